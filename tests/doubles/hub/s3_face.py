"""Object store: the products of the shelf as ``.SAFE`` trees, file by file, without their empty folders.

Source: Amazon S3 API reference, ``ListObjectsV2``, ``GetObject`` and "Requester Pays buckets"; the folders, and ETags
as of uploads in parts, are those of the Copernicus Data Space's bucket ``eodata``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from .message import BytesBody, MemberBody, Request, Response
from .nodes import Node, read_tree
from .ranges import UnsatisfiableRangeError, asked_span
from .s3_signature import is_signed
from .shelf import Shelf, ShelvedScene

ACCESS_KEY, SECRET_KEY = "demo-key", "demo-secret"
BUCKET = "eodata"
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class S3Face:
    """Lists and delivers objects.

    :param url: of this face, without a path.
    :ivar anonymous: whether requests need no signature; may be changed at any time, as may the next.
    :ivar page_size: keys and common prefixes of one page, at most.
    :ivar session_token: what keys that live for a time only must come with; empty: these are lasting ones.
    :ivar requester_pays: whether a request must say that it is paid for.
    :ivar ranges: whether ranges are honoured; :ivar if_range: whether ``If-Range`` is: some stores pass over it.
    :ivar hidden: parts of keys whose objects are not there.
    :ivar changed: goes into every ETag, as if the objects had been written anew.
    """

    name = "s3"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.anonymous = False
        self.page_size = 1000
        self.session_token = ""
        self.requester_pays = False
        self.ranges = self.if_range = True
        self.hidden: tuple[str, ...] = ()
        self.changed = ""
        self._shelf = shelf
        self._trees: dict[str, dict[str, Node]] = {}

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face.

        :param changes: keys with other values.
        """
        profile = {
            "schema": 1,
            "id": "s3",
            "title": "Embedded hub (S3)",
            "kind": "s3",
            "connections": 4,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "endpoint_url": self.url,
            "bucket": BUCKET,
            "region": "default",
            "key_template": "Sentinel-2/MSI/{level}/{year}/{month}/{day}/{name}.SAFE",
        }
        return {**profile, **changes}

    def answer(self, request: Request) -> Response:
        """Any request."""
        if request.method != "GET":
            return _error(405, "MethodNotAllowed")
        if not self.anonymous:
            code = self._refused(request)
            if code:
                return _error(403, code)
        bucket, _, key = request.path.lstrip("/").partition("/")
        if bucket != BUCKET:
            return _error(404, "NoSuchBucket")
        return self._object(request, key) if key else self._list(dict(request.query))

    def _refused(self, request: Request) -> str:
        """The code of the refusal; empty: it is allowed."""
        if not request.headers.get("authorization"):
            return "AccessDenied"
        signed = is_signed(request, ACCESS_KEY, SECRET_KEY)
        if signed and request.headers.get("x-amz-security-token", "") != self.session_token:
            return "InvalidToken"
        if signed and self.requester_pays and request.headers.get("x-amz-request-payer") != "requester":
            return "AccessDenied"
        return "" if signed else "SignatureDoesNotMatch"

    def _object(self, request: Request, key: str) -> Response:
        for shelved in self._shelf.scenes:
            root = _folder(shelved)
            node = self._files(shelved).get(key[len(root) + 1 :]) if key.startswith(f"{root}/") else None
            if node is not None and node.member and shelved.archive and not self._is_hidden(key):
                return self._content(request, key, shelved.archive.path, node)
        return _error(404, "NoSuchKey")

    def _content(self, request: Request, key: str, archive: Path, node: Node) -> Response:
        """An object, or the range of it that was asked for."""
        headers = {"Content-Type": "binary/octet-stream", "ETag": f'"{_etag(key, self.changed)}"'}
        total, member = node.size_bytes, node.member or ""
        whole = Response(200, MemberBody(archive, member, 0, total), headers)
        if not self.ranges:
            return whole
        headers["Accept-Ranges"] = "bytes"
        if not self.if_range:
            request.headers.pop("if-range", None)
        try:
            span = asked_span(request, total, headers["ETag"])
        except UnsatisfiableRangeError:
            return _error(416, "InvalidRange", {"Content-Range": f"bytes */{total}"})
        if span is None:
            return whole
        body = MemberBody(archive, member, span.start, span.length)
        return Response(206, body, {**headers, "Content-Range": span.content_range})

    def _is_hidden(self, key: str) -> bool:
        return any(part in key for part in self.hidden)

    def _list(self, options: dict[str, str]) -> Response:
        prefix, delimiter = options.get("prefix", ""), options.get("delimiter", "")
        entries = sorted(set(self._entries(prefix, delimiter)))
        start = int(options.get("continuation-token") or 0)
        end = start + min(self.page_size, int(options.get("max-keys") or 1000))
        texts = []
        for key, size in entries[start:end]:
            if size < 0:
                texts.append(f"<CommonPrefixes><Prefix>{escape(key)}</Prefix></CommonPrefixes>")
            else:
                texts.append(f"<Contents><Key>{escape(key)}</Key><Size>{size}</Size></Contents>")
        truncated = end < len(entries)
        token = f"<NextContinuationToken>{end}</NextContinuationToken>" if truncated else ""
        flag = f"<IsTruncated>{str(truncated).lower()}</IsTruncated>{token}"
        body = f'<ListBucketResult xmlns="{_NAMESPACE}"><Name>{BUCKET}</Name>{flag}{"".join(texts)}</ListBucketResult>'
        return _xml(200, body)

    def _entries(self, prefix: str, delimiter: str) -> Iterator[tuple[str, int]]:
        """Keys with their sizes; a common prefix has the size -1."""
        for shelved in self._shelf.scenes:
            root = f"{_folder(shelved)}/"
            if delimiter and root.startswith(prefix) and delimiter in root[len(prefix) :]:
                yield prefix + root[len(prefix) :].split(delimiter)[0] + delimiter, -1
            elif root.startswith(prefix) or prefix.startswith(root):
                for path, node in self._files(shelved).items():
                    key = root + path
                    if key.startswith(prefix) and not self._is_hidden(key):
                        rest = key[len(prefix) :]
                        cut = bool(delimiter) and delimiter in rest
                        yield (prefix + rest.split(delimiter)[0] + delimiter, -1) if cut else (key, node.size_bytes)

    def _files(self, shelved: ShelvedScene) -> dict[str, Node]:
        name = shelved.scene.name
        if name not in self._trees:
            tree = read_tree(shelved.archive.path).descend([f"{name}.SAFE"]) if shelved.archive else None
            self._trees[name] = dict(_files(tree, "")) if tree else {}
        return self._trees[name]


def _folder(shelved: ShelvedScene) -> str:
    parts = shelved.parts
    return f"Sentinel-2/MSI/{parts.level}/{parts.sensing:%Y/%m/%d}/{shelved.scene.name}.SAFE"


def _files(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    for child in node.children.values():
        if child.member:
            yield path + child.name, child
        else:
            yield from _files(child, f"{path}{child.name}/")


def _etag(key: str, changed: str) -> str:
    return f"{hashlib.md5((changed + key).encode()).hexdigest()}-1"


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> Response:
    return _xml(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>", headers)


def _xml(status: int, body: str, headers: dict[str, str] | None = None) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Response(status, BytesBody(text.encode()), {"Content-Type": "application/xml", **(headers or {})})
