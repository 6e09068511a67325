"""Faults of an account: told once for all its scenes, and those of other accounts never notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS, Hub
from doubles.hub.samples import sample_scene
from doubles.two_scenes import BESIDE, SIZE, STRUCK
from scene_queue.core.errors import CredentialsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.network import Credentials

ALSO = STRUCK.replace("T15PUT", "T15PWT")


@pytest.fixture
def other_hub(kept: Path) -> Iterator[Hub]:
    with Hub([sample_scene(kept, BESIDE, SIZE)]) as running:
        yield running


@pytest.fixture
def make_accounts(make_pair: Callable[..., Any], other_hub: Hub, kept: Path) -> Callable[..., Any]:
    """Two scenes of an account that meets a fault, and one beside them of another account."""

    def make(**hub: Any) -> Any:
        scenes = [sample_scene(kept, name, SIZE) for name in (STRUCK, BESIDE, ALSO)]
        pair = make_pair(scenes=scenes, **hub)
        pair.know(other_hub, "other")
        return pair

    return make


def run_all(pair: Any) -> None:
    pair.queue.add(pair.order(), [pair.scene(STRUCK), pair.scene(ALSO)])
    pair.queue_one(BESIDE, service="other")
    pair.go_on()


def assert_told_once(pair: Any, cause: str, next_step: str) -> None:
    """Whether one scene failed with the sentence, and the other waits paused with the same."""
    pair.assert_arrived(BESIDE)
    jobs = [pair.job(STRUCK), pair.job(ALSO)]
    assert sorted(job.state.value for job in jobs) == ["failed", "paused"]
    assert [job.state for job in pair.changes].count(JobState.FAILED) == 1
    for job in jobs:
        pair.assert_told(job.scene.identifier, cause, next_step, job.state)


def test_a_wrong_password_is_sent_twice_at_most_and_stops_its_own_account_only(
    make_accounts: Callable[..., Any],
) -> None:
    pair = make_accounts()
    pair.sign_ins["cdse"] = Credentials("demo", "wrong")
    run_all(pair)
    assert_told_once(pair, "refused the sign-in of demo", "Check user and password")
    assert 1 <= pair.hub.accounts.logins_refused <= 2
    pair.sign_ins["cdse"] = Credentials("demo", "demo")
    pair.queue.resume_stopped(CredentialsError, "cdse")
    pair.go_on()
    pair.assert_arrived(STRUCK, ALSO)


def test_a_client_of_sentinel_hub_is_told_which_sign_in_is_needed(make_accounts: Callable[..., Any]) -> None:
    pair = make_accounts()
    pair.hub.faults.unauthorized("DAT-ZIP-609", times=ALWAYS)
    run_all(pair)
    assert_told_once(pair, "DAT-ZIP-609", "user and password")


def test_a_dead_session_of_a_two_factor_account_pauses_its_scenes_until_the_code_is_entered(
    make_accounts: Callable[..., Any],
) -> None:
    pair = make_accounts(totp="111111")
    pair.sign_ins["cdse"] = Credentials("demo", "demo", "111111")
    tokens = pair.factory.tokens_of(pair.profiles["cdse"])
    tokens.token(Feedback())
    pair.hub.accounts.end_sessions()
    run_all(pair)
    assert_told_once(pair, "the account has a second factor", "Sign in again with a new code")
    pair.hub.accounts.totp = "222222"
    pair.sign_ins["cdse"] = Credentials("demo", "demo", "222222")
    pair.factory.forget_sign_in("cdse")
    assert pair.queue.resume_stopped(CredentialsError, "cdse") == 2
    pair.go_on()
    pair.assert_arrived(STRUCK, ALSO)
    assert pair.hub.accounts.logins_refused == 0


def test_a_dead_refresh_token_leads_to_a_new_sign_in_for_all_scenes(make_accounts: Callable[..., Any]) -> None:
    pair = make_accounts()
    fault = pair.hub.faults.cut(at_share=0.5, path_part=pair.id_of(STRUCK))
    cut = fault.change

    def cut_and_end(delivery: Any) -> None:
        cut(delivery)
        delivery.on_cut = pair.hub.accounts.end_sessions

    fault.change = cut_and_end
    run_all(pair)
    pair.assert_arrived(STRUCK, ALSO, BESIDE)
    assert pair.hub.accounts.sessions_opened <= 3  # who signs in may be called back meanwhile, and the next one does
