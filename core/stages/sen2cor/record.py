"""What is kept beside an L2A product of how it was made: a record, the log, the parameter file.

All three are named by the product and lie in its folder's parent, not in it: a product stays what Sen2Cor made. The
record names the two others without their folder, so that all can be moved together.
"""

from __future__ import annotations

import configparser
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from ...settings import CorrectionOptions
from ...workspace import Workspace
from ...workspace.held_files import patiently
from ...workspace.synced_files import write_whole
from .gipp import RunGipp, without_sign_in
from .installation import GIPP, Installation

SCHEMA = 1
_LOG, _RECORD, _GIPP = "_sen2cor.log", "_sen2cor.json", f"_{GIPP}"
_METADATA = Path(__file__).resolve().parents[3] / "metadata.txt"


def running_log(workspace: Workspace) -> Path:
    """The log of a scene while Sen2Cor runs, and after a failure; a success names it by its product."""
    return workspace.corrected_folder / f"{workspace.name.text}{_LOG}"


def log_of(workspace: Workspace) -> Path | None:
    """The newest log of a scene: of the run that goes on or failed, else of its L2A product; ``None``: there is none.

    :raises OSError: if the folder cannot be looked at.
    """
    made = workspace.corrected()
    logs = [running_log(workspace), *([_beside(made, _LOG)] if made else [])]
    return next((log for log in logs if log.is_file()), None)


@dataclass(frozen=True)
class RunSummary:
    """One successful run, as it is recorded.

    :param facts: of the record, JSON-able.
    :param gipp: the content of the run's parameter file, without a sign-in in it; empty: it had none of its own.
    """

    facts: Mapping[str, object] = field(default_factory=dict)
    gipp: str = ""

    @classmethod
    def read(cls, text: str, gipp: str) -> RunSummary | None:
        """What :attr:`text` wrote; ``None``: it is no record, or one of a later version of this plugin."""
        try:
            facts = json.loads(text)
        except ValueError:
            return None
        return cls(facts, gipp) if isinstance(facts, dict) and facts.get("schema") == SCHEMA else None

    @property
    def text(self) -> str:
        """The record as its file holds it."""
        return json.dumps(self.facts, indent=2, ensure_ascii=False) + "\n"


def summary_of(
    workspace: Workspace,
    installation: Installation,
    printed_version: str,
    command: list[str],
    gipp: RunGipp | None,
    times: tuple[datetime, datetime],
    exit_code: int,
) -> RunSummary:
    """Put together what is recorded of a run.

    :param printed_version: the line in which Sen2Cor itself says its version; empty: it did not.
    :param gipp: the run's parameter file; ``None``: it had none of its own.
    :param times: when it began and ended, aware.
    """
    told = "" if gipp is None else without_sign_in(gipp.content.decode("utf-8", "replace"))
    started, ended = times
    facts = {
        "schema": SCHEMA,
        "l1c": workspace.name.text,
        "sen2cor_version": installation.version_text,
        "sen2cor_says": printed_version,
        "installation": str(installation.home),
        "command": command,
        "resolution": workspace.settings.resolution.value,
        "options": _plain(workspace.settings.correction),
        "gipp_base": "" if gipp is None else str(gipp.base),
        "gipp_sha256": hashlib.sha256(told.encode()).hexdigest() if told else "",
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "seconds": round((ended - started).total_seconds(), 1),
        "exit_code": exit_code,
        "made_by": f"Scene Queue {_own_version()}",
    }
    return RunSummary(facts, told)


def told_of_failure(workspace: Workspace, version: str, command: object) -> dict[str, object]:
    """What a report tells of a run that failed: as of one that made a product, as far as there is anything to tell.

    :param version: of Sen2Cor; :param command: the command line, a list.
    """
    return {"sen2cor_version": version, "command": command, "log": str(running_log(workspace))}


def put_beside(l2a: Path, summary: RunSummary, workspace: Workspace) -> None:
    """Put record, parameter file and log beside the place of an L2A product, which is there or is going to be.

    :raises OSError: where the disk refuses.
    """
    names = {"l2a": l2a.stem, "log": _beside(l2a, _LOG).name, "gipp": _beside(l2a, _GIPP).name if summary.gipp else ""}
    if summary.gipp:
        write_whole(_beside(l2a, _GIPP), summary.gipp)
    write_whole(_beside(l2a, _RECORD), RunSummary({**summary.facts, **names}, summary.gipp).text)
    log = running_log(workspace)
    if log.is_file():
        patiently(lambda: log.replace(_beside(l2a, _LOG)))


def put_aside(l2a: Path, ending: str) -> None:
    """Keep what lies beside an L2A product that is kept aside under another ending.

    :raises OSError: where the disk refuses.
    """
    for path in files_beside(l2a):
        path.replace(path.with_name(f"{path.name}{ending}"))


def files_beside(l2a: Path) -> list[Path]:
    """What lies beside an L2A product, or is left of one that is gone; of anything else nothing is found.

    :raises OSError: if the folder cannot be looked at.
    """
    return [path for path in (_beside(l2a, suffix) for suffix in (_LOG, _RECORD, _GIPP)) if path.is_file()]


def recorded_facts(l2a: Path) -> dict[str, object]:
    """What a report tells of the making of an L2A product; empty where nobody recorded it."""
    record = _beside(l2a, _RECORD)
    try:
        summary = RunSummary.read(record.read_text(encoding="utf-8"), "")
    except (OSError, ValueError):
        return {}
    return {} if summary is None else {**dict(_told(summary.facts, l2a)), "record": str(record)}


def _told(facts: Mapping[str, object], l2a: Path) -> Iterator[tuple[str, object]]:
    for name in ("sen2cor_version", "command"):
        if facts.get(name):
            yield name, facts[name]
    for name, suffix in (("log", _LOG), ("gipp", _GIPP)):
        if facts.get(name) and _beside(l2a, suffix).is_file():
            yield name, str(_beside(l2a, suffix))
    seconds = facts.get("seconds")
    if isinstance(seconds, (int, float)):
        yield "correction_seconds", seconds


def _beside(l2a: Path, suffix: str) -> Path:
    return l2a.with_name(f"{l2a.stem}{suffix}")


def _plain(options: CorrectionOptions) -> dict[str, object]:
    """The options that differ from the usual ones, as text or numbers."""
    usual = asdict(CorrectionOptions())
    chosen = {name: value for name, value in asdict(options).items() if value != usual[name]}
    plain: dict[str, object] = {}
    for name, value in chosen.items():
        value = getattr(value, "value", value)
        plain[name] = list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value
    if options.dem_reference:
        plain["dem_reference"] = without_sign_in(options.dem_reference)
    return plain


def _own_version() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(_METADATA, encoding="utf-8")
    return parser.get("general", "version", fallback="of unknown version")
