"""What is deleted with jobs: only what is theirs, and only what was asked for."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.removal import MEASURED, FileSizes, JobFiles, delete_files, find_files, measure_files
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.settings import Settings
from scene_queue.core.workspace.incoming import Incoming

FETCHED = {"source": "cdse"}


def job(number: int, order_id: int = 1, **changes: object) -> Job:
    one = Job(number, order_id, numbered_scenes(number + 1)[number], StageName.CORRECTION, state=JobState.DONE)
    return replace(one, **changes)  # type: ignore[arg-type]


def write(path: Path, count: int = 100) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * count)
    return path


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return Order(1, Settings(tmp_path / "products"))


def find(order: Order, removed: list[Job], kept: tuple[Job, ...] = ()) -> JobFiles:
    return find_files(removed, kept, lambda job: order, Feedback())


def l1c(order: Order, one: Job, count: int = 100) -> Path:
    product = workspace_of(one, order).product
    write(product / "manifest.safe", count)
    return product


def l2a(order: Order, one: Job) -> Path:
    product = order.settings.folder / "L2A" / "15PUT" / f"{one.id}_MSIL2A_.SAFE"
    write(product / "GRANULE" / "image.jp2", 30)
    return product


def test_a_copy_that_a_killed_run_left_on_the_disk_of_the_products_goes_with_the_part_files(
    order: Order, tmp_path: Path
) -> None:
    order = replace(order, settings=replace(order.settings, scratch=tmp_path / "scratch"))
    order.settings.folder.mkdir()
    one = job(1)
    copied = Incoming(workspace_of(one, order)).folder()
    write(copied / "product" / "manifest.safe")
    files = find(order, [one])
    assert files.unfinished == (copied, workspace_of(one, order).scratch)
    delete_files(files.unfinished, [order.settings.folder], Feedback())
    assert not copied.exists()
    assert not workspace_of(one, order).scratch.exists()
    assert find(order, [one]) == JobFiles()


def test_part_files_and_products_are_found_apart_with_their_bytes(order: Order) -> None:
    one = job(1, facts={**FETCHED, "l2a_made": True})
    made = l2a(order, one)
    one.facts["l2a"] = str(made)
    product, archive = l1c(order, one), write(workspace_of(one, order).archive, 7)
    part = write(workspace_of(one, order).part_file, 50)
    found = find(order, [one])
    assert found == JobFiles((part.parent,), (product, archive, made))
    assert measure_files(found, Feedback()) == FileSizes(50, 137)


def test_what_tells_of_the_making_of_a_product_goes_with_it(order: Order) -> None:
    one = job(1, facts={"l2a_made": True})
    made = l2a(order, one)
    one.facts["l2a"] = str(made)
    for ending in ("sen2cor.json", "sen2cor.log", "L2A_GIPP.xml"):
        write(made.with_name(f"{made.stem}_{ending}"))
    assert delete_files(find(order, [one]).products, [order.settings.folder], Feedback()) == 1
    assert list(order.settings.folder.iterdir()) == []


def test_a_product_that_was_corrected_before_is_not_the_jobs_although_its_making_is_known(order: Order) -> None:
    one = job(1, facts={"sen2cor_version": "2.11.00"})
    one.facts["l2a"] = str(l2a(order, one))
    assert find(order, [one]).products == ()


def test_what_is_not_there_is_not_counted(order: Order) -> None:
    assert find(order, [job(1, facts=FETCHED)]) == JobFiles()


def test_products_that_were_there_before_are_not_the_jobs(order: Order, tmp_path: Path) -> None:
    on_disk, given, ready = job(1, facts={"source": "disk"}), job(2, product=tmp_path / "a.SAFE"), job(3)
    ready.facts["l2a"] = str(l2a(order, ready))
    for one in (on_disk, given, ready):
        l1c(order, one)
    assert find(order, [on_disk, given, ready]).products == ()


def test_a_product_outside_of_the_orders_folder_is_left_alone(order: Order, tmp_path: Path) -> None:
    stray = tmp_path / "elsewhere.SAFE"
    write(stray / "manifest.safe")
    assert find(order, [job(1, facts={"l2a_made": True, "l2a": str(stray)})]).products == ()


def test_what_another_job_uses_too_is_kept(order: Order) -> None:
    one = job(1, facts=FETCHED)
    product = l1c(order, one)
    write(workspace_of(one, order).part_file)
    assert find(order, [one], kept=(replace(one, id=9, order_id=2),)) == JobFiles()
    assert find(order, [one], kept=(job(2),)).products == (product,)


def test_of_many_products_some_are_looked_into(order: Order) -> None:
    jobs = [job(number, facts=FETCHED) for number in range(MEASURED + 10)]
    for one in jobs:
        l1c(order, one, 100)
    found = find(order, jobs)
    assert len(found.products) == MEASURED + 10
    assert measure_files(found, Feedback()).product_bytes == 100 * (MEASURED + 10)


def test_files_go_and_folders_that_hold_nothing_else(order: Order) -> None:
    first, second = job(1, facts=FETCHED), job(2, facts=FETCHED)
    gone, stays = l1c(order, first), l1c(order, second)
    part = write(workspace_of(first, order).part_file)
    told: list[Progress] = []
    feedback = Feedback(lambda event: told.append(event) if isinstance(event, Progress) else None)
    assert delete_files([gone, part.parent], [order.settings.folder], feedback) == 2
    assert not gone.exists()
    assert stays.is_dir()
    assert not part.parent.exists()
    assert part.parent.parent.is_dir()  # of the scratch folder nothing else goes
    assert [one.fraction for one in told] == [0.0, 0.5]
    delete_files([stays], [order.settings.folder], Feedback())
    assert list((order.settings.folder).glob("L1C")) == []
    assert order.settings.folder.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed otherwise there")
def test_what_cannot_be_deleted_is_named_and_keeps_nothing_else(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, free = write(tmp_path / "held.zip"), write(tmp_path / "free.zip")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(DiskError, match=r"1 of 2 .*held\.zip: Permission denied"):
        delete_files([held, free], [order.settings.folder], Feedback())
    assert not free.exists()


def test_a_cancellation_leaves_what_is_left(order: Order) -> None:
    product = l1c(order, job(1, facts=FETCHED))
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        delete_files([product], [], Feedback(signal=signal))
    with pytest.raises(CancelledError):
        find_files([job(1)], [], lambda job: order, Feedback(signal=signal))
    assert product.is_dir()
