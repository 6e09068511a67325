"""What a product says about itself: ``MTD_MSIL1C.xml`` or ``MTD_MSIL2A.xml``, and ``MTD_TL.xml`` of its granule.

Source: Sentinel-2 Products Specification Document, user product and tile metadata; the names with ``_2A`` are those of
Sen2Cor up to 2.5.5. Read from files of the baselines 02.06 to 05.09 and of Sen2Cor; ``IMAGE_ID``, the way of the time
before December 2016, as GDAL's driver SENTINEL2 reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree

from ..errors import ProductError
from .bands import BANDS
from .name import ProcessingLevel
from .product_xml import XmlSource, read_xml, required_text, text_of, utc_time

_NODATA = 0
_SATURATED = 65535


@dataclass(frozen=True)
class ProductMetadata:
    """The product as a whole.

    :param product_name: without ``.SAFE``.
    :param baseline: with a point, ``02.06``; ``99.99`` for what Sen2Cor makes.
    :param sensing_time: start of the product's sensing, aware, UTC.
    :param quantification: digital numbers of reflectance 1.
    :param offsets: what is added to the digital numbers of a band before they are divided by ``quantification``
        (``RADIO_ADD_OFFSET``, ``BOA_ADD_OFFSET``); empty before baseline 04.00.
    :param cloud_cover_percent: 0 to 100; ``None``: not said.
    :param footprint_wkt: Polygon, EPSG:4326, longitude first, its ring may jump at 180 degrees; empty: not said.
    :param image_files: paths of the images below the product's folder, with their suffix; none for an L2A of the time
        before December 2016, whose metadata do not say in which folders they lie.
    """

    product_name: str
    level: ProcessingLevel
    baseline: str
    sensing_time: datetime
    quantification: float
    offsets: Mapping[str, float] = field(hash=False)
    cloud_cover_percent: float | None
    image_files: tuple[str, ...]
    footprint_wkt: str = ""
    nodata: int = _NODATA
    saturated: int = _SATURATED

    @classmethod
    def read(cls, source: XmlSource) -> ProductMetadata:
        """Read the main metadata file, or its bytes.

        :raises ProductError: if it cannot be read or lacks what every product says.
        """
        what = _called(source, "The metadata file")
        root = read_xml(source, what)
        cloud = text_of(root, "Cloud_Coverage_Assessment", "CLOUDY_PIXEL_PERCENTAGE")
        quantification = text_of(
            root, "QUANTIFICATION_VALUE", "BOA_QUANTIFICATION_VALUE", "L2A_BOA_QUANTIFICATION_VALUE"
        )
        return cls(
            product_name=_without_suffix(required_text(root, what, "PRODUCT_URI", "PRODUCT_URI_2A")),
            level=_level(required_text(root, what, "PROCESSING_LEVEL"), what),
            baseline=required_text(root, what, "PROCESSING_BASELINE"),
            sensing_time=utc_time(required_text(root, what, "PRODUCT_START_TIME"), what),
            quantification=_number(quantification or "10000", what),
            offsets=_offsets(root, what),
            cloud_cover_percent=None if cloud is None else _number(cloud, what),
            image_files=_image_files(root),
            footprint_wkt=_footprint(root, what),
        )


@dataclass(frozen=True)
class TileMetadata:
    """The tile of one granule.

    :param tile_id: without the leading T, ``15PUT``.
    :param epsg: code of the UTM zone's coordinate system, 32601 to 32660 or 32701 to 32760.
    :param sensing_time: of the tile, aware, UTC.
    :param sizes: rows and columns by resolution in metres.
    :param upper_left: easting and northing of the tile's upper left corner, in metres of ``epsg``.
    """

    tile_id: str
    epsg: int
    sensing_time: datetime
    sizes: Mapping[int, tuple[int, int]] = field(hash=False)
    upper_left: tuple[float, float]

    @classmethod
    def read(cls, source: XmlSource) -> TileMetadata:
        """Read ``MTD_TL.xml``, or its bytes.

        :raises ProductError: if it cannot be read or lacks what every tile says.
        """
        what = _called(source, "MTD_TL.xml")
        root = read_xml(source, what)
        identifier = required_text(root, what, "TILE_ID", "TILE_ID_2A")
        code = required_text(root, what, "HORIZONTAL_CS_CODE")
        easting = _number(required_text(root, what, "ULX"), what)
        northing = _number(required_text(root, what, "ULY"), what)
        return cls(
            tile_id=_tile_id(identifier, what),
            epsg=int(_number(code.upper().replace("EPSG:", ""), what)),
            sensing_time=utc_time(required_text(root, what, "SENSING_TIME"), what),
            sizes={int(_number(size.get("resolution", ""), what)): _size(size, what) for size in _sizes(root)},
            upper_left=(easting, northing),
        )


def _called(source: XmlSource, otherwise: str) -> str:
    return otherwise if isinstance(source, bytes) else source.name


def _without_suffix(uri: str) -> str:
    return uri[: -len(".SAFE")] if uri.endswith(".SAFE") else uri


def _level(text: str, what: str) -> ProcessingLevel:
    for level in ProcessingLevel:
        if text.startswith(f"Level-{level.value[1:]}"):  # "Level-2Ap" was the pilot production
            return level
    raise ProductError(f"{what} is of a level that is not known here: {text!r}.")


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ProductError(f"{what} has {text!r} where a number belongs.") from error


def _offsets(root: ElementTree.Element, what: str) -> dict[str, float]:
    found = [*root.iterfind(".//{*}RADIO_ADD_OFFSET"), *root.iterfind(".//{*}BOA_ADD_OFFSET")]
    offsets = {}
    for element in found:
        index = element.get("band_id", "")
        if not index.isdigit() or int(index) >= len(BANDS):
            raise ProductError(f"{what} has an offset of an unknown band: {index!r}.")
        offsets[BANDS[int(index)]] = _number(element.text or "", what)
    return offsets


def _image_files(root: ElementTree.Element) -> tuple[str, ...]:
    files = []
    for granule in [*root.iterfind(".//{*}Granule"), *root.iterfind(".//{*}Granules")]:
        suffix = ".tif" if granule.get("imageFormat", "").lower() == "geotiff" else ".jp2"
        listed = [*granule.iterfind("./{*}IMAGE_FILE"), *granule.iterfind("./{*}IMAGE_FILE_2A")]
        files += [f"{element.text.strip()}{suffix}" for element in listed if element.text]
        folder = f"GRANULE/{granule.get('granuleIdentifier', '')}/IMG_DATA"
        named = [element.text.strip() for element in granule.iterfind("./{*}IMAGE_ID") if element.text]
        files += [f"{folder}/{name}{suffix}" for name in named if "_L1C_" in name]
    return tuple(files)


def _footprint(root: ElementTree.Element, what: str) -> str:
    """The outline, given as pairs of latitude and longitude."""
    numbers = [_number(text, what) for text in (text_of(root, "EXT_POS_LIST") or "").split()]
    points = list(zip(numbers[1::2], numbers[::2]))
    if len(points) < 3 or len(numbers) % 2:
        return ""
    closed = points if points[0] == points[-1] else [*points, points[0]]
    return f"POLYGON(({','.join(f'{longitude!r} {latitude!r}' for longitude, latitude in closed)}))"


def _tile_id(identifier: str, what: str) -> str:
    parts = [part for part in identifier.split("_") if len(part) == 6 and part.startswith("T") and part[1:3].isdigit()]
    if not parts:
        raise ProductError(f"{what} names no tile: {identifier!r}.")
    return parts[-1][1:]


def _sizes(root: ElementTree.Element) -> list[ElementTree.Element]:
    return list(root.iterfind(".//{*}Tile_Geocoding/{*}Size"))


def _size(size: ElementTree.Element, what: str) -> tuple[int, int]:
    rows, columns = required_text(size, what, "NROWS"), required_text(size, what, "NCOLS")
    return int(_number(rows, what)), int(_number(columns, what))
