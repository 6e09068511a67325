"""What the counted bytes of an account mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import ErrorKind, VolumeError
from scene_queue.core.events import Event
from scene_queue.core.feedback import Feedback
from scene_queue.core.network.account_volume import ENOUGH_SHARE, AccountVolume, LaneWatch
from scene_queue.core.network.volume import VolumeLedger

DAY_S = 86_400.0
TB = 10**12
ACCOUNT = "cdse-0123456789ab"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Account:
    """An account with 12 TB in 30 days, and what it was told."""

    def __init__(self, make_profile: Callable[..., Any], folder: Path) -> None:
        self.clock = Clock()
        self.ledger = VolumeLedger(folder / "volume.sqlite", self.clock)
        self._profile = make_profile(
            title="Copernicus", quota_bytes=12 * TB, quota_days=30, slow_lane_bytes_per_second=1_000_000
        )
        self.volume = self.opened()
        self.events: list[Event] = []
        self.feedback = Feedback(self.events.append)

    def opened(self) -> AccountVolume:
        return AccountVolume(self._profile, ACCOUNT, self.ledger, self.clock)

    def uses(self, terabytes: float) -> None:
        self.ledger.add(ACCOUNT, int(terabytes * TB))
        self.clock.now += 60

    @property
    def told(self) -> list[str]:
        return [event.text for event in self.events]


@pytest.fixture
def account(make_profile: Callable[..., Any], tmp_path: Path) -> Account:
    return Account(make_profile, tmp_path)


def test_little_use_is_not_worth_a_word(account: Account) -> None:
    account.uses(9.5)
    account.volume.check(account.feedback, waits=False)
    assert account.told == []


def test_at_eighty_percent_there_is_one_warning_a_day(account: Account) -> None:
    account.uses(9.6)
    for _ in range(3):
        account.volume.check(account.feedback, waits=False)
        account.opened().check(account.feedback, waits=False)
    assert account.told == [
        "Copernicus: 9.60 of 12.00 TB of the account's volume in 30 days are used, as counted here."
    ]
    account.clock.now += DAY_S
    account.volume.check(account.feedback, waits=False)
    assert len(account.told) == 2


def test_used_up_it_goes_on_slowly_and_says_when_that_ends(account: Account) -> None:
    account.uses(12)
    account.volume.check(account.feedback, waits=False)
    assert "goes on slowly" in account.told[0]
    status = account.volume.status()
    assert status is not None
    assert status.enough_on in account.told[0]


def test_who_would_rather_wait_is_told_until_when(account: Account) -> None:
    account.uses(3)
    account.clock.now += 10 * DAY_S
    account.uses(9)
    with pytest.raises(VolumeError) as caught:
        account.volume.check(account.feedback, waits=True)
    assert caught.value.kind is ErrorKind.TEMPORARY
    status = account.volume.last_status
    assert status is not None
    assert caught.value.retry_after_s == pytest.approx(20 * DAY_S, abs=2 * 3600)
    assert status.enough_on in caught.value.message
    account.clock.now += caught.value.retry_after_s + 3600
    account.volume.check(account.feedback, waits=True)


def test_enough_is_free_when_a_few_hundred_scenes_can_be_fetched(account: Account) -> None:
    for _ in range(30):
        account.uses(0.4)
        account.clock.now += DAY_S - 60
    status = account.volume.status()
    assert status is not None
    account.clock.now = status.enough_at + 3600
    later = account.volume.status()
    assert later is not None
    assert later.used_bytes < ENOUGH_SHARE * later.quota_bytes


def test_a_service_without_a_limit_is_only_counted(make_profile: Callable[..., Any], tmp_path: Path) -> None:
    ledger = VolumeLedger(tmp_path / "volume.sqlite")
    volume = AccountVolume(make_profile(), ACCOUNT, ledger)
    volume.add(5 * TB)
    assert volume.status() is None
    assert sum(count for _, count in ledger.received(ACCOUNT, 30)) == 5 * TB


def test_a_ledger_that_cannot_be_used_is_told_once(make_profile: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    events: list[Event] = []
    volume = AccountVolume(make_profile(quota_bytes=TB), ACCOUNT, VolumeLedger(tmp_path / "file" / "v.sqlite"))
    volume.check(Feedback(events.append), waits=False)
    volume.check(Feedback(events.append), waits=False)
    assert len(events) == 1
    assert "cannot be counted" in events[0].text


@pytest.mark.parametrize(("used", "words"), [(12, "its lane for used-up volumes"), (1, "If other computers use")])
def test_the_slow_lane_is_told_from_a_slow_line(account: Account, used: float, words: str) -> None:
    account.uses(used)
    account.volume.note_slow_lane(account.feedback)
    account.volume.note_slow_lane(account.feedback)
    assert len(account.told) == 1
    assert words in account.told[0]
    assert "about 1.0 MB/s" in account.told[0]


def held_at(bytes_per_second: float, lane: int = 1_000_000, seconds: int = 200) -> int:
    clock = Clock()
    watch = LaneWatch(lane, clock)
    said = 0
    for _ in range(seconds):
        clock.now += 1
        said += watch.add(int(bytes_per_second))
    return said


@pytest.mark.parametrize("speed", [0.8e6, 1e6, 1.15e6])
def test_a_connection_that_is_held_at_the_lane_s_speed_is_noticed_once(speed: float) -> None:
    assert held_at(speed) == 1


@pytest.mark.parametrize("speed", [0.2e6, 2e6, 20e6])
def test_a_connection_of_another_speed_is_not(speed: float) -> None:
    assert held_at(speed) == 0


def test_a_minute_at_that_speed_is_needed_and_a_lane_that_is_known() -> None:
    assert held_at(1e6, seconds=50) == 0
    assert held_at(1e6, lane=0) == 0
