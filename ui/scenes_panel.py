"""What was found: the table, one selection with the footprints on the map, and the way into the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from ..core.scene import Scene, size_text
from .choose_menu import ChooseMenu
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .row_ranges import rows_of, select_rows
from .scenes_model import ScenesModel

COLUMN_SAMPLES = (
    *("2018-08-09", "15PUT", "L1C", "100.0", "100.0", "100.0"),
    *("1023.99 MB", "Sentinel-2B", "05.10", "queued"),
)
UNDO_STEPS = 20


class ScenesPanel(QWidget):
    """The list of scenes.

    ``selection_changed`` carries the identifiers that the user selected in the table; ``coverage_asked`` those
    selected in whatever way; ``queue_asked`` the scenes to queue; ``export_asked`` and ``import_asked`` the file;
    ``choice_asked`` the scenes to choose among, a :class:`Period` or ``None``, and whether the smallest set is meant;
    ``aoi_cloud_asked`` the scenes; ``replaced_shown`` whether replaced scenes are to be seen.
    """

    selection_changed = pyqtSignal(list)
    coverage_asked = pyqtSignal(list)
    queue_asked = pyqtSignal(list)
    export_asked = pyqtSignal(str)
    import_asked = pyqtSignal(str)
    choice_asked = pyqtSignal(list, object, bool)
    aoi_cloud_asked = pyqtSignal(list)
    replaced_shown = pyqtSignal(bool)

    summary_label: QLabel
    select_all_button: QToolButton
    choose_button: QToolButton
    cloud_button: QToolButton
    import_button: QToolButton
    export_button: QToolButton
    table: QTableView
    selection_label: QLabel
    replaced_check: QCheckBox
    folder_edit: QLineEdit
    folder_button: QToolButton
    queue_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("scenes_panel", self)
        self.model = ScenesModel(self)
        self.table.setModel(self.model)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.table.horizontalHeader().setHighlightSections(False)  # it asks for each range of the selection
        make_compact(self.table, COLUMN_SAMPLES)
        self.queue_button.setIcon(icon("queue"))
        self.choose_menu = ChooseMenu(self)
        self.choose_button.setMenu(self.choose_menu)
        self._selected: list[str] = []
        self._before: list[list[str]] = []  # selections that an undo goes back to
        self._coverage = ""
        self._is_told = True
        self._connect()
        self.show_scenes([], ())
        self.summary_label.setText(self.tr("No search yet."))

    def show_scenes(self, scenes: Sequence[Scene], notes: Iterable[str]) -> None:
        """Show the result of a search."""
        self._selected, self._before = [], []
        self.model.set_scenes(scenes)
        replaced = self.model.replaced_count
        self.replaced_check.setVisible(replaced > 0)
        self.replaced_check.setText(self.tr("Replaced by a newer version (%n)", "", replaced))
        total = size_text(sum(scene.size_bytes for scene in scenes if not scene.superseded))
        found = self.tr("%n scene(s), {} in all.", "", len(scenes) - replaced).format(total)
        if not scenes:
            found = self.tr("No scene found. Allow more cloud, choose other dates, or another level.")
        self.summary_label.setText(" ".join([found, *notes]))
        self._show_selection()

    def selected_scenes(self) -> list[Scene]:
        """The selected scenes, in the order of the table."""
        rows = rows_of(self.table.selectionModel().selection())
        return [self.model.scene_at(row) for row in rows]

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, because they were selected on the map; nothing is echoed."""
        self._is_told = False
        try:
            self._select_rows(identifiers)
        finally:
            self._is_told = True

    def choose(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, in the table and on the map."""
        self._select_rows(identifiers)

    def show_coverage(self, percent: float) -> None:
        """Tell what share of the area, 0 to 100, the selected scenes cover."""
        shown = QLocale().toString(_rounded_down(percent), "f", 1)
        self._coverage = self.tr(", cover {} % of the area").format(shown)
        self._show_selection_sentence(self.selected_scenes())

    def add_note(self, text: str) -> None:
        """Add a sentence to what is said of the list."""
        self.summary_label.setText(f"{self.summary_label.text()} {text}")

    def set_aoi_cloud(self, identifier: str, percent: float | None) -> None:
        """Show the cloud over the area, 0 to 100; ``None``: not known."""
        self.model.set_aoi_cloud(identifier, percent)

    def select_all(self) -> None:
        """Select all scenes that were not replaced by a newer version."""
        self.choose([scene.identifier for scene in self.model.scenes if not scene.superseded])

    def invert(self) -> None:
        """Select what is not selected, but none that was replaced."""
        chosen = set(self._selected)
        self.choose(
            [one.identifier for one in self.model.scenes if not one.superseded and one.identifier not in chosen]
        )

    def undo(self) -> None:
        """Go back to the selection before."""
        if self._before:
            *earlier, before = self._before
            self.choose(before)
            self._before = earlier
            self.choose_menu.set_undo_enabled(bool(earlier))

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.modelReset.connect(self._restore_selection)
        self.select_all_button.clicked.connect(self.select_all)
        self.choose_menu.choice_asked.connect(
            lambda period, smallest: self.choice_asked.emit(list(self.model.scenes), period, smallest)
        )
        self.choose_menu.invert_asked.connect(self.invert)
        self.choose_menu.undo_asked.connect(self.undo)
        self.cloud_button.clicked.connect(lambda: self.aoi_cloud_asked.emit(self.selected_scenes()))
        self.replaced_check.toggled.connect(self._on_replaced_toggled)
        self.export_button.clicked.connect(self._on_export)
        self.import_button.clicked.connect(self._on_import)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.queue_button.clicked.connect(lambda: self.queue_asked.emit(self.selected_scenes()))

    def _select_rows(self, identifiers: Iterable[str]) -> None:
        rows = (self.model.row_of(identifier) for identifier in identifiers)
        selected = self.table.selectionModel()
        select_rows(selected, [row for row in rows if row is not None])
        if not selected.hasSelection():
            self._on_selection_changed()  # Qt tells nobody of what it forgot
        self.table.viewport().update()

    def _restore_selection(self) -> None:
        """Rows are elsewhere after sorting; what is selected stays selected, except what has no row any more."""
        identifiers = self._selected
        if identifiers:
            self._select_rows(identifiers)

    def _on_selection_changed(self) -> None:
        scenes = self.selected_scenes()
        chosen = [scene.identifier for scene in scenes]
        if set(chosen) == set(self._selected):
            self._selected = chosen
            return
        self._before = [*self._before[1 - UNDO_STEPS :], self._selected]
        self._selected, self._coverage = chosen, ""
        self._show_selection(scenes)
        self.coverage_asked.emit(chosen)
        if self._is_told:
            self.selection_changed.emit(chosen)

    def _on_replaced_toggled(self, shown: bool) -> None:
        self.model.show_replaced(shown)
        self.replaced_shown.emit(shown)

    def _on_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export scene outlines"), "search_footprints.geojson", self.tr("GeoJSON (*.geojson)")
        )
        if path:
            self.export_asked.emit(path)

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import scene outlines"), "", self.tr("GeoJSON (*.geojson *.json)")
        )
        if path:
            self.import_asked.emit(path)

    def _on_choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the products"), self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)

    def _show_selection(self, scenes: Sequence[Scene] = ()) -> None:
        any_scene = bool(self.model.scenes)
        for widget in (self.export_button, self.select_all_button, self.choose_button):
            widget.setEnabled(any_scene)
        self.queue_button.setEnabled(bool(scenes))
        self.cloud_button.setEnabled(bool(scenes))
        self.choose_menu.set_undo_enabled(bool(self._before))
        if scenes:
            size = size_text(sum(scene.size_bytes for scene in scenes))
            self.queue_button.setText(self.tr("Queue %n scene(s) ({})", "", len(scenes)).format(size))
            self.queue_button.setToolTip(self.tr("Download, check and correct the selected scenes"))
        else:
            self.queue_button.setText(self.tr("Queue"))
            self.queue_button.setToolTip(self.tr("Select scenes in the table or on the map first"))
        self._show_selection_sentence(scenes)

    def _show_selection_sentence(self, scenes: Sequence[Scene]) -> None:
        if not scenes:
            self.selection_label.setText(self.tr("Nothing selected.") if self.model.scenes else "")
            return
        size = size_text(sum(scene.size_bytes for scene in scenes))
        text = self.tr("Selected: %n scene(s), {}{}.", "", len(scenes))
        self.selection_label.setText(text.format(size, self._coverage))


def _rounded_down(percent: float) -> float:
    """To one decimal, never up: what is not covered wholly is not called 100.0 %."""
    return int(percent * 10 + 1e-4) / 10
