"""The tables of the store, and how a file of an older version becomes one of this.

Source for what SQLite promises: https://www.sqlite.org/pragma.html, https://www.sqlite.org/wal.html (no write-ahead log
on a network file system), https://www.sqlite.org/uri.html.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from ...errors import StoreError

SCHEMA = 2
_TABLES = """
CREATE TABLE orders (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), identifier TEXT NOT NULL,
    scene TEXT NOT NULL, product TEXT, stage TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    message TEXT NOT NULL, trouble TEXT NOT NULL, not_before REAL NOT NULL, facts TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 0, UNIQUE (order_id, identifier));
"""
_MIGRATIONS = {1: ("ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0",)}  # from this version to the next
LOG_PAGES = 250  # of 4 kB, after which the write-ahead log is brought into the file
_IN_LINE = 0x5C3E0001  # any number; SQLite keeps it for the program whose file it is
PATIENCE_S = 5.0  # for somebody who reads the file


class DamagedError(Exception):
    """The file is no store, or is damaged."""


def open_store(path: Path, *, on_network: bool) -> sqlite3.Connection:
    """Open the file for its owner; make it where it is missing, and bring it up to this version.

    :param on_network: whether it lies on a network file system: no write-ahead log, and no locks of SQLite's, which do
        not work on all of them; the owner has a lock of its own.
    :raises DamagedError: if its content makes no sense.
    :raises StoreError: if it comes from a newer version.
    :raises sqlite3.Error: if it cannot be opened or written.
    """
    database = _connect(path, f"mode=rwc{'&nolock=1' if on_network else ''}")
    try:
        version = _version(database)
        if version > SCHEMA:
            raise StoreError(
                f"The queue's file {path} was written by a newer version of the plugin.",
                advice="Update the plugin, or move the file away.",
            )
        database.execute(f"PRAGMA journal_mode = {'DELETE' if on_network else 'WAL'}")
        database.execute("PRAGMA synchronous = FULL")
        database.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        _migrate(database, version)
        _require_sound(database)
        database.execute("DELETE FROM jobs WHERE order_id NOT IN (SELECT id FROM orders)")  # cut while it was added
    except sqlite3.DatabaseError as error:
        database.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise DamagedError(str(error)) from error
    except (StoreError, DamagedError):
        database.close()
        raise
    return database


def open_view(path: Path) -> sqlite3.Connection:
    """Open the file of another owner, to be read only.

    :raises sqlite3.Error: if it cannot be opened.
    """
    return _connect(path, "mode=ro")


def is_in_line(database: sqlite3.Connection) -> bool:
    """Whether the file has what is on paper; a new one has not."""
    return int(database.execute("PRAGMA application_id").fetchone()[0]) == _IN_LINE


def note_in_line(database: sqlite3.Connection) -> None:
    """Note that it has.

    :raises sqlite3.Error: if the file cannot be written.
    """
    database.execute(f"PRAGMA application_id = {_IN_LINE}")


def _connect(path: Path, options: str) -> sqlite3.Connection:
    """Transactions are begun by hand; who uses it when is the caller's business."""
    place = path.absolute().as_posix()
    address = f"file://{'' if place.startswith('/') else '/'}{quote(place, safe='/:')}?{options}"
    return sqlite3.connect(address, uri=True, check_same_thread=False, timeout=PATIENCE_S, isolation_level=None)


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _migrate(database: sqlite3.Connection, version: int) -> None:
    """In one transaction: a kill in the middle leaves the older version."""
    if version == SCHEMA:
        return
    is_new = not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").fetchone()
    database.execute("BEGIN IMMEDIATE")
    try:
        statements = (
            _TABLES.split(";\n") if is_new else [one for step in range(version, SCHEMA) for one in _steps(step)]
        )
        for statement in filter(str.strip, statements):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {SCHEMA}")
        database.execute("COMMIT")
    except sqlite3.Error:
        database.execute("ROLLBACK")
        raise


def _steps(version: int) -> tuple[str, ...]:
    if version not in _MIGRATIONS:
        raise DamagedError(f"there is no version {version}")
    return _MIGRATIONS[version]


def _require_sound(database: sqlite3.Connection) -> None:
    """Look at every page; some 50 ms for ten thousand jobs."""
    answer = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise DamagedError(answer)
