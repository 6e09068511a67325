"""Connections of an account are shared by all programs on the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from doubles.hub import Hub
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.services import parse_profile

SIGN_IN = Credentials("somebody@example.org", "secret")


def profile(**changes: Any) -> Any:
    with Hub([]) as hub:
        return parse_profile({**hub.profile(**changes)}, "the test")


def test_two_programs_share_an_account_s_connections(tmp_path: Path) -> None:
    service = profile(connections=2)
    one, other = (TransferLimits(tmp_path).lanes(service, SIGN_IN, None) for _ in range(2))
    lent = [lanes.lend() for lanes in (one, other, one, other)]
    assert [lane is not None for lane in lent] == [True, True, False, False]


def test_another_account_or_host_has_its_own(tmp_path: Path) -> None:
    limits = TransferLimits(tmp_path)
    service, elsewhere = profile(connections=1), profile(connections=1, download_url="https://other.example/odata")
    accounts = [(service, SIGN_IN), (service, Credentials("other", "secret")), (elsewhere, SIGN_IN)]
    lent = [limits.lanes(one, sign_in, None).lend() for one, sign_in in accounts]
    assert None not in lent


def test_no_name_stands_in_a_file_s_name(tmp_path: Path) -> None:
    lent = TransferLimits(tmp_path).lanes(profile(), SIGN_IN, None).lend()
    assert lent is not None
    assert not [path for path in tmp_path.rglob("*") if "somebody" in path.name]


def test_who_wants_fewer_gets_fewer_and_nobody_more_than_the_account(tmp_path: Path) -> None:
    limits, service = TransferLimits(tmp_path), profile(connections=3)
    assert [limits.lanes(service, SIGN_IN, most).count for most in (1, None, 8)] == [1, 3, 3]


def test_where_nothing_can_be_locked_the_limit_holds_for_this_program_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "lanes").write_text("no folder")
    lanes = TransferLimits(tmp_path).lanes(profile(connections=1), SIGN_IN, None)
    heard: list[str] = []
    with lanes.own(Feedback(lambda event: heard.append(event.text) if isinstance(event, Note) else None)):
        assert lanes.lend() is None
    assert "will not see which connections are used" in heard[0]
