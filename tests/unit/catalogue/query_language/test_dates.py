"""Points in time as queries write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.query_language.dates import odata_literal, resolve_date, utc_from_text

NOW = datetime(2018, 3, 31, 12, 34, 56, 789000, tzinfo=timezone.utc)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.utc)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("NOW", NOW),
        ("20180801", utc(2018, 8, 1)),
        ("2018-08-01T10:11:12Z", utc(2018, 8, 1, 10, 11, 12)),
        ("2018-08-01T10:11:12.5Z", utc(2018, 8, 1, 10, 11, 12, 500000)),
        ("NOW-10DAYS", NOW - timedelta(days=10)),
        ("NOW-1DAY", NOW - timedelta(days=1)),
        ("NOW+2HOURS-30MINUTES", NOW + timedelta(minutes=90)),
        ("NOW-1MONTH", utc(2018, 2, 28, 12, 34, 56, 789000)),
        ("NOW-13MONTHS", utc(2017, 2, 28, 12, 34, 56, 789000)),
        ("NOW+1YEAR", utc(2019, 3, 31, 12, 34, 56, 789000)),
        ("NOW/DAY", utc(2018, 3, 31)),
        ("NOW/MONTH", utc(2018, 3, 1)),
        ("NOW/YEAR", utc(2018, 1, 1)),
        ("NOW/HOUR", utc(2018, 3, 31, 12)),
        ("NOW/MINUTES", utc(2018, 3, 31, 12, 34)),
        ("NOW/SECOND", utc(2018, 3, 31, 12, 34, 56)),
        ("NOW-1DAY/DAY", utc(2018, 3, 30)),
        ("2016-02-29T00:00:00Z+1YEAR", utc(2017, 2, 28)),
        (" NOW ", NOW),
    ],
)
def test_dates_and_date_arithmetic_of_sentinelsat(text: str, meant: datetime) -> None:
    assert resolve_date(text, NOW) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "now",
        "yesterday",
        "2018-08-01",
        "20181301",
        "NOW-DAYS",
        "NOW-1WEEK",
        "2018-13-01T00:00:00Z",
        "NOW/DAY-",
    ],
)
def test_what_sentinelsat_does_not_take_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        resolve_date(text, NOW)


@pytest.mark.parametrize("text", ["NOW-99999999DAYS", "NOW+9999YEARS", "NOW-99999999999999999999SECONDS"])
def test_a_date_out_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="There is no date"):
        resolve_date(text, NOW)


@pytest.mark.parametrize(
    ("text", "microsecond"),
    [("2018-08-09T16:38:29Z", 0), ("2018-08-09T16:38:29.024Z", 24000), ("2018-08-09T16:38:29.0240001", 24000)],
)
def test_the_catalogues_times_have_any_number_of_decimals(text: str, microsecond: int) -> None:
    assert utc_from_text(text) == utc(2018, 8, 9, 16, 38, 29, microsecond)


@pytest.mark.parametrize(
    "text", ["", "2018-08-09", "2018-08-09T16:38:29+02:00", "2018-08-09T16:38:29.Z", "x", "2018-02-30T00:00:00Z"]
)
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        utc_from_text(text)


def test_literals_are_in_milliseconds_unless_that_would_round() -> None:
    assert odata_literal(utc(2018, 8, 9)) == "2018-08-09T00:00:00.000Z"
    assert odata_literal(utc(2018, 8, 9, 1, 2, 3, 24000)) == "2018-08-09T01:02:03.024Z"
    assert odata_literal(utc(2018, 8, 9, 1, 2, 3, 24001)) == "2018-08-09T01:02:03.024001Z"


@given(st.datetimes(timezones=st.just(timezone.utc)))
def test_a_literal_reads_as_what_was_written(moment: datetime) -> None:
    assert utc_from_text(odata_literal(moment)) == moment


@given(st.text(max_size=40))
def test_junk_is_refused_with_a_value_error(text: str) -> None:
    try:
        assert resolve_date(text, NOW).tzinfo is timezone.utc
    except ValueError:
        return
