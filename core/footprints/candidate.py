"""What a choice among scenes is made from, and which of them belong together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..product.name import ProductName


@dataclass(frozen=True)
class Candidate:
    """A scene, as far as a choice asks for it.

    :param identifier: product name without ``.SAFE``.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :param tile_id: without the leading T.
    :param begin: start of sensing, aware, UTC.
    :param cloud_percent: 0 to 100, of the whole tile; ``None``: not known.
    :param aoi_cloud_percent: 0 to 100, over the area; ``None``: not known.
    :param superseded: a newer version of it is in the list; such a one is never chosen.
    """

    identifier: str
    footprint_wkt: str
    tile_id: str
    begin: datetime
    cloud_percent: float | None = None
    aoi_cloud_percent: float | None = None
    superseded: bool = False

    @property
    def best_known_cloud(self) -> float:
        """Cloud over the area where it is known, else of the tile, 0 to 100; infinite where neither is."""
        known = (value for value in (self.aoi_cloud_percent, self.cloud_percent) if value is not None)
        return next(known, math.inf)


@dataclass(frozen=True)
class Acquisition:
    """The products that are chosen together: one, or the two halves of a tile from two datastrips."""

    products: tuple[Candidate, ...]

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Its product names."""
        return tuple(product.identifier for product in self.products)

    @property
    def tile_id(self) -> str:
        """The tile, without the leading T."""
        return self.products[0].tile_id

    @property
    def begin(self) -> datetime:
        """Start of sensing, aware, UTC."""
        return min(product.begin for product in self.products)

    @property
    def rank(self) -> tuple[float, float, str]:
        """What is better sorts first: less cloud (not known: last; of two halves the mean), then newer."""
        clouds = [product.best_known_cloud for product in self.products]
        return sum(clouds) / len(clouds), -self.begin.timestamp(), self.products[0].identifier


def acquisitions_of(candidates: Iterable[Candidate]) -> list[Acquisition]:
    """Group products that count by platform, sensing time, tile and level, the best first.

    Superseded ones are left out. A name of another form is an acquisition of its own.
    """
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.superseded:
            groups[_acquisition(candidate)].append(candidate)
    return sorted((Acquisition(tuple(group)) for group in groups.values()), key=lambda one: one.rank)


def _acquisition(candidate: Candidate) -> object:
    try:
        return ProductName.parse(candidate.identifier).acquisition
    except ValueError:
        return candidate.identifier
