"""manifest.safe: as ESA writes it, true to the last byte, and as Sen2Cor writes it, with sizes that are none.

Source: manifests of real products (baselines 02.09, 03.01, 05.09, 05.11) and of one that Sen2Cor made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from .bands import BANDS
from .layout import Layout

_UNLISTED = ("rep_info/", "manifest.safe")
_NAMED = {
    "MTD_MSIL1C.xml": "S2_Level-1C_Product_Metadata",
    "MTD_MSIL2A.xml": "S2_Level-2A_Product_Metadata",
    "INSPIRE.xml": "INSPIRE_Metadata",
    "UserProduct_index.html": "HTML_Presentation",
    "UserProduct_index.xsl": "HTML_Presentation_Stylesheet",
    "AUX_ECMWFT": "ECMWF_Tile1_Data",
    "AUX_CAMSFO": "CAMS_Tile1_Data",
}
_MASKS = {
    "CLOUDS": "FineCloudMask",
    "CLASSI": "ClassiPixelsMask",
    "DEFECT": "DefectivePixelsMask",
    "DETFOO": "DetectorFootprintMask",
    "NODATA": "NodataPixelsMask",
    "QUALIT": "QualitPixelsMask",
    "SATURA": "SaturatedPixelsMask",
    "TECQUA": "TechQualityMask",
    "CLDPRB": "CloudPrbMask",
    "SNWPRB": "SnowPrbMask",
}
# Before 04.00 an L2A's probabilities were listed as if they were previews.
_OLD_PREVIEWS = ("CLDPRB_20m", "CLDPRB_60m", "SNWPRB_20m", "SNWPRB_60m", "_PVI")
_MIME = {"xml": "application/xml", "gml": "application/xml", "html": "octet", "xsl": "octet"}
_CHECKSUMS = {"MD5": hashlib.md5, "SHA3-256": hashlib.sha3_256}


def esa_manifest(layout: Layout, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a product as ESA ships it: every listed file with its true size and checksum."""
    listed = [path for path in files if not path.startswith(_UNLISTED)]
    digest = _CHECKSUMS[layout.checksum_name]
    objects = [
        _data_object(
            _object_id(path, layout),
            "text/xml" if "/" not in path else _MIME.get(path.rpartition(".")[2], "application/octet-stream"),
            len(files[path]),
            f"./{path}",
            layout.checksum_name,
            digest(files[path]).hexdigest(),
        )
        for path in listed
    ]
    return _document(layout, [_object_id(path, layout) for path in listed], objects)


def sen2cor_manifest(layout: Layout, folder: str, files: Mapping[str, bytes]) -> bytes:
    """The manifest that Sen2Cor 2.x writes.

    Its sizes are what Python 2 thinks of the path's text (52 bytes and four a letter), its checksums are MD5, its
    paths lack the "./" below the root, and it lists only metadata, pictures, the preview and masks in GML.

    :param folder: absolute path of the product.
    """
    listed = sorted(filter(_sen2cor_lists, files), key=lambda path: ("/" in path, path))
    hrefs = [path if "/" in path else f"./{path}" for path in listed]
    identities = [_sen2cor_id(path, listed, layout) for path in listed]
    objects = [
        _data_object(
            identity,
            "text/xml" if path.endswith(".xml") else "application/octet-stream",
            52 + 4 * len(f"{folder}/{href}"),
            href,
            "MD5",
            hashlib.md5(files[path]).hexdigest(),
        )
        for identity, path, href in zip(identities, listed, hrefs)
    ]
    return _document(layout, identities, objects)


def _sen2cor_lists(path: str) -> bool:
    name = path.rpartition("/")[2]
    if path in ("INSPIRE.xml", "MTD_MSIL2A.xml") or name in ("MTD_DS.xml", "MTD_TL.xml"):
        return True
    return "/IMG_DATA/" in path or name.endswith("_PVI.jp2") or (name.endswith(".gml") and "CLOUDS" not in name)


def _sen2cor_id(path: str, listed: list[str], layout: Layout) -> str:
    name = path.rpartition("/")[2]
    if name == "MTD_TL.xml":
        return "S2_Level-2A_Tile1_Data"
    if name.endswith("_PVI.jp2"):
        return "S2_Level-1C_Preview_Tile1_Data"
    if "/IMG_DATA/" not in path:
        return _object_id(path, layout)
    band, resolution = name.partition(".")[0].split("_")[-2:]
    if not band.startswith("B"):
        return f"{band}_DATA_{resolution}_Tile1_Data"
    bands = [other for other in listed if f"/R{resolution}/" in other and "_B" in other.rpartition("/")[2]]
    return f"IMG_DATA_{resolution}_Band{bands.index(path) + 1}_Tile1_Data"


def _object_id(path: str, layout: Layout) -> str:
    name = path.rpartition("/")[2]
    bare = name.partition(".")[0]
    if name in _NAMED:
        return _NAMED[name]
    if layout.level == "L2A" and not layout.masks_are_pictures and bare.endswith(_OLD_PREVIEWS):
        return f"Preview_{[bare.endswith(end) for end in _OLD_PREVIEWS].index(True)}_Tile1_Data"
    if name in ("MTD_DS.xml", "MTD_TL.xml"):
        return f"S2_Level-{layout.level[1:]}_{'Datastrip1' if name == 'MTD_DS.xml' else 'Tile1'}_Metadata"
    if "/IMG_DATA/" in path:
        return _picture_id(bare, layout.level)
    if bare.startswith("MSK_"):
        return _mask_id(bare)
    if bare.endswith("_PVI"):
        return "Preview_0_Tile1_Data"
    place = "Datastrip1" if path.startswith("DATASTRIP/") else "Tile1"
    check = bare if bare == "L2A_QUALITY" else bare.partition("_")[0].capitalize()
    return f"{check}_OLQC_Report_{place}_InformationData"


