"""The columns of the queue, and what each is sorted by."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Optional

from ..core.job_queue.job import Job, JobState, StageName
from .queue_words import Pace

SCENE, STAGE, PROGRESS, SPEED, LEFT, STATE = range(6)
_STAGES = {stage: at for at, stage in enumerate(StageName)}
_STATES = {state: at for at, state in enumerate(JobState)}
_UNKNOWN = -1.0  # sorts before what is known

Key = Callable[[Job, Optional[Pace]], Any]


def sort_key(column: int) -> Key | None:
    """What a column is sorted by, of a job and its pace; ``None``: the order of the queue stays."""
    keys: dict[int, Key] = {
        SCENE: _scene,
        STAGE: lambda job, pace: _STAGES[job.stage],
        PROGRESS: lambda job, pace: _known(fraction_of(job, pace)),
        SPEED: lambda job, pace: pace.progress.bytes_per_second if pace else 0.0,
        LEFT: lambda job, pace: _known(pace.seconds_left(time.monotonic()) if pace else None),
        STATE: lambda job, pace: _STATES[job.state],
    }
    return keys.get(column)


def fraction_of(job: Job, pace: Pace | None) -> float | None:
    """How far a job's stage is, 0 to 1; ``None``: not known."""
    if job.state is JobState.DONE:
        return 1.0
    return pace.progress.fraction if pace else None


def _scene(job: Job, pace: Pace | None) -> str:
    return f"{job.scene.tile_id} {job.scene.identifier[11:]}"  # from the date on


def _known(value: float | None) -> float:
    return _UNKNOWN if value is None else value
