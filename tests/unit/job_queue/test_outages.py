"""Services from which nothing comes: who waits, who tries, who is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Callable

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.errors import NetworkError, ProductError, SceneQueueError, Sen2CorMissingError, ServiceBusyError
from scene_queue.core.job_queue.endings import Endings
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.outages import ADVICE, RARE_TRIES_S, REST_S, TRIES_S, OutageWatch
from scene_queue.core.job_queue.queue import LONG_WAIT_S
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_run import Outcome
from scene_queue.core.job_queue.waiting import HOPELESS_S, RoomGates, SleepWatch
from scene_queue.core.network.failures import Obstacle, UnreachableError
from scene_queue.core.settings import Settings

DOWNLOAD, CHECK, CORRECTION = StageName
TOOK_S = 5.0  # an attempt
BROKEN = NetworkError("The connection broke.", advice="Check it.")
GONE = UnreachableError("The host was not found.", Obstacle.NAME, is_out_of_reach=True)

Answer = Callable[[Job], "SceneQueueError | None"]


class Line:
    """Jobs that download one after the other, by a clock; what comes of each is said by ``answer``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000_000.0
        monkeypatch.setattr("time.time", lambda: self.now)
        self.orders: dict[int, Order] = {}
        self.jobs: dict[int, Job] = {}
        self.sleep = SleepWatch(self.clock)
        self.endings = Endings(self.orders, Patience(), self.sleep, RoomGates(self.clock))
        self.answer: Answer = lambda job: None
        self.facts: dict[str, object] = {}
        self.tries: list[tuple[float, int]] = []
        self.told: list[Job] = []

    def clock(self) -> float:
        return self.now

    def add(self, count: int, stages: tuple[StageName, ...] = (DOWNLOAD,), **settings: object) -> list[int]:
        order = Order(len(self.orders) + 1, Settings(Path("/products"), **settings), stages)  # type: ignore[arg-type]
        self.orders[order.id] = order
        first = len(self.jobs)
        made = [Job(first + n + 1, order.id, scene, stages[0]) for n, scene in enumerate(numbered_scenes(count))]
        self.jobs.update({job.id: job for job in made})
        return [job.id for job in made]

    def start(self, number: int) -> tuple[Job, float]:
        """As the queue does, which ticks once a second besides."""
        self.sleep.tick()
        job = self.jobs[number]
        self.jobs[number] = job.to(JobState.RUNNING, attempts=job.attempts + 1, message="", trouble="")
        self.tries.append((self.now, number))
        return self.jobs[number], self.now

    def end(self, job: Job, began: float) -> None:
        error = self.answer(job)
        outcome = Outcome(self.facts, None) if error is None else Outcome(error=error)
        for before, after in self.endings.changes(job, outcome, began, None, self.jobs.values()):
            assert self.jobs[before.id] == before
            self.jobs[after.id] = after
            if after.state in (JobState.FAILED, JobState.DONE):
                self.told.append(after)

    def step(self) -> bool:
        """One attempt of the first that may; returns whether there was one."""
        for job in self.jobs.values():
            if job.state is JobState.WAITING and job.not_before <= self.now:
                self.jobs[job.id] = job.to(JobState.QUEUED)
        queued = [number for number, job in self.jobs.items() if job.state is JobState.QUEUED]
        if queued:
            job, began = self.start(queued[0])
            self.now += TOOK_S
            self.end(job, began)
        return bool(queued)

    def work(self, seconds: float) -> None:
        """Let attempts follow one another for a while."""
        end = self.now + seconds
        while self.now < end:
            if not self.step():
                due = [job.not_before for job in self.jobs.values() if job.state is JobState.WAITING]
                self.now = min([*due, end])

    def states(self) -> list[str]:
        return [job.state.value for job in self.jobs.values()]

    def waits(self, numbers: list[int]) -> bool:
        return all(self.jobs[n].state is JobState.WAITING and self.jobs[n].trouble == "NetworkError" for n in numbers)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


@pytest.mark.parametrize(
    ("error", "trouble"), [(BROKEN, "NetworkError"), (ServiceBusyError("503"), "ServiceBusyError")]
)
def test_three_jobs_in_a_row_shut_their_service_for_all(line: Line, error: SceneQueueError, trouble: str) -> None:
    numbers = line.add(10)
    line.answer = lambda job: error
    for job, began in [line.start(n) for n in numbers[:3]]:
        line.end(job, began)
    waiting = [line.jobs[n] for n in numbers]
    assert {job.state for job in waiting} == {JobState.WAITING}
    assert [job.trouble for job in waiting].count(type(error).__name__) == 8
    assert {job.message for job in waiting if job.trouble} == {f"{error.message} {ADVICE}"}
    assert sum(job.attempts for job in waiting) == 2  # of the two before that, which are tried again anyway


def test_one_job_that_used_all_its_attempts_shuts_it_too(line: Line) -> None:
    [first, *others] = line.add(50)
    line.answer = lambda job: BROKEN
    for _ in range(3):
        job, began = line.start(first)
        line.now += TOOK_S
        line.end(job, began)
        if line.jobs[first].trouble == "":
            line.jobs[first] = line.jobs[first].to(JobState.QUEUED)
    assert line.waits([first, *others])
    assert line.jobs[first].attempts == 2


