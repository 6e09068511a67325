"""What jobs wait for although nothing failed, and what stops many of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from doubles.waiting import wait_until
from scene_queue.core.errors import (
    BudgetTooSmallError,
    CredentialsError,
    DiskError,
    NetworkError,
    NoRoomError,
    OfflineError,
    ProductError,
    SceneQueueError,
    Sen2CorMissingError,
    VolumeError,
)
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import Executor, InlineExecutor, ThreadExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.outages import TRIES_S
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.report import report_word
from scene_queue.core.job_queue.scheduler import Hold, Patience, Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.waiting import HOPELESS_S, OFFLINE_S, ROOM_S, RoomGates, cause_of, waits_for_s
from scene_queue.core.network.failures import CertificateError, Obstacle, ProxySettingsError
from scene_queue.core.scene import Scene
from scene_queue.core.settings import CorrectionOptions, Settings
from scene_queue.core.workspace import Workspace

DOWNLOAD, CHECK, CORRECTION = StageName


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class TroubledStages:
    """Stages that raise what was planned for them, scene by scene or for all."""

    def __init__(self) -> None:
        self.visits: list[tuple[StageName, str]] = []
        self.error: SceneQueueError | None = None
        self.meanwhile = lambda: None

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, TroubledStage]:
        return {name: TroubledStage(self, name) for name in StageName}


class TroubledStage:
    def __init__(self, stages: TroubledStages, name: StageName) -> None:
        self.stages, self.name = stages, name

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        self.stages.visits.append((self.name, scene.identifier))
        self.stages.meanwhile()
        if self.stages.error is not None and self.name is DOWNLOAD:
            raise self.stages.error
        return {}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stages() -> TroubledStages:
    return TroubledStages()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "queue.sqlite") as store:
        yield store


def a_queue(
    store: Store, stages: TroubledStages, clock: Clock, executor: Executor | None = None, **options: object
) -> JobQueue:
    options.setdefault("patience", Patience(back_off_s=0.0))
    return JobQueue(store, stages, executor or InlineExecutor(), clock=clock, **options)  # type: ignore[arg-type]


def an_order(folder: Path, *names: StageName, service: str = "cdse") -> Order:
    return Order(0, Settings(folder, service=service), names or (DOWNLOAD,))


def states(queue: JobQueue) -> list[JobState]:
    return [job.state for job in queue.jobs()]


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (OfflineError("It is offline."), OFFLINE_S),
        (NoRoomError("The disk is full."), ROOM_S),
        (VolumeError("It is used up.", retry_after_s=5000.0), 5000.0),
        (DiskError("It is read-only."), None),
        (NetworkError("cut"), None),
    ],
)
def test_what_is_no_failure_is_looked_at_again_after_its_time(error: SceneQueueError, seconds: float | None) -> None:
    assert waits_for_s(error) == seconds


def test_what_stops_one_job_stops_those_that_share_its_cause(tmp_path: Path) -> None:
    here, there, [scene] = Settings(tmp_path), Settings(tmp_path / "there", service="team"), numbered_scenes(1)
    team = Settings(tmp_path, service="team")
    assert cause_of(CredentialsError("no"), here, scene) != cause_of(CredentialsError("no"), there, scene)
    assert cause_of(DiskError("no"), here, scene) != cause_of(DiskError("no"), there, scene)
    assert cause_of(DiskError("no"), here, scene) == cause_of(DiskError("no"), team, scene)
    assert cause_of(ProductError("cut"), here, scene) == ""


def test_a_budget_that_is_too_small_is_so_for_its_order_only(tmp_path: Path) -> None:
    small, [scene] = BudgetTooSmallError("Too small."), numbered_scenes(1)
    here, same, larger, elsewhere = (
        cause_of(small, Settings(folder, disk_budget_bytes=size), scene)
        for folder, size in ((tmp_path, 1), (tmp_path, 1), (tmp_path, 2), (tmp_path / "there", 1))
    )
    assert here == same != ""
    assert here not in (larger, elsewhere)


def test_a_proxy_or_a_certificate_stops_those_that_have_no_other_source(tmp_path: Path) -> None:
    here, [scene] = Settings(tmp_path), numbered_scenes(1)
    elsewhere_too = Settings(tmp_path, alternatives=("team",))
    for error in (ProxySettingsError("407.", Obstacle.PROXY_SIGN_IN, advice=""), CertificateError("Not trusted.")):
        assert cause_of(error, here, scene) == cause_of(error, Settings(tmp_path / "there"), scene) != ""
        assert cause_of(error, here, scene) != cause_of(error, elsewhere_too, scene)


def test_a_missing_sen2cor_is_missed_by_the_products_of_one_baseline(tmp_path: Path) -> None:
    missing, settings = Sen2CorMissingError("Install 2.5.5."), Settings(tmp_path)
    name = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
    old, old_too, new = scene(name), scene(name.replace("15PUT", "15PUS")), scene(name.replace("N0206", "N0511"))
    assert cause_of(missing, settings, old) == cause_of(missing, settings, old_too)
    assert cause_of(missing, settings, old) != cause_of(missing, settings, new)
    other = replace(settings, correction=CorrectionOptions(arguments=("--debug",)))
    assert cause_of(missing, settings, old) != cause_of(missing, other, old)


def test_a_full_disk_makes_downloads_wait_without_an_attempt_and_lets_the_rest_go_on(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    queue = a_queue(store, stages, clock, slots=Slots(download=1))
    queue.add(an_order(tmp_path, CHECK), numbered_scenes(6)[5:])
    queue.add(an_order(tmp_path), numbered_scenes(5))
    stages.error = NoRoomError("The disk is full.", advice="Free some space.")
    for _ in range(20):
        queue.tick()
    assert [name for name, _ in stages.visits].count(DOWNLOAD) == 1
    checked, waiting, *others = queue.jobs()
    assert checked.state is JobState.DONE
    assert (waiting.state, waiting.attempts, waiting.trouble) == (JobState.WAITING, 0, "NoRoomError")
    assert waiting.message == "The disk is full. Free some space."
    assert {job.state for job in others} == {JobState.QUEUED}


def test_downloads_go_on_by_themselves_when_there_is_room(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", clock)
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(3))
    stages.error = NoRoomError("The disk is full.")
    queue.tick()
    stages.error = None
    queue.tick()
    assert JobState.DONE not in states(queue)
    clock.now += ROOM_S + 1
    queue.wait(Feedback())
    assert set(states(queue)) == {JobState.DONE}


def test_resuming_looks_at_the_disk_at_once(store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path) -> None:
    queue = a_queue(store, stages, clock)
    jobs = queue.add(an_order(tmp_path), numbered_scenes(2))
    stages.error = NoRoomError("The disk is full.")
    queue.tick()
    stages.error = None
    queue.resume([job.id for job in jobs])
    queue.wait(Feedback())
    assert set(states(queue)) == {JobState.DONE}


def test_a_run_without_a_window_gives_up_a_disk_that_stays_full(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = NoRoomError("The disk is full.")
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(3))
    queue.tick()
    assert not queue.is_idle()
    clock.now += HOPELESS_S
    queue.wait(Feedback())
    assert {report_word(job) for job in queue.jobs()} == {"waiting"}


def test_a_read_only_folder_pauses_its_jobs_and_is_told_once(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = DiskError("The folder is read-only.")
    queue = a_queue(store, stages, clock, slots=Slots(download=1))
    queue.add(an_order(tmp_path), numbered_scenes(3))
    queue.add(an_order(tmp_path / "elsewhere"), numbered_scenes(4)[3:])
    queue.tick()
    assert states(queue)[:3] == [JobState.FAILED, JobState.PAUSED, JobState.PAUSED]
    assert len(stages.visits) == 2


def test_a_proxy_that_refuses_fails_one_scene_and_pauses_the_others(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = ProxySettingsError("The proxy wants a sign-in (407).", Obstacle.PROXY_SIGN_IN, advice="Enter it.")
    queue = a_queue(store, stages, clock, slots=Slots(download=1))
    queue.add(an_order(tmp_path), numbered_scenes(4))
    queue.tick()
    assert states(queue) == [JobState.FAILED] + [JobState.PAUSED] * 3
    assert {job.message for job in queue.jobs()} == {"The proxy wants a sign-in (407). Enter it."}
    assert len(stages.visits) == 1


def test_a_network_that_is_gone_makes_all_wait_and_all_go_on_when_it_is_back(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", clock)
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(12))
    stages.error = NetworkError("The host was not found.")
    queue.tick()
    assert set(states(queue)) == {JobState.WAITING}
    assert {job.trouble for job in queue.jobs()} == {"NetworkError"}
    assert not queue.is_idle()
    stages.error = None
    clock.now += TRIES_S[0]
    queue.wait(Feedback())
    assert set(states(queue)) == {JobState.DONE}


def test_downloads_that_were_at_work_when_the_session_died_make_one_message(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    """Each of them finds it out by itself; only the first one fails, which is what the user is told of."""
    stages.error = CredentialsError("The session has ended.", advice="Sign in again with a new code.")
    changed: list[Job] = []
    queue = a_queue(store, stages, clock, ThreadExecutor(), slots=Slots(download=4), on_jobs=changed.extend)
    queue.add(an_order(tmp_path), numbered_scenes(6))

    def wait_for_the_others() -> None:
        wait_until(lambda: len(stages.visits) == 4)
        clock.now += 1

    stages.meanwhile = wait_for_the_others
    queue.wait(Feedback())
    assert [job.state for job in changed].count(JobState.FAILED) == 1
    assert sorted(state.value for state in states(queue)) == ["failed"] + ["paused"] * 5
    assert {job.trouble for job in queue.jobs()} == {"CredentialsError"}


def test_a_sign_in_puts_back_all_that_stopped_for_it_and_nothing_else(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = CredentialsError("The session has ended.")
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(3))
    queue.add(an_order(tmp_path / "more"), numbered_scenes(4)[3:])
    queue.add(an_order(tmp_path, service="team"), numbered_scenes(5)[4:])
    queue.tick()
    queue.pause([queue.jobs()[4].id])
    assert queue.resume_stopped(NoRoomError, "cdse") == 0
    assert queue.resume_stopped(CredentialsError, "cdse") == 4
    stages.error = None
    queue.wait(Feedback())
    assert states(queue)[:4] == [JobState.DONE] * 4
    assert queue.jobs()[4].state is not JobState.DONE


def test_what_an_earlier_process_left_stopped_does_not_go_on_by_itself(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = CredentialsError("Refused.")
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(2))
    queue.tick()
    assert a_queue(store, stages, clock).resume_stopped(CredentialsError, "cdse") == 0
    assert queue.resume_stopped(CredentialsError, "cdse") == 2


def test_a_user_s_pause_of_what_waits_is_no_failure(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = OfflineError("It is offline.")
    queue = a_queue(store, stages, clock)
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    queue.tick()
    queue.pause([job.id])
    [paused] = queue.jobs()
    assert (paused.state, paused.trouble) == (JobState.PAUSED, "")
    assert report_word(paused) == "waiting"


def test_an_old_failure_does_not_keep_a_new_one_quiet(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = CredentialsError("Refused.")
    queue = a_queue(store, stages, clock)
    for number, one in enumerate(numbered_scenes(2)):
        clock.now += 1
        queue.add(an_order(tmp_path / str(number)), [one])
        queue.tick()
    assert states(queue) == [JobState.FAILED, JobState.FAILED]


def test_who_waits_for_volume_waits_with_all_of_that_service_until_the_same_day(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    stages.error = VolumeError("The volume is used up.", retry_after_s=86_400.0 * 3)
    queue = a_queue(store, stages, clock, slots=Slots(download=1))
    queue.add(an_order(tmp_path), numbered_scenes(3))
    queue.add(an_order(tmp_path, service="team"), numbered_scenes(4)[3:])
    queue.pause([queue.jobs()[3].id])
    queue.tick()
    mine, team = queue.jobs()[:3], queue.jobs()[3]
    assert {(job.state, job.trouble, job.attempts) for job in mine} == {(JobState.WAITING, "VolumeError", 0)}
    assert len({job.not_before for job in mine}) == 1
    assert team.state is JobState.PAUSED
    assert len(stages.visits) == 1
    assert queue.is_idle()
    stages.error = None
    assert queue.resume_stopped(VolumeError, "cdse") == 3


def test_an_attempt_that_the_sleep_of_the_computer_cut_is_not_counted(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(1))
    stages.error = NetworkError("The service was silent for too long.")
    nights = [0]

    def sleep() -> None:
        nights[0] += 1
        clock.now += 8 * 3600
        if nights[0] > 4:
            stages.error = None

    stages.meanwhile = sleep
    queue.wait(Feedback())
    assert states(queue) == [JobState.DONE]
    assert len(stages.visits) == 5


def test_the_same_failure_on_a_computer_that_is_awake_is_counted(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    queue = a_queue(store, stages, clock)
    queue.add(an_order(tmp_path), numbered_scenes(1))
    stages.error = NetworkError("The service was silent for too long.")
    queue.wait(Feedback())
    assert (states(queue), len(stages.visits)) == ([JobState.FAILED], 3)


class Needy:
    """An upkeep that is always due."""

    def __init__(self) -> None:
        self.times = 0
        self.error: SceneQueueError | None = None
        self.blocks = False

    def is_due(self) -> bool:
        return True

    def keep_alive(self, feedback: Feedback) -> None:
        self.times += 1
        if self.error is not None:
            raise self.error
        if self.blocks:
            feedback.signal.wait(60)
            feedback.raise_if_cancelled()


def test_sign_ins_are_kept_alive_while_jobs_are_open_and_not_after(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    upkeep = Needy()
    queue = a_queue(store, stages, clock, upkeep=upkeep)
    queue.tick()
    assert upkeep.times == 0
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    queue.pause([job.id])
    queue.tick()
    wait_until(lambda: upkeep.times == 1)
    queue.cancel([job.id])
    queue.tick()
    assert upkeep.times == 1
    assert queue.close()


def test_a_renewal_that_hangs_does_not_keep_the_queue_from_closing(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    upkeep = Needy()
    upkeep.blocks = True
    queue = a_queue(store, stages, clock, upkeep=upkeep)
    [job] = queue.add(an_order(tmp_path), numbered_scenes(1))
    queue.pause([job.id])
    queue.tick()
    queue.tick()
    wait_until(lambda: upkeep.times == 1)
    assert queue.close(seconds=30)


def test_a_renewal_that_fails_is_told_and_stops_nothing(
    store: Store, stages: TroubledStages, clock: Clock, tmp_path: Path
) -> None:
    upkeep = Needy()
    notes: list[Note] = []
    upkeep.error = NetworkError("The host was not found.")
    queue = a_queue(store, stages, clock, upkeep=upkeep, on_note=notes.append)
    queue.add(an_order(tmp_path), numbered_scenes(1))
    queue.tick()
    wait_until(lambda: bool(notes))
    assert "could not be renewed" in notes[0].text
    assert states(queue) == [JobState.DONE]


def test_the_gate_of_a_folder_is_not_that_of_another(clock: Clock, tmp_path: Path) -> None:
    gates, full, other = RoomGates(clock), an_order(tmp_path / "full"), an_order(tmp_path / "other")
    gates.shut(tmp_path / "full")
    assert (gates.is_shut(full), gates.is_shut(other)) == (True, False)
    clock.now += ROOM_S
    assert not gates.is_shut(full)
    gates.shut(tmp_path / "full")
    gates.open(full)
    assert not gates.is_shut(full)


def test_an_order_whose_budget_is_used_up_holds_up_no_other_into_the_same_folder(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    full = NoRoomError("The products of the order take all that they may.")
    full.is_of_order = True

    class BudgetedStages(TroubledStages):
        def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, TroubledStage]:
            self.error = full if order.settings.disk_budget_bytes else None
            return super().of(order)

    stages = BudgetedStages()
    queue = a_queue(store, stages, clock, slots=Slots(download=1))
    budgeted = replace(an_order(tmp_path), settings=Settings(tmp_path, disk_budget_bytes=1))
    queue.add(budgeted, numbered_scenes(3))
    queue.add(an_order(tmp_path), numbered_scenes(5)[3:])
    queue.tick()
    assert states(queue)[3:] == [JobState.DONE, JobState.DONE]
    assert states(queue)[:3] == [JobState.WAITING, JobState.QUEUED, JobState.QUEUED]
    assert queue.waits_for(queue.jobs()[1]) is Hold.DISK
