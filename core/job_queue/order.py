"""Order: what the user queued at once, and how it and its scenes are written down as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ..product.name import ProcessingLevel
from ..scene import Scene
from ..settings import Resolution, Settings
from .job import StageName

WITHOUT_CORRECTION = (StageName.DOWNLOAD, StageName.SAFE_CHECK)


@dataclass(frozen=True)
class Order:
    """Scenes that are worked on in the same way.

    :param id: number in the store, 0 before it is stored.
    :param settings: folder, service and options.
    :param stages: the stages to go through, in their order.
    :param title: what the user sees.
    """

    id: int
    settings: Settings
    stages: tuple[StageName, ...] = tuple(StageName)
    title: str = ""

    def in_folder(self, folder: Path) -> Order:
        """The same order with its products somewhere else."""
        return replace(self, settings=replace(self.settings, folder=folder))

    def stage_after(self, stage: StageName) -> StageName | None:
        """The next stage of this order, ``None`` after its last."""
        position = self.stages.index(stage) + 1
        return self.stages[position] if position < len(self.stages) else None


def order_to_json(order: Order) -> str:
    """An order as text, without its number."""
    settings = {**asdict(order.settings), "folder": str(order.settings.folder)}
    settings["resolution"] = order.settings.resolution.value
    stages = [stage.value for stage in order.stages]
    return json.dumps({"settings": settings, "stages": stages, "title": order.title})


def order_from_json(order_id: int, text: str) -> Order:
    """The order that :func:`order_to_json` wrote; unknown keys of the settings are left out."""
    raw = json.loads(text)
    known = {field.name for field in fields(Settings)}
    settings: dict[str, Any] = {key: value for key, value in raw["settings"].items() if key in known}
    settings["folder"] = Path(settings["folder"])
    settings["resolution"] = Resolution(settings["resolution"])
    for name in ("alternatives", "bands"):
        settings[name] = tuple(settings.get(name, ()))
    stages = tuple(StageName(stage) for stage in raw["stages"])
    return Order(order_id, Settings(**settings), stages, raw["title"])


def scene_to_json(scene: Scene) -> str:
    """A scene as text."""
    raw = asdict(scene)
    raw.update(level=scene.level.value, begin=scene.begin.isoformat(), published=scene.published.isoformat())
    return json.dumps(raw)


def scene_from_json(text: str) -> Scene:
    """The scene that :func:`scene_to_json` wrote."""
    raw = json.loads(text)
    raw["level"] = ProcessingLevel(raw["level"])
    raw["begin"] = datetime.fromisoformat(raw["begin"])
    raw["published"] = datetime.fromisoformat(raw["published"])
    raw["checksums"] = tuple((algorithm, value) for algorithm, value in raw["checksums"])
    return Scene(**raw)
