"""What kills did to a queue: what was lost, done twice, or broken."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from scene_queue.core.errors import SceneQueueError
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order_file import ENDING, read_order
from scene_queue.core.job_queue.store.papers import FOLDER
from scene_queue.core.workspace import HIDDEN

from .journal import BEGUN, ENDED, MADE, STARTED, TOLD, Entry, entries
from .stages import content, corrected_name, product_files
from .worker import JOURNAL, PRODUCTS, STORE

_STEP = {name.value: step for step, name in enumerate(StageName)}
_END = len(_STEP)  # the step of a job that is done


@dataclass
class Harm:
    """Sentences, none where all is well.

    :param lost: jobs, or steps of them, that the queue had told of and that the store does not have.
    :param doubled: what was done again although it was done, or twice at once.
    :param corrupt: what is broken or unfinished under a final name, part files with wrong bytes, a store or the
        paper of an order that cannot be read.
    """

    kills: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    _whole: set[Path] = field(default_factory=set)  # products that need not be read again after each kill

    def look(self, folder: Path) -> None:
        """Look at what a killed process left; nothing is changed by that."""
        self._look_at_products(folder / PRODUCTS)
        self._look_at_papers(folder)
        self._look_at_store(folder)

    def look_at_end(self, folder: Path, names: set[str]) -> None:
        """Look at what a process left that came to its end.

        :param names: of all scenes that were queued so far.
        """
        self._whole.clear()
        self.look(folder)
        done = {name for name, step in _steps_in(folder).items() if step == _END}
        self.lost += [f"{name} is not done" for name in sorted(names - done)]
        there = {path.name for path in _below(folder / PRODUCTS, "L1C", "L2A")}
        wanted = {f"{name}.SAFE" for name in names}
        wanted |= {corrected_name(name) for name in wanted}
        self.lost += [f"{name} is not there" for name in sorted(wanted - there)]

    def look_at_journal(self, folder: Path) -> None:
        """Look for what was done twice, in all that happened; once, at the end."""
        all_of_them = list(entries(folder / JOURNAL))
        made = Counter((entry.name, entry.stage) for entry in all_of_them if entry.what == MADE)
        self.doubled += [
            f"{name} was made {count} times by {stage}" for (name, stage), count in made.items() if count > 1
        ]
        told: dict[str, int] = {}
        at_work: set[str] = set()
        for entry in all_of_them:
            if entry.what == STARTED:
                at_work.clear()
            elif entry.what == TOLD:
                told[entry.name] = max(told.get(entry.name, 0), _step(entry.stage, entry.state))
            elif entry.what == ENDED:
                at_work.discard(entry.name)
            elif entry.what == BEGUN:
                self._look_at_beginning(entry, told.get(entry.name, 0), entry.name in at_work)
                at_work.add(entry.name)

    def _look_at_beginning(self, begun: Entry, told: int, is_at_work: bool) -> None:
        if _STEP[begun.stage] < told:
            self.doubled.append(f"{begun.stage} of {begun.name} began again after it was told as done")
        if is_at_work:
            self.doubled.append(f"{begun.stage} of {begun.name} began while another stage of it ran")

    def _look_at_store(self, folder: Path) -> None:
        told: dict[str, int] = {}
        for entry in entries(folder / JOURNAL):
            if entry.what == TOLD:
                told[entry.name] = max(told.get(entry.name, 0), _step(entry.stage, entry.state))
        try:
            stored = _steps_in(folder)
        except sqlite3.Error as error:
            self.corrupt.append(f"the store cannot be read: {error}")
            return
        for name, step in told.items():
            if stored.get(name, -1) < step:
                self.lost.append(f"{name} was told at step {step}, the store has it at {stored.get(name)}")

    def _look_at_papers(self, folder: Path) -> None:
        for paper in (folder / FOLDER).glob(f"*{ENDING}"):
            try:
                read_order(paper)
            except SceneQueueError as error:
                self.corrupt.append(f"{paper.name} cannot be read: {error}")

    def _look_at_products(self, products: Path) -> None:
        for folder in _below(products, "L1C", "L2A"):
            if folder.suffix != ".SAFE":
                self.corrupt.append(f"{folder} has a final place and is no product")
            elif folder not in self._whole:
                if _files_in(folder) == product_files(folder.name):
                    self._whole.add(folder)
                else:
                    self.corrupt.append(f"{folder.name} has its final name and is broken")
        for part in (products / HIDDEN).rglob("*.zip.part"):
            if not content(part.name.replace(".zip.part", ".SAFE")).startswith(part.read_bytes()):
                self.corrupt.append(f"{part.name} has wrong bytes")


def _below(products: Path, *levels: str) -> Iterator[Path]:
    """What lies in the folders of a tile and a date: products, and nothing else."""
    for level in levels:
        yield from (products / level).glob("*/*/*")


def _files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _step(stage: str, state: str) -> int:
    """How far a job is: the number of the stages that are done."""
    return _END if state == JobState.DONE.value else _STEP[stage]


def _steps_in(folder: Path) -> dict[str, int]:
    """How far the jobs are, by the store; a copy is read, so that the next process meets what the kill left."""
    with tempfile.TemporaryDirectory() as aside:
        for path in folder.glob(f"{STORE}*"):
            shutil.copy(path, aside)
        if not (Path(aside) / STORE).exists():
            return {}
        with closing(sqlite3.connect(Path(aside) / STORE)) as database:
            [(verdict,)] = database.execute("PRAGMA integrity_check").fetchall()
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").fetchone():
                return {}
            rows = database.execute("SELECT identifier, stage, state FROM jobs").fetchall()
    return {name: _step(stage, state) for name, stage, state in rows}
