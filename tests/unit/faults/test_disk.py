"""Faults of the disk: downloads into other folders never notice, and what arrived is kept."""

from __future__ import annotations

import builtins
import errno
import shutil
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub.samples import sample_scene
from doubles.other_disk import KINDS, other_disk
from doubles.two_scenes import BESIDE, SIZE, STRUCK
from doubles.waiting import wait_until
from scene_queue.core.errors import DiskError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.stages.download import part_file
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.workspace import copying

ALSO = STRUCK.replace("T15PUT", "T15PWT")
PLENTY = 10**12


def queue_in_two_folders(pair: Any, bad: str) -> None:
    pair.queue_one(STRUCK, bad)
    pair.queue_one(BESIDE, "good")


def work(pair: Any) -> None:
    """Until the scene beside is there; the other one may wait for longer."""
    pair.queue.tick()
    wait_until(lambda: pair.job(BESIDE).state is JobState.DONE)
    wait_until(lambda: pair.job(STRUCK).state not in (JobState.QUEUED, JobState.RUNNING))
    pair.assert_nothing_broken()
    pair.assert_arrived(BESIDE)


def resume_when_mended(pair: Any) -> None:
    pair.queue.resume([pair.job(STRUCK).id])
    pair.queue.retry([pair.job(STRUCK).id])
    pair.go_on()
    pair.assert_arrived(STRUCK, BESIDE)


def test_a_disk_without_room_is_waited_for_before_the_first_byte(make_pair: Callable[..., Any]) -> None:
    pair = make_pair()
    free = {"full": 1_000_000, "good": PLENTY}

    def look(folder: Path) -> DiskUse:
        return DiskUse(PLENTY, free["full" if "full" in folder.parts else "good"])

    pair.factory.limits.rooms = Rooms(0, look)
    queue_in_two_folders(pair, "full")
    work(pair)
    pair.assert_told(STRUCK, "not enough room", "go on by themselves when there is room", JobState.WAITING)
    assert not [one for one in pair.hub.requests if pair.id_of(STRUCK) in one.path]
    free["full"] = PLENTY
    resume_when_mended(pair)


@pytest.mark.parametrize("lanes", [1, 4])
def test_a_disk_that_fills_up_midway_keeps_what_arrived(
    make_pair: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, lanes: int
) -> None:
    pair = make_pair(lanes)
    left = [SIZE // 2]

    def open_on_small_disk(path: Path, *how: Any, **options: Any) -> Any:
        file = builtins.open(path, *how, **options)  # noqa: SIM115 - closed by who asked for it
        is_written = how and how[0] == "r+b" and "full" in path.parts and path.suffix == ".part"
        return SmallDisk(file, left) if is_written else file

    monkeypatch.setattr(part_file, "open", open_on_small_disk, raising=False)
    queue_in_two_folders(pair, "full")
    work(pair)
    pair.assert_told(STRUCK, "The disk is full", "Free some space", JobState.WAITING)
    fetched = sum(one.bytes_sent for one in pair.hub.requests if pair.id_of(STRUCK) in one.path)
    monkeypatch.undo()
    resume_when_mended(pair)
    again = sum(one.bytes_sent for one in pair.hub.requests if pair.id_of(STRUCK) in one.path) - fetched
    assert again < 0.75 * SIZE


class SmallDisk:
    """A file on a disk that takes so many bytes more."""

    def __init__(self, file: Any, left: list[int]) -> None:
        self._file, self._left = file, left

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: Any) -> int:
        if len(content) > self._left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._left[0] -= len(content)
        return int(self._file.write(content))


def test_a_disk_budget_that_is_used_up_makes_the_rest_of_its_order_wait(
    make_pair: Callable[..., Any], kept: Path
) -> None:
    """What two scenes may take lets one in; when its product is removed, the other one comes."""
    pair = make_pair(scenes=[sample_scene(kept, name, SIZE) for name in (STRUCK, BESIDE, ALSO)])
    pair.factory.budgets.count(lambda: pair.queue.jobs())
    pair.queue.add(pair.order("small", disk_budget_bytes=int(1.7 * SIZE)), [pair.scene(ALSO), pair.scene(STRUCK)])
    pair.queue_one(BESIDE, "good")
    work(pair)
    wait_until(lambda: JobState.DONE in {pair.job(STRUCK).state, pair.job(ALSO).state})
    late, early = sorted((pair.job(STRUCK), pair.job(ALSO)), key=lambda job: job.state is JobState.DONE)
    late, early = late.scene.identifier, early.scene.identifier
    pair.assert_arrived(early)
    pair.assert_told(late, "of the 0.01 GB that they may", "go on by themselves when some", JobState.WAITING)
    assert pair.job(late).attempts == 0
    [product] = pair.products(early)
    shutil.rmtree(product)
    pair.queue.resume([pair.job(late).id])
    pair.go_on()
    pair.assert_arrived(late)


