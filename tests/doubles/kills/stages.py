"""Stages that make small products by the rules of the workspace: a part file, a folder aside, a rename."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

from scene_queue.core.errors import ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.scene import Scene
from scene_queue.core.workspace import CORRECTING, UNPACKED, Workspace

from .journal import BEGUN, ENDED, MADE, Journal

FILES = ("manifest.safe", "GRANULE/image.jp2")
PIECES, PIECE_BYTES, PAUSE_S = 5, 2_000, 0.001


def content(product: str) -> bytes:
    """What the archive of a product holds, and its image."""
    return hashlib.shake_128(product.encode()).digest(PIECES * PIECE_BYTES)


def product_files(product: str) -> dict[str, bytes]:
    """The files of a whole product, by their path in it.

    :param product: name of its folder.
    """
    return dict(zip(FILES, (f"<manifest of='{product}'/>".encode(), content(product))))


def corrected_name(product: str) -> str:
    """The folder of the L2A product of an L1C product's folder."""
    return product.replace("_MSIL1C_", "_MSIL2A_")


class JournalledStages:
    """The three stages; what they do is noted before and after."""

    def __init__(self, journal: Journal) -> None:
        runs = zip(StageName, (_download, _check, _correct))
        self._stages = {name: _Stage(name, run, journal) for name, run in runs}

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, _Stage]:
        """See :class:`scene_queue.core.job_queue.stage_run.Stages`."""
        return self._stages


class _Stage:
    def __init__(self, name: StageName, run: object, journal: Journal) -> None:
        self._name, self._run, self._journal = name, run, journal

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """See :class:`scene_queue.core.job_queue.stage_run.Stage`."""
        place = (scene.identifier, self._name.value)
        self._journal.write(BEGUN, *place)
        try:
            if self._run(workspace, feedback):  # type: ignore[operator]
                self._journal.write(MADE, *place)
            return {self._name.value: "done"}
        finally:
            self._journal.write(ENDED, *place)


def _download(workspace: Workspace, feedback: Feedback) -> bool:
    """Go on from the bytes that are there; returns whether anything had to be made."""
    if workspace.product.exists():
        return False
    whole = content(workspace.product.name)
    workspace.part_file.parent.mkdir(parents=True, exist_ok=True)
    there = workspace.part_file.stat().st_size if workspace.part_file.exists() else 0
    with workspace.part_file.open("ab") as part:
        for begin in range(there, len(whole), PIECE_BYTES):
            part.write(whole[begin : begin + PIECE_BYTES])
            part.flush()
            os.fsync(part.fileno())
            feedback.progress(begin / len(whole))
            time.sleep(PAUSE_S)
    if workspace.part_file.read_bytes() != whole:
        raise ProductError(f"The part file of {workspace.product.name} is broken.")
    _put(workspace.scratch / UNPACKED, workspace.product)
    return True


def _check(workspace: Workspace, feedback: Feedback) -> bool:
    """Look at each file."""
    for path, bytes_ in product_files(workspace.product.name).items():
        if (workspace.product / path).read_bytes() != bytes_:
            raise ProductError(f"{path} of {workspace.product.name} is broken.")
    return False


def _correct(workspace: Workspace, feedback: Feedback) -> bool:
    """Make the L2A product where none is; returns whether."""
    if workspace.corrected() is not None:
        return False
    time.sleep(PIECES * PAUSE_S)
    _put(workspace.scratch / CORRECTING, workspace.corrected_folder / corrected_name(workspace.product.name))
    return True


def _put(aside: Path, product: Path) -> None:
    """Make a product aside, through to the disk, and give it its name."""
    made = aside / product.name
    shutil.rmtree(made, ignore_errors=True)
    for path, bytes_ in product_files(product.name).items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        with (made / path).open("wb") as file:
            file.write(bytes_)
            file.flush()
            os.fsync(file.fileno())
    product.parent.mkdir(parents=True, exist_ok=True)
    made.rename(product)
