"""Object store: the products of the shelf as ``.SAFE`` trees, file by file, without their empty folders.

Source: Amazon S3 API reference, ``ListObjectsV2`` and ``GetObject``; the folders are those of the Copernicus Data
Space's bucket ``eodata``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from .message import BytesBody, MemberBody, Request, Response
from .nodes import Node, read_tree
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
    """

    name = "s3"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.anonymous = False
        self.page_size = 1000
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
        if not self.anonymous and not is_signed(request, ACCESS_KEY, SECRET_KEY):
            code = "SignatureDoesNotMatch" if request.headers.get("authorization") else "AccessDenied"
            return _error(403, code)
        bucket, _, key = request.path.lstrip("/").partition("/")
        if bucket != BUCKET:
            return _error(404, "NoSuchBucket")
        return self._object(key) if key else self._list(dict(request.query))

    def _object(self, key: str) -> Response:
        for shelved in self._shelf.scenes:
            root = _folder(shelved)
            node = self._files(shelved).get(key[len(root) + 1 :]) if key.startswith(f"{root}/") else None
            if node is not None and node.member and shelved.archive:
                body = MemberBody(shelved.archive.path, node.member, 0, node.size_bytes)
                return Response(200, body, {"Content-Type": "binary/octet-stream", "Accept-Ranges": "bytes"})
        return _error(404, "NoSuchKey")

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
                    if key.startswith(prefix):
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


def _error(status: int, code: str) -> Response:
    return _xml(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>")


def _xml(status: int, body: str) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Response(status, BytesBody(text.encode()), {"Content-Type": "application/xml"})
