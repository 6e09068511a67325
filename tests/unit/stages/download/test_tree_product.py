"""A product file by file: all of it under the final name, proved, or nothing; nothing is fetched twice."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from builders.safe_product import build_l1c, build_l2a
from doubles.hub.samples import SAMPLE_NAME
from doubles.tree_source import TreeSource
from scene_queue.core.errors import (
    CancelledError,
    DiskError,
    FolderGoneError,
    NetworkError,
    NoRoomError,
    ProductError,
    TransferError,
)
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import DownloadStage, lane_crew
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.stages.download.transfer import ATTEMPTS
from scene_queue.core.workspace import Workspace

L1C = SAMPLE_NAME
L2A = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"
PATIENCE_S = 60.0


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@pytest.fixture(scope="module")
def l1c(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(L1C, tmp_path_factory.mktemp("l1c"), size=24)


@pytest.fixture(scope="module")
def l2a(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l2a(L2A, tmp_path_factory.mktemp("l2a"), size=12)


class Desk:
    """A user's side of one download."""

    def __init__(
        self, source: TreeSource, folder: Path, name: str = L1C, bands: tuple[str, ...] = (), **options: Any
    ) -> None:
        self.source = source
        self.workspace = Workspace(ProductName.parse(name), Settings(folder, bands=bands))
        self.stage = DownloadStage([source], **options)
        self.events: list[Event] = []
        self.feedback = Feedback(self.events.append, NoWait())

    def run(self) -> dict[str, object]:
        return self.stage.run(None, self.workspace, self.feedback)  # type: ignore[arg-type]

    @property
    def unfinished(self) -> Path:
        return self.workspace.scratch / "files"

    @property
    def opened(self) -> list[str]:
        return [path for path, _ in self.source.opened]

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]

    def has_arrived(self) -> bool:
        product = self.workspace.product
        files = {
            path.relative_to(product).as_posix(): path.read_bytes() for path in product.rglob("*") if path.is_file()
        }
        return files == self.source.files and not self.workspace.scratch.exists()


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)


@pytest.fixture
def desk(l1c: Path, tmp_path: Path) -> Desk:
    return Desk(TreeSource.of(l1c), tmp_path / "scenes")


def test_a_folder_that_goes_while_its_files_come_is_not_made_again(desk: Desk) -> None:
    folder = desk.workspace.settings.folder
    folder.mkdir()

    def unplug(event: Event) -> None:
        if folder.exists() and "manifest.safe" in desk.opened:
            folder.rename(folder.with_name("unplugged"))

    desk.feedback.report = unplug  # type: ignore[method-assign]
    with pytest.raises(FolderGoneError):
        desk.run()
    assert folder.with_name("unplugged").exists()
    assert not folder.exists()


class Meeting:
    """Transfers wait for one another, until so many are under way at once."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._there: set[str] = set()
        self._changed = threading.Condition()

    def come(self, path: str) -> None:
        if path == "manifest.safe":
            return
        with self._changed:
            self._there.add(path)
            self._changed.notify_all()
            assert self._changed.wait_for(lambda: len(self._there) >= self._count, PATIENCE_S)


class OtherScene:
    """Wants one lane, and has got it when :meth:`end` comes back."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._thread = threading.Thread(target=self._take)
        self._lock = threading.Lock()
        self._has_begun = self._has_it = False

    def ask(self) -> None:
        with self._lock:
            if not self._has_begun:
                self._has_begun = True
                self._thread.start()
        deadline = time.monotonic() + PATIENCE_S
        while not self._lanes.is_wanted() and not self._has_it:
            assert time.monotonic() < deadline
            time.sleep(0.001)

    def end(self) -> None:
        self._thread.join()

    def _take(self) -> None:
        with self._lanes.own(Feedback()):
            self._has_it = True


def largest(source: TreeSource) -> str:
    return max(images(source), key=lambda path: len(source.files[path]))


def images(source: TreeSource) -> list[str]:
    return [path for path in source.files if path.endswith(".jp2")]


def fails(desk: Desk, error: type[Exception], match: str | None = None) -> Any:
    with pytest.raises(error, match=match) as caught:
        desk.run()
    assert not desk.workspace.product.exists()
    return caught.value


def test_all_files_arrive_under_the_final_name(desk: Desk, l1c: Path) -> None:
    facts = desk.run()
    assert desk.has_arrived()
    assert facts == {
        "bytes": sum(len(content) for content in desk.source.files.values()),
        "files": len(desk.source.files),
        "checksum": f"sha256:{hashlib.sha256((l1c / 'manifest.safe').read_bytes()).hexdigest()}",
        "verified": True,
        "partial": False,
        "source": "memory",
        "product_bytes": sum(len(content) for content in desk.source.files.values()),
    }


