from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from scene_queue.core.errors import DiskError, NetworkError, ProductError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import InlineExecutor
from scene_queue.core.job_queue.facts import (
    attempts_of,
    facts_after,
    facts_of_failure,
    found_by_failure,
    message_and_advice,
    seconds_of,
)
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import WITHOUT_CORRECTION, Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.job_queue.store import Store
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

RUNNING = Job(1, 1, scene(), StageName.DOWNLOAD, state=JobState.RUNNING, attempts=2)


def test_seconds_and_attempts_are_kept_by_stage() -> None:
    checked = RUNNING.to(
        JobState.QUEUED, stage=StageName.SAFE_CHECK, attempts=0, facts=facts_after(RUNNING, {"bytes": 5}, 61.5)
    )
    assert checked.facts["bytes"] == 5
    done = checked.to(JobState.RUNNING, attempts=1)
    done = done.to(JobState.DONE, facts=facts_after(done, {"findings": []}, 2.0))
    assert seconds_of(done) == {"download": 61.5, "safe_check": 2.0}
    assert attempts_of(done) == 3


def test_the_attempts_of_a_stage_that_has_not_ended_count_too() -> None:
    assert attempts_of(RUNNING) == 2


def test_message_and_advice_of_a_failure_are_told_apart() -> None:
    error = ServiceError("The hub refused it.", advice="Ask who runs it.")
    failed = RUNNING.to(JobState.FAILED, message=str(error), facts=facts_of_failure(RUNNING, error))
    assert message_and_advice(failed) == ("The hub refused it.", "Ask who runs it.")


def test_the_advice_of_an_earlier_failure_is_not_that_of_the_next() -> None:
    earlier = replace(RUNNING, facts=facts_of_failure(RUNNING, ServiceError("A.", advice="Do this.")))
    failed = earlier.to(JobState.FAILED, message="B.", facts=facts_of_failure(earlier, ServiceError("B.")))
    assert message_and_advice(failed) == ("B.", "")


def test_what_a_stage_found_before_it_failed_goes_with_the_next_attempt() -> None:
    first = replace(RUNNING, facts=facts_of_failure(RUNNING, ServiceError("A.", advice="Read it."), {"log": "a.log"}))
    assert found_by_failure(first) == {"log": "a.log"}
    assert found_by_failure(replace(first, facts=facts_of_failure(first, ServiceError("B.")))) == {}
    assert facts_after(first, {"bytes": 5}, 1.0).keys() == {"bytes", "seconds", "attempts"}


def test_facts_that_are_not_ours_do_no_harm() -> None:
    odd = replace(RUNNING, facts={"seconds": "long", "attempts": {"download": "many"}, "advice": 5, "failure": "bad"})
    assert found_by_failure(odd) == {}
    assert seconds_of(odd) == {}
    assert attempts_of(odd) == 2
    assert message_and_advice(odd) == ("", "")


class Stages:
    """The download fails once, the check for good."""

    def __init__(self) -> None:
        self.errors = [NetworkError("Gone."), None, ProductError("It is damaged.", advice="Download it again.")]

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, Stages]:
        return dict.fromkeys(StageName, self)

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        error = self.errors.pop(0)
        if error is not None:
            raise error
        return {"bytes": 5}


def test_a_queue_keeps_what_its_attempts_took_and_what_to_do(tmp_path: Path) -> None:
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, Stages(), InlineExecutor(), patience=Patience(attempts=3, back_off_s=0.0))
        queue.add(Order(0, Settings(tmp_path), WITHOUT_CORRECTION), [scene()])
        queue.wait(Feedback())
        [failed] = queue.jobs()
        queue.close()
    assert failed.state is JobState.FAILED
    assert list(seconds_of(failed)) == ["download"]
    assert attempts_of(failed) == 3
    assert message_and_advice(failed) == ("It is damaged.", "Download it again.")


class FullDisk:
    """The disk is full, and the stage knows how far it came."""

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, FullDisk]:
        return dict.fromkeys(StageName, self)

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        error = DiskError("The disk is full.", advice="Make room.")
        error.facts = {"log": f"{scene.identifier}.log"}
        raise error


def test_what_a_failure_found_is_told_of_its_own_job_and_of_no_other_that_it_stops(tmp_path: Path) -> None:
    with Store(tmp_path / "queue.sqlite") as store:
        queue = JobQueue(store, FullDisk(), InlineExecutor())
        queue.add(Order(0, Settings(tmp_path), (StageName.CORRECTION,)), numbered_scenes(3))
        queue.wait(Feedback())
        jobs = queue.jobs()
        queue.close()
    assert [job.message for job in jobs] == ["The disk is full. Make room."] * 3
    told = {job.scene.identifier: dict(found_by_failure(job)) for job in jobs if found_by_failure(job)}
    assert told
    assert all(found == {"log": f"{name}.log"} for name, found in told.items())
    assert len(told) < 3


@pytest.mark.parametrize(
    ("product", "facts", "is_to_mend"),
    [
        (Path("/theirs"), {"repairable": [{"path": "HTML"}]}, True),
        (Path("/theirs"), {"repairable": []}, False),
        (None, {"repairable": [{"path": "HTML"}]}, False),
    ],
)
def test_a_stage_knows_whether_a_copy_of_a_given_product_is_to_be_mended(
    product: Path | None, facts: dict[str, object], is_to_mend: bool
) -> None:
    job = replace(RUNNING, product=product, facts=facts)
    assert workspace_of(job, Order(1, Settings(Path("/data")))).is_to_mend == is_to_mend


@pytest.mark.parametrize(("facts", "is_fetched"), [({}, False), ({"source": "disk"}, False), ({"source": "hub"}, True)])
def test_a_stage_knows_whether_its_job_fetched_the_product(facts: dict[str, object], is_fetched: bool) -> None:
    job = replace(RUNNING, facts=facts)
    assert workspace_of(job, Order(1, Settings(Path("/data")))).is_fetched == is_fetched
