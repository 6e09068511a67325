"""The jobs of the queue as a table model that filters and sorts by itself, in slices of some milliseconds.

A ``QSortFilterProxyModel`` would ask for the values of ten thousand rows one by one, through Python, at each change.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, pyqtSignal

from ..core.events import Progress
from ..core.job_queue.job import Job, JobState
from ..core.job_queue.scheduler import Hold
from ..core.qgis_adapters.settled_objects import MANY, settled_objects
from ..core.qgis_adapters.translation import translated
from .queue_filter import QueueFilter
from .queue_menu import waits_at_service
from .queue_sorting import LEFT, PROGRESS, SCENE, SPEED, STAGE, STATE, fraction_of, sort_key
from .queue_words import Pace, QueueWords
from .slices import Slices

JOB_ID_ROLE = Qt.ItemDataRole.UserRole
FRACTION_ROLE = Qt.ItemDataRole.UserRole + 1
WIDE_ROLE = Qt.ItemDataRole.UserRole + 2
AT_ONCE = 250  # jobs a step
AGAIN_MS = 1000  # a long list is not filtered anew more often than this because jobs have changed
LIST = "jobs"
_NUMBERS = (SPEED, LEFT)


class QueueModel(QAbstractTableModel):
    """One row a job that the filter accepts, in the order of the queue or as the user sorts it.

    Rows are filtered and sorted by resetting the model: whoever keeps a selection restores it by the numbers of the
    jobs. ``jobs_shown`` is emitted when jobs have come, changed or gone, whether they have a row or not.
    """

    jobs_shown = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = QueueWords()
        self.order_title: Callable[[Job], str] = lambda job: ""
        self.waits_for: Callable[[Job], Hold | None] = lambda job: None
        self._jobs: dict[int, Job] = {}
        self._shown: list[int] = []  # the number of each row's job
        self._rows: dict[int, int] = {}
        self._paces: dict[int, Pace] = {}
        self._new: list[Job] | None = None  # another list, that is not taken yet
        self._inbox: dict[int, Job] = {}  # changed, and not taken yet
        self._settled = 0  # how many jobs there were when the collector was told last
        self._is_stale = False  # whether rows have to be filtered or sorted anew
        self._filter, self._sorting = QueueFilter(), (-1, Qt.SortOrder.AscendingOrder)
        self.counts: Counter[JobState] = Counter()
        self.counts_of_orders: dict[int, Counter[JobState]] = {}
        self.counts_shown: Counter[JobState] = Counter()
        self.at_service: set[int] = set()  # numbers of the jobs that wait for a product from an archive
        self.headers = [
            self.tr("Scene"),
            self.tr("Stage"),
            self.tr("Progress"),
            self.tr("Speed"),
            self.tr("Left"),
            self.tr("State"),
        ]
        self._slices = Slices(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._arrange_again)

    @property
    def jobs(self) -> list[Job]:
        """All jobs, those without a row too, in the order of the queue."""
        return list(self._jobs.values())

    @property
    def total(self) -> int:
        """How many jobs there are, those without a row too."""
        return len(self._jobs)

    @property
    def under_way(self) -> float:
        """How many jobs those at work make together: two of which half is done are one."""
        return sum(pace.progress.fraction or 0.0 for pace in self._paces.values())

    @property
    def is_busy(self) -> bool:
        """Whether some of what was taken is not shown yet."""
        return self._slices.is_busy

    def counts_of(self, numbers: Iterable[int]) -> Counter[JobState]:
        """How many of these jobs are in each state."""
        return Counter(job.state for job in self.jobs_of(numbers))

    def jobs_of(self, numbers: Iterable[int]) -> list[Job]:
        """Those of these jobs that there are."""
        return [self._jobs[number] for number in numbers if number in self._jobs]

    def shown_jobs(self) -> list[Job]:
        """The jobs that have a row, in the order of the rows."""
        return self.jobs_of(self._shown)

    def numbers_at(self, rows: Iterable[int]) -> list[int]:
        """The numbers of the jobs of rows."""
        return [self._shown[row] for row in rows]

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """The rows of those jobs that have one."""
        return [self._rows[number] for number in numbers if number in self._rows]

    def set_jobs(self, jobs: Iterable[Job]) -> None:
        """Show another list."""
        self._new = list(jobs)
        self._inbox.clear()
        self._slices.start(self._working())

    def take(self, jobs: Iterable[Job]) -> None:
        """Show new and changed jobs, each in its newest state."""
        self._inbox.update((job.id, job) for job in jobs)
        self._work_on()

    def forget(self, numbers: Iterable[int]) -> None:
        """Show jobs no more that were removed from the queue."""
        gone = set(numbers)
        known = {**self._jobs, **self._inbox}
        self.set_jobs([job for number, job in known.items() if number not in gone])

    def remove(self) -> None:
        """The window goes away, and the list with it."""
        settled_objects.release(LIST)

    def show_progress(self, newest: Mapping[int, Progress]) -> None:
        """Show how far running stages are, by the numbers of their jobs."""
        now, rows = time.monotonic(), []
        for number, progress in newest.items():
            job = self._jobs.get(number)
            if job is not None and job.state is JobState.RUNNING:
                self._paces.setdefault(number, Pace(progress, now)).progress = progress
                rows.append(self._rows.get(number, -1))
        self._tell_changed([row for row in rows if row >= 0], PROGRESS)

    def set_filter(self, chosen: QueueFilter) -> None:
        """Give rows only to these jobs."""
        if chosen != self._filter:
            self._filter, self._is_stale = chosen, True
            self._slices.start(self._working())

    @property
    def filter(self) -> QueueFilter:
        """What has rows."""
        return self._filter

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; below 0: as the queue has them."""
        if (column, order) != self._sorting:
            self._sorting, self._is_stale = (column, order), True
            self._slices.start(self._working())

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """Qt asks, all the time: its own way would ask back for the counts of rows and columns."""
        inside = 0 <= row < len(self._shown) and 0 <= column < len(self.headers) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self.headers)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks; ``JOB_ID_ROLE`` gives the job's number, ``FRACTION_ROLE`` 0 to 1 or ``None``.

        ``WIDE_ROLE`` gives the state where there are no figures of a stage beside it, else ``None``.
        """
        job = self._jobs[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, index.column())
        if role == FRACTION_ROLE:
            return fraction_of(job, self._paces.get(job.id))
        if role == JOB_ID_ROLE:
            return job.id
        if role == WIDE_ROLE:
            is_alone = job.state is not JobState.DONE and job.id not in self._paces
            return self._text(job, STATE) if is_alone else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words.tip(job, self.order_title(job))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _work_on(self) -> None:
        if not self._slices.is_busy:
            self._slices.start(self._working())

    def _working(self) -> Iterator[None]:
        """All that there is to do: a new list first, then what has changed, then the rows."""
        while True:
            if self._new is not None:
                yield from self._replace(self._new)
            elif self._inbox:
                self._take_some()
            elif self._is_stale:
                yield from self._arrange()
            if self._new is None and not self._inbox and not self._is_stale:
                self._settle()
                self.jobs_shown.emit()
                return
            yield

    def _replace(self, jobs: list[Job]) -> Iterator[None]:
        found: dict[int, Job] = {}
        counts: dict[int, Counter[JobState]] = {}
        for at, job in enumerate(jobs, 1):
            found[job.id] = job
            counts.setdefault(job.order_id, Counter())[job.state] += 1
            if at % AT_ONCE == 0:
                yield
        self._is_stale = False
        shown = yield from self._arranged(jobs)
        self.beginResetModel()
        self._jobs, self.counts_of_orders, self._new = found, counts, None
        self._paces = {number: pace for number, pace in self._paces.items() if number in found}
        self.counts = sum(counts.values(), Counter())
        self.at_service = {job.id for job in jobs if waits_at_service(job)}
        self._set_rows(shown)
        self.endResetModel()

    def _settle(self) -> None:
        """Keep Python's collector away from a list that has become long."""
        if abs(len(self._jobs) - self._settled) >= MANY or len(self._jobs) < MANY <= self._settled:
            self._settled = len(self._jobs)
            settled_objects.settle(LIST, self._settled)

    def _take_some(self) -> None:
        """Take some of what has changed."""
        batch = list(islice(self._inbox.values(), AT_ONCE))
        rows, added = [], []
        for job in batch:
            del self._inbox[job.id]
            row, accepted = self._rows.get(job.id), self._filter.accepts(job, self._searched)
            self._count(job)
            if row is None and accepted:
                added.append(job)
            elif row is not None:
                rows.append(row)
                if not accepted:
                    self._arrange_soon()
        self._tell_changed(rows, SCENE)
        self._append(added)

    def _count(self, job: Job) -> None:
        """Let a job take the place of what was known of it."""
        before = self._jobs.get(job.id)
        of_order = self.counts_of_orders.setdefault(job.order_id, Counter())
        counts = [self.counts, of_order] if job.id not in self._rows else [self.counts, of_order, self.counts_shown]
        for count in counts:
            if before is not None:
                count[before.state] -= 1
            count[job.state] += 1
        (self.at_service.add if waits_at_service(job) else self.at_service.discard)(job.id)
        if before is not None and (before.state, before.stage) != (job.state, job.stage):
            self._paces.pop(job.id, None)
        self._jobs[job.id] = job

    def _append(self, jobs: list[Job]) -> None:
        """Give rows to jobs, below the others; a sorted list is sorted anew a little later."""
        if not jobs:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(jobs) - 1)
        self._shown += [job.id for job in jobs]
        self._rows.update((job.id, row) for row, job in enumerate(jobs, first))
        self.counts_shown.update(job.state for job in jobs)
        self.endInsertRows()
        if self._sorting[0] >= 0:
            self._arrange_soon()

    def _arrange_soon(self) -> None:
        if len(self._jobs) < MANY:
            self._is_stale = True
        elif not self._later.isActive():
            self._later.start(AGAIN_MS)

    def _arrange_again(self) -> None:
        self._is_stale = True
        self._work_on()

    def _arrange(self) -> Iterator[None]:
        """Filter and sort what is there; what changes meanwhile is taken afterwards."""
        self._is_stale = False
        shown = yield from self._arranged(self.jobs)
        self.beginResetModel()
        self._set_rows(shown)
        self.endResetModel()

    def _arranged(self, jobs: list[Job]) -> Generator[None, None, list[Job]]:
        """Those of the jobs that get rows, in the order of the rows."""
        accepts, text = self._filter.accepts, self._searched
        column, order = self._sorting
        key, paces = sort_key(column), self._paces
        shown: list[Job] = []
        keys: dict[int, Any] = {}
        for first in range(0, len(jobs), AT_ONCE):
            accepted = [job for job in jobs[first : first + AT_ONCE] if accepts(job, text)]
            shown += accepted
            keys.update((job.id, key(job, paces.get(job.id))) for job in accepted if key is not None)
            if first + AT_ONCE < len(jobs):
                yield
        if key is not None:
            shown.sort(key=lambda job: keys[job.id], reverse=order == Qt.SortOrder.DescendingOrder)
        return shown

    def _set_rows(self, shown: list[Job]) -> None:
        self._shown = [job.id for job in shown]
        self._rows = {number: row for row, number in enumerate(self._shown)}
        self.counts_shown = Counter(job.state for job in shown)

    def _tell_changed(self, rows: list[int], first_column: int) -> None:
        """One signal for all of these rows: it costs Qt a repaint of what is seen, however many lie between."""
        if rows:
            self.dataChanged.emit(self.index(min(rows), first_column), self.index(max(rows), STATE))

    def _searched(self, job: Job) -> str:
        return self.words.searched(job, self.waits_for(job))

    def _text(self, job: Job, column: int) -> str:
        if column == SCENE:
            return self.words.scene(job)
        if column == STAGE:
            return self.words.stages[job.stage]
        pace = self._paces.get(job.id) if job.state is JobState.RUNNING else None
        if column == STATE:
            return self.words.state(job, self.waits_for(job), pace)
        if pace is None:
            return ""
        if column == PROGRESS:
            return translated(pace.progress.text)
        return self.words.speed(pace) if column == SPEED else self.words.time_left(pace)
