"""What lies on the disk of jobs that are taken off the queue, and its deletion. For tasks, as disks can be slow.

Nothing here is deleted unasked, and of the products only what the jobs themselves fetched or made: a product that was
there before, or that an order for a correction was given, is none of theirs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DiskError
from ..feedback import Feedback
from ..stages.sen2cor.record import files_beside
from ..workspace import HIDDEN
from ..workspace.held_files import patiently, remove_tree
from ..workspace.incoming import Incoming
from .job import Job
from .order import Order
from .stage_run import workspace_of

MEASURED = 40  # products that are looked into; the others are taken to be as large

OrderOf = Callable[[Job], Order]


@dataclass(frozen=True)
class JobFiles:
    """Paths that are there, each once.

    :param unfinished: folders with part files and other unfinished work.
    :param products: SAFE folders and archives.
    """

    unfinished: tuple[Path, ...] = ()
    products: tuple[Path, ...] = ()


@dataclass(frozen=True)
class FileSizes:
    """How much that is.

    :param unfinished_bytes: in unfinished work; :param product_bytes: about so many, in products.
    """

    unfinished_bytes: int = 0
    product_bytes: int = 0


def find_files(removed: Sequence[Job], kept: Iterable[Job], order_of: OrderOf, feedback: Feedback) -> JobFiles:
    """What lies on the disk of jobs and belongs to no other one.

    :param kept: the other jobs of the queue, which may be about the same scenes.
    :raises CancelledError: when cancelled.
    """
    names = {job.scene.identifier for job in removed}
    theirs = {path for job in kept if job.scene.identifier in names for path in _all_paths(job, order_of(job))}
    unfinished: dict[Path, None] = {}
    products: dict[Path, None] = {}
    for number, job in enumerate(removed):
        feedback.progress(number / len(removed))
        order = order_of(job)
        workspace = workspace_of(job, order)
        if workspace.scratch not in theirs:
            copied = Incoming(workspace).left()
            unfinished.update(dict.fromkeys([workspace.scratch] if copied is None else [copied, workspace.scratch]))
        products.update(dict.fromkeys(path for path in _products(job, order) if path not in theirs))
    return JobFiles(*(tuple(path for path in paths if path.exists()) for paths in (unfinished, products)))


def measure_files(files: JobFiles, feedback: Feedback) -> FileSizes:
    """How much that is, by looking into all unfinished work and into some of the products.

    :raises CancelledError: when cancelled.
    """
    looked_into = [_bytes_of(path, feedback) for path in files.products[:MEASURED]]
    about = sum(looked_into) * len(files.products) // max(1, len(looked_into))
    return FileSizes(sum(_bytes_of(path, feedback) for path in files.unfinished), about)


def delete_files(paths: Sequence[Path], stay: Iterable[Path], feedback: Feedback) -> int:
    """Delete files and folders, and folders that are empty afterwards; returns how many paths are gone.

    What cannot be deleted does not keep the others.

    :param stay: the folders of orders: neither they nor what lies above is ever deleted.
    :raises DiskError: naming the first that could not be deleted, when all others are.
    :raises CancelledError: when cancelled; what is deleted until then is gone.
    """
    roots, failures = set(stay), []
    for number, path in enumerate(paths):
        feedback.progress(number / len(paths), path.name)
        try:
            for one in (path, *files_beside(path)):
                _delete(one)
        except OSError as error:
            failures.append(f"{error.filename or path}: {error.strerror or error}")
        if HIDDEN not in path.parts:  # where work goes on, folders stay
            _delete_empty(path.parent, roots)
    if failures:
        raise DiskError(
            f"{len(failures)} of {len(paths)} could not be deleted. {failures[0]}",
            advice="Close what uses them, and delete them by hand.",
        )
    return len(paths)


def _all_paths(job: Job, order: Order) -> list[Path]:
    """All that a job may use, whether it made it or not."""
    workspace = workspace_of(job, order)
    corrected = [Path(str(job.facts["l2a"]))] if "l2a" in job.facts else []
    return [workspace.scratch, workspace.product, workspace.archive, *corrected]


def _products(job: Job, order: Order) -> list[Path]:
    """What the job fetched or made, going by the facts of its stages."""
    workspace, found = workspace_of(job, order), []
    if job.product is None and job.facts.get("source", "disk") != "disk":
        found += [workspace.product, workspace.archive]
    if job.facts.get("l2a_made") and "l2a" in job.facts:
        found.append(Path(str(job.facts["l2a"])))
    return [path for path in found if order.settings.folder in path.parents]


def _bytes_of(path: Path, feedback: Feedback) -> int:
    """The size of a file, or of all files in a folder; what vanishes meanwhile counts nothing."""
    feedback.raise_if_cancelled()
    if not path.is_dir():
        return _size(path)
    return sum(_size(Path(folder) / name) for folder, _, names in os.walk(path) for name in names)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        remove_tree(path)
    elif path.exists():
        patiently(path.unlink)


def _delete_empty(folder: Path, roots: set[Path]) -> None:
    """Folders of the layout that hold nothing any more, from the bottom up to the folder of an order."""
    while any(root in folder.parents for root in roots):
        try:
            folder.rmdir()
        except OSError:
            return  # something is in it, or it is not ours to delete
        folder = folder.parent
