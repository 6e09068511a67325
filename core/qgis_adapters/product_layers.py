"""Recipes as raster layers in the project; main thread."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer, QgsRasterRange

from ..errors import ProductError
from ..stages.visualisation.recipes import LayerRecipe, recipes_for

GROUP = "Sentinel-2"


def add_product_layers(product: Path, project: QgsProject) -> list[QgsRasterLayer]:
    """Add a product's layers to the project, in a group of their own.

    :returns: the layers, those that were there already included.
    :raises ProductError: if the product cannot be shown.
    """
    layers = []
    for recipe in recipes_for(product):
        known = [layer for layer in project.mapLayers().values() if layer.source() == recipe.uri]
        layers.append(known[0] if known else _add(recipe, project))
    return layers


def make_layer(recipe: LayerRecipe) -> QgsRasterLayer:
    """A layer by its recipe; it belongs to the caller.

    :raises ProductError: if QGIS cannot open the image.
    """
    layer = QgsRasterLayer(recipe.uri, recipe.title, "gdal")
    if not layer.isValid():
        raise ProductError(f"{recipe.title}: QGIS cannot open {recipe.uri}.", advice="Check the product.")
    for band in recipe.bands:
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(recipe.nodata, recipe.nodata)])
    metadata = layer.metadata()
    metadata.setTitle(recipe.title)
    metadata.setRights([recipe.credits])
    layer.setMetadata(metadata)
    return layer


def _add(recipe: LayerRecipe, project: QgsProject) -> QgsRasterLayer:
    layer = make_layer(recipe)
    project.addMapLayer(layer, False)
    _group(project, recipe.group).insertLayer(0, layer)
    return layer


def _group(project: QgsProject, name: str) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot()
    top = root.findGroup(GROUP) or root.insertGroup(_below_footprints(root), GROUP)
    return top.findGroup(name) or top.addGroup(name)


def _below_footprints(root: QgsLayerTreeGroup) -> int:
    """Outlines stay above images, images above everything else."""
    for position, child in enumerate(root.children()):
        layer = child.layer() if hasattr(child, "layer") else None
        if layer is None or not layer.customProperty("scene_queue/footprints"):
            return position
    return len(root.children())