def _picture_id(bare: str, level: str) -> str:
    if level == "L2A":
        band, resolution = bare.split("_")[-2:]
        return f"IMG_DATA_Band_{band}_{resolution}_Tile1_Data"
    band = bare.rpartition("_")[2]
    return f"IMG_DATA_Band_{'TCI' if band == 'TCI' else _numbered(band)}_Tile1_Data"


def _mask_id(bare: str) -> str:
    _, kind, band = bare.split("_")
    if kind == "CLOUDS":
        return f"{_MASKS[kind]}_Tile1_Data"
    if kind in ("CLDPRB", "SNWPRB"):
        return f"{_MASKS[kind]}{'_1' if band == '60m' else ''}_Tile1_Data"
    if kind == "CLASSI":
        return f"{_MASKS[kind]}_Band_00m_0_Tile1_Data"
    order = [b.name for b in sorted(BANDS, key=lambda b: (b.name == "B8A", b.number))].index(band)
    return f"{_MASKS[kind]}_Band_{_numbered(band)}{f'_{order}' if order else ''}_Tile1_Data"


def _numbered(band: str) -> str:
    """``10m_2`` for the second band at 10 m."""
    resolution = next(b.resolution for b in BANDS if b.name == band)
    return f"{resolution}m_{[b.name for b in BANDS if b.resolution == resolution].index(band) + 1}"


def _data_object(identity: str, mime: str, size: int, href: str, checksum_name: str, checksum: str) -> str:
    return f"""        <dataObject ID="{identity}">
            <byteStream mimeType="{mime}" size="{size}">
                <fileLocation locatorType="URL" href="{href}"/>
                <checksum checksumName="{checksum_name}">{checksum}</checksum>
            </byteStream>
        </dataObject>"""


def _document(layout: Layout, identities: Iterable[str], objects: Iterable[str]) -> bytes:
    level = f"Level-{layout.level[1:]}"
    version = f"esa/safe/sentinel/1.1/sentinel-2/msi/archive_{layout.level.lower()}_user_product"
    units = "\n".join(
        f"""            <xfdu:contentUnit ID="{identity}_Unit" unitType="Metadata Unit">
                <dataObjectPointer dataObjectID="{identity}"/>
            </xfdu:contentUnit>"""
        for identity in identities
    )
    newline = "\n"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<xfdu:XFDU xmlns:gml="http://www.opengis.net/gml" xmlns:safe="http://www.esa.int/safe/sentinel/1.1" \
xmlns:xfdu="urn:ccsds:schema:xfdu:1" version="{version}">
    <informationPackageMap>
        <xfdu:contentUnit dmdID="acquisitionPeriod platform" pdiID="processing" \
textInfo="SENTINEL-2 MSI {level} User Product" unitType="Product_{level}">
{units}
        </xfdu:contentUnit>
    </informationPackageMap>
    <metadataSection>
{newline.join(_metadata_objects(layout, level))}
    </metadataSection>
    <dataObjectSection>
{newline.join(objects)}
    </dataObjectSection>
</xfdu:XFDU>
""".encode()


def _metadata_objects(layout: Layout, level: str) -> Iterator[str]:
    outline = " ".join(f"{lat:.12g} {lon:.12g}" for lon, lat in layout.footprint)
    yield _metadata_object(
        "acquisitionPeriod",
        "Acquisition Period",
        f"""<safe:acquisitionPeriod>
                    <safe:startTime>{layout.sensing:%Y-%m-%dT%H:%M:%S}.024Z</safe:startTime>
                </safe:acquisitionPeriod>""",
    )
    yield _metadata_object(
        "measurementOrbitReference",
        "Orbit Reference",
        f"""<safe:orbitReference>
                    <safe:orbitNumber groundTrackDirection="{layout.orbit_direction.lower()}" type="start">\
{layout.absolute_orbit:06d}</safe:orbitNumber>
                    <safe:relativeOrbitNumber type="start">{layout.relative_orbit:03d}</safe:relativeOrbitNumber>
                </safe:orbitReference>""",
    )
    yield _metadata_object(
        "platform",
        "Platform Description",
        f"""<safe:platform>
                    <safe:familyName>SENTINEL</safe:familyName>
                    <safe:number>{layout.platform[1:]}</safe:number>
                    <safe:instrument>
                        <safe:familyName abbreviation="MSI">Multi-Spectral Instrument</safe:familyName>
                    </safe:instrument>
                </safe:platform>""",
    )
    made = f"{layout.stamp:%Y-%m-%dT%H:%M:%S}.000000Z"
    yield _metadata_object(
        "processing", "Processing", f'<safe:processing name="Generation of {level} User Product" start="{made}"/>'
    )
    yield _metadata_object(
        "measurementFrameSet",
        "Frame Set",
        f"""<safe:frameSet>
                    <safe:footPrint srsName="http://www.opengis.net/gml/srs/epsg.xml#4326">
                        <gml:coordinates>{outline} </gml:coordinates>
                    </safe:footPrint>
                </safe:frameSet>""",
    )


def _metadata_object(identity: str, text: str, content: str) -> str:
    kind = ("PDI", "PROVENANCE") if identity == "processing" else ("DMD", "DESCRIPTION")
    return f"""        <metadataObject ID="{identity}" category="{kind[0]}" classification="{kind[1]}">
            <metadataWrap mimeType="text/xml" textInfo="{text}" vocabularyName="Sentinel-SAFE"><xmlData>
                {content}
            </xmlData></metadataWrap>
        </metadataObject>"""
