"""The lines of a run and what Sen2Cor keeps of it in its home."""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from .refused import RefusedError

_LINES_A_RUN = 32


class Log:
    """The lines of a run, flushed one by one, and the percentage in ``$SEN2COR_HOME/log/.progress``.

    :param seconds: how long a run of two passes takes at least.
    """

    def __init__(self, home: Path, seconds: float) -> None:
        self._folder = home / "log"
        self._pause = seconds / _LINES_A_RUN
        self._start = self._last = time.monotonic()
        self._done = 0

    def line(self, text: str) -> None:
        """Print a line at once."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def open(self) -> None:
        """Begin the status file and the file of estimates.

        :raises RefusedError: if Sen2Cor's home cannot be written.
        """
        status = self._folder / ".progress"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            status.write_text("0.0\n")
            (self._folder / ".estimation").write_text("[Estimation]\nt_est_60 = 150.0\nt_est_20 = 1200.0\n")
        except OSError as error:
            raise RefusedError(f"cannot create process status file: {status}") from error

    def step(self, text: str) -> None:
        """Print a line with the percentage, after a share of the wanted pause."""
        time.sleep(self._pause)
        self._done += 1
        percent = min(99.0, 100 * self._done / _LINES_A_RUN)
        now = time.monotonic()
        total = timedelta(seconds=now - self._start)
        self.line(
            f"Progress[%]: {percent:03.2f} : PID-{os.getpid()}, {text}, "
            f"elapsed time[s]: {now - self._last:0.3f}, total: {total}"
        )
        self._last = now
        (self._folder / ".progress").write_text(f"{percent}\n")

    def keep_report(self, name: str, text: str) -> None:
        """Write the report of a run."""
        (self._folder / name).write_text(text)

    def end(self, words: str) -> None:
        """Print the closing line; it says 100 % of failures too."""
        self.line(f"Progress[%]: 100.00 : {words}.\n")
