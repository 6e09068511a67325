from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from doubles.waiting import wait_until
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    NetworkError,
    OfflineError,
    ProductError,
    StoreError,
)
from scene_queue.core.events import Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.job_queue.executors import Executor, InlineExecutor, ThreadExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Hold, Patience, Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

DOWNLOAD, CHECK, CORRECTION = StageName
NO_PAUSE = Patience(attempts=3, back_off_s=0.0)


class FakeStages:
    """Stages that note who came, and raise what was planned for a scene's n-th visit."""

    def __init__(self) -> None:
        self.visits: list[tuple[StageName, str]] = []
        self.plan: dict[tuple[StageName, str], list[Exception]] = {}
        self.hold: threading.Event | None = None
        self.most_at_once = 0
        self.are_last: list[bool] = []
        self._now = 0
        self._lock = threading.Lock()

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, FakeStage]:
        self.are_last.append(is_last)
        return {name: FakeStage(self, name) for name in StageName}

    def enter(self, name: StageName, scene: Scene) -> None:
        with self._lock:
            self.visits.append((name, scene.identifier))
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)

    def leave(self) -> None:
        with self._lock:
            self._now -= 1


class FakeStage:
    def __init__(self, stages: FakeStages, name: StageName) -> None:
        self.stages, self.name = stages, name

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        self.stages.enter(self.name, scene)
        try:
            feedback.report(Progress(0.5, "half"))
            if self.stages.hold is not None:
                while not self.stages.hold.is_set():
                    feedback.raise_if_cancelled()
                    feedback.signal.wait(0.01)
            planned = self.stages.plan.get((self.name, scene.identifier), [])
            if planned:
                raise planned.pop(0)
            return {f"{self.name.value}_seen": True}
        finally:
            self.stages.leave()


@pytest.fixture
def stages() -> FakeStages:
    return FakeStages()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "queue.sqlite") as store:
        yield store


def an_order(folder: Path, *stages: StageName) -> Order:
    return Order(0, Settings(folder), stages or tuple(StageName))


def a_queue(store: Store, stages: FakeStages, executor: Executor | None = None, **options: object) -> JobQueue:
    options.setdefault("patience", NO_PAUSE)
    return JobQueue(store, stages, executor or InlineExecutor(), **options)  # type: ignore[arg-type]


def run(queue: JobQueue) -> None:
    queue.wait(Feedback())


def test_a_job_goes_through_the_stages_in_their_order(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    run(queue)
    assert [name for name, _ in stages.visits] == [DOWNLOAD, CHECK, CORRECTION]
    [done] = queue.jobs()
    assert done.state is JobState.DONE
    assert set(done.facts["seconds"]) == {"download", "safe_check", "correction"}  # type: ignore[call-overload]
    assert [name for name in done.facts if name.endswith("_seen")] == [f"{stage.value}_seen" for stage in StageName]
    assert [stored.state for stored in store.jobs()] == [JobState.DONE]
    assert job.id == done.id


def test_every_job_of_many_is_done_once(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, ThreadExecutor(), slots=Slots(download=4))
    queue.add(an_order(tmp_path), numbered_scenes(30))
    run(queue)
    assert {job.state for job in queue.jobs()} == {JobState.DONE}
    assert len(stages.visits) == len(set(stages.visits)) == 90


def test_never_more_stages_run_than_there_are_slots(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, ThreadExecutor(), slots=Slots(3, 1))
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(20))
    run(queue)
    assert stages.most_at_once <= 3


def test_slots_may_be_renewed_while_it_works(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    stages.hold, asked = threading.Event(), []

    def renew(queue: JobQueue) -> None:
        asked.append(queue.at_work()[DOWNLOAD])
        queue.slots = Slots(download=1 if len(asked) < 3 else 2)
        if stages.most_at_once == 2 or len(asked) == 100:
            stages.hold.set()

    queue = a_queue(store, stages, ThreadExecutor(), slots=Slots(download=0))
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(2))
    queue.wait(Feedback(), renew)
    queue.close()
    assert asked[:3] == [0, 1, 1]
    assert stages.most_at_once == 2
    assert {job.state for job in queue.jobs()} == {JobState.DONE}


def test_a_failure_of_one_scene_does_not_stop_the_others(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    scenes = numbered_scenes(3)
    stages.plan[CHECK, scenes[1].identifier] = [ProductError("B02 is cut.", advice="Fetch it again.")]
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path), scenes)
    run(queue)
    assert [job.state for job in queue.jobs()] == [JobState.DONE, JobState.FAILED, JobState.DONE]
    assert queue.jobs()[1].message == "B02 is cut. Fetch it again."


