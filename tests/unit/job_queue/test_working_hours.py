"""Hours of the day and days of the week: what is read, when they are open, when they change."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.job_queue.working_hours import WorkingHours

UTC = timezone.utc
VIENNA, LORD_HOWE, KATHMANDU = ZoneInfo("Europe/Vienna"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")
# 2026-11-30 is a Monday
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of that week, Monday being 0."""
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize("text", ["", "  ", ";"])
def test_nothing_stands_for_always(text: str) -> None:
    hours = WorkingHours.parse(text)
    assert hours.is_open(at(2, 13), UTC)
    assert hours.next_change(at(2, 13), UTC) is None


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"), [(21, 59, False), (22, 0, True), (0, 0, True), (5, 59, True), (6, 0, False)]
)
def test_hours_past_midnight_are_those_of_the_night(hour: int, minute: int, is_open: bool) -> None:
    assert WorkingHours.parse("22:00-06:00").is_open(at(6, hour, minute), UTC) is is_open


def test_hours_past_midnight_belong_to_the_day_that_they_begin_on() -> None:
    hours = WorkingHours.parse("Fr 20:00-07:00")
    assert hours.is_open(at(5, 6, 59), UTC), "Saturday morning"
    assert not hours.is_open(at(4, 6, 59), UTC), "Friday morning"


def test_sunday_night_ends_on_monday() -> None:
    hours = WorkingHours.parse("Su 20:00-07:00")
    assert hours.is_open(at(0, 6), UTC)
    assert hours.next_change(at(0, 6), UTC) == at(0, 7)


def test_days_without_hours_are_whole_days() -> None:
    hours = WorkingHours.parse("Mo-Fr 20:00-07:00; Sa-Su")
    assert not hours.is_open(at(4, 19), UTC)
    assert hours.next_change(at(4, 19), UTC) == at(4, 20)
    assert hours.next_change(at(4, 20), UTC) == at(7, 0)


def test_several_hours_and_several_days_are_joined_by_commas() -> None:
    hours = WorkingHours.parse("mon, Wednesday 12-13, 18:30-19")
    opened = [hours.is_open(at(day, hour, 45), UTC) for day in (0, 1, 2) for hour in (12, 13, 18)]
    assert opened == [True, False, True, False, False, False, True, False, True]


def test_days_may_pass_sunday() -> None:
    hours = WorkingHours.parse("Sa - Mo")
    assert [hours.is_open(at(day, 12), UTC) for day in range(7)] == [True, False, False, False, False, True, True]


def test_all_hours_written_out_never_change() -> None:
    assert WorkingHours.parse("00:00-24:00").next_change(at(0, 0), UTC) is None


def test_the_next_change_is_later_than_now_and_to_the_minute() -> None:
    hours = WorkingHours.parse("08:07-08:09")
    changes, now = [], at(0, 8, 7)
    for _ in range(3):
        now = hours.next_change(now, UTC) or now
        changes.append(now)
    assert changes == [at(0, 8, 9), at(1, 8, 7), at(1, 8, 9)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00-06:00", "no time 25:00"),
        ("22:61-06:00", "no time 22:61"),
        ("Xx 22:00-06:00", "no day 'xx'"),
        ("M 22:00-06:00", "no day 'm'"),
        ("Mo-", "no day ''"),
        ("Mo-We-Fr", "no day 'we-fr'"),
        ("Mo 20:00-", "no hours of the day"),
        ("22:00", "no hours of the day"),
        ("at night", "no day 'at night'"),
        ("06:00-06:00", "ends when it begins"),
        ("24:00-06:00", "begins at 0:00"),
        ("22:00-06:00 Mo", "no hours of the day"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_and_an_example(text: str, why: str) -> None:
    with pytest.raises(SettingsError) as raised:
        WorkingHours.parse(text)
    assert why in raised.value.message
    assert "Mo-Fr 20:00-07:00" in raised.value.advice


def test_only_the_wrong_part_is_named() -> None:
    with pytest.raises(SettingsError, match="'yo 9-10'"):
        WorkingHours.parse("Mo 9-10; Yo 9-10")


def test_a_night_is_shorter_when_clocks_are_put_forward() -> None:
    hours = WorkingHours.parse("22:00-06:00")
    begin = datetime(2027, 3, 27, 22, 0, tzinfo=VIENNA).astimezone(UTC)
    end = hours.next_change(begin, VIENNA)
    assert end is not None
    assert end.astimezone(UTC) - begin == timedelta(hours=7)
    assert (end.hour, end.minute) == (6, 0)


def test_a_night_is_longer_when_clocks_are_put_back() -> None:
    hours = WorkingHours.parse("22:00-06:00")
    begin = datetime(2026, 10, 24, 22, 0, tzinfo=VIENNA).astimezone(UTC)
    end = hours.next_change(begin, VIENNA)
    assert end is not None
    assert end.astimezone(UTC) - begin == timedelta(hours=9)


def test_hours_that_begin_in_what_is_left_out_begin_with_the_jump() -> None:
    before = datetime(2027, 3, 28, 1, 0, tzinfo=VIENNA).astimezone(UTC)
    change = WorkingHours.parse("02:30-05:00").next_change(before, VIENNA)
    assert change is not None
    assert change.astimezone(UTC) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert (change.hour, change.minute) == (3, 0)


@pytest.mark.parametrize("zone", [LORD_HOWE, KATHMANDU])
def test_clocks_that_differ_by_parts_of_an_hour_count_too(zone: ZoneInfo) -> None:
    hours = WorkingHours.parse("22:10-06:20")
    change = hours.next_change(datetime(2026, 10, 3, 12, 0, tzinfo=UTC), zone)
    assert change is not None
    assert f"{change:%H:%M}" in ("22:10", "06:20")


def test_the_clock_of_this_computer_counts_unless_another_is_named() -> None:
    now = datetime.now().astimezone()
    hour = WorkingHours.parse(f"{now:%H}:00-{now:%H}:59")
    assert hour.is_open(now.replace(minute=30))
    assert not hour.is_open(now.replace(minute=59))
