"""Names in, scenes out: on the embedded hub, in thousands, and where names are gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import scene_queue.core.catalogue.name_lookup as name_lookup
from doubles.hub import ALWAYS, Hub, HubScene, gridded_scenes
from scene_queue.core.catalogue import SceneQuery, SearchResult
from scene_queue.core.catalogue.name_lookup import NameLookup, find_names
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.errors import CancelledError, ServiceBusyError, SettingsError
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings
from scene_queue.core.product.name import ProductName
from scene_queue.core.services import CdseProfile, ServiceProfile, parse_profile

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
WEST = "POLYGON ((-95 15, -94.5 15, -94.5 16, -95 16, -95 15))"
EAST = "POLYGON ((-94.5 15, -94 15, -94 16, -94.5 16, -94.5 15))"
SQUARE = "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))"


def profile_of(hub: Hub, **changes: Any) -> CdseProfile:
    profile = parse_profile(hub.profile(**changes), "hub")
    assert isinstance(profile, CdseProfile)
    return profile


@pytest.fixture(scope="module")
def country() -> Iterator[Hub]:
    with Hub(list(gridded_scenes(3000))) as hub:
        yield hub


@pytest.fixture
def look_up(at_once: Any) -> Callable[..., NameLookup]:
    def find(hub: Hub, names: list[str], feedback: Feedback | None = None) -> NameLookup:
        profile = profile_of(hub)
        session = HttpSession(NetworkSettings(), profile)
        try:
            return find_names(profile, session, names, feedback or Feedback(), retry=at_once)
        finally:
            session.close()

    return find


LookUp = Callable[..., NameLookup]


def hub_of(*names: str, footprint: str = SQUARE) -> Hub:
    return Hub([HubScene(name, footprint, cloud_cover=7, listed_size=1) for name in names])


def test_three_thousand_names_take_fifteen_requests(country: Hub, look_up: LookUp) -> None:
    names = [shelved.scene.name for shelved in country.shelf.scenes]
    begun = len(country.requests)
    result = look_up(country, names)
    assert [scene.identifier for scene in result.found] == names
    assert (result.replaced, result.missing) == ((), ())
    assert [request.method for request in country.requests[begun:]] == ["POST"] * 15
    assert result.found[0].cloud_cover_percent is not None
    assert result.found[0].footprint_wkt.startswith("POLYGON")


def test_names_that_are_gone_are_asked_for_many_at_a_time(country: Hub, look_up: LookUp) -> None:
    """Every name of the first thousand, as if it had been processed anew since."""
    today = [shelved.scene.name for shelved in country.shelf.scenes[:1000]]
    names = list(dict.fromkeys(name.replace("_N0206_", "_N0205_").replace("_N0500_", "_N0205_") for name in today))
    begun = len(country.requests)
    result = look_up(country, names)
    assert (result.found, result.missing) == ((), ())
    assert [one.name for one in result.replaced] == names
    assert {one.scene.identifier for one in result.replaced} <= set(today)
    asked = country.requests[begun:]
    lists, searches = (sum(request.method == method for request in asked) for method in ("POST", "GET"))
    assert lists == -(-len(names) // 200)
    assert searches <= 1.1 * -(-len(names) // 40)
    assert max(len(request.query) for request in asked) < 7000


def test_found_replaced_and_missing_are_told_apart(look_up: LookUp) -> None:
    kept, gone, other_tile = NAME, NAME.replace("T15PUT", "T15PVT"), NAME.replace("T15PUT", "T15PWT")
    newer = gone.replace("N0206", "N0500").replace("20180809T221152", "20230731T010203")
    newest = gone.replace("N0206", "N0511").replace("20180809T221152", "20240731T010203")
    with hub_of(kept, newer, newest) as hub:
        given = [f"{gone}.SAFE", kept, other_tile, "S1A_IW_GRDH_1SDV", kept, "", " "]
        result = look_up(hub, given)
    assert [scene.identifier for scene in result.found] == [kept]
    assert [(one.name, one.scene.identifier) for one in result.replaced] == [(f"{gone}.SAFE", newest)]
    assert result.missing == (other_tile, "S1A_IW_GRDH_1SDV")
    assert "no baseline" in result.reasons[other_tile]
    assert "no name of a Sentinel-2 product" in result.reasons["S1A_IW_GRDH_1SDV"]
    assert [scene.identifier for scene in result.scenes] == [kept, newest]


@pytest.mark.parametrize("change", [("S2B", "S2A"), ("MSIL1C", "MSIL2A"), ("T15PUT", "T15PVT"), ("T163829", "T163830")])
def test_another_platform_level_tile_or_time_takes_no_place(look_up: LookUp, change: tuple[str, str]) -> None:
    with hub_of(NAME.replace("N0206", "N0500").replace(*change)) as hub:
        assert look_up(hub, [NAME]).missing == (NAME,)


@pytest.mark.parametrize("day", ["00010101T000000", "99991231T235959"])
def test_a_name_of_the_first_or_the_last_of_all_days_is_missing(look_up: LookUp, day: str) -> None:
    wrong = NAME.replace("20180809T163829", day)
    with hub_of(NAME) as hub:
        assert look_up(hub, [wrong, NAME]).missing == (wrong,)


def test_both_halves_of_a_split_tile_take_the_place_of_one(look_up: LookUp) -> None:
    halves = [NAME.replace("N0206", "N0500").replace("T221152", f"T22115{number}") for number in (3, 4)]
    scenes = [HubScene(name, outline, cloud_cover=1) for name, outline in zip(halves, (WEST, EAST))]
    with Hub(scenes) as hub:
        result = look_up(hub, [NAME])
    assert sorted(one.scene.identifier for one in result.replaced) == halves


def test_of_two_stamps_over_the_same_ground_the_newer_takes_the_place(look_up: LookUp) -> None:
    older, newer = (NAME.replace("N0206", "N0500").replace("T221152", f"T22115{number}") for number in (3, 4))
    with hub_of(older, newer) as hub:
        assert [one.scene.identifier for one in look_up(hub, [NAME]).replaced] == [newer]


def without_attributes(content: Any) -> Any:
    for entry in content["value"]:
        entry.pop("Attributes", None)
        entry.pop("Assets", None)
    return content


def test_a_list_that_knows_no_options_still_finds_the_scenes(look_up: LookUp) -> None:
    with hub_of(NAME) as hub:
        hub.faults.busy(status=422, body={"detail": "Extra inputs"}, face="catalogue", path_part="expand", times=ALWAYS)
        hub.faults.edit(without_attributes, face="catalogue", times=ALWAYS)
        (scene,) = look_up(hub, [NAME]).found
    assert (scene.identifier, scene.cloud_cover_percent, scene.baseline) == (NAME, None, "02.06")
    assert (scene.tile_id, scene.relative_orbit, scene.orbit_direction) == ("15PUT", 126, "DESCENDING")


def test_a_list_that_is_cut_is_made_up_for_by_searches(country: Hub, look_up: LookUp) -> None:
    names = [shelved.scene.name for shelved in country.shelf.scenes[:60]]
    cut = country.faults.edit(
        lambda content: {"value": content["value"][:20]}, face="catalogue", path_part="FilterList"
    )
    result = look_up(country, names)
    assert cut.struck == 1
    assert [scene.identifier for scene in result.found] == names


@pytest.mark.parametrize("trouble", ["html", "busy", "cut", "missing"])
def test_trouble_that_passes_costs_nothing_but_time(country: Hub, look_up: LookUp, trouble: str) -> None:
    names = [shelved.scene.name for shelved in country.shelf.scenes[:500]]
    strike = {
        "html": lambda: country.faults.html(face="catalogue", skip=1),
        "busy": lambda: country.faults.busy(status=429, retry_after_s=0, face="catalogue", skip=1),
        "cut": lambda: country.faults.cut(at_share=0.5, face="catalogue", skip=1),
        "missing": lambda: country.faults.busy(status=404, face="catalogue", skip=1),
    }[trouble]()
    assert len(look_up(country, names).found) == 500
    assert strike.struck == 1


def test_a_list_that_never_comes_is_an_error(look_up: LookUp) -> None:
    with hub_of(NAME) as hub:
        hub.faults.html(face="catalogue", times=ALWAYS)
        with pytest.raises(ServiceBusyError, match="web page"):
            look_up(hub, [NAME])


def test_progress_grows_and_is_heard_on_the_callers_thread(country: Hub, look_up: LookUp) -> None:
    heard: list[tuple[Event, int]] = []
    names = [shelved.scene.name for shelved in country.shelf.scenes[:900]]
    look_up(country, names, Feedback(lambda event: heard.append((event, threading.get_ident()))))
    fractions = [event.fraction for event, _ in heard if isinstance(event, Progress)]
    assert len(fractions) == 5
    assert fractions == sorted(fractions, key=lambda fraction: fraction or 0.0)
    assert fractions[-1] == 1.0
    assert {thread for _, thread in heard} == {threading.get_ident()}


def test_a_cancellation_ends_the_look_up(country: Hub, look_up: LookUp) -> None:
    signal = CancelSignal()
    names = [shelved.scene.name for shelved in country.shelf.scenes]
    with pytest.raises(CancelledError):
        look_up(country, names, Feedback(lambda event: signal.cancel(), signal))


def test_no_name_at_all_asks_nobody(look_up: LookUp) -> None:
    with hub_of() as hub:
        assert look_up(hub, ["x.tif", ""]).missing == ("x.tif",)
        assert hub.requests == []


class FakeCatalogue:
    """Finds the same name in another baseline, whatever it is asked."""

    def __init__(self) -> None:
        self.asked: list[SceneQuery] = []

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        feedback.raise_if_cancelled()
        self.asked.append(query)
        return SearchResult((scene_of_name(ProductName.parse(NAME.replace("N0206", "N0500")), "other"),))


@pytest.fixture
def hub_of_others() -> ServiceProfile:
    content = {"schema": 1, "id": "o", "title": "My hub", "kind": "dhus", "api_url": "https://hub.test"}
    return parse_profile(content, "test")


def test_other_services_are_searched_day_by_day(
    hub_of_others: ServiceProfile, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue, opened = FakeCatalogue(), []
    monkeypatch.setattr(name_lookup, "open_catalogue", lambda *given: opened.append(given) or catalogue)
    sign_in = Credentials("user", "password")
    names = [NAME, NAME.replace("T15PUT", "T14QNF"), NAME.replace("20180809T163829", "20180810T163829")]
    result = find_names(hub_of_others, session, names, Feedback(), sign_in)
    assert [one.name for one in result.replaced] == [NAME]
    assert result.missing == tuple(names[1:])
    assert opened == [(hub_of_others, session, sign_in)]
    first, second = catalogue.asked
    assert (first.start, first.end - first.start) == (date(2018, 8, 9), timedelta(days=1))
    assert (first.tiles, second.tiles) == (("14QNF", "15PUT"), ("15PUT",))
    assert first.name_pattern == "S2?_MSIL1C_20180809T*"


def test_the_day_after_the_last_of_all_days_is_not_asked_for(
    hub_of_others: ServiceProfile, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = FakeCatalogue()
    monkeypatch.setattr(name_lookup, "open_catalogue", lambda *given: catalogue)
    find_names(hub_of_others, session, [NAME.replace("20180809T163829", "99991231T235959")], Feedback())
    assert [(one.start, one.end) for one in catalogue.asked] == [(date.max, date.max)]


def test_a_service_that_cannot_be_searched_says_so(session: Any) -> None:
    content = {"schema": 1, "id": "g", "title": "Old bucket", "kind": "gcs", "api_url": "https://g.test", "bucket": "b"}
    with pytest.raises(SettingsError, match="Old bucket cannot be searched"):
        find_names(parse_profile(content, "test"), session, [NAME], Feedback())
