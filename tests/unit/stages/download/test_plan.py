"""What a download takes of the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from doubles.hub.samples import SAMPLE_NAME
from scene_queue.core.errors import DiskError, ErrorKind, NoRoomError
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download.plan import claim_room, disk_error
from scene_queue.core.stages.download.rooms import Claim, DiskUse, Rooms
from scene_queue.core.workspace import Workspace

GB = 1_000_000_000


def a_claim(free_bytes: float) -> Claim:
    rooms = Rooms(0, lambda _folder: DiskUse(1000 * GB, int(free_bytes)))
    return Claim(rooms)


def workspace(folder: Path, **settings: Any) -> Workspace:
    return Workspace(ProductName.parse(SAMPLE_NAME), Settings(folder, **settings))


def test_the_archive_and_the_product_beside_it_need_room(tmp_path: Path) -> None:
    claim_room(workspace(tmp_path), GB, 0, a_claim(2.2 * GB))
    with pytest.raises(NoRoomError, match=r"2\.20 GB are needed, 2\.10 GB are free") as caught:
        claim_room(workspace(tmp_path), GB, 0, a_claim(2.1 * GB))
    assert caught.value.kind is ErrorKind.USER


def test_bytes_on_disk_already_need_none(tmp_path: Path) -> None:
    claim_room(workspace(tmp_path), GB, GB // 2, a_claim(1.7 * GB))
    claim_room(workspace(tmp_path), GB, 5 * GB, a_claim(0))


def test_a_size_that_is_not_known_is_taken_as_a_usual_one(tmp_path: Path) -> None:
    with pytest.raises(NoRoomError):
        claim_room(workspace(tmp_path), 0, 0, a_claim(GB))


def test_a_folder_that_is_not_there_yet_is_judged_by_the_next_above(tmp_path: Path) -> None:
    asked: list[Path] = []

    def look(folder: Path) -> DiskUse:
        asked.append(folder)
        return DiskUse(1000 * GB, 10 * GB)

    claim_room(workspace(tmp_path / "a" / "b"), GB, 0, Claim(Rooms(0, look)))
    assert asked == [tmp_path]


def test_a_disk_that_is_gone_is_told(tmp_path: Path) -> None:
    def gone(folder: Path) -> DiskUse:
        raise FileNotFoundError(2, "No such file or directory")

    with pytest.raises(DiskError, match="No such file") as caught:
        claim_room(workspace(tmp_path), GB, 0, Claim(Rooms(0, gone)))
    assert not isinstance(caught.value, NoRoomError)


def test_a_full_disk_and_a_read_only_folder_are_told_apart() -> None:
    for full in (OSError(28, "No space left on device"), OSError(122, "Disk quota exceeded")):
        assert isinstance(disk_error(full, Path("a")), NoRoomError)
    refused = disk_error(PermissionError(13, "Permission denied"), Path("a"))
    assert "Permission denied" in refused.message
    assert not isinstance(refused, NoRoomError)
