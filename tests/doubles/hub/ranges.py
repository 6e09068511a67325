"""One byte range of a file. Source: RFC 9110, section 14."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .message import Request

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class UnsatisfiableRangeError(Exception):
    """The range begins behind the end of the file."""


@dataclass(frozen=True)
class Span:
    """``length`` bytes from ``start`` of a file of ``total``."""

    start: int
    length: int
    total: int

    @property
    def content_range(self) -> str:
        """The header's text."""
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.total}"


def asked_span(request: Request, total: int, etag: str) -> Span | None:
    """The part that a request asks for; ``None``: all of it (no range, several, or another ``If-Range``).

    :raises UnsatisfiableRangeError: if no byte of the file lies in it.
    """
    found = _RANGE.fullmatch(request.headers.get("range", ""))
    if not found or not (found[1] or found[2]) or request.headers.get("if-range", etag) != etag:
        return None
    if not found[1]:
        start, end = max(0, total - int(found[2])), total - 1
    else:
        start, end = int(found[1]), min(int(found[2] or total - 1), total - 1)
    if start >= total or start > end:
        raise UnsatisfiableRangeError
    return Span(start, end - start + 1, total)
