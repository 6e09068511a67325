"""What the queue says of a job, in words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QLocale

from ..core.errors import NoRoomError, OfflineError, VolumeError
from ..core.events import Progress
from ..core.job_queue.job import Job, JobState, StageName
from ..core.job_queue.scheduler import Hold
from ..core.qgis_adapters.translation import translated

SOON_S = 60.0  # a wait shorter than this has no time of the day


@dataclass
class Pace:
    """What is known of a running stage: the last progress, and since when it is followed (``time.monotonic``)."""

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueueWords", text)


class QueueWords:
    """The texts of a row."""

    def __init__(self) -> None:
        self.stages = {
            StageName.DOWNLOAD: _tr("Download"),
            StageName.SAFE_CHECK: _tr("Check"),
            StageName.CORRECTION: _tr("Correction"),
        }
        self.states = {
            JobState.QUEUED: _tr("queued"),
            JobState.RUNNING: _tr("at work"),
            JobState.PAUSED: _tr("paused"),
            JobState.WAITING: _tr("waiting"),
            JobState.FAILED: _tr("failed"),
            JobState.CANCELLED: _tr("cancelled"),
            JobState.DONE: _tr("done"),
        }
        self._waits = {
            OfflineError.__name__: _tr("waiting at the service"),
            NoRoomError.__name__: _tr("waiting for room on the disk"),
            VolumeError.__name__: _tr("waiting for volume of the account"),
        }

        self._holds = {
            Hold.CONNECTION: _tr("waiting for a connection"),
            Hold.PROCESSOR: _tr("waiting for a processor"),
            Hold.MEMORY: _tr("waiting for memory"),
            Hold.DISK: _tr("waiting for room on the disk"),
            Hold.SIGN_IN: _tr("waiting for a sign-in"),
            Hold.HOURS: _tr("waiting for the working hours"),
            Hold.NETWORK: _tr("waiting for the network"),
            Hold.SCENE: _tr("waiting for another order of the same scene"),
        }

    def scene(self, job: Job) -> str:
        """Tile, day and satellite: ``15PUT 2018-08-09 2B``."""
        scene = job.scene
        return f"{scene.tile_id} {scene.begin:%Y-%m-%d} {scene.platform[-2:]}"

    def state(self, job: Job, hold: Hold | None, pace: Pace | None) -> str:
        """The state, until when it lasts, and why.

        :param hold: what it waits for.
        """
        # the row names its scene already
        message = job.message.replace(f"{job.scene.identifier}: ", "", 1) or _done_now(job, pace)
        return ": ".join(filter(None, (self._state(job, hold), translated(message))))

    def searched(self, job: Job, hold: Hold | None) -> str:
        """All that a filter looks at, in small letters."""
        parts = (job.scene.identifier, self.scene(job), self.stages[job.stage], self.states[job.state])
        return " ".join((*parts, self._waits_for(job, hold), translated(job.message))).lower()

    def speed(self, pace: Pace) -> str:
        """Megabytes a second, empty where no bytes count."""
        speed = pace.progress.bytes_per_second
        return _tr("{} MB/s").format(QLocale().toString(speed / 1e6, "f", 1)) if speed else ""

    def time_left(self, pace: Pace) -> str:
        """Coarse, so that it does not flicker; empty where it is not known."""
        seconds = pace.seconds_left(time.monotonic())
        if seconds is None:
            return ""
        if seconds < 60:
            return _tr("{} s").format(max(1, round(seconds)))
        minutes = round(seconds / 60)
        return _tr("{} min").format(minutes) if minutes < 120 else _tr("{} h").format(round(minutes / 60))

    def tip(self, job: Job, order_title: str) -> str:
        """The whole name, the message, the order, and where the product came from."""
        order = _tr("Order: {}").format(order_title) if order_title else ""
        return "\n".join(filter(None, (job.scene.identifier, translated(job.message), order, *_came_from(job))))

    def _waits_for(self, job: Job, hold: Hold | None) -> str:
        """What a job in line or a waiting one waits for; empty: nobody knows, or for a time only."""
        if job.state is JobState.QUEUED and hold is not None:
            return self._holds[hold]
        waits = self._waits.get(job.trouble) or (self._holds[hold] if hold else "")
        return waits if job.state is JobState.WAITING else ""

    def _state(self, job: Job, hold: Hold | None) -> str:
        waits = self._waits_for(job, hold) or self.states[job.state]
        if job.state is not JobState.WAITING or hold is not None:
            return waits  # what it waits for may come at any time
        return waits if job.not_before - time.time() < SOON_S else _tr("{} until {}").format(waits, _moment(job))


def _moment(job: Job) -> str:
    """When a waiting job goes on, in the user's own time; without the day if that is today."""
    moment, locale = QDateTime.fromSecsSinceEpoch(int(job.not_before)), QLocale()
    clock = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return clock
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)} {clock}"


def _done_now(job: Job, pace: Pace | None) -> str:
    """What a running stage does while no bytes count: a download looks up or waits, a correction has its steps."""
    is_told = job.state is JobState.RUNNING and job.stage in (StageName.DOWNLOAD, StageName.CORRECTION)
    return translated(pace.progress.text) if pace and is_told and not pace.progress.bytes_done else ""


def _came_from(job: Job) -> Iterator[str]:
    """Where the product came from, and what was tried before."""
    source, tried = job.facts.get("source"), job.facts.get("tried")
    if source and source != "disk":
        yield _tr("Fetched from {}.").format(source)
    if isinstance(tried, list):
        yield from (_tr("Tried before: {}").format(translated(str(one))) for one in tried)
