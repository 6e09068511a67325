"""The one transfer engine: part file, several connections where nobody else needs them, resume, length, checksum.

Sources: RFC 9110 (ranges, ``If-Range``); Copernicus Data Space documentation, OData (``ContentLength``,
``Checksum``); whether that length is the archive's own is not said there, so a difference is only noted.
"""

from __future__ import annotations

import contextlib
from typing import Callable, Optional

from ...errors import NetworkError, ProductError, TransferError
from ...feedback import Feedback
from ...network import Lanes, retrying
from .lent_lanes import PATIENCE_S, LentLanes
from .part_file import PartFile
from .pieces import Piece
from .portions import Portions
from .reception import CHECK_CONNECTION, OpenStream, Reception
from .source import RemoteFile

ATTEMPTS = 5
HASHED_AT_ONCE = 32 * 1024 * 1024
_TICK_S = 0.1

OnBytes = Callable[[int, Optional[int]], None]


def fetch(
    remote: RemoteFile,
    part: PartFile,
    open_stream: OpenStream,
    feedback: Feedback,
    on_bytes: OnBytes,
    title: str,
    lanes: Lanes | None = None,
    *,
    is_kept: bool = True,
) -> None:
    """Fetch all of a file into its part file, and prove it by length and checksum.

    :param part: taken up already; its bytes are gone on from.
    :param on_bytes: called with bytes so far and in all (``None``: not known), some ten times a second; what it
        raises ends the transfer, and the bytes so far are kept.
    :param title: of the source, for sentences.
    :param lanes: one is held while bytes are fetched, and others are borrowed while nobody wants them; ``None``: the
        caller holds one.
    :param is_kept: whether the file itself is wanted, and so written through to the disk.
    :raises ProductError: if the checksum is wrong, and is wrong again after another fetch.
    :raises NetworkError, ServiceBusyError, TransferError: after :data:`ATTEMPTS` in a row that got no further.
    :raises DiskError: where the disk refuses; the bytes so far are kept.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    for is_last in (False, True):
        _Transfer(remote, part, open_stream, feedback, on_bytes, title, lanes).run()
        part.hash_rest(feedback)
        if not remote.checksum or part.digest() == remote.checksum:
            break
        part.begin_again()
        if is_last:
            raise ProductError(
                f"{remote.name} is faulty at {title}: twice its bytes did not match the published checksum.",
                advice="Try again another day, or fetch it from another service.",
            )
        feedback.note(f"{remote.name} does not match its published checksum; it is fetched once more.", warning=True)
    if remote.size_bytes and part.offset != remote.size_bytes:
        feedback.note(f"{remote.name} has {part.offset} bytes; the catalogue says {remote.size_bytes}.")
    if is_kept:
        part.sync()


class _Transfer:
    """One file on its way: over the scene's own lane, and over others for as long as nobody else wants them."""

    def __init__(
        self,
        remote: RemoteFile,
        part: PartFile,
        open_stream: OpenStream,
        feedback: Feedback,
        on_bytes: OnBytes,
        title: str,
        lanes: Lanes | None,
    ) -> None:
        self._remote, self._part, self._title = remote, part, title
        self._open_stream = open_stream
        self._feedback = feedback
        self._on_bytes = on_bytes
        self._lanes = lanes
        self._lent = LentLanes(lanes, self._fetch_besides) if lanes else None
        self._portions = Portions(part, remote.size_bytes, lanes)

    def run(self) -> None:
        """Fetch what is missing. :raises SceneQueueError, CancelledError: as :func:`fetch`."""
        try:
            retrying(self._fetch, self._feedback, ATTEMPTS, mark=lambda: self._part.offset)
        finally:
            if self._lent is not None:
                self._lent.end()
                self._lent.tell(self._feedback)

    def _fetch(self) -> None:
        while not self._is_whole():
            if self._lent is not None and not self._part.pieces.has_waiting():
                self._lent.wait(_TICK_S)
                self._tick()
                self._feedback.raise_if_cancelled()
                continue
            with self._lanes.own(self._feedback) if self._lanes else contextlib.nullcontext():
                piece = self._next()
                while piece is not None:
                    self._receive(piece)
                    piece = None if self._is_whole() else self._next()

    def _next(self) -> Piece | None:
        return self._portions.next(is_shared=self._lent is not None and self._lent.are_any())

    def _receive(self, piece: Piece) -> None:
        """Ask for a piece over the own lane."""
        is_first = self._part.origin.length is None and not self._part.offset
        ask_up_to = self._portions.first_end() if is_first else None
        reception = Reception(self._remote, self._part, piece, self._title, _OwnLane(self), ask_up_to)
        try:
            reception.run(self._open_stream, self._feedback, self._tick)
        finally:
            self._ended(reception)
        left = reception.piece.left
        if left and not self._is_whole():
            reached = f"{self._part.offset} of {self._part.origin.length} bytes"
            raise NetworkError(f"The transfer of {self._remote.name} ended after {reached}.", advice=CHECK_CONNECTION)

    def _fetch_besides(self, feedback: Feedback, is_wanted: Callable[[], bool]) -> None:
        """Fetch pieces over a lent lane, until nothing is left that is worth a request."""
        while not is_wanted():
            piece = self._portions.next(is_shared=True)
            if piece is None:
                return
            reception = Reception(self._remote, self._part, piece, self._title, _LentLane(is_wanted))
            try:
                reception.run(self._open_stream, feedback, feedback.raise_if_cancelled)
            finally:
                self._ended(reception)

    def _ended(self, reception: Reception) -> None:
        self._part.pieces.put_back(reception.piece)
        self._portions.learn(reception.latency_s, reception.bytes_per_second)
        if reception.takes_ranges is not None:
            self._portions.takes_ranges = reception.takes_ranges

    def _is_whole(self) -> bool:
        """By its length; or by its checksum, where a service announces a wrong length."""
        part, checksum = self._part, self._remote.checksum
        return part.offset > 0 and (part.pieces.are_all_there() or bool(checksum and part.digest() == checksum))

    def begins(self, reception: Reception) -> None:
        """The own lane's first bytes are there: from now on others may help."""
        self._portions.takes_ranges = reception.takes_ranges
        self._borrow()

    def restarts(self) -> None:
        """All that is there is no longer good, and nothing is borrowed until it is known what comes instead."""
        self._portions.takes_ranges = None
        if self._lent is not None:
            self._lent.end()

    def _borrow(self) -> None:
        if self._lent is not None and self._lanes is not None:
            for _ in range(self._lanes.count):
                self._lent.borrow(self._portions.has_next)

    def _tick(self) -> None:
        """Some ten times a second, on the thread of the stage."""
        if self._lent is not None:
            self._lent.tell(self._feedback)
            self._borrow()
            self._part.hash_some(HASHED_AT_ONCE)
        self._on_bytes(self._part.offset, self._part.origin.length or self._remote.size_bytes or None)


class _OwnLane:
    """The lane that answers for the transfer."""

    def __init__(self, transfer: _Transfer) -> None:
        self._transfer = transfer

    def begins(self, reception: Reception) -> None:
        self._transfer.begins(reception)

    def restarts(self, reception: Reception) -> None:
        self._transfer.restarts()

    def is_enough(self, reception: Reception) -> bool:
        return False


class _LentLane:
    """A lane that helps for as long as it may; what it finds out about the file is for the own lane to judge."""

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted

    def begins(self, reception: Reception) -> None:
        return None

    def restarts(self, reception: Reception) -> None:
        reception.takes_ranges = False
        raise TransferError("Another connection was not given its part of the file.")

    def is_enough(self, reception: Reception) -> bool:
        return self._is_wanted() and not reception.ends_within(PATIENCE_S)
