"""One acquisition, processed more than once: which product counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from osgeo import ogr

from ..aoi.contact import footprint_geometry
from ..aoi.equal_area import area_m2
from ..aoi.geometry import common_part, polygons_of, united
from ..product.name import ProductName

_UNKNOWN_AGE = "9999"  # what Sen2Cor writes unless it is told a baseline
_THE_SAME_GROUND = 0.95  # reprocessing moves the rim of a footprint a little; halves share some lines only


def superseded_names(names: Iterable[str], footprints: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return those of the names that are replaced by a newer product of the same acquisition in the list.

    From names alone a newer *baseline* can be told, and no more: platform, sensing time, tile and level are the
    same and the four digits after N are higher. Two stamps of one baseline may be an older and a newer processing of
    the same ground, or the two halves of a tile whose datatake was received in two datastrips, and nothing in the
    names tells which; so neither replaces the other, and no half is lost.

    With the footprints it can be told: a product is replaced if those of a newer baseline, or of the same baseline
    and a newer stamp, together cover its ground. So a half that was not processed again stays, too.

    N9999, what Sen2Cor writes at home, tells nothing of its age: it neither replaces nor is replaced. So do names in
    another form.

    :param names: product names, with or without ``.SAFE``; returned as they are given.
    :param footprints: WKT by name, EPSG:4326, longitude first; those that are missing are judged by the names.
    :raises ServiceError: if a footprint cannot be read.
    """
    acquisitions: dict[object, list[tuple[str, ProductName]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        product = _parsed(name)
        if product is not None and product.baseline != _UNKNOWN_AGE:
            acquisitions[product.acquisition].append((name, product))
    known = footprints or {}
    several = [group for group in acquisitions.values() if len(group) > 1]
    return frozenset(name for group in several for name in _replaced(group, known))


def _parsed(name: str) -> ProductName | None:
    try:
        return ProductName.parse(name)
    except ValueError:
        return None


def _replaced(group: list[tuple[str, ProductName]], footprints: Mapping[str, str]) -> list[str]:
    shapes = {name: footprint_geometry(footprints[name]) for name, _ in group if footprints.get(name)}
    return [name for name, product in group if _is_replaced(name, product, group, shapes)]


def _is_replaced(
    name: str, product: ProductName, group: list[tuple[str, ProductName]], shapes: Mapping[str, ogr.Geometry]
) -> bool:
    by_baseline = [other for other, its in group if its.baseline > product.baseline]
    by_stamp = [other for other, its in group if its.baseline == product.baseline and its.stamp > product.stamp]
    if name not in shapes or any(other not in shapes for other in by_baseline):
        return bool(by_baseline)
    newer = [shapes[other] for other in by_baseline + by_stamp if other in shapes]
    return _cover_the_ground(newer, shapes[name])


def _cover_the_ground(newer: list[ogr.Geometry], ground: ogr.Geometry) -> bool:
    together = united(polygon for shape in newer for polygon in polygons_of(shape))
    return together is not None and area_m2(common_part(ground, together)) >= _THE_SAME_GROUND * area_m2(ground)
