"""How fast this machine was: what downloads and corrections took here, for the estimate of the next order.

One small JSON file beside the store of the queue. It is an estimate's memory and nothing more: where it cannot be read
or written, estimates are those of a machine without a past.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Callable

from ..settings import Resolution
from .facts import seconds_of
from .job import Job, StageName
from .order import Order

FILE = "paces.json"
SCHEMA = 1
KEPT = 40  # of each kind; older ones are of another line, another machine load
ENOUGH_BYTES = 100_000_000  # less tells of the time for a product's small files, and not of the line
WRITE_S = 60.0

_Raw = dict[str, dict[str, list[Any]]]
_DOWNLOADS, _CORRECTIONS = "downloads", "corrections"


@dataclass(frozen=True)
class Past:
    """What was measured here.

    :param downloads: by id of the service, triples of when one ended (POSIX seconds), its seconds and its bytes.
    :param corrections: seconds of Sen2Cor runs by :func:`kind_of_run`.
    """

    downloads: Mapping[str, Sequence[tuple[float, float, int]]] = field(default_factory=dict)
    corrections: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def bytes_per_second(self, service: str) -> float | None:
        """What all downloads from a service brought together while at least one ran; ``None``: too little is known.

        Downloads run side by side and share the line, so that their own times say nothing: counted is the time in
        which any of them ran.
        """
        known = self.downloads.get(service, ())
        size_bytes = sum(count for _, _, count in known)
        seconds = _seconds_together((ended - took, ended) for ended, took, _ in known)
        return size_bytes / seconds if size_bytes >= ENOUGH_BYTES and seconds > 0 else None

    def correction_s(self, version: str, resolution: Resolution, *, is_classified_only: bool = False) -> float | None:
        """Seconds of a usual run of Sen2Cor, of this version, else of any; ``None``: none was measured."""
        known = self.corrections.get(kind_of_run(version, resolution, is_classified_only=is_classified_only), ())
        if not known:
            suffix = kind_of_run("", resolution, is_classified_only=is_classified_only)
            known = [seconds for kind, runs in self.corrections.items() if kind.endswith(suffix) for seconds in runs]
        return median(known) if known else None


def kind_of_run(version: str, resolution: Resolution, *, is_classified_only: bool = False) -> str:
    """What makes runs of Sen2Cor alike: ``2.11.00 all``, ``2.11.00 20 classified``."""
    return f"{version} {resolution.value}{' classified' if is_classified_only else ''}"


class Paces:
    """Takes what stages took from changed jobs, and keeps the newest of it. Thread-safe.

    The file is written some time after a change, on a thread of its own, and at :meth:`close`.

    :param file: beside the store; made when it is needed.
    :param clock: POSIX seconds.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self._file, self._clock = file, clock
        self._lock, self._at_file = threading.Lock(), threading.Lock()
        self._fresh: _Raw = {}
        self._counted: set[tuple[int, str, float]] = set()
        self._timer: threading.Timer | None = None

    def know(self, jobs: Iterable[Job]) -> None:
        """Take jobs that were there before: what they took was counted then."""
        with self._lock:
            for job in jobs:
                self._counted.update((job.id, stage, seconds) for stage, seconds in seconds_of(job).items())

    def take(self, jobs: Iterable[Job], order_of: Callable[[Job], Order]) -> None:
        """Take changed jobs; each stage of each is counted once, however often its job changes."""
        now = self._clock()
        with self._lock:
            for job in jobs:
                for stage, seconds in seconds_of(job).items():
                    if (job.id, stage, seconds) not in self._counted:
                        self._counted.add((job.id, stage, seconds))
                        self._count(job, stage, seconds, now, order_of)
            if self._fresh and self._timer is None:
                self._timer = threading.Timer(WRITE_S, self._write)
                self._timer.daemon = True
                self._timer.start()

    def past(self) -> Past:
        """What is known; it reads the file, so not for the main thread."""
        with self._at_file:
            raw = self._kept_and_fresh()
        downloads = {
            service: [(float(ended), float(took), int(count)) for ended, took, count in rows]
            for service, rows in raw.get(_DOWNLOADS, {}).items()
        }
        runs = {kind: [float(one) for one in rows] for kind, rows in raw.get(_CORRECTIONS, {}).items()}
        return Past(downloads, runs)

    def close(self) -> None:
        """Write what is not written yet."""
        with self._lock:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            self._write()

    def _count(self, job: Job, stage: str, seconds: float, now: float, order_of: Callable[[Job], Order]) -> None:
        source, size_bytes = str(job.facts.get("source", "")), job.facts.get("bytes")
        # a product that was there already tells of another run, perhaps of another computer
        version = str(job.facts.get("sen2cor_version", "")) if job.facts.get("l2a_made") else ""
        if stage == StageName.DOWNLOAD.value and source and isinstance(size_bytes, int) and size_bytes > 0:
            self._add(_DOWNLOADS, source, [round(now, 1), round(seconds, 3), size_bytes])
        elif stage == StageName.CORRECTION.value and version:
            settings, took = order_of(job).settings, job.facts.get("correction_seconds")
            only = settings.correction.classification_only
            kind = kind_of_run(version, settings.resolution, is_classified_only=only)
            self._add(_CORRECTIONS, kind, round(took if isinstance(took, (int, float)) else seconds, 3))

    def _add(self, what: str, kind: str, row: Any) -> None:
        rows = self._fresh.setdefault(what, {}).setdefault(kind, [])
        rows.append(row)
        del rows[:-KEPT]

    def _write(self) -> None:
        with self._at_file:
            content = self._kept_and_fresh()
            with self._lock:
                self._fresh, self._timer = {}, None
            part = self._file.with_name(f"{self._file.name}.part")
            with suppress(OSError):  # an estimate is not worth a message
                self._file.parent.mkdir(parents=True, exist_ok=True)
                part.write_text(json.dumps({"schema": SCHEMA, **content}), encoding="utf-8")
                os.replace(part, self._file)

    def _kept_and_fresh(self) -> _Raw:
        kept = _read(self._file)
        with self._lock:
            for what, kinds in self._fresh.items():
                for kind, rows in kinds.items():
                    both = deque([*kept.setdefault(what, {}).get(kind, []), *rows], KEPT)
                    kept[what][kind] = list(both)
        return kept


def _read(file: Path) -> _Raw:
    """What the file holds; a file that is none of ours, or a newer one, counts as empty."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            return {}
        downloads = {
            str(service): [row for row in rows if len([float(one) for one in row]) == 3]
            for service, rows in content.get(_DOWNLOADS, {}).items()
        }
        runs = {str(kind): [float(one) for one in rows] for kind, rows in content.get(_CORRECTIONS, {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {_DOWNLOADS: downloads, _CORRECTIONS: runs}


def _seconds_together(spans: Iterable[tuple[float, float]]) -> float:
    """In how many seconds at least one of the spans was."""
    total, until = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total