def test_what_may_pass_is_tried_again(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    [scene] = numbered_scenes(1)
    stages.plan[DOWNLOAD, scene.identifier] = [NetworkError("cut"), NetworkError("cut")]
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), [scene])
    run(queue)
    assert queue.jobs()[0].state is JobState.DONE
    assert len(stages.visits) == 3


def test_the_attempts_are_limited(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    [scene] = numbered_scenes(1)
    stages.plan[DOWNLOAD, scene.identifier] = [NetworkError("cut")] * 9
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), [scene])
    run(queue)
    assert (queue.jobs()[0].state, queue.jobs()[0].message) == (JobState.FAILED, "cut")
    assert len(stages.visits) == 3
    assert stages.are_last == [False, False, True]


def test_a_service_that_asks_for_time_is_given_it(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    [scene] = numbered_scenes(1)
    stages.plan[DOWNLOAD, scene.identifier] = [NetworkError("busy", retry_after_s=1e6)]
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), [scene])
    run(queue)
    [job] = queue.jobs()
    assert (job.state, job.message) == (JobState.WAITING, "busy")
    queue.tick()
    assert len(stages.visits) == 1


def test_an_offline_product_waits_and_uses_no_attempt(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    [scene] = numbered_scenes(1)
    stages.plan[DOWNLOAD, scene.identifier] = [OfflineError("offline")]
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), [scene])
    run(queue)
    assert (queue.jobs()[0].state, queue.jobs()[0].attempts) == (JobState.WAITING, 0)


def test_a_refused_sign_in_pauses_the_others_instead_of_failing_them(
    store: Store, stages: FakeStages, tmp_path: Path
) -> None:
    scenes = numbered_scenes(5)
    stages.plan = {(DOWNLOAD, scene.identifier): [CredentialsError("Refused.")] for scene in scenes}
    queue = a_queue(store, stages, slots=Slots(download=1))
    queue.add(an_order(tmp_path, DOWNLOAD), scenes)
    run(queue)
    assert [job.state for job in queue.jobs()] == [JobState.FAILED] + [JobState.PAUSED] * 4
    assert len(stages.visits) == 1


def test_a_fault_of_our_own_is_a_failure_with_a_sentence(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    [scene] = numbered_scenes(1)
    stages.plan[DOWNLOAD, scene.identifier] = [ZeroDivisionError("oops")]
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), [scene])
    run(queue)
    assert "ZeroDivisionError" in queue.jobs()[0].message


def start_and_hold(queue: JobQueue, stages: FakeStages, folder: Path, count: int) -> list[Job]:
    """Give a queue some jobs, and wait until as many of them as there are slots are inside their stage."""
    stages.hold = threading.Event()
    jobs = queue.add(an_order(folder, DOWNLOAD), numbered_scenes(count))
    queue.tick()
    wait_until(lambda: len(stages.visits) == min(count, queue.slots.download))
    return jobs


@pytest.mark.parametrize("verb", ["pause", "cancel"])
def test_running_and_queued_jobs_are_stopped_and_go_on_later(
    store: Store, stages: FakeStages, tmp_path: Path, verb: str
) -> None:
    executor = ThreadExecutor()
    queue = a_queue(store, stages, executor, slots=Slots(download=1))
    numbers = [job.id for job in start_and_hold(queue, stages, tmp_path, 3)]
    getattr(queue, verb)(numbers)
    assert executor.join(10)
    stopped = JobState.PAUSED if verb == "pause" else JobState.CANCELLED
    assert {job.state for job in queue.jobs()} == {stopped}
    assert stages.hold is not None
    stages.hold.set()
    (queue.resume if verb == "pause" else queue.retry)(numbers)
    run(queue)
    assert {job.state for job in queue.jobs()} == {JobState.DONE}


def test_closing_pauses_what_runs_and_starts_nothing_more(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, ThreadExecutor(), slots=Slots(download=2))
    start_and_hold(queue, stages, tmp_path, 5)
    assert queue.close(seconds=10)
    assert [job.state for job in store.jobs()] == [JobState.PAUSED] * 2 + [JobState.QUEUED] * 3
    queue.tick()
    assert len(stages.visits) == 2


def test_a_cancelled_wait_raises_and_keeps_every_job(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, ThreadExecutor(), slots=Slots(download=2))
    start_and_hold(queue, stages, tmp_path, 5)
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        queue.wait(Feedback(signal=signal))
    assert queue.close(seconds=10)
    assert {job.state for job in store.jobs()} == {JobState.PAUSED, JobState.QUEUED}


