"""Requests and responses as the faces of the hub see them: plain values, no sockets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit
from zipfile import ZipFile


@dataclass
class Request:
    """One request.

    :param target: path and query exactly as sent.
    :param headers: by lower-case name.
    """

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path without percent-encoding."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query in its order, decoded; a name may come more than once."""
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def form(self) -> dict[str, str]:
        """A form-encoded body."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def bearer(self) -> str | None:
        """The token of the ``Authorization`` header, ``None`` without one."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None


class Body(Protocol):
    """Bytes of a known length that are read while they are sent."""

    @property
    def length(self) -> int:
        """How many bytes."""

    def chunks(self, size: int) -> Iterator[bytes]:
        """The bytes in pieces of at most ``size``."""


@dataclass
class BytesBody:
    """A body held in memory."""

    content: bytes

    @property
    def length(self) -> int:
        return len(self.content)

    def chunks(self, size: int) -> Iterator[bytes]:
        for start in range(0, len(self.content), size):
            yield self.content[start : start + size]


@dataclass
class FileBody:
    """``length`` bytes of a file from ``start`` on."""

    path: Path
    start: int
    length: int

    def chunks(self, size: int) -> Iterator[bytes]:
        with self.path.open("rb") as stream:
            stream.seek(self.start)
            yield from _read(stream.read, self.length, size)


@dataclass
class MemberBody:
    """``length`` bytes of one file inside a ZIP, from ``start`` on."""

    archive: Path
    member: str
    start: int
    length: int

    def chunks(self, size: int) -> Iterator[bytes]:
        with ZipFile(self.archive) as opened, opened.open(self.member) as stream:
            stream.seek(self.start)
            yield from _read(stream.read, self.length, size)


def _read(read: Callable[[int], bytes], length: int, size: int) -> Iterator[bytes]:
    left = length
    while left:
        piece = read(min(size, left))
        if not piece:
            raise EOFError(f"{left} bytes short of what was announced")
        left -= len(piece)
        yield piece


def _nothing() -> None:
    return None


@dataclass
class Response:
    """One answer.

    :param on_end: called once before the last byte leaves (or when it never will), so that a client that has
        everything never meets its own request as still running.
    """

    status: int
    body: Body = field(default_factory=lambda: BytesBody(b""))
    headers: dict[str, str] = field(default_factory=dict)
    on_end: Callable[[], None] = _nothing


def json_response(status: int, content: object, headers: dict[str, str] | None = None) -> Response:
    """``content`` as JSON."""
    text = json.dumps(content, separators=(",", ":")).encode()
    return Response(status, BytesBody(text), {"Content-Type": "application/json", **(headers or {})})


def refusal(status: int, detail: object) -> Response:
    """The catalogue's way to refuse: ``{"detail": …}``."""
    return json_response(status, {"detail": detail})
