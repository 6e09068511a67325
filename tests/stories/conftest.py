"""What the stories share: the ZIP that a user installs, the hub of Oaxaca, and a QGIS to play in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES, oaxaca_scenes
from doubles.hub import Hub
from doubles.sen2cor.installing import install

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE)]

from harness.desktop import SCREEN, Desktop, Verdict  # noqa: E402 - the path is set above

SIZE = 14  # rows and columns at 60 m
OpenHub = Callable[..., AbstractContextManager[Hub]]


@dataclass
class Stage:
    """Where a test plays its stories, one after the other; they share a QGIS profile.

    :param folder: for everything.
    :param profile: the hub's service profile. :param is_new: whether the user has never opened the window.
    """

    zip: Path
    folder: Path
    profile: Path
    played: list[Path] = field(default_factory=list)
    sen2cor_seconds: float = 0
    screen: tuple[int, int] = SCREEN
    scale: int = 1
    is_new: bool = False

    @property
    def products(self) -> Path:
        return self.folder / "products"

    @property
    def store(self) -> Path:
        """The queue's file; to be written before the first story, or between two."""
        return self.folder / "work" / "profiles" / "story" / "scene_queue" / "queue.sqlite"

    @property
    def home(self) -> Path:
        """The home that QGIS sees."""
        return self.folder / "work" / "home"

    @property
    def out(self) -> Path:
        """Pictures and logs of the newest story."""
        return self.played[-1]

    def slow_correction(self, seconds: float) -> None:
        """Each run of the stand-in from now on takes so long."""
        self.sen2cor_seconds = seconds

    def play(self, story: str, timeout_s: float = 90, **choices: Any) -> Verdict:
        """Play a story file in QGIS.

        :param choices: what it reads from ``ROAD``, besides what all stories need.
        """
        self.played.append(self.folder / f"{len(self.played) + 1}_{story}")
        road = {
            "folder": str(self.products),
            "live": False,
            "assert_names": True,
            "user": "demo",
            "password": "demo",
            "queue_seconds": timeout_s - 15,
            **choices,
        }
        desktop = Desktop(
            plugin_zip=self.zip,
            out=self.out,
            settings={
                "scene_queue/sen2cor": str(install(self.folder, seconds=self.sen2cor_seconds)),
                "scene_queue/knows_first_steps": str(not self.is_new).lower(),
            },
            environment={"SCENE_QUEUE_SERVICES": str(self.profile), "ROAD": json.dumps(road)},
            work=self.folder / "work",
            screen=self.screen,
            scale=self.scale,
        )
        return desktop.play(HERE / f"{story}.py", timeout_s)


@pytest.fixture(scope="session", autouse=True)
def _no_screen() -> None:
    """Stories open no window on anybody's screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def plugin_zip() -> Path:
    """The ZIP, made anew if a source is newer."""
    made = ROOT / "dist" / "scene_queue.zip"
    sources = [ROOT / "plugin.py", ROOT / "metadata.txt", *(ROOT / "ui").rglob("*"), *(ROOT / "core").rglob("*")]
    newest = max(path.stat().st_mtime for path in sources if "__pycache__" not in path.parts)
    if not made.exists() or made.stat().st_mtime < newest:
        subprocess.run([str(ROOT / "scripts" / "package")], check=True)
    return made


@pytest.fixture(scope="session")
def open_hub(tmp_path_factory: pytest.TempPathFactory) -> OpenHub:
    """Opens hubs whose products are built once."""
    cache = tmp_path_factory.mktemp("hub")

    @contextmanager
    def opened(**choices: Any) -> Iterator[Hub]:
        with Hub(oaxaca_scenes(cache, SIZE), **choices) as hub:
            building = hub.build_ahead(GUIDE_NAMES)
            yield hub
        building.join()

    return opened


@pytest.fixture
def hub(open_hub: OpenHub) -> Iterator[Hub]:
    """A hub of this test's own."""
    with open_hub(connections=8) as hub:
        yield hub


@pytest.fixture
def stage(plugin_zip: Path, hub: Hub, tmp_path: Path) -> Stage:
    """Where this test's stories are played against its hub."""
    profile = hub.write_profile(tmp_path / "services.json", connections=3)
    return Stage(plugin_zip, tmp_path, profile)


@pytest.fixture
def passed() -> Callable[[Verdict, Stage], None]:
    """Fails with the lines of a verdict that did not pass."""

    def look(verdict: Verdict, stage: Stage) -> None:
        log = (stage.out / "qgis.log").read_text(encoding="utf-8", errors="replace")
        assert verdict.passed, "\n".join([*verdict.lines(), log])

    return look


@pytest.fixture
def images() -> Callable[[Iterable[Path]], None]:
    """Fails for an image that is not there or shows nothing."""
    from PIL import Image

    def look(paths: Iterable[Path]) -> None:
        for path in paths:
            with Image.open(path) as image:
                colours = image.convert("RGB").getcolors(1 << 24) or []
            assert len(colours) > 50, f"{path.name} shows nothing"

    return look