@pytest.mark.parametrize("verb", ["pause", "cancel"])
def test_a_resume_while_a_stage_is_still_ending_is_not_lost(
    store: Store, stages: FakeStages, tmp_path: Path, verb: str
) -> None:
    executor = ThreadExecutor()
    queue = a_queue(store, stages, executor)
    [job] = start_and_hold(queue, stages, tmp_path, 1)
    with queue._lock:  # the stage cannot end before it is resumed
        getattr(queue, verb)([job.id])
        (queue.resume if verb == "pause" else queue.retry)([job.id])
    assert stages.hold is not None
    stages.hold.set()
    run(queue)
    assert queue.jobs()[0].state is JobState.DONE


def test_two_orders_of_one_scene_never_run_at_once(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    stages.hold = threading.Event()
    queue = a_queue(store, stages, ThreadExecutor())
    scenes = numbered_scenes(1)
    queue.add(an_order(tmp_path, DOWNLOAD), scenes)
    queue.add(an_order(tmp_path, DOWNLOAD, CHECK), scenes)
    queue.tick()
    queue.tick()
    assert sorted(job.state.value for job in queue.jobs()) == ["queued", "running"]
    stages.hold.set()
    run(queue)
    assert {job.state for job in queue.jobs()} == {JobState.DONE}
    assert stages.most_at_once == 1


def test_facts_that_cannot_be_stored_fail_the_job_and_not_the_queue(
    store: Store, stages: FakeStages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeStage, "run", lambda *_: {"file": Path("x")})
    queue = a_queue(store, stages, ThreadExecutor())
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(1))
    run(queue)
    [job] = queue.jobs()
    assert (job.state, job.trouble) == (JobState.FAILED, "StoreError")


