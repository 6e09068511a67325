"""The small files of a product: datastrip metadata, INSPIRE record, quality reports, HTML page, schema, forecasts."""

from __future__ import annotations

from .layout import Layout

DATASTRIP_REPORTS = (
    "FORMAT_CORRECTNESS",
    "GENERAL_QUALITY",
    "GEOMETRIC_QUALITY",
    "RADIOMETRIC_QUALITY",
    "SENSOR_QUALITY",
)
_GMD = "http://www.isotc211.org/2005/gmd"
_GCO = "http://www.isotc211.org/2005/gco"


def datastrip_metadata(layout: Layout) -> bytes:
    """MTD_DS.xml without the satellite's telemetry, which makes the real one megabytes large."""
    level = f"Level-{layout.level[1:]}"
    root = f"n1:{level}_DataStrip_ID"
    schema = f"https://{layout.psd}.sentinel2.eo.esa.int/PSD/S2_PDI_{level}_Datastrip_Metadata.xsd"
    start = f"{layout.datastrip_start:%Y-%m-%dT%H:%M:%S}"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<{root} xmlns:n1="{schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{schema}">
  <n1:General_Info>
    <Datatake_Info datatakeIdentifier="{layout.datatake_id}" metadataLevel="Brief">
      <SPACECRAFT_NAME>Sentinel-{layout.platform[1:]}</SPACECRAFT_NAME>
      <DATATAKE_TYPE>INS-NOBS</DATATAKE_TYPE>
      <DATATAKE_SENSING_START>{layout.sensing:%Y-%m-%dT%H:%M:%S}.024Z</DATATAKE_SENSING_START>
      <SENSING_ORBIT_NUMBER>{layout.relative_orbit}</SENSING_ORBIT_NUMBER>
      <SENSING_ORBIT_DIRECTION>{layout.orbit_direction}</SENSING_ORBIT_DIRECTION>
    </Datatake_Info>
    <Datastrip_Time_Info metadataLevel="Brief">
      <DATASTRIP_SENSING_START>{start}.456Z</DATASTRIP_SENSING_START>
      <DATASTRIP_SENSING_STOP>{layout.tile_start:%Y-%m-%dT%H:%M:%S}.573Z</DATASTRIP_SENSING_STOP>
    </Datastrip_Time_Info>
    <Processing_Info metadataLevel="Expertise">
      <PROCESSING_BASELINE>{layout.dotted_baseline}</PROCESSING_BASELINE>
      <PROCESSING_CENTER>{layout.centre}</PROCESSING_CENTER>
      <UTC_DATE_TIME>{layout.stamp:%Y-%m-%dT%H:%M:%S}Z</UTC_DATE_TIME>
    </Processing_Info>
    <Archiving_Info metadataLevel="Expertise">
      <ARCHIVING_CENTRE>{layout.centre}</ARCHIVING_CENTRE>
      <ARCHIVING_TIME>{layout.stamp:%Y-%m-%dT%H:%M:%S}.130285Z</ARCHIVING_TIME>
    </Archiving_Info>
  </n1:General_Info>
  <n1:Image_Data_Info>
    <Tiles_Information metadataLevel="Standard">
      <Tile_List>
        <Tile tileId="{layout.granule_id}"/>
      </Tile_List>
    </Tiles_Information>
  </n1:Image_Data_Info>
  <n1:Quality_Indicators_Info metadataLevel="Standard">
    <DEGRADED_ANC_DATA_PERCENTAGE>0</DEGRADED_ANC_DATA_PERCENTAGE>
  </n1:Quality_Indicators_Info>
