"""Download face: whole products and their files, for a token of the right audience.

Sources: Copernicus Data Space documentation, "OData" and "Quotas"; the host's error codes as clients reported them.
"""

from __future__ import annotations

import re
import threading
import uuid
from pathlib import Path
from typing import Callable

from .accounts import DOWNLOAD_AUDIENCE, Accounts
from .message import Body, FileBody, MemberBody, Request, Response, json_response, refusal
from .nodes import Node, listing, read_tree
from .ranges import Span, UnsatisfiableRangeError, asked_span
from .shelf import Archive, Shelf, ShelvedScene

_PRODUCT = re.compile(r"/odata/v1/Products\((?P<id>[^()]*)\)(?P<nodes>(?:/Nodes\([^()]*\))*)(?P<end>/\$value|/Nodes)")
_NODE = re.compile(r"/Nodes\(([^()]*)\)")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

MakeBody = Callable[[int, int], Body]


class Connections:
    """Counts what runs at once for one account."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.now = 0
        self.peak = 0
        self._lock = threading.Lock()

    def enter(self) -> Callable[[], None] | None:
        """Begin one; gives what ends it, any number of times, or ``None`` if there are too many.

        One too many counts for the peak too: it was tried.
        """
        with self._lock:
            self.peak = max(self.peak, self.now + 1)
            if self.now >= self.most:
                return None
            self.now += 1
        return self._once()

    def _once(self) -> Callable[[], None]:
        ended: list[bool] = []

        def end() -> None:
            with self._lock:
                if not ended:
                    ended.append(True)
                    self.now -= 1

        return end


class DownloadFace:
    """Gives bytes.

    :param connections: how many downloads one account may run at once.
    :param ranges: whether byte ranges are honoured.
    """

    name = "download"

    def __init__(self, shelf: Shelf, accounts: Accounts, *, connections: int = 4, ranges: bool = True) -> None:
        self.url = ""
        self.ranges = ranges
        self.connections = Connections(connections)
        self._shelf = shelf
        self._accounts = accounts
        self._trees: dict[str, Node] = {}

    def answer(self, request: Request) -> Response:
        """Any request."""
        if request.method not in ("GET", "HEAD"):
            return refusal(405, "Method Not Allowed")
        found = _PRODUCT.fullmatch(request.path)
        names = _NODE.findall(found["nodes"]) if found else []
        if not found or any("'" in name or '"' in name for name in names):
            return _error(400, 104, "Malformed OData request path")
        if not _UUID.fullmatch(found["id"]):
            return _error(422, 111, "Invalid product id")
        if found["end"] == "/Nodes":
            return self._listing(request, found["id"], names)
        return self._refused_token(request) or self._within_connections(request, found["id"], names)

    def _listing(self, request: Request, product_id: str, names: list[str]) -> Response:
        """A folder's children; no token wanted."""
        shelved = self._shelf.by_id(product_id)
        node = self._node(shelved, names) if shelved else None
        if node is None or node.member:
            return refusal(404, "Not Found")
        return json_response(200, listing(node, f"{self.url}{request.path}"))

    def _node(self, shelved: ShelvedScene, names: list[str]) -> Node | None:
        archive = shelved.archive
        if archive is None:
            return None
        if shelved.id not in self._trees:
            self._trees[shelved.id] = read_tree(archive.path)
        return self._trees[shelved.id].descend(names)

    def _refused_token(self, request: Request) -> Response | None:
        token = request.bearer
        if token is None:
            return _error(401, 604, "Token not found")
        audience = self._accounts.audience(token)
        if audience is None:
            return _error(401, 109, "Expired signature!")
        return None if audience == DOWNLOAD_AUDIENCE else _error(401, 609, "Token audience not allowed")

    def _within_connections(self, request: Request, product_id: str, names: list[str]) -> Response:
        end = self.connections.enter()
        if end is None:
            return _error(429, 100, "Max session number exceeded")
        try:
            response = self._file(request, product_id, names)
        except BaseException:
            end()
            raise
        response.on_end = end
        return response

    def _file(self, request: Request, product_id: str, names: list[str]) -> Response:
        shelved = self._shelf.by_id(product_id)
        archive = shelved.archive if shelved and shelved.scene.online else None
        if shelved is None or archive is None:
            return refusal(404, "Product not found in catalogue" if shelved is None else "Not Found")
        if not names:
            headers = {
                "Content-Type": "application/zip",
                "Content-Disposition": f"attachment; filename={shelved.scene.name}.SAFE.zip",
            }
            return self._span(request, archive.size_bytes, archive.md5, _whole(archive), headers)
        node = self._node(shelved, names)
        if node is None or node.member is None:
            return refusal(404, "Not Found")
        etag = f"{archive.md5}-{uuid.uuid5(uuid.NAMESPACE_URL, node.member).hex}"
        headers = {"Content-Type": "application/octet-stream"}
        return self._span(request, node.size_bytes, etag, _member(archive.path, node.member), headers)

    def _span(self, request: Request, total: int, tag: str, body: MakeBody, headers: dict[str, str]) -> Response:
        """The file, or the range of it that was asked for."""
        if not self.ranges:
            return Response(200, body(0, total), headers)
        headers = {**headers, "Accept-Ranges": "bytes", "ETag": f'"{tag}"'}
        try:
            span = asked_span(request, total, headers["ETag"])
        except UnsatisfiableRangeError:
            return Response(416, headers={**headers, "Content-Range": f"bytes */{total}"})
        if span is None:
            return Response(200, body(0, total), headers)
        return _partial(span, body, headers)


def _partial(span: Span, body: MakeBody, headers: dict[str, str]) -> Response:
    return Response(206, body(span.start, span.length), {**headers, "Content-Range": span.content_range})


def _whole(archive: Archive) -> MakeBody:
    return lambda start, length: FileBody(archive.path, start, length)


def _member(archive: Path, member: str) -> MakeBody:
    return lambda start, length: MemberBody(archive, member, start, length)


def _error(status: int, code: int, message: str) -> Response:
    return json_response(status, {"trace-id": uuid.uuid4().hex, "code": f"DAT-ZIP-{code}", "message": message})
