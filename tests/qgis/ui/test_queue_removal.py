"""Jobs are taken off the queue: whether files go too is asked, and never assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtWidgets import QDialogButtonBox
from scene_queue.core.errors import SceneQueueError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.settings import Settings
from scene_queue.ui.queue_panel import QueuePanel
from scene_queue.ui.queue_removal import QueueRemoval

OK = QDialogButtonBox.StandardButton.Ok


class Queue:
    """A queue that removes, except what runs."""

    def __init__(self, folder: Path) -> None:
        self.order = Order(1, Settings(folder))
        scenes = numbered_scenes(3)
        facts: dict[str, object] = {"source": "cdse"}
        self._jobs = [
            Job(n, 1, one, StageName.SAFE_CHECK, state=JobState.PAUSED, facts=facts) for n, one in enumerate(scenes, 1)
        ]

    def jobs(self) -> list[Job]:
        return list(self._jobs)

    def order_of(self, job: Job) -> Order:
        return self.order

    def remove(self, numbers: Sequence[int]) -> None:
        self._jobs = [job for job in self._jobs if job.id not in numbers or job.state is JobState.RUNNING]

    def run(self, number: int) -> None:
        self._jobs = [replace(job, state=JobState.RUNNING) if job.id == number else job for job in self._jobs]


class Bar:
    """What the user was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def ended(self, text: str) -> None:
        self.told.append(text)

    def failed(self, error: SceneQueueError) -> None:
        self.told.append(str(error))


class Desk:
    """The panel with jobs, two of which have part files, and one a product."""

    def __init__(self, folder: Path) -> None:
        self.queue, self.errands, self.bar = Queue(folder), Errands(), Bar()
        self.panel = QueuePanel()
        self.panel.set_jobs(self.queue.jobs())
        services: Any = SimpleNamespace(queue=self.queue, errands=self.errands)
        messages: Any = self.bar
        self.removal = QueueRemoval(services, self.panel, messages)
        self.spaces = [workspace_of(job, self.queue.order) for job in self.queue.jobs()]
        for space in self.spaces[:2]:
            space.scratch.mkdir(parents=True)
            space.part_file.write_bytes(b"x" * 2048)
        self.spaces[0].product.mkdir(parents=True)
        (self.spaces[0].product / "manifest.safe").write_bytes(b"x" * 4096)


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "products")
    qtbot.addWidget(made.panel)
    yield made
    made.errands.close(5)


def looked_at(qtbot: Any, desk: Desk, jobs: Sequence[Job], what: str = "") -> Any:
    """The dialog, when it knows what lies on the disk."""
    desk.removal.ask(jobs, what)
    dialog = desk.removal.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.looking_label.isHidden, timeout=10_000)
    return dialog


def test_no_file_is_deleted_unasked(qtbot: Any, desk: Desk) -> None:
    dialog = looked_at(qtbot, desk, desk.queue.jobs(), "Oaxaca")
    assert dialog.what_label.text().startswith("Oaxaca\n3 job(s) are taken off the list.")
    assert dialog.unfinished_check.text() == "Delete unfinished files: of 2 scenes, 4.00 KB"
    assert dialog.products_check.text() == "Delete finished products, too: 1, about 4.00 KB"
    assert not (dialog.unfinished_check.isChecked() or dialog.products_check.isChecked())
    dialog.button_box.button(OK).click()
    assert desk.queue.jobs() == []
    assert desk.panel.model.jobs == []
    assert all(space.part_file.exists() for space in desk.spaces[:2])
    assert desk.spaces[0].product.is_dir()
    assert desk.bar.told == []


def test_unfinished_files_go_where_that_is_ticked_and_products_stay(qtbot: Any, desk: Desk) -> None:
    dialog = looked_at(qtbot, desk, desk.queue.jobs())
    dialog.unfinished_check.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.bar.told), timeout=10_000)
    assert desk.bar.told == ["2 file(s) and folder(s) of removed jobs are deleted."]
    assert not any(space.scratch.exists() for space in desk.spaces)
    assert desk.spaces[0].product.is_dir()


def test_products_go_where_that_is_ticked(qtbot: Any, desk: Desk) -> None:
    dialog = looked_at(qtbot, desk, desk.queue.jobs()[:1])
    dialog.products_check.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.bar.told), timeout=10_000)
    assert not desk.spaces[0].product.exists()
    assert desk.spaces[0].part_file.exists()
    assert [job.id for job in desk.panel.model.jobs] == [2, 3]


def test_what_is_not_there_cannot_be_ticked(qtbot: Any, desk: Desk) -> None:
    dialog = looked_at(qtbot, desk, desk.queue.jobs()[2:])
    assert not (dialog.unfinished_check.isEnabled() or dialog.products_check.isEnabled())
    assert dialog.products_check.text() == "There are no finished products of these jobs."


def test_a_job_that_began_to_run_meanwhile_keeps_its_files(
    qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.ui.queue_removal.PATIENCE_S", 0.3)
    dialog = looked_at(qtbot, desk, desk.queue.jobs())
    dialog.unfinished_check.setChecked(True)
    desk.queue.run(2)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.bar.told), timeout=10_000)
    assert desk.spaces[1].part_file.exists()
    assert not desk.spaces[0].scratch.exists()


def test_a_dialog_that_is_given_up_changes_nothing(qtbot: Any, desk: Desk) -> None:
    dialog = looked_at(qtbot, desk, desk.queue.jobs())
    dialog.unfinished_check.setChecked(True)
    dialog.reject()
    assert desk.removal.dialog is None
    assert len(desk.queue.jobs()) == len(desk.panel.model.jobs) == 3
    assert desk.spaces[0].part_file.exists()
