from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.catalogue.aoi_cloud import CloudRoad, choose_road, opened_road
from scene_queue.core.catalogue.aoi_cloud import roads as module
from scene_queue.core.errors import CredentialsError
from scene_queue.core.events import Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, NetworkSettings, OAuthClient, SignIn
from scene_queue.core.services import ServiceProfile, parse_profile

ACCOUNT, CLIENT = Credentials("demo", "demo"), OAuthClient("sh-demo", "demo")


@pytest.fixture
def profiles(hub: Hub) -> dict[str, ServiceProfile]:
    own = [hub.profile(), hub.profile(id="mirror"), hub.sentinelhub.profile()]
    shipped = hub.sentinelhub.profile(id="cdse-sentinelhub")
    return {one["id"]: parse_profile(one, "test") for one in (shipped, *own, hub.stac.profile())}


def knows(*sign_ins: SignIn) -> Callable[[ServiceProfile], SignIn | None]:
    """Finds the account for every hub with accounts, and the client for every Sentinel Hub."""
    wanted = {"cdse": Credentials, "sentinelhub": OAuthClient}
    return lambda profile: next((one for one in sign_ins if type(one) is wanted.get(profile.kind)), None)


@pytest.fixture(autouse=True)
def _usable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_problem_of_sentinelhub", lambda: "")


def test_the_account_is_enough(profiles: dict[str, ServiceProfile]) -> None:
    road = choose_road(profiles, knows(ACCOUNT))
    assert (road.profile.id, road.sign_in, road.notes) == ("cdse", ACCOUNT, ())


def test_an_oauth_client_goes_first(profiles: dict[str, ServiceProfile]) -> None:
    road = choose_road(profiles, knows(ACCOUNT, CLIENT))
    assert (road.profile.id, road.sign_in) == ("sentinelhub", CLIENT)


def test_the_service_that_was_searched_goes_first(profiles: dict[str, ServiceProfile]) -> None:
    assert choose_road(profiles, knows(ACCOUNT), "mirror").profile.id == "mirror"
    assert choose_road(profiles, knows(CLIENT), "cdse-sentinelhub").profile.id == "cdse-sentinelhub"
    assert choose_road(profiles, knows(ACCOUNT), "stac").profile.id == "cdse"


def test_where_sentinelhub_cannot_be_used_the_account_is_and_that_is_told(
    profiles: dict[str, ServiceProfile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_problem_of_sentinelhub", lambda: "There is no shapely.")
    road = choose_road(profiles, knows(ACCOUNT, CLIENT))
    assert (road.profile.id, road.notes) == ("cdse", ("There is no shapely.",))


def test_without_a_sign_in_it_says_which_ones_there_are(profiles: dict[str, ServiceProfile]) -> None:
    for known in (knows(), lambda profile: None):
        with pytest.raises(CredentialsError, match="CDSE_USERNAME and CDSE_PASSWORD, or SH_CLIENT_ID"):
            choose_road(profiles, known)


def test_why_an_oauth_client_alone_is_not_enough_is_told(
    profiles: dict[str, ServiceProfile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_problem_of_sentinelhub", lambda: "There is no shapely.")
    with pytest.raises(CredentialsError, match=r"There is no shapely\."):
        choose_road(profiles, knows(CLIENT))


def test_no_more_is_asked_at_once_than_the_service_allows(hub: Hub) -> None:
    for connections, at_once in ((1, 1), (4, 4), (40, 4)):
        assert CloudRoad(parse_profile(hub.profile(connections=connections), "test"), ACCOUNT).at_once == at_once


def test_an_opened_road_answers_and_leaves_no_session_behind(
    hub: Hub, profiles: dict[str, ServiceProfile], area: AreaOfInterest
) -> None:
    with opened_road(choose_road(profiles, knows(ACCOUNT)), NetworkSettings(), Feedback()) as cloud:
        assert cloud.cloud_percent(scene(), area, Feedback()) is not None
        assert hub.accounts.sessions_open == 1
    assert hub.accounts.sessions_open == 0


def test_a_cancelled_road_does_not_wait_to_sign_out(
    hub: Hub, profiles: dict[str, ServiceProfile], area: AreaOfInterest
) -> None:
    signal = CancelSignal()
    with opened_road(choose_road(profiles, knows(ACCOUNT)), NetworkSettings(), Feedback(signal=signal)) as cloud:
        cloud.cloud_percent(scene(), area, Feedback())
        signal.cancel()
    assert not [one for one in hub.requests if one.path.endswith("/logout")]


def test_a_sign_out_that_fails_is_told_and_no_failure(
    hub: Hub, profiles: dict[str, ServiceProfile], area: AreaOfInterest
) -> None:
    hub.faults.busy(status=500, face="identity", path_part="/logout", times=None)
    events: list[Any] = []
    with opened_road(choose_road(profiles, knows(ACCOUNT)), NetworkSettings(), Feedback(events.append)) as cloud:
        cloud.cloud_percent(scene(), area, Feedback())
    assert any(isinstance(event, Note) and "ends by itself" in event.text for event in events)


def test_a_sign_in_of_another_kind_is_refused(profiles: dict[str, ServiceProfile]) -> None:
    for profile, sign_in in ((profiles["cdse"], CLIENT), (profiles["sentinelhub"], ACCOUNT)):
        with (
            pytest.raises(CredentialsError, match="not one for"),
            opened_road(CloudRoad(profile, sign_in), NetworkSettings(), Feedback()),
        ):
            pass
