"""From a search to a query tree for the OData catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from ...aoi import AreaOfInterest, SearchArea
from ...product.name import ProcessingLevel
from ..query_language.dates import utc_from_text
from ..query_language.terms import AreaRelation, Between, Equal, Like, Node, Or, QueryArea, Relates, Scalar, Term
from ..query_language.vocabulary import folded
from ..scene_query import SceneQuery

TILES_A_REQUEST = 20  # some 3,000 characters of an address, once encoded; servers take 8,000 in all


@dataclass(frozen=True)
class CloudRange:
    """Percent of cloud; ``None``: no bound. ``above`` itself is not meant, ``at_most`` is."""

    above: float | None = None
    at_most: float | None = None


def search_terms(
    query: SceneQuery,
    spans: Iterable[tuple[str, str]],
    search_area: SearchArea | None,
    levels: Collection[ProcessingLevel],
    cloud: CloudRange,
) -> list[Node]:
    """Return the conditions of a search that the catalogue can test; all of them have to hold.

    It knows no orbit direction and no order of texts, so that a range of baselines is not among them; nor are tiles,
    see :func:`tile_terms`.

    :param spans: times of beginning, ends included, in ISO 8601.
    :param search_area: where; the client tests the exact area.
    """
    terms: list[Node] = [
        _any_of("producttype", sorted(level.product_type for level in levels)),
        Or(tuple(Term("beginposition", Between(_moment(first), _moment(last))) for first, last in spans)),
    ]
    if search_area is not None:
        area = QueryArea(AreaOfInterest(search_area.wkt), search_area.wkt)
        terms.append(Term("footprint", Relates(AreaRelation.INTERSECTS, area)))
    if cloud != CloudRange():
        between = Between(_percent(cloud.above), _percent(cloud.at_most), low_included=False)
        terms.append(Term("cloudcoverpercentage", between))
    if query.relative_orbit is not None:
        terms.append(Term("relativeorbitnumber", Equal(query.relative_orbit)))
    return [*terms, *_terms_of_products(query)]


def tile_terms(tiles: tuple[str, ...], spans: int = 1) -> list[list[Node]]:
    """Return the conditions on tiles, in as many questions as it takes for none to grow too long.

    :param spans: times that each question has besides; each takes the room of a tile.
    """
    size = max(1, TILES_A_REQUEST + 1 - spans)
    groups = [tiles[first : first + size] for first in range(0, len(tiles), size)]
    return [[_any_of("tileid", group)] for group in groups] or [[]]


def _terms_of_products(query: SceneQuery) -> Iterable[Node]:
    """What platform, baseline, name and place of storage have to be."""
    if query.platforms:
        yield _any_of("platformserialidentifier", (folded(f"Sentinel-{unit}") for unit in query.platforms))
    if re.fullmatch(r"\d\d\.\d\d", query.baseline.strip()):
        yield Term("processingbaseline", Equal(query.baseline.strip()))
    pattern = re.sub(r"\.SAFE(\.ZIP)?$", "", folded(query.name_pattern.strip()))
    if pattern.strip("*"):
        has_wildcards = "*" in pattern or "?" in pattern
        yield Term("identifier", Like(re.sub(r"\*+", "*", pattern)) if has_wildcards else Equal(pattern))
    if query.online_only:
        yield Term("online", Equal(True))


def _any_of(keyword: str, values: Iterable[Scalar]) -> Node:
    return Or(tuple(Term(keyword, Equal(value)) for value in values))


def _moment(text: str) -> datetime:
    return utc_from_text(text)


def _percent(value: float | None) -> float | None:
    return None if value is None else float(value)
