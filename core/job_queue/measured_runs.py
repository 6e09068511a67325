"""How many runs of Sen2Cor fit now, by what is measured of this computer now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..clock import steady_seconds
from ..machine.memory import free_memory_bytes, usable_cores
from .memory_slots import FittingRuns, FreeBefore, MemoryRules, runs_that_fit

MEASURED_FOR_S = 4.5  # a run takes its memory over minutes, and macOS is asked through a program


@dataclass(frozen=True)
class Machine:
    """What was measured of this computer.

    :param free_bytes: free memory; ``None``: not known.
    """

    free_bytes: int | None
    cores: int


_UNKNOWN = Machine(None, 1)


def measure() -> Machine:
    """What is free now. It takes a third of a millisecond; on macOS, where a program is asked, some more."""
    return Machine(free_memory_bytes(), usable_cores())


class MeasuredRuns:
    """Asked before each start of a queue, from one thread.

    :param warn: told each time it is asked while more runs go on than had their memory when they began.
    :param measured: measures this computer.
    :param clock: seconds that never go back.
    """

    def __init__(
        self,
        warn: Callable[[str], None],
        measured: Callable[[], Machine] = measure,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        self._warn, self._measured, self._clock = warn, measured, clock
        self._machine, self._measured_at = _UNKNOWN, float("-inf")
        self._before = FreeBefore()
        self._running = 0  # when it was asked last
        self._warning, self._enough_for = "", 0  # for those that begin next

    def now(self, rules: MemoryRules, running: int, *, is_wanted: bool = True) -> FittingRuns:
        """How many may go on at once; see :func:`runs_that_fit`.

        :param running: runs under way.
        :param is_wanted: whether any may be asked for soon; if not, nothing is measured, and one fits.
        """
        has_one_ended, self._running = running < self._running, running
        if not is_wanted:
            self._machine, self._measured_at = _UNKNOWN, float("-inf")
        elif has_one_ended or self._clock() - self._measured_at >= MEASURED_FOR_S:
            self._machine, self._measured_at = self._measured(), self._clock()
        free_bytes = self._machine.free_bytes
        before = self._before.at(free_bytes, running)
        fitting = runs_that_fit(free_bytes, running, before, self._machine.cores, rules)
        if not running:
            self._warning, self._enough_for = fitting.warning, (free_bytes or 0) // rules.bytes_a_run
        elif self._warning and running > self._enough_for:
            self._warn(self._warning)
        return fitting
