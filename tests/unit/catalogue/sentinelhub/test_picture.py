from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from doubles.hub import Hub, HubScene
from osgeo import gdal
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.aoi.on_picture import Part
from scene_queue.core.catalogue.sentinelhub.picture import TrueColour, size_of
from scene_queue.core.errors import AreaError, CancelledError, CredentialsError, ServiceError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, OAuthClient
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.services import SentinelHubProfile, parse_profile

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")

TILE = "POLYGON ((-94.87 15.28,-93.84 15.28,-93.84 16.28,-94.87 16.28,-94.87 15.28))"
SEEN = scene(footprint_wkt=TILE)
TRIANGLE = area_from_wkt("POLYGON ((-94.5 15.5,-94.4 15.5,-94.5 15.6,-94.5 15.5))")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub([HubScene(SEEN.identifier, TILE, 3.0)]) as running:
        yield running


@pytest.fixture
def profile(hub: Hub) -> SentinelHubProfile:
    made = parse_profile(hub.sentinelhub.profile(), "test")
    assert isinstance(made, SentinelHubProfile)
    return made


@pytest.fixture
def session(profile: SentinelHubProfile) -> Iterator[HttpSession]:
    with closing(HttpSession(NetworkSettings(), profile)) as opened:
        yield opened


@pytest.fixture
def maker(profile: SentinelHubProfile, session: HttpSession) -> TrueColour:
    return TrueColour(profile, OAuthClient("sh-demo", "demo"), session)


def test_the_picture_shows_exactly_the_area_in_its_place(maker: TrueColour, tmp_path: Path) -> None:
    file = tmp_path / "picture.tif"
    file.write_bytes(maker.geotiff(SEEN, TRIANGLE, Feedback()))
    opened = gdal.Open(str(file))
    assert opened.RasterCount == 4
    assert opened.GetSpatialRef().GetAuthorityCode(None) == "32615"
    assert opened.GetGeoTransform()[1] == pytest.approx(10, rel=0.01)
    seen = opened.GetRasterBand(4).ReadAsArray() > 0
    assert 0.4 < seen.mean() < 0.6


def test_a_day_without_a_scene_shows_nothing(maker: TrueColour, tmp_path: Path) -> None:
    other_day = scene(SEEN.identifier.replace("20180809T16", "20180814T16"), footprint_wkt=TILE)
    file = tmp_path / "picture.tif"
    file.write_bytes(maker.geotiff(other_day, TRIANGLE, Feedback()))
    assert gdal.Open(str(file)).GetRasterBand(4).ReadAsArray().max() == 0


def test_the_level_of_the_scene_decides_the_collection(maker: TrueColour) -> None:
    part = Part(
        json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}), 32615, 1, (0, 0, 9, 9)
    )
    for level, collection in (("L1C", "sentinel-2-l1c"), ("L2A", "sentinel-2-l2a")):
        request = maker._request(scene(SEEN.identifier.replace("L1C", level)), part).download_list[0]
        [data] = request.post_values["input"]["data"]
        assert data["type"] == collection
        assert data["dataFilter"]["timeRange"] == {"from": "2018-08-09T00:00:00Z", "to": "2018-08-10T00:00:00Z"}


@pytest.mark.parametrize(
    ("frame", "size"),
    [
        ((0, 0, 1000, 500), (100, 50)),
        ((0, 0, 25_000, 25_000), (2500, 2500)),
        ((0, 0, 100_000, 20_000), (2500, 500)),
        ((0, 0, 3, 3), (1, 1)),
    ],
)
def test_a_picture_is_as_fine_as_the_service_allows(frame: Any, size: tuple[int, int]) -> None:
    assert size_of(Part("", 32615, 1.0, frame)) == size


def test_an_area_over_two_tiles_is_shown_whole_and_a_country_is_not(maker: TrueColour, tmp_path: Path) -> None:
    for wkt, width_km in (
        ("POLYGON ((-94.9 15.5,-94.8 15.5,-94.8 15.6,-94.9 15.6,-94.9 15.5))", 10.7),
        ("POLYGON ((-100 15.5,-90 15.5,-90 15.6,-100 15.6,-100 15.5))", 110.4),
    ):
        file = tmp_path / "picture.tif"
        file.write_bytes(maker.geotiff(SEEN, area_from_wkt(wkt), Feedback()))
        opened = gdal.Open(str(file))
        assert opened.RasterXSize * opened.GetGeoTransform()[1] / 1000 == pytest.approx(width_km, rel=0.02)


def test_a_scene_beside_the_area_is_refused_before_anything_is_asked(hub: Hub, maker: TrueColour) -> None:
    with pytest.raises(AreaError, match="does not show the area"):
        maker.geotiff(SEEN, area_from_wkt("POLYGON ((0 0,1 0,1 1,0 0))"), Feedback())
    assert hub.requests == []


def test_what_is_no_picture_is_refused(maker: TrueColour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker._hub, "answer", lambda request, feedback: b'{"data": []}')
    with pytest.raises(ServiceError, match="no picture"):
        maker.geotiff(SEEN, TRIANGLE, Feedback())


def test_a_wrong_secret_is_told(profile: SentinelHubProfile, session: HttpSession) -> None:
    with pytest.raises(CredentialsError):
        TrueColour(profile, OAuthClient("sh-demo", "no"), session).geotiff(SEEN, TRIANGLE, Feedback())


def test_it_can_be_cancelled(maker: TrueColour) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        maker.geotiff(SEEN, TRIANGLE, Feedback(signal=signal))
