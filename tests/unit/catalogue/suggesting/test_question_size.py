"""How large extra questions may be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders.areas import box_wkt
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.scene_query import months_of
from scene_queue.core.catalogue.suggesting.question_size import days_for, shortened

SMALL, COUNTRY = area_from_wkt(box_wkt(-94, 16, -93, 17)), area_from_wkt(box_wkt(-110, 16, -88, 30))
WORLD = area_from_wkt(box_wkt(-180, -90, 180, 90))


def query(**changes: Any) -> SceneQuery:
    return SceneQuery(**{"area": SMALL, "start": date(2018, 1, 1), "end": date(2018, 12, 31), **changes})


def test_the_larger_the_place_the_shorter_the_time() -> None:
    days = [days_for(query(area=area)) for area in (SMALL, COUNTRY, WORLD)]
    assert days[0] > 366 > days[1] > days[2] == 1
    assert days_for(query(area=None, tiles=("15PUT",))) == 2 * days_for(query(area=None, tiles=("15PUT", "15PVT")))
    assert days_for(query(area=None, raw="tileid=15PUT")) >= 366


def test_what_fits_is_the_same_question() -> None:
    small = query()
    assert shortened(small, "6") is small


def test_what_does_not_fit_is_cut_to_its_last_days() -> None:
    cut = shortened(query(area=COUNTRY), "")
    assert cut.end == date(2018, 12, 31)
    assert (cut.end - cut.start).days + 1 == days_for(cut)
    assert cut.area is COUNTRY


@pytest.mark.parametrize(
    ("months", "end"),
    [("3-8", date(2018, 8, 31)), ("11-2", date(2018, 12, 31)), ("2", date(2018, 2, 28)), ("1", date(2018, 1, 31))],
)
def test_what_is_cut_ends_in_the_months_asked_for(months: str, end: date) -> None:
    cut = shortened(query(area=COUNTRY), months)
    assert (cut.end, cut.months) == (end, months)


def test_months_that_the_time_does_not_have_change_nothing_of_the_cut() -> None:
    cut = shortened(query(area=COUNTRY, start=date(2018, 1, 1), end=date(2018, 3, 1)), "6")
    assert cut.end == date(2018, 3, 1)


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 4000), st.sampled_from(["", "6-8", "12"]))
def test_a_cut_is_a_part_of_the_time(start: date, days: int, months: str) -> None:
    asked = query(area=COUNTRY, start=start, end=date.fromordinal(start.toordinal() + days))
    cut = shortened(asked, months)
    assert asked.start <= cut.start <= cut.end <= asked.end
    assert (cut.end - cut.start).days < days_for(asked)
    in_time = {date.fromordinal(start.toordinal() + day).month for day in range(days + 1)}
    assert cut is asked or not in_time & months_of(months) or cut.end.month in months_of(months)
