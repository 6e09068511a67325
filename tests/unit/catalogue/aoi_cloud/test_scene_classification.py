from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from osgeo import gdal
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue.aoi_cloud.scene_classification import SceneClassificationCloud, cloud_percent_of
from scene_queue.core.errors import CancelledError, CredentialsError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, TokenSource
from scene_queue.core.services import CdseProfile

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"


@pytest.fixture
def session(profile: CdseProfile) -> Iterator[HttpSession]:
    with closing(HttpSession(NetworkSettings(), profile)) as opened:
        yield opened


@pytest.fixture
def cloud(profile: CdseProfile, session: HttpSession, at_once: Any) -> SceneClassificationCloud:
    return SceneClassificationCloud(
        profile, session, TokenSource(profile, session, Credentials("demo", "demo")), at_once
    )


def percent_by_hand(archive: Path) -> float:
    """The clouds of the whole picture, read apart from the code under test."""
    [name] = [name for name in gdal.ReadDirRecursive(f"/vsizip/{archive}") if name.endswith("_SCL_60m.jp2")]
    pixels = gdal.Open(f"/vsizip/{archive}/{name}").ReadAsArray()
    valid = pixels[pixels > 0]
    return float(100 * ((valid >= 8) & (valid <= 10)).mean())


def test_clouds_are_the_three_classes_of_clouds_among_what_is_valid() -> None:
    assert cloud_percent_of({0: 50, 3: 10, 4: 40, 8: 10, 9: 20, 10: 10, 11: 10}) == pytest.approx(40.0)
    assert cloud_percent_of({3: 5, 11: 5}) == 0.0
    assert cloud_percent_of({9: 7}) == 100.0


def test_too_little_seen_is_not_known() -> None:
    assert cloud_percent_of({}) is None
    assert cloud_percent_of({0: 1000}) is None
    assert cloud_percent_of({0: 9_901, 9: 99}) is None
    assert cloud_percent_of({0: 9_899, 9: 101}) == 100.0


def test_an_l1c_scene_gets_the_cloud_of_its_newest_l2a(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest, l2a_zip: Path
) -> None:
    expected = percent_by_hand(l2a_zip)
    assert 5 < expected < 95
    assert cloud.cloud_percent(scene(L1C), area, Feedback()) == pytest.approx(expected, abs=0.01)


def test_only_one_file_is_fetched_and_listings_need_no_token(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest, l2a_zip: Path
) -> None:
    cloud.cloud_percent(scene(L1C), area, Feedback())
    asked = [request for request in hub.requests if request.face == "download"]
    assert [request.authorized for request in asked] == [False, False, True]
    assert asked[-1].path.endswith("_SCL_60m.jp2)/$value")
    assert sum(request.bytes_sent for request in asked) < l2a_zip.stat().st_size / 10


def test_an_l2a_scene_of_the_service_is_its_own_twin(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    shelved = hub.shelf.by_name(L2A)
    assert shelved is not None
    assert cloud.cloud_percent(replace(scene(L2A), uuid=shelved.id), area, Feedback()) is not None
    assert not [request for request in hub.requests if request.face == "catalogue"]


def test_an_l2a_scene_of_another_service_is_looked_up_by_its_name(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    listed_elsewhere = replace(scene(L2A), service="stac", uuid="something else")
    assert cloud.cloud_percent(listed_elsewhere, area, Feedback()) is not None
    assert len([request for request in hub.requests if request.face == "catalogue"]) == 1


def test_without_an_l2a_the_cloud_is_not_known_and_nobody_signs_in(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    alone = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152"
    assert cloud.cloud_percent(scene(alone), area, Feedback()) is None
    assert hub.accounts.sessions_opened == 0


def test_an_l2a_that_was_replaced_since_it_was_listed_is_looked_up_anew(
    cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    gone = scene(L2A.replace("N0500", "N0300"), uuid="00000000-0000-0000-0000-000000000000")
    assert cloud.cloud_percent(gone, area, Feedback()) is not None


def test_a_product_without_the_picture_is_not_known(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    older = hub.shelf.by_name("S2B_MSIL2A_20180809T163829_N0208_R126_T15PUT_20180809T225500")
    assert older is not None
    only_listed = replace(scene(older.scene.name), uuid=older.id)
    assert cloud.cloud_percent(only_listed, area, Feedback()) is None
    assert [request.path for request in hub.requests if "$value" in request.path] == []


def test_an_area_that_the_picture_does_not_show_is_not_known(cloud: SceneClassificationCloud) -> None:
    elsewhere = area_from_wkt("POLYGON ((-94 15.4,-93.95 15.4,-93.95 15.45,-94 15.45,-94 15.4))")
    assert cloud.cloud_percent(scene(L1C), elsewhere, Feedback()) is None


def test_a_name_that_cannot_be_read_is_not_known(cloud: SceneClassificationCloud, area: AreaOfInterest) -> None:
    assert cloud.cloud_percent(replace(scene(L1C), identifier="S2A_OPER_PRD_old"), area, Feedback()) is None


def test_one_sign_in_serves_all_and_a_token_that_died_is_renewed(
    hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest
) -> None:
    assert cloud.cloud_percent(scene(L1C), area, Feedback()) is not None
    hub.accounts.expire_access_tokens()
    assert cloud.cloud_percent(scene(L1C), area, Feedback()) is not None
    assert (hub.accounts.sessions_opened, hub.accounts.refreshes) == (1, 1)


def test_a_wrong_password_is_told_as_one(
    hub: Hub, profile: CdseProfile, session: HttpSession, area: AreaOfInterest
) -> None:
    wrong = SceneClassificationCloud(profile, session, TokenSource(profile, session, Credentials("demo", "no")))
    with pytest.raises(CredentialsError, match="refused the sign-in of demo"):
        wrong.cloud_percent(scene(L1C), area, Feedback())


def test_a_busy_service_is_asked_again(hub: Hub, cloud: SceneClassificationCloud, area: AreaOfInterest) -> None:
    hub.faults.busy(503, face="download", times=2)
    hub.faults.html(face="download", path_part="$value", times=1)
    events: list[Event] = []
    assert cloud.cloud_percent(scene(L1C), area, Feedback(events.append)) is not None
    assert len([event for event in events if isinstance(event, Note)]) == 3


def test_it_can_be_cancelled(cloud: SceneClassificationCloud, area: AreaOfInterest) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        cloud.cloud_percent(scene(L1C), area, Feedback(signal=signal))
