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
from ..product.name import ProductName
from ..product.product_files import files_of, unpack_readable
from ..scene import Scene
from ..stages.safe_check import Refetch, RepairOutcome, check, mend
from ..stages.safe_check.repair import previewed
from ..workspace import HIDDEN
from ..workspace.held_files import patiently, remove_tree
from ..workspace.synced_files import sync_below
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
        done: dict[Path, CheckedProduct] = {}
        with ThreadPoolExecutor(at_once, "scene_queue check") as threads:
            # what lies in folders first: one of them may stand for a damaged ZIP
            for are_zips in (False, True):
                products = [path for path in self._products if _is_zip(path) is are_zips]
                done.update(zip(products, threads.map(partial(self._checked, feedback=shared), products)))
        return [done[path] for path in self._products]

    def _checked(self, path: Path, feedback: Feedback) -> CheckedProduct:
        own = Feedback(partial(self._report, feedback, path), feedback.signal)
        try:
            own.raise_if_cancelled()
            done = self._archive(path, own) if _is_zip(path) else self._folder(path, own)
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

    def _refetch(self, product: Path) -> Refetch | None:
        name = _parsed(identifier_of(product))
        return self._refetch_of(scene_of_name(name, "")) if name and self._refetch_of else None

    def _mended(self, product: Path, feedback: Feedback, *, preview: bool) -> RepairOutcome:
        refetch = self._refetch(product)
        with self._hidden(product.parent) as hidden:
            aside = hidden / _short(f"repair {product.name}")
            return mend(product, feedback, aside=aside, refetch=refetch, preview=preview)

    def _archive(self, path: Path, feedback: Feedback) -> CheckedProduct:
        """A ZIP is looked at where it is, and never changed: it is unpacked beside itself to be put right."""
        with files_of(path) as files:
            target = path.parent / files.name
            outcome = previewed(files, feedback, self._refetch(target))
        looked_at = CheckedProduct(path, outcome.before, name=target.name)
        if not looked_at.serious:
            return looked_at
        if target.exists():
            return self._beside(looked_at, target, feedback)
        if not self._repairs:
            return replace(looked_at, repairable=outcome.repairs, advice=UNPACKED_BESIDE)
        return replace(self._unpacked(looked_at, target, feedback), name=target.name)

    def _beside(self, looked_at: CheckedProduct, target: Path, feedback: Feedback) -> CheckedProduct:
        """A damaged ZIP is of no matter where its product lies beside it, whole."""
        left = [finding.sentence for finding in check(target, feedback) if not finding.harmless]
        if not left:
            return replace(looked_at, findings=(), beside=target)
        taken = ProductError(
            f"{target.name} is there already, so the ZIP is not unpacked beside it to be put right; it is not whole "
            f"either: {left[0]}",
            advice="Check that folder with repairs, or move it elsewhere.",
        )
        return replace(looked_at, trouble=taken)

    def _unpacked(self, looked_at: CheckedProduct, target: Path, feedback: Feedback) -> CheckedProduct:
        path = looked_at.path
        with self._hidden(path.parent) as hidden:
            aside = hidden / _short(f"unpack {path.name}")
            try:
                unpacked = aside / target.name
                with files_of(path) as files:
                    unpack_readable(files, unpacked, feedback)
                outcome = self._mended(unpacked, feedback, preview=False)
                told = _told(path, outcome, preview=False, made=target)
                if told.state == "done":
                    sync_below(unpacked)
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


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


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
