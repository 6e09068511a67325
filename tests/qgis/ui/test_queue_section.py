"""The title of the queue says how far all of it is."""

from __future__ import annotations

from typing import Any

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.ui.queue_model import QueueModel
from scene_queue.ui.queue_section import STEPS, QueueSection

SCENES = numbered_scenes(8)


def jobs_of(order: int, *states: JobState) -> list[Job]:
    return [Job(10 * order + n, order, SCENES[n], StageName.DOWNLOAD, state=one) for n, one in enumerate(states)]


@pytest.fixture
def section(qtbot: Any) -> QueueSection:
    made = QueueSection(QueueModel())
    made.resize(700, 100)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(section: QueueSection, *jobs: Job) -> None:
    section._model.set_jobs(jobs)


def test_an_empty_queue_has_no_bar(section: QueueSection) -> None:
    assert (section.title(), section.bar.isVisible()) == ("Queue", False)


def test_the_bar_counts_scenes_that_ended_and_what_is_done_of_those_at_work(section: QueueSection) -> None:
    running, queued, done, failed = JobState.RUNNING, JobState.QUEUED, JobState.DONE, JobState.FAILED
    show(section, *jobs_of(1, done, failed, running, queued))
    section._model.show_progress({12: Progress(0.5)})
    assert section.title() == "Queue – 2 of 4 scenes"
    assert section.bar.isVisible()
    assert section.bar.value() == round(0.625 * STEPS)
    assert "62 %" in section.bar.toolTip()


def test_orders_that_have_ended_do_not_count(section: QueueSection) -> None:
    show(section, *jobs_of(1, JobState.DONE, JobState.DONE), *jobs_of(2, JobState.QUEUED, JobState.DONE))
    assert section.title() == "Queue – 1 of 2 scenes"


def test_the_bar_goes_when_all_has_ended(section: QueueSection) -> None:
    show(section, *jobs_of(1, JobState.QUEUED))
    section._model.take(jobs_of(1, JobState.DONE))
    assert (section.title(), section.bar.isVisible()) == ("Queue", False)


def test_the_bar_stands_beside_the_title_and_inside_the_box(section: QueueSection) -> None:
    show(section, *jobs_of(1, JobState.QUEUED))
    wide = section.bar.geometry()
    section.resize(300, 100)
    narrow = section.bar.geometry()
    for place in (wide, narrow):
        assert place.left() > section.fontMetrics().horizontalAdvance(section.title())
    assert wide.right() <= 700
    assert narrow.right() <= 300
