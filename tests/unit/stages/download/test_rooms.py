"""Room that is reserved before, and watched during a transfer."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import DiskError, NoRoomError
from scene_queue.core.stages.download.rooms import RESERVE_BYTES, DiskUse, Rooms, look_at_disk

GB = 1_000_000_000


class Disk:
    """A disk whose free bytes a test says, and the clock that it is looked at by."""

    def __init__(self, free: float, total: float = 1000 * GB) -> None:
        self.free, self.total = int(free), int(total)
        self.now = 0.0
        self.looks = 0

    def __call__(self, _folder: Path) -> DiskUse:
        self.looks += 1
        return DiskUse(self.total, self.free)

    def rooms(self, reserve_bytes: int | None = 0) -> Rooms:
        return Rooms(reserve_bytes, self, lambda: self.now)


def test_eight_downloads_do_not_share_the_same_free_bytes(tmp_path: Path) -> None:
    rooms = Disk(10 * GB).rooms()
    with ExitStack() as running:
        claims = [running.enter_context(rooms.claim()) for _ in range(8)]
        for claim in claims[:5]:
            claim.take((tmp_path, 2 * GB))
        for claim in claims[5:]:
            with pytest.raises(NoRoomError, match="10.00 GB of what is free are for other downloads"):
                claim.take((tmp_path, 2 * GB))
    with rooms.claim() as later:
        later.take((tmp_path, 10 * GB))


def test_what_was_written_is_not_counted_twice(tmp_path: Path) -> None:
    disk = Disk(10 * GB)
    rooms = disk.rooms()
    with rooms.claim() as first, rooms.claim() as second:
        first.take((tmp_path, 6 * GB))
        disk.free -= 5 * GB
        first.received(5 * GB)
        second.take((tmp_path, 4 * GB))
        with pytest.raises(NoRoomError):
            second.take((tmp_path, 4 * GB + 1))


def test_the_reserve_stays_free(tmp_path: Path) -> None:
    with Disk(10 * GB).rooms(3 * GB).claim() as claim:
        claim.take((tmp_path, 7 * GB))
        with pytest.raises(NoRoomError, match="7.00 GB are free above the reserve of 3.00 GB"):
            claim.take((tmp_path, 7 * GB + 1))


@pytest.mark.parametrize(("total", "reserve"), [(1000 * GB, RESERVE_BYTES), (50 * GB, GB)])
def test_by_default_two_gigabytes_stay_free_or_two_percent_of_a_small_disk(
    total: int, reserve: int, tmp_path: Path
) -> None:
    with Disk(10 * GB, total).rooms(None).claim() as claim:
        claim.take((tmp_path, 10 * GB - reserve))
        with pytest.raises(NoRoomError):
            claim.take((tmp_path, 10 * GB - reserve + 1))


def test_a_disk_that_others_fill_stops_the_transfer(tmp_path: Path) -> None:
    disk = Disk(10 * GB)
    with disk.rooms(GB).claim() as claim:
        claim.take((tmp_path, 5 * GB))
        claim.received(1000)
        disk.free = GB // 2
        claim.received(1000)
        disk.now += 2
        with pytest.raises(NoRoomError, match="less than the reserve"):
            claim.received(1000)


def test_the_disk_is_looked_at_once_a_second_and_not_for_each_chunk(tmp_path: Path) -> None:
    disk = Disk(10 * GB)
    with disk.rooms().claim() as claim:
        claim.take((tmp_path, 5 * GB))
        for _ in range(1000):
            disk.now += 0.01
            claim.received(1)
    assert disk.looks <= 12


def test_a_disk_that_goes_away_is_told(tmp_path: Path) -> None:
    disk = Disk(10 * GB)
    with disk.rooms().claim() as claim:
        claim.take((tmp_path, 1))
        disk.rooms = None  # type: ignore[method-assign, assignment]

        def gone(_folder: Path) -> DiskUse:
            raise OSError(19, "No such device")

        claim.rooms._look = gone
        with pytest.raises(DiskError, match="No such device"):
            claim.received(1)


def test_a_real_disk_has_some_room(tmp_path: Path) -> None:
    use = look_at_disk(tmp_path)
    assert 0 < use.free <= use.total


def test_a_transfer_that_fills_the_disk_keeps_its_bytes_and_goes_on_from_them(
    make_desk: Callable[..., Any], hub: Any
) -> None:
    disk = Disk(10 * GB)
    hub.faults.throttle(4_000_000)
    desk = make_desk(options={"rooms": Rooms(GB, disk, lambda: disk.now)})
    seen = desk.events.append

    def fill_midway(event: Any) -> None:
        seen(event)
        if getattr(event, "bytes_done", 0) > 0:
            disk.free, disk.now = 0, disk.now + 5

    desk.feedback.report = fill_midway
    with pytest.raises(NoRoomError, match="waits, its bytes are kept"):
        desk.run()
    assert desk.workspace.part_file.stat().st_size > 0
    assert desk.has_left_nothing_broken()
    disk.free = 10 * GB
    desk.feedback.report = seen
    desk.run()
    assert desk.has_arrived()
    assert desk.sent_bytes() < 2 * len(desk.archive_bytes)


def test_what_is_free_for_an_order_is_above_the_reserve(tmp_path: Path) -> None:
    disk = Disk(10 * GB)
    assert disk.rooms(2 * GB).free_bytes(tmp_path) == 8 * GB
    assert disk.rooms(20 * GB).free_bytes(tmp_path) == 0
