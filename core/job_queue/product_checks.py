"""Products on disk that are checked, and put right if that is wanted, without a queue: several at once."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Callable

from ..catalogue.named_scene import scene_of_name
from ..errors import CancelledError, DiskError, ProductError, SceneQueueError
from ..events import Event, Progress
from ..feedback import Feedback, shared_by_threads
from ..machine.memory import usable_cores
from ..product.empty_folders import missing_folders
from ..product.name import ProductName
from ..product.product_files import files_of
from ..product.safe import SafeProduct
from ..scene import Scene
from ..stages.download.archive import unpack
from ..stages.safe_check import Refetch, Repair, RepairOutcome, check, mend
from ..stages.safe_check.repair import FOLDER_MADE
from ..workspace import HIDDEN
from ..workspace.held_files import patiently, remove_tree
from .checked_product import CheckedProduct, identifier_of

UNPACKED_BESIDE = "With repairs it is unpacked beside itself and put right there, as far as that can be."
MOST_AT_ONCE = 4  # more would only wait for the disk

RefetchOf = Callable[[Scene], "Refetch | None"]


class ProductChecks:
    """Checks products side by side. One object for one call.

    :param products: ``.SAFE`` folders and ZIP archives.
    :param refetch_of: what fetches files of a scene again; ``None``: no source is known.
    :param repairs: whether what can be put right is; else it is only said.
    """

    def __init__(self, products: Sequence[Path], refetch_of: RefetchOf | None, *, repairs: bool) -> None:
        self._products, self._refetch_of, self._repairs = products, refetch_of, repairs
        self._lock = threading.Lock()
        self._fractions: dict[Path, float] = {}
        self._users: Counter[Path] = Counter()  # of hidden folders that several products share

    def run(self, feedback: Feedback) -> list[CheckedProduct]:
        """Check them all; blocks. Those that a cancellation kept from being looked at have the state ``cancelled``.

        :returns: in the order of the products.
        """
        shared = shared_by_threads(feedback)
        at_once = max(1, min(MOST_AT_ONCE, usable_cores(), len(self._products)))
        with ThreadPoolExecutor(at_once, "scene_queue check") as threads:
            return list(threads.map(partial(self._checked, feedback=shared), self._products))

    def _checked(self, path: Path, feedback: Feedback) -> CheckedProduct:
        own = Feedback(partial(self._report, feedback, path), feedback.signal)
        try:
            own.raise_if_cancelled()
            done = self._archive(path, own) if path.suffix.lower() == ".zip" else self._folder(path, own)
        except SceneQueueError as error:
            done = CheckedProduct(path, trouble=CancelledError() if feedback.is_cancelled() else error)
        except OSError as error:
            trouble = DiskError(f"The disk refuses: {error}.", advice="Make the folder of the product writable.")
            done = CheckedProduct(path, trouble=trouble)
        self._report(feedback, path, Progress(1.0))
        if done.state == "failed":
            feedback.note(f"{path.name}: {done.report_line()['message']}", warning=True)
        return done

    def _report(self, feedback: Feedback, path: Path, event: Event) -> None:
        """Hand on notes, and progress as a share of all products."""
        if not isinstance(event, Progress):
            feedback.report(event)
        elif event.fraction is not None:
            with self._lock:
                self._fractions[path] = max(event.fraction, self._fractions.get(path, 0.0))
                fraction = sum(self._fractions.values()) / len(self._products)
            feedback.report(Progress(fraction, f"{path.name}: {event.text}" if event.text else ""))

    def _folder(self, path: Path, feedback: Feedback) -> CheckedProduct:
        outcome = self._mended(path, feedback, preview=not self._repairs)
        return _told(path, outcome, preview=not self._repairs)

    def _mended(self, product: Path, feedback: Feedback, *, preview: bool) -> RepairOutcome:
        name = _parsed(identifier_of(product))
        refetch = self._refetch_of(scene_of_name(name, "")) if name and self._refetch_of else None
        with self._hidden(product.parent) as hidden:
            aside = hidden / _short(f"repair {product.name}")
            return mend(product, feedback, aside=aside, refetch=refetch, preview=preview)

    def _archive(self, path: Path, feedback: Feedback) -> CheckedProduct:
        """A ZIP is looked at where it is, and never changed: it is unpacked beside itself to be put right."""
        with files_of(path) as files:
            findings = check(files, feedback)
            looked_at = CheckedProduct(path, findings, name=files.name)
            lacking = missing_folders(SafeProduct.open(files))
            target = path.parent / files.name
        if not looked_at.serious:
            return looked_at
        if not self._repairs:
            made = (Repair(folder, FOLDER_MADE, f"The folder {folder} would be made.") for folder in lacking)
            return replace(looked_at, repairable=tuple(made), advice=UNPACKED_BESIDE)
        if target.exists():
            taken = ProductError(
                f"{target.name} is there already, so the ZIP is not unpacked beside it to be put right.",
                advice="Check that folder, or move it elsewhere.",
            )
            return replace(looked_at, trouble=taken)
        return self._unpacked(looked_at, target, feedback)

    def _unpacked(self, looked_at: CheckedProduct, target: Path, feedback: Feedback) -> CheckedProduct:
        path = looked_at.path
        with self._hidden(path.parent) as hidden:
            aside = hidden / _short(f"unpack {path.name}")
            try:
                hidden.mkdir(exist_ok=True)
                unpacked = unpack(path, aside, target.name, feedback, lambda _done, _total: None)
                outcome = self._mended(unpacked, feedback, preview=False)
                told = replace(_told(path, outcome, preview=False, made=target), name=looked_at.name)
                if told.state == "done":
                    patiently(lambda: unpacked.rename(target))
                    return told
                return replace(looked_at, advice=told.advice, trouble=told.trouble)
            finally:
                if aside.exists():
                    remove_tree(aside)

    @contextmanager
    def _hidden(self, parent: Path) -> Iterator[Path]:
        """The hidden folder beside products, there or not; who leaves it last removes it, if nothing is in it."""
        folder = parent / HIDDEN
        with self._lock:
            self._users[folder] += 1
        try:
            yield folder
        finally:
            with self._lock:
                self._users[folder] -= 1
                if not self._users[folder] and folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()


def _told(path: Path, outcome: RepairOutcome, *, preview: bool, made: Path | None = None) -> CheckedProduct:
    findings = outcome.before if preview else outcome.after
    repaired, repairable = ((), outcome.repairs) if preview else (outcome.repairs, ())
    is_left = any(not finding.harmless for finding in findings)
    return CheckedProduct(
        path, findings, repaired, repairable, outcome.advice, outcome.trouble if is_left else None, made
    )


def _parsed(identifier: str) -> ProductName | None:
    try:
        return ProductName.parse(identifier)
    except ValueError:
        return None


def _short(text: str) -> str:
    """A name that leaves room in a path on Windows."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
