from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue.aoi_cloud.scene_classification import SceneClassificationCloud
from scene_queue.core.catalogue.aoi_cloud.statistical import StatisticalCloud
from scene_queue.core.errors import CancelledError, CredentialsError, ServiceError
from scene_queue.core.events import Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, OAuthClient, TokenSource
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.services import CdseProfile, SentinelHubProfile, parse_profile

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SEEN = scene(L1C, footprint_wkt=tile_footprint_wkt("15PUT"))


@pytest.fixture
def hub_profile(hub: Hub) -> SentinelHubProfile:
    made = parse_profile(hub.sentinelhub.profile(), "test")
    assert isinstance(made, SentinelHubProfile)
    return made


@pytest.fixture
def hub_session(hub_profile: SentinelHubProfile) -> Iterator[HttpSession]:
    with closing(HttpSession(NetworkSettings(), hub_profile)) as opened:
        yield opened


@pytest.fixture
def cloud(hub_profile: SentinelHubProfile, hub_session: HttpSession, at_once: Any) -> StatisticalCloud:
    return StatisticalCloud(hub_profile, OAuthClient("sh-demo", "demo"), hub_session, at_once)


@pytest.fixture
def corner() -> AreaOfInterest:
    """The upper left of tile 15PUT, a little less than the hub's small product shows."""
    return area_from_wkt("POLYGON ((-94.86 16.25,-94.84 16.25,-94.84 16.27,-94.86 16.27,-94.86 16.25))")


def test_both_roads_tell_nearly_the_same(
    cloud: StatisticalCloud, profile: CdseProfile, corner: AreaOfInterest, at_once: Any
) -> None:
    with closing(HttpSession(NetworkSettings(), profile)) as session:
        tokens = TokenSource(profile, session, Credentials("demo", "demo"))
        by_picture = SceneClassificationCloud(profile, session, tokens, at_once)
        expected = by_picture.cloud_percent(SEEN, corner, Feedback())
    assert expected is not None
    assert 1 < expected < 99
    assert cloud.cloud_percent(SEEN, corner, Feedback()) == pytest.approx(expected, abs=5)


def test_one_request_in_the_tiles_own_zone_is_sent_with_the_token_of_the_client(
    hub: Hub, cloud: StatisticalCloud, corner: AreaOfInterest
) -> None:
    cloud.cloud_percent(SEEN, corner, Feedback())
    assert [(one.face, one.path) for one in hub.requests][1:] == [("sentinelhub", "/api/v1/statistics")]
    assert hub.requests[-1].authorized


def test_one_token_serves_many_threads(hub: Hub, cloud: StatisticalCloud, corner: AreaOfInterest) -> None:
    ask = [threading.Thread(target=cloud.cloud_percent, args=(SEEN, corner, Feedback())) for _ in range(4)]
    for thread in ask:
        thread.start()
    for thread in ask:
        thread.join(20)
    assert sum(one.face == "identity" for one in hub.requests) == 1
    assert sum(one.face == "sentinelhub" for one in hub.requests) == 4


def test_a_token_that_died_is_renewed_once(hub: Hub, cloud: StatisticalCloud, corner: AreaOfInterest) -> None:
    cloud.cloud_percent(SEEN, corner, Feedback())
    hub.accounts.expire_access_tokens()
    assert cloud.cloud_percent(SEEN, corner, Feedback()) is not None
    assert sum(one.face == "identity" for one in hub.requests) == 2


def test_a_wrong_secret_is_told_as_one_and_not_repeated(
    hub_profile: SentinelHubProfile, hub_session: HttpSession, corner: AreaOfInterest
) -> None:
    wrong = StatisticalCloud(hub_profile, OAuthClient("sh-demo", "s3cr3t-word"), hub_session)
    with pytest.raises(CredentialsError, match="refused the OAuth client sh-demo") as caught:
        wrong.cloud_percent(SEEN, corner, Feedback())
    assert "s3cr3t-word" not in str(caught.value)


def test_too_many_requests_wait_as_long_as_the_service_says_in_milliseconds(
    hub: Hub, cloud: StatisticalCloud, corner: AreaOfInterest
) -> None:
    hub.sentinelhub.limit_rate(2, milliseconds=30)
    events: list[Any] = []
    assert cloud.cloud_percent(SEEN, corner, Feedback(events.append)) is not None
    notes = [event.text for event in events if isinstance(event, Note)]
    assert len(notes) == 2
    assert all("exceeded your rate limit" in note and "Next attempt in 0 s" in note for note in notes)


def test_a_day_without_a_scene_is_not_known(cloud: StatisticalCloud, corner: AreaOfInterest) -> None:
    assert (
        cloud.cloud_percent(
            scene(L1C.replace("20180809T16", "20180711T16"), footprint_wkt=SEEN.footprint_wkt), corner, Feedback()
        )
        is None
    )


def test_what_is_seen_too_little_of_is_not_known(cloud: StatisticalCloud) -> None:
    tile = area_from_wkt("POLYGON ((-94.86 15.3,-93.9 15.3,-93.9 16.27,-94.86 16.27,-94.86 15.3))")
    assert cloud.cloud_percent(SEEN, tile, Feedback()) is None


def test_an_area_beside_the_footprint_costs_no_request(hub: Hub, cloud: StatisticalCloud) -> None:
    beside = area_from_wkt("POLYGON ((-90 15,-89 15,-89 16,-90 16,-90 15))")
    assert cloud.cloud_percent(SEEN, beside, Feedback()) is None
    assert hub.requests == []


@pytest.mark.parametrize(
    "answer",
    ["{}", "[]", "no JSON", '{"data": [{}]}', '{"data": [{"outputs": {"cloud": {"bands": {"B0": {"stats": {}}}}}}]}'],
)
def test_statistics_in_another_form_are_an_error_and_no_cloud(
    cloud: StatisticalCloud, corner: AreaOfInterest, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud._hub, "answer", lambda request, feedback: answer.encode())
    with pytest.raises(ServiceError, match="in another form"):
        cloud.cloud_percent(SEEN, corner, Feedback())


def test_a_share_that_is_none_is_an_error(
    cloud: StatisticalCloud, corner: AreaOfInterest, monkeypatch: pytest.MonkeyPatch
) -> None:
    stats = {"sampleCount": 1_000_000, "noDataCount": 0, "mean": 1.5}
    answer = json.dumps({"data": [{"outputs": {"cloud": {"bands": {"B0": {"stats": stats}}}}}]})
    monkeypatch.setattr(cloud._hub, "answer", lambda request, feedback: answer.encode())
    with pytest.raises(ServiceError):
        cloud.cloud_percent(SEEN, corner, Feedback())


def test_the_librarys_own_configuration_is_neither_read_nor_written(
    cloud: StatisticalCloud, corner: AreaOfInterest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("SH_CLIENT_ID", "somebody else")
    assert cloud.cloud_percent(SEEN, corner, Feedback()) is not None
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_cancelled(cloud: StatisticalCloud, corner: AreaOfInterest) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        cloud.cloud_percent(SEEN, corner, Feedback(signal=signal))
