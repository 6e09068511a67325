"""Recipes as raster layers; any thread may make them, the main thread uses them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from qgis.core import (
    QgsBox3d,
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterLayerTemporalProperties,
    QgsRasterRange,
    QgsRasterRenderer,
    QgsRasterShader,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt
from qgis.PyQt.QtGui import QColor

from ..errors import ProductError
from ..stages.visualisation.recipes import NDVI, LayerRecipe
from .translation import translated

ABOUT = "https://documentation.dataspace.copernicus.eu/Data/SentinelMissions/Sentinel2.html"
LICENCE = "https://sentinel.esa.int/documents/247904/690755/Sentinel_Data_Legal_Notice"
# From bare soil to dense leaves; below 0 water, snow and clouds.
_NDVI_COLOURS = (
    *((-0.2, "#4575b4"), (0.0, "#f7f2e7"), (0.2, "#d9c99a")),
    *((0.4, "#a6c36f"), (0.6, "#4f9a3d"), (0.9, "#0b5d1e")),
)


def make_layer(recipe: LayerRecipe) -> QgsRasterLayer:
    """A layer by its recipe, whose raster is there; it belongs to the caller, and to the thread that calls.

    :raises ProductError: if QGIS cannot open the raster.
    """
    layer = QgsRasterLayer(recipe.raster.path, _title(recipe), "gdal")
    if not layer.isValid():
        raise ProductError(f"{recipe.title}: QGIS cannot open {recipe.raster.path}.", advice="Check the product.")
    provider = layer.dataProvider()
    if recipe.raster.nodata == "0":
        for band in range(1, recipe.raster.bands + 1):
            provider.setUserNoDataValue(band, [QgsRasterRange(0, 0)])
    layer.setRenderer(_renderer(recipe, provider))
    _set_time(layer, recipe)
    layer.setMetadata(_metadata(recipe, layer))
    return layer


def _title(recipe: LayerRecipe) -> str:
    return recipe.title.replace(recipe.words, translated(recipe.words))


def _renderer(recipe: LayerRecipe, provider: Any) -> QgsRasterRenderer:
    if recipe.classes:
        kind = QgsPalettedRasterRenderer.Class
        classes = [kind(one.value, QColor(one.colour), translated(one.name)) for one in recipe.classes]
        return QgsPalettedRasterRenderer(provider, 1, classes)
    if recipe.kind == NDVI:
        return _coloured(provider)
    enhancements = [_enhancement(provider, band, recipe) for band in range(1, recipe.raster.bands + 1)]
    if recipe.raster.bands >= 3:
        colours = QgsMultiBandColorRenderer(provider, 1, 2, 3)
        setters = (
            colours.setRedContrastEnhancement,
            colours.setGreenContrastEnhancement,
            colours.setBlueContrastEnhancement,
        )
        for setter, enhancement in zip(setters, enhancements):
            if enhancement is not None:
                setter(enhancement)
        return colours
    grey = QgsSingleBandGrayRenderer(provider, 1)
    if enhancements[0] is not None:
        grey.setContrastEnhancement(enhancements[0])
    return grey


def _enhancement(provider: Any, band: int, recipe: LayerRecipe) -> QgsContrastEnhancement | None:
    if not recipe.stretch:
        return None
    enhancement = QgsContrastEnhancement(provider.dataType(band))
    low, high = recipe.stretch[band - 1]
    enhancement.setMinimumValue(low)
    enhancement.setMaximumValue(high)
    enhancement.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return enhancement


def _coloured(provider: Any) -> QgsSingleBandPseudoColorRenderer:
    """The index in colours, with their values in the legend."""
    ramp = QgsColorRampShader(_NDVI_COLOURS[0][0], _NDVI_COLOURS[-1][0])
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, QColor(colour), f"{value:g}") for value, colour in _NDVI_COLOURS]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    return QgsSingleBandPseudoColorRenderer(provider, 1, shader)


def _set_time(layer: QgsRasterLayer, recipe: LayerRecipe) -> None:
    """The day (UTC) on which it was taken: so the temporal controller plays tiles of one day together."""
    properties: Any = layer.temporalProperties()
    kind: Any = QgsRasterLayerTemporalProperties
    properties.setMode(kind.ModeFixedTemporalRange)
    properties.setFixedTemporalRange(_day_of(recipe.sensing_time))
    properties.setIsActive(True)


def _day_of(moment: datetime) -> QgsDateTimeRange:
    """From the first second of a day to its last: frames of the controller share the midnights between them, and a
    project does not keep whether a range holds its ends.
    """
    begin = moment.replace(hour=0, minute=0, second=1, microsecond=0)
    return QgsDateTimeRange(_qt(begin), _qt(moment.replace(hour=23, minute=59, second=59, microsecond=0)))


def _qt(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(round(moment.timestamp()), Qt.TimeSpec.UTC)


def _metadata(recipe: LayerRecipe, layer: QgsRasterLayer) -> QgsLayerMetadata:
    metadata = layer.metadata()
    metadata.setIdentifier(recipe.product)
    metadata.setTitle(_title(recipe))
    metadata.setType("dataset")
    text = QCoreApplication.translate("SceneQueue", "{} of the Sentinel-2 product {}, taken on {} (UTC).")
    moment = f"{recipe.sensing_time:%Y-%m-%d %H:%M:%S}"
    metadata.setAbstract(text.format(translated(recipe.words), recipe.product.rpartition(".")[0], moment))
    metadata.setRights([recipe.credits])
    metadata.setLicenses([LICENCE])
    metadata.setLinks([QgsLayerMetadata.Link("Sentinel-2", "WWW:LINK", ABOUT)])
    metadata.setCrs(layer.crs())
    extent = QgsLayerMetadata.Extent()
    place = QgsLayerMetadata.SpatialExtent()
    place.extentCrs = layer.crs()
    place.bounds = QgsBox3d(layer.extent())
    extent.setSpatialExtents([place])
    moment_range = QgsDateTimeRange(_qt(recipe.sensing_time), _qt(recipe.sensing_time))
    extent.setTemporalExtents([moment_range])
    metadata.setExtent(extent)
    return metadata
