"""The search at a Sentinel Hub end to end, against the embedded hub on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

import pytest
from doubles.hub import Hub, HubScene, listed_scenes
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult, open_catalogue
from scene_queue.core.errors import CancelledError, CredentialsError, SceneQueueError, ServiceError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, OAuthClient, SignIn
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.services import ServiceProfile, parse_profile

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")

CLIENT = OAuthClient("sh-demo", "demo")
TILE = "POLYGON ((-94.87 15.28,-93.84 15.28,-93.84 16.28,-94.87 16.28,-94.87 15.28))"
L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
FAR = "S2B_MSIL1C_20180809T163829_N0206_R126_T15QTU_20180809T221152"
SMALL = area_from_wkt("POLYGON ((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))")
QUERY = SceneQuery(area=SMALL, start=date(2018, 8, 1), end=date(2018, 8, 31))


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    scenes = [
        *listed_scenes(230, datetime(2018, 8, 1, 0, 30, tzinfo=timezone.utc)),
        HubScene(L1C, TILE, 12.0),
        HubScene(L2A, TILE, 12.0),
        HubScene(FAR, "POLYGON ((-95 17,-94 17,-94 18,-95 18,-95 17))", 1.0),
    ]
    with Hub(scenes) as running:
        yield running


@pytest.fixture(autouse=True)
def _no_faults(hub: Hub) -> Iterator[None]:
    yield
    hub.faults.clear()
    hub.sentinelhub.most_a_page = 100


@pytest.fixture
def profile(hub: Hub) -> ServiceProfile:
    return parse_profile(hub.sentinelhub.profile(), "test")


def search(
    profile: ServiceProfile, feedback: Feedback | None = None, sign_in: SignIn | None = CLIENT, **changes: Any
) -> SearchResult:
    with closing(HttpSession(NetworkSettings(), profile)) as session:
        catalogue = open_catalogue(profile, session, sign_in)
        return catalogue.search(replace(QUERY, **changes), feedback or Feedback())


def test_all_pages_of_a_long_list_come_each_scene_once(profile: ServiceProfile) -> None:
    found = [scene.identifier for scene in search(profile).scenes]
    assert len(found) == len(set(found)) == 231
    assert FAR not in found


def test_the_same_question_finds_the_same_scenes_as_odata(hub: Hub, profile: ServiceProfile) -> None:
    odata = parse_profile(hub.profile(), "test")
    for changes in (
        {},
        {"level": LevelChoice.L2A},
        {"level": LevelChoice.BEST, "max_cloud_percent": 11.0},
        {"max_cloud_percent": 20.0, "start": date(2018, 8, 5), "end": date(2018, 8, 6)},
        {"area": None, "tiles": ("15PUT",), "limit": 7},
        {"raw": "cloudcoverpercentage=[10 TO 20]"},
        {"name_pattern": "*20180809T1638*"},
    ):
        by_hub, by_odata = (search(one, **changes).scenes for one in (profile, odata))
        assert {scene.identifier for scene in by_hub} == {scene.identifier for scene in by_odata}, changes
        assert by_hub, changes


def test_a_scene_has_what_the_name_and_the_item_tell_and_no_uuid(profile: ServiceProfile) -> None:
    [found] = search(profile, name_pattern=L1C).scenes
    assert (found.identifier, found.uuid, found.size_bytes, found.service) == (L1C, "", 0, "sentinelhub")
    assert (found.platform, found.tile_id, found.baseline, found.relative_orbit) == (
        "Sentinel-2B",
        "15PUT",
        "02.06",
        126,
    )
    assert (found.cloud_cover_percent, found.orbit_direction) == (12.0, "DESCENDING")
    assert found.footprint_wkt.startswith("POLYGON")
    assert found.aoi_percent == pytest.approx(100.0)


def test_the_cloud_is_the_services_to_filter_but_not_for_the_best(hub: Hub, profile: ServiceProfile) -> None:
    assert L1C in {one.identifier for one in search(profile, level=LevelChoice.L1C, max_cloud_percent=12).scenes}
    assert L1C not in {one.identifier for one in search(profile, level=LevelChoice.BEST, max_cloud_percent=12).scenes}
    assert L1C not in {one.identifier for one in search(profile, level=LevelChoice.BEST, max_cloud_percent=11).scenes}


def test_a_service_with_smaller_pages_loses_nothing(hub: Hub, profile: ServiceProfile) -> None:
    hub.sentinelhub.most_a_page = 40
    assert len(search(profile).scenes) == 231


def test_months_are_asked_for_each_by_itself(hub: Hub, profile: ServiceProfile) -> None:
    before = len(hub.requests)
    found = search(profile, start=date(2017, 1, 1), end=date(2018, 12, 31), months="8").scenes
    assert len(found) == 231
    assert sum(one.face == "sentinelhub" for one in hub.requests[before:]) == 1 + 3


def test_it_is_searched_with_an_oauth_client_only(profile: ServiceProfile) -> None:
    for sign_in in (None, Credentials("demo", "demo")):
        with pytest.raises(CredentialsError, match="OAuth client"):
            search(profile, sign_in=sign_in)
    with pytest.raises(CredentialsError, match="refused the OAuth client"):
        search(profile, sign_in=OAuthClient("sh-demo", "wrong"))


def test_the_world_is_not_listed(profile: ServiceProfile) -> None:
    with pytest.raises(SettingsError, match="by area or by tiles"):
        search(profile, area=None, name_pattern="*T15PUT*")


def test_a_busy_service_is_asked_again_and_nothing_is_lost(hub: Hub, profile: ServiceProfile) -> None:
    hub.sentinelhub.limit_rate(1, milliseconds=10)
    assert len(search(profile).scenes) == 231


def test_a_page_for_people_is_no_list(hub: Hub, profile: ServiceProfile) -> None:
    hub.faults.html(face="sentinelhub", times=1)
    assert len(search(profile).scenes) == 231


def test_a_list_in_another_form_is_an_error_and_no_empty_list(
    profile: ServiceProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scene_queue.core.catalogue.sentinelhub import hub as module

    for content in (b"{}", b"[]", b'{"features": [3], "context": {}}', b'{"features": [], "context": 4}', b"nonsense"):
        monkeypatch.setattr(module.SentinelHub, "_send", lambda self, request, feedback, body=content: _answer(body))
        with pytest.raises(ServiceError):
            search(profile)


def _answer(body: bytes) -> Any:
    import requests

    response = requests.Response()
    response.status_code = 200
    response._content = body
    response.headers["Content-Type"] = "application/json"
    return response


def test_items_that_name_no_product_are_told(profile: ServiceProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    from scene_queue.core.catalogue.sentinelhub import hub as module

    body = b'{"features": [{"id": "something else"}], "context": {}}'
    monkeypatch.setattr(module.SentinelHub, "_send", lambda self, request, feedback: _answer(body))
    result = search(profile)
    assert result.scenes == ()
    assert result.notes[0] == "Left out, since they name no product of Sentinel-2: something else."


def test_it_can_be_cancelled(profile: ServiceProfile) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        search(profile, Feedback(signal=signal))


def test_every_error_is_one_of_ours(hub: Hub, profile: ServiceProfile) -> None:
    hub.faults.busy(status=400, body={"error": {"message": "no"}}, face="sentinelhub", times=1)
    with pytest.raises(SceneQueueError, match="no"):
        search(profile)
