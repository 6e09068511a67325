"""The one thread that writes the store: changes of a moment share a transaction, which is on the disk when it ends."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Callable

from ...errors import DiskError, StoreError
from ..job import Job
from .papers import Papers
from .rows import DELETE_JOB, DELETE_ORDER, INSERT_JOB, PUT_ORDER, UPDATE_JOB, Row, changing_row

TOGETHER_S = 0.2
AGAIN_S = 1.0


@dataclass
class _Change:
    identifier: str
    before: str  # the state that the file must still have
    row: Row


@dataclass
class Batch:
    """What is to be written in one transaction; a job that changes several times is written as it is last."""

    orders: dict[int, str] = field(default_factory=dict)
    added: list[Row] = field(default_factory=list)
    changes: dict[int, _Change] = field(default_factory=dict)
    removed_jobs: list[int] = field(default_factory=list)
    removed_orders: list[int] = field(default_factory=list)
    on_paper: set[int] = field(default_factory=set)  # numbers of orders whose papers are not true any more
    news: list[Job] = field(default_factory=list)  # every change, to be told when it is written

    def add(self, jobs: Sequence[Job], rows: Iterable[Row]) -> None:
        """New jobs, with their numbers, and as they are written: :func:`whole_row`."""
        self.added.extend(rows)
        self.on_paper.update({job.order_id for job in jobs})
        self.news.extend(jobs)

    def put_order(self, order_id: int, content: str) -> None:
        """A new order, or one that is something else now."""
        self.orders[order_id] = content
        self.on_paper.add(order_id)

    def remove(self, jobs: Iterable[Job]) -> None:
        """Jobs that are forgotten."""
        for job in jobs:
            self.removed_jobs.append(job.id)
            self.on_paper.add(job.order_id)

    def change(self, pairs: Iterable[tuple[Job, Job]]) -> None:
        """Jobs before and after."""
        rows = [(before, after, changing_row(after)) for before, after in pairs]
        for before, after, row in rows:
            self.news.append(after)
            known = self.changes.get(before.id)
            first = known.before if known else before.state.value
            self.changes[before.id] = _Change(before.scene.identifier, first, row)

    def write(self, database: sqlite3.Connection) -> None:
        """Write all of it, or nothing.

        :raises StoreError: if a job is in another state in the file.
        :raises sqlite3.Error: if the file cannot be written.
        """
        database.execute("BEGIN IMMEDIATE")
        try:
            database.executemany(PUT_ORDER, list(self.orders.items()))
            database.executemany(INSERT_JOB, self.added)
            for number, change in self.changes.items():
                cursor = database.execute(UPDATE_JOB, (*change.row, number, change.before))
                if cursor.rowcount != 1:
                    raise StoreError(f"{change.identifier} is no longer {change.before} in the queue's file.")
            database.executemany(DELETE_JOB, [(number,) for number in self.removed_jobs])
            database.executemany(DELETE_ORDER, [(number,) for number in self.removed_orders])
            database.execute("COMMIT")
        except (sqlite3.Error, StoreError):
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def _nobody(news: object) -> None:
    """Nobody listens."""


class Writer:
    """Writes what it is given, soon. Thread-safe.

    :param database: used by this object's thread alone while it writes, under :attr:`in_use`.
    :param papers: written after the transactions that change them; ``None``: there are none.
    :param on_trouble: called on that thread, once when the file cannot be written, until it can be again.
    :param unusable: makes an error for the user of what SQLite says.
    :ivar on_written: called on that thread with jobs as they are on the disk now, every change of them.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        papers: Papers | None,
        on_trouble: Callable[[StoreError], None],
        unusable: Callable[[Exception], StoreError],
    ) -> None:
        self._database, self._papers = database, papers
        self._on_trouble, self._unusable = on_trouble, unusable
        self._turn = threading.Condition()
        self._batch = Batch()
        # how often something was given, how much of that is in batches, and how much on the disk
        self._given = self._taken = self._written = 0
        self._wanted = 0  # up to where somebody waits
        self._is_closing = self._is_broken = False
        self.in_use = threading.Lock()
        self.on_written: Callable[[Sequence[Job]], None] = _nobody
        self.trouble: StoreError | None = None
        self._thread = threading.Thread(target=self._run, name="scene-queue store", daemon=True)
        self._thread.start()

    @property
    def tries_again(self) -> bool:
        """Whether what cannot be written is tried again."""
        with self._turn:
            return not self._is_broken

    def give(self, put: Callable[[Batch], None]) -> None:
        """Put something into the next transaction.

        :raises StoreError: if it cannot be stored; nothing of it is put there then.
        """
        with self._turn:
            if self._is_broken and self.trouble is not None:
                raise self.trouble
            put(self._batch)
            self._given += 1
            self._turn.notify_all()

    def flush(self) -> None:
        """Return when all that was given before is on the disk.

        :raises StoreError: if it cannot be written.
        """
        with self._turn:
            mine = self._given
            self._wanted = max(self._wanted, mine)
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._written >= mine or self.trouble is not None)
            if self._written < mine and self.trouble is not None:
                raise self.trouble

    def close(self, seconds: float | None = None) -> bool:
        """Write what is left, and end; what cannot be written is lost.

        :param seconds: how long that may take; ``None``: as long as it takes.
        :returns: whether it has ended.
        """
        with self._turn:
            self._is_closing = True
            self._turn.notify_all()
        self._thread.join(seconds)
        self.on_written = self._on_trouble = _nobody  # what was left behind has nobody to tell any more
        return not self._thread.is_alive()

    def _run(self) -> None:
        """The thread; one of the doors where everything is caught: who waits for it would wait for ever."""
        try:
            self._write_on()
        except Exception as error:  # noqa: BLE001 - see the docstring
            self._break(self._unusable(error))

    def _write_on(self) -> None:
        pending: list[Batch] = []
        on_paper: set[int] = set()
        while self._wait_for_work(bool(pending)):
            if self._taken < self._given:
                pending.append(self._take())
            try:
                while pending:
                    with self.in_use:
                        pending[0].write(self._database)
                    written = pending.pop(0)
                    on_paper |= written.on_paper
                    self.on_written(written.news)
            except sqlite3.Error as error:
                self._tell(self._unusable(error))
            except StoreError as error:
                self._break(error)
                return
            else:
                self._tell_written()
                self._write_papers(on_paper)

    def _break(self, error: StoreError) -> None:
        self._is_broken = True
        self._tell(error)

    def _wait_for_work(self, has_more: bool) -> bool:
        """Wait until something is to be written and its moment is over; returns whether there is any.

        :param has_more: whether the last transaction is to be tried again.
        """
        with self._turn:
            if has_more:
                self._turn.wait_for(lambda: self._is_closing, AGAIN_S)
                return not self._is_closing
            self._turn.wait_for(lambda: self._is_closing or self._written < self._given)
            self._turn.wait_for(lambda: self._is_closing or self._written < self._wanted, TOGETHER_S)
            return self._written < self._given

    def _take(self) -> Batch:
        with self._turn:
            batch, self._batch = self._batch, Batch()
            self._taken = self._given
            return batch

    def _tell_written(self) -> None:
        with self._turn:
            self._written, self.trouble = self._taken, None
            self._turn.notify_all()

    def _write_papers(self, order_ids: set[int]) -> None:
        """What cannot be written is tried again with the next transaction; the store itself is whole."""
        if self._papers is None:
            return
        for order_id in sorted(order_ids):
            try:
                with self.in_use:
                    self._papers.write(self._database, order_id)
            except (sqlite3.Error, DiskError):
                return
            order_ids.remove(order_id)

    def _tell(self, error: StoreError) -> None:
        with self._turn:
            is_new, self.trouble = self.trouble is None, error
            self._turn.notify_all()
        if is_new:
            self._on_trouble(error)
