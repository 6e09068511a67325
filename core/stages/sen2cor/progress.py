"""What the lines of a running Sen2Cor say about how far it is, and how long it still takes.

Sen2Cor's own percentage is the elapsed time over an estimate of some twenty minutes a pass, and ``100.00`` is printed
on failure too. The steps that it names are better: how many passes there are follows from the resolution, and each has
the same steps. Source of the steps: ``L2A_ProcessTileToolbox.py`` of 2.8.0 and 2.10.01, logs of 2.5.5 and 3. The shares
of the steps are estimates, from the times in those logs.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Callable

from ...events import Progress
from ...settings import Resolution

ALMOST = 0.99
_SOON = 0.05  # below it the pace so far says nothing
# Such as: Progress[%]: 6.18 : PID-584932, L2A_AtmCorr: end of LUTs, elapsed time[s]: 0.522, total: 0:02:37.677020
# Sen2Cor 3 puts [INFO] before it and leaves the PID out.
_LINE = re.compile(
    r"Progress\[%\]:\s*(?P<percent>\d+(?:\.\d+)?)\s*:\s*(?:PID-\d+,\s*)?(?:L2A_\w+:\s*)?(?P<text>.+?)"
    r"(?:,\s*elapsed time\[s\]: .*)?$"
)
_PASS = re.compile(r"processing with resolution (\d+) m")
_DEM = re.compile(r"retrieve DEM from URL", re.IGNORECASE)


@dataclass(frozen=True)
class _Step:
    """A part of a pass.

    :param begins: found in the line that it begins with.
    :param text: what it is, in plain words.
    :param share: of the time of a pass.
    :param lines: with a percentage that it prints, about.
    """

    begins: re.Pattern[str]
    text: str
    share: float
    lines: int


_READING = _Step(re.compile(r"start of pre processing"), "reading images", 0.10, 18)
_CLASSIFYING = _Step(re.compile(r"start of Scene Classification"), "scene classification", 0.30, 35)
_CORRECTING = _Step(
    re.compile(r"start of (?:Automatic Aerosol|Atmospheric Correction)|end of interpolation LUTs"),
    "atmospheric correction",
    0.45,
    18,
)
_WRITING = _Step(re.compile(r"start of post processing|start export"), "writing", 0.15, 20)


def passes_of(resolution: Resolution, version: tuple[int, int, int] | None, *, is_classified_only: bool) -> list[int]:
    """The resolutions (m) that a run works through, in this order.

    10 m needs 20 m first. For all, versions before 2.8 make 60 m in a pass of its own, and later ones shrink 20 m.
    """
    if is_classified_only:
        return [60] if resolution is Resolution.R60 else [20]
    if resolution is Resolution.ALL:
        return [60, 20, 10] if version is not None and version < (2, 8, 0) else [20, 10]
    return [20, 10] if resolution is Resolution.R10 else [int(resolution.value)]


class RunProgress:
    """Follows one run: its progress never goes back, and never claims the end.

    :param passes: resolutions (m) in the order in which they are worked through.
    :param is_classified_only: whether nothing is corrected.
    :param usual_s: seconds of a usual run on this computer; ``None``: none is known.
    :param clock: seconds that only grow.
    """

    def __init__(
        self,
        passes: Sequence[int] = (20, 10),
        *,
        is_classified_only: bool = False,
        usual_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._passes, self._is_classified_only = list(passes), is_classified_only
        self._usual_s, self._clock = usual_s, clock
        self._began = clock()
        self._pass = 0  # how many of them are behind it
        self._step: _Step | None = None
        self._lines = 0  # of this step
        self._fraction = 0.0

    def read(self, line: str) -> Progress | None:
        """The progress that a line reports, ``None`` for any other line."""
        if _DEM.search(line):
            return self._said("downloading a terrain model")
        found = _LINE.search(line)
        if not found:
            return None
        self._take(found["text"])
        # where no step was named yet, all that is known is the percentage
        fraction = float(found["percent"]) / 100 if self._step is None else self._by_steps()
        self._fraction = min(max(self._fraction, fraction), ALMOST)
        return self._said(found["text"])

    def _take(self, text: str) -> None:
        self._lines += 1
        begun = _PASS.search(text)
        if begun and int(begun[1]) in self._passes[self._pass :]:
            self._pass = self._passes.index(int(begun[1]), self._pass)
            self._step, self._lines = _READING, 0
        for step in self._steps():
            if step is not self._step and step.begins.search(text):
                self._step, self._lines = step, 0

    def _steps(self) -> list[_Step]:
        metres = self._passes[self._pass]
        steps = [_READING, _CLASSIFYING, _CORRECTING, _WRITING]
        left_out = [_CLASSIFYING] if metres == 10 else [_CORRECTING] if self._is_classified_only else []
        return [step for step in steps if step not in left_out]

    def _by_steps(self) -> float:
        steps, step = self._steps(), self._step
        whole = sum(one.share for one in steps)
        before = 0.0
        for one in steps:
            if one is step:
                before += one.share * min(self._lines / one.lines, 0.95)
                break
            before += one.share
        return (self._pass + before / whole) / len(self._passes)

    def _said(self, own_words: str) -> Progress:
        if self._step is not None:
            place = f"{self._passes[self._pass]} m, {self._step.text}"
            own_words = f"{place}: {own_words}"
        return Progress(self._fraction, own_words, seconds_left=self._seconds_left())

    def _seconds_left(self) -> float | None:
        """By a usual run at first, and more and more by the pace of this one."""
        done, took = self._fraction, self._clock() - self._began
        if self._usual_s is None:
            return took * (1 - done) / done if done > _SOON else None
        return (1 - done) * ((1 - done) * self._usual_s + took)
