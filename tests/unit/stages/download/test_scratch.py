"""A scratch folder on another disk than the products: the same download, with a copy and a rename as its last step."""

from __future__ import annotations

import builtins
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub.samples import SAMPLE_NAME
from doubles.other_disk import KINDS, other_disk
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError, DiskError, FolderGoneError, NoRoomError
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.stages.download import archive, placing
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.workspace import HIDDEN, INCOMING, Workspace, copying

HERE = Path(__file__).resolve().parent
PLENTY = 10**12
CHILD = f"""
import os, sys, time
from datetime import datetime, timezone
from pathlib import Path
sys.path[:0] = [{str(HERE.parents[2])!r}]
import conftest
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
from scene_queue.core.product.name import ProductName, ProcessingLevel
from scene_queue.core.scene import Scene
from scene_queue.core.services import load_profiles
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import Access, DownloadStage, open_source, placing
from scene_queue.core.workspace import Workspace, copying

profiles, folder, scratch, instant, reached = sys.argv[1:]
copying.file_system_of = lambda path: -1 if scratch in str(path) else 1


def stop():
    Path(reached).touch()
    time.sleep(600)


def stops_after(function, count=1):
    def stopping(*given, **named):
        nonlocal count
        made = function(*given, **named)
        count -= 1
        if not count:
            stop()
        return made
    return stopping


def stops_before(function):
    def stopping(*given, **named):
        stop()
    return stopping


if instant == "noted":
    copying.copy_through = stops_before(copying.copy_through)
elif instant == "a file copied":
    copying._copy_file = stops_after(copying._copy_file, 3)
elif instant == "half a file copied":
    copying._sync = stops_after(copying._sync)
    copying.SYNC_EVERY = copying.BLOCK
elif instant == "all copied":
    placing._rename = stops_before(placing._rename)
elif instant == "renamed":
    placing.sync_folder = stops_before(placing.sync_folder)

profile = load_profiles({{"SCENE_QUEUE_SERVICES": profiles}})["cdse"]
session = HttpSession(NetworkSettings(), profile)
tokens = TokenSource(profile, session, Credentials("demo", "demo"))
now = datetime(2018, 8, 9, tzinfo=timezone.utc)
name, level = {SAMPLE_NAME!r}, ProcessingLevel.L1C
scene = Scene(name, "", "elsewhere", "", now, now, None, 0, level, "", "", 126, "15PUT", "02.06")
settings = Settings(Path(folder), scratch=Path(scratch), keep_archive=True)
source = open_source(profile, Access(session, Lanes(4), tokens=tokens))
DownloadStage([source]).run(scene, Workspace(ProductName.parse(name), settings), Feedback())
"""


@pytest.fixture(params=KINDS)
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with other_disk(request.param, tmp_path, monkeypatch) as folder:
        yield folder


@pytest.fixture
def apart(make_desk: Callable[..., Any], disk: Path) -> Any:
    """A user whose scratch folder lies on another disk, and who keeps the ZIP."""
    desk = make_desk(keep_archive=True)
    desk.folder.mkdir()
    desk.workspace = with_scratch(desk.workspace, disk)
    return desk


def with_scratch(workspace: Workspace, scratch: Path, **settings: Any) -> Workspace:
    return replace(workspace, settings=replace(workspace.settings, scratch=scratch, **settings))


def copies(desk: Any) -> list[Path]:
    """What lies on its way to a final name."""
    return list((desk.folder / HIDDEN / INCOMING).rglob("*"))


def assert_all_is_well(desk: Any) -> None:
    assert desk.has_arrived()
    assert desk.workspace.archive.read_bytes() == desk.archive_bytes
    assert not copies(desk)


def test_a_product_arrives_with_its_archive_and_nothing_is_left(apart: Any, disk: Path) -> None:
    facts = apart.run()
    assert_all_is_well(apart)
    assert list(disk.iterdir()) == []
    assert facts["archive_bytes"] == len(apart.archive_bytes)
    assert facts["product_bytes"] == copying.bytes_below(apart.workspace.product)


def test_without_keeping_it_the_archive_never_comes_to_the_folder(apart: Any, disk: Path) -> None:
    apart.workspace = with_scratch(apart.workspace, disk, keep_archive=False)
    facts = apart.run()
    assert apart.has_arrived()
    assert not apart.workspace.archive.exists()
    assert "archive_bytes" not in facts


