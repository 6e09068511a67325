"""The store as another program sees it: read only, and followed as it changes."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from ...errors import StoreError
from ..job import Job
from ..order import Order
from .rows import read_jobs, read_orders
from .schema import open_view


class StoreView:
    """Looks at a store that somebody else owns. To be used by one thread at a time.

    :param path: the SQLite file.
    :raises StoreError: if it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._database = open_view(path)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        self._seen: int | None = None

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def has_changed(self) -> bool:
        """Whether the owner has written since the last :meth:`read`; costs next to nothing.

        :raises StoreError: if it cannot be read.
        """
        return self._version() != self._seen

    def read(self) -> tuple[list[Order], list[Job]]:
        """All orders and jobs as they are now; of an order that is being added, none of its jobs yet.

        :raises StoreError: if they cannot be read.
        """
        self._seen = self._version()
        try:
            orders = read_orders(self._database)
            known = {order.id for order in orders}
            return orders, [job for job in read_jobs(self._database) if job.order_id in known]
        except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError) as error:
            raise self._unreadable(error) from error

    def _version(self) -> int:
        try:
            return int(self._database.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> StoreError:
        return StoreError(f"The queue's file {self._path} cannot be read ({error}).", advice="Try again in a moment.")
