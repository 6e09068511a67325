"""Where an area can come from: the menu, and what each entry asks for."""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QDialog, QFileDialog, QMenu, QWidget

from ..core.aoi import AreaOfInterest, area_from_text
from ..core.errors import SceneQueueError
from ..core.qgis_adapters.area_file import area_from_file
from ..core.qgis_adapters.area_source import area_from_extent
from ..core.qgis_adapters.background import Background
from ..core.qgis_adapters.layer_reader import layer_reader
from ..core.qgis_adapters.world_map import area_of_place, place_names
from .messages import Messages
from .paste_dialog import PasteDialog
from .place_dialog import PlaceDialog

Reader = Callable[[], AreaOfInterest]


class AreaMenu(QMenu):
    """``chosen`` carries what reads the area, on any thread, and who waits: a :class:`PasteDialog` or ``None``."""

    chosen = pyqtSignal(object, object)

    def __init__(self, iface: Any, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._iface, self._messages = iface, messages
        self._names = Background(self)
        self.selection_action = self._add(
            self.tr("&Selected features of the active layer"),
            self.tr("The selected polygons of the layer that is active in the layer tree"),
            lambda: self._take(lambda: layer_reader(iface.activeLayer(), selected_only=True)),
        )
        self.layer_action = self._add(
            self.tr("&Whole active layer"),
            self.tr("All polygons of the layer that is active in the layer tree"),
            lambda: self._take(lambda: layer_reader(iface.activeLayer(), selected_only=False)),
        )
        self.extent_action = self._add(
            self.tr("Map &extent"),
            self.tr("The rectangle that the map shows now"),
            lambda: self._take(self._extent_reader),
        )
        self.addSeparator()
        self.place_action = self._add(
            self.tr("Place &name…"), self.tr("A country, state or province, such as Oaxaca, Mexico"), self._on_place
        )
        self.file_action = self._add(self.tr("&File…"), self.tr("GeoJSON, GeoPackage, Shapefile or KML"), self._on_file)
        self.text_action = self._add(
            self.tr("&Text or tile names…"), self.tr("WKT, GeoJSON, or tiles such as 15PUT"), self._on_text
        )

    def _add(self, text: str, tip: str, act: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        action.setToolTip(tip)
        action.triggered.connect(lambda: act())
        return action

    def _take(self, make: Callable[[], Reader]) -> None:
        try:
            reader = make()
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        self.chosen.emit(reader, None)

    def _extent_reader(self) -> Reader:
        canvas = self._iface.mapCanvas()
        extent, crs = canvas.extent(), canvas.mapSettings().destinationCrs()
        context = QgsProject.instance().transformContext()
        return lambda: area_from_extent(extent, crs, context)

    def _on_place(self) -> None:
        dialog = PlaceDialog(self._iface.mainWindow())

        def failed(error: SceneQueueError) -> None:
            self._messages.failed(error)
            dialog.reject()

        # the first time in a session it takes a tenth of a second
        self._names.start(self.tr("Read the names of places"), place_names, dialog.show_names, failed)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.place():
            place = dialog.place()
            self.chosen.emit(lambda: area_of_place(place), None)
        self._names.cancel()
        dialog.deleteLater()

    def _on_file(self) -> None:
        filters = ";;".join(
            [
                self.tr("Polygons (*.geojson *.json *.gpkg *.shp *.kml *.kmz)"),
                self.tr("All files (*)"),
            ]
        )
        path, _ = QFileDialog.getOpenFileName(self._iface.mainWindow(), self.tr("Area from a file"), "", filters)
        if path:
            context = QgsProject.instance().transformContext()
            self.chosen.emit(lambda: area_from_file(path, context=context), None)

    def _on_text(self) -> None:
        dialog = PasteDialog(self._iface.mainWindow())
        dialog.given.connect(lambda text: self.chosen.emit(lambda: area_from_text(text), dialog))
        dialog.exec()
        dialog.deleteLater()
