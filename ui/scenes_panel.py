"""What was found: the table, one selection with the footprints on the map, and the way into the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QTableView, QToolButton, QWidget

from ..core.scene import Scene, size_text
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .scenes_model import SORT_ROLE, ScenesModel

COLUMN_SAMPLES = ("2018-08-09", "15PUT", "L1C", "100.0", "100.0", "1023.99 MB", "Sentinel-2B", "05.10", "queued")


class ScenesPanel(QWidget):
    """The list of scenes.

    ``selection_changed`` carries the identifiers that the user selected in the table; ``queue_asked`` the scenes to
    queue; ``export_asked`` the file to write.
    """

    selection_changed = pyqtSignal(list)
    queue_asked = pyqtSignal(list)
    export_asked = pyqtSignal(str)

    summary_label: QLabel
    select_all_button: QToolButton
    export_button: QToolButton
    table: QTableView
    folder_edit: QLineEdit
    folder_button: QToolButton
    queue_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("scenes_panel", self)
        self.model = ScenesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT_ROLE)
        self.table.setModel(self._sorted)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        make_compact(self.table, COLUMN_SAMPLES)
        self.queue_button.setIcon(icon("queue"))
        self._follows_map = False
        self._connect()
        self._show_selection()

    def show_scenes(self, scenes: Sequence[Scene], notes: Iterable[str]) -> None:
        """Show the result of a search."""
        self.model.set_scenes(scenes)
        total = size_text(sum(scene.size_bytes for scene in scenes))
        found = self.tr("%n scene(s), {} in all.", "", len(scenes)).format(total)
        if not scenes:
            found = self.tr("No scene found. Allow more cloud, choose other dates, or another level.")
        self.summary_label.setText(" ".join([found, *notes]))
        self._show_selection()

    def selected_scenes(self) -> list[Scene]:
        """The selected scenes, in the order of the table."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.model.scenes[self._sorted.mapToSource(index).row()] for index in rows]

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, because they were selected on the map."""
        chosen = QItemSelection()
        for identifier in identifiers:
            row = self.model.row_of(identifier)
            if row is not None:
                cell = self._sorted.mapFromSource(self.model.index(row, 0))
                chosen.select(cell, cell)
        flags = QItemSelectionModel.SelectionFlag
        self._follows_map = True
        try:
            self.table.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        finally:
            self._follows_map = False

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.select_all_button.clicked.connect(self._on_select_all)
        self.export_button.clicked.connect(self._on_export)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.queue_button.clicked.connect(lambda: self.queue_asked.emit(self.selected_scenes()))

    def _on_selection_changed(self) -> None:
        self._show_selection()
        if not self._follows_map:
            self.selection_changed.emit([scene.identifier for scene in self.selected_scenes()])

    def _on_select_all(self) -> None:
        identifiers = [scene.identifier for scene in self.model.scenes if not scene.superseded]
        self.select(identifiers)
        self.selection_changed.emit(identifiers)

    def _on_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export scene outlines"), "search_footprints.geojson", self.tr("GeoJSON (*.geojson)")
        )
        if path:
            self.export_asked.emit(path)

    def _on_choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the products"), self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)

    def _show_selection(self) -> None:
        scenes = self.selected_scenes()
        size = size_text(sum(scene.size_bytes for scene in scenes))
        self.queue_button.setEnabled(bool(scenes))
        self.export_button.setEnabled(bool(self.model.scenes))
        self.select_all_button.setEnabled(bool(self.model.scenes))
        if scenes:
            self.queue_button.setText(self.tr("Queue %n scene(s) ({})", "", len(scenes)).format(size))
            self.queue_button.setToolTip(self.tr("Download, check and correct the selected scenes"))
        else:
            self.queue_button.setText(self.tr("Queue"))
            self.queue_button.setToolTip(self.tr("Select scenes in the table or on the map first"))
