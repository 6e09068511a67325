"""Bytes are counted, slowed down and weighed as they arrive, whatever becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS
from scene_queue.core.errors import SceneQueueError, VolumeError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network.account_volume import AccountVolume
from scene_queue.core.network.bandwidth import Bandwidth
from scene_queue.core.network.volume import VolumeLedger
from scene_queue.core.stages.download import DownloadStage
from scene_queue.core.stages.download.watched_source import AccountWatch, WatchedSource

ACCOUNT = "cdse-0123456789ab"


class CountedBandwidth(Bandwidth):
    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    def take(self, count: int, feedback: Feedback) -> None:
        self.taken += count


class Watched:
    """A desk whose source is watched for the account."""

    def __init__(self, desk: Any, folder: Path, *, waits: bool = False) -> None:
        self.desk = desk
        self.ledger = VolumeLedger(folder / "volume.sqlite")
        self.volume = AccountVolume(desk.profile, ACCOUNT, self.ledger)
        self.bandwidth = CountedBandwidth()
        source = WatchedSource(desk.source(desk.tokens), AccountWatch(self.volume, self.bandwidth, waits=waits))
        desk.stage = DownloadStage([source])

    @property
    def counted(self) -> int:
        return sum(count for _, count in self.ledger.received(ACCOUNT, 30))


def test_every_byte_of_a_download_is_counted_and_passes_the_limit(desk: Any, tmp_path: Path) -> None:
    watched = Watched(desk, tmp_path)
    desk.run()
    assert desk.has_arrived()
    assert watched.counted == watched.bandwidth.taken == len(desk.archive_bytes)


def test_bytes_of_a_transfer_that_fails_are_counted_too(desk: Any, tmp_path: Path) -> None:
    desk.hub.faults.flip_byte(times=ALWAYS)
    watched = Watched(desk, tmp_path)
    with pytest.raises(SceneQueueError):
        desk.run()
    assert watched.counted >= 2 * len(desk.archive_bytes)


def test_who_would_rather_wait_transfers_nothing_once_the_volume_is_used_up(
    make_desk: Callable[..., Any], tmp_path: Path
) -> None:
    desk = make_desk(changes={"quota_bytes": 1000})
    watched = Watched(desk, tmp_path, waits=True)
    watched.ledger.add(ACCOUNT, 1000)
    with pytest.raises(VolumeError, match="enough of it is free again") as caught:
        desk.run()
    assert caught.value.retry_after_s and caught.value.retry_after_s > 29 * 86_400
    assert not desk.asked()


def test_who_goes_on_is_warned_once(make_desk: Callable[..., Any], tmp_path: Path) -> None:
    desk = make_desk(changes={"quota_bytes": 1000})
    watched = Watched(desk, tmp_path)
    watched.ledger.add(ACCOUNT, 1000)
    desk.run()
    desk.run()
    assert desk.has_arrived()
    assert len([note for note in desk.notes if "goes on slowly" in note]) == 1
