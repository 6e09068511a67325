"""What becomes of an order: products are listed when done, dates become rasters, a command runs at its end."""

from __future__ import annotations

import json
import queue
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Callable, Optional

from ..errors import CancelledError, DiskError, SceneQueueError
from ..events import Note
from ..feedback import CancelSignal, Feedback
from ..workspace.synced_files import write_whole
from . import end_command
from .finished_list import FinishedList
from .job import OPEN_STATES, Job, JobState
from .order import Order
from .order_rasters import OrderRasters, RastersTold, wants_rasters
from .report import report_word, write_report
from .stage_run import finished_product

FOLDER = "ends"  # beside the store

_Batch = Optional[list[tuple[Job, Order]]]


class OrderEnds:
    """Lists products and runs commands. One thread at a time.

    :param folder: for the reports that commands are given, and for what is known of ends; made on use.
    :param feedback: hears what commands say and what went wrong; its cancellation ends a command.
    """

    def __init__(self, folder: Path, feedback: Feedback) -> None:
        self._folder, self._feedback = folder, feedback
        self._lists: dict[Path, FinishedList] = {}
        self._told: set[str] = set()

    def list_finished(self, jobs: Iterable[tuple[Job, Order]]) -> None:
        """List the products of those jobs that are done, where their orders want that.

        What cannot be listed is told, once, and is listed at the end of the order.
        """
        products: dict[Path, list[Path]] = {}
        for job, order in jobs:
            if job.state is JobState.DONE and order.at_end.finished_list is not None:
                products.setdefault(order.at_end.finished_list, []).append(finished_product(job, order))
        for path, finished in products.items():
            try:
                self._lists.setdefault(path, FinishedList(path)).append(finished)
            except DiskError as error:
                if error.message not in self._told:
                    self._told.add(error.message)
                    self._feedback.note(str(error), warning=True)

    def end(self, order: Order, jobs: Sequence[Job], report: Path | None = None) -> None:
        """Complete the list of an order that has ended, and run its command, once.

        Once means: not again after a restart. Where the user retries what had failed, and more is done by that, the
        order has ended anew. A command that was begun is never begun again for the same end, even if it was cut off.

        :param jobs: all of the order.
        :param report: that has been written already; ``None``: one is written for the command.
        :raises CancelledError: if the command is no longer wanted.
        """
        self._told.clear()
        self.list_finished((job, order) for job in jobs)
        done = sum(job.state is JobState.DONE for job in jobs)
        if not order.at_end.command or done <= self._done_at_last_end(order):
            return
        try:
            if report is None:
                report = self._folder / f"{order.id:08d}.report.jsonl"
                write_report(report, jobs, lambda job: order)
            write_whole(self._mark(order), json.dumps({"created": order.origin.created, "done": done}))
        except (DiskError, OSError) as error:
            self._feedback.note(f"The command of the order {order.title} was not run: {error}", warning=True)
            return
        end_command.run_command(
            order.at_end.command, _told_to_command(order, jobs, report), order.settings.folder, self._feedback
        )

    def _mark(self, order: Order) -> Path:
        return self._folder / f"{order.id:08d}.end.json"

    def _done_at_last_end(self, order: Order) -> int:
        """How many jobs were done when its command was begun; -1: never. A mark that cannot be read is one."""
        try:
            mark = json.loads(self._mark(order).read_text(encoding="utf-8"))
            # the number of an order that was removed may be given to another one
            return int(mark["done"]) if mark["created"] == order.origin.created else -1
        except FileNotFoundError:
            return -1
        except (OSError, ValueError, TypeError, KeyError) as error:
            self._feedback.note(f"Whether {order.title} had ended before cannot be read ({error}).", warning=True)
            return sys.maxsize


class OrderEndsThread:
    """Ends orders on a thread of its own, as their jobs change. Its methods come back at once.

    :param folder: as in :class:`OrderEnds`.
    :param jobs: all jobs of the queue; called on that thread.
    :param order_of: the order of a job; called on the caller's thread.
    :param on_note: called on that thread.
    :param on_rasters: called on that thread when an order has ended that made rasters since it was told last.
    """

    def __init__(
        self,
        folder: Path,
        jobs: Callable[[], Sequence[Job]],
        order_of: Callable[[Job], Order],
        on_note: Callable[[Note], None],
        on_rasters: Callable[[Order, RastersTold], None] = lambda order, told: None,
    ) -> None:
        self._jobs, self._order_of, self._on_rasters = jobs, order_of, on_rasters
        self._signal = CancelSignal()
        self._feedback = Feedback(lambda event: on_note(event) if isinstance(event, Note) else None, self._signal)
        self._ends = OrderEnds(folder, self._feedback)
        self._rasters = OrderRasters(folder, self._feedback)
        self._batches: queue.SimpleQueue[_Batch] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def take(self, jobs: Iterable[Job]) -> None:
        """Jobs have changed, or are there when the program starts: an end that was cut off then is made up for."""
        batch = [
            (job, order) for job in jobs if job.state not in OPEN_STATES if _wants_end(order := self._order_of(job))
        ]
        if not batch or self._signal.is_cancelled():
            return
        self._batches.put(batch)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="order-ends", daemon=True)
            self._thread.start()

    def close(self, timeout_s: float) -> bool:
        """End a command that runs, and begin nothing more; returns whether that was done in time."""
        self._signal.cancel()
        self._batches.put(None)
        if self._thread is None:
            return True
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (batch := self._batches.get()) is not None:
            try:
                self._ends.list_finished(batch)
                for order in {order.id: order for _, order in batch}.values():
                    self._feedback.raise_if_cancelled()
                    self._end(order, [job for job in self._jobs() if job.order_id == order.id])
            except CancelledError:
                return
            except SceneQueueError as error:
                self._feedback.note(str(error), warning=True)

    def _end(self, order: Order, jobs: Sequence[Job]) -> None:
        """Make the rasters of dates that are through; the end of all comes after the last of them."""
        self._rasters.make(order, jobs)
        if not jobs or any(job.state in OPEN_STATES for job in jobs):
            return
        told = self._rasters.told(order)
        if told is not None:
            self._on_rasters(order, told)
        self._ends.end(order, jobs)


def _wants_end(order: Order) -> bool:
    return order.at_end.finished_list is not None or bool(order.at_end.command) or wants_rasters(order)


def _told_to_command(order: Order, jobs: Sequence[Job], report: Path) -> dict[str, str]:
    words = [report_word(job) for job in jobs]
    listed = order.at_end.finished_list
    return {
        end_command.REPORT: str(report.absolute()),
        end_command.FOLDER: str(order.settings.folder.absolute()),
        end_command.TITLE: order.title.replace("\0", ""),
        end_command.DONE: str(words.count("done")),
        end_command.FAILED: str(words.count("failed")),
        end_command.CANCELLED: str(words.count("cancelled")),
        **({end_command.FINISHED_LIST: str(listed.absolute())} if listed else {}),
    }
