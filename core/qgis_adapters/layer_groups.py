"""Where layers of products stand among those of a project: below the scene outlines, by day and tile. Main thread."""

from __future__ import annotations

from qgis.core import QgsLayerTree, QgsLayerTreeGroup, QgsProject, QgsRasterLayer

from ..stages.visualisation.recipes import LayerRecipe

GROUP = "Sentinel-2"


def known_layer(recipe: LayerRecipe, project: QgsProject) -> QgsRasterLayer | None:
    """The layer of the project that shows what a recipe is about; ``None``: there is none."""
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.source() == recipe.raster.path:
            return layer
    return None


def add_layer(layer: QgsRasterLayer, recipe: LayerRecipe, project: QgsProject) -> None:
    """Put a layer into the project, which owns it from now on: the newest day on top, then by tile."""
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    top = root.findGroup(GROUP) or root.insertGroup(_below_outlines(root), GROUP)
    day = _group(top, recipe.day, is_falling=True)
    group = _group(day, recipe.tile, is_falling=False)
    group.insertLayer(0, layer)


def _group(parent: QgsLayerTreeGroup, name: str, *, is_falling: bool) -> QgsLayerTreeGroup:
    there = [group for group in parent.findGroups() if group.parent() is parent or group in parent.children()]
    for group in there:
        if group.name() == name:
            return group
    before = [group for group in there if (group.name() > name) is is_falling]
    return parent.insertGroup(len(before), name)


def _below_outlines(root: QgsLayerTree) -> int:
    """Outlines stay above images, images above everything else."""
    for position, child in enumerate(root.children()):
        layer = child.layer() if hasattr(child, "layer") else None
        if layer is None or not layer.customProperty("scene_queue/footprints"):
            return position
    return len(root.children())
