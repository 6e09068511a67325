"""What the lines of a running Sen2Cor say about how far it is."""

from __future__ import annotations

import re

from ...events import Progress

ALMOST = 0.99
# Such as: Progress[%]: 6.18 : PID-584932, L2A_AtmCorr: end of LUTs, elapsed time[s]: 0.522, total: 0:02:37.677020
# Sen2Cor 3 puts [INFO] before it and leaves the PID out.
_LINE = re.compile(
    r"Progress\[%\]:\s*(?P<percent>\d+(?:\.\d+)?)\s*:\s*(?:PID-\d+,\s*)?(?:L2A_\w+:\s*)?(?P<text>.+?)"
    r"(?:,\s*elapsed time\[s\]: .*)?$"
)


class RunProgress:
    """Follows one run.

    The percentage is elapsed time over an estimate that parallel runs overwrite for each other, and ``100.00`` is
    printed on failure too. So it is a hint: it never goes back and never claims the end.
    """

    def __init__(self) -> None:
        self._fraction = 0.0

    def read(self, line: str) -> Progress | None:
        """The progress that a line reports, ``None`` for any other line."""
        found = _LINE.search(line)
        if not found:
            return None
        self._fraction = min(max(self._fraction, float(found["percent"]) / 100), ALMOST)
        return Progress(self._fraction, found["text"])
