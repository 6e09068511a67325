"""Look at every file of a product."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...errors import ProductError
from ...events import Progress
from ...feedback import Feedback
from ...product.images import TruncatedImageError, check_ends, read_last_block, read_to_the_end
from ...product.rebuilt import Rebuilt, is_indispensable, may_be_other
from .findings import Finding, FindingKind
from .plan import CheckPlan, FileCheck, Reading

_PIECE_BYTES = 4 * 1024 * 1024
_ALGORITHMS = {"MD5": "md5", "SHA3-256": "sha3_256"}


def check(product: Path, feedback: Feedback, deep: bool = True) -> tuple[Finding, ...]:
    """Say what is wrong with a product; nothing is changed.

    :param product: the ``.SAFE`` folder.
    :param feedback: progress by bytes; a cancellation is obeyed between pieces of 4 MB and between blocks of images.
    :param deep: compare checksums and decode images; ``False``: names, sizes and the ends of images only.
    :returns: the findings, at most one a file; empty: the product is whole.
    :raises ProductError: if there is no product.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises CancelledError: if it is no longer wanted.
    """
    return carry_out(CheckPlan.of(product), feedback, deep)


def carry_out(plan: CheckPlan, feedback: Feedback, deep: bool = True) -> tuple[Finding, ...]:
    """Do what a plan says; as :func:`check`."""
    meter = _Meter(plan, feedback)
    rebuilt = Rebuilt.read(plan.product.folder)
    looked_at = []
    for file in plan.files:
        feedback.raise_if_cancelled()
        path = plan.product.folder / file.path
        looked_at.append(_in_rebuilt(file, path, rebuilt) or _presence(file, path) or _content(file, path, meter, deep))
        meter.file_done(file)
    found = [finding for finding in looked_at if finding is not None]
    known = {finding.path for finding in found}  # that a file is cut says more than that it could not be parsed
    return (*(finding for finding in plan.findings if finding.path not in known), *found)


class _Meter:
    """Progress by bytes over all files of a plan."""

    def __init__(self, plan: CheckPlan, feedback: Feedback) -> None:
        self.feedback = feedback
        self._sizes = {file.path: _size_on_disk(plan.product.folder / file.path) for file in plan.files}
        self._total = sum(self._sizes.values())
        self._before = 0

    def report(self, file: FileCheck, bytes_of_file: int) -> None:
        """Say how far it is, and stop if it is no longer wanted."""
        self.feedback.raise_if_cancelled()
        done = min(self._before + bytes_of_file, self._total)
        text = f"checking {file.path.rpartition('/')[2]}"
        self.feedback.report(Progress(done / self._total if self._total else 1.0, text, done, self._total))

    def file_done(self, file: FileCheck) -> None:
        """Count the whole file, whatever was looked at."""
        self._before += self._sizes[file.path]
        self.report(file, 0)


def _size_on_disk(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _in_rebuilt(file: FileCheck, path: Path, rebuilt: Rebuilt) -> Finding | None:
    """Does a rebuilt product say itself why it lacks a file, or has another one?"""
    if file.path in rebuilt.left_out and not is_indispensable(file.path) and not path.is_file():
        sentence = f"{file.path} is missing: the product was rebuilt by {rebuilt.by} without it."
        return Finding(FindingKind.MISSING, file.path, sentence, harmless=True)
    if file.path in rebuilt.other and may_be_other(file.path) and _size_on_disk(path):
        sentence = (
            f"{file.path} is another one: the product was rebuilt by {rebuilt.by} from an archive that has it so."
        )
        return Finding(FindingKind.ALTERED, file.path, sentence, harmless=True)
    return None


def _presence(file: FileCheck, path: Path) -> Finding | None:
    """Is it there, with the size it should have?"""
    if not path.is_file():
        harmless = file.path.startswith("HTML/")  # object stores leave it out, and only browsers read it
        return Finding(FindingKind.MISSING, file.path, f"{file.path} is missing.", harmless)
    size_bytes = path.stat().st_size
    if size_bytes == 0:
        return Finding(FindingKind.TRUNCATED, file.path, f"{file.path} is empty.")
    if file.size_bytes is None or size_bytes == file.size_bytes:
        return None
    if size_bytes < file.size_bytes:
        sentence = f"{file.path} is cut: it has {size_bytes:,} of {file.size_bytes:,} bytes."
        return Finding(FindingKind.TRUNCATED, file.path, sentence)
    sentence = f"{file.path} was altered: it has {size_bytes:,} instead of {file.size_bytes:,} bytes."
    return Finding(FindingKind.ALTERED, file.path, sentence)


def _content(file: FileCheck, path: Path, meter: _Meter, deep: bool) -> Finding | None:
    """Are its bytes the right ones, can it be read?"""
    try:
        if deep and not _has_right_sum(file, path, meter):
            sentence = f"{file.path} was altered: its checksum is another one."
            return Finding(FindingKind.ALTERED, file.path, sentence)
        _read(file, path, meter.feedback, deep)
    except TruncatedImageError as error:
        return Finding(FindingKind.TRUNCATED, file.path, error.message)
    except ProductError as error:
        return Finding(FindingKind.UNREADABLE, file.path, error.message)
    except OSError as error:
        return Finding(FindingKind.UNREADABLE, file.path, f"{file.path} cannot be read ({error}).")
    return None


def _has_right_sum(file: FileCheck, path: Path, meter: _Meter) -> bool:
    algorithm = _ALGORITHMS.get(file.checksum_name)
    if algorithm is None:
        return True  # nothing to compare with
    digest = hashlib.new(algorithm, usedforsecurity=False)
    done = 0
    with path.open("rb") as opened:
        while piece := opened.read(_PIECE_BYTES):
            digest.update(piece)
            done += len(piece)
            meter.report(file, done)
    return digest.hexdigest() == file.checksum


def _read(file: FileCheck, path: Path, feedback: Feedback, deep: bool) -> None:
    if file.reading is Reading.EVERYTHING:
        if deep:
            read_to_the_end(path, feedback)
        else:
            check_ends(path)
    elif file.reading is Reading.LAST_BLOCK and deep:
        read_last_block(path)
