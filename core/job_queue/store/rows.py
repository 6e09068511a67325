"""Orders and jobs as rows of the store."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...errors import StoreError
from ..job import Job, JobState, StageName
from ..order import Order, order_from_json, scene_from_json, scene_to_json

_COLUMNS = (
    "id, order_id, identifier, scene, product, stage, state, attempts, message, trouble, not_before, priority, facts"
)
_SELECT = f"SELECT {_COLUMNS} FROM jobs ORDER BY id"  # noqa: S608 - constant columns
INSERT_JOB = f"INSERT INTO jobs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - as above
UPDATE_JOB = (
    "UPDATE jobs SET stage = ?, state = ?, attempts = ?, message = ?, trouble = ?, not_before = ?, priority = ?,"
    " facts = ? WHERE id = ? AND state = ?"
)
PUT_ORDER = "INSERT INTO orders (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content"
DELETE_JOB, DELETE_ORDER = "DELETE FROM jobs WHERE id = ?", "DELETE FROM orders WHERE id = ?"

Row = tuple[object, ...]


def whole_row(job: Job) -> Row:
    """All of a job, for :data:`INSERT_JOB`.

    :raises StoreError: if its facts are no JSON.
    """
    product = str(job.product) if job.product else None
    fixed = (job.id, job.order_id, job.scene.identifier, _packed(scene_to_json(job.scene)), product)
    return (*fixed, *changing_row(job))


def changing_row(job: Job) -> Row:
    """What changes of a job, for :data:`UPDATE_JOB`.

    :raises StoreError: if its facts are no JSON.
    """
    try:
        facts = json.dumps(job.facts, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise StoreError(f"{job.scene.identifier}: what was found out cannot be stored ({error}).") from error
    state = (job.stage.value, job.state.value, job.attempts, job.message, job.trouble, job.not_before)
    return (*state, job.priority, facts)


def read_orders(database: sqlite3.Connection) -> list[Order]:
    """All orders, oldest first."""
    rows = database.execute("SELECT id, content FROM orders ORDER BY id").fetchall()
    return [order_from_json(number, content) for number, content in rows]


def read_jobs(database: sqlite3.Connection) -> list[Job]:
    """All jobs, in the order in which they were queued."""
    return list(_jobs(database.execute(_SELECT)))


def read_order_of(database: sqlite3.Connection, order_id: int) -> Order | None:
    """One order."""
    row = database.execute("SELECT content FROM orders WHERE id = ?", (order_id,)).fetchone()
    return order_from_json(order_id, row[0]) if row else None


def count_jobs_of(database: sqlite3.Connection, order_id: int) -> int:
    """How many jobs one order has."""
    return int(database.execute("SELECT count(*) FROM jobs WHERE order_id = ?", (order_id,)).fetchone()[0])


def read_scenes_of(database: sqlite3.Connection, order_id: int) -> Iterator[tuple[str, str | None]]:
    """The scenes of one order as JSON, each with the path of a product that was given."""
    rows = database.execute("SELECT scene, product FROM jobs WHERE order_id = ? ORDER BY id", (order_id,))
    return ((_unpacked(scene), product) for scene, product in rows)


def last_numbers(database: sqlite3.Connection) -> tuple[int, int]:
    """The highest numbers of an order and of a job; 0: there is none."""
    order, job = database.execute("SELECT (SELECT max(id) FROM orders), (SELECT max(id) FROM jobs)").fetchone()
    return order or 0, job or 0


def _packed(text: str) -> bytes:
    """Two thirds of a store are scenes, which never change: packed, they take half of that."""
    return zlib.compress(text.encode())


def _unpacked(stored: str | bytes) -> str:
    return stored if isinstance(stored, str) else zlib.decompress(stored).decode()  # the first version packed nothing


def _jobs(
    rows: Iterable[tuple[int, int, str, str | bytes, str | None, str, str, int, str, str, float, int, str]],
) -> Iterable[Job]:
    for number, order, _, scene, product, stage, state, attempts, message, trouble, not_before, priority, facts in rows:
        yield Job(
            id=number,
            order_id=order,
            scene=scene_from_json(_unpacked(scene)),
            product=Path(product) if product else None,
            stage=StageName(stage),
            state=JobState(state),
            attempts=attempts,
            message=message,
            trouble=trouble,
            not_before=not_before,
            priority=priority,
            facts=json.loads(facts),
        )
