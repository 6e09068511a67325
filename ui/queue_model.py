"""The jobs of the queue as a table model."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.errors import NoRoomError, OfflineError, VolumeError
from ..core.events import Event, Progress
from ..core.job_queue.job import Job, JobState, StageName
from .queue_menu import waits_at_service

JOB_ID_ROLE = Qt.ItemDataRole.UserRole
FRACTION_ROLE = Qt.ItemDataRole.UserRole + 1
SCENE, STAGE, PROGRESS, SPEED, LEFT, STATE = range(6)


@dataclass
class _Pace:
    """What is known of a running stage: the last progress, and since when it is followed."""

    progress: Progress
    since: float

    def seconds_left(self, now: float) -> float | None:
        """Seconds to the end: of the bytes, where they are what counts, else of the stage at its pace so far.

        ``None``: not known.
        """
        fraction = self.progress.fraction
        if self.progress.seconds_left is not None or self.progress.bytes_done:
            return self.progress.seconds_left
        return None if not fraction else (now - self.since) * (1 - fraction) / fraction


class QueueModel(QAbstractTableModel):
    """One row a job, in the order of the queue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._rows: dict[int, int] = {}
        self._paces: dict[int, _Pace] = {}
        self.counts: Counter[JobState] = Counter()
        self.at_service: set[int] = set()  # numbers of the jobs that wait for a product from an archive
        self._headers = [
            self.tr("Scene"),
            self.tr("Stage"),
            self.tr("Progress"),
            self.tr("Speed"),
            self.tr("Left"),
            self.tr("State"),
        ]
        self._stages = {
            StageName.DOWNLOAD: self.tr("Download"),
            StageName.SAFE_CHECK: self.tr("Check"),
            StageName.CORRECTION: self.tr("Correction"),
        }
        self._states = {
            JobState.QUEUED: self.tr("queued"),
            JobState.RUNNING: self.tr("at work"),
            JobState.PAUSED: self.tr("paused"),
            JobState.WAITING: self.tr("waiting"),
            JobState.FAILED: self.tr("failed"),
            JobState.CANCELLED: self.tr("cancelled"),
            JobState.DONE: self.tr("done"),
        }
        self._waits = {
            OfflineError.__name__: self.tr("waiting at the service"),
            NoRoomError.__name__: self.tr("waiting for room on the disk"),
            VolumeError.__name__: self.tr("waiting for volume of the account"),
        }

    @property
    def jobs(self) -> list[Job]:
        """The jobs as they are shown."""
        return self._jobs

    def set_jobs(self, jobs: Iterable[Job]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._jobs = list(jobs)
        self._rows = {job.id: row for row, job in enumerate(self._jobs)}
        self._paces = {}
        self.counts = Counter(job.state for job in self._jobs)
        self.at_service = {job.id for job in self._jobs if waits_at_service(job)}
        self.endResetModel()

    def take(self, job: Job) -> None:
        """Show a new or a changed job."""
        row = self._rows.get(job.id)
        (self.at_service.add if waits_at_service(job) else self.at_service.discard)(job.id)
        if row is None:
            self._append(job)
            return
        before, self._jobs[row] = self._jobs[row], job
        self.counts[before.state] -= 1
        self.counts[job.state] += 1
        if (before.state, before.stage) != (job.state, job.stage):
            self._paces.pop(job.id, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, STATE))

    def show_event(self, job: Job, event: Event) -> None:
        """Show how far a running stage is."""
        row = self._rows.get(job.id)
        if row is None or not isinstance(event, Progress) or self._jobs[row].state is not JobState.RUNNING:
            return
        self._paces.setdefault(job.id, _Pace(event, time.monotonic())).progress = event
        self.dataChanged.emit(self.index(row, PROGRESS), self.index(row, STATE))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks; ``JOB_ID_ROLE`` gives the job's number, ``FRACTION_ROLE`` 0 to 1 or ``None``."""
        job = self._jobs[index.row()]
        if role == JOB_ID_ROLE:
            return job.id
        if role == FRACTION_ROLE:
            return self._fraction(job)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (job.scene.identifier, job.message, *self._origin(job))))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, index.column())
        return None

    def _append(self, job: Job) -> None:
        row = len(self._jobs)
        self.beginInsertRows(QModelIndex(), row, row)
        self._jobs.append(job)
        self._rows[job.id] = row
        self.counts[job.state] += 1
        self.endInsertRows()

    def _fraction(self, job: Job) -> float | None:
        if job.state is JobState.DONE:
            return 1.0
        pace = self._paces.get(job.id)
        return pace.progress.fraction if pace else None

    def _text(self, job: Job, column: int) -> str:
        if column == SCENE:
            return f"{job.scene.tile_id} {job.scene.begin:%Y-%m-%d} {job.scene.platform[-2:]}"
        if column == STAGE:
            return self._stages[job.stage]
        if column == STATE:
            return ": ".join(filter(None, (self._state_text(job), job.message or self._begun_with(job))))
        pace = self._paces.get(job.id)
        return self._pace_text(pace, column) if pace and job.state is JobState.RUNNING else ""

    def _origin(self, job: Job) -> Iterator[str]:
        """Where the product came from, and what was tried before."""
        source, tried = job.facts.get("source"), job.facts.get("tried")
        if source and source != "disk":
            yield self.tr("Fetched from {}.").format(source)
        if isinstance(tried, list):
            yield from (self.tr("Tried before: {}").format(one) for one in tried)

    def _begun_with(self, job: Job) -> str:
        """What a running stage does before its first byte: it looks up, or waits for a connection."""
        pace = self._paces.get(job.id) if job.state is JobState.RUNNING else None
        return pace.progress.text if pace and job.stage is StageName.DOWNLOAD and not pace.progress.bytes_done else ""

    def _state_text(self, job: Job) -> str:
        waits = self._waits.get(job.trouble) if job.state is JobState.WAITING else None
        return waits or self._states[job.state]

    def _pace_text(self, pace: _Pace, column: int) -> str:
        speed = pace.progress.bytes_per_second
        if column == SPEED and speed:
            return self.tr("{:.1f} MB/s").format(speed / 1e6)
        seconds = pace.seconds_left(time.monotonic())
        if column == LEFT and seconds is not None:
            return self._time_text(seconds)
        return pace.progress.text if column == PROGRESS else ""

    def _time_text(self, seconds: float) -> str:
        """Coarse, so that it does not flicker."""
        if seconds < 60:
            return self.tr("{} s").format(max(1, round(seconds)))
        minutes = round(seconds / 60)
        return self.tr("{} min").format(minutes) if minutes < 120 else self.tr("{} h").format(round(minutes / 60))
