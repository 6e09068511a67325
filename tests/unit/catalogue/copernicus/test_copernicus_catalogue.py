"""Searches on a session that interprets nothing: levels, notes, what is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timezone
from typing import Any

import pytest
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import CopernicusCatalogue, LevelChoice, SceneQuery, SearchResult, open_catalogue
from scene_queue.core.errors import CancelledError, NetworkError, ServiceBusyError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.services import CdseProfile, parse_profile

MakeEntry = Callable[..., dict[str, Any]]
MakePage = Callable[..., dict[str, Any]]
AREA = area_from_wkt("POLYGON((-94.9 15.1,-94.1 15.1,-94.1 15.9,-94.9 15.9,-94.9 15.1))")
FAR = "POLYGON ((10 15, 11 15, 11 16, 10 16, 10 15))"
TOUCHING = "POLYGON ((-94.1 15, -93 15, -93 16, -94.1 16, -94.1 15))"


@pytest.fixture
def search(profile: CdseProfile, session: Any, at_once: Any) -> Callable[..., SearchResult]:
    catalogue = CopernicusCatalogue(profile, session, at_once)

    def ask(**changes: Any) -> SearchResult:
        asked = {"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 10), **changes}
        return catalogue.search(SceneQuery(**asked), Feedback())

    return ask


Search = Callable[..., SearchResult]


def test_a_scene_has_everything_that_the_catalogue_says(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0, Online=False)])]
    result = search()
    (scene,) = result.scenes
    assert scene.identifier == "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T213829"
    assert scene.uuid == "00000000-0000-0000-0000-000000000001"
    assert scene.service == "cdse"
    assert scene.begin == datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)
    assert scene.published > scene.begin
    assert (scene.cloud_cover_percent, scene.size_bytes) == (3.5, 700_000_000)
    assert (scene.level, scene.platform, scene.orbit_direction) == (ProcessingLevel.L1C, "Sentinel-2B", "DESCENDING")
    assert (scene.relative_orbit, scene.tile_id, scene.baseline) == (126, "15PUT", "02.06")
    assert scene.online is False
    assert scene.checksums == (("MD5", "abcdef"),)
    assert scene.quicklook_url == "https://quicklook.test/0"
    assert scene.aoi_percent == 100.0
    assert scene.aoi_cloud_percent is None
    assert result.total_bytes == 700_000_000
    assert result.notes == ()


def test_every_condition_reaches_the_service(search: Search, session: Any, page: MakePage) -> None:
    session.answers = [page([])]
    search(
        max_cloud_percent=5,
        relative_orbit=126,
        tiles=("T15PUT", "15PVT"),
        raw="platformserialidentifier=Sentinel-2B,filename=S2B*",
        orbit_direction="DESCENDING",
    )
    (text,) = session.filters
    for part in (
        "ContentDate/Start ge 2018-08-01T00:00:00.000Z and ContentDate/Start le 2018-08-10T23:59:59.999Z",
        "DoubleAttribute/Value le 5.0",
        "Name eq 'relativeOrbitNumber' and att/OData.CSC.IntegerAttribute/Value eq 126",
        "StringAttribute/Value eq 'S2MSI1C'",
        "StringAttribute/Value eq '15PUT'",
        "StringAttribute/Value eq '15PVT'",
        "StringAttribute/Value eq 'B'",
        "startswith(Name,'S2B')",
        "OData.CSC.Intersects(area=geography'SRID=4326;POLYGON",
    ):
        assert part in text


@pytest.mark.parametrize("cloud", [None, 100])
def test_any_cloud_asks_nothing_of_the_cloud(search: Search, session: Any, page: MakePage, cloud: float | None) -> None:
    session.answers = [page([])]
    search(max_cloud_percent=cloud)
    assert "cloudCover" not in session.filters[0]


def test_no_cloud_at_all_is_a_limit_too(search: Search, session: Any, page: MakePage) -> None:
    session.answers = [page([])]
    search(max_cloud_percent=0)
    assert "Value le 0.0" in session.filters[0]


def test_the_answer_is_filtered_with_the_exact_area(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    entries = [entry(0), entry(1, footprint=FAR), entry(2, footprint=TOUCHING)]
    session.answers = [page(entries)]
    result = search()
    assert [(scene.begin.minute, scene.aoi_percent) for scene in result.scenes] == [(40, 0.0), (38, 100.0)]
    assert result.search_area is not None
    assert result.search_area.vertices_after == 5


def test_without_an_area_there_is_no_share_of_it(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0)])]
    result = search(area=None, tiles=("15PUT",))
    assert result.search_area is None
    assert result.scenes[0].aoi_percent is None
    assert "Intersects" not in session.filters[0]


def test_directions_are_told_apart_by_the_client(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    night = datetime(2018, 8, 9, 4, tzinfo=timezone.utc)
    session.reply = lambda request: page([entry(0, begin=night), entry(1)])
    assert [scene.begin.hour for scene in search(orbit_direction="ASCENDING").scenes] == [4]
    assert [scene.begin.hour for scene in search(orbit_direction="DESCENDING").scenes] == [16]
    assert len(search().scenes) == 2


def test_months_are_asked_for_and_looked_at_again(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    july = datetime(2018, 7, 9, 16, tzinfo=timezone.utc)
    session.answers = [page([entry(0, begin=july), entry(1)])]
    result = search(start=date(2017, 1, 1), end=date(2018, 12, 31), months="8")
    assert [scene.begin.month for scene in result.scenes] == [8]
    assert "2017-08-01T00:00:00.000Z and ContentDate/Start le 2017-08-31" in session.filters[0]


def test_months_outside_the_dates_find_nothing_and_say_why(search: Search, session: Any) -> None:
    result = search(months="1-2")
    assert result.scenes == ()
    assert "months 1-2" in result.notes[0]
    assert session.sent == []


def test_an_older_baseline_is_marked_as_replaced(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0), {**entry(1, begin=entry_begin(), baseline="05.00")}])]
    marks = {scene.baseline: scene.superseded for scene in search().scenes}
    assert marks == {"02.06": True, "05.00": False}


def entry_begin() -> datetime:
    return datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)


def test_the_limit_comes_last(search: Search, session: Any, entry: MakeEntry, page: MakePage) -> None:
    session.answers = [page([entry(0), entry(1, footprint=FAR), entry(2)])]
    result = search(limit=1)
    assert [scene.begin.minute for scene in result.scenes] == [40]


def test_cloud_over_the_area_is_not_known_and_that_is_said(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0)])]
    assert "cloud over the area is not known" in search(max_aoi_cloud_percent=10).notes[0]


@pytest.mark.parametrize(
    "name",
    [
        "S2A_OPER_PRD_MSIL1C_PDMC_20151223T223923.SAFE",
        "S1A_IW_GRDH_1SDV_20141031T161924_20141031T161949_003076_003856_634E.SAFE",
        "S2B_OPER_AUX_GNSSRD_POD__20180809T163829.EOF",
    ],
)
def test_what_cannot_become_a_scene_is_named_in_a_note(
    search: Search, session: Any, entry: MakeEntry, page: MakePage, name: str
) -> None:
    session.answers = [page([entry(0), entry(1, Name=name)])]
    result = search()
    assert len(result.scenes) == 1
    assert name.replace(".SAFE", "") in result.notes[0]


@pytest.mark.parametrize("changes", [{"Footprint": None}, {"footprint": "POLYGON ((1 2, 3 4))"}])
def test_a_scene_whose_footprint_cannot_be_read_is_listed_and_told(
    search: Search, session: Any, entry: MakeEntry, page: MakePage, changes: dict[str, Any]
) -> None:
    odd = entry(1, **changes)
    session.answers = [page([entry(0), odd])]
    result = search()
    assert len(result.scenes) == 2
    assert odd["Name"][:-5] in result.notes[0]


def test_many_that_cannot_are_counted(search: Search, session: Any, entry: MakeEntry, page: MakePage) -> None:
    names = [f"S2A_OPER_{number}.SAFE" for number in range(3)]
    odd = [entry(number, Name=name) for number, name in enumerate(names)]
    session.answers = [page(odd, 5), {"value": [entry(3, Name="S2A_A.SAFE"), entry(4, Name="S2A_B.SAFE")]}]
    assert search().notes[0].endswith(" and 2 more.")


LEVELS = {LevelChoice.L1C: ["S2MSI1C"], LevelChoice.L2A: ["S2MSI2A"], LevelChoice.BEST: ["S2MSI1C", "S2MSI2A"]}


@pytest.mark.parametrize(("level", "types"), LEVELS.items())
def test_levels_are_asked_for_by_product_type(
    search: Search, session: Any, page: MakePage, level: LevelChoice, types: list[str]
) -> None:
    session.answers = [page([])]
    search(level=level)
    assert [one for one in ("S2MSI1C", "S2MSI2A") if f"'{one}'" in session.filters[0]] == types


def levels(result: SearchResult) -> list[str]:
    return sorted(f"{scene.level.value} {scene.tile_id}" for scene in result.scenes)


def test_best_is_l2a_and_l1c_only_where_there_is_none(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    begin = entry_begin()
    pair = [entry(number, level=level, begin=begin) for number, level in enumerate(("1C", "2A"))]
    session.answers = [page([*pair, entry(2, tile="15PVT", begin=begin)])]
    assert levels(search(level=LevelChoice.BEST)) == ["L1C 15PVT", "L2A 15PUT"]
    assert len(session.sent) == 1


def test_an_l2a_with_too_much_cloud_still_counts_for_best(
    search: Search, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    begin = entry_begin()
    cloudier = entry(5, level="2A", begin=begin, cloud=31.0)
    lone = entry(2, tile="15PVT", begin=begin)
    session.answers = [page([entry(0, begin=begin, cloud=29.0), lone]), page([cloudier])]
    assert levels(search(level=LevelChoice.BEST, max_cloud_percent=30)) == ["L1C 15PVT"]
    second = session.filters[1]
    assert "'S2MSI2A'" in second
    assert "'S2MSI1C'" not in second
    assert "Value gt 30.0" in second
    assert "Start ge 2018-08-09T16:38:28.024Z and ContentDate/Start le 2018-08-09T16:38:30.024Z" in second


@pytest.mark.parametrize("raw", ["xxx=yyy", "tileid:(15PUT", "S2A*", "tileid=", "beginposition=yesterday"])
def test_a_raw_query_that_cannot_be_read_is_the_users(search: Search, session: Any, raw: str) -> None:
    with pytest.raises(SettingsError, match="raw query"):
        search(raw=raw)
    assert session.sent == []


@pytest.mark.parametrize("error", [NetworkError("cut"), ServiceBusyError("busy")])
def test_errors_are_our_own(search: Search, session: Any, error: Exception) -> None:
    session.reply = lambda request: error
    with pytest.raises(type(error)) as raised:
        search()
    assert raised.value is error


def test_a_search_that_is_cancelled_before_it_starts_asks_nothing(profile: CdseProfile, session: Any) -> None:
    signal = CancelSignal()
    signal.cancel()
    query = SceneQuery(AREA, date(2018, 8, 1), date(2018, 8, 10))
    with pytest.raises(CancelledError):
        CopernicusCatalogue(profile, session).search(query, Feedback(signal=signal))
    assert session.sent == []


def test_a_service_of_the_kind_cdse_is_opened(profile: CdseProfile, session: Any) -> None:
    assert isinstance(open_catalogue(profile, session), CopernicusCatalogue)


def test_a_service_that_cannot_be_searched_is_refused_with_a_sentence(session: Any) -> None:
    bucket = {
        "schema": 1,
        "id": "b",
        "title": "My bucket",
        "kind": "gcs",
        "api_url": "https://gcs.test",
        "bucket": "b",
    }
    with pytest.raises(SettingsError, match="My bucket cannot be searched"):
        open_catalogue(parse_profile(bucket, "test"), session)
