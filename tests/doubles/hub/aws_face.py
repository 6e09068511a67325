"""AWS: the products of the shelf as Sentinel Hub keeps them there, tile and product apart, under other names.

Sources: the recorded ``productInfo.json`` and ``tileInfo.json``; the addresses that sentinelhub was recorded to make of
product names; Amazon S3 API reference. Written on its own, not by that library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from .message import BytesBody, MemberBody, Request, Response, json_response
from .nodes import Node, read_tree
from .ranges import UnsatisfiableRangeError, asked_span
from .s3_face import ACCESS_KEY, SECRET_KEY
from .s3_signature import is_signed
from .shelf import Shelf, ShelvedScene

METADATA, STORE = "/metadata", "/store"
BUCKETS = {"L1C": "sentinel-s2-l1c", "L2A": "sentinel-s2-l2a"}
_FREE = ("productInfo.json", "tileInfo.json", "metadata.xml")
_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
_OF_PRODUCT = (
    (r"MTD_MSI\w+\.xml", "metadata.xml"),
    (r"INSPIRE\.xml", "inspire.xml"),
    (r"manifest\.safe", "manifest.safe"),
    (r"DATASTRIP/[^/]+/MTD_DS\.xml", "datastrip/0/metadata.xml"),
)
_OF_TILE = (
    (r".*/MTD_TL\.xml", "metadata.xml"),
    (r".*/IMG_DATA/\w+_(B\w\w|TCI)\.jp2", r"\1.jp2"),
    (r".*/IMG_DATA/(R\d0m)/\w+_(\w{3})_\d0m\.jp2", r"\1/\2.jp2"),
    (r".*/AUX_DATA/AUX_(\w+)", r"auxiliary/\1"),
    (r".*/QI_DATA/(MSK_\w+\.gml)", r"qi/\1"),
    (r".*/QI_DATA/MSK_(CLD|SNW)PRB_(\d0m\.jp2)", r"qi/\1_\2"),
    (r".*/QI_DATA/MSK_(\w+\.jp2)", r"qi/\1"),
    (r".*/QI_DATA/([A-Z0-9_]+\.xml)", r"qi/\1"),
)

Content = tuple[Path, Node]


class AwsFace:
    """Answers what is free, and delivers what is paid for to who signs and pays.

    :ivar url: of this face, without a path.
    :ivar hidden: parts of keys of objects that are not there.
    """

    name = "aws"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.hidden: tuple[str, ...] = ()
        self._shelf = shelf
        self._objects: dict[str, Content | dict[str, Any]] | None = None

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face. :param changes: keys with other values."""
        profile = {
            "schema": 1,
            "id": "aws",
            "title": "Embedded AWS",
            "kind": "aws-sentinelhub",
            "connections": 4,
            "requests_per_minute": 60_000,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "metadata_url": f"{self.url}{METADATA}",
            "endpoint_url": f"{self.url}{STORE}",
            "l1c_bucket": BUCKETS["L1C"],
            "l2a_bucket": BUCKETS["L2A"],
        }
        return {**profile, **changes}

    def answer(self, request: Request) -> Response:
        """Any request."""
        if request.path.startswith(f"{METADATA}/"):
            place = request.path[len(METADATA) + 1 :]
            return self._object(request, place) if place.endswith(_FREE) else _error(403, "AccessDenied")
        place = request.path[len(STORE) + 1 :]
        if not is_signed(request, ACCESS_KEY, SECRET_KEY):
            return _error(403, "SignatureDoesNotMatch")
        if request.headers.get("x-amz-request-payer") != "requester":
            return _error(403, "AccessDenied")
        return self._object(request, place) if "/" in place else self._list(place, dict(request.query))

    def _object(self, request: Request, place: str) -> Response:
        found = self._there().get(place)
        if found is None:
            return _error(404, "NoSuchKey")
        if isinstance(found, dict):
            return json_response(200, found)
        archive, node = found
        total, member = node.size_bytes, node.member or ""
        headers = {"ETag": f'"{node.name}-1"', "Accept-Ranges": "bytes", "Content-Type": "binary/octet-stream"}
        try:
            span = asked_span(request, total, headers["ETag"])
        except UnsatisfiableRangeError:
            return _error(416, "InvalidRange")
        if span is None:
            return Response(200, MemberBody(archive, member, 0, total), headers)
        body = MemberBody(archive, member, span.start, span.length)
        return Response(206, body, {**headers, "Content-Range": span.content_range})

    def _list(self, bucket: str, options: dict[str, str]) -> Response:
        prefix = f"{bucket}/{options.get('prefix', '')}"
        entries = [
            f"<Contents><Key>{escape(place[len(bucket) + 1 :])}</Key><Size>{_size(found)}</Size></Contents>"
            for place, found in sorted(self._there().items())
            if place.startswith(prefix)
        ]
        flag = "<IsTruncated>false</IsTruncated>"
        return _xml(200, f'<ListBucketResult xmlns="{_NAMESPACE}">{flag}{"".join(entries)}</ListBucketResult>')

    def _there(self) -> dict[str, Content | dict[str, Any]]:
        if self._objects is None:
            self._objects = {place: found for one in self._shelf.scenes for place, found in _objects_of(one)}
        return {place: at for place, at in self._objects.items() if not any(part in place for part in self.hidden)}


