"""What becomes of jobs is told once, and only what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import QObject, pyqtSignal
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import AtEnd, Order
from scene_queue.core.settings import Settings
from scene_queue.ui.queue_news import QueueNews
from scene_queue.ui.queue_panel import QueuePanel
from scene_queue.ui.scenes_panel import ScenesPanel

MANY = 2_500


class Queue(QObject):
    """Jobs of one order, and what is said of them."""

    jobs_changed = pyqtSignal(object)
    jobs_progressed = pyqtSignal(object)
    jobs_replaced = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, count: int) -> None:
        super().__init__()
        self.note = ""
        self.all = {n: Job(n, 1, one, StageName.DOWNLOAD) for n, one in enumerate(numbered_scenes(count), 1)}
        self.known = [Order(1, Settings(Path("/data")), title="Oaxaca")]

    def jobs(self) -> list[Job]:
        return list(self.all.values())

    def orders(self) -> list[Order]:
        return self.known

    def waits_for(self, job: Job) -> None:
        return None

    def change(self, *numbers: int, **changes: Any) -> None:
        self.all.update((number, replace(self.all[number], **changes)) for number in numbers)
        self.jobs_changed.emit([self.all[number] for number in numbers])


class Layers(QObject):
    """What loads products."""

    failed = pyqtSignal(object)


class Desk:
    """The panel, and what the user is told."""

    def __init__(self, qtbot: Any, count: int) -> None:
        self.queue = Queue(count)
        self.panel, self.scenes = QueuePanel(), ScenesPanel()
        for widget in (self.panel, self.scenes):
            qtbot.addWidget(widget)
        self.told: list[str] = []
        self.loaded: list[int] = []
        self.is_same_project = True
        self.refused: list[str] = []
        services: Any = SimpleNamespace(
            queue=self.queue,
            scarce_volumes=list,
            load=lambda jobs: self.loaded.extend(job.id for job in jobs),
            layers=Layers(),
            open_project=SimpleNamespace(is_origin=lambda origin: self.is_same_project),
        )
        sign_ins: Any = SimpleNamespace(refused=lambda service, reason: self.refused.append(service))
        self.offered: list[tuple[str, Any]] = []  # buttons beside what was told
        messages: Any = SimpleNamespace(failed=self._failed, ended=self.told.append)
        notice: Any = SimpleNamespace(tell=lambda text: None)
        self.news = QueueNews(services, self.panel, self.scenes, sign_ins, messages, notice)

    def _failed(self, error: Exception, acts: Sequence[tuple[str, Any]] = ()) -> None:
        self.told.append(str(error))
        self.offered += acts


@pytest.fixture
def desk(qtbot: Any) -> Desk:
    return Desk(qtbot, 2)


def test_a_failure_of_many_is_told_once_whatever_else_changes(desk: Desk) -> None:
    failed = {"state": JobState.FAILED, "trouble": "CredentialsError", "message": "The sign-in was refused."}
    desk.queue.change(1, **failed)
    desk.queue.change(1, priority=1)
    assert desk.told == ["The sign-in was refused. Resume in the queue goes on."]
    assert desk.refused == ["cdse"]
    desk.queue.change(1, state=JobState.QUEUED, trouble="", message="")
    desk.queue.change(1, **failed)
    assert len(desk.told) == 2


def test_a_network_that_is_gone_is_told_once_though_all_wait_and_try(desk: Desk) -> None:
    gone = {"state": JobState.WAITING, "trouble": "NetworkError", "message": "The host was not found."}
    desk.queue.change(1, 2, **gone)
    desk.queue.change(1, state=JobState.RUNNING, trouble="", message="")
    desk.queue.change(1, **gone)
    assert desk.told == ["The host was not found."]
    desk.queue.change(1, state=JobState.DONE, trouble="", message="")
    desk.queue.change(2, state=JobState.QUEUED, trouble="", message="")
    desk.queue.change(2, **gone)
    assert len(desk.told) == 2


@pytest.mark.parametrize("trouble", ["ProxySettingsError", "CertificateError", "Sen2CorMissingError", "SettingsError"])
def test_what_stops_all_is_told_when_it_stops_and_not_again_at_the_end(desk: Desk, trouble: str) -> None:
    desk.queue.change(1, state=JobState.FAILED, trouble=trouble, message="It is in the way.")
    desk.queue.change(2, state=JobState.PAUSED, trouble=trouble, message="It is in the way.")
    assert desk.told == ["It is in the way. Resume in the queue goes on."]


def test_the_next_step_is_a_button_beside_what_failed(qtbot: Any, desk: Desk) -> None:
    desk.queue.change(1, state=JobState.FAILED, trouble="ProductError", message="A file is damaged.")
    desk.queue.change(2, state=JobState.DONE)
    ((title, act),) = desk.offered
    assert title == "Repair"
    with qtbot.waitSignal(desk.panel.step_asked) as asked:
        act()
    assert [job.id for job in asked.args[1]] == [1]


def test_finished_products_of_a_small_order_are_loaded_once(desk: Desk) -> None:
    desk.queue.change(1, state=JobState.DONE)
    desk.queue.change(1, priority=1)
    assert desk.loaded == [1]
    desk.queue.change(2, state=JobState.DONE)
    assert desk.told == ["All 2 scene(s) are done."]


def test_an_order_of_another_project_is_not_loaded_by_itself(desk: Desk) -> None:
    desk.is_same_project = False
    desk.queue.change(1, 2, state=JobState.DONE)
    assert desk.loaded == []


def test_an_order_that_is_not_to_be_loaded_is_not(desk: Desk) -> None:
    desk.queue.known = [replace(desk.queue.known[0], at_end=AtEnd(loads=False))]
    desk.queue.change(1, 2, state=JobState.DONE)
    assert desk.loaded == []


def test_what_stopped_of_an_order_is_told_at_its_end(desk: Desk) -> None:
    desk.queue.change(1, state=JobState.FAILED, trouble="ServiceError", message="It answered nonsense.")
    assert desk.told == []
    desk.queue.change(2, state=JobState.DONE)
    assert desk.told[0].startswith("1 of 2 scenes stopped.")


def test_of_what_was_there_before_and_of_removed_orders_nothing_is_told(qtbot: Any, desk: Desk) -> None:
    desk.queue.all[1] = replace(desk.queue.all[1], state=JobState.FAILED, trouble="DiskError", message="Full.")
    desk.queue.jobs_replaced.emit()
    desk.queue.change(1, priority=1)
    desk.queue.known = []
    desk.queue.change(2, state=JobState.DONE)
    assert desk.told == []
    assert desk.loaded == []


def test_an_order_has_not_ended_before_all_of_its_jobs_are_told(desk: Desk) -> None:
    new = [Job(n, 2, one, StageName.DOWNLOAD) for n, one in enumerate(numbered_scenes(12)[10:], 11)]
    desk.queue.known.append(Order(2, Settings(Path("/data"))))
    desk.queue.jobs_changed.emit([replace(new[0], state=JobState.DONE), new[1]])
    assert desk.told == []
    desk.queue.jobs_changed.emit([replace(new[1], state=JobState.DONE)])
    assert desk.told == ["All 2 scene(s) are done."]


def test_the_list_of_scenes_shows_the_states_of_jobs(desk: Desk) -> None:
    scenes = numbered_scenes(2)
    desk.scenes.show_scenes(scenes, ())
    desk.queue.change(1, state=JobState.RUNNING)
    model = desk.scenes.model
    row = model.row_of(scenes[0].identifier)
    assert model.index(row, model.columnCount() - 1).data() == "running"


def test_many_changes_are_told_over_several_turns_and_whole_in_the_end(qtbot: Any) -> None:
    desk = Desk(qtbot, MANY)
    desk.queue.change(*desk.queue.all, state=JobState.DONE)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=30_000)
    assert desk.told == ["All 2500 scene(s) are done."]
    assert desk.loaded == []
    qtbot.waitUntil(lambda: not desk.panel.model.is_busy, timeout=20_000)
    desk.panel.remove()
