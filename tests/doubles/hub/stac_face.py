"""STAC face: landing page, collections, and a search that answers from the same shelf; anonymous.

Sources: STAC API specification 1.0; recorded answers of the Copernicus Data Space and of Earth Search.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Callable
from urllib.parse import urlencode

from .message import Request, Response, json_response
from .shelf import Shelf, ShelvedScene
from .stac_filter import Cql2Error, holds
from .stac_item import collection_of, stac_item, stac_properties
from .stac_request import RefusedSearchError, StacSearch, refuse

ROOT = "/stac/v1"
COLLECTIONS = ("sentinel-2-l1c", "sentinel-2-l2a")
EXTENSIONS = ("filter", "query", "fields", "sort")
_JSON, _GEOJSON = "application/json", "application/geo+json"
_API = "https://api.stacspec.org/v1.0.0"


@dataclass
class StacManner:
    """What services do in different ways.

    :param extensions: those that the landing page names; what is not named is refused.
    :param counts: whether the answer has ``numberMatched``.
    :param merges: whether a link to the next page holds only what changes.
    :param by_get: whether that link is one of GET.
    :param ends_after: items after which the list ends by itself; ``None``: never.
    :param largest_page: items of the largest page that is not a 502; ``None``: any.
    :param granted: items of a page at most, whatever is asked for; ``None``: as many as are asked for.
    :param drops: tells of a shelved product whether it is dropped from its page after the page is cut.
    :param ends_empty: whether the last page with items has a link to an empty one.
    :param own_ids: whether items have ids of their own, and the product's name in a property, as at Earth Search.
    """

    extensions: tuple[str, ...] = EXTENSIONS
    counts: bool = False
    merges: bool = False
    by_get: bool = False
    ends_after: int | None = None
    largest_page: int | None = None
    granted: int | None = None
    drops: Callable[[ShelvedScene], bool] | None = None
    ends_empty: bool = False
    own_ids: bool = False


class StacFace:
    """Answers searches.

    :param url: of this face, without a path.
    :param catalogue_url, download_url: OData roots of the other faces, for the assets.
    :ivar manner: may be changed at any time.
    """

    name = "stac"

    def __init__(self, shelf: Shelf) -> None:
        self.url = ""
        self.catalogue_url = ""
        self.download_url = ""
        self.manner = StacManner()
        self._shelf = shelf
        self._properties: dict[str, dict[str, Any]] = {}
        self._kept: tuple[str, list[ShelvedScene]] = ("", [])

    @property
    def root(self) -> str:
        """The address of the landing page."""
        return f"{self.url}{ROOT}"

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face.

        :param changes: keys with other values.
        """
        profile = {
            "schema": 1,
            "id": "stac",
            "title": "Embedded hub (STAC)",
            "kind": "stac",
            "connections": 4,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "api_url": self.root,
            "collections": list(COLLECTIONS),
            "page_size": 100,
        }
        return {**profile, **changes}

    def answer(self, request: Request) -> Response:
        """Any request."""
        path = request.path[len(ROOT) :].rstrip("/") if request.path.startswith(ROOT) else "/nothing"
        try:
            if path == "/search" and request.method in ("GET", "POST"):
                return self._search(request)
        except RefusedSearchError as error:
            return error.response
        documents = {
            "": self._landing,
            "/conformance": lambda: {"conformsTo": self._conformance()},
            "/collections": lambda: {"collections": [self._collection(name) for name in COLLECTIONS], "links": []},
            **{f"/collections/{name}": lambda name=name: self._collection(name) for name in COLLECTIONS},
        }
        if request.method != "GET" or path not in documents:
            return json_response(404, {"code": "NotFoundError", "description": "Not Found"})
        return json_response(200, documents[path]())

    def _landing(self) -> dict[str, Any]:
        links = [
            {"rel": "self", "type": _JSON, "href": f"{self.root}/"},
            {"rel": "root", "type": _JSON, "href": f"{self.root}/"},
            {"rel": "data", "type": _JSON, "href": f"{self.root}/collections"},
            {"rel": "search", "type": _GEOJSON, "href": f"{self.root}/search", "method": "GET"},
            {"rel": "search", "type": _GEOJSON, "href": f"{self.root}/search", "method": "POST"},
        ]
        return {
            "type": "Catalog",
            "id": "hub-stac",
            "title": "Embedded hub",
            "description": "STAC API of the embedded hub",
            "stac_version": "1.0.0",
            "conformsTo": self._conformance(),
            "links": links,
        }

    def _conformance(self) -> list[str]:
        named = [f"{_API}/item-search#{name}" for name in self.manner.extensions]
        return [f"{_API}/core", f"{_API}/collections", f"{_API}/item-search", *named]

    def _collection(self, name: str) -> dict[str, Any]:
        return {
            "type": "Collection",
            "id": name,
            "description": name,
            "license": "other",
            "stac_version": "1.1.0",
            "extent": {
                "spatial": {"bbox": [[-180, -90, 180, 90]]},
                "temporal": {"interval": [["2015-06-27T10:25:31Z", None]]},
            },
            "links": [{"rel": "items", "type": _GEOJSON, "href": f"{self.root}/collections/{name}/items"}],
        }

    def _search(self, request: Request) -> Response:
        search = StacSearch.read(request)
        self._check_extensions(search)
        if self.manner.largest_page is not None and search.limit > self.manner.largest_page:
            return json_response(502, {"message": "Internal server error"})
        hits = self._list(search)
        begin = self._place(hits, search.token)
        shown = hits[: self.manner.ends_after]
        limit = min(search.limit, self.manner.granted or search.limit)
        page = shown[begin : begin + limit]
        is_last = begin + limit >= len(shown) + self.manner.ends_empty
        links = self._links(search, page, is_last=is_last)
        page = [shelved for shelved in page if not (self.manner.drops and self.manner.drops(shelved))]
        answer = {
            "type": "FeatureCollection",
            "links": links,
            "features": [_fields(self._item(shelved), search.body.get("fields")) for shelved in page],
            "numberReturned": len(page),
        }
        if self.manner.counts:
            answer["numberMatched"] = len(hits)
        return json_response(200, answer)

    def _list(self, search: StacSearch) -> list[ShelvedScene]:
        """All hits in their order; those of the last question are kept, for its next page."""
        key = f"{search.question} {search.sort}"
        if self._kept[0] != key:
            self._kept = (key, self._ordered(self._hits(search), search))
        return self._kept[1]

    def _check_extensions(self, search: StacSearch) -> None:
        for name, extension in (("filter", "filter"), ("query", "query"), ("fields", "fields"), ("sortby", "sort")):
            if search.body.get(name) is not None and extension not in self.manner.extensions:
                refuse(f"Extra inputs are not permitted: {name}")

    def _hits(self, search: StacSearch) -> list[ShelvedScene]:
        collections, ids = search.body.get("collections"), search.body.get("ids")

        def passes(shelved: ShelvedScene) -> bool:
            return (
                (collections is None or collection_of(shelved) in collections)
                and (ids is None or self._id(shelved) in ids)
                and (search.first is None or shelved.sensing >= search.first)
                and (search.last is None or shelved.sensing <= search.last)
                and self._has_properties(shelved, search.body)
                and (search.area is None or bool(search.area.Intersects(shelved.geometry)))
            )

        try:
            return self._shelf.find(f"stac {search.question}", passes)
        except Cql2Error as error:
            refuse(str(error))

    def _has_properties(self, shelved: ShelvedScene, body: dict[str, Any]) -> bool:
        properties = self._properties_of(shelved)
        if body.get("filter") is not None and not holds(body["filter"], properties):
            return False
        names = {"lte": "<=", "gte": ">=", "lt": "<", "gt": ">", "eq": "="}
        return all(
            holds({"op": names[comparison], "args": [{"property": name}, value]}, properties)
            for name, tests in (body.get("query") or {}).items()
            for comparison, value in tests.items()
        )

    def _ordered(self, hits: list[ShelvedScene], search: StacSearch) -> list[ShelvedScene]:
        """In the order asked for, else newest first, as pgSTAC does."""
        ordered = sorted(hits, key=lambda shelved: shelved.scene.name)
        for field, descending in reversed(search.sort or [("datetime", True)]):
            ordered.sort(key=lambda shelved: self._sort_value(shelved, field), reverse=descending)
        return ordered

    def _sort_value(self, shelved: ShelvedScene, field: str) -> Any:
        return shelved.scene.name if field == "id" else self._properties_of(shelved).get(field)

    def _place(self, hits: list[ShelvedScene], token: str) -> int:
        """Where the page begins that a token names: behind its item."""
        if not token:
            return 0
        tokens = {self._token(shelved): place for place, shelved in enumerate(hits, start=1)}
        if token not in tokens:
            refuse("the token is unknown")
        return tokens[token]

    def _links(self, search: StacSearch, page: list[ShelvedScene], *, is_last: bool) -> list[dict[str, Any]]:
        links: list[dict[str, Any]] = [{"rel": "root", "type": _JSON, "href": f"{self.root}/"}]
        if is_last or not page:
            return links
        token = self._token(page[-1])
        following: dict[str, Any] = {"rel": "next", "type": _GEOJSON, "href": f"{self.root}/search"}
        if self.manner.by_get:
            following = {**following, "method": "GET", "href": f"{self.root}/search?{_as_query(search.body, token)}"}
        elif self.manner.merges:
            following = {**following, "method": "POST", "merge": True, "body": {"token": token}}
        else:
            following = {**following, "method": "POST", "body": {**search.body, "token": token}}
        return [*links, following]

    def _token(self, shelved: ShelvedScene) -> str:
        return f"next:{collection_of(shelved)}:{self._id(shelved)}"

    def _id(self, shelved: ShelvedScene) -> str:
        if not self.manner.own_ids:
            return shelved.scene.name
        parts = shelved.parts
        return f"S2{parts.unit}_{parts.tile_id}_{parts.sensing:%Y%m%d}_{shelved.id[:4]}_{parts.level}"

    def _properties_of(self, shelved: ShelvedScene) -> dict[str, Any]:
        if shelved.id not in self._properties:
            self._properties[shelved.id] = stac_properties(shelved)
        return self._properties[shelved.id]

    def _item(self, shelved: ShelvedScene) -> dict[str, Any]:
        urls = {"stac": self.root, "catalogue": self.catalogue_url, "download": self.download_url}
        properties = dict(self._properties_of(shelved))
        if self.manner.own_ids:
            for name in ("_private", "sat:orbit_state", "published"):
                del properties[name]
            properties["s2:product_uri"] = f"{shelved.scene.name}.SAFE"
        item = {**stac_item(shelved, properties, urls), "id": self._id(shelved)}
        if self.manner.own_ids:
            item["assets"] = {"thumbnail": {"href": f"s3://sentinel-s2-l1c/tiles/{shelved.parts.tile_id}/preview.jpg"}}
        return item


def _as_query(body: dict[str, Any], token: str) -> str:
    """A posted search as the parameters of GET."""
    written: dict[str, Any] = {**body, "token": token}
    for name, value in body.items():
        if isinstance(value, dict):
            written[name] = json.dumps(value)
    for name in ("collections", "ids"):
        if name in body:
            written[name] = ",".join(body[name])
    if "fields" in body:
        written["fields"] = ",".join(body["fields"]["include"])
    if "sortby" in body:
        signs = {"asc": "+", "desc": "-"}
        written["sortby"] = ",".join(f"{signs[one['direction']]}{one['field']}" for one in body["sortby"])
    return urlencode(written)


def _fields(item: dict[str, Any], fields: Any) -> dict[str, Any]:
    """The wanted fields of an item; its id and collection always come."""
    included = (fields or {}).get("include")
    if not included:
        return item
    kept: dict[str, Any] = {"id": item["id"], "collection": item["collection"]}
    for path in included:
        group, _, name = path.partition(".")
        if not name and group in item:
            kept[group] = item[group]
        elif name in item.get(group, {}):
            kept.setdefault(group, {})[name] = item[group][name]
    return kept