def test_checksums_of_newer_baselines_are_compared_too(l2a: Path, tmp_path: Path) -> None:
    desk = Desk(TreeSource.of(l2a), tmp_path, L2A)
    path = largest(desk.source)
    desk.source.wrong[path] = [bytes(len(desk.source.files[path]))]
    desk.run()
    assert desk.has_arrived()
    assert desk.opened.count(path) == 2


def test_the_manifest_comes_first_and_every_file_once(desk: Desk) -> None:
    desk.run()
    assert desk.opened[0] == "manifest.safe"
    assert sorted(desk.opened) == sorted(desk.source.files)


def test_a_list_without_sizes_is_enough(l1c: Path, tmp_path: Path) -> None:
    desk = Desk(TreeSource.of(l1c, lists_sizes=False), tmp_path)
    desk.run()
    assert desk.has_arrived()


def test_folders_that_an_object_store_lost_are_made(desk: Desk) -> None:
    desk.run()
    folders = {path.relative_to(desk.workspace.product).as_posix() for path in desk.workspace.product.rglob("*")}
    assert {"AUX_DATA", "HTML", "rep_info"} < folders


def test_an_empty_file_beyond_the_manifest_is_made(desk: Desk) -> None:
    desk.source.files["rep_info/empty.xsd"] = b""
    desk.run()
    assert desk.has_arrived()


def test_the_manifest_may_list_pages_that_the_source_lacks(desk: Desk) -> None:
    for path in [path for path in desk.source.files if path.startswith("HTML/")]:
        del desk.source.files[path]
    desk.run()
    assert desk.has_arrived()
    assert (desk.workspace.product / "HTML").is_dir()
    assert any("HTML/UserProduct_index.html" in note for note in desk.notes)


def test_a_file_that_the_source_lacks_is_named(desk: Desk) -> None:
    path = largest(desk.source)
    del desk.source.files[path]
    fails(desk, ProductError, path)
    assert desk.opened == ["manifest.safe"]


def test_a_source_without_a_manifest_is_none(desk: Desk) -> None:
    del desk.source.files["manifest.safe"]
    fails(desk, ProductError, r"without its manifest\.safe")


def test_a_manifest_that_is_cut_is_fetched_once_more(desk: Desk) -> None:
    desk.source.wrong["manifest.safe"] = [desk.source.files["manifest.safe"][:-200]]
    desk.run()
    assert desk.has_arrived()
    assert desk.opened.count("manifest.safe") == 2


def test_a_manifest_that_stays_cut_is_told(desk: Desk) -> None:
    desk.source.files["manifest.safe"] = desk.source.files["manifest.safe"][:-200]
    fails(desk, ProductError, r"manifest\.safe of .* is faulty at The memory")
    assert desk.opened == ["manifest.safe"] * 2


@pytest.mark.parametrize(
    "name",
    [
        "../outside.xml",
        "/etc/outside.xml",
        "a//b.xml",
        "AUX_DATA/nul.xml",
        "C:/outside.xml",
        "a\\..\\b.xml",
        "MANIFEST.safe",
    ],
)
def test_a_hostile_name_is_refused_before_anything_is_fetched(desk: Desk, name: str) -> None:
    desk.source.extra_names = (name,)
    fails(desk, ProductError, "The memory lists")
    assert not desk.opened
    assert not desk.unfinished.exists()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_lost_connection_is_taken_up_where_it_was(desk: Desk, share: float) -> None:
    path = largest(desk.source)
    desk.source.cuts[path] = [int(share * len(desk.source.files[path]))]
    desk.run()
    assert desk.has_arrived()
    assert sorted(desk.opened) == sorted([*desk.source.files, path])


def test_a_file_that_never_gets_further_ends_with_the_cause(desk: Desk) -> None:
    path = largest(desk.source)
    desk.source.cuts[path] = [0] * ATTEMPTS
    fails(desk, NetworkError, "broke")


def test_a_wrong_byte_is_fetched_once_more(desk: Desk) -> None:
    path = largest(desk.source)
    desk.source.wrong[path] = [desk.source.files[path][:-1] + b"\0"]
    desk.run()
    assert desk.has_arrived()
    assert desk.opened.count(path) == 2


def test_a_byte_that_stays_wrong_is_told(desk: Desk) -> None:
    path = largest(desk.source)
    desk.source.files[path] = desk.source.files[path][:-1] + b"\0"
    fails(desk, ProductError, "faulty at The memory")
    assert desk.opened.count(path) == 2


def test_a_page_of_the_product_is_compared_with_the_manifest(desk: Desk) -> None:
    path = "HTML/UserProduct_index.html"
    desk.source.wrong[path] = [b"<html>maintenance</html>"]
    desk.run()
    assert desk.has_arrived()


