"""The report of an order: one JSON line a scene."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from .job import Job, JobState

_WORDS = {
    JobState.DONE: "done",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "cancelled",
}


def report_line(job: Job) -> dict[str, object]:
    """What is said of one job: identifier, state (``done failed cancelled waiting``), stage, message and facts."""
    return {
        "identifier": job.scene.identifier,
        "state": _WORDS.get(job.state, "waiting"),
        "stage": job.stage.value,
        "message": job.message,
        "service": job.scene.service,
        **job.facts,
    }


def write_report(path: Path, jobs: Iterable[Job]) -> None:
    """Write JSON lines in UTF-8, one a job; the file is whole or not there.

    :raises OSError: if the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    lines = [json.dumps(report_line(job), ensure_ascii=False) for job in jobs]
    part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    part.replace(path)
