"""Catalogue face: OData ``Products``, ``Attributes`` and ``Assets``; anonymous.

Source: Copernicus Data Space documentation, "OData", and the recorded answers.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from operator import attrgetter
from typing import Any, Callable

from .entry import product_entry
from .filter_language import FilterError, parse_filter
from .message import BytesBody, Request, Response, json_response, refusal
from .paging import Options, RefusedError, next_link, read_options
from .quicklook import quicklook
from .shelf import Shelf, ShelvedScene

ROOT = "/odata/v1"
_PRODUCT = re.compile(r"/Products\(([^()]*)\)(/.+)?")
_ASSET = re.compile(r"/Assets\(([^()]*)\)/\$value")
_ATTRIBUTES = re.compile(r"/Attributes\(([^()]*)\)")


class CatalogueFace:
    """Answers searches.

    :param url: of this face, without a path.
    :param download_url: where products are fetched, without a path; asked for at each redirect.
    :param seed: of the disorder in answers without ``$orderby``.
    :param max_url_chars: longer request targets get 414, as the usual front servers do; the service's own limit
        is not published.
    :param shuffles_ties: what has the same place in the order asked for comes in another one at every request.
    """

    name = "catalogue"

    def __init__(self, shelf: Shelf, *, seed: int = 0, max_url_chars: int = 8190, shuffles_ties: bool = False) -> None:
        self.url = ""
        self.download_url = ""
        self._shelf = shelf
        self._disorder = seed
        self._max_url_chars = max_url_chars
        self._shuffles_ties = shuffles_ties

    def answer(self, request: Request) -> Response:
        """Any request."""
        if len(request.target) > self._max_url_chars:
            return Response(414, BytesBody(b"<html><h1>414 Request-URI Too Large</h1></html>"))
        path = request.path[len(ROOT) :] if request.path.startswith(f"{ROOT}/") else ""
        try:
            return self._route(path, request)
        except RefusedError as error:
            return error.response

    def _route(self, path: str, request: Request) -> Response:
        if path == "/Products/OData.CSC.FilterList":
            return self._by_names(request) if request.method == "POST" else refusal(405, "Method Not Allowed")
        if request.method not in ("GET", "HEAD"):
            return refusal(405, "Method Not Allowed")
        if path == "/Products":
            return self._search(request)
        routes: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Request], Response]], ...] = (
            (_PRODUCT, self._product),
            (_ASSET, self._quicklook),
            (_ATTRIBUTES, self._attribute_names),
        )
        for pattern, answer in routes:
            found = pattern.fullmatch(path)
            if found:
                return answer(found, request)
        return refusal(404, "Not Found")

    def _search(self, request: Request) -> Response:
        options = read_options(request.query)
        hits = self._ordered(self._hits(options.filter), options)
        page = hits[options.skip : options.skip + options.top]
        answer = self._listing(page, options)
        if options.count:
            answer["@odata.count"] = len(hits)
        link = next_link(request, f"{self.url}{ROOT}/Products", options, len(hits))
        if link:
            answer["@odata.nextLink"] = link
        return json_response(200, answer)

    def _hits(self, text: str | None) -> list[ShelvedScene]:
        if text is None:
            return list(self._shelf.scenes)
        try:
            return self._shelf.find(text, parse_filter(text).holds)
        except FilterError as error:
            raise RefusedError(refusal(400, str(error))) from error

    def _ordered(self, hits: list[ShelvedScene], options: Options) -> list[ShelvedScene]:
        """In the order asked for, ties by id or in disorder; without one in another disorder at every request, as
        the documentation warns.
        """
        self._disorder += 1
        salt = str(self._disorder)

        def chance(shelved: ShelvedScene) -> bytes:
            return hashlib.md5(f"{salt} {shelved.id}".encode()).digest()

        if options.order is None:
            return sorted(hits, key=chance)
        field, descending = options.order

        def key(shelved: ShelvedScene) -> datetime:
            moment = shelved.value(field)
            assert isinstance(moment, datetime)
            return moment

        tied = sorted(hits, key=chance if self._shuffles_ties else attrgetter("id"), reverse=descending)
        return sorted(tied, key=key, reverse=descending)

    def _listing(self, scenes: list[ShelvedScene], options: Options) -> dict[str, Any]:
        expanded = f"({','.join(f'{part}()' for part in options.expand)})" if options.expand else ""
        return {
            "@odata.context": f"$metadata#Products{expanded}",
            "value": [self._entry(shelved, options) for shelved in scenes],
        }

    def _entry(self, shelved: ShelvedScene, options: Options) -> dict[str, Any]:
        entry = product_entry(shelved, f"{self.url}{ROOT}", options.expand)
        if not options.select:
            return entry
        kept = {"@odata.mediaContentType", "Id", *options.select, *options.expand}
        return {key: content for key, content in entry.items() if key in kept}

    def _product(self, found: re.Match[str], request: Request) -> Response:
        if found[2]:
            return Response(301, headers={"Location": f"{self.download_url}{request.target}"})
        shelved = self._shelf.by_id(found[1])
        if shelved is None:
            return refusal(404, "Product not found in catalogue")
        options = read_options(request.query)
        return json_response(200, {"@odata.context": "$metadata#Products/$entity", **self._entry(shelved, options)})

    def _by_names(self, request: Request) -> Response:
        options = read_options(request.query)
        try:
            names = [str(wanted["Name"]) for wanted in json.loads(request.body)["FilterProducts"]]
        except (ValueError, KeyError, TypeError):
            return refusal(422, [{"type": "missing", "loc": ["body", "FilterProducts"], "msg": "Field required"}])
        found = [self._shelf.by_name(name) for name in dict.fromkeys(names) if name.endswith(".SAFE")]
        # Nothing is said of a limit where none is asked for.
        most = options.top if "$top" in dict(request.query) else len(found)
        return json_response(200, self._listing([shelved for shelved in found if shelved][:most], options))

    def _quicklook(self, found: re.Match[str], _request: Request) -> Response:
        shelved = self._shelf.by_quicklook(found[1])
        if shelved is None:
            return refusal(404, "Asset not found")
        picture = quicklook(shelved.scene.name, shelved.scene.cloud_cover)
        return Response(200, BytesBody(picture), {"Content-Type": "image/jpeg"})

    def _attribute_names(self, found: re.Match[str], _request: Request) -> Response:
        if found[1] != "SENTINEL-2" or not self._shelf.scenes:
            return refusal(404, "Collection not found")
        attributes = self._shelf.scenes[0].all_attributes
        return json_response(200, [{"Name": each.name, "ValueType": each.kind} for each in attributes])
