"""How many jobs wait in a store, without opening it as its owner: cheap, for the start of QGIS."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from .job import OPEN_STATES

PATIENCE_S = 0.2  # for who writes just now


def count_open_jobs(store: Path) -> int:
    """How many jobs of a store are open and nobody works on; 0 where it cannot be read: whoever opens it says why.

    :param store: the SQLite file of :class:`scene_queue.core.job_queue.store.Store`; it is not changed.
    """
    if not store.is_file():
        return 0
    count = _count(store)
    return 0 if count and _is_owned(store) else count


def _count(store: Path) -> int:
    states = [state.value for state in OPEN_STATES]
    marks = ", ".join("?" for _ in states)
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_S)) as database:
            question = f"SELECT count(*) FROM jobs WHERE state IN ({marks})"  # noqa: S608 - marks only
            return int(database.execute(question, states).fetchone()[0])
    except sqlite3.Error:
        return 0


def _is_owned(store: Path) -> bool:
    from .store import Store  # on use, and only where jobs wait: it brings all of the network's libraries

    return Store.is_owned(store)
