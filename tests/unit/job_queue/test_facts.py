from __future__ import annotations

from dataclasses import replace

from builders.scenes import scene
from scene_queue.core.errors import ServiceError
from scene_queue.core.job_queue.facts import attempts_of, facts_after, facts_of_failure, message_and_advice, seconds_of
from scene_queue.core.job_queue.job import Job, JobState, StageName

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


def test_facts_that_are_not_ours_do_no_harm() -> None:
    odd = replace(RUNNING, facts={"seconds": "long", "attempts": {"download": "many"}, "advice": 5})
    assert seconds_of(odd) == {}
    assert attempts_of(odd) == 2
    assert message_and_advice(odd) == ("", "")
