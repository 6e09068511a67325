"""Bytes of an account, counted for all programs together."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from scene_queue.core.network.volume import FLUSH_BYTES, VolumeLedger

DAY_S = 86_400.0
ACCOUNT = "cdse-0123456789ab"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> VolumeLedger:
    return VolumeLedger(tmp_path / "new" / "volume.sqlite", clock)


def total(ledger: VolumeLedger, account: str = ACCOUNT, days: int = 30) -> int:
    return sum(count for _, count in ledger.received(account, days))


def test_bytes_are_counted_by_account(ledger: VolumeLedger) -> None:
    for _ in range(5):
        ledger.add(ACCOUNT, 1000)
    ledger.add("cdse-of-another", 7)
    assert (total(ledger), total(ledger, "cdse-of-another"), total(ledger, "unknown")) == (5000, 7, 0)


def test_bytes_fall_out_of_the_window_after_its_days(ledger: VolumeLedger, clock: Clock) -> None:
    ledger.add(ACCOUNT, 1000)
    clock.now += 10 * DAY_S
    ledger.add(ACCOUNT, 300)
    assert total(ledger) == 1300
    falls_out = [when for when, _ in ledger.received(ACCOUNT, 30)]
    clock.now = falls_out[0] - 1
    assert total(ledger) == 1300
    clock.now = falls_out[0] + 3600
    assert total(ledger) == 300


def test_what_is_written_down_is_there_for_the_next_program(tmp_path: Path, clock: Clock) -> None:
    first, second = (VolumeLedger(tmp_path / "volume.sqlite", clock) for _ in range(2))
    first.add(ACCOUNT, FLUSH_BYTES)
    assert total(second) == FLUSH_BYTES
    first.add(ACCOUNT, 5)
    assert total(second) == FLUSH_BYTES
    clock.now += 11
    first.add(ACCOUNT, 5)
    assert total(second) == FLUSH_BYTES + 10


def _count(file: Path) -> None:
    ledger = VolumeLedger(file)
    for _ in range(40):
        ledger.add(ACCOUNT, 10)
        ledger.flush()


def test_several_processes_lose_no_byte(tmp_path: Path) -> None:
    file = tmp_path / "volume.sqlite"
    processes = [multiprocessing.get_context("fork").Process(target=_count, args=(file,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert total(VolumeLedger(file)) == 3 * 40 * 10


def test_something_is_news_once_a_day_for_all_programs(tmp_path: Path, clock: Clock) -> None:
    first, second = (VolumeLedger(tmp_path / "volume.sqlite", clock) for _ in range(2))
    assert first.is_news(ACCOUNT, "nearly used up")
    assert not first.is_news(ACCOUNT, "nearly used up")
    assert not second.is_news(ACCOUNT, "nearly used up")
    assert second.is_news(ACCOUNT, "used up")
    clock.now += DAY_S
    assert second.is_news(ACCOUNT, "nearly used up")


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be taken for one" * 40])
def test_a_file_that_is_no_ledger_is_told_and_stops_nobody(tmp_path: Path, clock: Clock, content: bytes) -> None:
    file = tmp_path / "volume.sqlite"
    file.write_bytes(content)
    ledger = VolumeLedger(file, clock)
    ledger.add(ACCOUNT, 2 * FLUSH_BYTES)
    assert total(ledger) == 2 * FLUSH_BYTES
    assert bool(ledger.trouble) == bool(content)
    assert ledger.is_news(ACCOUNT, "used up")
    assert not ledger.is_news(ACCOUNT, "used up")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("in the way")
    ledger = VolumeLedger(tmp_path / "file" / "volume.sqlite", clock)
    ledger.add(ACCOUNT, 1)
    assert total(ledger) == 1
    assert "volume.sqlite" in ledger.trouble


def test_a_file_that_cannot_be_used_is_not_tried_at_every_piece(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("in the way")
    tried: list[int] = []

    class Counted(VolumeLedger):
        def flush(self) -> None:
            tried.append(1)
            super().flush()

    ledger = Counted(tmp_path / "file" / "volume.sqlite", clock)
    ledger.add(ACCOUNT, FLUSH_BYTES)
    for _ in range(50):
        ledger.add(ACCOUNT, 1)
    assert len(tried) == 1
    assert total(ledger) == FLUSH_BYTES + 50
