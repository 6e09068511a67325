"""Two QGIS on one profile, and why jobs failed: what the panel is told beside its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from scene_queue.core.errors import StoreError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.settings import Settings
from scene_queue.ui.queue_causes import QueueCauses
from scene_queue.ui.queue_owner import QueueOwner
from scene_queue.ui.queue_panel import QueuePanel

LEFT = Qt.MouseButton.LeftButton


class Queue(QObject):
    """A queue that another QGIS works on until it is gone."""

    owner_changed = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.is_owner = self.is_free = False

    def can_take_over(self) -> bool:
        return self.is_free

    def take_over(self) -> None:
        if not self.is_free:
            raise StoreError("It is used by another QGIS.")
        self.is_owner = True
        self.owner_changed.emit(True)


@pytest.fixture
def panel(qtbot: Any) -> QueuePanel:
    made = QueuePanel()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    scenes = numbered_scenes(3)
    made.set_jobs(
        [
            Job(n, 1, one, StageName.DOWNLOAD, state=JobState.FAILED, message="The disk is full.", trouble="DiskError")
            for n, one in enumerate(scenes, 1)
        ]
    )
    return made


@pytest.fixture
def told() -> list[str]:
    return []


def owned(panel: QueuePanel, queue: Queue, told: list[str]) -> QueueOwner:
    services: Any = SimpleNamespace(queue=queue)
    messages: Any = SimpleNamespace(failed=lambda error: told.append(str(error)))
    return QueueOwner(services, panel, messages)


def test_the_queue_of_another_qgis_is_taken_over_when_that_one_is_gone(
    qtbot: Any, panel: QueuePanel, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.ui.queue_owner.LOOK_MS", 20)
    queue = Queue()
    owned(panel, queue, told)
    assert panel.owner_frame.isVisible()
    assert not panel.take_over_button.isEnabled()
    queue.is_free = True
    qtbot.waitUntil(panel.take_over_button.isEnabled, timeout=10_000)
    qtbot.mouseClick(panel.take_over_button, LEFT)
    assert not panel.owner_frame.isVisible()
    assert panel.resume_button.isEnabled()
    assert told == []


def test_who_was_quicker_is_told_of(qtbot: Any, panel: QueuePanel, told: list[str]) -> None:
    queue = Queue()
    owned(panel, queue, told)
    panel.take_over_asked.emit()
    assert told == ["It is used by another QGIS."]
    assert panel.owner_frame.isVisible()


@pytest.fixture
def errands() -> Iterator[Errands]:
    made = Errands()
    yield made
    made.close(5)


def test_causes_are_listed_when_they_are_asked_for_and_follow_the_queue(
    qtbot: Any, panel: QueuePanel, errands: Errands, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.ui.queue_causes.AGAIN_MS", 20)
    order = Order(1, Settings(Path("/data")))
    services: Any = SimpleNamespace(queue=SimpleNamespace(order_of=lambda job: order), errands=errands)
    messages: Any = SimpleNamespace(failed=lambda error: told.append(str(error)))
    QueueCauses(services, panel, messages)
    assert not panel.failures_label.isVisible()
    panel.summary_label.linkActivated.emit("failed")
    qtbot.waitUntil(lambda: "<b>3</b> × The disk is full." in panel.failures_label.text(), timeout=10_000)
    panel.take([Job(1, 1, numbered_scenes(1)[0], StageName.DOWNLOAD)])
    qtbot.waitUntil(lambda: "<b>2</b>" in panel.failures_label.text(), timeout=10_000)
    panel.take([Job(n, 1, one, StageName.DOWNLOAD) for n, one in enumerate(numbered_scenes(3), 1)])
    qtbot.waitUntil(lambda: not panel.failures_label.isVisible(), timeout=10_000)
    assert told == []