</{root}>
""".encode()


def inspire_record(layout: Layout) -> bytes:
    """INSPIRE.xml: an ISO 19139 record with title, outline and box."""
    longitudes = [lon for lon, _ in layout.footprint]
    latitudes = [lat for _, lat in layout.footprint]
    outline = " ".join(f"{lat:.12g} {lon:.12g}" for lon, lat in layout.footprint)
    bounds = {
        "westBoundLongitude": min(longitudes),
        "eastBoundLongitude": max(longitudes),
        "southBoundLatitude": min(latitudes),
        "northBoundLatitude": max(latitudes),
    }
    box = "\n".join(
        f"            <gmd:{name}><gco:Decimal>{value:.12g}</gco:Decimal></gmd:{name}>"
        for name, value in bounds.items()
    )
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<gmd:MD_Metadata xmlns:gco="{_GCO}" xmlns:gmd="{_GMD}">
    <gmd:metadataStandardName><gco:CharacterString>ISO19115</gco:CharacterString></gmd:metadataStandardName>
    <gmd:identificationInfo>
        <gmd:MD_DataIdentification>
            <gmd:citation><gmd:CI_Citation>
                <gmd:title><gco:CharacterString>{layout.folder}</gco:CharacterString></gmd:title>
            </gmd:CI_Citation></gmd:citation>
            <gmd:abstract><gco:CharacterString>{outline} </gco:CharacterString></gmd:abstract>
            <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
{box}
            </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
        </gmd:MD_DataIdentification>
    </gmd:identificationInfo>
</gmd:MD_Metadata>
""".encode()


def quality_report(layout: Layout, check: str, item: str) -> bytes:
    """One report of the on-line quality control, all passed.

    :param item: the datastrip or granule that was checked.
    """
    created = f"{layout.stamp:%Y-%m-%dT%H:%M:%S}"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Earth_Explorer_File xmlns="http://gs2.esa.int/DATA_STRUCTURE/olqcReport">
    <Earth_Explorer_Header>
        <Fixed_Header>
            <File_Name>{check}.xml</File_Name>
            <File_Description>Report produced by OLQC-SC</File_Description>
            <Mission>{layout.platform}</Mission>
            <File_Class>OPER</File_Class>
            <File_Type>REP_OLQCPA</File_Type>
            <Source>
                <System>OLQC-SC</System>
                <Creation_Date>UTC={created}</Creation_Date>
            </Source>
        </Fixed_Header>
    </Earth_Explorer_Header>
    <Data_Block type="xml">
        <report gippVersion="1.0" globalStatus="PASSED" date="{created}.750Z">
            <checkList>
                <name>{check}</name>
                <item name="{item}"/>
                <check>
                    <inspection id="checkMetadata" item="{item}" processingStatus="done" status="PASSED"/>
                    <message contentType="text/plain">Metadata file is present.</message>
                </check>
            </checkList>
        </report>
    </Data_Block>
</Earth_Explorer_File>
""".encode()


def html_page(layout: Layout) -> bytes:
    """HTML/UserProduct_index.html."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>{layout.name}</title></head>
<body><h1>Sentinel-2 {layout.level} User Product</h1><p>{layout.name}</p></body></html>
""".encode()


def html_stylesheet() -> bytes:
    """HTML/UserProduct_index.xsl."""
    return b"""<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template match="/"><html><body><xsl:value-of select="."/></body></html></xsl:template>
</xsl:stylesheet>
"""


def product_schema(layout: Layout) -> tuple[str, bytes]:
    """Name and content of the schema in rep_info."""
    level = f"Level-{layout.level[1:]}"
    space = f"https://{layout.psd}.sentinel2.eo.esa.int/PSD/User_Product_{level}.xsd"
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}" elementFormDefault="unqualified">
  <xs:element name="{level}_User_Product"/>
</xs:schema>
"""
    return f"S2_User_Product_{level}_Metadata.xsd", content.encode()


def forecast(kind: str) -> bytes:
    """AUX_ECMWFT or AUX_CAMSFO: an empty message between the marks of a GRIB file, of the usual length."""
    return b"GRIB" + kind.encode().ljust(802, b"\0") + b"7777"
