"""Where: draw an area, take one of the map, of a file, of a text or by name; move its vertices, save it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QMenu, QToolButton, QWidget

from ..core.aoi import AreaOfInterest, area_from_wkt
from ..core.errors import SceneQueueError
from ..core.qgis_adapters.area_drawn import area_from_drawing
from ..core.qgis_adapters.area_file import write_area
from ..core.qgis_adapters.area_keeper import SHORT_WKT, AreaKeeper, Reader
from ..core.qgis_adapters.background import Background
from ..core.qgis_adapters.prepared_area import PreparedArea
from .area_bands import AreaBands
from .area_menu import AreaMenu
from .area_tools import POLYGON, RECTANGLE, VERTICES, AreaTools
from .area_words import area_words, repair_words
from .form import load_form
from .icons import icon
from .messages import Messages
from .paste_dialog import PasteDialog

MOST_HANDLES = 500  # vertices that a hand can still tell apart
ENDINGS = (".geojson", ".json", ".gpkg")
ROOM_ROUND = 1.1
CLOSE_S = 1.5


class AreaPanel(QWidget):
    """Shows the area of interest and changes it; ``area_changed`` carries it, or ``None``."""

    area_changed = pyqtSignal(object)

    draw_button: QToolButton
    edit_button: QToolButton
    from_button: QToolButton
    undo_button: QToolButton
    zoom_button: QToolButton
    save_button: QToolButton
    clear_button: QToolButton
    summary_label: QLabel

    def __init__(self, iface: Any, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("area_panel", self)
        self._messages = messages
        self._canvas = iface.mapCanvas()
        self._bands = AreaBands(self._canvas)
        self._tools = AreaTools(self._canvas, self)
        self._keeper = AreaKeeper(self)
        self._saving = Background(self)
        self._shape = POLYGON
        self._undos_before_edit = 0
        self._hint = self.summary_label.text()
        self.menu = AreaMenu(iface, messages, self)
        self._dress_buttons()
        self._connect_buttons()
        self._connect_keeper()
        self._keeper.restore()

    @property
    def area(self) -> AreaOfInterest | None:
        """The area; ``None`` also while another one is being read."""
        return self._keeper.area

    @property
    def is_busy(self) -> bool:
        """Whether an area is being read."""
        return self._keeper.is_busy

    def set_limit(self, wkt_max_chars: int | None) -> None:
        """How long the service lets a polygon be; the cover is made anew."""
        self._keeper.set_limit(wkt_max_chars)

    def show_area(self, area: AreaOfInterest | None) -> None:
        """Make this the area, as that of a saved search; an undo brings the one before back."""
        self._tools.stop()
        if area is None:
            self._keeper.clear()
        elif self._keeper.area is None or self._keeper.area.wkt != area.wkt:
            self._keeper.take(lambda: area, at_once=len(area.wkt) <= SHORT_WKT)

    def remove(self) -> None:
        """Take everything off the map and listen to nobody any more; the project keeps the area."""
        self._keeper.close(CLOSE_S)
        self._saving.close(CLOSE_S)
        self._tools.remove()
        self._bands.remove()

    def _dress_buttons(self) -> None:
        icons = {"draw": "draw_polygon", "edit": "move_vertices", "from": "area_from"}
        for name in ("draw", "edit", "from", "undo", "zoom", "save", "clear"):
            getattr(self, f"{name}_button").setIcon(icon(icons.get(name, name)))
        shapes = QMenu(self)
        self.polygon_action = shapes.addAction(icon("draw_polygon"), self.tr("&Polygon"))
        self.rectangle_action = shapes.addAction(icon("draw_rectangle"), self.tr("&Rectangle"))
        self.draw_button.setMenu(shapes)
        self.from_button.setMenu(self.menu)

    def _connect_buttons(self) -> None:
        self.polygon_action.triggered.connect(lambda: self._draw(POLYGON))
        self.rectangle_action.triggered.connect(lambda: self._draw(RECTANGLE))
        self.draw_button.clicked.connect(lambda on: self._draw(self._shape) if on else self._tools.stop())
        self.edit_button.clicked.connect(lambda on: self._edit() if on else self._tools.stop())
        self.menu.chosen.connect(self._on_chosen)
        self.undo_button.clicked.connect(self._keeper.undo)
        self.zoom_button.clicked.connect(self._zoom)
        self.save_button.clicked.connect(self._save)
        self.clear_button.clicked.connect(self._keeper.clear)

    def _connect_keeper(self) -> None:
        self._tools.changed.connect(self._on_tool_changed)
        self._tools.drawn.connect(self._on_drawn)
        self._tools.edited.connect(self._on_edited)
        self._tools.undo_asked.connect(self._on_undo_asked)
        self._keeper.changed.connect(self._on_area_changed)
        self._keeper.covered.connect(self._show)
        self._keeper.failed.connect(self._messages.failed)
        self._keeper.busy_changed.connect(lambda _: self._show(self._keeper.prepared))
        self._keeper.project_changed.connect(self._tools.stop)

    def _draw(self, shape: str) -> None:
        self._shape = shape
        self.draw_button.setIcon(icon(f"draw_{shape}"))
        self._tools.start(shape)

    def _edit(self) -> None:
        if self._keeper.prepared is not None:
            self._undos_before_edit = self._keeper.undo_count
            self._tools.show_area(self._keeper.prepared.outline)
            self._tools.start(VERTICES)

    def _on_tool_changed(self, tool: str) -> None:
        self.draw_button.setChecked(tool in (POLYGON, RECTANGLE))
        self.edit_button.setChecked(tool == VERTICES)

    def _on_chosen(self, read: Reader, asker: PasteDialog | None) -> None:
        self._tools.stop()
        if asker is None:
            self._keeper.take(read)
        else:
            asker.rejected.connect(self._keeper.cancel)
            self._keeper.take(read, done=lambda _: asker.accept(), failed=asker.refuse)

    def _on_drawn(self, drawn: QgsGeometry) -> None:
        crs, pixel = self._canvas.mapSettings().destinationCrs(), self._canvas.mapUnitsPerPixel()
        context, name = QgsProject.instance().transformContext(), self.tr("drawn area")
        self._keeper.take(lambda: area_from_drawing(drawn, crs, context, pixel, name), at_once=True)

    def _on_edited(self, edited: QgsGeometry) -> None:
        wkt = edited.asWkt(17)
        name = self._keeper.prepared.area.name if self._keeper.prepared else ""
        self._keeper.take(lambda: area_from_wkt(wkt, name), at_once=len(wkt) <= SHORT_WKT, failed=self._on_edit_refused)

    def _on_edit_refused(self, error: SceneQueueError) -> None:
        self._messages.failed(error)
        if self._keeper.prepared is not None:
            self._tools.show_area(self._keeper.prepared.outline)

    def _on_undo_asked(self) -> None:
        if self._keeper.undo_count > self._undos_before_edit and not self._keeper.is_busy:
            self._keeper.undo()

    def _zoom(self) -> None:
        extent = self._bands.extent()
        if extent.isEmpty():
            self._messages.hint(self.tr("The area has no place in the map's projection. Choose another one."))
            return
        extent.scale(ROOM_ROUND)
        self._canvas.setExtent(extent)
        self._canvas.refresh()

    def _save(self) -> None:
        area = self._keeper.area
        kinds = {self.tr("GeoJSON (*.geojson)"): ".geojson", self.tr("GeoPackage (*.gpkg)"): ".gpkg"}
        path, kind = QFileDialog.getSaveFileName(self, self.tr("Save the area as"), "", ";;".join(kinds))
        if area is None or not path:
            return
        if not path.lower().endswith(ENDINGS):
            path += kinds.get(kind, ENDINGS[0])
        self._saving.start(
            self.tr("Save the area"),
            lambda: write_area(area, path),
            lambda _: self._messages.ended(self.tr("The area is saved as {}.").format(path)),
            self._messages.failed,
        )

    def _on_area_changed(self, prepared: PreparedArea | None) -> None:
        self._show(prepared)
        if self._tools.current == VERTICES:
            if prepared is not None and _has_few_vertices(prepared):
                self._tools.show_area(prepared.outline)
            else:
                self._tools.stop()
        self.area_changed.emit(None if prepared is None else prepared.area)

    def _show(self, prepared: PreparedArea | None) -> None:
        busy = self._keeper.is_busy
        if prepared is None:
            self._bands.clear()
        else:
            self._bands.show(prepared.outline, prepared.cover_outline)
        words = area_words(prepared) if prepared is not None else self._hint
        self.summary_label.setText(self.tr("Simplifying the area…") if busy else words)
        self.summary_label.setToolTip(repair_words(prepared) if prepared is not None else "")
        for button in (self.zoom_button, self.save_button):
            button.setEnabled(prepared is not None and not busy)
        self.clear_button.setEnabled(prepared is not None or busy)
        self.undo_button.setEnabled(self._keeper.undo_count > 0 and not busy)
        self._show_whether_editable(prepared)

    def _show_whether_editable(self, prepared: PreparedArea | None) -> None:
        few = prepared is not None and _has_few_vertices(prepared)
        self.edit_button.setEnabled(few)
        tip = self.tr("Move, add and remove the vertices of the area on the map")
        if prepared is None:
            tip = self.tr("Choose an area first; then its vertices can be moved on the map")
        elif not few:
            text = self.tr("The area has {} vertices: too many to move by hand. It can be done with up to {}.")
            tip = text.format(prepared.cover.vertices_before, MOST_HANDLES)
        self.edit_button.setToolTip(tip)


def _has_few_vertices(prepared: PreparedArea) -> bool:
    return prepared.cover.vertices_before <= MOST_HANDLES