def test_a_disk_budget_smaller_than_one_scene_is_told_and_not_waited_for(make_pair: Callable[..., Any]) -> None:
    pair = make_pair()
    pair.queue_one(STRUCK, "small", disk_budget_bytes=SIZE // 2)
    pair.queue_one(BESIDE, "good")
    work(pair)
    pair.assert_told(STRUCK, "the products of its order may take", "larger disk budget")
    assert not [one for one in pair.hub.requests if pair.id_of(STRUCK) in one.path]


@pytest.mark.parametrize("lanes", [1, 4])
@pytest.mark.parametrize("kind", KINDS)
def test_with_a_scratch_folder_on_another_disk_a_disk_of_products_that_is_full_keeps_what_arrived(
    make_pair: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, lanes: int
) -> None:
    pair = make_pair(lanes)
    copy, full = copying.copy_through, [True]

    def refuse(source: Path, target: Path, *rest: Any) -> None:
        if full[0] and "full" in target.parts:
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(source, target, *rest)

    monkeypatch.setattr(copying, "copy_through", refuse)
    with other_disk(kind, tmp_path, monkeypatch) as scratch:
        pair.queue_one(STRUCK, "full", scratch=scratch)
        pair.queue_one(BESIDE, "good", scratch=scratch)
        work(pair)
        pair.assert_told(STRUCK, "The disk is full", "Free some space", JobState.WAITING)
        fetched = sum(one.bytes_sent for one in pair.hub.requests if pair.id_of(STRUCK) in one.path)
        full[0] = False
        resume_when_mended(pair)
        again = sum(one.bytes_sent for one in pair.hub.requests if pair.id_of(STRUCK) in one.path) - fetched
        assert again < 0.01 * SIZE
        assert list(scratch.iterdir()) == []


def test_a_scratch_folder_that_is_gone_stops_its_own_scenes_and_is_not_made_again(
    make_pair: Callable[..., Any], tmp_path: Path
) -> None:
    pair = make_pair()
    scratch = tmp_path / "drive" / "scratch"
    scratch.mkdir(parents=True)
    pair.queue_one(STRUCK, "apart", scratch=scratch)
    pair.queue_one(BESIDE, "good")
    scratch.rmdir()
    work(pair)
    pair.assert_told(STRUCK, "for unfinished files is not there any more", "Connect its drive")
    assert not scratch.exists()
    scratch.mkdir()
    resume_when_mended(pair)


def test_a_read_only_folder_stops_its_own_scenes_with_one_message(
    make_pair: Callable[..., Any], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused as a file system does that is mounted to be read: permissions do not stop an administrator."""
    pair = make_pair(scenes=[sample_scene(kept, name, SIZE) for name in (STRUCK, BESIDE, ALSO)])
    make_folder = Path.mkdir

    def refuse(self: Path, *how: Any, **options: Any) -> None:
        if "locked" in str(self):
            raise OSError(errno.EROFS, "Read-only file system")
        make_folder(self, *how, **options)

    pair.queue_one(ALSO, "locked")
    queue_in_two_folders(pair, "locked")
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DiskError, match="Read-only file system"):
        pair.queue_one(ALSO, "locked too")
    work(pair)
    jobs = [pair.job(STRUCK), pair.job(ALSO)]
    assert sorted(job.state.value for job in jobs) == ["failed", "paused"]
    for job in jobs:
        pair.assert_told(job.scene.identifier, "(Read-only file system)", "Check that the folder is there", job.state)
    monkeypatch.undo()
    pair.queue.resume_stopped(DiskError, "cdse")
    resume_when_mended(pair)
    pair.assert_arrived(ALSO)


@pytest.mark.parametrize("lanes", [1, 4])
def test_a_folder_that_vanishes_midway_is_told_and_never_made_again_by_itself(
    make_pair: Callable[..., Any], lanes: int
) -> None:
    pair = make_pair(lanes)
    pair.hub.faults.throttle(20_000_000)
    gone: list[Path] = []

    def remove_midway(job: Any, event: Any) -> None:
        if job.scene.identifier == STRUCK and isinstance(event, Progress) and event.bytes_done and not gone:
            gone.append(pair.folder / "gone")
            shutil.rmtree(gone[0])

    pair.queue = pair.new_queue(on_event=remove_midway)
    queue_in_two_folders(pair, "gone")
    work(pair)
    pair.assert_told(STRUCK, "is not there any more", "Connect its drive")
    assert not gone[0].exists()
    gone[0].mkdir()
    resume_when_mended(pair)


@pytest.mark.parametrize(
    "folder", ["Wälder & Söhne/mit Leerzeichen", "x" * 200, "ein langer Name " * 12 + "ünd Schluß"]
)
def test_blanks_umlauts_and_long_names_are_no_trouble(make_pair: Callable[..., Any], folder: str) -> None:
    pair = make_pair()
    pair.queue.add(pair.order(folder), [pair.scene(STRUCK), pair.scene(BESIDE)])
    pair.queue.wait(Feedback())
    pair.assert_arrived(STRUCK, BESIDE)
