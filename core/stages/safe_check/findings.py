"""What can be wrong with a product."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class FindingKind(enum.Enum):
    """The kinds of damage, named as a report names them."""

    MISSING = "missing"
    TRUNCATED = "truncated"  # the file has fewer bytes than it should
    ALTERED = "altered"  # other bytes, or more
    UNREADABLE = "unreadable"
    UNEXPECTED_NAME = "unexpected name"  # name and metadata speak of different products
    UNFINISHED = "unfinished"  # left by an interrupted correction


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    :param path: of the file or folder below the product's folder, with ``/``; empty: the product itself.
    :param sentence: what is wrong, for the user.
    :param harmless: nothing that reads a product needs the file.
    """

    kind: FindingKind
    path: str
    sentence: str
    harmless: bool = False

    def as_fact(self) -> dict[str, object]:
        """The finding as a report holds it, JSON-able."""
        return {"kind": self.kind.value, "path": self.path, "sentence": self.sentence, "harmless": self.harmless}
