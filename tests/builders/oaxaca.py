"""The scenes of the 2018 guide over Oaxaca, and decoys that a search for them must leave out.

The search: the state of Oaxaca (the world map that QGIS carries), 2018-08-01 to 2018-08-10 with the end day,
L1C, cloud up to 5 %, descending. The names are those that the guide printed; cloud cover and publication are made up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from doubles.hub import HubScene, kept_archive
from osgeo import ogr

from .archive import zip_product
from .safe_product import build_l1c, build_l2a
from .tiles import tile_footprint_wkt

# The guide searched with a coarser polygon than the world map's: the square of 15PVT ends 11 km east of Oaxaca.
# Here its outline reaches so far west that the search finds what the guide found.
_15PVT_FOOTPRINT = "POLYGON ((-94.12 16.278,-92.909 16.281,-92.909 15.288,-94.12 15.285,-94.12 16.278))"
# The eastern edge of a swath that passes 200 m west of Oaxaca's westernmost point seen along the orbit
# (lon = base + slope * lat): inside any cover of Oaxaca that a service takes, outside Oaxaca.
_EDGE_BASE, _EDGE_SLOPE = -102.64394, 0.24


@dataclass(frozen=True)
class _Listed:
    """A product name, its cloud cover in percent, and what the search has against it (nothing: one of the six)."""

    name: str
    cloud_percent: float
    decoy: str = ""


_LISTED = (
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152", 2.4816),
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152", 0.9437),
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15PVT_20180809T221152", 4.1205),
    _Listed("S2A_MSIL1C_20180807T164901_N0206_R026_T14PPC_20180807T203921", 1.7328),
    _Listed("S2A_MSIL1C_20180807T164901_N0206_R026_T14QNF_20180807T203921", 4.9653),
    _Listed("S2B_MSIL1C_20180805T170009_N0206_R069_T14QPE_20180805T221143", 3.0094),
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15QTU_20180809T221152", 38.2011, "cloud"),
    _Listed("S2B_MSIL1C_20180805T170009_N0206_R069_T14QPD_20180805T221143", 5.0417, "cloud"),
    _Listed("S2A_MSIL1C_20180810T165901_N0206_R069_T14QQE_20180810T221327", 41.6502, "cloud"),
    _Listed("S2A_MSIL1C_20180731T165901_N0206_R069_T14QPE_20180731T220946", 0.4408, "before"),
    _Listed("S2B_MSIL1C_20180731T235929_N0206_R073_T15QSV_20180801T034310", 0.2139, "before"),
    _Listed("S2A_MSIL1C_20180811T000251_N0206_R073_T14QQD_20180811T035112", 0.3046, "after"),
    _Listed("S2B_MSIL1C_20180812T164849_N0206_R026_T14PPC_20180812T215532", 1.1261, "after"),
    _Listed("S2B_MSIL1C_20180804T041839_N0206_R047_T15QSV_20180804T080126", 0.0, "ascending"),
    _Listed("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922", 2.4816, "level"),
    _Listed("S2A_MSIL2A_20180807T164901_N0500_R026_T14PPC_20230715T113804", 1.7328, "level"),
    _Listed("S2B_MSIL2A_20180805T170009_N0500_R069_T14QPE_20230714T201650", 3.0094, "level"),
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15QUA_20180809T221152", 0.7719, "bounding box"),
    _Listed("S2B_MSIL1C_20180809T163829_N0206_R126_T15QVA_20180809T221152", 3.3385, "bounding box"),
    _Listed("S2B_MSIL1C_20180808T170949_N0206_R112_T14QNE_20180808T220913", 0.6024, "cover"),
)

GUIDE_NAMES = tuple(listed.name for listed in _LISTED if not listed.decoy)


def decoy_names(*reasons: str) -> tuple[str, ...]:
    """The names that the search must leave out.

    :param reasons: ``cloud``, ``before`` and ``after`` (the dates), ``ascending``, ``level``, ``bounding box``
        (touches that of Oaxaca only), ``cover`` (touches a simplified cover only); none: all.
    """
    return tuple(each.name for each in _LISTED if each.decoy and (not reasons or each.decoy in reasons))


def oaxaca_scenes(cache_folder: Path, size: int = 60) -> list[HubScene]:
    """The six scenes of the guide, then the decoys; products are built when they are first wanted.

    :param cache_folder: keeps the ZIPs, apart for each size and each state of the builders.
    :param size: rows and columns of a product's pictures at 60 m.
    """
    folder = cache_folder / f"size-{size}-{_builders_state()}"
    return [_scene(listed, folder, size) for listed in _LISTED]


def footprint_of(name: str) -> str:
    """The outline of one of these scenes as the catalogue lists it, WKT, EPSG:4326."""
    tile_id = name.split("_")[5][1:]
    if tile_id == "15PVT":
        return _15PVT_FOOTPRINT
    square = tile_footprint_wkt(tile_id)
    return _west_of_the_edge(square) if name in decoy_names("cover") else square


def _scene(listed: _Listed, folder: Path, size: int) -> HubScene:
    product = kept_archive(folder, listed.name, _builder(listed, size))
    return HubScene(listed.name, footprint_of(listed.name), listed.cloud_percent, product)


def _builder(listed: _Listed, size: int) -> Callable[[Path], Path]:
    build = build_l2a if "_MSIL2A_" in listed.name else build_l1c

    def make(scratch: Path) -> Path:
        safe = build(listed.name, scratch, size=size, cloud_percent=listed.cloud_percent)
        return zip_product(safe, scratch / "product.zip")

    return make


def _west_of_the_edge(square: str) -> str:
    south, north, far = 15, 20, -105
    bottom, top = (f"{_EDGE_BASE + _EDGE_SLOPE * lat} {lat}" for lat in (south, north))
    swath = ogr.CreateGeometryFromWkt(f"POLYGON (({bottom},{top},{far} {north},{far} {south},{bottom}))")
    return str(ogr.CreateGeometryFromWkt(square).Intersection(swath).ExportToWkt())


def _builders_state() -> str:
    """A mark that changes with the builders' code, so that products of older code are not served."""
    sources: Iterable[Path] = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha1(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
