"""The lists of scenes and of jobs as Qt asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.PyQt.QtCore import Qt
from scene_queue.core.events import Note, Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.ui.queue_model import (
    FRACTION_ROLE,
    JOB_ID_ROLE,
    LEFT,
    PROGRESS,
    SCENE,
    SPEED,
    STAGE,
    STATE,
    QueueModel,
)
from scene_queue.ui.scenes_model import IDENTIFIER_ROLE, SORT_ROLE, ScenesModel

HEADERS = ["Date", "Tile", "Level", "Cloud %", "Area %", "Area cloud %", "Size", "Satellite", "Baseline", "State"]
DATE, TILE, LEVEL, CLOUD, AREA, AREA_CLOUD, SIZE, SATELLITE, BASELINE, JOB_STATE = range(10)


@pytest.fixture
def scenes(qtmodeltester: Any) -> ScenesModel:
    model = ScenesModel()
    model.set_scenes([scene(aoi_percent=41.26), scene(T15PUT.replace("15PUT", "14QPE"), cloud_cover_percent=None)])
    qtmodeltester.check(model)
    return model


def job(number: int = 1, **changes: Any) -> Job:
    one = numbered_scenes(number + 1)[number]
    return replace(Job(number, 1, one, StageName.DOWNLOAD), **changes)


def cell(model: Any, row: int, column: int, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.data(model.index(row, column), role)


def test_a_scene_is_a_row_with_a_text_in_each_column(scenes: ScenesModel) -> None:
    headers = [scenes.headerData(column, Qt.Orientation.Horizontal) for column in range(scenes.columnCount())]
    assert headers == HEADERS
    row = [cell(scenes, 0, column) for column in range(len(HEADERS))]
    assert row[DATE] == "2018-08-09"
    assert row[TILE] == "15PUT"
    assert row[LEVEL] == "L1C"
    assert row[CLOUD].replace(",", ".") == "3.5"
    assert row[AREA].replace(",", ".") == "41.3"
    assert row[SIZE] == "244.14 KB"
    assert row[SATELLITE] == "Sentinel-2B"
    assert row[BASELINE] == "02.06"
    assert row[JOB_STATE] == ""


def test_what_is_not_known_is_shown_empty_and_sorts_first(scenes: ScenesModel) -> None:
    assert cell(scenes, 1, CLOUD) == ""
    assert cell(scenes, 1, CLOUD, SORT_ROLE) < cell(scenes, 0, CLOUD, SORT_ROLE)
    assert cell(scenes, 1, AREA) == ""


def test_each_row_knows_its_product(scenes: ScenesModel) -> None:
    assert cell(scenes, 0, TILE, IDENTIFIER_ROLE) == T15PUT
    assert scenes.row_of(T15PUT) == 0
    assert scenes.row_of("another") is None


def test_the_tool_tip_has_the_whole_name_and_whether_it_was_replaced(qtbot: Any) -> None:
    model = ScenesModel()
    model.set_scenes([scene(superseded=True), numbered_scenes(2)[1]])
    model.show_replaced(True)
    assert T15PUT in cell(model, 0, DATE, Qt.ItemDataRole.ToolTipRole)
    assert "newer version" in cell(model, 0, DATE, Qt.ItemDataRole.ToolTipRole)
    assert "newer version" not in cell(model, 1, DATE, Qt.ItemDataRole.ToolTipRole)


def test_a_state_changes_its_one_cell(qtbot: Any, scenes: ScenesModel) -> None:
    with qtbot.waitSignal(scenes.dataChanged) as changed:
        scenes.set_state(T15PUT, "running")
    first, last = changed.args[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, JOB_STATE, 0, JOB_STATE)
    assert cell(scenes, 0, JOB_STATE)
    assert cell(scenes, 1, JOB_STATE) == ""


def test_a_state_that_came_before_the_scene_is_kept(qtbot: Any) -> None:
    model = ScenesModel()
    model.set_state(T15PUT, "done")
    model.set_scenes([scene()])
    assert cell(model, 0, JOB_STATE)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (CLOUD, [{"cloud_cover_percent": 100.0}, {"cloud_cover_percent": 9.5}, {"cloud_cover_percent": 20.0}]),
        (SIZE, [{"size_bytes": 10 * 1024**3}, {"size_bytes": 900}, {"size_bytes": 2 * 1024**2}]),
    ],
)
def test_numbers_are_sorted_as_numbers(qtbot: Any, column: int, values: list[dict[str, Any]]) -> None:
    model, listed = ScenesModel(), [replace(one, **given) for one, given in zip(numbered_scenes(3), values)]
    model.set_scenes(listed)
    model.sort(column)
    assert [model.scene_at(row) for row in range(3)] == [listed[1], listed[2], listed[0]]


def test_another_list_takes_the_place_of_the_first(qtbot: Any, scenes: ScenesModel) -> None:
    with qtbot.waitSignal(scenes.modelReset):
        scenes.set_scenes(numbered_scenes(3))
    assert scenes.rowCount() == 3
    assert scenes.row_of(numbered_scenes(3)[2].identifier) == 2


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
        ("NetworkError", "waiting"),
    ],
)
def test_what_a_job_waits_for_is_said_with_its_reason(qtbot: Any, trouble: str, words: str) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.WAITING, trouble=trouble, message="It lies in the archive.")])
    assert cell(model, 0, STATE) == f"{words}: It lies in the archive."


def test_a_download_says_what_it_does_before_its_first_byte(qtbot: Any) -> None:
    model = QueueModel()
    running = job(state=JobState.RUNNING)
    model.set_jobs([running])
    model.show_event(running, Progress(0.0, "Waiting for a connection to the hub"))
    assert cell(model, 0, STATE) == "at work: Waiting for a connection to the hub"
    model.show_event(running, Progress(0.1, "Downloading", 10, 100))
    assert cell(model, 0, STATE) == "at work"


def test_the_tip_of_a_row_names_the_source_and_those_tried_before(qtbot: Any) -> None:
    model = QueueModel()
    facts = {"source": "google", "tried": ["cdse: It is offline."]}
    model.set_jobs([job(state=JobState.DONE, facts=facts), job(2, facts={"source": "disk"})])
    tips = [cell(model, row, STATE, Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips[0].splitlines()[1:] == ["Fetched from google.", "Tried before: cdse: It is offline."]
    assert len(tips[1].splitlines()) == 1


def test_jobs_that_wait_at_the_service_are_known_while_they_do(qtbot: Any) -> None:
    model = QueueModel()
    model.take(job(1, state=JobState.WAITING, trouble="OfflineError"))
    model.take(job(2, state=JobState.WAITING, trouble="NoRoomError"))
    assert model.at_service == {1}
    model.take(job(1, state=JobState.RUNNING))
    assert model.at_service == set()


def test_a_new_job_is_added_and_a_known_one_changed(qtbot: Any) -> None:
    model = QueueModel()
    with qtbot.waitSignal(model.rowsInserted):
        model.take(job(1))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.take(job(1, state=JobState.RUNNING))
    assert changed.args[0].row() == changed.args[1].row() == 0
    assert model.rowCount() == 1
    assert cell(model, 0, STATE) == "at work"


def test_progress_is_a_fraction_with_speed_and_time_left(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    model.show_event(model.jobs[0], Progress(0.25, "downloading", 10**8, 4 * 10**8, 2.14e6, 250.0))
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) == 0.25
    assert cell(model, 0, SPEED) == "2.1 MB/s"
    assert cell(model, 0, LEFT) == "4 min"


def test_bytes_that_just_begin_tell_no_speed_yet(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    model.show_event(model.jobs[0], Progress(0.5, "downloading", 10**8, 2 * 10**8))
    assert (cell(model, 0, SPEED), cell(model, 0, LEFT)) == ("", "")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (42.4, "42 s"), (90.0, "2 min"), (3600.0, "60 min"), (10_000.0, "3 h")]
)
def test_the_time_left_is_coarse(qtbot: Any, seconds: float, text: str) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    model.show_event(model.jobs[0], Progress(0.5, "", 1, 2, 1.0, seconds))
    assert cell(model, 0, LEFT) == text


def test_a_correction_ends_at_its_pace_so_far(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("scene_queue.ui.queue_model.time.monotonic", lambda: now[0])
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING, stage=StageName.CORRECTION)])
    model.show_event(model.jobs[0], Progress(0.0, "L1C"))
    now[0] += 300.0
    model.show_event(model.jobs[0], Progress(0.25, "L1C"))
    assert cell(model, 0, LEFT) == "15 min"
    assert cell(model, 0, SPEED) == ""


def test_progress_changes_its_row_only(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(1, state=JobState.RUNNING), job(2, state=JobState.RUNNING)])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_event(model.jobs[1], Progress(0.5))
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None


def test_the_next_stage_begins_without_the_progress_of_the_last(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    model.show_event(model.jobs[0], Progress(0.9, "", 900, 1000))
    model.take(job(state=JobState.QUEUED, stage=StageName.SAFE_CHECK))
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None
    assert cell(model, 0, SPEED) == ""


def test_a_late_progress_of_a_job_that_ended_is_let_go(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.FAILED)])
    model.show_event(model.jobs[0], Progress(0.9))
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) is None


def test_a_done_job_is_whole(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.DONE)])
    assert cell(model, 0, PROGRESS, FRACTION_ROLE) == 1.0


def test_what_is_no_progress_changes_nothing(qtbot: Any) -> None:
    model = QueueModel()
    model.set_jobs([job(state=JobState.RUNNING)])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_event(model.jobs[0], Note("a sentence"))
        model.show_event(job(7), Progress(0.5))


def test_columns_of_percentages_say_of_what() -> None:
    model = ScenesModel()
    horizontal, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    tips = {HEADERS[column]: model.headerData(column, horizontal, tip) for column in range(model.columnCount())}
    assert "exact area" in tips["Area cloud %"]
    assert "whole tile" in tips["Cloud %"]
    assert tips["Tile"] is None
