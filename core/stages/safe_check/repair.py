"""Put a product right: empty folders are made, files that are missing or damaged are fetched again.

A file that is good is never opened for writing, and no file is written in place: what comes is proved aside, and then a
rename gives it the name of the damaged one. So a kill at any moment leaves the product as it was, or better.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable

from ...errors import CancelledError, DiskError, ErrorKind, ProductError, SceneQueueError
from ...feedback import Feedback
from ...product.empty_folders import missing_folders
from ...product.manifest import MANIFEST, Manifest
from ...product.product_files import FolderFiles, ProductFiles
from ...product.safe import SafeProduct
from ...workspace.synced_files import write_through
from .checks import carry_out
from .findings import Finding, FindingKind
from .kept_archive import KeptArchive
from .plan import CheckPlan, FileCheck
from .replacing import Replacing, disk_refusal

FOLDER_MADE, FETCHED_AGAIN = "folder made", "fetched again"
ANEW = "Download the scene again."
ANEW_AS_A_WHOLE = "Download the scene again: more than half of its bytes are damaged."
CORRECT_ANEW = "Correct the scene again."

Refetch = Callable[[Sequence[str], Path, Feedback], None]
"""Fetches files of the product, paths below its folder, into a folder that is there, at these paths.

A ``manifest.safe`` that lies in that folder is what they are to be like. It raises :class:`SceneQueueError` where one
of them cannot be had; the others are there then.
"""

_MENDED = frozenset({FindingKind.MISSING, FindingKind.TRUNCATED, FindingKind.ALTERED, FindingKind.UNREADABLE})


@dataclass(frozen=True)
class Repair:
    """One thing that was put right; in a preview: that would be.

    :param path: of the file or folder below the product's folder, with ``/``.
    :param kind: :data:`FOLDER_MADE` or :data:`FETCHED_AGAIN`.
    :param sentence: what was done, for the user.
    """

    path: str
    kind: str
    sentence: str

    def as_fact(self) -> dict[str, object]:
        """The repair as a report holds it, JSON-able."""
        return {"path": self.path, "kind": self.kind, "sentence": self.sentence}


@dataclass(frozen=True)
class RepairOutcome:
    """What became of a product.

    :param before: what was wrong with it; :param after: what still is, harmless findings too.
    :param repairs: what was done, in this order.
    :param files_checked: how many files have to be there.
    :param advice: what to do about what is left; empty: nothing serious is.
    :param trouble: why files could not be fetched again; ``None``: they could, or nobody was asked.
    """

    before: tuple[Finding, ...]
    repairs: tuple[Repair, ...]
    after: tuple[Finding, ...]
    files_checked: int = 0
    advice: str = ""
    trouble: SceneQueueError | None = None


def mend(
    product: Path,
    feedback: Feedback,
    *,
    aside: Path,
    refetch: Refetch | None = None,
    preview: bool = False,
    original: Path | None = None,
) -> RepairOutcome:
    """Check a product, put right what can be, and check that again.

    Files come from the archive that was kept beside the product, and else from its source. What the manifest does not
    list is left alone, and so are images of bands that were not ordered.

    :param product: the ``.SAFE`` folder.
    :param aside: a folder of our own for what is fetched, there or not, best on the file system of the product; it goes
        at the end, unless another attempt can use what is in it.
    :param refetch: fetches from the product's source; ``None``: none is known.
    :param preview: say what would be done; nothing on any disk is changed then, and nobody is asked.
    :param original: what the product is a copy of: an archive is looked for beside that; ``None``: it is no copy.
    :raises ProductError: if there is no product.
    :raises DiskError: where the disk refuses.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises CancelledError: if it is no longer wanted; what was put right stays so.
    """
    if preview:
        return previewed(product, feedback, refetch)
    return _Mending(product, feedback, aside, refetch, KeptArchive(original or product)).run()


class _Mending:
    """One product on its way to be put right."""

    def __init__(
        self, product: Path, feedback: Feedback, aside: Path, refetch: Refetch | None, archive: KeptArchive
    ) -> None:
        self._product, self._feedback, self._aside, self._refetch = product, feedback, aside, refetch
        self._archive = archive
        self._replacing = Replacing(product, aside, feedback)
        self._plan = CheckPlan.of(product)
        self._repairs: list[Repair] = []
        self._trouble: SceneQueueError | None = None

    def run(self) -> RepairOutcome:
        """See :func:`mend`."""
        before = findings = carry_out(self._plan, self._feedback)
        self._make_folders()
        if _is_manifest_damaged(self._plan, findings) and self._mend_manifest():
            self._plan = CheckPlan.of(self._product)
            findings = carry_out(self._plan, self._feedback)
        damaged = _damaged(self._plan, findings)
        left = self._mend_files(damaged)
        self._make_folders()  # those of a granule that was not there at all
        after = self._judged_anew(findings) if self._repairs else findings
        self._leave()
        return RepairOutcome(
            before,
            tuple(self._repairs),
            tuple(self._explained(finding) for finding in after),
            len(self._plan.files),
            _advice(self._plan, after, left),
            self._trouble,
        )

    def _make_folders(self) -> None:
        for path in missing_folders(SafeProduct.open(self._product)):
            try:
                (self._product / path).mkdir(exist_ok=True)
            except OSError as error:
                raise DiskError(
                    f"{self._product.name}: the folder {path} cannot be made ({error}).",
                    advice="Make the product's folder writable.",
                ) from error
            self._note(Repair(path, FOLDER_MADE, f"The folder {path} was made."))

    def _mend_manifest(self) -> bool:
        """Fetch the manifest, which says how all other files have to be; whether it is good now."""
        for bring, origin in self._roads():
            bring([MANIFEST])
            if self._replacing.has(MANIFEST):
                if self._is_of_this_product():
                    self._replacing.place(MANIFEST)
                    self._note(Repair(MANIFEST, FETCHED_AGAIN, f"{MANIFEST} was fetched again{origin}."))
                    return True
                self._replacing.drop(MANIFEST)
        return False

    def _mend_files(self, damaged: Mapping[str, FileCheck]) -> dict[str, FileCheck]:
        """Put what is damaged right, as far as it can be had; returns what is left."""
        left = dict(damaged)
        for bring, origin in self._roads():
            if not left or (bring == self._from_source and _is_too_much(self._plan, left)):
                break
            bring(tuple(left))
            for path, file in tuple(left.items()):
                if self._replacing.has(path):
                    if self._is_proved(file):
                        self._replacing.place(path)
                        self._note(Repair(path, FETCHED_AGAIN, f"{path} was fetched again{origin}."))
                        del left[path]
                    else:
                        self._replacing.drop(path)
        return left

    def _roads(self) -> tuple[tuple[Callable[[Sequence[str]], None], str], ...]:
        """What brings files aside, the nearest first; an earlier attempt that was interrupted may have brought some."""
        return (
            (lambda _paths: None, ""),
            (self._from_archive, f" from the kept archive {self._archive.path.name}"),
            (self._from_source, ""),
        )

    def _from_archive(self, paths: Sequence[str]) -> None:
        there = _held_by(self._archive, self._feedback)
        for path in paths:
            if path in there:
                self._aside.mkdir(parents=True, exist_ok=True)
                try:
                    self._archive.take(path, self._aside, self._feedback)
                except ProductError as error:
                    self._feedback.note(error.message, warning=True)

    def _from_source(self, paths: Sequence[str]) -> None:
        if self._refetch is None:
            return
        try:
            self._aside.mkdir(parents=True, exist_ok=True)
            if MANIFEST not in paths:
                write_through(self._aside / MANIFEST, (self._product / MANIFEST).read_bytes())
        except OSError as error:
            raise disk_refusal(self._aside, error) from error
        try:
            self._refetch(paths, self._aside, self._feedback)
        except (CancelledError, DiskError):
            raise
        except SceneQueueError as error:
            self._trouble = error

    def _is_of_this_product(self) -> bool:
        """Whether a manifest, which nothing proves, fits most of the files that are there."""
        try:
            manifest = Manifest.read(self._aside / MANIFEST)
        except ProductError as error:
            self._feedback.note(error.message, warning=True)
            return False
        ordered = self._plan.ordered
        entries = [entry for entry in manifest.entries if ordered is None or ordered.takes(entry.href)]
        fitting = [entry for entry in entries if _size_of(self._product / entry.href) == entry.size_bytes]
        if 2 * len(fitting) <= len(entries):
            self._feedback.note(f"The {MANIFEST} that came fits few of the files that are there.", warning=True)
        return 2 * len(fitting) > len(entries)

    def _is_proved(self, file: FileCheck) -> bool:
        """Whether a file that lies aside passes the check."""
        alone = CheckPlan(replace(self._plan.product, files=FolderFiles(self._aside)), (file,), ())
        return not carry_out(alone, Feedback(signal=self._feedback.signal))

    def _judged_anew(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """What is still wrong; only the files that had a finding are read once more."""
        doubtful = {finding.path for finding in findings}
        plan = CheckPlan.of(self._product)
        files = tuple(file for file in plan.files if file.path in doubtful)
        return carry_out(replace(plan, files=files), self._feedback)

    def _note(self, repair: Repair) -> None:
        self._repairs.append(repair)
        self._feedback.note(f"{self._product.name}: {repair.sentence}")

    def _explained(self, finding: Finding) -> Finding:
        is_asked_for = finding.kind in _MENDED and not finding.harmless
        if self._trouble is None or not is_asked_for:
            return finding
        return replace(finding, sentence=f"{finding.sentence} It could not be fetched again.")

    def _leave(self) -> None:
        """Remove what was needed aside, unless another attempt can use it."""
        self._replacing.clear()
        if self._trouble is None or self._trouble.kind is not ErrorKind.TEMPORARY:
            shutil.rmtree(self._aside, ignore_errors=True)


def previewed(product: Path | ProductFiles, feedback: Feedback, refetch: Refetch | None) -> RepairOutcome:
    """Check a product, and say what :func:`mend` would do, if the source has all that it is asked for.

    :param product: its folder, or the files of one in a ZIP, which would be unpacked for that.
    :raises ProductError: if there is no product.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000. :raises CancelledError: if it is no longer wanted.
    """
    plan = CheckPlan.of(product)
    before = carry_out(plan, feedback)
    archive = KeptArchive(plan.product.folder)
    damaged = _damaged(plan, before)
    wanted = [MANIFEST] if _is_manifest_damaged(plan, before) else list(damaged)
    in_archive = _held_by(archive, feedback) if wanted and isinstance(product, Path) else frozenset()
    left = {path: file for path, file in damaged.items() if path not in in_archive}
    fetches = refetch is not None and not _is_too_much(plan, left)
    repairs = [Repair(path, FOLDER_MADE, f"The folder {path} would be made.") for path in missing_folders(plan.product)]
    for path in wanted:
        if path in in_archive:
            sentence = f"{path} would be fetched again from the kept archive {archive.path.name}."
            repairs.append(Repair(path, FETCHED_AGAIN, sentence))
        elif fetches:
            repairs.append(Repair(path, FETCHED_AGAIN, f"{path} would be fetched again."))
    mended = {repair.path for repair in repairs}
    after = tuple(finding for finding in before if finding.path not in mended)
    return RepairOutcome(before, tuple(repairs), after, len(plan.files), _advice(plan, after, left))


def _is_manifest_damaged(plan: CheckPlan, findings: Sequence[Finding]) -> bool:
    """Whether the manifest has to be fetched; one that Sen2Cor wrote here cannot be."""
    return any(one.path == MANIFEST for one in findings) and not plan.product.is_made_by_sen2cor()


def _damaged(plan: CheckPlan, findings: Sequence[Finding]) -> dict[str, FileCheck]:
    """The files that can be fetched again, in the order of their findings: those that the manifest knows."""
    if plan.product.is_made_by_sen2cor():
        return {}
    known = {file.path: file for file in plan.files if file.size_bytes is not None}
    wanted = [finding.path for finding in findings if finding.kind in _MENDED and not finding.harmless]
    return {path: known[path] for path in wanted if path in known and not _is_closed(plan.product.folder / path)}


def _is_closed(path: Path) -> bool:
    """Whether a file is there and nobody lets us read it: it may well be good."""
    return path.exists() and not os.access(path, os.R_OK)


def _is_too_much(plan: CheckPlan, left: Mapping[str, FileCheck]) -> bool:
    """Whether more than half of a whole product is damaged; one of ordered bands comes file by file in any case."""
    total = sum(file.size_bytes or 0 for file in plan.files)
    return plan.ordered is None and 2 * sum(file.size_bytes or 0 for file in left.values()) > total


def _advice(plan: CheckPlan, after: Sequence[Finding], left: Mapping[str, FileCheck]) -> str:
    if all(finding.harmless for finding in after):
        return ""
    if plan.product.is_made_by_sen2cor():
        return CORRECT_ANEW
    return ANEW_AS_A_WHOLE if left and _is_too_much(plan, left) else ANEW


def _held_by(archive: KeptArchive, feedback: Feedback) -> frozenset[str]:
    try:
        return archive.paths()
    except ProductError as error:
        feedback.note(error.message, warning=True)
        return frozenset()


def _size_of(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
