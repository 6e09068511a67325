"""Areas of layers, read beside the window: a layer of the map belongs to the main thread, its features do not."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication

from ..aoi import AreaOfInterest
from ..errors import AreaError
from .area_source import area_from_features


def layer_reader(layer: QgsMapLayer | None, *, selected_only: bool) -> Callable[[], AreaOfInterest]:
    """Take what is needed to read a layer as it is now; what is returned reads it, on any thread.

    :param layer: the active one.
    :raises AreaError: if it is no vector layer, or nothing is selected; the reader raises it if there is no polygon.
    """
    if not isinstance(layer, QgsVectorLayer):
        raise AreaError(
            QCoreApplication.translate("SceneQueue", "No polygon layer is active."),
            advice=QCoreApplication.translate("SceneQueue", "Click one in the layer tree."),
        )
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes([])
    if selected_only:
        request.setFilterFids(layer.selectedFeatureIds())
    source, crs, name = QgsVectorLayerFeatureSource(layer), layer.crs(), layer.name()
    context = QgsProject.instance().transformContext()

    def read() -> AreaOfInterest:
        return area_from_features(source.getFeatures(request), crs, context, name)

    return read
