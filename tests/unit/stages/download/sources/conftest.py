"""A hub whose stores hold true products, and what is needed to fetch one from a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, Lanes, NetworkSettings, S3Keys, SignIn
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.services import parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import Access, DownloadStage, lane_crew, open_source
from scene_queue.core.stages.download.sources.copernicus import ProductLookup
from scene_queue.core.workspace import Workspace

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
KEYS = S3Keys(ACCESS_KEY, SECRET_KEY)


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)


class Trip:
    """A user's side of one download from a store.

    :param content: the profile of the service.
    """

    def __init__(self, content: dict[str, Any], access: Access, folder: Path, name: str) -> None:
        self.profile = parse_profile(content, "test")
        self.source = open_source(self.profile, access)
        self.name = ProductName.parse(name)
        self.workspace = Workspace(self.name, Settings(folder))
        self.events: list[Event] = []
        self.feedback = Feedback(self.events.append, NoWait())

    def scene(self, service: str = "cdse", uuid: str = "") -> Scene:
        return replace(scene_of_name(self.name, service), uuid=uuid)

    def run(self, service: str = "cdse", uuid: str = "") -> dict[str, object]:
        return DownloadStage([self.source]).run(self.scene(service, uuid), self.workspace, self.feedback)

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]

    def has_arrived_as(self, safe: Path) -> bool:
        """Whether the product is under its final name, the same file by file, and nothing else is left."""
        return contents_of(self.workspace.product) == contents_of(safe) and not self.workspace.scratch.exists()


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(NAME, tmp_path_factory.mktemp("products"), size=24)


@pytest.fixture(scope="session")
def zipped(safe: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zip_product(safe, tmp_path_factory.mktemp("zips") / "one.zip")


@pytest.fixture
def hub(zipped: Path) -> Iterator[Hub]:
    with Hub([HubScene(NAME, tile_footprint_wkt("15PUT"), 3.0, lambda: zipped)]) as running:
        yield running


@pytest.fixture
def make_trip(tmp_path: Path) -> Iterator[Callable[..., Trip]]:
    with ExitStack() as stack:

        def opened(content: dict[str, Any]) -> HttpSession:
            return stack.enter_context(closing(HttpSession(NetworkSettings(), parse_profile(content, "test"))))

        def make(
            content: dict[str, Any],
            sign_in: SignIn | None = KEYS,
            name: str = NAME,
            catalogue: dict[str, Any] | None = None,
        ) -> Trip:
            session = opened(content)
            service = parse_profile(catalogue, "test") if catalogue else None
            finder = ProductLookup(service, opened(catalogue)) if catalogue else None  # type: ignore[arg-type]
            access = Access(session, Lanes(session.profile.connections), sign_in, find_product=finder)
            return Trip(content, access, tmp_path / "scenes", name)

        yield make
