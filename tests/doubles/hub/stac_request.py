"""The parameters of a STAC search, by POST and by GET, and how they are refused.

Source: STAC API specification 1.0, "Item Search", with Filter, Sort and Fields.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Callable, NoReturn

from osgeo import gdal, ogr

from .message import Request, Response, json_response

DEFAULT_LIMIT = 12
MAX_LIMIT = 10_000
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z")


class RefusedSearchError(Exception):
    """The search is refused; carries the answer."""

    def __init__(self, response: Response) -> None:
        super().__init__(str(response.status))
        self.response = response


@dataclass
class StacSearch:
    """What is asked for.

    :param body: as it came, GET parameters read as their JSON.
    :param sort: fields, and whether each descends.
    """

    body: dict[str, Any]
    limit: int = DEFAULT_LIMIT
    token: str = ""
    area: ogr.Geometry | None = None
    first: datetime | None = None
    last: datetime | None = None
    sort: list[tuple[str, bool]] = field(default_factory=list)

    @classmethod
    def read(cls, request: Request) -> StacSearch:
        """:raises RefusedSearchError: for what is no search."""
        body = _posted(request) if request.method == "POST" else _queried(request)
        search = cls(body, limit=_limit(body.get("limit")), token=str(body.get("token", "")))
        if "intersects" in body and "bbox" in body:
            refuse("intersects and bbox parameters are mutually exclusive")
        search.area = _area(body)
        search.first, search.last = _times(body.get("datetime"))
        search.sort = [_sort_key(one) for one in body.get("sortby") or ()]
        if body.get("filter") is not None and body.get("filter-lang", "cql2-json") != "cql2-json":
            refuse("only cql2-json is understood")
        return search

    @property
    def question(self) -> str:
        """The same for all pages of one list."""
        kept = {name: value for name, value in self.body.items() if name not in ("limit", "token", "fields", "sortby")}
        return json.dumps(kept, sort_keys=True)


def refuse(description: str) -> NoReturn:
    """:raises RefusedSearchError: always, as the service does."""
    raise RefusedSearchError(json_response(400, {"code": "InvalidQueryParameter", "description": description}))


def _posted(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        refuse("the body is not JSON")
    if not isinstance(body, dict):
        refuse("the body is no object")
    return body


def _queried(request: Request) -> dict[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "collections": _texts,
        "ids": _texts,
        "bbox": lambda text: [float(number) for number in text.split(",")],
        "intersects": json.loads,
        "filter": json.loads,
        "query": json.loads,
        "limit": int,
        "sortby": lambda text: [_sorting(one) for one in text.split(",")],
        "fields": _included,
    }
    try:
        return {name: readers.get(name, str)(text) for name, text in request.query}
    except ValueError as error:
        refuse(str(error))


def _texts(text: str) -> list[str]:
    return text.split(",")


def _sorting(text: str) -> dict[str, str]:
    return {"field": text.lstrip("+- "), "direction": "desc" if text.startswith("-") else "asc"}


def _included(text: str) -> dict[str, list[str]]:
    names = text.split(",")
    return {
        "include": [name.lstrip("+ ") for name in names if not name.startswith("-")],
        "exclude": [name[1:] for name in names if name.startswith("-")],
    }


def _limit(value: Any) -> int:
    if value is None:
        return DEFAULT_LIMIT
    if not isinstance(value, int) or not 1 <= value <= MAX_LIMIT:
        refuse(f"limit must be between 1 and {MAX_LIMIT}")
    return value


def _area(body: dict[str, Any]) -> ogr.Geometry | None:
    if body.get("bbox"):
        west, south, east, north = body["bbox"]
        return ogr.CreateGeometryFromWkt(
            f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
        )
    if body.get("intersects") is None:
        return None
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        geometry = ogr.CreateGeometryFromJson(json.dumps(body["intersects"]))
        valid = geometry is not None and not geometry.IsEmpty() and geometry.IsValid()
    finally:
        gdal.PopErrorHandler()
    if not valid:
        refuse("intersects is no valid geometry")
    return geometry


def _times(text: Any) -> tuple[datetime | None, datetime | None]:
    if text is None:
        return None, None
    bounds = str(text).split("/")
    if len(bounds) > 2:
        refuse("datetime has too many parts")
    first, last = _time(bounds[0]), _time(bounds[-1])
    if first and last and first > last:
        refuse("datetime ends before it starts")
    return first, last


def _time(text: str) -> datetime | None:
    if text in ("", ".."):
        return None
    found = _TIME.fullmatch(text)
    if not found:
        refuse(f"{text} is no time of RFC 3339")
    moment = datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return moment.replace(microsecond=int(f"{found[2] or '0':0<6}"))


def _sort_key(one: Any) -> tuple[str, bool]:
    if not isinstance(one, dict) or one.get("direction", "asc") not in ("asc", "desc") or "field" not in one:
        refuse("sortby is a list of field and direction")
    return str(one["field"]).removeprefix("properties."), one.get("direction") == "desc"