def _objects_of(shelved: ShelvedScene) -> Iterator[tuple[str, Content | dict[str, Any]]]:
    """Bucket and key of each object with what it holds. Pages for browsers are not there."""
    name, archive = shelved.scene.name, shelved.archive
    tree = read_tree(archive.path).descend([f"{name}.SAFE"]) if archive else None
    if archive is None or tree is None:
        return
    files = dict(_files(tree, ""))
    parts, bucket = shelved.parts, BUCKETS[shelved.parts.level]
    day = f"{parts.sensing.year}/{parts.sensing.month}/{parts.sensing.day}"
    product = f"products/{day}/{name}"
    tile = f"tiles/{int(parts.tile_id[:2])}/{parts.tile_id[2]}/{parts.tile_id[3:]}/{day}/0"
    for path, node in files.items():
        key = _key_of(path, parts.level, product, tile)
        if key:
            yield f"{bucket}/{key}", (archive.path, node)
    told = _told(name, files, product, tile)
    yield (
        f"{bucket}/{product}/productInfo.json",
        {"name": name, "path": product, "tiles": [told], "datastrips": [told["datastrip"]]},
    )
    yield f"{bucket}/{tile}/tileInfo.json", {**told, "productName": name, "productPath": product}


def _key_of(path: str, level: str, product: str, tile: str) -> str:
    for pattern, key in _OF_PRODUCT:
        if re.fullmatch(pattern, path):
            return f"{product}/{key}"
    report = re.fullmatch(r"DATASTRIP/[^/]+/QI_DATA/(\w+)\.xml", path)
    if report:
        return f"{product}/datastrip/0/qi/{report[1]}{'_report' if level == 'L1C' else ''}.xml"
    if path.endswith("_PVI.jp2"):
        return f"{tile}/preview.jp2" if level == "L1C" else f"{tile}/qi/L2A_PVI.jp2"
    for pattern, key in _OF_TILE:
        if path.startswith("GRANULE/") and re.fullmatch(pattern, path):
            made = re.sub(pattern, key, path)
            return f"{tile}/{made.replace('auxiliary/', 'auxiliary/AUX_') if level == 'L2A' else made}"
    return ""


def _told(name: str, files: dict[str, Node], product: str, tile: str) -> dict[str, Any]:
    """What the service's own files of JSON tell of a tile."""
    granule = next(path.split("/")[1] for path in files if path.startswith("GRANULE/"))
    strip = next(path.split("/")[1] for path in files if path.startswith("DATASTRIP/"))
    stamp = granule[-15:]
    day, moment = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}", f"{stamp[9:11]}:{stamp[11:13]}:{stamp[13:]}"
    baseline = re.sub(r".*_N(\d\d)(\d\d)_.*", r"N\1.\2", name)
    zone, band, square = tile.split("/")[1:4]
    return {
        "path": tile,
        "timestamp": f"{day}T{moment}.024Z",
        "utmZone": int(zone),
        "latitudeBand": band,
        "gridSquare": square,
        "datastrip": {
            "id": f"{name[:3]}_OPER_MSI_{granule[:3]}_{strip}_{baseline}",
            "path": f"{product}/datastrip/0",
        },
    }


def _files(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    for child in node.children.values():
        if child.member:
            yield path + child.name, child
        else:
            yield from _files(child, f"{path}{child.name}/")


def _size(found: Content | dict[str, Any]) -> int:
    return len(str(found)) if isinstance(found, dict) else found[1].size_bytes


def _error(status: int, code: str) -> Response:
    return _xml(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>")


def _xml(status: int, body: str) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Response(status, BytesBody(text.encode()), {"Content-Type": "application/xml"})
