"""What layers of products are called."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.settings import RASTER_KINDS


def layer_titles() -> dict[str, str]:
    """The kinds of layers in plain words, in their order; bands by their names."""
    titles = {
        "true_colour": QCoreApplication.translate("LayerWords", "True colour"),
        "false_colour": QCoreApplication.translate("LayerWords", "False colour: plants in red (8-4-3)"),
        "swir": QCoreApplication.translate("LayerWords", "Short-wave infrared (12-8A-4)"),
        "ndvi": QCoreApplication.translate("LayerWords", "NDVI: how green it is"),
        "scene_classification": QCoreApplication.translate("LayerWords", "Scene classification (L2A)"),
    }
    band = QCoreApplication.translate("LayerWords", "Band {}")
    return {kind: titles.get(kind, band.format(kind[1:])) for kind in RASTER_KINDS}
