"""What may be asked, and in which days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery
from scene_queue.core.catalogue.scene_query import baselines_of, months_of
from scene_queue.core.catalogue.search_dates import MOST_SPANS, date_spans
from scene_queue.core.errors import SettingsError

AREA = area_from_wkt("POLYGON((-95 15,-94 15,-94 16,-95 15))")
START, END = date(2018, 8, 1), date(2018, 8, 10)


def query(**changes: Any) -> SceneQuery:
    return SceneQuery(**{"area": AREA, "start": START, "end": END, **changes})


def test_the_rest_has_defaults() -> None:
    made = query()
    assert made.level is LevelChoice.L1C
    assert (made.tiles, made.raw, made.limit, made.months) == ((), "", None, "")


def test_tiles_are_written_one_way() -> None:
    assert query(tiles=("t15put", " 15PVT ", "T14QNF")).tiles == ("15PUT", "15PVT", "14QNF")


@pytest.mark.parametrize("where", [{"tiles": ("15PUT",)}, {"raw": "filename:S2B*"}])
def test_tiles_or_a_raw_query_are_enough_without_an_area(where: dict[str, Any]) -> None:
    assert query(area=None, **where).area is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"area": None}, "where to search"),
        ({"area": None, "raw": "  "}, "where to search"),
        ({"start": date(2018, 8, 11)}, "ends before it starts"),
        ({"max_cloud_percent": -1}, "no percentage"),
        ({"tiles": ("\u0663\u0663PUT",)}, "no tile"),
        ({"tiles": ("15PU\u017f",)}, "no tile"),
        ({"months": "\u0663"}, "no months"),
        ({"baseline": "0\u0665.00"}, "no baseline"),
        ({"max_aoi_cloud_percent": 100.1}, "no percentage"),
        ({"max_cloud_percent": float("nan")}, "no percentage"),
        ({"relative_orbit": 0}, "relative orbit"),
        ({"relative_orbit": 144}, "relative orbit"),
        ({"limit": 0}, "limit"),
        ({"orbit_direction": "descending"}, "orbit direction"),
        ({"tiles": ("15PU",)}, "no tile"),
        ({"months": "summer"}, "no months"),
        ({"months": "0-4"}, "no months"),
        ({"months": "11-13"}, "no months"),
        ({"months": "1,,2"}, "no months"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(SettingsError, match=why) as raised:
        query(**changes)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("", set(range(1, 13))),
        ("6-8", {6, 7, 8}),
        ("11-4", {11, 12, 1, 2, 3, 4}),
        ("7", {7}),
        ("3, 5-7", {3, 5, 6, 7}),
        ("12-1", {12, 1}),
        ("1-12", set(range(1, 13))),
        ("4 - 5", {4, 5}),
    ],
)
def test_months_are_a_season_that_may_cross_the_new_year(text: str, months: set[int]) -> None:
    assert months_of(text) == months


@pytest.mark.parametrize(
    ("changes", "spans"),
    [
        ({}, [("2018-08-01T00:00:00.000Z", "2018-08-10T23:59:59.999Z")]),
        ({"end": START}, [("2018-08-01T00:00:00.000Z", "2018-08-01T23:59:59.999Z")]),
        ({"months": "9-7"}, []),
        (
            {"start": date(2017, 12, 15), "end": date(2018, 12, 10), "months": "11-1"},
            [
                ("2017-12-15T00:00:00.000Z", "2018-01-31T23:59:59.999Z"),
                ("2018-11-01T00:00:00.000Z", "2018-12-10T23:59:59.999Z"),
            ],
        ),
        (
            {"start": date(2016, 2, 1), "end": date(2016, 3, 31), "months": "2"},
            [("2016-02-01T00:00:00.000Z", "2016-02-29T23:59:59.999Z")],
        ),
        (
            {"start": date(9998, 12, 31), "end": date.max, "months": "1,12"},
            [
                ("9998-12-31T00:00:00.000Z", "9999-01-31T23:59:59.999Z"),
                ("9999-12-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"),
            ],
        ),
        ({"start": date.max, "end": date.max}, [("9999-12-31T00:00:00.000Z", "9999-12-31T23:59:59.999Z")]),
    ],
)
def test_the_end_day_is_included_and_months_are_cut_out(changes: dict[str, Any], spans: list[tuple[str, str]]) -> None:
    assert date_spans(query(**changes)) == spans


def test_many_seasons_are_asked_for_as_one_time() -> None:
    spans = date_spans(query(start=date(2015, 1, 1), end=date(2026, 12, 31), months="1,3,5"))
    assert spans == [("2015-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z")]


@given(
    start=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
    end=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
    first=st.integers(1, 12),
    last=st.integers(1, 12),
    day=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
)
def test_a_day_is_asked_for_if_it_lies_in_the_search_and_its_months(
    start: date, end: date, first: int, last: int, day: date
) -> None:
    start, end = min(start, end), max(start, end)
    asked = query(start=start, end=end, months=f"{first}-{last}")
    spans = date_spans(asked)
    covered = any(low[:10] <= day.isoformat() <= high[:10] for low, high in spans)
    wanted = start <= day <= end and day.month in months_of(asked.months)
    assert covered or not wanted
    assert not covered or wanted or (end.year - start.year >= MOST_SPANS - 1)


def test_satellites_are_written_one_way() -> None:
    assert query(platforms=("S2A", "sentinel-2B", "2c")).platforms == ("2A", "2B", "2C")
    with pytest.raises(SettingsError, match="no satellite"):
        query(platforms=("3A",))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", "00.00", "99.98"),
        ("05.10", "05.10", "05.10"),
        ("05.00-", "05.00", "99.98"),
        ("-02.14", "00.00", "02.14"),
        (" 02.05 - 02.14 ", "02.05", "02.14"),
    ],
)
def test_a_baseline_is_one_or_a_range(text: str, first: str, last: str) -> None:
    assert baselines_of(text) == (first, last)


@pytest.mark.parametrize("text", ["5.10", "-", "N0510", "05.1005.11", "05.10-05.11-05.12"])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="no baseline"):
        query(baseline=text)


def test_a_name_is_enough_without_an_area() -> None:
    assert query(area=None, name_pattern="*_T15PUT_*").area is None
