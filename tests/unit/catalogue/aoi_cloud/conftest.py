"""A hub with an acquisition in both levels, and an :class:`AoiCloud` that is told its answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Union

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.errors import SceneQueueError
from scene_queue.core.feedback import Feedback
from scene_queue.core.scene import Scene
from scene_queue.core.services import CdseProfile, parse_profile

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
OLDER_L2A = "S2B_MSIL2A_20180809T163829_N0208_R126_T15PUT_20180809T225500"
SIZE = 60  # pixels at 60 m: 3.6 km at the upper left corner of the tile

Told = Union[float, None, SceneQueueError]


@pytest.fixture(scope="session")
def l2a_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("l2a")
    return zip_product(build_l2a(L2A, folder, size=SIZE, cloud_percent=40.0), folder / "product.zip")


@pytest.fixture
def hub(l2a_zip: Path) -> Iterator[Hub]:
    """Holds the L1C and the L2A of one acquisition, and an L2A of an older baseline that is only listed."""
    outline = tile_footprint_wkt("15PUT")
    scenes = [
        HubScene(L1C, outline, 40.0),
        HubScene(OLDER_L2A, outline, 40.0),
        HubScene(L2A, outline, 40.0, product=lambda: l2a_zip),
    ]
    with Hub(scenes) as running:
        yield running


@pytest.fixture
def profile(hub: Hub) -> CdseProfile:
    made = parse_profile(hub.profile(), "test")
    assert isinstance(made, CdseProfile)
    return made


@pytest.fixture(scope="session")
def area() -> AreaOfInterest:
    """Larger than the whole picture."""
    return area_from_wkt("POLYGON ((-95.2 15,-93.5 15,-93.5 16.6,-95.2 16.6,-95.2 15))")


@dataclass
class ToldCloud:
    """Answers what a test tells it, by product name."""

    answers: dict[str, Told] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    before: Callable[[Scene, Feedback], object] = lambda scene, feedback: None
    at_once: int = 0
    peak: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def cloud_percent(self, scene: Scene, area: AreaOfInterest, feedback: Feedback) -> float | None:
        with self._lock:
            self.asked.append(scene.identifier)
            self.at_once += 1
            self.peak = max(self.peak, self.at_once)
        try:
            self.before(scene, feedback)
            answer = self.answers.get(scene.identifier)
        finally:
            with self._lock:
                self.at_once -= 1
        if isinstance(answer, SceneQueueError):
            raise answer
        return answer


@pytest.fixture
def told() -> ToldCloud:
    return ToldCloud()


def own(scene: Scene, hub: Hub) -> Scene:
    """The scene with the uuid that the hub has for it."""
    shelved = hub.shelf.by_name(scene.identifier)
    assert shelved is not None
    return replace(scene, uuid=shelved.id)
