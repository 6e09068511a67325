"""Copies that are written through, compared, and given up at once where they are not wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import Feedback
from scene_queue.core.workspace import copying
from scene_queue.core.workspace.copying import BLOCK, bytes_below, copy_through


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = tmp_path / "source"
    (made / "GRANULE" / "IMG_DATA").mkdir(parents=True)
    (made / "AUX_DATA").mkdir()
    (made / "GRANULE" / "IMG_DATA" / "B02.jp2").write_bytes(os.urandom(BLOCK * 2 + 17))
    (made / "manifest.safe").write_text("all of it")
    (made / "empty").touch()
    return made


def names_and_bytes(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def copy(source: Path, target: Path, feedback: Feedback | None = None, told: list[Any] | None = None) -> None:
    seen: list[Any] = [] if told is None else told
    copy_through(source, target, feedback or Feedback(), lambda done, total: seen.append((done, total)))


def test_a_folder_is_copied_with_its_empty_folders_and_files(source: Path, tmp_path: Path) -> None:
    copy(source, tmp_path / "copy")
    assert names_and_bytes(tmp_path / "copy") == names_and_bytes(source)


def test_a_file_is_copied_too(source: Path, tmp_path: Path) -> None:
    copy(source / "manifest.safe", tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "all of it"


def test_bytes_are_counted_to_the_last(source: Path, tmp_path: Path) -> None:
    told: list[Any] = []
    copy(source, tmp_path / "copy", told=told)
    total = BLOCK * 2 + 17 + len("all of it")
    assert bytes_below(source) == total
    assert {of for _, of in told} == {total}
    assert sorted(told) == told
    assert told[-1] == (total, total)


def test_a_cancellation_ends_it_within_a_block(source: Path, tmp_path: Path) -> None:
    feedback = Feedback()
    told: list[int] = []

    def cancel(done: int, total: int | None) -> None:
        told.append(done)
        feedback.signal.cancel()

    with pytest.raises(CancelledError):
        copy_through(source, tmp_path / "copy", feedback, cancel)
    assert len(told) == 1


def test_each_file_is_on_the_disk_before_the_next_is_begun(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    monkeypatch.setattr(copying, "SYNC_EVERY", BLOCK)
    copy(source / "GRANULE" / "IMG_DATA", tmp_path / "copy")
    assert synced[:3] == [BLOCK, 2 * BLOCK, 2 * BLOCK + 17]  # a large one in steps, so that a cancellation is heard


def test_a_copy_that_is_not_like_its_source_is_refused(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = iter([b"one", b"another"])
    monkeypatch.setattr(copying, "_end_of", lambda file, size: next(ends))
    with pytest.raises(OSError, match="the copy is not like its source"):
        copy(source, tmp_path / "copy")


def test_nothing_has_no_bytes(tmp_path: Path) -> None:
    assert bytes_below(tmp_path / "none") == 0
