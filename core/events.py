"""What workers say, as data: the bar, the log and the row in the queue are three readers of the same messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is.

    :param fraction: 0 to 1, ``None`` where it cannot be known. It may go back after a retry.
    :param text: what is being done, in a few words.
    :param bytes_done: bytes on disk so far, where bytes are what counts.
    :param bytes_total: bytes in all, ``None`` where not known.
    :param bytes_per_second: how fast that went in the last seconds; 0: not known.
    :param seconds_left: until all bytes are there, at that pace, or until the work is done; ``None``: not known.
    """

    fraction: float | None
    text: str = ""
    bytes_done: int = 0
    bytes_total: int | None = None
    bytes_per_second: float = 0.0
    seconds_left: float | None = None


@dataclass(frozen=True)
class Note:
    """One sentence for the log.

    :param text: the sentence; never a secret, a token or a signed URL.
    :param warning: whether the user should look at it.
    """

    text: str
    warning: bool = False


Event = Union[Progress, Note]
