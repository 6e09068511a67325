"""Scenes as a test describes them; names are read here on their own, not by the code under test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Callable

ProductSource = Callable[[], Path]

_NAME = re.compile(
    r"S2(?P<unit>[A-D])_MSI(?P<level>L1C|L2A)_(?P<sensing>\d{8}T\d{6})_N(?P<baseline>\d{4})"
    r"_R(?P<orbit>\d{3})_T(?P<tile>\d{2}[A-Z]{3})_(?P<stamp>\d{8}T\d{6})"
)
# Sensing time, absolute and relative orbit of two real products, from which the orbit numbers of others follow:
# a Sentinel-2 satellite flies 143 orbits in ten days.
_ANCHORS = {"A": ("20200808T010311", 26783, 45), "B": ("20180809T163829", 7445, 126)}
_ORBITS_IN_TEN_DAYS = 143


@dataclass(frozen=True)
class NameParts:
    """The parts of a compact Sentinel-2 product name; times are aware, UTC."""

    unit: str
    level: str
    sensing: datetime
    baseline: str
    relative_orbit: int
    tile_id: str
    stamp: datetime

    @classmethod
    def read(cls, name: str) -> NameParts:
        """:raises ValueError: if the name is not of the compact form."""
        found = _NAME.fullmatch(name)
        if not found:
            raise ValueError(f"not a product name: {name!r}")
        return cls(
            unit=found["unit"],
            level=found["level"],
            sensing=_utc(found["sensing"]),
            baseline=f"{found['baseline'][:2]}.{found['baseline'][2:]}",
            relative_orbit=int(found["orbit"]),
            tile_id=found["tile"],
            stamp=_utc(found["stamp"]),
        )

    @property
    def product_type(self) -> str:
        """``S2MSI1C`` or ``S2MSI2A``."""
        return f"S2MSI{self.level[1:]}"

    @property
    def absolute_orbit(self) -> int:
        """The orbit's number since launch: the one near the sensing time that has this relative orbit."""
        moment, absolute, relative = _ANCHORS.get(self.unit, _ANCHORS["A"])
        elapsed = (self.sensing - _utc(moment)) / timedelta(days=10) * _ORBITS_IN_TEN_DAYS
        steps = round((elapsed - (self.relative_orbit - relative)) / _ORBITS_IN_TEN_DAYS)
        return absolute + self.relative_orbit - relative + steps * _ORBITS_IN_TEN_DAYS


@dataclass(frozen=True)
class HubScene:
    """One scene on the hub.

    :param name: product name without ``.SAFE``.
    :param footprint: WKT Polygon or MultiPolygon, EPSG:4326, longitude first.
    :param cloud_cover: percent.
    :param product: makes the product's ZIP when it is first listed or fetched, and says where it lies;
        ``None``: listed only, with size 0 and no checksum unless ``listed_size`` says otherwise.
    :param published: aware, UTC; by default a few hours after the processing.
    :param online: whether it can be fetched at once.
    :param listed_size: a size that the catalogue lists instead of the true one.
    :param checksum_listed: whether the catalogue has its MD5.
    """

    name: str
    footprint: str
    cloud_cover: float
    product: ProductSource | None = None
    published: datetime | None = None
    online: bool = True
    listed_size: int | None = None
    checksum_listed: bool = True

    @property
    def publication(self) -> datetime:
        """When the catalogue got it."""
        return self.published or NameParts.read(self.name).stamp + timedelta(hours=5, minutes=17, microseconds=9562)


def _utc(text: str) -> datetime:
    """The instant of ``20180809T163829``; by hand, because thousands of names are read at a time."""
    day, moment = text.split("T")
    parts = (day[:4], day[4:6], day[6:], moment[:2], moment[2:4], moment[4:])
    year, month, date, hour, minute, second = map(int, parts)
    return datetime(year, month, date, hour, minute, second, tzinfo=timezone.utc)
