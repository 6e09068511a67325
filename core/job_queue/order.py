"""Order: what the user queued at once, and how it and its scenes are written down as JSON."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ..product.name import ProcessingLevel
from ..scene import Scene
from ..settings import (
    AerosolType,
    CorrectionOptions,
    MidLatitude,
    RasterFormat,
    RasterOptions,
    Resolution,
    Settings,
)
from .job import StageName

_DEFAULTS = {one.name: one.default for one in fields(Scene) if one.default is not MISSING}
WITHOUT_CORRECTION = (StageName.DOWNLOAD, StageName.SAFE_CHECK)


@dataclass(frozen=True)
class Origin:
    """What an order was made from, for whoever looks at it months later.

    :param area_name: of the area, as the window showed it; :param area_wkt: the exact area, EPSG:4326; empty: none.
    :param query: the search as JSON, as a saved search keeps it; empty: the scenes were not searched.
    :param project: path of the QGIS project; empty: none, or not saved.
    :param created: POSIX seconds.
    """

    area_name: str = ""
    area_wkt: str = ""
    query: str = ""
    project: str = ""
    created: float = 0.0


@dataclass(frozen=True)
class AtEnd:
    """What happens with the products of an order.

    :param loads: whether they are loaded as layers.
    :param layers: which layers a product becomes, see ``settings.RASTER_KINDS``.
    :param finished_list: text file that gets the path of each finished product, one a line; ``None``: none.
    :param command: program and arguments to run when the order has ended; empty: none.
    :param rasters: that are made of its products, cut to the exact area that it was made from; ``None``: none.
    """

    loads: bool = True
    finished_list: Path | None = None
    command: tuple[str, ...] = ()
    layers: tuple[str, ...] = ("true_colour",)
    rasters: RasterOptions | None = None


@dataclass(frozen=True)
class Order:
    """Scenes that are worked on in the same way.

    :param id: number in the store, 0 before it is stored.
    :param settings: folder, service and options.
    :param stages: the stages to go through, in their order.
    :param title: what the user sees.
    :param origin: what it was made from.
    :param at_end: what happens with its products.
    :param priority: those of a higher one go first; 0 is usual.
    """

    id: int
    settings: Settings
    stages: tuple[StageName, ...] = tuple(StageName)
    title: str = ""
    origin: Origin = field(default_factory=Origin)
    at_end: AtEnd = field(default_factory=AtEnd)
    priority: int = 0

    def in_folder(self, folder: Path) -> Order:
        """The same order with its products somewhere else."""
        return replace(self, settings=replace(self.settings, folder=folder))

    def stage_after(self, stage: StageName) -> StageName | None:
        """The next stage of this order, ``None`` after its last."""
        position = self.stages.index(stage) + 1
        return self.stages[position] if position < len(self.stages) else None


def order_to_json(order: Order) -> str:
    """An order as text, without its number."""
    raw = {**asdict(order), "stages": [stage.value for stage in order.stages]}
    del raw["id"]
    return json.dumps(raw, default=_plain)


def order_from_json(order_id: int, text: str) -> Order:
    """The order that :func:`order_to_json` wrote, of this or an older version; unknown keys are left out."""
    raw = json.loads(text)
    at_end = _known(AtEnd, raw.get("at_end", {}))
    if at_end.get("finished_list"):
        at_end["finished_list"] = Path(at_end["finished_list"])
    at_end["command"] = tuple(at_end.get("command", ()))
    at_end["rasters"] = rasters_from(at_end.get("rasters"))
    at_end["layers"] = tuple(at_end.get("layers", AtEnd.layers))
    return Order(
        order_id,
        _settings(raw["settings"]),
        tuple(StageName(stage) for stage in raw["stages"]),
        raw["title"],
        Origin(**_known(Origin, raw.get("origin", {}))),
        AtEnd(**at_end),
        raw.get("priority", 0),
    )


def _settings(raw: Mapping[str, Any]) -> Settings:
    settings = _known(Settings, raw)
    settings["folder"] = Path(settings["folder"])
    settings["resolution"] = Resolution(settings["resolution"])
    if settings.get("scratch"):
        settings["scratch"] = Path(settings["scratch"])
    for name in ("alternatives", "bands"):
        settings[name] = tuple(settings.get(name, ()))
    settings["correction"] = correction_from(settings.get("correction", {}))
    return Settings(**settings)


def correction_to_json(options: CorrectionOptions) -> str:
    """The options as text, which :func:`correction_from` takes once it is parsed."""
    return json.dumps(asdict(options), default=_plain)


def correction_from(raw: Mapping[str, Any]) -> CorrectionOptions:
    """The options that were written as JSON, of this or an older version; unknown keys are left out.

    :raises SettingsError: if one of them cannot be used.
    """
    options = _known(CorrectionOptions, raw)
    kinds: dict[str, Callable[[Any], object]] = {
        "aerosol": AerosolType,
        "mid_latitude": MidLatitude,
        "dem_folder": Path,
        "gipp": Path,
    }
    for name, kind in kinds.items():
        if options.get(name) is not None:
            options[name] = kind(options[name])
    options["arguments"] = tuple(options.get("arguments", ()))
    return CorrectionOptions(**options)


def rasters_to_plain(options: RasterOptions | None) -> dict[str, Any] | None:
    """The options as what JSON knows, which :func:`rasters_from` takes; ``None``: no rasters are made."""
    return None if options is None else {**asdict(options), "format": options.format.value}


def rasters_from(raw: Mapping[str, Any] | None) -> RasterOptions | None:
    """The options that were written as JSON, of this or an older version; unknown keys are left out.

    :raises SettingsError: if one of them cannot be used.
    """
    if not raw:
        return None
    options = _known(RasterOptions, raw)
    kinds: dict[str, Callable[[Any], object]] = {"kinds": tuple, "masked": tuple, "format": RasterFormat}
    for name, kind in kinds.items():
        if name in options:
            options[name] = kind(options[name])
    return RasterOptions(**options)


def _known(kind: type[Any], raw: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {key: value for key, value in raw.items() if key in names}


def _plain(value: object) -> str:
    """What JSON has no word for: paths, and the words of an enum."""
    return str(value.value if isinstance(value, enum.Enum) else value)


def scene_to_json(scene: Scene) -> str:
    """A scene as text; what has its default is left out."""
    raw = {name: value for name, value in vars(scene).items() if name not in _DEFAULTS or value != _DEFAULTS[name]}
    raw.update(level=scene.level.value, begin=scene.begin.isoformat(), published=scene.published.isoformat())
    return json.dumps(raw, separators=(",", ":"))


def scene_from_json(text: str) -> Scene:
    """The scene that :func:`scene_to_json` wrote."""
    raw = json.loads(text)
    raw["level"] = ProcessingLevel(raw["level"])
    raw["begin"] = datetime.fromisoformat(raw["begin"])
    raw["published"] = datetime.fromisoformat(raw["published"])
    raw["checksums"] = tuple((algorithm, value) for algorithm, value in raw.get("checksums", ()))
    return Scene(**raw)
