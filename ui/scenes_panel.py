"""What was found: the table, one selection with the footprints on the map, and the way into the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
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
from .row_ranges import rows_of, select_only, selection_of
from .scenes_model import ScenesModel
from .source_menu import SourceMenu
from .turns import soon

COLUMN_SAMPLES = (
    *("2018-08-09", "15PUT", "L1C", "100.0", "100.0", "100.0"),
    *("1023.99 MB", "Sentinel-2B", "05.10", "queued"),
)
UNDO_STEPS = 20
SOURCE_CHARACTERS = 30  # of the title of the source, on the button


class ScenesPanel(QWidget):
    """The list of scenes.

    ``selection_changed`` carries the identifiers that the user selected in the table; ``coverage_asked`` those
    selected in whatever way, ``selected`` their scenes; ``queue_asked`` the scenes to queue; ``options_asked`` that the
    options of an order are to be shown; ``export_asked`` and ``import_asked`` the file; ``choice_asked`` the scenes to
    choose among, a :class:`Period` or ``None``, and whether the smallest set is meant; ``aoi_cloud_asked`` the scenes;
    ``replaced_shown`` whether replaced ones are to be seen.
    """

    # lists, as objects: a signal of lists is converted there and back, some 7 ms for ten thousand names
    selection_changed = pyqtSignal(object)
    coverage_asked = pyqtSignal(object)
    selected = pyqtSignal(object)
    queue_asked = pyqtSignal(object)
    options_asked = pyqtSignal()
    export_asked = pyqtSignal(str)
    import_asked = pyqtSignal(str)
    choice_asked = pyqtSignal(object, object, bool)
    aoi_cloud_asked = pyqtSignal(object)
    aoi_picture_asked = pyqtSignal(object)
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
    source_button: QToolButton
    options_button: QToolButton
    queue_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("scenes_panel", self)
        self.model = ScenesModel(self)
        self.table.setModel(self.model)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        # a header asks of each column whether all of its rows are selected: ten thousand questions a column
        self.table.horizontalHeader().setSelectionModel(QItemSelectionModel(self.model, self))
        self.table.horizontalHeader().setHighlightSections(False)
        make_compact(self.table, COLUMN_SAMPLES)
        self.queue_button.setIcon(icon("queue"))
        self.choose_menu = ChooseMenu(self)
        self.choose_button.setMenu(self.choose_menu)
        self.source_menu = SourceMenu(self)
        self.source_button.setMenu(self.source_menu)
        self.picture_action = self._picture_action()
        self.products_action = self._products_action()
        self._selected: list[str] = []
        self._before: list[list[str]] = []  # selections that an undo goes back to
        self._coverage = self._refusal = ""
        self._is_drawing = False
        self._drawn: QItemSelection | None = None  # the newest that is to be drawn
        self._connect()
        self.show_scenes([], ())
        self.summary_label.setText(self.tr("No search yet."))

    def show_scenes(self, scenes: Sequence[Scene], notes: Iterable[str]) -> None:
        """Show the result of a search."""
        self._selected, self._before, self._refusal = [], [], ""
        self.model.set_scenes(scenes)
        replaced = self.model.replaced_count
        self.replaced_check.setVisible(replaced > 0)
        self.replaced_check.setText(self.tr("Replaced by a newer version (%n)", "", replaced))
        total = size_text(sum(scene.size_bytes for scene in scenes if not scene.superseded))
        found = self.tr("%n scene(s), {} in all.", "", len(scenes) - replaced).format(total)
        told = list(notes)
        if not scenes:
            found = self.tr("No scene found.")
            told = told or [self.tr("Allow more cloud, choose other dates, or another level.")]
        self.summary_label.setText(" ".join([found, *told]))
        self._show_selection()
        self.selected.emit([])

    def selected_scenes(self) -> list[Scene]:
        """The selected scenes, in the order of the table."""
        return [self.model.scene_at(row) for row in sorted(self.model.rows_of(self._selected))]

    @property
    def selected_identifiers(self) -> Sequence[str]:
        """The product names of the selected scenes."""
        return self._selected

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, because they were selected on the map; nothing is echoed."""
        self._take_selection(identifiers, told=False)
        soon(len(self._selected), self._draw_selection)

    def choose(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, in the table and on the map."""
        self._take_selection(identifiers)
        soon(len(self._selected), self._draw_selection)

    def show_coverage(self, percent: float) -> None:
        """Tell what share of the area, 0 to 100, the selected scenes cover."""
        shown = QLocale().toString(_rounded_down(percent), "f", 1)
        self._coverage = self.tr(", cover {} % of the area").format(shown)
        self._show_selection_sentence()

    def show_source(self, title: str) -> None:
        """Tell where the selected scenes would be fetched from."""
        text = self.tr("From: {}").format(title)
        metrics = self.source_button.fontMetrics()
        width = SOURCE_CHARACTERS * metrics.averageCharWidth()
        self.source_button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).replace("&", "&&"))
        self.source_button.setToolTip(self.tr("{}: click to choose another service to download from").format(title))

    def refuse(self, reason: str) -> None:
        """Let the selected scenes not be queued, and say why; with an empty reason they can be."""
        self._refusal = reason
        self._show_queue_button()
        self._show_selection_sentence()

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
            self._take_selection(before, undo=earlier)
            soon(len(self._selected), self._draw_selection)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.modelReset.connect(self._on_model_reset)
        self.select_all_button.clicked.connect(self.select_all)
        self.choose_menu.choice_asked.connect(
            lambda period, smallest: self.choice_asked.emit(list(self.model.scenes), period, smallest)
        )
        self.choose_menu.invert_asked.connect(self.invert)
        self.choose_menu.undo_asked.connect(self.undo)
        self.cloud_button.clicked.connect(lambda: self.aoi_cloud_asked.emit(self.selected_scenes()))
        self.picture_action.triggered.connect(lambda: self.aoi_picture_asked.emit(self.selected_scenes()[0]))
        self.replaced_check.toggled.connect(self._on_replaced_toggled)
        self.export_button.clicked.connect(self._on_export)
        self.import_button.clicked.connect(self._on_import)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.options_button.clicked.connect(self.options_asked)
        self.queue_button.clicked.connect(lambda: self.queue_asked.emit(self.selected_scenes()))

    def _picture_action(self) -> QAction:
        menu = QMenu(self.cloud_button)
        action = menu.addAction(self.tr("Picture of my area on the day of the selected scene"))
        action.setToolTip(self.tr("A true-colour picture of exactly the area, by a Sentinel Hub with an OAuth client"))
        menu.setToolTipsVisible(True)
        self.cloud_button.setMenu(menu)
        self.cloud_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return action

    def _products_action(self) -> QAction:
        menu = QMenu(self.options_button)
        action = menu.addAction(self.tr("Correct products on disk…"))
        action.setToolTip(
            self.tr("Choose a folder with L1C products (.SAFE): Sen2Cor corrects them, nothing is fetched")
        )
        menu.setToolTipsVisible(True)
        self.options_button.setMenu(menu)
        return action

    def _draw_selection(self) -> None:
        """Show in the table what is selected; a long selection is made in one turn and shown in the next."""
        drawn = self._drawn = selection_of(self.model, self.model.rows_of(self._selected))
        soon(len(self._selected), lambda: self._show_drawn(drawn))

    def _show_drawn(self, drawn: QItemSelection) -> None:
        if drawn is not self._drawn:
            return  # something else was selected meanwhile
        self._is_drawing = True
        try:
            select_only(self.table.selectionModel(), drawn)
        finally:
            self._is_drawing = False
        self.table.viewport().update()

    def _on_model_reset(self) -> None:
        soon(len(self._selected), self._restore_selection)

    def _restore_selection(self) -> None:
        """Rows are elsewhere after sorting; what is selected stays selected, except what has no row any more."""
        self._take_selection(self._selected)
        self._draw_selection()

    def _on_selection_changed(self) -> None:
        if not self._is_drawing:
            self._drawn = None
            rows = rows_of(self.table.selectionModel().selection())
            self._take_selection([self.model.scene_at(row).identifier for row in rows])

    def _take_selection(
        self, identifiers: Iterable[str], *, told: bool = True, undo: list[list[str]] | None = None
    ) -> None:
        """Let those of the scenes that have a row be what is selected, in the order of the table.

        :param told: whether the map has to follow.
        :param undo: the selections that can be gone back to; ``None``: those of before, and this one's.
        """
        scenes = [self.model.scene_at(row) for row in sorted(self.model.rows_of(identifiers))]
        chosen = [scene.identifier for scene in scenes]
        if set(chosen) == set(self._selected):
            return
        self._before = [*self._before[1 - UNDO_STEPS :], self._selected] if undo is None else undo
        self._selected, self._coverage, self._refusal = chosen, "", ""
        self._show_selection(scenes)
        self.coverage_asked.emit(chosen)
        self.selected.emit(scenes)
        if told:
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
        self.cloud_button.setEnabled(bool(scenes))
        self.picture_action.setEnabled(len(scenes) == 1)
        self.choose_menu.set_undo_enabled(bool(self._before))
        self._size = size_text(sum(scene.size_bytes for scene in scenes))
        self._show_queue_button()
        self._show_selection_sentence()

    def _show_queue_button(self) -> None:
        count = len(self._selected)
        self.queue_button.setEnabled(bool(count) and not self._refusal)
        if count:
            self.queue_button.setText(self.tr("Queue %n scene(s)", "", count))
            self.queue_button.setToolTip(self._refusal or self.tr("Download, check and correct the selected scenes"))
        else:
            self.queue_button.setText(self.tr("Queue"))
            self.queue_button.setToolTip(self.tr("Select scenes in the table or on the map first"))

    def _show_selection_sentence(self) -> None:
        if self._selected:
            text = self.tr("Selected: %n scene(s), {}{}.", "", len(self._selected))
            told = text.format(self._size, "" if self._refusal else self._coverage)
            self.selection_label.setText(" ".join(filter(None, (told, self._refusal))))
        else:
            self.selection_label.setText(self.tr("Nothing selected.") if self.model.scenes else "")


def _rounded_down(percent: float) -> float:
    """To one decimal, never up: what is not covered wholly is not called 100.0 %."""
    return int(percent * 10 + 1e-4) / 10
