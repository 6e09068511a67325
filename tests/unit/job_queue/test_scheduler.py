from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.scheduler import (
    BESIDES_TRANSFERS,
    Hold,
    Line,
    Patience,
    Plan,
    Slots,
    hold_of,
    plan,
)
from scene_queue.core.settings import Settings

DOWNLOAD, CHECK, CORRECTION = StageName
SCENES = numbered_scenes(20)
HERE = Order(1, Settings(Path("/data")))


def line(stage: StageName, numbers: Iterable[int], order: Order = HERE, closed: Hold | None = None) -> Line:
    return Line(order, stage, [Job(number, order.id, SCENES[number], stage) for number in numbers], closed)


def ids(chosen: Plan) -> list[int]:
    return [job.id for job in chosen.start]


def test_as_many_downloads_start_as_there_are_slots() -> None:
    assert ids(plan([line(DOWNLOAD, range(9))], {}, Slots(download=4))) == [0, 1, 2, 3]


def test_no_more_jobs_are_looked_at_than_may_start() -> None:
    seen: list[int] = []

    def jobs() -> Iterable[Job]:
        for number in range(9):
            seen.append(number)
            yield Job(number, 1, SCENES[number], DOWNLOAD)

    plan([Line(HERE, DOWNLOAD, jobs())], {}, Slots(download=2))
    assert seen == [0, 1]


def test_more_downloads_run_than_there_are_connections() -> None:
    """Some unpack or wait while the others transfer; no other stage gets more or less of it."""
    slots = Slots(correction=3).with_connections(2)
    assert (slots.download, slots.safe_check, slots.correction) == (2 + BESIDES_TRANSFERS, Slots().safe_check, 3)


def test_the_slots_of_one_service_are_its_own() -> None:
    other = Order(2, Settings(Path("/data"), service="s3"))
    slots = Slots(download=2).with_connections(1, "s3")
    chosen = plan([line(DOWNLOAD, range(9)), line(DOWNLOAD, range(9, 19), other)], {(DOWNLOAD, "s3"): 1}, slots)
    assert ids(chosen) == [0, 1, 9, 10]


def test_what_runs_already_takes_its_slot() -> None:
    assert ids(plan([line(DOWNLOAD, range(9))], {(DOWNLOAD, "cdse"): 3}, Slots(download=4))) == [0]


@pytest.mark.parametrize("in_use", [4, 9])
def test_nothing_starts_when_all_slots_are_taken(in_use: int) -> None:
    chosen = plan([line(DOWNLOAD, [0]), line(CHECK, [1])], {(DOWNLOAD, "cdse"): in_use}, Slots(download=4))
    assert ids(chosen) == [1]


def test_jobs_that_are_further_along_come_first() -> None:
    chosen = plan([line(DOWNLOAD, [0]), line(CHECK, [1]), line(CORRECTION, [2])], {}, Slots(1, 1, 1))
    assert [job.stage for job in chosen.start] == [CORRECTION, CHECK, DOWNLOAD]


def test_the_priority_of_a_job_and_of_its_order_count_together() -> None:
    urgent = Order(2, Settings(Path("/data")), priority=1)
    first = Job(7, 1, SCENES[7], DOWNLOAD, priority=2)
    lines = [line(DOWNLOAD, [0, 1]), Line(HERE, DOWNLOAD, [first]), line(DOWNLOAD, [5, 6], urgent)]
    assert ids(plan(lines, {}, Slots(download=4))) == [7, 5, 6, 0]


def test_a_scene_that_is_worked_on_is_passed_over() -> None:
    assert ids(plan([line(DOWNLOAD, [0, 1])], {}, Slots(), {SCENES[0].identifier})) == [1]


def test_of_two_orders_of_one_scene_only_one_starts() -> None:
    other = Order(2, Settings(Path("/data")), (DOWNLOAD,))
    assert ids(plan([line(DOWNLOAD, [3]), line(DOWNLOAD, [3], other)], {}, Slots())) == [3]


def test_who_cannot_start_is_told_what_it_waits_for() -> None:
    slots = Slots(download=1, safe_check=1, correction=1, scarce=Hold.MEMORY)
    lines = [line(DOWNLOAD, [0, 1]), line(CHECK, [2, 3]), line(CORRECTION, [4, 5])]
    assert plan(lines, {}, slots).holds == {
        (1, DOWNLOAD): Hold.CONNECTION,
        (1, CHECK): Hold.PROCESSOR,
        (1, CORRECTION): Hold.MEMORY,
    }


def test_who_need_not_wait_is_told_nothing() -> None:
    assert plan([line(DOWNLOAD, [0, 1])], {}, Slots(download=4)).holds == {}


def test_a_line_without_room_starts_nothing_and_others_go_on() -> None:
    other = Order(2, Settings(Path("/full")))
    chosen = plan([line(DOWNLOAD, [0], other, Hold.DISK), line(DOWNLOAD, [1])], {}, Slots())
    assert ids(chosen) == [1]
    assert chosen.holds == {(2, DOWNLOAD): Hold.DISK}


def test_out_of_its_hours_a_stage_begins_nothing() -> None:
    chosen = plan([line(DOWNLOAD, [0]), line(CHECK, [1])], {}, Slots(closed={DOWNLOAD: Hold.HOURS}))
    assert ids(chosen) == [1]
    assert chosen.holds == {(1, DOWNLOAD): Hold.HOURS}


@pytest.mark.parametrize(
    ("trouble", "hold"),
    [
        ("NoRoomError", Hold.DISK),
        ("CredentialsError", Hold.SIGN_IN),
        ("NetworkError", Hold.NETWORK),
        ("ServiceBusyError", Hold.NETWORK),
        ("", None),
    ],
)
def test_a_waiting_job_says_what_for_by_its_trouble(trouble: str, hold: Hold | None) -> None:
    waiting = Job(1, 1, SCENES[0], DOWNLOAD, state=JobState.WAITING, trouble=trouble)
    assert hold_of(waiting) is hold


def test_a_failed_job_waits_for_nothing() -> None:
    assert hold_of(Job(1, 1, SCENES[0], DOWNLOAD, state=JobState.FAILED, trouble="NetworkError")) is None


def test_the_pause_doubles_with_each_attempt() -> None:
    patience = Patience(attempts=4, back_off_s=2.0)
    assert [patience.pause_s(tried) for tried in (1, 2, 3)] == [2.0, 4.0, 8.0]
