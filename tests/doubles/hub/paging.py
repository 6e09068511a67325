"""Query options of ``Products``: what they may be, how they are refused, and the link to the next page.

Source: Copernicus Data Space documentation, "OData" (``$top``, ``$skip``, ``$orderby``, ``$count``, ``$expand``),
and its release note of 2024-11-12 for the 422 above 10000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import urlencode

from .message import Request, Response, refusal

MAX_TOP = 1000
MAX_SKIP = 10000
DEFAULT_TOP = 20
ORDER_FIELDS = ("ContentDate/Start", "ContentDate/End", "PublicationDate", "ModificationDate")
EXPANSIONS = ("Attributes", "Assets", "Locations")
_ORDER = re.compile(rf"({'|'.join(ORDER_FIELDS)})(?: (asc|desc))?")
_MILLISECONDS = re.compile(r"(T\d\d:\d\d:\d\d\.\d{3})Z")


class RefusedError(Exception):
    """The request is refused; carries the answer."""

    def __init__(self, response: Response) -> None:
        super().__init__(str(response.status))
        self.response = response


@dataclass
class Options:
    """The query options; ``order`` is a field and whether it descends, ``None``: no order asked for."""

    filter: str | None = None
    top: int = DEFAULT_TOP
    skip: int = 0
    order: tuple[str, bool] | None = None
    count: bool = False
    expand: list[str] = field(default_factory=list)
    select: list[str] = field(default_factory=list)


def read_options(query: list[tuple[str, str]]) -> Options:
    """Read the options in their order.

    :raises RefusedError: 422 for a number out of range, 400 for anything else that is wrong.
    """
    options = Options()
    for name, text in query:
        _read_option(options, name, text)
    return options


def _read_option(options: Options, name: str, text: str) -> None:
    if name == "$filter":
        options.filter = text
    elif name == "$top":
        options.top = _number(name, text, MAX_TOP)
    elif name == "$skip":
        options.skip = _number(name, text, MAX_SKIP)
    elif name == "$orderby":
        options.order = _order(text)
    elif name == "$count":
        options.count = _truth(text)
    elif name == "$expand":
        options.expand.extend(_expansions(text))
    elif name == "$select":
        options.select.extend(part.strip() for part in text.split(","))
    else:
        _refuse(f"Unknown query option: {name}")


def next_link(request: Request, products_url: str, options: Options, total: int) -> str | None:
    """The link to the next page; ``None`` on the last one, and where it would pass 10000.

    All options stay as they were, in their order, plus-encoded; dates get microseconds, as the service does.
    """
    following = options.skip + options.top
    if following >= total or following > MAX_SKIP or options.top == 0:
        return None
    pairs = [(name, _MILLISECONDS.sub(r"\g<1>000Z", text)) for name, text in request.query if name != "$skip"]
    place = next((index for index, (name, _) in enumerate(request.query) if name == "$skip"), len(pairs))
    pairs.insert(place, ("$skip", str(following)))
    return f"{products_url}?{urlencode(pairs)}"


def _refuse(detail: str) -> NoReturn:
    raise RefusedError(refusal(400, detail))


def _number(name: str, text: str, limit: int) -> int:
    problem: dict[str, object] = {}
    if not re.fullmatch(r"-?\d+", text):
        problem = {
            "type": "int_parsing",
            "msg": "Input should be a valid integer, unable to parse string as an integer",
        }
    elif int(text) > limit:
        problem = {
            "type": "less_than_equal",
            "msg": f"Input should be less than or equal to {limit}",
            "ctx": {"le": limit},
        }
    elif int(text) < 0:
        problem = {
            "type": "greater_than_equal",
            "msg": "Input should be greater than or equal to 0",
            "ctx": {"ge": 0},
        }
    if problem:
        raise RefusedError(refusal(422, [{"loc": ["query", name], "input": text, **problem}]))
    return int(text)


def _order(text: str) -> tuple[str, bool]:
    found = _ORDER.fullmatch(text.strip())
    if not found:
        _refuse(f"Invalid value for $orderby: {text}")
    return found[1], found[2] == "desc"


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        _refuse(f"Invalid value for $count: {text}")
    return text.lower() == "true"


def _expansions(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    for part in parts:
        if part not in EXPANSIONS:
            _refuse(f"Invalid value for $expand: {part}")
    return parts
