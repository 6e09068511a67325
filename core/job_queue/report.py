"""The report of an order: one JSON line a scene."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..errors import DiskError
from .job import Job, JobState

_WORDS = {
    JobState.DONE: "done",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "cancelled",
}


def report_word(job: Job) -> str:
    """One of ``done failed cancelled waiting``; what was paused for a trouble of the whole order has failed."""
    if job.state is JobState.PAUSED and job.trouble:
        return "failed"
    return _WORDS.get(job.state, "waiting")


def report_line(job: Job) -> dict[str, object]:
    """What is said of one job: identifier, state, stage, message and facts."""
    return {
        "identifier": job.scene.identifier,
        "state": report_word(job),
        "stage": job.stage.value,
        "message": job.message,
        "service": job.scene.service,
        **job.facts,
    }


def require_writable(report: Path) -> None:
    """Make sure, before the work, that a report can be written after it.

    :raises DiskError: if it cannot.
    """
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        part_of(report).write_text("", encoding="utf-8")
        part_of(report).unlink()
    except OSError as error:
        raise DiskError(f"The report {report} cannot be written ({error}).", advice="Name another file.") from error


def part_of(report: Path) -> Path:
    """Where a report is written before it gets its name."""
    return report.with_name(f"{report.name}.part")


def write_report(report: Path, jobs: Iterable[Job]) -> None:
    """Write JSON lines in UTF-8, one a job; the file is whole or not there.

    :raises DiskError: if it cannot be written.
    """
    lines = [json.dumps(report_line(job), ensure_ascii=False) for job in jobs]
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        part_of(report).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        part_of(report).replace(report)
    except OSError as error:
        raise DiskError(f"The report {report} cannot be written ({error}).", advice="Name another file.") from error
