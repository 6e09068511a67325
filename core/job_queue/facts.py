"""What a job's facts say of its attempts, besides what its stages found out."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import SceneQueueError
from .job import Job

SECONDS, ATTEMPTS, ADVICE, FAILURE = "seconds", "attempts", "advice", "failure"


def facts_after(job: Job, found: Mapping[str, object], seconds: float) -> dict[str, object]:
    """The facts of a job whose stage has ended well.

    :param found: what the stage found out.
    :param seconds: that the attempt took; kept by the stage, as are its attempts.
    """
    stage = job.stage.value
    return {
        **_without_failure(job),
        **found,
        SECONDS: {**seconds_of(job), stage: round(seconds, 3)},
        ATTEMPTS: {**_by_stage(job, ATTEMPTS), stage: job.attempts},
    }


def facts_of_failure(job: Job, error: SceneQueueError, found: Mapping[str, object] | None = None) -> dict[str, object]:
    """The facts of a job that an error stopped: its message says both what failed and what to do, together.

    :param found: what the stage found out before it failed; kept apart, since it is not true any more of the job once
        another attempt has ended well.
    """
    told = {ADVICE: error.advice, FAILURE: dict(found or {})}
    return {**_without_failure(job), **{name: value for name, value in told.items() if value}}


def found_by_failure(job: Job) -> Mapping[str, object]:
    """What the stage that a job failed in had found out."""
    found = job.facts.get(FAILURE)
    return found if isinstance(found, Mapping) else {}


def seconds_of(job: Job) -> dict[str, float]:
    """Seconds of the attempts that ended well, by stage: ``{"download": 61.5}``."""
    return _by_stage(job, SECONDS)


def attempts_of(job: Job) -> int:
    """Attempts of all of its stages so far."""
    earlier = {stage: count for stage, count in _by_stage(job, ATTEMPTS).items() if stage != job.stage.value}
    return int(sum(earlier.values())) + job.attempts


def message_and_advice(job: Job) -> tuple[str, str]:
    """What stopped a job, and what to do; both empty where nothing did."""
    advice = job.facts.get(ADVICE)
    if isinstance(advice, str) and advice and job.message.endswith(advice):
        return job.message[: -len(advice)].rstrip(), advice
    return job.message, ""


def _without_failure(job: Job) -> dict[str, object]:
    return {name: value for name, value in job.facts.items() if name not in (ADVICE, FAILURE)}


def _by_stage(job: Job, name: str) -> dict[str, float]:
    known = job.facts.get(name)
    if not isinstance(known, Mapping):
        return {}
    return {str(stage): value for stage, value in known.items() if isinstance(value, (int, float))}
