"""The context menu of the queue: what the buttons do, and what only some jobs need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtWidgets import QAction, QApplication, QMenu, QTableView, QToolButton, QWidget

from ..core.errors import OfflineError
from ..core.job_queue.job import OPEN_STATES, Job, JobState, StageName
from ..core.product.name import ProcessingLevel
from .layer_menu import LayerMenu
from .next_steps import step_of, step_title
from .scene_zoom import AT_MOST as ZOOM_AT_MOST

FIRST, USUAL = 1, 0  # priorities


class QueueMenu(QMenu):
    """Made anew for the jobs that it is about; ``place_asked`` carries the open ones and their new priority.

    ``step_asked`` carries the :class:`NextStep` that helps them, and them; it is on top where there is one.
    ``load_asked`` carries those that are done, and the kind of layer that is wanted of them.

    :param jobs: the selected ones.
    :param buttons: of the panel, each clicked by an action of its name.
    :param refusal: why nothing may be changed; empty: it may.
    """

    place_asked = pyqtSignal(object, int)
    step_asked = pyqtSignal(object, object)
    load_asked = pyqtSignal(object, str)

    def __init__(
        self,
        jobs: Sequence[Job],
        buttons: Sequence[QToolButton],
        refusal: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._jobs, self._refusal = jobs, refusal
        self._add_step()
        for button in buttons:
            action = self.addAction(button.icon(), button.text())
            action.setToolTip(button.toolTip())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        self.addSeparator()
        self.first_action = self._place_action(self.tr("Go first"), FIRST)
        self.first_action.setToolTip(refusal or self.tr("They start before all other jobs of the usual place"))
        self.usual_action = self._place_action(self.tr("Usual place"), USUAL)
        self.addSeparator()
        self.layer_menu = self._add_layers()
        self.zoom_action = self.addAction(self.tr("Zoom to the scenes"))
        self.zoom_action.setToolTip(self.tr("Show their outlines on the map; of {} at most").format(ZOOM_AT_MOST))
        self.zoom_action.setEnabled(len(jobs) <= ZOOM_AT_MOST)
        self.log_action = self._log_action()
        self.order_action = self._order_action()
        self.copy_action = self.addAction(self.tr("Copy names and messages"))
        self.copy_action.triggered.connect(lambda: QApplication.clipboard().setText(_as_text(jobs)))

    def add_sorting(self, titles: Sequence[str], sort: Callable[[int], None]) -> None:
        """Offer what a click on a header does, for the keyboard.

        :param titles: of the columns; :param sort: sorts by a column, below 0 as the queue has the jobs.
        """
        menu = self.addMenu(self.tr("Sort by"))
        for column, title in enumerate((self.tr("Order of the queue"), *titles), -1):
            menu.addAction(title).triggered.connect(lambda _=False, column=column: sort(column))

    def _add_step(self) -> None:
        step = step_of(self._jobs)
        if step is not None and not self._refusal:
            self.addAction(step_title(step)).triggered.connect(lambda: self.step_asked.emit(step, self._jobs))
            self.addSeparator()

    def _add_layers(self) -> LayerMenu:
        done = [job for job in self._jobs if job.state is JobState.DONE]
        menu = LayerMenu(self)
        menu.setEnabled(bool(done))
        menu.asked.connect(lambda kind: self.load_asked.emit(done, kind))
        self.addMenu(menu)
        return menu

    def _place_action(self, text: str, priority: int) -> QAction:
        moved = [job for job in self._jobs if job.state in OPEN_STATES and job.priority != priority]
        action = self.addAction(text)
        action.setEnabled(bool(moved) and not self._refusal)
        action.setToolTip(self._refusal)
        action.triggered.connect(lambda: self.place_asked.emit(moved, priority))
        return action

    def _log_action(self) -> QAction:
        action = self.addAction(self.tr("Show Sen2Cor's log"))
        action.setToolTip(self.tr("For one scene whose correction has begun, while it goes on and afterwards"))
        action.setEnabled(len(self._jobs) == 1 and has_correction_log(self._jobs[0]))
        return action

    def _order_action(self) -> QAction:
        action = self.addAction(self.tr("Order it on the web page…"))
        action.setToolTip(self.tr("For scenes that wait at the service: it brings them from its archive once ordered"))
        action.setEnabled(any(waits_at_service(job) for job in self._jobs))
        return action


class MenuKey(QObject):
    """``asked`` carries the place of the current row, in the table's viewport, when a key asks for a context menu.

    Qt asks for it in the middle of the table, where there may be no row.
    """

    asked = pyqtSignal(QPoint)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt asks."""
        is_key = isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard
        if is_key:
            self.asked.emit(self._table.visualRect(self._table.currentIndex()).center())
        return is_key


def has_correction_log(job: Job) -> bool:
    """Whether Sen2Cor has worked on a job's scene, or is about to."""
    return job.stage is StageName.CORRECTION and job.scene.level is ProcessingLevel.L1C


def waits_at_service(job: Job) -> bool:
    """Whether a job waits until the service has brought the product from its archive."""
    return job.state is JobState.WAITING and job.trouble == OfflineError.__name__


def _as_text(jobs: Sequence[Job]) -> str:
    return "\n".join("\t".join(filter(None, (job.scene.identifier, job.message))) for job in jobs)
