"""What is at work: a row a job."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from qgis.PyQt.QtCore import QItemSelectionModel, QLocale, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QShortcut,
    QTableView,
    QToolButton,
    QWidget,
)

from ..core.events import Progress
from ..core.job_queue.job import OPEN_STATES, Job, JobState
from ..core.job_queue.order import Order
from ..core.qgis_adapters.settled_objects import MANY
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .next_steps import step_of, step_title
from .orders_combo import order_name, order_text
from .orders_menu import OrdersMenu
from .progress_delegate import ProgressDelegate
from .queue_buttons import QueueButtons
from .queue_failures import FailureGroup, QueueFailures
from .queue_filter_bar import QueueFilterBar
from .queue_header import QueueHeader
from .queue_menu import MenuKey, QueueMenu, waits_at_service
from .queue_model import QueueModel
from .queue_selection import QueueSelection
from .queue_sorting import PROGRESS, STATE

COLUMN_SAMPLES = ("15PUT 2018-08-09 2B", "Correction", "100 % mm", "99.9 MB/s", "59 min", "queued")
REFRESH_MS = 150  # what is said of a long list follows it this much later
CLOCK_MS = 1000


class QueuePanel(QWidget):
    """The queue; a signal of a button carries the jobs that it acts on: the selected ones, else those that are shown.

    ``order_asked`` carries those that wait at their service and are to be ordered there; ``wait_for_volume_asked``
    whether downloads are to wait once the account's volume is used up; ``retry_asked`` jobs of one cause;
    ``place_asked`` jobs and their new priority; ``log_asked`` the job whose log of Sen2Cor is to be shown;
    ``causes_asked`` that the causes of failures are to be listed; ``step_asked`` a :class:`NextStep` and the jobs that
    it helps; ``zoom_asked`` the jobs whose scenes the map is to show; ``load_as_asked`` jobs that are done, and the
    kind of layer that is wanted of them.
    """

    resume_asked = pyqtSignal(object)
    pause_asked = pyqtSignal(object)
    cancel_asked = pyqtSignal(object)
    remove_asked = pyqtSignal(object)
    load_asked = pyqtSignal(object)
    folder_asked = pyqtSignal(object)
    order_asked = pyqtSignal(object)
    retry_asked = pyqtSignal(object)
    place_asked = pyqtSignal(object, int)
    log_asked = pyqtSignal(object)
    causes_asked = pyqtSignal()
    step_asked = pyqtSignal(object, object)
    zoom_asked = pyqtSignal(object)
    load_as_asked = pyqtSignal(object, str)
    take_over_asked = pyqtSignal()
    settings_asked = pyqtSignal()
    wait_for_volume_asked = pyqtSignal(bool)

    owner_frame: QFrame
    owner_label: QLabel
    take_over_button: QPushButton
    resume_button: QToolButton
    pause_button: QToolButton
    cancel_button: QToolButton
    remove_button: QToolButton
    load_button: QToolButton
    folder_button: QToolButton
    order_button: QToolButton
    settings_button: QToolButton
    order_combo: QComboBox
    states_combo: QComboBox
    filter_edit: QLineEdit
    table: QTableView
    failures_label: QLabel
    volume_label: QLabel
    summary_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("queue_panel", self)
        self.orders: Callable[[], Mapping[int, Order]] = dict  # by number
        self._refusal = ""
        self._lay_out_table()
        self.filters = QueueFilterBar(self.order_combo, self.states_combo, self.filter_edit)
        self.failures = QueueFailures(self.failures_label)
        self.buttons = QueueButtons(
            self.resume_button,
            self.pause_button,
            self.cancel_button,
            self.remove_button,
            self.load_button,
            self.folder_button,
        )
        self.orders_menu = OrdersMenu(self)
        self.order_button.setMenu(self.orders_menu)
        self.settings_button.setIcon(icon("settings"))
        self._refreshing = self._timer(REFRESH_MS, self._refresh, is_single=True)
        self._clock = self._timer(CLOCK_MS, self._on_second)
        self._clock.start()
        self._connect()
        self._refresh()

    def set_jobs(self, jobs: Sequence[Job]) -> None:
        """Show another list."""
        self.model.set_jobs(jobs)

    def take(self, jobs: Iterable[Job]) -> None:
        """Show new and changed jobs."""
        self.model.take(jobs)

    def show_progress(self, newest: Mapping[int, Progress]) -> None:
        """Show how far running stages are, by the numbers of their jobs."""
        self.model.show_progress(newest)

    def remove(self) -> None:
        """The window goes away."""
        self._clock.stop()
        self.model.remove()

    def show_owner(self, is_owner: bool, can_take_over: bool) -> None:
        """Say whether another QGIS works on the queue, and whether it has ended."""
        self._refusal = "" if is_owner else self.tr("Another QGIS works on this queue.")
        self.owner_frame.setVisible(not is_owner)
        self.take_over_button.setEnabled(can_take_over)
        tip = self.tr("Go on with the queue in this QGIS") if can_take_over else self.tr("Close the other QGIS first")
        self.take_over_button.setToolTip(tip)
        self._refresh_soon()

    def show_failures(self, groups: Sequence[FailureGroup]) -> None:
        """List the causes of failures below the table; none: close the list."""
        self.failures.show(groups, self._refusal)

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
        """The selected jobs; where none is selected, those that are shown."""
        numbers = self.selection.numbers
        return self.model.jobs_of(numbers) if numbers else self.model.shown_jobs()

    def chosen_orders(self) -> list[int]:
        """The order that is chosen above the table, else those of the selected jobs."""
        order_id = self.model.filter.order_id
        if order_id is not None:
            return [order_id]
        return list(dict.fromkeys(job.order_id for job in self.model.jobs_of(self.selection.numbers)))

    def menu_for(self, jobs: Sequence[Job]) -> QueueMenu:
        """The context menu of these jobs."""
        menu = QueueMenu(jobs, self.buttons.widgets, self._refusal, self)
        menu.order_action.triggered.connect(lambda: self._ask_to_order(jobs))
        menu.step_asked.connect(self.step_asked)
        menu.load_asked.connect(self.load_as_asked)
        menu.zoom_action.triggered.connect(lambda: self.zoom_asked.emit(jobs))
        menu.log_action.triggered.connect(lambda: self.log_asked.emit(jobs[0]))
        menu.place_asked.connect(self.place_asked)
        menu.add_sorting(self.model.headers, self.header.sort)
        return menu

    def _lay_out_table(self) -> None:
        self.model = QueueModel(self)
        self.model.order_title = lambda job: self.title_of(job.order_id)
        self.table.setModel(self.model)
        delegate = ProgressDelegate(self.table)
        for column in range(PROGRESS, STATE + 1):
            self.table.setItemDelegateForColumn(column, delegate)
        # a header asks of each column whether all of its rows are selected: ten thousand questions a column
        self.table.horizontalHeader().setSelectionModel(QItemSelectionModel(self.model, self))
        self.table.horizontalHeader().setHighlightSections(False)
        self.header = QueueHeader(self.table, self.model)
        self.selection = QueueSelection(self.table, self.model)
        make_compact(self.table, COLUMN_SAMPLES)

    def _connect(self) -> None:
        self.model.jobs_shown.connect(self._refresh_soon)
        self.selection.changed.connect(self._refresh_soon)
        self.filters.changed.connect(self.model.set_filter)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        MenuKey(self.table).asked.connect(self._on_menu_asked)
        self.orders_menu.aboutToShow.connect(self._show_orders_menu)
        self.volume_label.linkActivated.connect(lambda link: self.wait_for_volume_asked.emit(link == "wait"))
        self.summary_label.linkActivated.connect(self._on_summary_link)
        self.failures.retry_asked.connect(self.retry_asked)
        self.failures.select_asked.connect(self._select_failed)
        self.failures.step_title = lambda numbers: step_title(step_of(self.model.jobs_of(numbers)))
        self.failures.step_asked.connect(self._on_step_asked)
        self.settings_button.clicked.connect(self.settings_asked)
        self.take_over_button.clicked.connect(self.take_over_asked)
        self._shortcut(QKeySequence.StandardKey.Delete, self.table, self.remove_button.click)
        self._shortcut(QKeySequence.StandardKey.Find, self, self.filter_edit.setFocus)
        signals = (
            (self.resume_button, self.resume_asked),
            (self.pause_button, self.pause_asked),
            (self.cancel_button, self.cancel_asked),
            (self.remove_button, self.remove_asked),
            (self.load_button, self.load_asked),
            (self.folder_button, self.folder_asked),
        )
        for button, signal in signals:
            button.clicked.connect(lambda _=False, button=button, signal=signal: signal.emit(self._acted_on(button)))

    def _shortcut(self, keys: QKeySequence.StandardKey, widget: QWidget, call: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _timer(self, interval_ms: int, call: Callable[[], None], *, is_single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(is_single)
        timer.setInterval(interval_ms)
        timer.timeout.connect(call)
        return timer

    def _acted_on(self, button: QToolButton) -> list[Job]:
        states = self.buttons.states_of(button)
        return [job for job in self.chosen() if job.state in states]

    def _on_menu_asked(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        menu = self.menu_for(self.chosen())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def title_of(self, number: int) -> str:
        """What the user calls an order."""
        order = self.orders().get(number)
        return order_name(order) if order else ""

    def _show_orders_menu(self) -> None:
        orders = self.chosen_orders()
        counts = sum((self.model.counts_of_orders.get(order, Counter()) for order in orders), Counter())
        heading = self.tr("%n order(s)", "", len(orders))
        if not orders:
            heading = self.tr("No order chosen")
        elif len(orders) == 1:
            heading = order_text(self.title_of(orders[0]), counts)
        known = self.orders()
        places = {known[number].priority for number in orders if number in known}
        self.orders_menu.show_for(orders, heading, counts, places, self._refusal)

    def _on_summary_link(self, link: str) -> None:
        if link == "order":
            self._ask_to_order(self.model.jobs)
        elif self.failures.is_open:
            self.show_failures([])
        else:
            self.causes_asked.emit()

    def _select_failed(self, numbers: list[int]) -> None:
        """Select jobs, which may be hidden yet."""
        if len(self.model.rows_of(numbers)) < len(numbers):
            self.filters.clear()
        self.selection.select(numbers)
        self.table.setFocus()

    def _on_step_asked(self, numbers: Sequence[int]) -> None:
        jobs = self.model.jobs_of(numbers)
        step = step_of(jobs)
        if step is not None:  # they may have gone on meanwhile
            self.step_asked.emit(step, jobs)

    def _ask_to_order(self, jobs: Iterable[Job]) -> None:
        self.order_asked.emit([job for job in jobs if waits_at_service(job)])

    def _on_second(self) -> None:
        """Times and what a job in line waits for pass without a word of the queue."""
        if self.table.isVisible() and any(self.model.counts[state] for state in OPEN_STATES):
            self.table.viewport().update()

    def _refresh_soon(self) -> None:
        if self.model.total < MANY:
            self._refresh()
        elif not self._refreshing.isActive():
            self._refreshing.start()

    def _refresh(self) -> None:
        """What is said of the jobs beside their rows."""
        numbers = self.selection.numbers
        counts = self.model.counts_of(numbers) if numbers else self.model.counts_shown
        self.buttons.show(counts, self._scope(len(numbers)), self._refusal)
        self.filters.show_orders(self.model.counts_of_orders, self.orders())
        self._show_summary()

    def _scope(self, selected: int) -> str:
        if selected:
            return self.tr("The %n selected job(s).", "", selected)
        if self.model.filter.hides_nothing:
            return self.tr("Nothing is selected: all jobs.")
        return self.tr("Nothing is selected: the %n job(s) that are shown.", "", self.model.rowCount())

    def _show_summary(self) -> None:
        states, total, number = self.model.counts, self.model.total, QLocale().toString
        if not total:
            self.summary_label.setText(self.tr("The queue is empty."))
            return
        still_open = sum(states[state] for state in OPEN_STATES)
        text = self.tr("{} of {} done, {} open, {}.")
        failed = self.tr("{} failed").format(number(states[JobState.FAILED]))
        if states[JobState.FAILED]:
            failed = f'<a href="failed">{failed}</a>'
        told = text.format(number(states[JobState.DONE]), number(total), number(still_open), failed)
        if self.model.rowCount() < total:
            told += " " + self.tr("{} shown.").format(number(self.model.rowCount()))
        if self.selection.numbers:
            told += " " + self.tr("{} selected.").format(number(len(self.selection.numbers)))
        if self.model.at_service:
            waits = self.tr("%n scene(s) wait at the service:", "", len(self.model.at_service))
            told += f' {waits} <a href="order">{self.tr("Order on the web page…")}</a>'
        if told != self.summary_label.text():
            self.summary_label.setText(told)
