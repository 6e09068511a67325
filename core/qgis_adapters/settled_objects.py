"""Long lists that stay: Python's collector need not look through their objects again and again.

A full collection looks through every object that there is, and nothing else of Python runs meanwhile: with ten thousand
scenes listed that takes 40 to 60 ms, most of it for QGIS's own 90,000 objects (docs/decisions.md 83).
"""

from __future__ import annotations

import gc

MANY = 1_000


class SettledObjects:
    """Sets aside what is there when a long list has come, until no long list is left. Main thread.

    What is set aside is still freed as soon as nobody refers to it; only what refers to itself in a ring waits.
    """

    def __init__(self) -> None:
        self._lists: set[str] = set()

    def settle(self, name: str, count: int) -> None:
        """A list has been filled anew.

        :param name: of the list; :param count: how many rows it has now.
        """
        if count < MANY:
            self.release(name)
        else:
            self._lists.add(name)
            gc.freeze()

    def release(self, name: str) -> None:
        """A list is not there any more."""
        if name in self._lists:
            self._lists.remove(name)
            if not self._lists:
                gc.unfreeze()


settled_objects = SettledObjects()
