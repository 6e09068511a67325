"""An order with its scenes as one file: to be taken to another computer, and to rebuild a damaged store from.

JSON lines in UTF-8. The first line is the order, each other one a scene, as the store has it:

    {"scene_queue_order": 1, "scenes": 2, "order": {"settings": {…}, "stages": […], "title": "Oaxaca", …}}
    {"identifier": "S2B_MSIL1C_…", "uuid": "…", "service": "cdse", …}
    {"identifier": "S2B_MSIL1C_…", "uuid": "…", "service": "cdse", …, "product": "/data/S2B_MSIL1C_….SAFE"}

States of jobs are not in it. Whether a scene is done says the disk, where the order is worked on: what lies there
complete is neither fetched nor corrected again, and a state that came from elsewhere, or from before a store was
damaged, would only contradict it. Sign-ins are not in it either, nor their ids: those are the settings' of each
computer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import chain
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Callable

from ..errors import DiskError, SettingsError
from ..product.name import ProductName
from ..scene import Scene
from ..workspace.synced_files import write_whole
from .job import StageName
from .order import Order, order_from_json, order_to_json, scene_from_json, scene_to_json

ENDING = ".order.jsonl"
SCHEMA = 1
_MARK = "scene_queue_order"
_SCENE_KEYS = frozenset(one.name for one in fields(Scene))
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, RecursionError, SettingsError)


def _anything(value: object) -> bool:
    return True


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


# What a field that is declared so may hold; others are made by constructors, which check what they are given.
_KINDS: dict[object, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "bool | None": lambda value: value is None or isinstance(value, bool),
    "int": _is_whole,
    "float": _is_number,
    "float | None": lambda value: value is None or _is_number(value),
    "tuple[str, ...]": lambda value: isinstance(value, tuple) and all(isinstance(one, str) for one in value),
}


@dataclass(frozen=True)
class OrderFile:
    """What an order file holds.

    :param order: without a number and without its command.
    :param scenes: each once.
    :param products: by identifier, those that lay on the disk already, for an order without a download.
    :param command: what the file would have run when the order has ended. It is a program that somebody else may have
        named, so it is never in :attr:`order`: show it, ask, and only then put it there.
    """

    order: Order
    scenes: tuple[Scene, ...]
    products: Mapping[str, Path] = field(default_factory=dict)
    command: tuple[str, ...] = ()

    def with_command(self) -> Order:
        """The order with its command: for a file that this computer wrote, or once the user agreed."""
        return replace(self.order, at_end=replace(self.order.at_end, command=self.command))


def write_order(path: Path, order: Order, scenes: Iterable[Scene], products: Mapping[str, Path] | None = None) -> None:
    """Write an order; the file is whole, on the disk, or not there. It holds no secrets.

    :param products: by identifier, those that lie on the disk already.
    :raises DiskError: if it cannot be written.
    """
    known = products or {}
    lines = [scene_line(scene_to_json(scene), known.get(scene.identifier)) for scene in scenes]
    write_lines(path, order, len(lines), lines)


def scene_line(scene: str, product: Path | str | None) -> str:
    """The line of a scene.

    :param scene: as :func:`scene_to_json` writes it; :param product: where it lies already.
    """
    return f"{scene}\n" if product is None else f'{scene[:-1]},"product":{json.dumps(str(product))}}}\n'


def write_lines(path: Path, order: Order, count: int, lines: Iterable[str]) -> None:
    """As :func:`write_order`, with lines that need not be in memory together.

    :param count: how many; :param lines: of :func:`scene_line`.
    :raises DiskError: if it cannot be written.
    """
    head = {_MARK: SCHEMA, "scenes": count, "order": json.loads(order_to_json(order))}
    try:
        write_whole(path, chain([f"{json.dumps(head)}\n"], lines))
    except OSError as error:
        raise DiskError(f"The order file {path} cannot be written ({error}).", advice="Name another file.") from error


def read_order(path: Path) -> OrderFile:
    """Read what :func:`write_order` wrote, of this or an older version; keys that are not known are left out.

    The paths in it are those of the computer that wrote it: see :func:`moved_here`.

    :raises SettingsError: if it is something else, comes from a newer version, or is cut off; which line, and why.
    :raises DiskError: if it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DiskError(f"The order file {path} cannot be read ({error}).", advice="Name another file.") from error
    except UnicodeDecodeError as error:
        raise _unusable(path, f"it is no text ({error.reason})") from error
    lines = text.split("\n")  # not splitlines, which ends lines at characters that may stand within a text
    order, count = _read_head(path, lines[0])
    scenes: dict[str, Scene] = {}
    products: dict[str, Path] = {}
    for number, scene, product in _read_scenes(path, lines[1:]):
        if scene.identifier in scenes:
            raise _unusable(path, f"line {number}: {scene.identifier} stands in it twice")
        scenes[scene.identifier] = scene
        if product is not None:
            products[scene.identifier] = product
    if len(scenes) != count:
        raise _unusable(path, f"it is cut off: {len(scenes):,} of {count:,} scenes are in it")
    command = order.at_end.command
    return OrderFile(
        replace(order, at_end=replace(order.at_end, command=())), tuple(scenes.values()), products, command
    )


