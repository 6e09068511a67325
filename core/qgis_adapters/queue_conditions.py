"""What may run now: by the hours that the user set, the memory and cores of this computer; and it stays awake."""

from __future__ import annotations

import functools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..clock import steady_seconds
from ..errors import SettingsError
from ..job_queue.job import StageName
from ..job_queue.measured_runs import Machine, MeasuredRuns, measure
from ..job_queue.memory_slots import FittingRuns, runs_that_fit
from ..job_queue.scheduler import Hold, Slots
from ..job_queue.working_hours import WorkingHours
from ..machine.awake import Awake
from .message_log import log
from .settings_store import Preferences


@dataclass(frozen=True)
class Conditions:
    """What may begin now. What has begun is not stopped.

    :param download_open, correction_open: whether it is their hour.
    :param download_change, correction_change: when that changes; ``None``: never.
    :param corrections: how many runs of Sen2Cor may go on at once.
    :param is_bound_by_memory: whether it is memory, and not the cores or the user's number, that bounds them.
    """

    download_open: bool
    correction_open: bool
    download_change: datetime | None
    correction_change: datetime | None
    corrections: int
    is_bound_by_memory: bool

    def slots(self, usual: Slots) -> Slots:
        """The slots that there are under these conditions, of those that there usually are."""
        hours = {StageName.DOWNLOAD: self.download_open, StageName.CORRECTION: self.correction_open}
        return replace(
            usual,
            correction=self.corrections,
            scarce=Hold.MEMORY if self.is_bound_by_memory else Hold.PROCESSOR,
            closed={stage: Hold.HOURS for stage, is_open in hours.items() if not is_open},
        )


def fitting_runs(machine: Machine, preferences: Preferences, running: int = 0) -> FittingRuns:
    """How many corrections fit by the user's numbers; see :func:`runs_that_fit`."""
    return runs_that_fit(machine.free_bytes, running, None, machine.cores, preferences.memory_rules)


class QueueConditions(QObject):
    """Asked by the queue on each tick, from one thread; closed from any.

    ``warned`` carries a sentence, once: a run of Sen2Cor began with less memory than it needs, or hours cannot be read.

    :param preferences: gives the user's choices as they are now.
    :param measured: measures this computer.
    :param local_time: the time now.
    :param awake: keeps it awake.
    :ivar awake_trouble: one sentence once it was seen that the computer cannot be kept awake; it is in QGIS's log, too.
    """

    warned = pyqtSignal(str)

    def __init__(
        self,
        preferences: Callable[[], Preferences],
        parent: QObject | None = None,
        *,
        measured: Callable[[], Machine] = measure,
        local_time: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        clock: Callable[[], float] = steady_seconds,
        awake: Awake | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._local_time = preferences, local_time
        self._runs = MeasuredRuns(self._warn, measured, clock)
        self._told: set[str] = set()
        self.awake_trouble = ""
        self._awake = Awake() if awake is None else awake
        self._lock = threading.Lock()
        self._is_closed = False

    def now(self, running: Mapping[StageName, int], *, is_idle: bool = False) -> Conditions:
        """What may begin now; keeps the computer awake exactly while something runs.

        :param running: stages under way, by kind.
        :param is_idle: whether nothing is going to begin by itself, so that nothing need be measured.
        """
        preferences, moment = self._preferences(), self._local_time()
        self._keep_awake(preferences.keep_awake and any(running.values()))
        corrections = running.get(StageName.CORRECTION, 0)
        fitting = self._runs.now(preferences.memory_rules, corrections, is_wanted=not is_idle)
        download = self._hours(preferences.download_hours, moment)
        correction = self._hours(preferences.correction_hours, moment)
        return Conditions(
            download[0],
            correction[0],
            download[1],
            correction[1],
            fitting.count,
            fitting.is_bound_by_memory,
        )

    def close(self) -> None:
        """Let the computer sleep, for good."""
        with self._lock:
            self._is_closed = True
            self._awake.release()

    def _keep_awake(self, is_needed: bool) -> None:
        with self._lock:
            if is_needed and not self._is_closed:
                self._awake.hold()
            else:
                self._awake.release()
            trouble = self._awake.trouble()
        if trouble and not self.awake_trouble:
            self.awake_trouble = trouble
            log(trouble)

    def _hours(self, text: str, moment: datetime) -> tuple[bool, datetime | None]:
        try:
            return _hours_at(text, moment.replace(second=0, microsecond=0))
        except SettingsError as error:  # written into the settings by other hands
            self._warn(str(error))
            return True, None

    def _warn(self, sentence: str) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.warned.emit(sentence)


@functools.lru_cache(maxsize=8)
def _hours_at(text: str, minute: datetime) -> tuple[bool, datetime | None]:
    """Whether hours are open in a minute, and when that changes; a change a week ahead takes 5 ms to find."""
    hours = WorkingHours.parse(text)
    return hours.is_open(minute), hours.next_change(minute)
