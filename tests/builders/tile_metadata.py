"""MTD_TL.xml, shaped after real ones: where the pictures lie, the sun, the names of the masks."""

from __future__ import annotations

import math
from collections.abc import Mapping

from .bands import BANDS, RESOLUTIONS
from .layout import Grid, Layout
from .product_metadata import image_content

_ANGLE_STEPS = 23


def tile_metadata(
    layout: Layout, grid: Grid, masks: list[str], cloud_percent: float, content: Mapping[str, float]
) -> bytes:
    """The granule's metadata file.

    :param masks: paths of the masks, relative to the product.
    :param content: percent of the pixels in each class of the scene classification; empty for L1C.
    """
    level = f"Level-{layout.level[1:]}"
    root = f"n1:{level}_Tile_ID"
    schema = f"https://{layout.psd}.sentinel2.eo.esa.int/PSD/S2_PDI_{level}_Tile_Metadata.xsd"
    text = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<{root} xmlns:n1="{schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{schema}">
  <n1:General_Info>
{_general(layout)}
  </n1:General_Info>
  <n1:Geometric_Info>
{_geocoding(grid)}
{_angles(layout)}
  </n1:Geometric_Info>
{_quality(layout, masks, cloud_percent, content)}
</{root}>
"""
    return text.encode()


def sun_angles(layout: Layout) -> tuple[float, float]:
    """Zenith and azimuth of the sun (degrees) over the tile at the time of the take, to about a degree."""
    longitude, latitude = layout.footprint[0]
    day = layout.sensing.timetuple().tm_yday
    hour = layout.sensing.hour + layout.sensing.minute / 60
    declination = math.radians(-23.44 * math.cos(math.radians(360 / 365 * (day + 10))))
    turn = math.radians(15 * (hour - 12) + longitude)
    north = math.radians(latitude)
    height = math.sin(north) * math.sin(declination) + math.cos(north) * math.cos(declination) * math.cos(turn)
    east = -math.cos(declination) * math.sin(turn)
    up = math.cos(north) * math.sin(declination) - math.sin(north) * math.cos(declination) * math.cos(turn)
    return math.degrees(math.acos(max(-1.0, min(1.0, height)))), math.degrees(math.atan2(east, up)) % 360


def _general(layout: Layout) -> str:
    original = ""
    if layout.level == "L2A":
        name = layout.granule_id.replace("_MSI_L2A_", "_MSI_L1C_")
        original = f'    <L1C_TILE_ID metadataLevel="Brief">{name}</L1C_TILE_ID>\n'
    return f"""{original}    <TILE_ID metadataLevel="Brief">{layout.granule_id}</TILE_ID>
    <DATASTRIP_ID metadataLevel="Standard">{layout.datastrip_id}</DATASTRIP_ID>
    <DOWNLINK_PRIORITY metadataLevel="Standard">NOMINAL</DOWNLINK_PRIORITY>
    <SENSING_TIME metadataLevel="Standard">{layout.tile_start:%Y-%m-%dT%H:%M:%S}.457Z</SENSING_TIME>
    <Archiving_Info metadataLevel="Expertise">
      <ARCHIVING_CENTRE>{layout.centre}</ARCHIVING_CENTRE>
      <ARCHIVING_TIME>{layout.stamp:%Y-%m-%dT%H:%M:%S}.953151Z</ARCHIVING_TIME>
    </Archiving_Info>"""


def _geocoding(grid: Grid) -> str:
    zone, side = grid.epsg % 100, "N" if grid.epsg < 32700 else "S"
    sizes = "\n".join(
        f"""      <Size resolution="{resolution}">
        <NROWS>{grid.pixels(resolution)}</NROWS>
        <NCOLS>{grid.pixels(resolution)}</NCOLS>
      </Size>"""
        for resolution in RESOLUTIONS
    )
    places = "\n".join(
        f"""      <Geoposition resolution="{resolution}">
        <ULX>{grid.left}</ULX>
        <ULY>{grid.top}</ULY>
        <XDIM>{resolution}</XDIM>
        <YDIM>-{resolution}</YDIM>
      </Geoposition>"""
        for resolution in RESOLUTIONS
    )
    return f"""    <Tile_Geocoding metadataLevel="Brief">
      <HORIZONTAL_CS_NAME>WGS84 / UTM zone {zone:02d}{side}</HORIZONTAL_CS_NAME>
      <HORIZONTAL_CS_CODE>EPSG:{grid.epsg}</HORIZONTAL_CS_CODE>
{sizes}
{places}
    </Tile_Geocoding>"""


def _angles(layout: Layout) -> str:
    zenith, azimuth = sun_angles(layout)
    views = "\n".join(
        f"""        <Mean_Viewing_Incidence_Angle bandId="{band.number}">
          <ZENITH_ANGLE unit="deg">{5 + band.number / 50:.4f}</ZENITH_ANGLE>
          <AZIMUTH_ANGLE unit="deg">{286 + band.number / 10:.4f}</AZIMUTH_ANGLE>
        </Mean_Viewing_Incidence_Angle>"""
        for band in BANDS
    )
    return f"""    <Tile_Angles metadataLevel="Standard">
      <Sun_Angles_Grid>
{_angle_grid("Zenith", zenith)}
{_angle_grid("Azimuth", azimuth)}
      </Sun_Angles_Grid>
      <Mean_Sun_Angle>
        <ZENITH_ANGLE unit="deg">{zenith:.10f}</ZENITH_ANGLE>
        <AZIMUTH_ANGLE unit="deg">{azimuth:.10f}</AZIMUTH_ANGLE>
      </Mean_Sun_Angle>
      <Mean_Viewing_Incidence_Angle_List>
{views}
      </Mean_Viewing_Incidence_Angle_List>
    </Tile_Angles>"""


def _angle_grid(name: str, value: float) -> str:
    line = "            <VALUES>" + " ".join([f"{value:.3f}"] * _ANGLE_STEPS) + "</VALUES>"
    return f"""        <{name}>
          <COL_STEP unit="m">5000</COL_STEP>
          <ROW_STEP unit="m">5000</ROW_STEP>
          <Values_List>
{chr(10).join([line] * _ANGLE_STEPS)}
          </Values_List>
        </{name}>"""


def _quality(layout: Layout, masks: list[str], cloud_percent: float, content: Mapping[str, float]) -> str:
    numbers = {band.name: band.number for band in BANDS}
    lines = []
    for path in masks:
        kind, _, band = path.rpartition("/")[2].partition(".")[0].rpartition("_")
        identity = f'bandId="{numbers[band]}" ' if band in numbers else ""
        lines.append(f'      <MASK_FILENAME {identity}type="{kind}">{path}</MASK_FILENAME>')
    counted = "\n" + image_content(content, " " * 6) if content else ""
    newline = "\n"
    return f"""  <n1:Quality_Indicators_Info metadataLevel="Standard">
    <Image_Content_QI>
      <CLOUDY_PIXEL_PERCENTAGE>{cloud_percent:.6g}</CLOUDY_PIXEL_PERCENTAGE>
      <DEGRADED_MSI_DATA_PERCENTAGE>0</DEGRADED_MSI_DATA_PERCENTAGE>{counted}
    </Image_Content_QI>
    <Pixel_Level_QI geometry="FULL_RESOLUTION">
{newline.join(lines)}
    </Pixel_Level_QI>
    <PVI_FILENAME>{layout.granule_path}/QI_DATA/{layout.stem}_PVI.jp2</PVI_FILENAME>
  </n1:Quality_Indicators_Info>"""
