"""The shell around what runs in a QgsTask."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsTask
from scene_queue.core.events import Note, Progress
from scene_queue.core.feedback import CancelSignal
from scene_queue.core.qgis_adapters.tasks import CAN_HIDE, BlockingTask


class Work:
    """What ran, where, and whether it ended."""

    def __init__(self, waits: bool = False) -> None:
        self.signal = CancelSignal()
        self.threads: list[threading.Thread] = []
        self.cancelled: list[bool] = []
        self.ended: list[threading.Thread] = []
        self.waits = waits
        self.task = BlockingTask("work", self.run, self.signal, lambda: self.ended.append(threading.current_thread()))

    def run(self) -> None:
        self.threads.append(threading.current_thread())
        if self.waits:
            self.signal.wait(20)
        self.cancelled.append(self.signal.is_cancelled())

    def add(self) -> None:
        QgsApplication.taskManager().addTask(self.task)


def test_it_runs_once_on_a_thread_of_the_pool(qtbot: Any) -> None:
    work = Work()
    work.add()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert len(work.threads) == 1
    assert work.threads[0] is not threading.main_thread()


def test_its_ending_is_told_on_the_main_thread(qtbot: Any) -> None:
    work = Work()
    work.add()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.ended == [threading.main_thread()]


def test_a_click_on_the_cross_reaches_the_work(qtbot: Any) -> None:
    work = Work(waits=True)
    work.add()
    qtbot.waitUntil(lambda: bool(work.threads))
    work.task.cancel()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.cancelled == [True]
    assert len(work.threads) == 1


def test_cancelled_before_it_began_it_still_ends_once(qtbot: Any) -> None:
    work = Work()
    work.task.hold()
    work.add()
    work.task.cancel()
    qtbot.waitUntil(lambda: bool(work.ended))
    qtbot.wait(50)
    assert work.cancelled == [True]
    assert len(work.ended) == 1


def test_all_tasks_cancelled_by_qgis_end(qtbot: Any) -> None:
    works = [Work(waits=True) for _ in range(4)]
    for work in works:
        work.add()
    QgsApplication.taskManager().cancelAll()
    qtbot.waitUntil(lambda: all(work.ended for work in works))
    assert [work.cancelled for work in works] == [[True]] * 4


def test_progress_is_shown_in_percent() -> None:
    work = Work()
    work.task.show(Progress(0.25))
    assert work.task.progress() == 25.0


def test_what_is_no_share_leaves_the_bar_alone() -> None:
    work = Work()
    work.task.show(Progress(0.5))
    work.task.show(Progress(None))
    work.task.show(Note("something"))
    assert work.task.progress() == 50.0


def test_what_is_being_done_is_told_in_the_task_bar(qtbot: Any) -> None:
    work = Work()
    work.task.show(Progress(0.2, "4,000 of 20,000 scenes listed"))
    qtbot.waitUntil(lambda: work.task.description() == "work: 4,000 of 20,000 scenes listed", timeout=10_000)
    work.task.show(Progress(None, "work of 2"))
    qtbot.waitUntil(lambda: work.task.description() == "work of 2", timeout=10_000)


def test_what_has_ended_is_called_by_its_title(qtbot: Any) -> None:
    work = Work(waits=True)
    told: list[str] = []
    manager: Any = QgsApplication.taskManager()
    over = QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated

    def hear(number: int, status: QgsTask.TaskStatus) -> None:
        if status in over:
            told.append(manager.task(number).description())

    manager.statusChanged.connect(hear)
    work.add()
    qtbot.waitUntil(lambda: bool(work.threads))
    work.task.show(Progress(0.9, "nearly there"))
    qtbot.waitUntil(lambda: "nearly" in work.task.description())
    work.task.cancel()
    qtbot.waitUntil(lambda: bool(told))
    manager.statusChanged.disconnect(hear)
    assert told == ["work"]


@pytest.mark.parametrize("is_one_of_many", [True, False])
def test_one_of_many_is_told_by_the_plugin_and_not_by_qgis(qgis_app: QgsApplication, is_one_of_many: bool) -> None:
    silent = getattr(QgsTask.Flag, "Silent", None)
    task = BlockingTask("work", lambda: None, CancelSignal(), lambda: None, is_one_of_many=is_one_of_many)
    assert task.canCancel()
    assert silent is None or bool(task.flags() & silent) is is_one_of_many
    hidden = getattr(QgsTask.Flag, "Hidden", None)
    assert hidden is None or bool(task.flags() & hidden) is is_one_of_many


@pytest.mark.skipif(CAN_HIDE, reason="this QGIS tells of hidden tasks nowhere")
def test_before_qgis_can_hide_tasks_its_notice_does_not_call_a_stage_complete(qtbot: Any) -> None:
    """QGIS shows the description below the words "Task complete", however the stage ended."""
    told: list[str] = []

    def tell() -> None:
        told.append(task.description())

    task = BlockingTask("work", lambda: None, CancelSignal(), tell, is_one_of_many=True)
    task.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["work ended; how, Scene Queue says"]
