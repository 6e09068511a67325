"""The report of an order: a table for people, or JSON lines for programs; a line a scene."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Callable

from ..errors import DiskError
from ..workspace.synced_files import write_whole
from .facts import ADVICE, FAILURE, SECONDS, attempts_of, found_by_failure, message_and_advice, seconds_of
from .failures import has_failed, in_plain_words
from .job import Job, JobState, StageName
from .order import Order
from .order_rasters import rasters_of
from .stage_run import workspace_of

TABLE_ENDING = ".csv"
_WORDS = {
    JobState.DONE: "done",
    JobState.CANCELLED: "cancelled",
}
# A table has these and no others, so that it fits whatever became of the scenes.
_COLUMNS = (
    *("identifier", "state", "stage", "cause", "in_words", "message", "advice", "attempts"),
    *("service", "source", "bytes", "checksum", "verified", "sen2cor_version"),
    *("product", "l2a", "archive", "log", "rasters"),
    *(f"{SECONDS}_{stage.value}" for stage in StageName),
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full-width ones are taken for these

OrderOf = Callable[[Job], Order]
Line = Mapping[str, object]


def report_word(job: Job) -> str:
    """One of ``done failed cancelled waiting``; what was paused for a trouble of the whole order has failed."""
    return "failed" if has_failed(job) else _WORDS.get(job.state, "waiting")


def report_line(job: Job, order: Order) -> dict[str, object]:
    """What is said of one job.

    ``cause`` (class of the error) and ``in_words`` (what that stands for), ``message`` and ``advice`` say what it
    stopped or waits for. ``bytes``, ``checksum`` (``md5:…``), ``verified`` (whether a published one was the
    same) and ``source`` are the download's, ``sen2cor_version``, ``command`` and ``log`` the correction's, of one that
    failed too; ``product``, ``l2a`` and ``archive`` are paths, there at the end of their stages, ``rasters`` those that
    the product is in, between the system's separators; ``seconds`` are those of each stage that ended well. What else
    the stages found out follows under its own name. What is not known is left out.
    """
    message, advice = message_and_advice(job)
    return {
        "identifier": job.scene.identifier,
        "state": report_word(job),
        "stage": job.stage.value,
        "cause": job.trouble,
        "in_words": in_plain_words(job.trouble),
        "message": message,
        "advice": advice,
        "service": job.scene.service,
        **{name: value for name, value in job.facts.items() if name not in (ADVICE, FAILURE)},
        **(found_by_failure(job) if has_failed(job) else {}),
        **dict(_paths(job, order)),
        SECONDS: seconds_of(job),
        "attempts": attempts_of(job),
    }


def require_writable(report: Path) -> None:
    """Make sure, before the work, that a report can be written after it.

    :raises DiskError: if it cannot.
    """
    part = report.with_name(f"{report.name}.part")
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("", encoding="utf-8")
        part.unlink()
    except OSError as error:
        raise _unwritable(report, error) from error


def write_report(report: Path, jobs: Iterable[Job], order_of: OrderOf) -> None:
    """Write the report of jobs in UTF-8, whole or not at all; what it is goes by its ending.

    ``.csv`` is a table for Excel and its like: with a header, a byte order mark, and no cell that they would take for a
    formula. Any other ending gets JSON lines.

    :param order_of: the order of a job.
    :raises DiskError: if it cannot be written.
    """
    write_lines(report, [report_line(job, order_of(job)) for job in jobs], _COLUMNS, _with_seconds)


def write_lines(
    report: Path, lines: Sequence[Mapping[str, object]], columns: Sequence[str], row_of: Callable[[Line], Line]
) -> None:
    """Write lines that say something of a scene or a product each, as :func:`write_report` does.

    :param columns: of a table; :param row_of: what they have of a line.
    :raises DiskError: if it cannot be written.
    """
    is_table = report.suffix.lower() == TABLE_ENDING
    text = (
        _table(map(row_of, lines), columns)
        if is_table
        else "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    )
    try:
        write_whole(report, text, encoding="utf-8-sig" if is_table else "utf-8")
    except OSError as error:
        raise _unwritable(report, error) from error


def _paths(job: Job, order: Order) -> Iterator[tuple[str, str]]:
    """What lies where: by what the stages said, and what follows from it."""
    workspace = workspace_of(job, order)
    if job.facts.get("l1c_removed"):
        yield "product", ""
    elif "product" not in job.facts and (job.product or "source" in job.facts):
        yield "product", str(workspace.product)
    rasters = rasters_of(job, order)
    if rasters:
        yield "rasters", os.pathsep.join(map(str, rasters))
    if order.settings.keep_archive and "source" in job.facts and workspace.archive.is_file():
        yield "archive", str(workspace.archive)


def _with_seconds(line: Line) -> Line:
    """A column for the seconds of each stage."""
    seconds = line.get(SECONDS)
    stages = seconds if isinstance(seconds, dict) else {}
    return {**line, **{f"{SECONDS}_{stage}": took for stage, took in stages.items()}}


def _table(rows: Iterable[Line], columns: Sequence[str]) -> str:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(columns)
    for row in rows:
        table.writerow([_cell(row.get(column, "")) for column in columns])
    return text.getvalue()


def _cell(value: object) -> object:
    """A value that no program takes for a formula. Source: OWASP, CSV injection."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip().startswith(_FORMULA) or value[:1] in ("\t", "\r", "\n") else value


def _unwritable(report: Path, error: OSError) -> DiskError:
    return DiskError(f"The report {report} cannot be written ({error}).", advice="Name another file.")
