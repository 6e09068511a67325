"""A raw query: read once for all services; where one does not know its language, the client tests the scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Callable

from sentinelsat.exceptions import QuerySyntaxError

from ..aoi import AreaOfInterest, area_from_wkt
from ..errors import ServiceError, SettingsError
from ..scene import Scene
from .copernicus.sentinelsat_keys import INSTRUMENT_NAME
from .query_language.client_filter import matches
from .query_language.options import raw_query_of
from .query_language.parser import parse_query
from .query_language.terms import And, Equal, Node, Not, Or, QueryArea, Relates, Term
from .query_language.values import Terms

_COPIED = {  # sentinelsat's keys, and where items have them
    "orbitnumber": ("sat:absolute_orbit",),
    "s2datatakeid": ("eopf:datatake_id", "s2:datatake_id"),
    "datastripidentifier": ("eopf:datastrip_id", "s2:datastrip_id"),
    "granuleidentifier": ("s2:granule_id",),
    "sensoroperationalmode": ("eopf:instrument_mode", "s2:datatake_type"),
    "platformidentifier": ("sat:platform_international_designator",),
}
COPIED_PROPERTIES = tuple(name for names in _COPIED.values() for name in names)


@dataclass(frozen=True)
class RawQuery:
    """What ``SceneQuery.raw`` asks.

    :param tree: ``None``: nothing.
    """

    tree: Node | None = None

    @classmethod
    def read(cls, text: str, area_of: Callable[[str], QueryArea] | None = None) -> RawQuery:
        """Read ``key=value``, several by comma, or sentinelsat's query language.

        :param area_of: makes an area from WKT, as the service can be asked for it; left out: the area itself.
        :raises SettingsError: if it is neither.
        """
        if not text.strip():
            return cls()
        terms = Terms(datetime.now(timezone.utc), area_of or _query_area)
        try:
            return cls(parse_query(raw_query_of(text), terms))
        except (QuerySyntaxError, ValueError) as error:
            raise SettingsError(
                f"The raw query cannot be used: {str(error).rstrip('.')}.",
                advice="Write key=value, several by comma, or sentinelsat's query language.",
            ) from error

    def takes(self, scene: Scene, properties: Mapping[str, Any]) -> bool:
        """Tell whether a scene fits; one whose footprint makes no sense does not.

        :param properties: of its item.
        """
        try:
            return self.tree is None or matches(self.tree, _keys_of(scene, properties))
        except ServiceError:
            return False

    def unknown_to(self, scene: Scene, properties: Mapping[str, Any]) -> set[str]:
        """Return the keywords that the query asks for and that this item does not tell."""
        if self.tree is None:
            return set()
        return {term.keyword for term in _terms(self.tree)} - _keys_of(scene, properties).keys()

    @property
    def tiles(self) -> tuple[str, ...]:
        """The tiles that the scenes must be of; empty: any."""
        for part in _parts(self.tree):
            choices = part.parts if isinstance(part, Or) else (part,)
            found = [term.test.value for term in choices if _is_tile(term)]  # type: ignore[union-attr]
            if found and len(found) == len(choices):
                return tuple(str(tile) for tile in found)
        return ()

    @property
    def area(self) -> AreaOfInterest | None:
        """An area that the scenes must have a point in common with."""
        tests = [part.test for part in _parts(self.tree) if isinstance(part, Term)]
        return next((test.area.exact for test in tests if isinstance(test, Relates)), None)


def _query_area(wkt: str) -> QueryArea:
    exact = area_from_wkt(wkt)
    return QueryArea(exact, exact.wkt)


def _parts(node: Node | None) -> Iterator[Node]:
    """What has to hold in any case."""
    if isinstance(node, And):
        for part in node.parts:
            yield from _parts(part)
    elif node is not None:
        yield node


def _is_tile(node: Node) -> bool:
    return isinstance(node, Term) and node.keyword == "tileid" and isinstance(node.test, Equal)


def _terms(node: Node | None) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.part)
    elif node is not None:
        for part in node.parts:
            yield from _terms(part)


def _keys_of(scene: Scene, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The scene under sentinelsat's keys; what is not known has no key."""
    begin = scene.begin.replace(tzinfo=None)
    keys = {
        "title": scene.identifier,
        "identifier": scene.identifier,
        "filename": f"{scene.identifier}.SAFE",
        "uuid": scene.uuid,
        "platformname": "Sentinel-2",
        "platformserialidentifier": scene.platform,
        "producttype": scene.level.product_type,
        "processinglevel": f"Level-{scene.level.value[1:]}",
        "processingbaseline": scene.baseline,
        "instrumentshortname": "MSI",
        "instrumentname": INSTRUMENT_NAME,
        "format": "SAFE",
        "tileid": scene.tile_id,
        "orbitdirection": scene.orbit_direction,
        "relativeorbitnumber": scene.relative_orbit,
        "cloudcoverpercentage": scene.cloud_cover_percent,
        "beginposition": begin,
        "endposition": begin,
        "ingestiondate": scene.published.replace(tzinfo=None),
        "footprint": scene.footprint_wkt,
    }
    for key, names in _COPIED.items():
        keys[key] = next((properties[name] for name in names if properties.get(name) is not None), None)
    return {key: value for key, value in keys.items() if value not in (None, "")}
