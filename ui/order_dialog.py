"""What an order would take, in sentences, and what is to be done with its scenes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import SceneQueueError
from ..core.job_queue.job import StageName
from ..core.job_queue.order import AtEnd, Order
from ..core.job_queue.order_draft import OrderDraft, Work, command_text, read_command
from ..core.job_queue.order_summary import Known, OrderSummary, summarize, takes_ready
from ..core.job_queue.summary_words import sentences
from ..core.product.name import ProcessingLevel, ProductName
from ..core.qgis_adapters.translation import translated
from ..core.scene import Scene
from ..core.settings import Settings
from ..core.workspace import Workspace
from .checked_combo import CheckedCombo
from .form import load_form
from .help_window import dress_help_button
from .icons import icon
from .layer_words import layer_titles
from .raster_form import RasterForm
from .summary_html import as_html, breakable

LAYOUTS = ("{tile}/{date}", "{year}/{tile}/{date}", "{tile}", "{date}", "")
EXAMPLE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
FIRST, USUAL, LAST = 1, 0, -1
GIGABYTE = 1_000_000_000
LOOK_AFTER_MS = 300  # what is typed is looked at when the hands rest
WIDTH, OF_SCREEN = 124, 0.9  # in characters of its font; at most that share of the screen
MARGIN = 4  # characters on either side


class OrderDialog(QDialog):
    """``look_asked`` carries a draft whose :class:`Known` :meth:`show_known` is to be given; ``ready_asked`` asks for
    :meth:`show_ready`; ``sen2cor_asked`` for the dialog of Sen2Cor, and :meth:`take_sen2cor` after it; ``queue_asked``
    carries the draft and the scenes to queue, ``keep_asked`` a draft whose options are to be remembered.

    :param draft: what the dialog begins with; with products on disk it is about correcting those.
    :param scenes: the user's selection; with none only options can be kept.
    """

    look_asked = pyqtSignal(object)
    ready_asked = pyqtSignal()
    sen2cor_asked = pyqtSignal()
    queue_asked = pyqtSignal(object, object)
    keep_asked = pyqtSignal(object)

    scroll_area: QScrollArea
    body: QWidget
    summary_label: QLabel
    progress_bar: QProgressBar
    ready_button: QPushButton
    take_ready_button: QPushButton
    ready_only_button: QPushButton
    one_version_button: QPushButton
    sen2cor_button: QPushButton
    work_label: QLabel
    work_combo: QComboBox
    title_edit: QLineEdit
    priority_combo: QComboBox
    folder_edit: QLineEdit
    folder_button: QToolButton
    layout_combo: QComboBox
    example_label: QLabel
    keep_archive_check: QCheckBox
    keep_l1c_check: QCheckBox
    budget_spin: QSpinBox
    loads_check: QCheckBox
    layers_layout: QHBoxLayout
    rasters_place: QVBoxLayout
    list_edit: QLineEdit
    list_button: QToolButton
    command_edit: QLineEdit
    trouble_label: QLabel
    queue_button: QPushButton
    keep_button: QPushButton
    cancel_button: QPushButton
    help_button: QPushButton

    def __init__(self, draft: OrderDraft, scenes: Sequence[Scene], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("order_dialog", self)
        self.scenes = scenes
        self.found: dict[str, Scene] = {}  # ready L2A products that the catalogue told of
        self._looked_up = False
        self._draft = draft
        self._known = Known()
        self._looked_for: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._fill(draft)
        self._connect()

    def begin(self, known: Known | None) -> None:
        """Show the summary. :param known: what was looked up for it already; ``None``: it has to be."""
        if known is not None:
            self._looked_for = self._key()
            self.show_known(known)
        else:
            self._refresh()
            self._look()
            self._fit()

    def show_known(self, known: Known) -> None:
        """Show the summary anew, by what was looked up."""
        looked_up = [scene.identifier for scene in self.scenes] if self._looked_up else []
        self._known = replace(known, looked_up=looked_up)
        self.progress_bar.hide()
        self._refresh()
        self._fit()

    def show_ready(self, found: Mapping[str, Scene]) -> None:
        """Take the ready L2A products that the catalogue told of, by the identifiers of the L1C scenes."""
        self.found, self._looked_up = dict(found), True
        self._looked_for = None
        self._look()

    def take_sen2cor(self, settings: Settings) -> None:
        """Correct by the Sen2Cor and with the options of other settings, and look anew: one may have been installed."""
        order = self._draft.order
        chosen = replace(
            order.settings,
            sen2cor=settings.sen2cor,
            resolution=settings.resolution,
            correction=settings.correction,
        )
        self._draft = replace(self._draft, order=replace(order, settings=chosen))
        self._looked_for = None
        self._look()

    def show_trouble(self, error: SceneQueueError) -> None:
        """Say what could not be looked up; it can be queued all the same."""
        self.progress_bar.hide()
        self.ready_button.setEnabled(True)
        self._show_problem(translated(str(error)))

    def draft(self) -> OrderDraft:
        """The order as it is chosen now.

        :raises SettingsError: if the subfolders or the command cannot be used.
        """
        settings = replace(
            self._draft.order.settings,
            folder=Path(self.folder_edit.text().strip()),
            layout=self.layout_combo.currentText().strip(),
            keep_archive=self.keep_archive_check.isChecked(),
            keep_l1c=self.keep_l1c_check.isChecked(),
            disk_budget_bytes=self.budget_spin.value() * GIGABYTE,
        )
        listed = self.list_edit.text().strip()
        at_end = replace(
            self._draft.order.at_end,
            loads=self.loads_check.isChecked(),
            layers=self.layers_combo.chosen or AtEnd.layers,
            rasters=self.rasters.options(),
            finished_list=Path(listed) if listed else None,
            command=read_command(self.command_edit.text()),
        )
        order = replace(
            self._draft.order,
            settings=settings,
            at_end=at_end,
            title=self.title_edit.text().strip(),
            priority=self.priority_combo.currentData(),
        )
        return replace(self._draft, order=order, work=self.work_combo.currentData())

    def _fill(self, draft: OrderDraft) -> None:
        order, settings = draft.order, draft.order.settings
        for work, text in self._works():
            self.work_combo.addItem(text, work)
        self.work_combo.setCurrentIndex(self.work_combo.findData(draft.work))
        self.work_combo.setVisible(not draft.products)
        self.work_label.setVisible(not draft.products)
        self.keep_archive_check.setVisible(not draft.products)
        priorities = ((USUAL, self.tr("usual")), (FIRST, self.tr("before others")), (LAST, self.tr("after others")))
        for priority, text in priorities:
            self.priority_combo.addItem(text, priority)
        self.priority_combo.setCurrentIndex(max(0, self.priority_combo.findData(order.priority)))
        self.title_edit.setText(order.title)
        self.folder_edit.setText(str(settings.folder))
        self.layout_combo.addItems(LAYOUTS)
        self.layout_combo.setCurrentText(settings.layout)
        self.keep_archive_check.setChecked(settings.keep_archive)
        self.keep_l1c_check.setChecked(settings.keep_l1c)
        self.keep_l1c_check.setEnabled(not draft.products)  # what the user had before is never removed
        self.budget_spin.setValue(settings.disk_budget_bytes // GIGABYTE)
        self._fill_end(order)
        self.list_edit.setText(str(order.at_end.finished_list or ""))
        self.command_edit.setText(command_text(order.at_end.command))
        self.queue_button.setIcon(icon("queue"))
        self.keep_button.setDefault(not self.scenes)

    def _fill_end(self, order: Order) -> None:
        self.layers_combo = CheckedCombo(layer_titles(), layer_titles()[AtEnd.layers[0]], self)
        self.layers_combo.setObjectName("layers_combo")
        self.layers_combo.setToolTip(self.tr("What each product is shown as; a job's menu loads it in other ways, too"))
        self.layers_combo.choose(order.at_end.layers)
        self.layers_combo.setEnabled(order.at_end.loads)
        self.layers_layout.addWidget(self.layers_combo, 1)
        self.loads_check.setChecked(order.at_end.loads)
        self.loads_check.toggled.connect(self.layers_combo.setEnabled)
        self.rasters = RasterForm(order.at_end.rasters, bool(order.origin.area_wkt) or not self.scenes, self)
        self.rasters_place.addWidget(self.rasters)

    def _works(self) -> list[tuple[Work, str]]:
        return [
            (Work.CORRECT, self.tr("Download, check, and correct L1C with Sen2Cor")),
            (Work.DOWNLOAD, self.tr("Download and check only")),
            (Work.READY, self.tr("Ready L2A instead where it exists, correct the rest")),
            (Work.READY_ONLY, self.tr("Ready L2A only, leave out the rest")),
        ]

    def _connect(self) -> None:
        for signal in (
            self.work_combo.currentIndexChanged,
            self.folder_edit.textChanged,
            self.layout_combo.currentTextChanged,
            self.keep_archive_check.toggled,
            self.keep_l1c_check.toggled,
            self.budget_spin.valueChanged,
            self.command_edit.textChanged,
            self.rasters.changed,
        ):
            signal.connect(self._on_changed)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.list_button.clicked.connect(self._on_choose_list)
        self.ready_button.clicked.connect(self._on_look_up)
        self.take_ready_button.clicked.connect(lambda: self._take(Work.READY))
        self.ready_only_button.clicked.connect(lambda: self._take(Work.READY_ONLY))
        self.one_version_button.clicked.connect(self._on_one_version)
        self.sen2cor_button.clicked.connect(self.sen2cor_asked)
        self.queue_button.clicked.connect(self._on_queue)
        self.keep_button.clicked.connect(self._on_keep)
        self.cancel_button.clicked.connect(self.reject)
        dress_help_button(self.help_button, "the-queue", self)

    def _fit(self) -> None:
        """Be as large as what it shows asks for, but never smaller than it was, and no larger than the screen."""
        room = self.screen().availableGeometry()
        width = max(self.width(), min(WIDTH * self.fontMetrics().averageCharWidth(), int(OF_SCREEN * room.width())))
        shown = self.body.heightForWidth(width - 2 * MARGIN * self.fontMetrics().averageCharWidth())
        below = self.queue_button.sizeHint().height() + 5 * self.fontMetrics().height()
        self.resize(width, max(self.height(), min(shown + below, int(OF_SCREEN * room.height()))))

    def _on_changed(self) -> None:
        self._refresh()
        self._timer.start()

    def _key(self) -> object:
        """What a look depends on; ``None`` where it cannot be looked."""
        try:
            draft = self.draft()
        except SceneQueueError:
            return None
        settings = draft.order.settings
        return (settings.folder, settings.layout, settings.sen2cor, draft.order.stages)

    def _look(self) -> None:
        key = self._key()
        if key is None or key == self._looked_for or not self.scenes:
            self.progress_bar.setVisible(self.progress_bar.isVisible() and bool(self.scenes))
            return
        self._looked_for = key
        self.progress_bar.show()
        self.look_asked.emit(self.draft())

    def _refresh(self) -> None:
        try:
            draft = self.draft()
        except SceneQueueError as error:
            self._show_problem(translated(str(error)))
            self.queue_button.setEnabled(False)
            self.keep_button.setEnabled(False)
            return
        self._show_problem("")
        self.keep_button.setEnabled(True)
        self.example_label.setText(breakable(str(_example(draft, self.scenes))))
        summary = summarize(draft, self.scenes, self._known)
        self._show_summary(summary, draft)
        self._show_ways(summary, draft)

    def _show_summary(self, summary: OrderSummary, draft: OrderDraft) -> None:
        if self.scenes:
            self.summary_label.setText(as_html(sentences(summary, draft)))
        else:
            self.summary_label.setText(self.tr("No scene is selected: these are the options of the next order."))
        self.queue_button.setEnabled(bool(summary.scenes))
        self.queue_button.setText(self._queue_text(summary, draft))

    def _queue_text(self, summary: OrderSummary, draft: OrderDraft) -> str:
        if not self.scenes:
            return self.tr("Queue")
        if summary.uncorrectable and not summary.to_correct and not draft.products:
            return self.tr("&Queue %n scene(s) without the correction", "", summary.scenes)
        return self.tr("&Queue %n scene(s)", "", summary.scenes)

    def _show_ways(self, summary: OrderSummary, draft: OrderDraft) -> None:
        """The buttons for what the sentences advise."""
        asks_for_l1c = not draft.products and draft.work is not Work.DOWNLOAD
        self.ready_button.setVisible(asks_for_l1c and summary.not_looked_up > 0)
        self.take_ready_button.setVisible(asks_for_l1c and summary.ready > 0 and not takes_ready(draft))
        self.take_ready_button.setText(self.tr("Take &ready L2A instead (%n)", "", summary.ready))
        is_wanted = summary.is_mixed or summary.is_mixed_with_ready or summary.uncorrectable > 0
        self.ready_only_button.setVisible(asks_for_l1c and is_wanted and draft.work is not Work.READY_ONLY)
        self.one_version_button.setVisible(summary.is_mixed and bool(summary.version_for_all))
        self.one_version_button.setText(self.tr("Sen2Cor {} for &all").format(summary.version_for_all))
        self.sen2cor_button.setVisible(StageName.CORRECTION in draft.order.stages)

    def _take(self, work: Work) -> None:
        self.work_combo.setCurrentIndex(self.work_combo.findData(work))

    def _on_look_up(self) -> None:
        self.ready_button.setEnabled(False)
        self.progress_bar.show()
        self.ready_asked.emit()

    def _on_one_version(self) -> None:
        settings = replace(self._draft.order.settings, sen2cor=self._known.sen2cor_for_all)
        self._draft = replace(self._draft, order=replace(self._draft.order, settings=settings))
        self._on_changed()

    def _on_queue(self) -> None:
        draft = self.draft()
        self.queue_asked.emit(draft, draft.scenes(self.scenes, self._known.ready))

    def _on_keep(self) -> None:
        self.keep_asked.emit(self.draft())
        self.accept()

    def _on_choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the products"), self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)

    def _on_choose_list(self) -> None:
        title, kind = self.tr("List of finished products"), self.tr("Text (*.txt)")
        path, _ = QFileDialog.getSaveFileName(self, title, self.list_edit.text(), kind)
        if path:
            self.list_edit.setText(path)

    def _show_problem(self, text: str) -> None:
        self.trouble_label.setText(text)
        self.trouble_label.setVisible(bool(text))


def _example(draft: OrderDraft, scenes: Sequence[Scene]) -> Path:
    """Where the first product of the order would lie."""
    settings: Settings = draft.order.settings
    name = ProductName.parse(scenes[0].identifier if scenes else EXAMPLE)
    workspace = Workspace(name, settings)
    if not draft.products:
        return workspace.product
    ready = name.text.replace("_MSIL1C_", f"_MSI{ProcessingLevel.L2A.value}_")
    return workspace.corrected_folder / f"{ready}.SAFE"
