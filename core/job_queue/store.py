"""The store: orders and jobs in one SQLite file.

Every change of state and its check are one transaction, so that a crash at any instant leaves the last whole state.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from ..errors import StoreError
from .job import Job, JobState, StageName
from .order import Order, order_from_json, order_to_json, scene_from_json, scene_to_json

SCHEMA = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), identifier TEXT NOT NULL,
    scene TEXT NOT NULL, product TEXT, stage TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    message TEXT NOT NULL, not_before REAL NOT NULL, facts TEXT NOT NULL,
    UNIQUE (order_id, identifier));
"""
_COLUMNS = "id, order_id, scene, product, stage, state, attempts, message, not_before, facts"


class Store:
    """Orders and jobs on disk. Thread-safe.

    :param path: the SQLite file; made if it is not there.
    :raises StoreError: if it cannot be opened, is no store, or comes from a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, check_same_thread=False, timeout=5)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"The queue's file {path} cannot be opened ({error}).",
                advice="Close other programs that use it, or move it away to start with an empty queue.",
            ) from error

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            self._db.close()
            raise StoreError(
                f"The queue's file {self.path} was written by a newer version of the plugin.",
                advice="Update the plugin, or move the file away.",
            )
        with self._db:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        with self._lock:
            self._db.close()

    def add_order(self, order: Order) -> Order:
        """Write a new order; returns it with its number."""
        with self._lock, self._db:
            cursor = self._db.execute("INSERT INTO orders (content) VALUES (?)", (order_to_json(order),))
        return replace(order, id=int(cursor.lastrowid or 0))

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        with self._lock:
            rows = self._db.execute("SELECT id, content FROM orders ORDER BY id").fetchall()
        return [order_from_json(number, content) for number, content in rows]

    def add_jobs(self, jobs: Sequence[Job]) -> list[Job]:
        """Write new jobs in one transaction; returns them with their numbers."""
        added = []
        with self._lock, self._db:
            for job in jobs:
                cursor = self._db.execute(
                    f"INSERT INTO jobs (identifier, {_COLUMNS}) VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant columns
                    (job.scene.identifier, *_row(job)),
                )
                added.append(replace(job, id=int(cursor.lastrowid or 0)))
        return added

    def jobs(self) -> list[Job]:
        """All jobs, in the order in which they were queued."""
        with self._lock:
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM jobs ORDER BY id").fetchall()  # noqa: S608 - constant
        return [_job(row) for row in rows]

    def change(self, before: Job, after: Job) -> None:
        """Write a changed job, if the store still has it in the state of ``before``.

        :raises StoreError: if it has not: somebody else changed it.
        """
        _, _, _, stage, state, attempts, message, not_before, facts = _row(after)
        with self._lock, self._db:
            cursor = self._db.execute(
                "UPDATE jobs SET stage = ?, state = ?, attempts = ?, message = ?, not_before = ?, facts = ?"
                " WHERE id = ? AND state = ?",
                (stage, state, attempts, message, not_before, facts, before.id, before.state.value),
            )
        if cursor.rowcount != 1:
            raise StoreError(f"{before.scene.identifier} is no longer {before.state.value} in the queue's file.")

    def remove(self, job_ids: Sequence[int]) -> None:
        """Forget jobs; files are not touched."""
        with self._lock, self._db:
            self._db.executemany("DELETE FROM jobs WHERE id = ?", [(number,) for number in job_ids])


def _row(job: Job) -> tuple[object, ...]:
    product = str(job.product) if job.product else None
    scene, facts = scene_to_json(job.scene), json.dumps(job.facts)
    state = (job.stage.value, job.state.value, job.attempts, job.message, job.not_before)
    return (job.order_id, scene, product, *state, facts)


def _job(row: tuple[int, int, str, str | None, str, str, int, str, float, str]) -> Job:
    number, order_id, scene, product, stage, state, attempts, message, not_before, facts = row
    return Job(
        id=number,
        order_id=order_id,
        scene=scene_from_json(scene),
        product=Path(product) if product else None,
        stage=StageName(stage),
        state=JobState(state),
        attempts=attempts,
        message=message,
        not_before=not_before,
        facts=json.loads(facts),
    )
