"""The list of jobs as Qt asks for it: rows, filters, sorting, in slices where it is long."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from builders.scenes import numbered_scenes, scene
from qgis.PyQt.QtCore import QDateTime, Qt
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.scheduler import Hold, hold_of
from scene_queue.ui.queue_filter import QueueFilter, States
from scene_queue.ui.queue_model import FRACTION_ROLE, JOB_ID_ROLE, QueueModel
from scene_queue.ui.queue_sorting import LEFT, PROGRESS, SCENE, SPEED, STAGE, STATE

MANY = 2_500
DOWN = Qt.SortOrder.DescendingOrder


def job(number: int = 1, **changes: Any) -> Job:
    one = numbered_scenes(number + 1)[number]
    return replace(Job(number, 1, one, StageName.DOWNLOAD), **changes)


def many(state: JobState = JobState.QUEUED) -> list[Job]:
    """More jobs than are taken in one turn of the event loop; of two orders."""
    return [
        Job(number, 1 + number % 2, one, StageName.DOWNLOAD, state=state)
        for number, one in enumerate(numbered_scenes(MANY), 1)
    ]


def cell(model: Any, row: int, column: int, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.data(model.index(row, column), role)


def show(model: QueueModel, progress: Progress) -> None:
    """Progress of the first job."""
    model.show_progress({model.jobs[0].id: progress})


def numbers(model: QueueModel) -> list[int]:
    """The jobs of the rows."""
    return [job.id for job in model.shown_jobs()]


def test_a_job_is_a_row(qtmodeltester: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(1), job(2, state=JobState.FAILED, message="No space left.")])
    qtmodeltester.check(model)
    assert cell(model, 0, SCENE) == "15PUT 2018-08-09 2B"
    assert cell(model, 0, STAGE) == "Download"
    assert cell(model, 0, STATE) == "queued"
    assert cell(model, 1, STATE) == "failed: No space left."
    assert cell(model, 1, SCENE, JOB_ID_ROLE) == 2
    assert "No space left." in cell(model, 1, SCENE, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("stage", StageName)
def test_every_state_and_stage_has_words(qtbot: Any, state: JobState, stage: StageName) -> None:
    model = QueueModel()
    model.set_jobs([job(state=state, stage=stage)])
    assert cell(model, 0, STATE)
    assert cell(model, 0, STAGE)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("OfflineError", "waiting at the service"),
        ("NoRoomError", "waiting for room on the disk"),
        ("VolumeError", "waiting for volume of the account"),
        ("NetworkError", "waiting for the network"),
        ("TransferError", "waiting"),
    ],
)
def test_what_a_job_waits_for_is_said_with_its_reason(qtbot: Any, trouble: str, words: str) -> None:
    model = QueueModel()
    model.waits_for = hold_of
    model.set_jobs([job(state=JobState.WAITING, trouble=trouble, message="It lies in the archive.")])
    assert cell(model, 0, STATE) == f"{words}: It lies in the archive."


@pytest.mark.parametrize("hold", Hold)
def test_a_job_in_line_says_what_it_waits_for(qtbot: Any, hold: Hold) -> None:
    model = QueueModel()
    model.waits_for = lambda job: hold
    model.set_jobs([job(), job(2, state=JobState.RUNNING)])
    assert cell(model, 0, STATE).startswith("waiting for ")
    assert cell(model, 1, STATE) == "at work"
    model.set_filter(QueueFilter(words=("waiting", "for")))
    assert numbers(model) == [1]


def test_a_download_says_what_it_does_before_its_first_byte(qtbot: Any) -> None:
    model = QueueModel()
    running = job(state=JobState.RUNNING)
    model.set_jobs([running])
    show(model, Progress(0.0, "Waiting for a connection to the hub"))
    assert cell(model, 0, STATE) == "at work: Waiting for a connection to the hub"
    show(model, Progress(0.1, "Downloading", 10, 100))
    assert cell(model, 0, STATE) == "at work"


def test_a_correction_says_its_step_and_the_time_that_it_still_takes(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING, stage=StageName.CORRECTION)])
    show(model, Progress(0.25, "20 m, scene classification: start", seconds_left=1500.0))
    assert cell(model, 0, STATE) == "at work: 20 m, scene classification: start"
    assert cell(model, 0, LEFT) == "25 min"


def test_the_tip_of_a_row_names_the_source_and_those_tried_before(qtbot: Any) -> None:
    model = QueueModel()
    facts = {"source": "google", "tried": ["cdse: It is offline."]}
    model.set_jobs([job(state=JobState.DONE, facts=facts), job(2, facts={"source": "disk"})])
    tips = [cell(model, row, STATE, Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips[0].splitlines()[1:] == ["Fetched from google.", "Tried before: cdse: It is offline."]
    assert len(tips[1].splitlines()) == 1


def test_jobs_that_wait_at_the_service_are_known_while_they_do(qtbot: Any) -> None:
    model = QueueModel()
    model.take([job(1, state=JobState.WAITING, trouble="OfflineError")])
    model.take([job(2, state=JobState.WAITING, trouble="NoRoomError")])
    assert model.at_service == {1}
    model.take([job(1, state=JobState.RUNNING)])
    assert model.at_service == set()


def test_a_new_job_is_added_and_a_known_one_changed(qtbot: Any) -> None:
    model = QueueModel()
    with qtbot.waitSignal(model.rowsInserted):
        model.take([job(1)])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.take([job(1, state=JobState.RUNNING)])
    assert changed.args[0].row() == changed.args[1].row() == 0
    assert model.rowCount() == 1
    assert cell(model, 0, STATE) == "at work"


def test_progress_is_a_fraction_with_speed_and_time_left(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    show(model, Progress(0.25, "downloading", 10**8, 4 * 10**8, 2.14e6, 250.0))
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) == 0.25
    assert cell(model, 0, SPEED).replace(",", ".") == "2.1 MB/s"
    assert cell(model, 0, LEFT) == "4 min"


def test_bytes_that_just_begin_tell_no_speed_yet(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    show(model, Progress(0.5, "downloading", 10**8, 2 * 10**8))
    assert (cell(model, 0, SPEED), cell(model, 0, LEFT)) == ("", "")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (42.4, "42 s"), (90.0, "2 min"), (3600.0, "60 min"), (10_000.0, "3 h")]
)
def test_the_time_left_is_coarse(qtbot: Any, seconds: float, text: str) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    show(model, Progress(0.5, "", 1, 2, 1.0, seconds))
    assert cell(model, 0, LEFT) == text


def test_a_correction_ends_at_its_pace_so_far(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("scene_queue.ui.queue_words.time.monotonic", lambda: now[0])
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING, stage=StageName.CORRECTION)])
    show(model, Progress(0.0, "L1C"))
    now[0] += 300.0
    show(model, Progress(0.25, "L1C"))
    assert cell(model, 0, LEFT) == "15 min"
    assert cell(model, 0, SPEED) == ""


def test_progress_changes_its_row_only(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(1, state=JobState.RUNNING), job(2, state=JobState.RUNNING)])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_progress({2: Progress(0.5)})
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None


def test_the_next_stage_begins_without_the_progress_of_the_last(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    show(model, Progress(0.9, "", 900, 1000))
    model.take([job(state=JobState.QUEUED, stage=StageName.SAFE_CHECK)])
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None
    assert cell(model, 0, SPEED) == ""


def test_a_late_progress_of_a_job_that_ended_is_let_go(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.FAILED)])
    show(model, Progress(0.9))
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None


def test_a_done_job_is_whole(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.DONE)])
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) == 1.0


def test_progress_of_a_job_that_is_not_there_is_let_go(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_progress({7: Progress(0.5)})


def test_until_when_a_job_waits_is_said(qtbot: Any) -> None:
    at = QDateTime.currentDateTime().addDays(2)
    model = QueueModel()
    waiting = job(state=JobState.WAITING, trouble="VolumeError", not_before=at.toSecsSinceEpoch(), message="Used up.")
    model.set_jobs([waiting, replace(waiting, id=2, not_before=time.time() + 2, trouble="NetworkError")])
    assert cell(model, 0, STATE).startswith("waiting for volume of the account until ")
    assert str(at.date().day()) in cell(model, 0, STATE)
    assert cell(model, 1, STATE) == "waiting: Used up."


def test_when_the_network_comes_back_nobody_knows(qtbot: Any) -> None:
    model = QueueModel()
    model.waits_for = hold_of
    model.set_jobs([job(state=JobState.WAITING, trouble="NetworkError", not_before=time.time() + 86_400)])
    assert cell(model, 0, STATE) == "waiting for the network"


def test_the_row_does_not_name_its_scene_twice(qtbot: Any) -> None:
    model = QueueModel()
    name = job().scene.identifier
    model.set_jobs([job(state=JobState.FAILED, message=f"{name}: the disk is full.")])
    assert cell(model, 0, STATE) == "failed: the disk is full."
    assert f"{name}: the disk is full." in cell(model, 0, STATE, Qt.ItemDataRole.ToolTipRole)


def test_the_tip_names_the_order(qtbot: Any) -> None:
    model = QueueModel()
    model.order_title = lambda job: f"Oaxaca {job.order_id}"
    model.set_jobs([job()])
    assert "Order: Oaxaca 1" in cell(model, 0, SCENE, Qt.ItemDataRole.ToolTipRole)


# many at once


def test_many_changes_are_one_signal(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(number) for number in range(1, 30)])
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.take([job(3, state=JobState.DONE), job(20, state=JobState.FAILED)])
    assert told == [(2, 19)]
    assert (model.counts[JobState.DONE], model.counts[JobState.FAILED]) == (1, 1)


def test_a_long_list_is_filled_over_several_turns_and_whole_in_the_end(qtbot: Any, qtmodeltester: Any) -> None:
    model = QueueModel()
    model.take(many())
    qtbot.waitUntil(lambda: not model.is_busy, timeout=20_000)
    assert numbers(model) == list(range(1, MANY + 1))
    model.take(many(JobState.PAUSED))
    qtbot.waitUntil(lambda: not model.is_busy, timeout=20_000)
    assert model.counts == {JobState.QUEUED: 0, JobState.PAUSED: MANY}
    assert {order: sum(states.values()) for order, states in model.counts_of_orders.items()} == {1: 1250, 2: 1250}
    qtmodeltester.check(model)
    model.remove()


def test_what_comes_while_a_long_list_is_filled_is_not_lost(qtbot: Any) -> None:
    model = QueueModel()
    jobs = many()
    model.set_jobs(jobs)
    model.take([replace(jobs[-1], state=JobState.DONE), job(MANY + 1)])
    model.set_filter(QueueFilter(states=States.OPEN))
    model.sort(SCENE, DOWN)
    qtbot.waitUntil(lambda: not model.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: numbers(model)[:2] == [MANY + 1, MANY - 1], timeout=20_000)
    assert model.counts[JobState.DONE] == 1
    model.remove()


def test_another_list_takes_the_place_of_one_that_is_still_filled(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs(many())
    model.set_jobs([job(7)])
    qtbot.waitUntil(lambda: not model.is_busy, timeout=20_000)
    assert numbers(model) == [7]


def test_removed_jobs_are_shown_no_more(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(1), job(2, state=JobState.RUNNING), job(3, state=JobState.DONE)])
    model.show_progress({2: Progress(0.5)})
    model.forget([1, 3])
    assert numbers(model) == [2]
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) == 0.5
    assert model.counts == {JobState.RUNNING: 1}


# filters and sorting


@pytest.fixture
def mixed(qtbot: Any) -> QueueModel:
    """Jobs of two orders in several states."""
    model = QueueModel()
    tile = "S2A_MSIL1C_20190102T163829_N0206_R126_T14QPE_20190102T221152"
    model.set_jobs(
        [
            job(1, state=JobState.DONE),
            job(2, state=JobState.FAILED, message="The disk is full."),
            job(3, order_id=2, state=JobState.WAITING, trouble="OfflineError"),
            job(4, order_id=2, scene=scene(tile)),
        ]
    )
    return model


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (QueueFilter(order_id=2), [3, 4]),
        (QueueFilter(states=States.OPEN), [3, 4]),
        (QueueFilter(states=States.WAITING), [3, 4]),
        (QueueFilter(states=States.FAILED), [2]),
        (QueueFilter(states=States.DONE), [1]),
        (QueueFilter(words=("14qpe",)), [4]),
        (QueueFilter(words=("2019-01",)), [4]),
        (QueueFilter(words=("s2a_msil1c_2019",)), [4]),
        (QueueFilter(words=("disk", "failed")), [2]),
        (QueueFilter(words=("service",)), [3]),
        (QueueFilter(order_id=1, words=("14qpe",)), []),
    ],
)
def test_a_filter_leaves_what_it_names(mixed: QueueModel, chosen: QueueFilter, left: list[int]) -> None:
    mixed.set_filter(chosen)
    assert numbers(mixed) == left
    assert sum(mixed.counts_shown.values()) == len(left)
    assert mixed.total == 4


def test_a_job_that_the_filter_does_not_accept_any_more_loses_its_row(mixed: QueueModel) -> None:
    mixed.set_filter(QueueFilter(states=States.FAILED))
    mixed.take([job(2), job(4, state=JobState.FAILED)])
    assert numbers(mixed) == [4]
    assert mixed.counts_shown[JobState.FAILED] == 1


def test_columns_sort_and_the_order_of_the_queue_comes_back(mixed: QueueModel) -> None:
    mixed.sort(SCENE)
    assert numbers(mixed) == [4, 1, 2, 3]
    mixed.sort(STATE, DOWN)
    assert numbers(mixed) == [1, 2, 3, 4]
    mixed.sort(STATE)
    assert numbers(mixed) == [4, 3, 2, 1]
    mixed.sort(-1)
    assert numbers(mixed) == [1, 2, 3, 4]


@pytest.mark.parametrize("column", [PROGRESS, SPEED, LEFT])
def test_what_is_not_known_yet_sorts_below_what_is(qtbot: Any, column: int) -> None:
    model = QueueModel()
    model.set_jobs([job(number, state=JobState.RUNNING) for number in (1, 2, 3)])
    model.show_progress({2: Progress(0.9, "", 9, 10, 5e6, 90.0), 3: Progress(0.2, "", 2, 10, 1e6, 60.0)})
    model.sort(column)
    assert numbers(model) == [1, 3, 2]


def test_new_jobs_of_a_sorted_list_take_their_places(mixed: QueueModel) -> None:
    mixed.sort(SCENE)
    mixed.take([job(0)])
    assert numbers(mixed) == [4, 0, 1, 2, 3]
