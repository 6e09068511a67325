"""What helps jobs that stopped is one click away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import QObject, pyqtSignal
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.settings import Settings
from scene_queue.ui.next_steps import NextStep, step_of, step_title
from scene_queue.ui.next_steps_control import NextStepsControl
from scene_queue.ui.queue_panel import QueuePanel

FAILED, DOWNLOAD = JobState.FAILED, StageName.DOWNLOAD
(SCENE,) = numbered_scenes(1)


def stopped(trouble: str, *, number: int = 1, state: JobState = FAILED, stage: StageName = DOWNLOAD) -> Job:
    return Job(number, 1, SCENE, stage, state=state, message="It broke.", trouble=trouble)


@pytest.mark.parametrize(
    ("trouble", "step", "title"),
    [
        ("CredentialsError", NextStep.SIGN_IN, "Sign in again…"),
        ("Sen2CorMissingError", NextStep.CHOOSE_SEN2COR, "Choose Sen2Cor…"),
        ("CorrectionError", NextStep.SHOW_LOG, "Show Sen2Cor's log"),
        ("ProductError", NextStep.REPAIR, "Repair"),
        ("NoRoomError", NextStep.FREE_SPACE, "Free space…"),
        ("FolderGoneError", NextStep.CHOOSE_FOLDER, "Choose the folder again…"),
        ("NetworkError", NextStep.TEST_CONNECTION, "Test the connection…"),
        ("ProxySettingsError", NextStep.TEST_CONNECTION, "Test the connection…"),
    ],
)
def test_each_trouble_has_its_step(trouble: str, step: NextStep, title: str) -> None:
    assert step_of([stopped(trouble), stopped(trouble, number=2)]) is step
    assert step_title(step) == title


@pytest.mark.parametrize(
    "jobs",
    [
        [],
        [stopped("")],
        [stopped("ServiceError")],
        [stopped("CredentialsError"), stopped("NoRoomError")],
        [stopped("CredentialsError", state=JobState.RUNNING)],
        [stopped("ProductError", stage=StageName.CORRECTION)],
        [stopped("NetworkError", state=JobState.WAITING)],
    ],
)
def test_where_nothing_helps_all_of_them_none_is_offered(jobs: list[Job]) -> None:
    assert step_of(jobs) is None
    assert step_title(None) == ""


def test_room_can_be_made_while_jobs_wait_for_it() -> None:
    assert step_of([stopped("NoRoomError", state=JobState.WAITING)]) is NextStep.FREE_SPACE


class Sen2Cor(QObject):
    """What opens the dialog of Sen2Cor."""

    accepted = pyqtSignal()
    dialog: Any = None

    def open(self, window: object) -> None:
        self.dialog = self


class Desk:
    """The panel of the queue, and what is asked of the others."""

    def __init__(self, qtbot: Any, jobs: Sequence[Job]) -> None:
        self.panel = QueuePanel()
        qtbot.addWidget(self.panel)
        self.panel.set_jobs(jobs)
        self.done: list[object] = []
        self.sen2cor = Sen2Cor()
        order = Order(1, Settings(Path("/data"), service="cdse"))
        services = SimpleNamespace(queue=SimpleNamespace(order_of=lambda job: order))
        tell = self.done.append
        queue = SimpleNamespace(
            resume=lambda jobs: tell(("resume", len(jobs))),
            logs=SimpleNamespace(show=lambda job: tell(("log", job.id))),
            removal=SimpleNamespace(ask=lambda jobs: tell(("remove", [job.id for job in jobs]))),
        )
        settings = SimpleNamespace(sen2cor=self.sen2cor)
        connection = SimpleNamespace(open=lambda: tell("connection"))
        sign_ins = SimpleNamespace(refused=lambda service, reason: tell(("refused", service, reason)))
        others: Any = (services, self.panel, queue, settings, connection, sign_ins)
        self.steps = NextStepsControl(*others)
        self.panel.folder_asked.connect(lambda jobs: tell("folder"))


@pytest.mark.parametrize(
    ("trouble", "done"),
    [
        ("CredentialsError", [("refused", "cdse", "It broke."), ("resume", 2)]),
        ("CorrectionError", [("log", 1)]),
        ("ProductError", [("resume", 2)]),
        ("NoRoomError", ["folder"]),
        ("FolderGoneError", [("resume", 2)]),
        ("NetworkError", ["connection"]),
    ],
)
def test_the_link_below_the_causes_takes_the_step(qtbot: Any, trouble: str, done: list[object]) -> None:
    jobs = [stopped(trouble), stopped(trouble, number=2)]
    desk = Desk(qtbot, jobs)
    group = SimpleNamespace(sentence="It broke.", advice="", job_ids=[1, 2])
    desk.panel.show_failures([group])
    title = step_title(step_of(jobs)).replace("'", "&#x27;")
    assert f'<a href="step:0">{title}</a>' in desk.panel.failures_label.text()
    desk.panel.failures_label.linkActivated.emit("step:0")
    assert desk.done == done


def test_room_is_made_of_the_files_of_jobs_that_are_done(qtbot: Any) -> None:
    jobs = [stopped("NoRoomError"), Job(7, 1, SCENE, StageName.CORRECTION, state=JobState.DONE)]
    desk = Desk(qtbot, jobs)
    desk.steps.take(NextStep.FREE_SPACE, jobs[:1])
    assert desk.done == [("remove", [7])]


def test_jobs_go_on_once_sen2cor_is_chosen(qtbot: Any) -> None:
    job = stopped("Sen2CorMissingError")
    desk = Desk(qtbot, [job])
    desk.steps.take(NextStep.CHOOSE_SEN2COR, [job])
    assert desk.done == []
    desk.sen2cor.accepted.emit()
    assert desk.done == [("resume", 1)]


def test_the_context_menu_begins_with_the_step(qtbot: Any) -> None:
    desk = Desk(qtbot, [stopped("ProductError")])
    first = desk.panel.menu_for(desk.panel.chosen()).actions()[0]
    assert first.text() == "Repair"
    first.trigger()
    assert desk.done == [("resume", 1)]


def test_a_step_is_not_taken_for_jobs_that_have_gone_on(qtbot: Any) -> None:
    desk = Desk(qtbot, [stopped("ProductError")])
    desk.panel.show_failures([SimpleNamespace(sentence="It broke.", advice="", job_ids=[1])])
    desk.panel.take([stopped("", state=JobState.QUEUED)])
    desk.panel.failures_label.linkActivated.emit("step:0")
    assert desk.done == []
