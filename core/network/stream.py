"""The port of what is received piece by piece, from a service or from a disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Callable, Protocol


class Stream(Protocol):
    """An answer whose body is handed out as it arrives, not decoded. It speaks of ranges as HTTP does (RFC 9110).

    :ivar status: 200, 206 for a part, 416 where nothing is left. :ivar headers: by name in any case.
    :ivar url: where it came from in the end; empty: from no network.
    """

    status: int
    headers: Mapping[str, str]
    url: str

    def chunks(self) -> Iterator[bytes]:
        """The body, piece by piece.

        :raises NetworkError: where the connection breaks or goes silent, after all that arrived.
        :raises CancelledError: when cancelled, within moments.
        """

    def pour(self, sink: Callable[[memoryview], bool], on_tick: Callable[[], None]) -> None:
        """The body, each piece taken on the thread that receives it: the quick road for large ones.

        :param sink: takes a piece, which is good during the call only, and says whether more is wanted.
        :param on_tick: called on the caller's thread some ten times a second; what it raises ends the transfer.
        :raises SceneQueueError: what the sink raised.
        :raises NetworkError: where the connection breaks or goes silent, after all that arrived.
        :raises CancelledError: when cancelled, within moments.
        """
