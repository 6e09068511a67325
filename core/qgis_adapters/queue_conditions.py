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
from ..job_queue.memory_slots import GIGABYTE, FittingRuns, FreeBefore, MemoryRules, runs_that_fit
from ..job_queue.scheduler import Hold, Slots
from ..job_queue.working_hours import WorkingHours
from ..machine.awake import Awake
from ..machine.memory import free_memory_bytes, usable_cores
from .settings_store import Preferences

MEASURED_FOR_S = 4.5  # a run takes its memory over minutes, and macOS is asked through a program


@dataclass(frozen=True)
class Machine:
    """What was measured of this computer.

    :param free_bytes: free memory; ``None``: not known.
    """

    free_bytes: int | None
    cores: int


@dataclass(frozen=True)
class Conditions:
    """What may begin now. What has begun is not stopped.

    :param download_open, correction_open: whether it is their hour.
    :param download_change, correction_change: when that changes; ``None``: never.
    :param corrections: how many runs of Sen2Cor may go on at once.
    :param is_bound_by_memory: whether it is memory, and not the cores or the user's number, that bounds them.
    :param warning: one sentence if the one run that is always allowed has less memory than it needs; else empty.
    """

    download_open: bool
    correction_open: bool
    download_change: datetime | None
    correction_change: datetime | None
    corrections: int
    is_bound_by_memory: bool
    warning: str

    def slots(self, usual: Slots) -> Slots:
        """The slots that there are under these conditions, of those that there usually are."""
        hours = {StageName.DOWNLOAD: self.download_open, StageName.CORRECTION: self.correction_open}
        return replace(
            usual,
            correction=self.corrections,
            scarce=Hold.MEMORY if self.is_bound_by_memory else Hold.PROCESSOR,
            closed={stage: Hold.HOURS for stage, is_open in hours.items() if not is_open},
        )


def measure() -> Machine:
    """What is free now. It takes a third of a millisecond; on macOS, where a program is asked, some more."""
    return Machine(free_memory_bytes(), usable_cores())


def fitting_runs(
    machine: Machine, preferences: Preferences, running: int = 0, before: int | None = None
) -> FittingRuns:
    """How many corrections fit by the user's numbers; see :func:`runs_that_fit`."""
    rules = MemoryRules(preferences.memory_per_run_gb * GIGABYTE, preferences.most_corrections)
    return runs_that_fit(machine.free_bytes, running, before, machine.cores, rules)


class QueueConditions(QObject):
    """Asked by the queue on each tick, from one thread; closed from any.

    ``warned`` carries a sentence, once: a run of Sen2Cor began with less memory than it needs, the computer cannot be
    kept awake, or hours cannot be read.

    :param preferences: gives the user's choices as they are now.
    :param measured: measures this computer.
    :param local_time: the time now.
    :param awake: keeps it awake.
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
        self._preferences, self._measured, self._local_time, self._clock = preferences, measured, local_time, clock
        self._machine, self._measured_at = Machine(None, 1), float("-inf")
        self._before = FreeBefore()
        self._running = 0  # corrections, when it was asked last
        self._warning_of_next = ""
        self._told: set[str] = set()
        self._awake = Awake() if awake is None else awake
        self._lock = threading.Lock()
        self._is_closed = False

    def now(self, running: Mapping[StageName, int]) -> Conditions:
        """What may begin now; keeps the computer awake exactly while something runs.

        :param running: stages under way, by kind.
        """
        preferences, moment = self._preferences(), self._local_time()
        self._keep_awake(preferences.keep_awake and any(running.values()))
        fitting = self._fitting(preferences, running.get(StageName.CORRECTION, 0))
        download = self._hours(preferences.download_hours, moment)
        correction = self._hours(preferences.correction_hours, moment)
        return Conditions(
            download[0],
            correction[0],
            download[1],
            correction[1],
            fitting.count,
            fitting.is_bound_by_memory,
            fitting.warning,
        )

    def close(self) -> None:
        """Let the computer sleep, for good."""
        with self._lock:
            self._is_closed = True
            self._awake.release()

    def _fitting(self, preferences: Preferences, running: int) -> FittingRuns:
        has_one_ended, self._running = running < self._running, running
        if has_one_ended or self._clock() - self._measured_at >= MEASURED_FOR_S:
            self._machine, self._measured_at = self._measured(), self._clock()
        before = self._before.at(self._machine.free_bytes, running)
        fitting = fitting_runs(self._machine, preferences, running, before)
        if running:
            self._warn(self._warning_of_next)  # it began after the last tick
            self._warning_of_next = ""
        else:
            self._warning_of_next = fitting.warning
        return fitting

    def _keep_awake(self, is_needed: bool) -> None:
        with self._lock:
            if is_needed and not self._is_closed:
                self._awake.hold()
            else:
                self._awake.release()
            trouble = self._awake.trouble()
        self._warn(trouble)

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
