"""Sign-ins of a queue at work: kept alive, lost, given anew. Against the embedded hub."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes, scene
from doubles.hub import Hub
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from doubles.waiting import wait_until
from scene_queue.core.errors import CredentialsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import LEDGER, TransferLimits
from scene_queue.core.network import Credentials, NetworkSettings, SignIn
from scene_queue.core.network.account_files import account_name
from scene_queue.core.services import ServiceProfile, parse_profile
from scene_queue.core.settings import Settings

USER, PASSWORD = "me@example.org", "hunter2-Zx9"


class Desk:
    """A user with a hub, a queue on it, and a sign-in that a test may change."""

    def __init__(self, folder: Path, store: Store, totp: str | None = None, **account: Any) -> None:
        self.hub = Hub([sample_scene(folder / "hub")], user=USER, password=PASSWORD, totp=totp, **account)
        self.sign_in: SignIn | None = Credentials(USER, PASSWORD, totp)
        self.folder = folder
        self.books = folder / "books"
        self.profile = parse_profile(self.hub.profile(), "the test")
        self.factory = StageFactory({"cdse": self.profile}, self._sign_in_of, limits=TransferLimits(self.books))
        self.changes: list[Job] = []
        self.queue = JobQueue(
            store,
            self.factory,
            ThreadExecutor(),
            patience=Patience(back_off_s=0.0),
            on_jobs=self.changes.extend,
            upkeep=self.factory,
        )

    def _sign_in_of(self, _profile: ServiceProfile) -> SignIn | None:
        return self.sign_in

    def order(self, *names: StageName) -> Order:
        return Order(0, Settings(self.folder / "scenes"), names or (StageName.DOWNLOAD,))

    def close(self) -> None:
        self.queue.close()
        self.factory.close()
        self.hub.stop()


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Any]:
    opened: list[Desk] = []
    with Store(tmp_path / "queue.sqlite") as store:

        def make(totp: str | None = None, **account: Any) -> Desk:
            opened.append(Desk(tmp_path, store, totp, **account))
            return opened[-1]

        yield make
        for desk in opened:
            desk.close()


def sample() -> Any:
    return scene(SAMPLE_NAME, uuid="", size_bytes=0)


def test_a_new_code_resumes_all_that_the_dead_session_of_a_two_factor_account_stopped(desks: Any) -> None:
    desk = desks(totp="111111")
    orders = [Order(0, Settings(desk.folder / name), (StageName.DOWNLOAD,)) for name in ("first", "second", "third")]
    desk.queue.add(orders[0], [sample()])
    desk.queue.wait(Feedback())
    desk.hub.accounts.end_sessions()
    for order in orders[1:]:
        desk.queue.add(order, [sample()])
    desk.queue.wait(Feedback())
    done, *stopped = desk.queue.jobs()
    assert done.state is JobState.DONE
    assert [job.state for job in stopped] == [JobState.FAILED, JobState.PAUSED]
    assert {job.message for job in stopped} == {stopped[0].message}
    assert "Sign in again with a new code; the queue goes on where it was." in stopped[0].message
    desk.hub.accounts.totp = "222222"
    desk.sign_in = Credentials(USER, PASSWORD, "222222")
    desk.factory.forget_sign_in("cdse")
    assert desk.queue.resume_stopped(CredentialsError, "cdse") == 2
    desk.queue.wait(Feedback())
    assert {job.state for job in desk.queue.jobs()} == {JobState.DONE}
    assert desk.hub.accounts.logins_refused == 0


def test_a_wrong_password_is_sent_twice_at_most_however_many_scenes_wait(desks: Any) -> None:
    desk = desks()
    desk.sign_in = Credentials(USER, "wrong")
    known = {"uuid": "0" * 36, "service": "cdse", "checksums": (("MD5", "0" * 32),)}
    desk.queue.add(desk.order(), [replace(one, **known) for one in numbered_scenes(12)])
    desk.queue.wait(Feedback())
    assert {job.trouble for job in desk.queue.jobs()} == {"CredentialsError"}
    assert [job.state for job in desk.changes].count(JobState.FAILED) == 1
    assert desk.hub.accounts.logins_refused <= 2


def test_another_network_does_not_send_a_refused_password_again(desks: Any) -> None:
    desk = desks()
    desk.sign_in = Credentials(USER, "wrong")
    tokens = desk.factory.tokens_of(desk.profile)
    for number in range(4):
        with pytest.raises(CredentialsError):
            tokens.token(Feedback())
        desk.factory.use_network(NetworkSettings(no_proxy=f"host-{number}"))
        assert desk.factory.tokens_of(desk.profile) is tokens
    assert desk.hub.accounts.logins_refused == 2


def test_a_session_is_renewed_while_a_job_is_open_and_nothing_downloads(desks: Any) -> None:
    """The tokens live for seconds here, in place of the hour that Sen2Cor may take."""
    desk = desks(access_lifetime_s=2, refresh_lifetime_s=60)
    desk.factory.tokens_of(desk.profile).token(Feedback())
    [job] = desk.queue.add(desk.order(), [sample()])
    desk.queue.pause([job.id])

    def is_renewed_twice() -> bool:
        desk.queue.tick()
        return bool(desk.hub.accounts.refreshes >= 2)

    wait_until(is_renewed_twice, 60)
    assert desk.hub.accounts.sessions_opened == 1
    assert not [one for one in desk.hub.requests if one.face == "download"]


def test_closing_ends_the_session_at_the_service(desks: Any) -> None:
    desk = desks()
    desk.factory.tokens_of(desk.profile).token(Feedback())
    assert desk.hub.accounts.sessions_open == 1
    assert desk.factory.close() == []
    assert desk.hub.accounts.sessions_open == 0


def test_bytes_are_counted_in_a_book_that_does_not_name_the_account(desks: Any) -> None:
    desk = desks()
    desk.queue.add(desk.order(), [sample()])
    desk.queue.wait(Feedback())
    desk.factory.close()
    sent = sum(one.bytes_sent for one in desk.hub.requests if one.face == "download" and one.status in (200, 206))
    with sqlite3.connect(desk.books / LEDGER) as database:
        [(account, count)] = database.execute("SELECT account, sum(bytes) FROM received GROUP BY account").fetchall()
    database.close()
    assert account == account_name("cdse", desk.sign_in)
    assert count == sent > 0
    assert USER.encode() not in (desk.books / LEDGER).read_bytes()
