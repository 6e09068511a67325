"""Is there room?"""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import DiskError, ErrorKind
from scene_queue.core.stages.download.plan import check_room, disk_error, free_bytes

GB = 1_000_000_000


def test_the_archive_and_the_product_beside_it_need_room(tmp_path: Path) -> None:
    check_room(tmp_path, GB, 0, lambda folder: int(2.2 * GB))
    with pytest.raises(DiskError, match=r"2\.20 GB are needed, 2\.10 GB are free") as caught:
        check_room(tmp_path, GB, 0, lambda folder: int(2.1 * GB))
    assert caught.value.kind is ErrorKind.USER


def test_bytes_on_disk_already_need_none(tmp_path: Path) -> None:
    check_room(tmp_path, GB, GB // 2, lambda folder: int(1.7 * GB))


def test_a_size_that_is_not_known_is_taken_as_a_usual_one(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        check_room(tmp_path, 0, 0, lambda folder: GB)


def test_a_folder_that_is_not_there_yet_is_judged_by_the_next_above(tmp_path: Path) -> None:
    asked: list[Path] = []

    def free(folder: Path) -> int:
        asked.append(folder)
        return 10 * GB

    check_room(tmp_path / "a" / "b", GB, 0, free)
    assert asked == [tmp_path]


def test_a_real_disk_has_some_room(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


def test_a_disk_that_is_gone_is_told(tmp_path: Path) -> None:
    def gone(folder: Path) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    with pytest.raises(DiskError, match="No such file"):
        check_room(tmp_path, GB, 0, gone)


def test_a_full_disk_and_a_read_only_folder_are_told_apart() -> None:
    assert "full" in disk_error(OSError(28, "No space left on device"), Path("a")).message
    assert "full" in disk_error(OSError(122, "Disk quota exceeded"), Path("a")).message
    assert "Permission denied" in disk_error(PermissionError(13, "Permission denied"), Path("a")).message
