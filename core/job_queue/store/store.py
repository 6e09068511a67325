"""The owner's side of the store.

Every change of state and its check are in one transaction, so that a crash at any instant leaves a whole state: the
last, or that of a moment before. What is lost of that moment, recovery finds out from the disk.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Callable, TypeVar

from ...errors import StoreError
from ...machine.file_systems import is_on_network
from ..job import Job
from ..order import Order, order_to_json
from .ownership import Ownership
from .papers import Papers
from .rows import last_numbers, read_jobs, read_orders, whole_row
from .schema import DamagedError, is_in_line, note_in_line, open_store
from .writer import Writer

T = TypeVar("T")
TOGETHER = 1_000
_COMPANIONS = ("", "-wal", "-shm", "-journal")


class StoreBusyError(StoreError):
    """Another QGIS or qgis_process owns the store."""


def _nobody(error: StoreError) -> None:
    """Nobody listens: :meth:`Store.flush` raises it, too."""


class Store:
    """Orders and jobs on disk, owned by one object at a time. Thread-safe.

    What is given to it is written soon, with all that comes within a moment; numbers of orders and jobs are given at
    once. Every method raises :class:`StoreError` if the file cannot be read, or what it is given cannot be stored.

    :param path: the SQLite file; made if it is not there.
    :param keeps_papers: whether each order is written down beside it, for the day when the file is damaged.
    :param on_trouble: called on another thread, once when the file cannot be written, until it can be again.
    :param on_network: whether it lies on a network file system; ``None``: looked at.
    :ivar set_aside: where a damaged file was put, and what is there now was rebuilt from papers and products;
        ``None``: it was not.
    :raises StoreBusyError: if somebody else owns it.
    :raises StoreError: if it cannot be opened, or comes from a newer version.
    """

    def __init__(
        self,
        path: Path,
        *,
        keeps_papers: bool = False,
        on_trouble: Callable[[StoreError], None] = _nobody,
        on_network: bool | None = None,
    ) -> None:
        self.path = path
        self.set_aside: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            remote = is_on_network(path.parent) if on_network is None else on_network
            self._owner = Ownership(path, on_network=remote)
        except BlockingIOError as error:
            raise StoreBusyError(
                f"The queue's file {path} is used by another QGIS or qgis_process.",
                advice="Close that one, or wait until it has ended.",
            ) from error
        except OSError as error:
            raise self._unusable(error) from error
        try:
            self._database = self._open(remote)
            self._last_order, self._last_job = last_numbers(self._database)
        except (sqlite3.Error, OSError) as error:
            self._owner.release()
            raise self._unusable(error) from error
        except StoreError:
            self._owner.release()
            raise
        papers = Papers(path) if keeps_papers else None
        self._writer = Writer(self._database, papers, on_trouble, self._unusable)
        if papers is not None:
            try:
                self._bring_in_line(papers)
            except sqlite3.Error as error:
                self.close()
                raise self._unusable(error) from error
            except StoreError:
                self.close()
                raise

    @property
    def trouble(self) -> StoreError | None:
        """Why nothing can be written at present."""
        return self._writer.trouble

    @property
    def tries_again(self) -> bool:
        """Whether what cannot be written at present may still be; else the store is of no use any more."""
        return self._writer.tries_again

    def tell(self, listener: Callable[[Sequence[Job]], None]) -> None:
        """From now on call this with jobs as they are on the disk: every change, in its order, on another thread."""
        self._writer.on_written = listener

    @staticmethod
    def is_owned(path: Path) -> bool:
        """Whether somebody owns the store of a file at this moment; where that cannot be told, somebody does."""
        try:
            Ownership(path, on_network=is_on_network(path.parent)).release()
        except OSError:
            return True
        return False

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self, seconds: float | None = None) -> None:
        """Write what is left, close the file and give it up; the object is of no use afterwards.

        :param seconds: how long that may take; ``None``: as long as it takes. A disk that does not answer in time keeps
            the file until the process ends.
        """
        if self._writer.close(seconds):
            self._database.close()
            self._owner.release()

    def flush(self) -> None:
        """Return when all that was given to the store is on the disk.

        :raises StoreError: if it cannot be written, or a job is in another state in the file than it was.
        """
        self._writer.flush()

    def flush_or_go_on(self) -> None:
        """As :meth:`flush`; what cannot be written now, and may be later, is no error: who listens has been told.

        :raises StoreError: if it never can.
        """
        try:
            self.flush()
        except StoreError:
            if not self.tries_again:
                raise

    def add_order(self, order: Order) -> Order:
        """Write a new order; returns it with its number. One thread at a time."""
        return self.change_order(self.numbered(order))

    def numbered(self, order: Order) -> Order:
        """A new order with its number, to be written by :meth:`change_order` after its jobs: it is not there before."""
        self._last_order += 1
        return replace(order, id=self._last_order)

    def change_order(self, order: Order) -> Order:
        """Write an order anew, under its number."""
        content = order_to_json(order)
        self._writer.give(lambda batch: batch.put_order(order.id, content))
        return order

    def remove_orders(self, order_ids: Sequence[int]) -> None:
        """Forget orders that have no job left."""
        self._writer.give(lambda batch: batch.removed_orders.extend(order_ids))

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        return self._read(read_orders)

    def add_jobs(self, jobs: Sequence[Job]) -> list[Job]:
        """Write new jobs; returns them with their numbers. One thread at a time.

        A thousand make a transaction, so that the log does not become as large as the file. Jobs whose order was not
        written any more are not there when the file is opened again.
        """
        first, self._last_job = self._last_job + 1, self._last_job + len(jobs)
        added = [replace(job, id=number) for number, job in enumerate(jobs, first)]
        for start in range(0, len(added), TOGETHER):
            self._add_some(added[start : start + TOGETHER])
            if start + TOGETHER < len(added):
                self.flush_or_go_on()
        return added

    def jobs(self) -> list[Job]:
        """All jobs, in the order in which they were queued."""
        return self._read(read_jobs)

    def change(self, changes: Iterable[tuple[Job, Job]]) -> None:
        """Write changed jobs, all in one transaction, if the file still has each in the state of its *before*.

        :param changes: pairs of a job before and after.
        """
        pairs = list(changes)
        self._writer.give(lambda batch: batch.change(pairs))

    def remove(self, jobs: Sequence[Job]) -> None:
        """Forget jobs; files are not touched."""
        self._writer.give(lambda batch: batch.remove(jobs))

    def _add_some(self, jobs: Sequence[Job]) -> None:
        rows = [whole_row(job) for job in jobs]
        self._writer.give(lambda batch: batch.add(jobs, rows))

    def _bring_in_line(self, papers: Papers) -> None:
        """A new file in place of a damaged one gets what is on paper; what is not on paper comes there.

        A kill in the middle of that changes nothing: it is noted in the file when it is done.
        """
        self._last_order = max(self._last_order, papers.last_number())
        if not is_in_line(self._database):
            known = {order.id for order in self.orders()}
            for order, jobs in papers.read():
                if order.id not in known:
                    self.add_jobs(jobs)
                    self.change_order(order)
            self.flush()
            with self._writer.in_use:
                note_in_line(self._database)
        missing = [order.id for order in self.orders() if not papers.is_there(order.id)]
        if missing:
            self._writer.give(lambda batch: batch.on_paper.update(missing))

    def _read(self, read: Callable[[sqlite3.Connection], list[T]]) -> list[T]:
        self._writer.flush()
        try:
            with self._writer.in_use:
                return read(self._database)
        except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError) as error:
            raise self._unusable(error) from error

    def _open(self, on_network: bool) -> sqlite3.Connection:
        try:
            return open_store(self.path, on_network=on_network)
        except DamagedError:
            self.set_aside = _put_aside(self.path)
            return open_store(self.path, on_network=on_network)

    def _unusable(self, error: Exception) -> StoreError:
        return StoreError(
            f"The queue's file {self.path} cannot be used ({error}).",
            advice="Check that its folder can be written and the disk is not full, or move the file away.",
        )


def _put_aside(path: Path) -> Path:
    """Rename a damaged file, and what SQLite keeps beside it; returns its new name."""
    mark = f"damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    for companion in _COMPANIONS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + companion).rename(path.with_name(f"{path.name}.{mark}{companion}"))
    return path.with_name(f"{path.name}.{mark}")
