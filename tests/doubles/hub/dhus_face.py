"""A Data Hub (DHuS) with the same products, as sentinelsat knew it.

Source: sentinelsat's recorded answers of the Copernicus hub: ``/search``, OData version 2, Basic authentication.
"""

from __future__ import annotations

import base64
import re
from typing import Any
from urllib.parse import quote_plus

from .accounts import Accounts
from .dhus_entry import FIELDS, fields_of, listed_entry, odata_entry
from .dhus_query import DhusQueryError, parse_query
from .message import BytesBody, FileBody, Request, Response, json_response
from .quicklook import quicklook
from .ranges import Span, UnsatisfiableRangeError, asked_span
from .shelf import Archive, Shelf, ShelvedScene

ROOT = "/dhus/"
MOST_ROWS = 100
MOST_CHARS = 3898
_PRODUCT = re.compile(r"odata/v1/Products\('(?P<id>[^']*)'\)(?P<rest>/.+)?")
_ORDER = re.compile(r"(?P<field>\w+)(?: (?P<way>asc|desc))?")
_PAGE = (
    "<!doctype html><html><head><title>HTTP Status {0} - {1}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
)


class DhusFace:
    """Answers searches and gives products.

    :ivar url: of this face, without a path.
    :ivar counted_most: larger lists are counted as so many, and end there.
    :ivar rows_most: products that a page has at most.
    :ivar says_online: whether products have the property ``Online``; old hubs had none.
    :ivar ordered: ids of the products that were asked for while they were in the archive, each time anew.
    :ivar orders_left: how many orders the account may still give; ``None``: any number.
    :ivar takes_orders: whether the archive is not too busy for them.
    :ivar flows_left: how many downloads the account may begin; ``None``: any number.
    """

    name = "dhus"

    def __init__(self, shelf: Shelf, accounts: Accounts) -> None:
        self.url = ""
        self.counted_most = 10_000
        self.rows_most = MOST_ROWS
        self.says_online = True
        self.ordered: list[str] = []
        self.orders_left: int | None = None
        self.takes_orders = True
        self.flows_left: int | None = None
        self._restored: set[str] = set()
        self._shelf = shelf
        self._accounts = accounts
        self._fields: dict[str, dict[str, Any]] = {}

    @property
    def root(self) -> str:
        """The address of the hub."""
        return f"{self.url}{ROOT}"

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face, of the kind ``dhus``. :param changes: keys with other values."""
        profile = {
            "schema": 1,
            "id": "dhus",
            "title": "Embedded Data Hub",
            "kind": "dhus",
            "connections": 2,
            "requests_per_minute": 6000,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "trusted_hosts": ["127.0.0.1"],
            "api_url": self.root.rstrip("/"),
            "page_size": MOST_ROWS,
            "query_max_chars": MOST_CHARS,
        }
        return {**profile, **changes}

    def restore(self, name: str) -> None:
        """Bring a product from the archive."""
        shelved = self._shelf.by_name(name)
        assert shelved is not None
        self._restored.add(shelved.id)

    def answer(self, request: Request) -> Response:
        """Any request."""
        if not self._is_signed_in(request):
            realm = 'Basic realm="Sentinels Scientific Data Hub Search"'
            return _page(401, "Unauthorized", {"WWW-Authenticate": realm})
        path = request.path[len(ROOT) :] if request.path.startswith(ROOT) else ""
        if path == "search":
            return self._search(dict(request.query))
        if path == "api/stub/version":
            return json_response(200, {"value": "2.4.1"})
        found = _PRODUCT.fullmatch(path)
        return self._product(request, found["id"], found["rest"] or "") if found else _page(404, "Not Found")

    def _is_signed_in(self, request: Request) -> bool:
        pair = f"{self._accounts.user}:{self._accounts.password}"
        expected = {base64.b64encode(pair.encode(code, "replace")).decode() for code in ("latin-1", "utf-8")}
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme == "Basic" and given in expected

    def _search(self, options: dict[str, str]) -> Response:
        text = options.get("q", "")
        if len(quote_plus(text, safe="-_.*").replace("~", "%7E")) > MOST_CHARS:
            cause = "RemoteSolrException : Error from server: non ok status: 413, message:Request Entity Too Large"
            return _page(500, "Internal Server Error", {"cause-message": cause})
        try:
            hits = self._ordered(self._hits(text), options.get("orderby", "ingestiondate desc"))
        except DhusQueryError as error:
            return json_response(200, {"feed": {"error": {"code": "400", "message": str(error)}}})
        start, rows = int(options.get("start", "0")), min(int(options.get("rows", "10")), self.rows_most)
        page = hits[: self.counted_most][start : start + rows]
        return json_response(200, {"feed": self._feed(text, page, min(len(hits), self.counted_most), start, rows)})

    def _hits(self, text: str) -> list[ShelvedScene]:
        passes = parse_query(text, FIELDS)
        return self._shelf.find(f"dhus {text}", lambda shelved: passes(self._fields_of(shelved)))

    def _fields_of(self, shelved: ShelvedScene) -> dict[str, Any]:
        if shelved.id not in self._fields:
            self._fields[shelved.id] = fields_of(shelved)
        return self._fields[shelved.id]

    def _ordered(self, hits: list[ShelvedScene], order: str) -> list[ShelvedScene]:
        found = _ORDER.fullmatch(order)
        if not found or found["field"] not in FIELDS:
            raise DhusQueryError(f"can not sort on undefined field: {order}")
        key = found["field"]
        return sorted(hits, key=lambda shelved: self._fields_of(shelved)[key], reverse=found["way"] == "desc")

    def _feed(self, text: str, page: list[ShelvedScene], total: int, start: int, rows: int) -> dict[str, Any]:
        entries = [listed_entry(shelved, self._fields_of(shelved), self.root) for shelved in page]
        feed: dict[str, Any] = {
            "xmlns:opensearch": "http://a9.com/-/spec/opensearch/1.1/",
            "xmlns": "http://www.w3.org/2005/Atom",
            "title": f"Data Hub search results for: {text}",
            "subtitle": f"Displaying {start} to {start + rows - 1} of {total} total results.",
            "author": {"name": "Data Hub"},
            "id": f"{self.root}search?q={text}",
            "opensearch:totalResults": str(total),
            "opensearch:startIndex": str(start),
            "opensearch:itemsPerPage": str(rows),
            "opensearch:Query": {"role": "request", "searchTerms": text, "startPage": "1"},
        }
        if entries:  # one alone is no list
            feed["entry"] = entries if len(entries) > 1 else entries[0]
        return feed

    def _product(self, request: Request, product_id: str, rest: str) -> Response:
        shelved = self._shelf.by_id(product_id)
        if shelved is None:
            said = f"Invalid key ({product_id}) to access Products"
            return _odata_error(404, said, {"cause-message": f"InvalidKeyException : {said}"})
        if rest == "":
            return json_response(200, odata_entry(shelved, self.root, self._online(shelved)))
        if rest == "/Online/$value":
            if not self.says_online:
                return _odata_error(404, "Could not find property with name: 'Online'.")
            return _text(str(self._online(shelved)).lower())
        if rest == "/Attributes('Filename')/Value/$value":
            return _text(f"{shelved.scene.name}.SAFE")
        if rest == "/Products('Quicklook')/$value":
            picture = quicklook(shelved.scene.name, shelved.scene.cloud_cover)
            return Response(200, BytesBody(picture), {"Content-Type": "image/jpeg"})
        return self._archive(request, shelved) if rest == "/$value" else _page(404, "Not Found")

    def _online(self, shelved: ShelvedScene) -> bool:
        return shelved.scene.online or shelved.id in self._restored

    def _archive(self, request: Request, shelved: ShelvedScene) -> Response:
        """The product; what is in the archive is ordered by asking for it."""
        if not self._online(shelved):
            return self._order(shelved)
        if shelved.archive is None:
            return _page(404, "Not Found")
        if self.flows_left == 0:
            said = f'Maximum number of 2 concurrent flows achieved by the user "{self._accounts.user}"'
            return _page(403, "Forbidden", {"cause-message": f"An exception occured while creating a stream: {said}"})
        self.flows_left = None if self.flows_left is None else self.flows_left - 1
        return _delivered(request, shelved.scene.name, shelved.archive)

    def _order(self, shelved: ShelvedScene) -> Response:
        if not self.takes_orders:
            return _page(503, "Service Unavailable", {"cause-message": "The archive is busy, try again later"})
        if self.orders_left == 0:
            said = f"User '{self._accounts.user}' offline products retrieval quota exceeded (20 fetches max) trying to"
            return _page(403, "Forbidden", {"cause-message": f"{said} fetch product {shelved.scene.name} (7 bytes)"})
        self.orders_left = None if self.orders_left is None else self.orders_left - 1
        self.ordered.append(shelved.id)
        return Response(202)


def _delivered(request: Request, name: str, archive: Archive) -> Response:
    """The file, or the range of it that was asked for; the ETag is not quoted (recorded)."""
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f'inline;filename="{name}.zip"',
        "Accept-Ranges": "bytes",
        "ETag": archive.md5,
    }
    total = archive.size_bytes
    try:
        span = asked_span(request, total, archive.md5)
    except UnsatisfiableRangeError:
        return Response(416, headers={**headers, "Content-Range": f"bytes */{total}"})
    whole = Span(0, total, total)
    sent = span or whole
    headers["Content-Range"] = sent.content_range  # with 200 too (recorded)
    return Response(206 if span else 200, FileBody(archive.path, sent.start, sent.length), headers)


def _text(content: str) -> Response:
    return Response(200, BytesBody(content.encode()), {"Content-Type": "text/plain;charset=utf-8"})


def _odata_error(status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    content = {"error": {"code": None, "message": {"lang": "en", "value": said}}}
    return json_response(status, content, {"dataserviceversion": "1.0", **(headers or {})})


def _page(status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    body = BytesBody(_PAGE.format(status, said).encode())
    return Response(status, body, {"Content-Type": "text/html;charset=utf-8", **(headers or {})})
