"""What is at work: a row a job."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QTableView, QToolButton, QWidget

from ..core.job_queue.job import OPEN_STATES, Job, JobState
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .progress_delegate import ProgressDelegate
from .queue_menu import QueueMenu, waits_at_service
from .queue_model import JOB_ID_ROLE, PROGRESS, QueueModel

COLUMN_SAMPLES = ("15PUT 2018-08-09 2B", "Correction", "100 % mm", "99.9 MB/s", "59 min", "queued")


class QueuePanel(QWidget):
    """The queue; each signal carries the jobs that it is about (the selected ones, or all where none is selected).

    ``order_asked`` carries those that wait at their service and are to be ordered there; ``wait_for_volume_asked``
    whether downloads are to wait once the account's volume is used up.
    """

    resume_asked = pyqtSignal(object)
    pause_asked = pyqtSignal(object)
    cancel_asked = pyqtSignal(object)
    remove_asked = pyqtSignal(object)
    load_asked = pyqtSignal(object)
    folder_asked = pyqtSignal(object)
    order_asked = pyqtSignal(object)
    wait_for_volume_asked = pyqtSignal(bool)

    resume_button: QToolButton
    pause_button: QToolButton
    cancel_button: QToolButton
    remove_button: QToolButton
    load_button: QToolButton
    folder_button: QToolButton
    table: QTableView
    summary_label: QLabel
    volume_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("queue_panel", self)
        self.model = QueueModel(self)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self.table))
        make_compact(self.table, COLUMN_SAMPLES)
        self._connect()

    def set_jobs(self, jobs: list[Job]) -> None:
        """Show another list."""
        self.model.set_jobs(jobs)
        self._show_summary()

    def take(self, job: Job) -> None:
        """Show a new or a changed job."""
        self.model.take(job)
        self._show_summary()

    def show_volume(self, sentence: str, enough_on: str, waits: bool) -> None:
        """Show what is used of an account's transfer volume.

        :param sentence: empty: nothing to tell.
        :param enough_on: the day when enough is free again, where it is used up; else empty.
        :param waits: whether downloads wait for that day.
        """
        choice = ""
        if enough_on:
            now = self.tr("Downloads wait until {}.") if waits else self.tr("Downloads go on slowly.")
            other = self.tr("Go on slowly") if waits else self.tr("Wait until {}")
            link = f'<a href="{"slow" if waits else "wait"}">{other.format(enough_on)}</a>'
            choice = f" {now.format(enough_on)} {link}"
        text = f"{html.escape(sentence)}{choice}"
        if text != self.volume_label.text():
            self.volume_label.setText(text)
            self.volume_label.setVisible(bool(sentence))

    def chosen(self) -> list[Job]:
        """The selected jobs; all of them where none is selected."""
        selected = {index.data(JOB_ID_ROLE) for index in self.table.selectionModel().selectedRows()}
        return [job for job in self.model.jobs if not selected or job.id in selected]

    def menu_for(self, jobs: list[Job]) -> QueueMenu:
        """The context menu of these jobs."""
        menu = QueueMenu(jobs, self._buttons, self)
        menu.order_action.triggered.connect(lambda: self._ask_to_order(jobs))
        return menu

    def _connect(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        self.volume_label.linkActivated.connect(lambda link: self.wait_for_volume_asked.emit(link == "wait"))
        self.summary_label.linkActivated.connect(lambda _: self._ask_to_order(self.model.jobs))
        signals = (
            (self.resume_button, "resume", self.resume_asked),
            (self.pause_button, "pause", self.pause_asked),
            (self.cancel_button, "cancel", self.cancel_asked),
            (self.remove_button, "remove", self.remove_asked),
            (self.load_button, "layers", self.load_asked),
            (self.folder_button, "folder", self.folder_asked),
        )
        self._buttons = [button for button, _, _ in signals]
        for button, name, signal in signals:
            button.setIcon(icon(name))
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.chosen()))

    def _on_menu_asked(self, place: QPoint) -> None:
        if not self.table.indexAt(place).isValid():
            return
        menu = self.menu_for(self.chosen())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _ask_to_order(self, jobs: list[Job]) -> None:
        self.order_asked.emit([job for job in jobs if waits_at_service(job)])

    def _show_summary(self) -> None:
        jobs, states = self.model.jobs, self.model.counts
        if not jobs:
            self.summary_label.setText(self.tr("The queue is empty."))
            return
        still_open = sum(states[state] for state in OPEN_STATES)
        text = self.tr("{} of {} done, {} open, {} failed.")
        told = text.format(states[JobState.DONE], len(jobs), still_open, states[JobState.FAILED])
        if self.model.at_service:
            waits = self.tr("%n scene(s) wait at the service:", "", len(self.model.at_service))
            told += f' {waits} <a href="order">{self.tr("Order on the web page…")}</a>'
        self.summary_label.setText(told)