def test_a_stage_that_outlives_the_closing_changes_nothing_any_more(
    store: Store, stages: FakeStages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    ended = threading.Event()

    def deaf(stage: FakeStage, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        stage.stages.visits.append((stage.name, scene.identifier))
        go_on.wait(30)
        return {}

    class Executor(ThreadExecutor):
        def start(self, job: Job, signal: CancelSignal, run: object) -> None:
            def run_and_tell() -> None:
                run()  # type: ignore[operator]
                ended.set()

            super().start(job, signal, run_and_tell)

    monkeypatch.setattr(FakeStage, "run", deaf)
    queue = a_queue(store, stages, Executor())
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(1))
    queue.tick()
    wait_until(lambda: bool(stages.visits))
    assert not queue.close(seconds=0.01)
    before = store.jobs()
    go_on.set()
    assert ended.wait(10)
    assert store.jobs() == before
    assert before[0].state is JobState.RUNNING


def test_the_same_scene_queued_twice_is_one_job(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    scenes = numbered_scenes(2)
    first = queue.add(an_order(tmp_path), scenes)
    again = queue.add(an_order(tmp_path), [*scenes, scenes[0]])
    assert [job.id for job in first] == [job.id for job in again]
    assert len(store.orders()) == 1


def test_the_same_call_goes_on_where_an_earlier_process_ended(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    scenes = numbered_scenes(3)
    queue.add(an_order(tmp_path), scenes)
    run(queue)
    later = a_queue(store, stages)
    later.add(an_order(tmp_path), scenes)
    run(later)
    assert {job.state for job in later.jobs()} == {JobState.DONE}
    assert len(store.jobs()) == 3


def test_removed_jobs_leave_the_queue(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    jobs = queue.add(an_order(tmp_path), numbered_scenes(2))
    queue.remove([jobs[0].id])
    assert [job.id for job in queue.jobs()] == [jobs[1].id]


def test_listeners_hear_every_change_and_every_event(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    states: list[JobState] = []
    events: list[object] = []
    queue = a_queue(
        store,
        stages,
        on_jobs=lambda jobs: states.extend(job.state for job in jobs),
        on_event=lambda job, event: events.append(event),
    )
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(1))
    run(queue)
    assert states == [JobState.QUEUED, JobState.RUNNING, JobState.DONE]
    assert events == [Progress(0.5, "half")]


def test_the_scratch_folder_of_a_done_job_is_removed(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    scenes = numbered_scenes(1)
    scratch = Workspace(ProductName.parse(scenes[0].identifier), Settings(tmp_path)).scratch
    scratch.mkdir(parents=True)
    queue.add(an_order(tmp_path), scenes)
    run(queue)
    assert not scratch.exists()


def test_who_waits_says_what_for(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    executor = ThreadExecutor()
    queue = a_queue(store, stages, executor, slots=Slots(download=1))
    first, second = start_and_hold(queue, stages, tmp_path, 2)
    [again] = queue.add(an_order(tmp_path, DOWNLOAD, CHECK), [first.scene])
    queue.tick()
    assert [queue.waits_for(job) for job in (second, again)] == [Hold.CONNECTION, Hold.SCENE]
    queue.slots = replace(queue.slots, closed={DOWNLOAD: Hold.HOURS})
    queue.tick()
    assert queue.waits_for(second) is Hold.HOURS
    assert queue.close(seconds=10)


def test_a_job_that_is_to_go_first_does(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, slots=Slots(download=1))
    jobs = queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(3))
    queue.prioritise([jobs[2].id], 1)
    run(queue)
    assert [identifier for _, identifier in stages.visits] == [jobs[n].scene.identifier for n in (2, 0, 1)]
    assert [job.priority for job in store.jobs()] == [0, 0, 1]


def test_an_order_that_is_to_go_first_does(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages, slots=Slots(download=1))
    scenes = numbered_scenes(3)
    queue.add(an_order(tmp_path / "a", DOWNLOAD), scenes[:2])
    [urgent] = queue.add(an_order(tmp_path / "b", DOWNLOAD), scenes[2:])
    queue.change_order(replace(queue.order_of(urgent), priority=1))
    run(queue)
    assert stages.visits[0] == (DOWNLOAD, urgent.scene.identifier)


def test_an_order_goes_with_its_last_job(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    first, second = queue.add(an_order(tmp_path), numbered_scenes(2))
    assert queue.remove([first.id]) == []
    assert [order.id for order in queue.remove([second.id])] == [first.order_id]
    assert (queue.orders(), store.orders()) == ([], [])


def test_nobody_is_told_what_is_not_on_the_disk(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    on_disk: list[set[JobState]] = []

    def look(jobs: Sequence[Job]) -> None:
        with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as other:
            on_disk.append({JobState(row[0]) for row in other.execute("SELECT state FROM jobs")})
        if any(job.state is JobState.DONE for job in jobs):
            assert on_disk[-1] == {JobState.DONE}

    queue = a_queue(store, stages, on_jobs=look)
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(1))
    run(queue)
    assert on_disk == [{JobState.QUEUED}, {JobState.DONE}]


def test_while_the_store_cannot_be_written_nothing_starts(store: Store, stages: FakeStages, tmp_path: Path) -> None:
    queue = a_queue(store, stages)
    queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(1))
    store._writer.trouble = StoreError("The disk is full.")
    with pytest.raises(StoreError, match="full"):
        queue.tick()
    assert stages.visits == []


def test_jobs_that_were_removed_meanwhile_keep_no_other_from_going_on(
    store: Store, stages: FakeStages, tmp_path: Path
) -> None:
    queue = a_queue(store, stages)
    first, second = queue.add(an_order(tmp_path), numbered_scenes(2))
    queue.pause([first.id, second.id])
    queue.remove([first.id])
    queue.resume([first.id, second.id])
    assert [job.state for job in queue.jobs()] == [JobState.QUEUED]


def test_an_order_that_was_removed_does_not_come_back_by_a_change(
    store: Store, stages: FakeStages, tmp_path: Path
) -> None:
    queue = a_queue(store, stages)
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    order = queue.order_of(job)
    queue.remove([job.id])
    queue.change_order(order)
    assert queue.orders() == store.orders() == []


def test_a_pause_in_the_last_moment_of_a_stage_holds_before_the_next_one(
    store: Store, stages: FakeStages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = a_queue(store, stages)
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    monkeypatch.setattr(stages, "leave", lambda: queue.pause([job.id]))
    run(queue)
    assert [name for name, _ in stages.visits] == [DOWNLOAD]
    assert [(one.state, one.stage) for one in queue.jobs()] == [(JobState.PAUSED, CHECK)]


def test_the_order_of_a_removed_job_can_be_asked_for_by_who_hears_late(
    store: Store, stages: FakeStages, tmp_path: Path
) -> None:
    queue = a_queue(store, stages)
    [job] = queue.add(replace(an_order(tmp_path), title="July"), numbered_scenes(1))
    queue.remove([job.id])
    assert queue.order_of(job).title == "July"
    assert queue.orders() == []


def test_what_is_queued_while_the_disk_is_full_is_written_and_begins_when_it_is_not(
    store: Store, stages: FakeStages, tmp_path: Path
) -> None:
    queue = a_queue(store, stages)
    [pages] = store._database.execute("PRAGMA page_count").fetchone()
    store._database.execute(f"PRAGMA max_page_count = {pages}")  # as a full disk
    jobs = queue.add(an_order(tmp_path, DOWNLOAD), numbered_scenes(300))
    assert len(jobs) == 300
    with pytest.raises(StoreError, match="full"):
        queue.tick()
    assert stages.visits == []
    store._database.execute("PRAGMA max_page_count = 1000000")
    wait_until(lambda: store.trouble is None)
    run(queue)
    assert {job.state for job in store.jobs()} == {JobState.DONE}
