"""Google Cloud Storage: the products of the shelf in a public bucket, without their empty folders.

Source: Cloud Storage JSON API, ``objects.list`` and ``objects.get`` with ``alt=media``, "Error responses"; the folders
are those of ``gcp-public-data-sentinel-2``.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from .message import MemberBody, Request, Response, json_response
from .nodes import Node
from .ranges import UnsatisfiableRangeError
from .shelf import Shelf, ShelvedScene
from .stored_trees import StoredTrees

BUCKET = "public-sentinel-2"
_ROOT = f"/storage/v1/b/{BUCKET}/o"
MARKER = "_$folder$"


class GcsFace:
    """Lists and delivers objects to anybody.

    :param url: of this face, without a path.
    :ivar trees: what it holds; :ivar page_size: keys and prefixes of one page, at most.
    :ivar is_public: whether anybody may read it. :ivar changed: goes into every ETag, as if all were written anew.
    """

    name = "gcs"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.page_size = 1000
        self.is_public = True
        self.changed = ""
        self.trees = StoredTrees(shelf, _folder)

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face.

        :param changes: keys with other values.
        """
        profile = {
            "schema": 1,
            "id": "google",
            "title": "Embedded hub (GCS)",
            "kind": "gcs",
            "connections": 4,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "api_url": self.url,
            "bucket": BUCKET,
            "newest_date": "2024-08-28",
        }
        return {**profile, **changes}

    def answer(self, request: Request) -> Response:
        """Any request."""
        path = urlsplit(request.target).path
        if request.method != "GET" or not path.startswith(_ROOT):
            return _error(404, "Not Found")
        if not self.is_public:
            return _error(401, "Anonymous caller does not have storage.objects.get access to the bucket.")
        options = dict(request.query)
        if path == _ROOT:
            return self._list(options)
        key = unquote(path[len(_ROOT) + 1 :])
        found = self.trees.find(key) if "/" not in path[len(_ROOT) + 1 :] else None
        if found is None or options.get("alt") != "media":
            return _error(404, f"No such object: {BUCKET}/{key}")
        tag = hashlib.md5((self.changed + key).encode()).hexdigest()
        try:
            return self.trees.deliver(request, found, {"Content-Type": "image/jp2", "ETag": f'"{tag}"'})
        except UnsatisfiableRangeError:
            return Response(416, headers={"Content-Range": f"bytes */{found[1].size_bytes}"})

    def _list(self, options: dict[str, str]) -> Response:
        prefix, delimiter = options.get("prefix", ""), options.get("delimiter", "")
        entries = [*self.trees.entries(prefix, delimiter), *_markers(self.trees, prefix, delimiter)]
        start = int(options.get("pageToken") or 0)
        end = start + min(self.page_size, int(options.get("maxResults") or 1000))
        page: dict[str, Any] = {"kind": "storage#objects"}
        listed = entries[start:end]
        if any(size >= 0 for _, size in listed):
            page["items"] = [self._item(key, size) for key, size in listed if size >= 0]
        if any(size < 0 for _, size in listed):
            page["prefixes"] = [key for key, size in listed if size < 0]
        if end < len(entries):
            page["nextPageToken"] = str(end)
        return json_response(200, page)

    def _item(self, key: str, size: int) -> dict[str, str]:
        found = self.trees.find(key)
        digest = _md5(*found) if found else hashlib.md5(b"").digest()
        return {"name": key, "size": str(size), "md5Hash": base64.b64encode(digest).decode()}


def _folder(shelved: ShelvedScene) -> str:
    parts = shelved.parts
    tile = f"{parts.tile_id[:2]}/{parts.tile_id[2]}/{parts.tile_id[3:]}"
    return f"{'L2/' if parts.level == 'L2A' else ''}tiles/{tile}/{shelved.scene.name}.SAFE"


def _markers(trees: StoredTrees, prefix: str, delimiter: str) -> list[tuple[str, int]]:
    """The empty objects that stand for the folders of a product."""
    if delimiter:
        return []
    parents = {str(one) for key, _ in trees.entries(prefix, "") for one in PurePosixPath(key).parents}
    return [(f"{folder}{MARKER}", 0) for folder in sorted(parents) if folder.startswith(prefix)]


def _md5(archive: Path, node: Node) -> bytes:
    digest = hashlib.md5()
    for chunk in MemberBody(archive, node.member or "", 0, node.size_bytes).chunks(1 << 20):
        digest.update(chunk)
    return digest.digest()


def _error(status: int, message: str) -> Response:
    return json_response(status, {"error": {"code": status, "message": message, "errors": [{"message": message}]}})