def test_a_page_that_stays_another_is_told(desk: Desk) -> None:
    desk.source.files["HTML/UserProduct_index.html"] = b"<html>maintenance</html>"
    fails(desk, TransferError, "something else for UserProduct_index")


def test_what_an_earlier_attempt_finished_is_not_fetched_again(desk: Desk, tmp_path: Path) -> None:
    path = largest(desk.source)
    desk.source.lanes = Lanes(1)
    smallest = min(images(desk.source), key=lambda p: len(desk.source.files[p]))
    desk.source.cuts[smallest] = [0] * ATTEMPTS
    fails(desk, NetworkError)
    first = len(desk.opened)
    desk.run()
    assert desk.has_arrived()
    assert path in desk.opened[:first]
    assert path not in desk.opened[first:]
    assert "manifest.safe" not in desk.opened[first:]


def test_a_finished_file_that_was_altered_is_fetched_again(desk: Desk) -> None:
    path = largest(desk.source)
    desk.source.lanes = Lanes(1)
    last = min(desk.source.files, key=lambda p: len(desk.source.files[p]))
    desk.source.cuts[last] = [0] * ATTEMPTS
    fails(desk, NetworkError)
    (altered,) = desk.unfinished.rglob(path.rpartition("/")[2])
    altered.write_bytes(bytes(len(desk.source.files[path])))
    stray = altered.with_name("stray.jp2")
    stray.write_bytes(b"")
    desk.run()
    assert desk.has_arrived()
    assert desk.opened.count(path) == 2


def test_several_files_come_at_once_and_never_more_than_the_account_may(desk: Desk) -> None:
    meet = Meeting(4)
    desk.source.before_piece = meet.come
    desk.run()
    assert desk.has_arrived()
    assert desk.source.peak == 4


def test_a_scene_alone_on_one_lane_goes_on_with_it(desk: Desk) -> None:
    desk.source.lanes = Lanes(1)
    desk.run()
    assert desk.has_arrived()
    assert desk.source.peak == 1


def test_a_lent_lane_is_given_back_in_the_middle_of_a_file(desk: Desk) -> None:
    other = OtherScene(desk.source.lanes)
    meet = Meeting(4)

    def before_piece(path: str) -> None:
        meet.come(path)
        if path != "manifest.safe":
            other.ask()

    desk.source.before_piece = before_piece
    desk.run()
    other.end()
    assert desk.has_arrived()
    assert any(wanted for _, wanted in desk.source.opened)  # a file was gone on with


def test_all_lanes_are_given_back(desk: Desk) -> None:
    path = largest(desk.source)
    desk.source.cuts[path] = [0] * ATTEMPTS
    fails(desk, NetworkError)
    lent = [desk.source.lanes.lend() for _ in range(5)]
    assert [lane is not None for lane in lent] == [True] * 4 + [False]


def test_cancelling_keeps_what_is_there(desk: Desk) -> None:
    path = largest(desk.source)

    def before_piece(of: str) -> None:
        if of == path:
            desk.feedback.signal.cancel()

    desk.source.before_piece = before_piece
    fails(desk, CancelledError)
    assert (desk.unfinished / f"{L1C}.SAFE" / "manifest.safe").is_file()
    desk.source.before_piece = lambda _path: None
    desk.feedback = Feedback(desk.events.append, NoWait())
    desk.run()
    assert desk.has_arrived()


def test_a_full_disk_is_told_before_anything_is_fetched(l1c: Path, tmp_path: Path) -> None:
    desk = Desk(TreeSource.of(l1c), tmp_path, rooms=Rooms(look=lambda _folder: DiskUse(1000, 1000)))
    fails(desk, NoRoomError, "not enough room")
    assert not desk.opened


def test_a_disk_that_fills_up_midway_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = largest(desk.source)
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if str(target).endswith(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    fails(desk, NoRoomError, "disk is full")
    monkeypatch.undo()
    before = desk.source.opened.copy()
    desk.run()
    assert desk.has_arrived()
    assert "manifest.safe" not in [of for of, _ in desk.source.opened[len(before) :]]


def test_a_folder_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.unfinished.parent.mkdir(parents=True)
    desk.unfinished.write_text("a file in the way")
    fails(desk, DiskError, "cannot be written")


def test_progress_grows_to_one_over_all_bytes(desk: Desk) -> None:
    desk.run()
    told = [event for event in desk.events if isinstance(event, Progress) and event.text == "Downloading"]
    assert told[-1].fraction == 1
    assert told[-1].bytes_done == told[-1].bytes_total
    fractions = [event.fraction for event in told if event.fraction is not None]
    assert fractions == sorted(fractions)
