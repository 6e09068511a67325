"""The menu of the layers that a product can become."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from .layer_words import layer_titles


class LayerMenu(QMenu):
    """``asked`` carries the kind of layer, see ``settings.RASTER_KINDS``; bands are in a menu of their own."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Load as"))
        bands = QMenu(self.tr("Single band"), self)
        for kind, title in layer_titles().items():
            menu = bands if kind.startswith("B") else self
            menu.addAction(title).triggered.connect(lambda _=False, kind=kind: self.asked.emit(kind))
        self.addMenu(bands)
