"""Scenes that are hidden on the map, by QGIS's own filter of a layer: the user sees it there and can take it away."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsExpression, QgsVectorLayer

from .message_log import log


def hide_scenes(layer: QgsVectorLayer, identifiers: Sequence[str]) -> None:
    """Show of a footprint layer all scenes but these; main thread."""
    names = ", ".join(QgsExpression.quotedString(name) for name in identifiers)
    if not layer.setSubsetString(f'"identifier" NOT IN ({names})' if names else ""):
        log(f"{layer.name()}: the filter of the layer cannot be set, so all of its scenes are shown.", warning=True)
