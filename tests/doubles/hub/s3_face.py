"""Object store: the products of the shelf as ``.SAFE`` trees, file by file, without their empty folders.

Source: Amazon S3 API reference, ``ListObjectsV2``, ``GetObject`` and "Requester Pays buckets"; the folders, and ETags
as of uploads in parts, are those of the Copernicus Data Space's bucket ``eodata``.
"""

from __future__ import annotations

import hashlib
from typing import Any
from xml.sax.saxutils import escape

from .entry import s3_path
from .message import BytesBody, Request, Response
from .ranges import UnsatisfiableRangeError
from .s3_signature import is_signed
from .shelf import Shelf, ShelvedScene
from .stored_trees import StoredTrees

ACCESS_KEY, SECRET_KEY = "demo-key", "demo-secret"
BUCKET = "eodata"
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class S3Face:
    """Lists and delivers objects.

    :param url: of this face, without a path.
    :ivar anonymous: whether requests need no signature; may be changed at any time, as may the next.
    :ivar page_size: keys and common prefixes of one page, at most.
    :ivar session_token: what keys that live for a time only must come with; empty: these are lasting ones.
    :ivar lists: whether it may be listed; where it may not, what is not there is denied as well.
    :ivar requester_pays: whether a request must say that it is paid for.
    :ivar trees: what it holds.
    :ivar changed: goes into every ETag, as if the objects had been written anew.
    """

    name = "s3"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.anonymous = False
        self.page_size = 1000
        self.session_token = ""
        self.lists = True
        self.requester_pays = False
        self.changed = ""
        self.trees = StoredTrees(shelf, _folder)

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
        found = self.trees.find(key)
        if found is None:
            return _error(404, "NoSuchKey") if self.lists else _error(403, "AccessDenied")
        headers = {"Content-Type": "binary/octet-stream", "ETag": f'"{_etag(key, self.changed)}"'}
        try:
            return self.trees.deliver(request, found, headers)
        except UnsatisfiableRangeError:
            return _error(416, "InvalidRange", {"Content-Range": f"bytes */{found[1].size_bytes}"})

    def _list(self, options: dict[str, str]) -> Response:
        if not self.lists:
            return _error(403, "AccessDenied")
        prefix, delimiter = options.get("prefix", ""), options.get("delimiter", "")
        entries = self.trees.entries(prefix, delimiter)
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


def _folder(shelved: ShelvedScene) -> str:
    return s3_path(shelved)[len(f"/{BUCKET}/") :]


def _etag(key: str, changed: str) -> str:
    return f"{hashlib.md5((changed + key).encode()).hexdigest()}-1"


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> Response:
    return _xml(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>", headers)


def _xml(status: int, body: str, headers: dict[str, str] | None = None) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Response(status, BytesBody(text.encode()), {"Content-Type": "application/xml", **(headers or {})})