def moved_here(
    read: OrderFile, folder: Path, *, scratch: Path | None = None, sen2cor: str = "", finished_list: Path | None = None
) -> OrderFile:
    """An order of another computer with the paths of this one.

    What lay below the order's folder lies below ``folder`` now: scratch folder, finished list, given products. Given
    products elsewhere stay where they are. All other paths are the caller's: that of Sen2Cor above all, which is a
    program, and what a file of somebody else names is neither run nor written to.

    :param folder: where products go here; it may be the same.
    :param scratch: where what is unfinished lies here; ``None``: below ``folder``.
    :param sen2cor: as in :class:`Settings`.
    :param finished_list: as in :class:`AtEnd`.
    """
    settings, at_end = read.order.settings, read.order.at_end
    before = settings.folder
    moved = replace(
        settings, folder=folder, scratch=_moved(settings.scratch, before, folder) or scratch, sen2cor=sen2cor
    )
    listed = _moved(at_end.finished_list, before, folder) or finished_list
    products = {name: _moved(path, before, folder) or path for name, path in read.products.items()}
    order = replace(read.order, settings=moved, at_end=replace(at_end, finished_list=listed))
    return replace(read, order=order, products=products)


def duplicate(order: Order, title: str = "") -> Order:
    """The same order once more, not stored yet: to be added with the same scenes, or changed before.

    :param title: its title; empty: that of the order, with *(copy)*.
    """
    return replace(order, id=0, title=title or f"{order.title} (copy)".strip())


def _read_head(path: Path, line: str) -> tuple[Order, int]:
    """The order, and how many scenes follow."""
    try:
        raw = _loads(line)
        schema = int(raw[_MARK])
    except _BROKEN as error:
        raise _unusable(path, "line 1: it does not begin with an order") from error
    if schema > SCHEMA:
        raise SettingsError(
            f"The order file {path} was written by a newer version of Scene Queue.", advice="Update Scene Queue."
        )
    try:
        return _checked(order_from_json(0, json.dumps(raw["order"]))), int(raw["scenes"])
    except _BROKEN as error:
        raise _unusable(path, f"line 1: {_why(error)}") from error


def _read_scenes(path: Path, lines: Sequence[str]) -> Iterator[tuple[int, Scene, Path | None]]:
    """Number of the line, scene, and the product that was given with it."""
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        try:
            raw = _loads(line)
            product = raw.get("product")
            scene = _read_scene({key: value for key, value in raw.items() if key in _SCENE_KEYS})
            yield number, scene, None if product is None else Path(product)
        except _BROKEN as error:
            raise _unusable(path, f"line {number}: {_why(error)}") from error


def _read_scene(raw: dict[str, Any]) -> Scene:
    scene = scene_from_json(json.dumps(raw))
    _require_kinds(scene)
    if ProductName.parse(scene.identifier).text != scene.identifier:  # it becomes the name of files
        raise ValueError(f"{scene.identifier!r} is no product name")
    if scene.begin.tzinfo is None or scene.published.tzinfo is None:
        raise ValueError("begin and published need a time zone")
    return scene


def _checked(order: Order) -> Order:
    for part in (order, order.settings, order.origin, order.at_end):
        _require_kinds(part)
    if not order.stages or list(order.stages) != [stage for stage in StageName if stage in order.stages]:
        raise ValueError(f"stages is {[stage.value for stage in order.stages]}")
    return order


def _require_kinds(part: Any) -> None:
    """Make sure that the plain fields of a dataclass hold what they are declared as: nobody looks again later."""
    for one in fields(part):
        value = getattr(part, one.name)
        if not _KINDS.get(one.type, _anything)(value):
            raise ValueError(f"{one.name} is {value!r}")


def _moved(path: Path | None, before: Path, folder: Path) -> Path | None:
    """A path below ``before`` as one below ``folder``; ``None`` for others. The writer's system may be another one."""
    if path is None:
        return None
    kind = PureWindowsPath if "\\" in f"{before}{path}" else PurePosixPath
    try:
        below = kind(path).relative_to(kind(before)).parts
    except ValueError:
        return None
    return None if ".." in below else folder.joinpath(*below)


def _loads(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON ({error.msg} at character {error.colno})"
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    return error.message if isinstance(error, SettingsError) else str(error)


def _unusable(path: Path, why: str) -> SettingsError:
    return SettingsError(f"The order file {path} cannot be used: {why.rstrip('.')}.", advice="Export the order again.")
