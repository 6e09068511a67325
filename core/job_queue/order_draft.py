"""An order before it is queued: what the user chose, and what of it is remembered for the next one."""

from __future__ import annotations

import enum
import json
import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..catalogue.ready_l2a import with_ready
from ..errors import SettingsError
from ..scene import Scene
from ..settings import RASTER_KINDS
from .job import StageName
from .order import WITHOUT_CORRECTION, AtEnd, Order, rasters_from, rasters_to_plain

CORRECTION_ONLY = (StageName.SAFE_CHECK, StageName.CORRECTION)
_REMEMBERED = ("layout", "keep_archive", "keep_l1c", "disk_budget_bytes")


class Work(enum.Enum):
    """What is to be done with scenes."""

    CORRECT = "correct"  # download, check, and correct what is L1C
    DOWNLOAD = "download"  # download and check
    READY = "ready"  # as CORRECT, with ready L2A products in place of L1C scenes where there are any
    READY_ONLY = "ready_only"  # ready L2A products, and nothing where there is none


@dataclass(frozen=True)
class OrderDraft:
    """What would be queued.

    :param order: not stored; its stages are those of ``work``. The settings of its sources come when it is queued.
    :param products: by identifier, L1C products that lie on disk already: they are corrected, nothing is downloaded.
    """

    order: Order
    work: Work = Work.CORRECT
    products: Mapping[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        stages = tuple(StageName) if self.work in (Work.CORRECT, Work.READY) else WITHOUT_CORRECTION
        order = replace(self.order, stages=CORRECTION_ONLY if self.products else stages)
        object.__setattr__(self, "order", order)

    def scenes(self, chosen: Sequence[Scene], ready: Mapping[str, Scene]) -> list[Scene]:
        """The scenes that are worked on.

        :param chosen: by the user; :param ready: L2A products, by the identifiers of their L1C scenes.
        """
        if self.work in (Work.CORRECT, Work.DOWNLOAD) or self.products:
            return list(chosen)
        return with_ready(chosen, ready, only=self.work is Work.READY_ONLY)


def choices_to_json(draft: OrderDraft) -> str:
    """What the next order begins with: not its title and priority, which are of this one alone."""
    settings, at_end = draft.order.settings, draft.order.at_end
    choices: dict[str, Any] = {name: getattr(settings, name) for name in _REMEMBERED}
    choices["work"] = draft.work.value
    choices["finished_list"] = str(at_end.finished_list) if at_end.finished_list else ""
    choices["command"] = at_end.command
    choices["layers"] = at_end.layers
    choices["rasters"] = rasters_to_plain(at_end.rasters)
    return json.dumps(choices)


def with_choices(draft: OrderDraft, text: str) -> OrderDraft:
    """A draft with what :func:`choices_to_json` wrote; the draft as it is where that cannot be used any more."""
    try:
        raw = json.loads(text) if text else {}
        kept = {name: type(getattr(draft.order.settings, name))(raw[name]) for name in _REMEMBERED if name in raw}
        settings = replace(draft.order.settings, **kept)
        at_end = _end_with_choices(draft.order.at_end, raw)
        work = Work(raw.get("work", draft.work.value))
    except (ValueError, TypeError, AttributeError, SettingsError):
        return draft
    return replace(draft, order=replace(draft.order, settings=settings, at_end=at_end), work=work)


def _end_with_choices(at_end: AtEnd, raw: Mapping[str, Any]) -> AtEnd:
    finished = str(raw.get("finished_list", ""))
    return replace(
        at_end,
        finished_list=Path(finished) if finished else None,
        command=tuple(map(str, raw.get("command", ()))),
        layers=tuple(kind for kind in raw.get("layers", ()) if kind in RASTER_KINDS) or at_end.layers,
        rasters=rasters_from(raw.get("rasters")),
    )


def read_command(text: str, system: str = os.name) -> tuple[str, ...]:
    """Program and arguments of a line, as the system's own command line parts them; empty: none.

    :raises SettingsError: if a quotation mark is not closed.
    """
    try:
        words = shlex.split(text, posix=system != "nt")
    except ValueError as error:
        raise SettingsError(f"The command {text!r} cannot be read ({error}).", advice="Close its quotes.") from error
    return tuple(word.strip('"') for word in words) if system == "nt" else tuple(words)


def command_text(command: Sequence[str], system: str = os.name) -> str:
    """The line that :func:`read_command` reads."""
    if system != "nt":
        return shlex.join(command)
    return " ".join(f'"{word}"' if not word or " " in word else word for word in command)
