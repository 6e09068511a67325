"""Pictures of exactly the area, against the hub."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import footprint_of
from builders.scenes import scene
from doubles.hub import Hub
from qgis.core import QgsProject
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.errors import (
    AreaError,
    CancelledError,
    CredentialsError,
    DiskError,
    ProductError,
    SceneQueueError,
)
from scene_queue.core.network import OAuthClient
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.qgis_adapters.aoi_picture import AoiPictureRunner, Picture, add_picture
from scene_queue.core.services import ServiceProfile, load_profiles

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")

PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SEEN = scene(PUT, footprint_wkt=footprint_of(PUT))
AREA = area_from_wkt("POLYGON ((-94.5 15.5,-94.4 15.5,-94.5 15.6,-94.5 15.5))")


@pytest.fixture
def profiles(hub: Hub) -> Mapping[str, ServiceProfile]:
    return load_profiles(os.environ)


@pytest.fixture
def runner(profiles: Mapping[str, ServiceProfile], tmp_path: Path) -> AoiPictureRunner:
    return AoiPictureRunner(profiles, _client, tmp_path / "pictures")


def _client(profile: ServiceProfile) -> OAuthClient | None:
    return OAuthClient("sh-demo", "demo") if profile.kind == "sentinelhub" else None


class Heard:
    """What a runner emits."""

    def __init__(self, runner: AoiPictureRunner) -> None:
        self.made: list[Picture] = []
        self.failed: list[SceneQueueError] = []
        runner.made.connect(self.made.append)
        runner.failed.connect(self.failed.append)

    @property
    def ended(self) -> bool:
        return bool(self.made or self.failed)


def make(qtbot: Any, runner: AoiPictureRunner, area: AreaOfInterest = AREA) -> Heard:
    heard = Heard(runner)
    runner.start(SEEN, area)
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=20_000)
    return heard


def test_a_picture_becomes_a_layer_in_its_place(qtbot: Any, runner: AoiPictureRunner) -> None:
    heard = make(qtbot, runner)
    assert heard.failed == []
    [picture] = heard.made
    layer = add_picture(picture, QgsProject.instance())
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32615"
    assert layer.name() == "Area 2018-08-09 L1C"
    assert layer.bandCount() == 4
    assert add_picture(picture, QgsProject.instance()) is layer
    assert len(QgsProject.instance().mapLayers()) == 1


def test_a_picture_that_is_kept_is_not_made_again(qtbot: Any, hub: Hub, runner: AoiPictureRunner) -> None:
    [first] = make(qtbot, runner).made
    requests = len(hub.requests)
    [again] = make(qtbot, runner).made
    assert again == first
    assert len(hub.requests) == requests
    assert [file.name for file in first.file.parent.iterdir()] == [first.file.name]


def test_without_an_oauth_client_nothing_begins(
    profiles: Mapping[str, ServiceProfile], hub: Hub, tmp_path: Path
) -> None:
    runner = AoiPictureRunner(profiles, lambda profile: None, tmp_path)
    with pytest.raises(CredentialsError, match="OAuth client"):
        runner.start(SEEN, AREA)
    assert not runner.is_running
    assert hub.requests == []


def test_a_scene_that_does_not_show_the_area_is_told(qtbot: Any, runner: AoiPictureRunner) -> None:
    heard = make(qtbot, runner, area_from_wkt("POLYGON ((0 0,1 0,1 1,0 0))"))
    assert [type(error) for error in heard.failed] == [AreaError]


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: Any, profiles: Mapping[str, ServiceProfile], tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("")
    heard = make(qtbot, AoiPictureRunner(profiles, _client, tmp_path / "in the way"))
    assert [type(error) for error in heard.failed] == [DiskError]


def test_closing_ends_what_is_being_made(qtbot: Any, hub: Hub, runner: AoiPictureRunner) -> None:
    hub.faults.silence(face="identity", times=None)
    heard = Heard(runner)
    runner.start(SEEN, AREA)
    assert runner.close(2.0)
    qtbot.waitUntil(lambda: heard.ended, timeout=2_000)
    assert [type(error) for error in heard.failed] == [CancelledError]


def test_a_fault_of_ours_is_told_and_takes_nothing_down(
    qtbot: Any, runner: AoiPictureRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("scene_queue.core.qgis_adapters.aoi_picture._write", broken)
    assert "planted" in str(make(qtbot, runner).failed[0])


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.tif").write_text("no picture")
    with pytest.raises(ProductError, match="cannot open the picture"):
        add_picture(Picture(tmp_path / "broken.tif", "broken"), QgsProject.instance())