def test_the_copy_is_seen_and_the_progress_never_goes_back_before_it(apart: Any) -> None:
    apart.run()
    told = [event for event in apart.progress if event.fraction is not None]
    first = next(number for number, event in enumerate(told) if event.text == "Copying")
    assert max(event.fraction for event in told[:first]) <= min(event.fraction for event in told[first:])


def test_a_cancellation_within_the_copy_keeps_all_bytes_and_leaves_no_copy(apart: Any) -> None:
    def cancel_in_copy(event: Any) -> None:
        if getattr(event, "text", "") == "Copying":
            apart.signal.cancel()

    apart.feedback.report = cancel_in_copy
    with pytest.raises(CancelledError):
        apart.run()
    assert apart.has_left_nothing_broken()
    assert [path for path in copies(apart) if path.is_file()] == []
    sent = apart.sent_bytes()
    apart.feedback = Feedback()
    apart.run()
    assert_all_is_well(apart)
    assert apart.sent_bytes() - sent < 0.01 * len(apart.archive_bytes)


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
@pytest.mark.parametrize("instant", ["noted", "a file copied", "half a file copied", "all copied", "renamed"])
def test_after_a_kill_within_the_last_step_nothing_is_broken_or_forgotten(
    desk: Any, tmp_path: Path, instant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with other_disk(KINDS[1], tmp_path, monkeypatch) as scratch:
        desk.workspace = with_scratch(desk.workspace, scratch, keep_archive=True)
        desk.folder.mkdir()
        profile, reached = desk.hub.write_profile(tmp_path / "profile.json"), tmp_path / "reached"
        arguments = [str(profile), str(desk.folder), str(scratch), instant, str(reached)]
        with subprocess.Popen([sys.executable, "-c", CHILD, *arguments]) as process:
            wait_until(lambda: process.poll() is not None or reached.exists(), 60)
            process.kill()
        assert reached.exists()
        whole = instant == "renamed"
        assert desk.workspace.product.exists() is whole
        assert desk.workspace.archive.exists() is (instant in ("all copied", "renamed"))
        sent = desk.sent_bytes()
        facts = desk.run()
        assert_all_is_well(desk)
        assert list(scratch.iterdir()) == []
        assert (facts["source"] == "disk") is whole
        assert desk.sent_bytes() - sent < 0.01 * len(desk.archive_bytes)


def test_room_is_claimed_on_both_disks(apart: Any, disk: Path) -> None:
    size = len(apart.archive_bytes)
    free = {True: 2.2 * size, False: 2.05 * size}
    rooms = Rooms(0, lambda folder: DiskUse(PLENTY, int(free[disk in (folder, *folder.parents)])))
    for is_scratch in (True, False):
        free[is_scratch] -= size // 10
        with pytest.raises(NoRoomError, match=f"room in {disk if is_scratch else apart.folder}"):
            run_with(apart, rooms)
        assert not apart.asked()
        free[is_scratch] += size // 10
    run_with(apart, rooms)
    assert_all_is_well(apart)


def run_with(desk: Any, rooms: Rooms) -> None:
    desk.stage._rooms = rooms
    desk.run(size_bytes=len(desk.archive_bytes))


@pytest.mark.parametrize("is_scratch", [True, False], ids=["of the scratch folder", "of the products"])
def test_a_disk_that_fills_up_is_told_and_all_bytes_are_kept(
    apart: Any, disk: Path, is_scratch: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk of the scratch folder while it is unpacked, that of the products while it is copied."""

    def open_on_full_disk(path: Path, *how: Any, **options: Any) -> Any:
        file = builtins.open(path, *how, **options)  # noqa: SIM115 - closed by who asked for it
        return FullDisk(file) if how[0].startswith("x") and Path(path).suffix == ".jp2" else file

    monkeypatch.setattr(archive if is_scratch else copying, "open", open_on_full_disk, raising=False)
    with pytest.raises(NoRoomError, match="The disk is full"):
        apart.run()
    assert apart.has_left_nothing_broken()
    assert [path for path in copies(apart) if path.is_file()] == []
    monkeypatch.delattr(archive if is_scratch else copying, "open")
    sent = apart.sent_bytes()
    apart.run()
    assert_all_is_well(apart)
    assert apart.sent_bytes() - sent < 0.01 * len(apart.archive_bytes)


class FullDisk:
    """A file that takes nothing."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_of_products_that_others_fill_stops_the_copy(apart: Any, disk: Path) -> None:
    now = [0.0]
    free = [PLENTY]

    def look(folder: Path) -> DiskUse:
        return DiskUse(PLENTY, PLENTY if disk in (folder, *folder.parents) else free[0])

    def fill(event: Any) -> None:
        if getattr(event, "text", "") == "Unpacking":
            free[0], now[0] = 0, now[0] + 10

    apart.feedback.report = fill
    with pytest.raises(NoRoomError, match=f"free in {apart.folder}"):
        run_with(apart, Rooms(1000, look, lambda: now[0]))
    assert apart.has_left_nothing_broken()
    free[0] = PLENTY
    apart.feedback.report = apart.events.append
    apart.run()
    assert_all_is_well(apart)


def test_a_scratch_folder_that_is_gone_is_told_before_a_request(apart: Any, disk: Path) -> None:
    apart.workspace = with_scratch(apart.workspace, disk / "drive")
    with pytest.raises(FolderGoneError, match="for unfinished files is not there"):
        apart.run()
    assert not apart.hub.requests
    assert not (disk / "drive").exists()


def test_a_folder_that_goes_while_scratch_stays_is_told_and_not_made_again(apart: Any) -> None:
    def unplug(event: Any) -> None:
        if getattr(event, "text", "") == "Unpacking" and apart.folder.exists():
            apart.folder.rename(apart.folder.with_name("unplugged"))

    apart.feedback.report = unplug
    with pytest.raises(FolderGoneError):
        apart.run()
    assert not apart.folder.exists()
    apart.folder.with_name("unplugged").rename(apart.folder)
    apart.feedback.report = apart.events.append
    sent = apart.sent_bytes()
    apart.run()
    assert_all_is_well(apart)
    assert apart.sent_bytes() - sent < 0.01 * len(apart.archive_bytes)


def test_where_another_computer_was_quicker_its_product_stays(apart: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one has a scratch folder of its own, and the same folder for the products."""
    theirs = apart.workspace.product
    brought = placing.Incoming.brought

    def be_slower(*given: Any) -> Path:
        copy = brought(*given)
        if not theirs.exists():
            theirs.mkdir(parents=True)
            (theirs / "manifest.safe").write_text("theirs")
        return copy

    monkeypatch.setattr(placing.Incoming, "brought", be_slower)
    apart.run()
    assert (theirs / "manifest.safe").read_text() == "theirs"
    assert [path.name for path in theirs.iterdir()] == ["manifest.safe"]
    assert not copies(apart)


def test_where_both_rename_at_once_one_of_them_is_there(apart: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = apart.workspace.product
    has_content = placing._has_content

    def too_late(product: Path) -> bool:
        seen = has_content(product)
        (theirs / "sub").mkdir(parents=True)
        (theirs / "manifest.safe").write_text("theirs")
        return seen

    monkeypatch.setattr(placing, "_has_content", too_late)
    apart.run()
    assert (theirs / "manifest.safe").read_text() == "theirs"
    assert not copies(apart)


def test_a_product_of_fewer_bands_is_replaced_across_disks_too(apart: Any) -> None:
    product = apart.workspace.product
    product.mkdir(parents=True)
    (product / "manifest.safe").write_text("of one band")
    OrderedBands(frozenset({"B02"})).write(product)
    made = apart.workspace.scratch / "files" / "made"
    made.mkdir(parents=True)
    (made / "manifest.safe").write_text("whole")
    with Rooms(0).claim() as room:
        placing.put_in_place(made, apart.workspace, Feedback(), room, has_archive=False)
    assert [path.name for path in product.iterdir()] == ["manifest.safe"]
    assert not copies(apart)
    assert not apart.workspace.scratch.exists()


def test_an_archive_is_not_lost_where_its_product_cannot_be_renamed(
    make_desk: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one disk the ZIP gets its name first, and loses it again."""
    desk = make_desk(keep_archive=True)

    def refuse(*_given: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(placing, "_rename", refuse)
    with pytest.raises(DiskError):
        desk.run()
    assert desk.has_left_nothing_broken()
    monkeypatch.undo()
    sent = desk.sent_bytes()
    desk.run()
    assert desk.has_arrived()
    assert desk.workspace.archive.read_bytes() == desk.archive_bytes
    assert desk.sent_bytes() - sent < 0.01 * len(desk.archive_bytes)
