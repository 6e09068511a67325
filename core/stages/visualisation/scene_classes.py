"""The classes of the scene classification (SCL).

Values and names: Sentinel-2 L2A Product Definition. Colours: those of the Copernicus Browser (Sentinel Hub custom
scripts, "Sentinel-2 L2A Scene Classification Map").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LegendClass:
    """One entry of a legend.

    :param value: of the pixels.
    :param name: what the legend says.
    :param colour: ``#rrggbb``.
    """

    value: int
    name: str
    colour: str


SCENE_CLASSES = (
    LegendClass(0, "No data", "#000000"),
    LegendClass(1, "Saturated or defective", "#ff0000"),
    LegendClass(2, "Dark area pixels (topographic casted shadows)", "#2f2f2f"),
    LegendClass(3, "Cloud shadows", "#643200"),
    LegendClass(4, "Vegetation", "#00a000"),
    LegendClass(5, "Not vegetated", "#ffe65a"),
    LegendClass(6, "Water", "#0000ff"),
    LegendClass(7, "Unclassified", "#808080"),
    LegendClass(8, "Cloud medium probability", "#c0c0c0"),
    LegendClass(9, "Cloud high probability", "#ffffff"),
    LegendClass(10, "Thin cirrus", "#64c8ff"),
    LegendClass(11, "Snow or ice", "#ff96ff"),
)
