"""The one entry of the queue in QGIS's task bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.qgis_adapters import task_bar
from scene_queue.core.qgis_adapters.pool_thread import released_threads, task_pool
from scene_queue.core.qgis_adapters.task_bar import TaskBar

QUEUED, RUNNING, DONE, FAILED, PAUSED = (
    JobState.QUEUED,
    JobState.RUNNING,
    JobState.DONE,
    JobState.FAILED,
    JobState.PAUSED,
)


class Queue(QObject):
    """What the bar needs of a queue's runner."""

    jobs_changed = pyqtSignal(object)
    jobs_progressed = pyqtSignal(object)
    jobs_replaced = pyqtSignal()

    def __init__(self, count: int) -> None:
        super().__init__()
        scenes = numbered_scenes(count)
        self.kept = {n + 1: Job(n + 1, 1, one, StageName.DOWNLOAD) for n, one in enumerate(scenes)}
        self.pauses = 0

    def jobs(self) -> list[Job]:
        return list(self.kept.values())

    def pause_all(self) -> None:
        self.pauses += 1

    def become(self, state: JobState, *numbers: int) -> None:
        for number in numbers:
            self.kept[number] = replace(self.kept[number], state=state)
        self.jobs_changed.emit([self.kept[number] for number in numbers])


def entries() -> list[Any]:
    return [task for task in QgsApplication.taskManager().activeTasks() if "Scene Queue" in task.description()]


def shown() -> str:
    [entry] = entries()
    return str(entry.description())


@pytest.fixture
def queue(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    monkeypatch.setattr(task_bar, "LINGERS_MS", 50)
    queue = Queue(10)
    queue.bar = TaskBar(queue)  # type: ignore[attr-defined,arg-type]
    yield queue
    queue.bar.close()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not entries() and released_threads.count == 0, timeout=20_000)


def test_it_counts_the_scenes_that_ended_and_those_at_work(queue: Queue) -> None:
    queue.become(QUEUED, *range(1, 11))
    queue.become(RUNNING, 1, 2, 3)
    assert shown() == "Scene Queue: 0 of 10 scenes, 3 at work"
    queue.become(DONE, 1)
    queue.become(FAILED, 2)
    queue.become(RUNNING, 4)
    assert shown() == "Scene Queue: 2 of 10 scenes, 2 at work"


def test_it_shows_the_progress_of_all_that_is_queued(queue: Queue) -> None:
    queue.become(QUEUED, *range(1, 11))
    queue.become(RUNNING, 1, 2)
    queue.become(DONE, 1)
    queue.jobs_progressed.emit({2: Progress(0.5), 9: Progress(0.9)})
    [entry] = entries()
    assert entry.progress() == pytest.approx(15.0)


def test_a_job_that_was_done_before_does_not_count(queue: Queue) -> None:
    queue.become(DONE, 8, 9, 10)
    queue.become(PAUSED, 7)
    queue.become(RUNNING, 1)
    assert shown() == "Scene Queue: 0 of 1 scenes, 1 at work"


def test_there_is_none_while_nothing_runs(queue: Queue, qtbot: Any) -> None:
    queue.become(QUEUED, *range(1, 11))
    assert not entries()
    queue.become(RUNNING, 1)
    queue.become(PAUSED, *range(1, 11))
    qtbot.waitUntil(lambda: not entries(), timeout=20_000)


def test_it_stays_between_two_stages(queue: Queue, qtbot: Any) -> None:
    queue.become(RUNNING, 1)
    [entry] = entries()
    queue.become(QUEUED, 1)
    queue.become(RUNNING, 1)
    qtbot.wait(150)
    assert entries() == [entry]


def test_its_cross_pauses_everything_and_it_is_gone_at_once(queue: Queue, qtbot: Any) -> None:
    queue.become(RUNNING, 1, 2)
    [entry] = entries()
    qtbot.waitUntil(lambda: entry.status() == QgsTask.TaskStatus.Running)
    entry.cancel()
    assert queue.pauses == 1
    queue.jobs_progressed.emit({1: Progress(0.5)})  # what runs is still ending
    qtbot.waitUntil(lambda: not entries(), timeout=20_000)


def test_it_is_back_when_the_user_resumes(queue: Queue, qtbot: Any) -> None:
    queue.become(RUNNING, 1, 2)
    entries()[0].cancel()
    queue.become(PAUSED, 1, 2)
    qtbot.waitUntil(lambda: not entries(), timeout=20_000)
    queue.become(RUNNING, 1)
    assert shown() == "Scene Queue: 0 of 1 scenes, 1 at work"


def test_it_holds_no_thread_of_the_pool(queue: Queue, qtbot: Any) -> None:
    queue.become(RUNNING, 1)
    [entry] = entries()
    qtbot.waitUntil(lambda: entry.status() == QgsTask.TaskStatus.Running)
    qtbot.waitUntil(lambda: (task_pool().activeThreadCount(), released_threads.count) == (0, 1))


def test_it_ends_though_no_thread_was_free_for_it(queue: Queue, qtbot: Any) -> None:
    queue.become(RUNNING, 1)
    [entry] = entries()
    entry.hold()
    queue.bar.close()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not entries(), timeout=20_000)


def test_jobs_that_were_removed_are_not_counted(queue: Queue) -> None:
    queue.become(QUEUED, *range(1, 11))
    queue.become(RUNNING, 1, 2)
    queue.become(DONE, 1)
    for number in (1, 9, 10):
        del queue.kept[number]
    queue.jobs_replaced.emit()
    assert shown() == "Scene Queue: 0 of 7 scenes, 1 at work"


def test_closed_it_does_not_come_back(queue: Queue) -> None:
    queue.bar.close()  # type: ignore[attr-defined]
    queue.become(RUNNING, 1)
    assert not entries()
