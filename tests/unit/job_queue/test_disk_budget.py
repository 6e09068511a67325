"""What the products of an order may take on the disk, counted from the facts of its jobs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from scene_queue.core.errors import BudgetTooSmallError, CancelledError, ErrorKind, NoRoomError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue import disk_budget
from scene_queue.core.job_queue.disk_budget import DiskBudgets, bytes_needed
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Resolution, Settings

GB = 1_000_000_000
NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15P{}_20180809T221152"
DOWNLOAD_ONLY = (StageName.DOWNLOAD, StageName.SAFE_CHECK)


def scene_of(tile: str, size_bytes: int = GB) -> Scene:
    return scene(NAME.format(tile), size_bytes=size_bytes)


class Desk:
    """An order with a budget, and its jobs as a queue has them."""

    def __init__(self, folder: Path, budget_gb: float = 10, stages: Any = DOWNLOAD_ONLY, **settings: Any) -> None:
        made = Settings(folder, disk_budget_bytes=int(budget_gb * GB), **settings)
        self.order = Order(7, made, stages)
        self.jobs: list[Job] = []
        self.budgets = DiskBudgets()
        self.budgets.count(lambda: self.jobs)

    def job(self, tile: str, state: JobState = JobState.DONE, stage: StageName | None = None, **facts: object) -> Job:
        """A job with facts; what they tell of lies on the disk."""
        made = Job(len(self.jobs) + 1, 7, scene_of(tile), stage or self.order.stages[-1], state=state, facts=facts)
        workspace = workspace_of(made, self.order)
        if "product_bytes" in facts:
            workspace.product.mkdir(parents=True)
        if "archive_bytes" in facts:
            workspace.archive.parent.mkdir(parents=True, exist_ok=True)
            workspace.archive.touch()
        if "l2a" in facts:
            Path(str(facts["l2a"])).mkdir(parents=True)
        self.jobs.append(made)
        return made

    def claim(self, tile: str, size_bytes: int = GB, feedback: Feedback | None = None) -> Any:
        return self.budgets.claim(self.order, scene_of(tile, size_bytes), feedback or Feedback())

    def takes(self, size_gb: float) -> bool:
        """Whether a scene of that size is let in."""
        try:
            with self.claim("ZZ", int(size_gb * GB)):
                raise LookupError
        except LookupError:
            return True
        except NoRoomError:
            return False


def test_without_a_budget_all_are_let_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 0)
    desk.job("UT", product_bytes=1000 * GB)
    assert desk.takes(1000)


def test_finished_products_count_and_others_have_the_rest(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.job("UT", product_bytes=6 * GB)
    desk.job("VT", product_bytes=2 * GB, archive_bytes=GB)
    assert desk.takes(1)
    assert not desk.takes(1.1)


def test_jobs_of_other_orders_do_not_count(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.jobs.append(replace(desk.job("UT", product_bytes=9 * GB), order_id=8))
    del desk.jobs[0]
    assert desk.takes(10)


def test_downloads_that_run_count_with_what_they_will_take(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with ExitStack() as running:
        for tile in ("UT", "VT", "WT"):
            running.enter_context(desk.claim(tile, 3 * GB))
        assert desk.takes(1)
        with pytest.raises(NoRoomError, match=r"take 9\.00 GB, or will, of the 10\.00 GB .* 2\.00 GB are") as caught:
            running.enter_context(desk.claim("XT", 2 * GB))
        assert caught.value.is_of_order


def test_a_download_that_fails_gives_its_share_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(CancelledError), desk.claim("UT", 9 * GB):
        raise CancelledError
    assert desk.takes(10)


def test_a_share_is_kept_until_the_facts_of_the_job_say_the_same(tmp_path: Path) -> None:
    """Between the end of a download and its note in the queue another one must not slip in."""
    desk = Desk(tmp_path)
    running = desk.job("UT", JobState.RUNNING, StageName.DOWNLOAD)
    with desk.claim("UT", 6 * GB):
        pass
    assert not desk.takes(5)
    workspace_of(running, desk.order).product.mkdir(parents=True)
    desk.jobs[0] = replace(running, state=JobState.DONE, stage=StageName.SAFE_CHECK, facts={"product_bytes": 2 * GB})
    assert desk.takes(8)
    assert not desk.takes(8.1)


def test_a_scene_that_is_fetched_again_is_not_counted_twice(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.job("UT", JobState.RUNNING, StageName.DOWNLOAD, product_bytes=8 * GB)
    with desk.claim("UT", 8 * GB):
        assert desk.takes(2)
        assert not desk.takes(2.1)


def test_what_the_user_removes_is_free_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    job = desk.job("UT", product_bytes=6 * GB, archive_bytes=2 * GB)
    desk.job("VT", product_bytes=2 * GB)
    assert not desk.takes(1)
    workspace_of(job, desk.order).archive.unlink()
    assert desk.takes(2)
    workspace_of(job, desk.order).product.rmdir()
    assert desk.takes(8)
    assert not desk.takes(8.1)


def test_the_disk_is_looked_at_only_where_the_budget_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    desk.job("UT", product_bytes=6 * GB)
    looked_at: list[object] = []
    exists = disk_budget.os.path.exists
    monkeypatch.setattr(disk_budget.os.path, "exists", lambda path: looked_at.append(path) or exists(path))
    assert desk.takes(4)
    assert not looked_at
    assert not desk.takes(5)
    assert len(looked_at) == 1


def test_a_look_at_the_disk_can_be_cancelled(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.job("UT", product_bytes=6 * GB)
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError), desk.claim("VT", 5 * GB, feedback):
        pass


def test_scenes_that_are_to_be_corrected_count_with_their_l2a_product(tmp_path: Path) -> None:
    desk = Desk(tmp_path, stages=tuple(StageName))
    assert bytes_needed(desk.order, scene_of("UT")) == 2.2 * GB
    assert bytes_needed(replace(desk.order, stages=DOWNLOAD_ONLY), scene_of("UT")) == GB
    kept = replace(desk.order.settings, keep_archive=True, resolution=Resolution.R20)
    assert bytes_needed(replace(desk.order, settings=kept), scene_of("UT")) == 2.5 * GB
    desk.job("UT", JobState.QUEUED, StageName.CORRECTION, product_bytes=GB)
    assert desk.takes(7.7 / 2.2)
    assert not desk.takes(7.9 / 2.2)


def test_a_failed_correction_waits_for_nothing_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path, stages=tuple(StageName))
    desk.job("UT", JobState.FAILED, StageName.CORRECTION, product_bytes=GB)
    assert desk.takes(8.9 / 2.2)


def test_an_l1c_product_that_was_removed_leaves_its_l2a_product(tmp_path: Path) -> None:
    desk = Desk(tmp_path, stages=tuple(StageName), keep_l1c=False)
    l2a = str(tmp_path / "L2A" / NAME.format("UT").replace("L1C", "L2A"))
    desk.job("UT", product_bytes=GB, l2a=l2a, l2a_bytes=3 * GB, l1c_removed=True)
    assert desk.takes(6.9 / 2.2)
    assert not desk.takes(7.1 / 2.2)


def test_a_budget_smaller_than_one_scene_is_a_failure_and_no_wait(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 0.5)
    with pytest.raises(BudgetTooSmallError, match=r"takes 1\.00 GB .* may take 0\.50 GB") as caught, desk.claim("UT"):
        pass
    assert caught.value.kind is ErrorKind.USER
    assert "larger disk budget" in caught.value.advice
