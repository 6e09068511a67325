"""The way through an archive to the products that may be wanted, past the folders that cannot hold any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Callable

from ...errors import DiskError, SettingsError
from ...feedback import Feedback
from ...services.key_template import Segment
from .tree import Tree

MOST_LISTINGS = 20_000
DEEPEST = 12
Values = Mapping[str, str]


class Walk:
    """One walk; use it once.

    :param may_hold: tells by the values of a template's fields whether a folder is worth looking into.
    :ivar unreadable: folders below the root that could not be read: drives have some that are not for everybody.
    """

    def __init__(self, tree: Tree, may_hold: Callable[[Values], bool], feedback: Feedback) -> None:
        self._tree = tree
        self._may_hold = may_hold
        self._feedback = feedback
        self.unreadable: list[str] = []
        self._listings = 0
        self._found = 0

    def along(self, segments: Sequence[Segment]) -> Iterator[str]:
        """Yield the paths of the products' folders where a template says.

        :raises SettingsError: if too many folders have to be listed.
        :raises SceneQueueError: if one cannot be listed.
        """
        return self._along("", segments, {})

    def everywhere(self) -> Iterator[str]:
        """Yield the paths of all folders that end in ``.SAFE``.

        What lies in them is not looked at. Errors: as in :meth:`along`.
        """
        return self._everywhere("", 0)

    def _along(self, folder: str, segments: Sequence[Segment], values: Values) -> Iterator[str]:
        first, rest = segments[0], segments[1:]
        if first.literal:
            yield from self._along(_below(folder, first.literal), rest, values)
            return
        for name in self._names(folder):
            match = first.pattern.fullmatch(name)
            if match is None:
                continue
            known = {**values, **match.groupdict()}
            if not self._may_hold(known):
                continue
            if rest:
                yield from self._along(_below(folder, name), rest, known)
            else:
                yield self._product(_below(folder, name))

    def _everywhere(self, folder: str, depth: int) -> Iterator[str]:
        for name in self._names(folder):
            if name.endswith(".SAFE"):
                yield self._product(_below(folder, name))
            elif depth < DEEPEST:
                yield from self._everywhere(_below(folder, name), depth + 1)

    def _product(self, path: str) -> str:
        self._found += 1
        return path

    def _names(self, folder: str) -> list[str]:
        self._listings += 1
        if self._listings > MOST_LISTINGS:
            raise SettingsError(
                f"The archive has more than {MOST_LISTINGS:,} folders to look into.",
                advice="Say in the key_template of the service's profile where products lie, or ask for fewer days.",
            )
        self._feedback.progress(None, f"{self._found:,} products seen in {self._listings:,} folders")
        try:
            return self._tree.folders(folder, self._feedback)
        except DiskError:
            if not folder:
                raise
            self.unreadable.append(folder)
            return []


def day_may_lie_in(values: Values, first: date, last: date) -> bool:
    """Tell whether a folder of a year, a month or a day can hold something of the days from ``first`` to ``last``."""
    digits = (values.get("date") or "").replace("-", "")
    year = int(digits[:4] or values.get("year") or 0)
    month = int(digits[4:6] or values.get("month") or 0)
    day = int(digits[6:] or values.get("day") or 0)
    if not year:
        return True
    earliest = (year, month or 1, day if month and day else 1)
    latest = (year, month or 12, day if month and day else 31)
    return earliest <= (last.year, last.month, last.day) and latest >= (first.year, first.month, first.day)


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
