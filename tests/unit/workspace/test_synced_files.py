from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.workspace.synced_files import write_whole


def test_a_whole_text_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "list.txt"
    write_whole(path, "Wälder\r\n")
    assert path.read_bytes() == "Wälder\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_text_that_cannot_be_written_leaves_the_old_one_and_no_unfinished_file(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    write_whole(path, "old")
    (tmp_path / "list.txt.part").mkdir()
    with pytest.raises(OSError, match=r"list\.txt\.part"):
        write_whole(path, "new")
    assert path.read_text() == "old"


def test_a_name_that_is_taken_by_a_folder_is_refused_and_no_unfinished_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "list.txt").mkdir()
    with pytest.raises(OSError, match=r"list\.txt"):
        write_whole(tmp_path / "list.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]
