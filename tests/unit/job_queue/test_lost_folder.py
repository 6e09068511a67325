"""The drive of an order is gone, or came back under another letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.errors import DiskError, FolderGoneError, ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import InlineExecutor
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace


class WherePut:
    """A stage that only notes where it would put the product."""

    def __init__(self) -> None:
        self.folders: list[Path] = []

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, WherePut]:
        return dict.fromkeys(StageName, self)

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        self.folders.append(workspace.settings.folder)
        return {}


def test_a_drive_that_is_gone_stops_all_of_its_jobs_once_and_makes_no_folder_in_its_place(tmp_path: Path) -> None:
    drive, stages = tmp_path / "drive", WherePut()
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, stages, InlineExecutor(), slots=Slots(download=1))
        queue.add(Order(0, Settings(drive), (StageName.DOWNLOAD,)), numbered_scenes(5))
        drive.rename(tmp_path / "other letter")
        queue.wait(Feedback())
        assert [job.state for job in queue.jobs()].count(JobState.FAILED) == 1
        assert {job.trouble for job in queue.jobs()} == {FolderGoneError.__name__}
        assert "choose the folder again" in queue.jobs()[0].message
        assert stages.folders == []
        assert not drive.exists()


@pytest.mark.parametrize("error", [ProductError("B02 is missing."), FileNotFoundError("B02")], ids=["told", "not told"])
def test_what_fails_while_the_drive_goes_is_no_fault_of_the_product(tmp_path: Path, error: Exception) -> None:
    drive = tmp_path / "drive"

    class Unplugged(WherePut):
        def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
            drive.rename(tmp_path / "other letter")
            raise error

    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, Unplugged(), InlineExecutor(), slots=Slots(download=1))
        queue.add(Order(0, Settings(drive), (StageName.DOWNLOAD,)), numbered_scenes(3))
        queue.wait(Feedback())
        assert [job.state for job in queue.jobs()].count(JobState.FAILED) == 1
        assert {job.trouble for job in queue.jobs()} == {FolderGoneError.__name__}


def test_jobs_go_on_in_the_folder_that_is_chosen_again_after_a_new_start_too(tmp_path: Path) -> None:
    drive, other, stages = tmp_path / "drive", tmp_path / "other letter", WherePut()
    order = Order(0, Settings(drive, service="mine", keep_archive=True), (StageName.DOWNLOAD,), "July")
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, stages, InlineExecutor())
        queue.add(order, numbered_scenes(2))
        drive.rename(other)
        queue.wait(Feedback())
        queue.change_order(queue.orders()[0].in_folder(other))
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, stages, InlineExecutor())
        assert queue.order_of(queue.jobs()[0]) == replace(order.in_folder(other), id=1)
        numbers = [job.id for job in queue.jobs()]
        queue.resume(numbers)
        queue.retry(numbers)
        queue.wait(Feedback())
        assert {job.state for job in queue.jobs()} == {JobState.DONE}
    assert stages.folders == [other, other]


def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_queued(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, WherePut(), InlineExecutor())
        with pytest.raises(DiskError, match="cannot be written"):
            queue.add(Order(0, Settings(tmp_path / "file" / "products")), numbered_scenes(1))
        assert queue.jobs() == []
