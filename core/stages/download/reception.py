"""One request for a piece of a file: what is asked, whether the answer is what was asked for, and its bytes."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from typing import Callable, Protocol

from ...errors import NetworkError, ServiceError, TransferError
from ...feedback import Feedback
from ...network import RefusedError, Stream, html_error, looks_like_html
from .part_file import PartFile, PieceWriter
from .pieces import Piece
from .source import RANGE_NOT_SATISFIABLE, RemoteFile

_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")
_BEGINNING = 1024
_NO_PARTS = (400, 405, 501)  # how services refuse a range that do not just pass over it
_RATE_AFTER_S = 0.05
CHECK_CONNECTION = "Check the connection, then try again."
_AGAIN_OR_ELSEWHERE = "Try again later, or fetch it from another service."


class OpenStream(Protocol):
    """Asks the source for the file; 416 is handed through, other refusals are raised."""

    def __call__(self, headers: Mapping[str, str], feedback: Feedback) -> AbstractContextManager[Stream]:
        """:param headers: ``Range`` and ``If-Range``, or none."""


class Owner(Protocol):
    """Whoever asks for pieces of a file, and decides what may happen to the others."""

    def begins(self, reception: Reception) -> None:
        """The first bytes are there, and are what was asked for. Called on the thread that receives."""

    def restarts(self, reception: Reception) -> None:
        """The bytes so far are no longer good: end what else is on its way.

        :raises TransferError: if this is not the reception to decide that.
        """

    def is_enough(self, reception: Reception) -> bool:
        """Whether the lane is to be given back now, in the middle of a piece."""


class Reception:
    """Fetches a piece that was taken, or as much of it as comes.

    :param ask_up_to: for the first request for a file: ask for so many bytes, although it is not known how many
        there are; ``None``: for all.
    :ivar piece: what is fetched; another one than given where the file had to be begun anew.
    :ivar takes_ranges: whether the service gives parts of the file; ``None``: it did not say.
    :ivar latency_s: from the question to the first bytes; :ivar bytes_per_second: after that; 0: not known.
    """

    def __init__(
        self, remote: RemoteFile, part: PartFile, piece: Piece, title: str, owner: Owner, ask_up_to: int | None = None
    ) -> None:
        self.piece = piece
        self.takes_ranges: bool | None = None
        self.latency_s = self.bytes_per_second = 0.0
        self._remote, self._part, self._title, self._owner = remote, part, title, owner
        self._ask_up_to = ask_up_to
        self._stack = ExitStack()
        self._writer: PieceWriter | None = None
        self._asked_at = self._began_at = 0.0
        self._received = 0

    def run(self, open_stream: OpenStream, feedback: Feedback, on_tick: Callable[[], None]) -> None:
        """Ask, and write what comes.

        :param on_tick: called on this thread some ten times a second.
        :raises SceneQueueError: what failed; the bytes so far are kept.
        :raises CancelledError: when cancelled; the bytes so far are kept.
        """
        self._feedback = feedback
        self._asked_at = time.monotonic()
        headers = self._headers()
        try:
            self._receive(open_stream(headers, feedback), on_tick)
        except RefusedError as error:
            if error.status not in _NO_PARTS or "Range" not in headers:
                raise
            self._begin_without_parts(error)

    def _begin_without_parts(self, error: RefusedError) -> None:
        self.takes_ranges = False
        self._owner.restarts(self)
        self._part.begin_again()
        raise TransferError(
            f"{self._title} gives no parts of {self._remote.name}; all of it is asked for.", advice=_AGAIN_OR_ELSEWHERE
        ) from error

    def _receive(self, opened: AbstractContextManager[Stream], on_tick: Callable[[], None]) -> None:
        with self._stack, opened as stream:
            if stream.status == RANGE_NOT_SATISFIABLE:
                self._settle_length(stream)
                return
            stream.pour(lambda chunk: self._take(stream, chunk), on_tick)
            if self._writer is None:
                self._agree(stream, b"")
            if self._part.origin.length is None:
                self._part.ended_at(self._part.offset)

    def ends_within(self, seconds: float) -> bool:
        """Whether the piece will have come in so many seconds; as long as nobody can know, it may."""
        left = self.piece.left
        return left is not None and left <= seconds * (self.bytes_per_second or float("inf"))

    def _headers(self) -> dict[str, str]:
        origin, piece = self._part.origin, self.piece
        end = self._ask_up_to if origin.length is None else piece.end
        if end == origin.length:
            end = None
        if not piece.reached and end is None:
            return {}
        headers = {"Range": f"bytes={piece.reached}-{'' if end is None else end - 1}"}
        if origin.validator:
            headers["If-Range"] = origin.validator
        return headers

    def _take(self, stream: Stream, chunk: memoryview) -> bool:
        """Write a chunk (thread that receives); whether more is wanted."""
        now = time.monotonic()
        writer = self._writer
        if writer is None:
            writer = self._agree(stream, bytes(chunk[:_BEGINNING]))
            self.latency_s, self._began_at = now - self._asked_at, now
        else:
            self._received += len(chunk)
            if now - self._began_at > _RATE_AFTER_S:
                self.bytes_per_second = self._received / (now - self._began_at)
                self.piece.bytes_per_second = self.bytes_per_second
        return writer.write(chunk) and not self._owner.is_enough(self)

    def _agree(self, stream: Stream, first: bytes) -> PieceWriter:
        """Make sure that what comes is what was asked for."""
        if looks_like_html(stream.headers, first):
            raise html_error(self._title)
        if stream.status not in (200, 206):
            raise ServiceError(
                f"{self._title} answered the download with status {stream.status}.", advice=_AGAIN_OR_ELSEWHERE
            )
        if stream.status == 206 and (self._part.offset or self._part.origin.length is not None):
            self._check_range(stream)
        else:
            self._begin(stream, first)
        self._writer = self._stack.enter_context(self._part.writing(self.piece))
        self._owner.begins(self)
        return self._writer

    def _begin(self, stream: Stream, first: bytes) -> None:
        """The answer begins at the first byte of the file."""
        start, total = _content_range(stream) if stream.status == 206 else (0, _length(stream))
        if not first:
            raise NetworkError(f"{self._title} sent nothing of {self._remote.name}.", advice=CHECK_CONNECTION)
        if start != 0 or (stream.status == 206 and total is None):
            self.takes_ranges = False
            raise self._another_range()
        if not first.startswith(self._remote.magic):
            raise TransferError(
                f"{self._title} did not send a ZIP archive for {self._remote.name}.", advice=_AGAIN_OR_ELSEWHERE
            )
        is_ignored = stream.status == 200 and bool(self._part.offset or self._ask_up_to)
        if self._part.offset or self._part.origin.length is not None:
            self._owner.restarts(self)
        if self._part.offset:
            self._feedback.note(f"{self._title} sends {self._remote.name} from its beginning again.")
        says_so = stream.headers.get("Accept-Ranges", "").lower() == "bytes"
        self.takes_ranges = not is_ignored and (stream.status == 206 or says_so)
        self._part.begin(total, _validator(stream))
        taken = self._part.pieces.take(self._ask_up_to if stream.status == 206 else None)
        self.piece = taken or self.piece

    def _check_range(self, stream: Stream) -> None:
        start, total = _content_range(stream)
        known = self._part.origin
        is_other_file = None not in (total, known.length) and total != known.length
        is_other_file = is_other_file or _tells_of_change(known.validator, _validator(stream))
        if start == self.piece.reached and not is_other_file:
            self.takes_ranges = True
            return
        self._owner.restarts(self)
        self._part.begin_again()
        if is_other_file:
            raise TransferError(
                f"{self._remote.name} was changed at {self._title} meanwhile; it is begun again.",
                advice=_AGAIN_OR_ELSEWHERE,
            )
        raise self._another_range()

    def _another_range(self) -> TransferError:
        return TransferError(
            f"{self._title} sent another range of {self._remote.name} than it was asked for.",
            advice=_AGAIN_OR_ELSEWHERE,
        )

    def _settle_length(self, stream: Stream) -> None:
        """Nothing comes after the bytes that are there: they are all, or they are not what they should be."""
        _, total = _content_range(stream)
        if self._part.offset and total == self._part.offset == self._part.pieces.prefix:
            self._part.ended_at(total)
            return
        self.takes_ranges = False
        self._owner.restarts(self)
        self._part.begin_again()
        raise TransferError(
            f"{self._title} has no more bytes of {self._remote.name} to go on from.", advice=_AGAIN_OR_ELSEWHERE
        )


def _length(stream: Stream) -> int | None:
    announced = stream.headers.get("Content-Length", "")
    return int(announced) if announced.isdigit() else None


def _validator(stream: Stream) -> str:
    """A strong ETag, else the time of the last change; a weak ETag may not stand in ``If-Range``."""
    etag = stream.headers.get("ETag", "")
    return etag if etag.startswith('"') else stream.headers.get("Last-Modified", "")


def _tells_of_change(before: str, now: str) -> bool:
    """Whether two validators of one kind differ; an ETag and a time cannot be compared."""
    return bool(before and now) and before.startswith('"') == now.startswith('"') and before != now


def _content_range(stream: Stream) -> tuple[int | None, int | None]:
    """First byte and length of the whole, from ``Content-Range``; ``None`` for what it does not say."""
    found = _CONTENT_RANGE.fullmatch(stream.headers.get("Content-Range", "").strip())
    start, total = found.groups() if found else (None, None)
    return (int(start) if start else None, int(total) if total and total != "*" else None)