def test_a_cut_that_outlasts_all_attempts_fails_nobody_and_all_go_on_by_themselves(line: Line) -> None:
    line.add(200)
    back_at = line.now + 7 * 3600
    line.answer = lambda job: GONE if line.now < back_at else None
    line.work(7 * 3600)
    assert "failed" not in line.states()
    assert len(line.tries) < 60
    line.work(RARE_TRIES_S + 200 * TOOK_S + TOOK_S)
    assert set(line.states()) == {"done"}


def test_one_at_a_time_tries_again_and_ever_less_often(line: Line) -> None:
    numbers = line.add(200)
    line.answer = lambda job: GONE
    for job, began in [line.start(n) for n in numbers[:3]]:
        line.end(job, began)
    for number in numbers[:2]:  # theirs are ordinary further attempts
        line.jobs[number] = line.jobs[number].to(JobState.PAUSED)
    line.tries.clear()
    shut_at = line.now
    line.work(3600)
    times = [shut_at, *(at for at, _ in line.tries)]
    pauses = [later - sooner for sooner, later in zip(times, times[1:])]
    assert pauses == [*TRIES_S, RARE_TRIES_S, RARE_TRIES_S, RARE_TRIES_S, RARE_TRIES_S]
    assert len({number for _, number in line.tries[-5:]}) == 5, "each time another one"


def test_the_first_that_comes_opens_it_for_all(line: Line) -> None:
    numbers = line.add(500)
    line.answer = lambda job: GONE
    line.work(400)
    line.answer = lambda job: None
    while not any(job.state is JobState.DONE for job in line.jobs.values()):
        line.now += 1
        line.step()
    assert [line.jobs[n].state for n in numbers].count(JobState.QUEUED) == 499
    assert {(job.attempts, job.message, job.trouble) for job in line.jobs.values()} == {(0, "", ""), (1, "", "")}


def test_who_is_resumed_tries_at_once_and_waits_again_with_all_where_nothing_comes(line: Line) -> None:
    numbers = line.add(100)
    line.answer = lambda job: GONE
    line.work(3000)
    for number, job in line.jobs.items():
        line.jobs[number] = job.to(JobState.QUEUED, attempts=0, message="", trouble="", not_before=0.0)
    before = len(line.tries)
    line.step()
    assert len(line.tries) == before + 1
    assert line.waits(numbers)
    line.answer = lambda job: None
    line.work(RARE_TRIES_S + 101 * TOOK_S)
    assert set(line.states()) == {"done"}


def test_a_try_that_nobody_makes_any_more_is_made_by_the_next(line: Line) -> None:
    """The one that was to try is cancelled: the others do not wait for it."""
    line.add(20)
    line.answer = lambda job: GONE
    line.work(100)
    line.answer = lambda job: None
    for _ in range(3):
        sooner = min((j for j in line.jobs.values() if j.state is JobState.WAITING), key=lambda job: job.not_before)
        line.jobs[sooner.id] = sooner.to(JobState.CANCELLED)
    line.work(2 * RARE_TRIES_S)
    assert set(line.states()) == {"cancelled", "done"}


def test_a_scene_s_own_fault_fails_after_its_attempts_while_others_come(line: Line) -> None:
    numbers = line.add(30)
    bad = numbers[7]
    line.answer = lambda job: BROKEN if job.id == bad else None
    line.work(3600)
    assert [n for n in numbers if line.jobs[n].state is JobState.FAILED] == [bad]
    assert [number for _, number in line.tries].count(bad) == 3
    assert line.jobs[bad].message == "The connection broke. Check it."


def test_a_scene_s_own_fault_fails_in_the_end_though_it_is_the_first_and_the_others_are_slow(line: Line) -> None:
    numbers = line.add(4)
    line.answer = lambda job: BROKEN if job.id == numbers[0] else None
    slow, slow_began = line.start(numbers[1])
    while line.jobs[numbers[0]].trouble == "":
        line.work(TOOK_S)
        if line.jobs[numbers[2]].state is JobState.DONE:
            break
    line.end(slow, slow_began)
    line.work(3600)
    assert line.states() == ["failed", "done", "done", "done"]


@pytest.mark.parametrize(("error", "state"), [(BROKEN, JobState.FAILED), (GONE, JobState.WAITING)])
def test_alone_it_fails_of_an_answer_that_breaks_off_and_waits_for_a_service_out_of_reach(
    line: Line, error: SceneQueueError, state: JobState
) -> None:
    [number] = line.add(1)
    line.answer = lambda job: error
    line.work(300)
    assert line.jobs[number].state is state


def test_other_services_and_other_stages_go_on(line: Line) -> None:
    away, here = line.add(5), line.add(5, service="team")
    checks = line.add(3, (CHECK,))
    line.answer = lambda job: GONE if job.id in away else None
    line.work(100)
    assert line.waits(away)
    assert {line.jobs[n].state for n in (*here, *checks)} == {JobState.DONE}


