"""The volume of an account: how many bytes came in the last days, counted for all programs of this user together.

Source: Copernicus Data Space documentation, "Quotas" (12 TB in 30 days, then one connection at 1 MB/s). The service
does not tell what is left, so it is counted here.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Callable, TypeVar

FLUSH_BYTES, FLUSH_S = 2_000_000_000, 10.0
_HOUR_S, _DAY_S = 3600.0, 86_400.0
_LOCK_TIMEOUT_S = 5.0
_KEPT_DAYS = 400
_TABLES = (
    "CREATE TABLE IF NOT EXISTS received (account TEXT, hour INTEGER, bytes INTEGER, PRIMARY KEY (account, hour))",
    "CREATE TABLE IF NOT EXISTS told (account TEXT, what TEXT, day INTEGER, PRIMARY KEY (account, what, day))",
)
_ADD = (
    "INSERT INTO received VALUES (?, ?, ?)" " ON CONFLICT (account, hour) DO UPDATE SET bytes = bytes + excluded.bytes"
)
T = TypeVar("T")


class VolumeLedger:
    """Bytes by account and hour in one small file. Thread-safe, and safe with several processes.

    Bytes are written down every :data:`FLUSH_S` seconds at most; a file that cannot be written loses nothing of this
    process's own count, and :attr:`trouble` says why.

    :param file: shared by all programs of this user; made when it is needed.
    :param clock: POSIX seconds.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self.trouble = ""
        self._file = file
        self._clock = clock
        self._lock = threading.Lock()
        self._pending: dict[tuple[str, int], int] = {}
        self._unflushed_bytes = 0
        self._told: set[tuple[str, str, int]] = set()
        self._flushed_at = clock()

    def add(self, account: str, count: int) -> None:
        """So many bytes were received.

        :param account: as :func:`account_files.account_name` names it.
        """
        now = self._clock()
        with self._lock:
            key = (account, int(now // _HOUR_S))
            self._pending[key] = self._pending.get(key, 0) + count
            self._unflushed_bytes += count
            is_time = self._unflushed_bytes >= FLUSH_BYTES or abs(now - self._flushed_at) >= FLUSH_S
        if is_time:
            self.flush()

    def flush(self) -> None:
        """Write down what was counted; where that fails it is kept for the next time."""
        with self._lock:
            self._flushed_at, self._unflushed_bytes = self._clock(), 0
            if not self._pending:
                return
            rows = [(account, hour, count) for (account, hour), count in self._pending.items()]
            oldest = int(self._flushed_at // _HOUR_S) - 24 * _KEPT_DAYS

            def write(database: sqlite3.Connection) -> bool:
                database.executemany(_ADD, rows)
                database.execute("DELETE FROM received WHERE hour < ?", (oldest,))
                return True

            if self._transaction(write, False):
                self._pending = {}

    def received(self, account: str, days: int) -> list[tuple[float, int]]:
        """The bytes of the last days: pairs of when an hour's bytes fall out (POSIX seconds) and how many, in order."""
        self.flush()
        window_s = days * _DAY_S
        oldest = int((self._clock() - window_s) // _HOUR_S)

        def read(database: sqlite3.Connection) -> dict[int, int]:
            query = "SELECT hour, bytes FROM received WHERE account = ? AND hour >= ?"
            return dict(database.execute(query, (account, oldest)).fetchall())

        with self._lock:
            hours: dict[int, int] = self._transaction(read, {})
            for (whose, hour), count in self._pending.items():
                if whose == account:
                    hours[hour] = hours.get(hour, 0) + count
        return [((hour + 1) * _HOUR_S + window_s, hours[hour]) for hour in sorted(hours)]

    def is_news(self, account: str, what: str) -> bool:
        """Whether something was not told yet today, by any program; from now on it was."""
        today = int(self._clock() // _DAY_S)

        def note(database: sqlite3.Connection) -> bool:
            database.execute("DELETE FROM told WHERE day < ?", (today,))
            cursor = database.execute("INSERT OR IGNORE INTO told VALUES (?, ?, ?)", (account, what, today))
            return cursor.rowcount == 1

        with self._lock:
            if (account, what, today) in self._told:
                return False
            self._told.add((account, what, today))
            return self._transaction(note, True)

    def _transaction(self, work: Callable[[sqlite3.Connection], T], default: T) -> T:
        """All or nothing; where the file cannot be used :attr:`trouble` says why, and the default is returned."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = sqlite3.connect(self._file, timeout=_LOCK_TIMEOUT_S, isolation_level="IMMEDIATE")
            with closing(opened), opened as database:
                for table in _TABLES:
                    database.execute(table)
                done = work(database)
        except (OSError, sqlite3.Error) as error:
            self.trouble = f"{self._file} cannot be used ({error})"
            return default
        self.trouble = ""
        return done
