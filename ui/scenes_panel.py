"""What was found: the table, one selection with the footprints on the map, and the way into the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.qgis_adapters.translation import translated
from ..core.scene import Scene
from .choose_menu import ChooseMenu
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .scene_headings import SceneHeadings
from .scene_selection import SceneSelection
from .scenes_filter_bar import ScenesFilterBar
from .scenes_foot import ScenesFoot
from .scenes_model import ScenesModel
from .size_words import shown_size
from .source_menu import SourceMenu
from .timeline import Timeline
from .view_menu import ViewMenu

COLUMN_SAMPLES = (
    *("2018-08-09", "15PUT", "L1C", "100.0", "100.0", "100.0"),
    *("1023.99 MB", "Sentinel-2B", "05.10", "queued"),
)
TIMELINE_LINES = 26  # of text, that the panel is high before it shows the timeline by itself
LEAST_ROWS = 5  # of the table that are seen, its header and scroll bar among them
SOURCE_CHARACTERS = 30  # of the title of the source, on the button


class ScenesPanel(QWidget):
    """The list of scenes.

    ``selection_changed`` carries the identifiers that the user selected in the table; ``coverage_asked`` those
    selected in whatever way, ``selected`` their scenes; ``queue_asked`` the scenes to queue; ``options_asked`` that the
    options of an order are to be shown; ``export_asked`` and ``import_asked`` the file; ``choice_asked`` the scenes to
    choose among, a :class:`Period` or ``None``, and whether the smallest set is meant; ``aoi_cloud_asked`` the scenes;
    ``replaced_shown`` whether replaced ones are to be seen; ``listed`` the scenes of another list.
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
    listed = pyqtSignal(object)

    summary_label: QLabel
    select_all_button: QToolButton
    choose_button: QToolButton
    undo_button: QToolButton
    cloud_button: QToolButton
    import_button: QToolButton
    export_button: QToolButton
    filter_edit: QLineEdit
    filtered_label: QLabel
    group_combo: QComboBox
    view_button: QToolButton
    timeline_button: QToolButton
    timeline_layout: QVBoxLayout
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
        self.table.setMinimumHeight(LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.queue_button.setIcon(icon("queue"))
        self.choose_menu = ChooseMenu(self)
        self.choose_button.setMenu(self.choose_menu)
        self.view_menu = ViewMenu(self)
        self.view_button.setMenu(self.view_menu)
        self.source_menu = SourceMenu(self)
        self.source_button.setMenu(self.source_menu)
        self.picture_action = self._picture_action()
        self.products_action = self._products_action()
        self.undo_action = self._undo_action()
        self.foot = ScenesFoot(self.selection_label, self.queue_button)
        self.selection = SceneSelection(self.table, self.model)
        self._headings = SceneHeadings(self.table, self.model, self.selection)
        self.filter_bar = ScenesFilterBar(self.filter_edit, self.filtered_label, self.group_combo, self.model)
        self.timeline = Timeline(self.table, self)
        self.timeline_layout.addWidget(self.timeline)
        self.timeline.hide()
        self._edition = -1  # of the list that the timeline has
        self._decides_on_timeline = True  # until the user does
        self._connect()
        self.show_scenes([], ())
        self.summary_label.setText(self.tr("No search yet."))

    def show_scenes(self, scenes: Sequence[Scene], notes: Iterable[str]) -> None:
        """Show the result of a search."""
        self.selection.forget()
        self.filter_bar.clear()
        self.model.set_scenes(scenes)
        replaced = self.model.replaced_count
        self.replaced_check.setVisible(replaced > 0)
        self.replaced_check.setText(self.tr("Replaced by a newer version (%n)", "", replaced))
        total = shown_size(sum(scene.size_bytes for scene in scenes if not scene.superseded))
        found = self.tr("%n scene(s), {} in all.", "", len(scenes) - replaced).format(total)
        told = [translated(note) for note in notes]
        if not scenes:
            found = self.tr("No scene found.")
            told = told or [self.tr("Allow more cloud, choose other dates, or another level.")]
        self.summary_label.setText(" ".join([found, *told]))
        self._show_selection()
        self.listed.emit(scenes)
        self.selected.emit([])

    def selected_scenes(self) -> list[Scene]:
        """The selected scenes, in the order of the table."""
        return self.selection.scenes

    @property
    def selected_identifiers(self) -> Sequence[str]:
        """The product names of the selected scenes."""
        return self.selection.identifiers

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, because they were selected on the map; nothing is echoed."""
        self.selection.follow(identifiers)

    def choose(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes, in the table and on the map."""
        self.selection.choose(identifiers)

    def show_source(self, title: str) -> None:
        """Tell where the selected scenes would be fetched from."""
        text = self.tr("From: {}").format(title)
        metrics = self.source_button.fontMetrics()
        width = SOURCE_CHARACTERS * metrics.averageCharWidth()
        self.source_button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).replace("&", "&&"))
        self.source_button.setToolTip(self.tr("{}: click to choose another service to download from").format(title))

    def add_note(self, text: str) -> None:
        """Add a sentence to what is said of the list."""
        self.summary_label.setText(f"{self.summary_label.text()} {text}")

    def show_marked(self, identifiers: Sequence[str]) -> None:
        """Mark the rows and dots of what the mouse points at."""
        self.model.show_marked(frozenset(identifiers))
        self.timeline.show_marked(identifiers)
        self.table.viewport().update()

    def set_aoi_cloud(self, identifier: str, percent: float | None) -> None:
        """Show the cloud over the area, 0 to 100; ``None``: not known."""
        self.model.set_aoi_cloud(identifier, percent)

    def select_all(self) -> None:
        """Select all scenes that the list shows, but none that was replaced by a newer version."""
        self.selection.choose([scene.identifier for scene in self.model.listed if not scene.superseded])

    def invert(self) -> None:
        """Select what of the list is not selected, but none that was replaced."""
        chosen = set(self.selection.identifiers)
        listed = (one for one in self.model.listed if not one.superseded)
        self.selection.choose([one.identifier for one in listed if one.identifier not in chosen])

    def choose_newest(self) -> None:
        """Hide what a newer version replaced, so that it is selected no more; without a selection, select the rest."""
        self.replaced_check.setChecked(False)
        if not self.selection.identifiers:
            self.select_all()

    def show_timeline(self, shown: bool) -> None:
        """Show the timeline or not, however low the window is."""
        self._decides_on_timeline = False
        self.timeline_button.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells; a low window keeps its table."""
        super().resizeEvent(event)
        if self._decides_on_timeline:
            self.timeline_button.setChecked(self.height() >= TIMELINE_LINES * self.fontMetrics().height())

    def _connect(self) -> None:
        self.selection.changed.connect(self._on_selected)
        self.model.modelReset.connect(self._on_model_reset)
        self.timeline.chosen.connect(self._on_timeline)
        self.timeline_button.toggled.connect(self.timeline.setVisible)
        self.timeline_button.clicked.connect(self.show_timeline)
        self.select_all_button.clicked.connect(self.select_all)
        self.choose_menu.choice_asked.connect(
            lambda period, smallest: self.choice_asked.emit(list(self.model.choosable), period, smallest)
        )
        self.choose_menu.newest_asked.connect(self.choose_newest)
        self.choose_menu.invert_asked.connect(self.invert)
        self.undo_action.triggered.connect(self.selection.undo)
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

    def _undo_action(self) -> QAction:
        """Also by Ctrl+Z, while the table has the keyboard."""
        action = QAction(self.tr("Undo selection"), self)
        action.setToolTip(self.tr("Go back to the selection before, after a stray click on the map, say (Ctrl+Z)"))
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(action)
        self.undo_button.setDefaultAction(action)
        return action

    def _on_timeline(self, identifiers: list[str], adds: bool) -> None:
        others = self.selection.identifiers if adds else ()
        self.selection.choose([*others, *identifiers])

    def _on_model_reset(self) -> None:
        if self._edition != self.model.edition:
            self._edition = self.model.edition
            self.timeline.show_scenes(self.model.listed)
        self.foot.show_hidden(self.model.hidden_of(self.selection.identifiers))

    def _on_selected(self, scenes: list[Scene], told: bool) -> None:
        identifiers = list(self.selection.identifiers)
        self._show_selection(scenes)
        self.coverage_asked.emit(identifiers)
        self.selected.emit(scenes)
        if told:
            self.selection_changed.emit(identifiers)

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
        self.undo_action.setEnabled(self.selection.can_undo)
        self.timeline.show_selected(self.selection.identifiers)
        self.foot.show(scenes, self.model.hidden_of(self.selection.identifiers), has_list=any_scene)
