"""A hub with one scene, and what is needed to download it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from doubles.hub.samples import SAMPLE_FOOTPRINT, SAMPLE_NAME, sample_scene
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.services import CdseProfile, parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import DownloadStage
from scene_queue.core.stages.download.sources.copernicus import CopernicusSource, FindProduct
from scene_queue.core.workspace import Workspace

SIZE = 2_000_000


class NoWait(CancelSignal):
    """Waits are written down, not waited."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return self.is_cancelled()


@dataclass
class Desk:
    """A user's side of one download."""

    hub: Hub
    folder: Path
    user: str = "demo"
    password: str = "demo"
    size_bytes: int = SIZE
    changes: dict[str, Any] = field(default_factory=dict)
    keep_archive: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        timeouts = {"connect_timeout_s": 5, "first_byte_timeout_s": 5, "read_timeout_s": 5}
        profile = parse_profile(self.hub.profile(**{**timeouts, **self.changes}), "the test")
        assert isinstance(profile, CdseProfile)
        self.profile = profile
        self.session = HttpSession(NetworkSettings(), profile)
        self.tokens = TokenSource(profile, self.session, Credentials(self.user, self.password))
        self.stage = DownloadStage([self.source(self.tokens)], **self.options)
        self.signal = NoWait()
        self.feedback = Feedback(self.events.append, self.signal)
        settings = Settings(self.folder, keep_archive=self.keep_archive)
        self.workspace = Workspace(ProductName.parse(SAMPLE_NAME), settings)

    def source(self, tokens: TokenSource | None, find_product: FindProduct | None = None) -> CopernicusSource:
        return CopernicusSource(self.profile, self.session, tokens, Lanes(self.profile.connections), find_product)

    def scene(self, **changes: Any) -> Scene:
        shelved = self.hub.shelf.by_name(SAMPLE_NAME)
        assert shelved is not None and shelved.archive is not None
        values: dict[str, Any] = {
            "identifier": SAMPLE_NAME,
            "uuid": shelved.id,
            "service": "cdse",
            "footprint_wkt": SAMPLE_FOOTPRINT,
            "begin": datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc),
            "published": datetime(2018, 8, 10, tzinfo=timezone.utc),
            "cloud_cover_percent": 1.5,
            "size_bytes": shelved.archive.size_bytes,
            "level": ProcessingLevel.L1C,
            "platform": "Sentinel-2B",
            "orbit_direction": "DESCENDING",
            "relative_orbit": 126,
            "tile_id": "15PUT",
            "baseline": "02.06",
            "checksums": (("MD5", shelved.archive.md5.upper()), ("BLAKE3", "00")),
        }
        return Scene(**{**values, **changes})

    def run(self, **changes: Any) -> dict[str, object]:
        return self.stage.run(self.scene(**changes), self.workspace, self.feedback)

    @property
    def archive_bytes(self) -> bytes:
        shelved = self.hub.shelf.by_name(SAMPLE_NAME)
        assert shelved is not None and shelved.archive is not None
        return shelved.archive.path.read_bytes()

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]

    @property
    def progress(self) -> list[Progress]:
        return [event for event in self.events if isinstance(event, Progress)]

    def asked(self, face: str = "download") -> list[Any]:
        return [request for request in self.hub.requests if request.face == face]

    def sent_bytes(self) -> int:
        return sum(request.bytes_sent for request in self.asked() if request.status in (200, 206))

    def has_arrived(self) -> bool:
        """Whether the product is under its final name, whole, and nothing else is left."""
        product = self.workspace.product
        names = {path.relative_to(product).as_posix() for path in product.rglob("*")}
        whole = {"manifest.safe", "AUX_DATA", "HTML", "rep_info"} < names
        images = [path.stat().st_size for path in product.rglob("*.jp2")]
        return whole and images == [self.size_bytes] and not self.workspace.scratch.exists()

    def has_left_nothing_broken(self) -> bool:
        """Whether there is nothing under a final name."""
        return not self.workspace.product.exists() and not self.workspace.archive.exists()


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archives")


@pytest.fixture
def make_hub(archives: Path) -> Iterator[Callable[..., Hub]]:
    hubs: list[Hub] = []

    def make(scene: dict[str, Any] | None = None, **options: Any) -> Hub:
        hubs.append(Hub([sample_scene(archives, **{"size_bytes": SIZE, **(scene or {})})], **options))
        return hubs[-1]

    yield make
    for hub in hubs:
        hub.stop()


@pytest.fixture
def hub(make_hub: Callable[..., Hub]) -> Hub:
    return make_hub()


@pytest.fixture
def make_desk(hub: Hub, tmp_path: Path) -> Callable[..., Desk]:
    def make(at: Hub | None = None, **options: Any) -> Desk:
        return Desk(at or hub, tmp_path / "scenes", **options)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
