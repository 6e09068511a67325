"""The store: orders and jobs in one SQLite file, owned by one program at a time."""

from __future__ import annotations

from .store import Store, StoreBusyError
from .view import StoreView

__all__ = ["Store", "StoreBusyError", "StoreView"]