def test_jobs_that_may_ask_other_sources_use_their_attempts_since_the_last_one_asks_them(line: Line) -> None:
    numbers = line.add(6, alternatives=("team",))
    line.answer = lambda job: None if job.attempts == 3 else BROKEN
    line.facts = {"source": "team"}
    line.work(3600)
    assert set(line.states()) == {"done"}
    assert len(line.tries) == 3 * len(numbers)


def test_a_scene_from_an_alternative_opens_the_roads_that_lead_there(line: Line) -> None:
    only_here, both = line.add(5), line.add(5, alternatives=("team",))
    line.answer = lambda job: GONE
    line.work(100)
    line.answer, line.facts = (lambda job: None if job.id in both else GONE), {"source": "team"}
    line.work(3600)
    assert line.waits(only_here)
    assert {line.jobs[n].state for n in both} == {JobState.DONE}


def test_what_was_on_the_disk_already_says_nothing_of_the_service(line: Line) -> None:
    numbers = line.add(6)
    line.answer = lambda job: GONE if job.id != numbers[2] else None
    line.facts = {"source": "disk"}
    line.work(3600)
    assert line.states().count("done") == 1
    assert "failed" not in line.states()


def test_a_service_that_asks_for_an_hour_is_left_alone_that_long(line: Line) -> None:
    line.add(5)
    line.answer = lambda job: ServiceBusyError("503", retry_after_s=3600.0)
    for number in (1, 2, 3):
        line.end(*line.start(number))
    line.work(3500)
    assert len(line.tries) == 3


def test_a_run_without_a_window_finds_nothing_near_after_ten_minutes_and_not_before(line: Line) -> None:
    line.add(30)
    line.answer = lambda job: GONE
    began = line.now

    def is_idle() -> bool:
        """As the queue says it: the newest try has ended, and the next one is not near."""
        return min(job.not_before for job in line.jobs.values()) >= line.now + LONG_WAIT_S

    while not is_idle():
        if not line.step():
            line.now = min(job.not_before for job in line.jobs.values())
    assert HOPELESS_S <= line.now - began < 1.2 * HOPELESS_S
    assert sum(TRIES_S) == HOPELESS_S
    assert RARE_TRIES_S > LONG_WAIT_S


def test_it_costs_little_with_ten_thousand_jobs(line: Line) -> None:
    """What counts under the queue's lock: an attempt that ends while the service is shut writes only its own job."""
    numbers = line.add(10_024)
    line.answer = lambda job: GONE
    for number in numbers[:3]:
        line.end(*line.start(number))
    [running, *_] = numbers[500:]
    line.now += TRIES_S[0]
    waiting = [job for job in line.jobs.values() if job.trouble == "NetworkError"]
    assert len(waiting) == 10_022
    assert len([job for job in waiting if job.not_before <= line.now]) == 1
    job = replace(line.jobs[running], state=JobState.RUNNING, attempts=1)
    line.jobs[running] = job
    assert len(line.endings.changes(job, Outcome(error=GONE), line.now, None, line.jobs.values())) == 1
    later = sorted(job.not_before - line.now for job in line.jobs.values())
    assert later[-1] <= REST_S


def test_a_missing_sen2cor_is_told_once_though_scenes_come_to_it_one_by_one(line: Line) -> None:
    line.add(5, (DOWNLOAD, CORRECTION))
    line.answer = lambda job: Sen2CorMissingError("Install 2.5.5.") if job.stage is CORRECTION else None
    for number in list(line.jobs):
        line.end(*line.start(number))
        line.now += 60
        line.end(*line.start(number))
    assert line.states() == ["failed"] + ["paused"] * 4
    assert {job.message for job in line.jobs.values()} == {"Install 2.5.5."}
    assert len(line.told) == 1


def test_another_order_is_told_of_it_again(line: Line) -> None:
    line.answer = lambda job: Sen2CorMissingError("Install 2.5.5.") if job.stage is CORRECTION else None
    for _ in range(2):
        [number] = line.add(1, (DOWNLOAD, CORRECTION))
        line.end(*line.start(number))
        line.now += 60
        line.end(*line.start(number))
    assert line.states() == ["failed", "failed"]


def test_a_fault_of_the_product_has_nothing_to_do_with_the_line(line: Line) -> None:
    line.add(4)
    line.answer = lambda job: ProductError("It is cut.")
    line.work(60)
    assert set(line.states()) == {"failed"}
    assert {job.trouble for job in line.jobs.values()} == {"ProductError"}


def test_an_outage_is_told_once_however_many_wait_and_try_and_the_next_one_again(line: Line) -> None:
    watch, told = OutageWatch(), []

    def hear(seconds: float) -> None:
        end = line.now + seconds
        known = dict(line.jobs)
        while line.now < end:
            line.work(1.0)
            told.extend(job.id for n, job in line.jobs.items() if job is not known[n] and watch.begins_with(job))
            known = dict(line.jobs)

    line.add(300)
    line.answer = lambda job: GONE
    hear(3600)
    assert len(told) == 1
    line.answer = lambda job: None
    hear(RARE_TRIES_S + 2 * TOOK_S)
    line.answer = lambda job: GONE
    hear(600)
    assert len(told) == 2
