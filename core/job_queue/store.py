"""The store: orders and jobs in one SQLite file.

Every change of state and its check are one transaction, so that a crash at any instant leaves the last whole state.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from ..errors import StoreError
from ..workspace.locked_file import LockedFile
from .job import Job, JobState, StageName
from .order import Order, order_from_json, order_to_json, scene_from_json, scene_to_json

SCHEMA = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), identifier TEXT NOT NULL,
    scene TEXT NOT NULL, product TEXT, stage TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    message TEXT NOT NULL, trouble TEXT NOT NULL, not_before REAL NOT NULL, facts TEXT NOT NULL,
    UNIQUE (order_id, identifier));
"""
_COLUMNS = "id, order_id, scene, product, stage, state, attempts, message, trouble, not_before, facts"
_SELECT = f"SELECT {_COLUMNS} FROM jobs ORDER BY id"  # noqa: S608 - constant columns
_INSERT = f"INSERT INTO jobs (identifier, {_COLUMNS}) VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - as above
_UPDATE = (
    "UPDATE jobs SET stage = ?, state = ?, attempts = ?, message = ?, trouble = ?, not_before = ?, facts = ?"
    " WHERE id = ? AND state = ?"
)


class Store:
    """Orders and jobs on disk, owned by one object at a time. Thread-safe.

    Every method raises :class:`StoreError` if the file cannot be read or written.

    :param path: the SQLite file; made if it is not there.
    :param wal: write-ahead log; not for a file that may lie on a network, where it does not work.
    :raises StoreError: if it cannot be opened, is no store, is used by somebody else, or comes from a newer version.
    """

    def __init__(self, path: Path, *, wal: bool = True) -> None:
        self.path = path
        self._mutex = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._owner = LockedFile(path.with_name(f"{path.name}.lock"))
        except BlockingIOError as error:
            raise StoreError(
                f"The queue's file {path} is used by another QGIS or qgis_process.",
                advice="Close that one, or wait until it has ended.",
            ) from error
        except OSError as error:
            raise self._unusable(error) from error
        try:
            self._db = sqlite3.connect(path, check_same_thread=False, timeout=5)
            self._prepare(wal)
        except StoreError:
            self._owner.release()
            raise
        except sqlite3.Error as error:
            self._owner.release()
            raise self._unusable(error) from error

    def _prepare(self, wal: bool) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            self._db.close()
            raise StoreError(
                f"The queue's file {self.path} was written by a newer version of the plugin.",
                advice="Update the plugin, or move the file away.",
            )
        with self._db:
            self._db.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _unusable(self, error: Exception) -> StoreError:
        return StoreError(
            f"The queue's file {self.path} cannot be used ({error}).",
            advice="Check that its folder can be written and the disk is not full, or move the file away.",
        )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, one thread at a time."""
        try:
            with self._mutex, self._db:
                yield self._db
        except (sqlite3.Error, TypeError) as error:
            raise self._unusable(error) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and give it up; the object is of no use afterwards."""
        with self._mutex:
            self._db.close()
            self._owner.release()

    def add_order(self, order: Order) -> Order:
        """Write a new order; returns it with its number."""
        with self._transaction() as database:
            cursor = database.execute("INSERT INTO orders (content) VALUES (?)", (order_to_json(order),))
        return replace(order, id=int(cursor.lastrowid or 0))

    def change_order(self, order: Order) -> Order:
        """Write an order anew, under its number."""
        with self._transaction() as database:
            database.execute("UPDATE orders SET content = ? WHERE id = ?", (order_to_json(order), order.id))
        return order

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        with self._transaction() as database:
            rows = database.execute("SELECT id, content FROM orders ORDER BY id").fetchall()
        return [order_from_json(number, content) for number, content in rows]

    def add_jobs(self, jobs: Sequence[Job]) -> list[Job]:
        """Write new jobs in one transaction; returns them with their numbers."""
        added = []
        with self._transaction() as database:
            for job in jobs:
                cursor = database.execute(_INSERT, (job.scene.identifier, *_row(job)))
                added.append(replace(job, id=int(cursor.lastrowid or 0)))
        return added

    def jobs(self) -> list[Job]:
        """All jobs, in the order in which they were queued."""
        with self._transaction() as database:
            rows = database.execute(_SELECT).fetchall()
        return [_job(row) for row in rows]

    def change(self, changes: Iterable[tuple[Job, Job]]) -> None:
        """Write changed jobs in one transaction, if the store still has each in the state of its *before*.

        :param changes: pairs of a job before and after.
        :raises StoreError: if it has not, and then none is written.
        """
        with self._transaction() as database:
            for before, after in changes:
                _, _, _, stage, state, attempts, message, trouble, not_before, facts = _row(after)
                values = (stage, state, attempts, message, trouble, not_before, facts)
                cursor = database.execute(_UPDATE, (*values, before.id, before.state.value))
                if cursor.rowcount != 1:
                    raise StoreError(
                        f"{before.scene.identifier} is no longer {before.state.value} in the queue's file."
                    )

    def remove(self, job_ids: Sequence[int]) -> None:
        """Forget jobs; files are not touched."""
        with self._transaction() as database:
            database.executemany("DELETE FROM jobs WHERE id = ?", [(number,) for number in job_ids])


def _row(job: Job) -> tuple[object, ...]:
    product = str(job.product) if job.product else None
    scene, facts = scene_to_json(job.scene), json.dumps(job.facts)
    state = (job.stage.value, job.state.value, job.attempts, job.message, job.trouble, job.not_before)
    return (job.order_id, scene, product, *state, facts)


def _job(row: tuple[int, int, str, str | None, str, str, int, str, str, float, str]) -> Job:
    number, order_id, scene, product, stage, state, attempts, message, trouble, not_before, facts = row
    return Job(
        id=number,
        order_id=order_id,
        scene=scene_from_json(scene),
        product=Path(product) if product else None,
        stage=StageName(stage),
        state=JobState(state),
        attempts=attempts,
        message=message,
        trouble=trouble,
        not_before=not_before,
        facts=json.loads(facts),
    )
