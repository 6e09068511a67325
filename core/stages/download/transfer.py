"""The one transfer engine: part file, resume, length, checksum.

Sources: RFC 9110 (ranges, ``If-Range``); Copernicus Data Space documentation, OData (``ContentLength``,
``Checksum``); whether that length is the archive's own is not said there, so a difference is only noted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Callable, Protocol

from ...errors import NetworkError, ProductError, ServiceError, TransferError
from ...feedback import Feedback
from ...network import Stream, html_error, looks_like_html, retrying
from .part_file import PartFile
from .source import RANGE_NOT_SATISFIABLE, RemoteFile

ATTEMPTS = 5
_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")


class OpenStream(Protocol):
    """Asks the source for the file; 416 is handed through, other refusals are raised."""

    def __call__(self, headers: Mapping[str, str], feedback: Feedback) -> AbstractContextManager[Stream]:
        """:param headers: ``Range`` and ``If-Range``, or none."""


def fetch(
    remote: RemoteFile,
    part: PartFile,
    open_stream: OpenStream,
    feedback: Feedback,
    on_bytes: Callable[[int, int | None], None],
    title: str,
) -> None:
    """Fetch all of a file into its part file, and prove it by length and checksum.

    :param part: taken up already; its bytes are gone on from.
    :param on_bytes: called with bytes so far and in all (``None``: not known).
    :param title: of the source, for sentences.
    :raises ProductError: if the checksum is wrong, and is wrong again after another fetch.
    :raises NetworkError, ServiceBusyError, TransferError: after :data:`ATTEMPTS` in a row that got no further.
    :raises DiskError: where the disk refuses; the bytes so far are kept.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    receiver = _Receiver(remote, part, open_stream, feedback, on_bytes, title)
    for is_last in (False, True):
        retrying(receiver.receive, feedback, ATTEMPTS, mark=lambda: part.offset)
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
    part.sync()


class _Receiver:
    """One fetch; :meth:`receive` is one request of it."""

    def __init__(
        self,
        remote: RemoteFile,
        part: PartFile,
        open_stream: OpenStream,
        feedback: Feedback,
        on_bytes: Callable[[int, int | None], None],
        title: str,
    ) -> None:
        self._remote = remote
        self._part = part
        self._open_stream = open_stream
        self._feedback = feedback
        self._on_bytes = on_bytes
        self._title = title

    def receive(self) -> None:
        """Ask for what is missing and append it."""
        if self._is_whole():
            return
        with self._open_stream(self._range(), self._feedback) as stream:
            if stream.status == RANGE_NOT_SATISFIABLE:
                self._settle_length(stream)
                return
            chunks = stream.chunks()
            first = next(chunks, b"")
            self._agree(stream, first)
            self._append(first)
            for chunk in chunks:
                self._append(chunk)
        if self._part.origin.length is None:
            self._part.ended_at(self._part.offset)
        if not self._is_whole():
            reached = f"{self._part.offset} of {self._part.origin.length} bytes"
            raise NetworkError(f"The transfer of {self._remote.name} ended after {reached}.")

    def _is_whole(self) -> bool:
        """By its length; or by its checksum, where a service announces a wrong length."""
        part, checksum = self._part, self._remote.checksum
        return part.offset > 0 and (part.offset == part.origin.length or (part.digest() == checksum))

    def _range(self) -> dict[str, str]:
        part = self._part
        if not part.offset:
            return {}
        headers = {"Range": f"bytes={part.offset}-"}
        if part.origin.validator:
            headers["If-Range"] = part.origin.validator
        return headers

    def _agree(self, stream: Stream, first: bytes) -> None:
        """Make sure that what comes goes on from what is there."""
        if looks_like_html(stream.headers, first):
            raise html_error(self._title)
        if stream.status == 206:
            self._check_range(stream)
        elif stream.status != 200:
            raise ServiceError(f"{self._title} answered the download with status {stream.status}.")
        elif not first:
            raise NetworkError(f"{self._title} sent nothing of {self._remote.name}.")
        elif not first.startswith(self._remote.magic):
            raise TransferError(f"{self._title} did not send a ZIP archive for {self._remote.name}.")
        else:
            if self._part.offset:
                self._feedback.note(f"{self._title} sends {self._remote.name} from its beginning again.")
            self._part.begin(_length(stream), _validator(stream))

    def _check_range(self, stream: Stream) -> None:
        start, total = _content_range(stream)
        known = self._part.origin.length
        if start == self._part.offset and (total is None or known is None or total == known):
            return
        self._part.begin_again()
        raise TransferError(f"{self._title} sent another range of {self._remote.name} than it was asked for.")

    def _settle_length(self, stream: Stream) -> None:
        """Nothing comes after the bytes that are there: they are all, or they are not what they should be."""
        _, total = _content_range(stream)
        if total != self._part.offset:
            self._part.begin_again()
            raise TransferError(f"{self._title} has no more bytes of {self._remote.name} to go on from.")
        self._part.ended_at(total)

    def _append(self, chunk: bytes) -> None:
        self._part.write(chunk)
        self._on_bytes(self._part.offset, self._part.origin.length or self._remote.size_bytes or None)


def _length(stream: Stream) -> int | None:
    announced = stream.headers.get("Content-Length", "")
    return int(announced) if announced.isdigit() else None


def _validator(stream: Stream) -> str:
    """A strong ETag, else the time of the last change; a weak ETag may not stand in ``If-Range``."""
    etag = stream.headers.get("ETag", "")
    return etag if etag.startswith('"') else stream.headers.get("Last-Modified", "")


def _content_range(stream: Stream) -> tuple[int | None, int | None]:
    """First byte and length of the whole, from ``Content-Range``; ``None`` for what it does not say."""
    found = _CONTENT_RANGE.fullmatch(stream.headers.get("Content-Range", "").strip())
    start, total = found.groups() if found else (None, None)
    return (int(start) if start else None, int(total) if total and total != "*" else None)
