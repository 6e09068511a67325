"""A product under the keys that sentinelsat's ``query`` and ``get_product_odata`` gave on the Data Hubs.

Model: recorded answers of the Copernicus Open Access Hub for Sentinel-2.
"""

from __future__ import annotations

import re
from typing import Any

from ...scene import size_text
from ..listing import summary
from ..odata.product import ODataProduct
from ..orbit_direction import orbit_direction

NO_FOOTPRINT = "POLYGON EMPTY"  # sentinelsat's to_geojson wants something to read
INSTRUMENT_NAME = "Multi-Spectral Instrument"
# NSSDC ids: spacecraft catalogue of NASA's Space Science Data Coordinated Archive.
_PLATFORM_IDENTIFIERS = {"A": "2015-028A", "B": "2017-013A", "C": "2024-157A"}
_FROM_ATTRIBUTES = {
    "orbitnumber": "orbitNumber",
    "relativeorbitnumber": "relativeOrbitNumber",
    "cloudcoverpercentage": "cloudCover",
    "sensoroperationalmode": "operationalMode",
    "tileid": "tileId",
    "processingbaseline": "processorVersion",
    "instrumentshortname": "instrumentShortName",
    "s2datatakeid": "productGroupId",
    "producttype": "productType",
    "level1cpdiidentifier": "granuleIdentifier",
    "granuleidentifier": "granuleIdentifier",
    "datastripidentifier": "datastripId",
}
_FULL_NAMES = {
    "Cloud cover percentage": "cloudcoverpercentage",
    "Datastrip identifier": "datastripidentifier",
    "Filename": "filename",
    "Footprint": "gmlfootprint",
    "Format": "format",
    "Identifier": "identifier",
    "Instrument": "instrumentshortname",
    "Instrument name": "instrumentname",
    "JTS footprint": "footprint",
    "NSSDC identifier": "platformidentifier",
    "Orbit number (start)": "orbitnumber",
    "Pass direction": "orbitdirection",
    "Processing baseline": "processingbaseline",
    "Processing level": "processinglevel",
    "Product type": "producttype",
    "Relative orbit (start)": "relativeorbitnumber",
    "Satellite": "platformname",
    "Sensing start": "beginposition",
    "Sensing stop": "endposition",
    "Size": "size",
    "Tile Identifier": "tileid",
}
_GML_HEAD = 'srsName="http://www.opengis.net/gml/srs/epsg.xml#4326" xmlns:gml="http://www.opengis.net/gml"'
_OUTLINE = re.compile(r"\(\s*\(([^()]+)\)")
_WHOLE = ("orbitnumber", "relativeorbitnumber")


def properties_of(product: ODataProduct, catalogue_url: str, download_url: str) -> dict[str, Any]:
    """Return a product as ``SentinelAPI.query`` does; times are naive, in UTC. What is not known has no key.

    :param catalogue_url: OData root of the catalogue, for ``link_alternative``.
    :param download_url: OData root of the downloads, for ``link``.
    """
    properties: dict[str, Any] = {
        "title": product.identifier,
        "link": f"{download_url}/Products({product.id})/$value",
        "link_alternative": f"{catalogue_url}/Products({product.id})",
        "link_icon": product.quicklook_url,
        "summary": summary(product.begin, product.size_bytes),
        "ondemand": "false",
        "beginposition": product.begin.replace(tzinfo=None),
        "endposition": product.end.replace(tzinfo=None),
        "ingestiondate": product.published.replace(tzinfo=None),
        "gmlfootprint": _gml(product.footprint_wkt),
        "footprint": product.footprint_wkt or NO_FOOTPRINT,
        "format": "SAFE",
        "size": size_text(product.size_bytes),
        "platformname": "Sentinel-2",
        "instrumentname": INSTRUMENT_NAME,
        "filename": product.name,
        "identifier": product.identifier,
        "uuid": product.id,
    }
    properties.update(_attribute_values(product))
    properties.update(_derived(product, properties))
    return properties


def _attribute_values(product: ODataProduct) -> dict[str, Any]:
    found = {key: product.attributes.get(name) for key, name in _FROM_ATTRIBUTES.items()}
    values = {key: value for key, value in found.items() if value is not None}
    values.update({key: int(values[key]) for key in _WHOLE if key in values})
    if "cloudcoverpercentage" in values:
        values["cloudcoverpercentage"] = float(values["cloudcoverpercentage"])
    return values


def _derived(product: ODataProduct, properties: dict[str, Any]) -> dict[str, str]:
    values: dict[str, str] = {}
    unit = product.attributes.get("platformSerialIdentifier")
    if unit:
        values["platformserialidentifier"] = f"Sentinel-2{unit}"
    if unit in _PLATFORM_IDENTIFIERS:
        values["platformidentifier"] = _PLATFORM_IDENTIFIERS[unit]
    level = re.fullmatch(r"S2MSI(\w+)", str(properties.get("producttype")))
    if level:
        values["processinglevel"] = f"Level-{level[1]}"
    tile = re.fullmatch(r"(\d\d)([A-Z])([A-Z])([A-Z])", str(properties.get("tileid")))
    if tile:
        values["hv_order_tileid"] = f"{tile[2]}{tile[4]}{tile[1]}{tile[3]}"
    if product.footprint_wkt:
        values["orbitdirection"] = orbit_direction(product.footprint_wkt, product.begin)
    return values


def odata_of(product: ODataProduct, catalogue_url: str, download_url: str, *, full: bool) -> dict[str, Any]:
    """Return a product as ``SentinelAPI.get_product_odata`` does; times are naive, in UTC.

    :param full: whether to add the names that the hubs' full answer had.
    """
    published = product.published.replace(tzinfo=None)
    values: dict[str, Any] = {
        "id": product.id,
        "title": product.identifier,
        "size": product.size_bytes,
        **{algorithm.lower(): value for algorithm, value in product.checksums},
        "date": product.begin.replace(tzinfo=None),
        "footprint": product.footprint_wkt,
        "url": f"{download_url}/Products({product.id})/$value",
        "Online": product.online,
        "Creation Date": published,
        "Ingestion Date": published,
        "manifest_name": "manifest.safe",
        "product_root_dir": product.name,
        "quicklook_url": product.quicklook_url,
    }
    if full:
        properties = properties_of(product, catalogue_url, download_url)
        values.update({name: properties[key] for name, key in _FULL_NAMES.items() if key in properties})
    return values


def _gml(footprint_wkt: str) -> str:
    """Write a footprint as GML 2, latitude first, as the hubs did; holes are left out (footprints have none)."""
    polygons = [_gml_polygon(outline) for outline in _OUTLINE.findall(footprint_wkt)]
    if len(polygons) < 2:
        return "".join(polygons)
    members = "".join(f"<gml:polygonMember>{polygon}</gml:polygonMember>" for polygon in polygons)
    return f"<gml:MultiPolygon {_GML_HEAD}>{members}</gml:MultiPolygon>"


def _gml_polygon(outline: str) -> str:
    points = (point.split() for point in outline.split(","))
    coordinates = " ".join(f"{point[1]},{point[0]}" for point in points)
    return (
        f"<gml:Polygon {_GML_HEAD}><gml:outerBoundaryIs><gml:LinearRing>"
        f"<gml:coordinates>{coordinates}</gml:coordinates>"
        "</gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
    )
