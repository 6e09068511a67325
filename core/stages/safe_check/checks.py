"""Look at every file of a product."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...errors import ProductError
from ...events import Progress
from ...feedback import Feedback
from ...product.images import TruncatedImageError, check_ends, read_last_block, read_to_the_end
from ...product.manifest import ALGORITHMS
from ...product.product_files import DamagedArchiveError, ProductFile, ProductFiles, files_of
from ...product.rebuilt import Rebuilt, is_indispensable, may_be_other
from .findings import Finding, FindingKind
from .plan import CheckPlan, FileCheck, Reading

_PIECE_BYTES = 4 * 1024 * 1024


def check(product: Path | ProductFiles, feedback: Feedback, deep: bool = True) -> tuple[Finding, ...]:
    """Say what is wrong with a product; nothing is changed, and no archive is unpacked.

    :param product: the ``.SAFE`` folder, its ZIP, or its files.
    :param feedback: progress by bytes; a cancellation is obeyed between pieces of 4 MB and between blocks of images.
    :param deep: compare checksums and decode images; ``False``: names, sizes and the ends of images only.
    :returns: the findings, at most one a file; empty: the product is whole.
    :raises ProductError: if there is no product, or a ZIP is cut, hostile or holds several.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises CancelledError: if it is no longer wanted.
    """
    with files_of(product) as files:
        return carry_out(CheckPlan.of(files), feedback, deep)


def carry_out(plan: CheckPlan, feedback: Feedback, deep: bool = True) -> tuple[Finding, ...]:
    """Do what a plan says; as :func:`check`."""
    meter = _Meter(plan, feedback)
    rebuilt = Rebuilt.read(plan.product.files)
    looked_at = []
    for file in plan.files:
        feedback.raise_if_cancelled()
        size_bytes = meter.sizes.get(file.path)
        found = _in_rebuilt(file, size_bytes, rebuilt) or _presence(file, size_bytes)
        looked_at.append(found or _content(file, ProductFile(plan.product.files, file.path), meter, deep))
        meter.file_done(file)
    findings = [finding for finding in looked_at if finding is not None]
    known = {finding.path for finding in findings}  # that a file is cut says more than that it could not be parsed
    return (*(finding for finding in plan.findings if finding.path not in known), *findings)


class _Meter:
    """Progress by bytes over all files of a plan.

    :ivar sizes: of the files that are there, in bytes.
    """

    def __init__(self, plan: CheckPlan, feedback: Feedback) -> None:
        self.feedback = feedback
        self.sizes = plan.product.files.sizes()
        self._total = sum(self.sizes.get(file.path, 0) for file in plan.files)
        self._before = 0

    def report(self, file: FileCheck, bytes_of_file: int) -> None:
        """Say how far it is, and stop if it is no longer wanted."""
        self.feedback.raise_if_cancelled()
        done = min(self._before + bytes_of_file, self._total)
        text = f"checking {file.path.rpartition('/')[2]}"
        self.feedback.report(Progress(done / self._total if self._total else 1.0, text, done, self._total))

    def file_done(self, file: FileCheck) -> None:
        """Count the whole file, whatever was looked at."""
        self._before += self.sizes.get(file.path, 0)
        self.report(file, 0)


def _in_rebuilt(file: FileCheck, size_bytes: int | None, rebuilt: Rebuilt) -> Finding | None:
    """Does a rebuilt product say itself why it lacks a file, or has another one?"""
    if file.path in rebuilt.left_out and not is_indispensable(file.path) and size_bytes is None:
        sentence = f"{file.path} is missing: the product was rebuilt by {rebuilt.by} without it."
        return Finding(FindingKind.MISSING, file.path, sentence, harmless=True)
    if file.path in rebuilt.other and may_be_other(file.path) and size_bytes:
        sentence = (
            f"{file.path} is another one: the product was rebuilt by {rebuilt.by} from an archive that has it so."
        )
        return Finding(FindingKind.ALTERED, file.path, sentence, harmless=True)
    return None


def _presence(file: FileCheck, size_bytes: int | None) -> Finding | None:
    """Is it there, with the size it should have?"""
    if size_bytes is None:
        harmless = file.path.startswith("HTML/")  # object stores leave it out, and only browsers read it
        return Finding(FindingKind.MISSING, file.path, f"{file.path} is missing.", harmless)
    if size_bytes == 0:
        return Finding(FindingKind.TRUNCATED, file.path, f"{file.path} is empty.")
    if file.size_bytes is None or size_bytes == file.size_bytes:
        return None
    if size_bytes < file.size_bytes:
        sentence = f"{file.path} is cut: it has {size_bytes:,} of {file.size_bytes:,} bytes."
        return Finding(FindingKind.TRUNCATED, file.path, sentence)
    sentence = f"{file.path} was altered: it has {size_bytes:,} instead of {file.size_bytes:,} bytes."
    return Finding(FindingKind.ALTERED, file.path, sentence)


def _content(file: FileCheck, content: ProductFile, meter: _Meter, deep: bool) -> Finding | None:
    """Are its bytes the right ones, can it be read?"""
    try:
        if deep and not _has_right_sum(file, content, meter):
            sentence = f"{file.path} was altered: its checksum is another one."
            return Finding(FindingKind.ALTERED, file.path, sentence)
        _read(file, content, meter.feedback, deep)
    except TruncatedImageError as error:
        return Finding(FindingKind.TRUNCATED, file.path, error.message)
    except ProductError as error:
        return Finding(FindingKind.UNREADABLE, file.path, error.message)
    except DamagedArchiveError:
        return Finding(FindingKind.ALTERED, file.path, f"{file.path} was altered: its bytes in the ZIP are damaged.")
    except OSError as error:
        return Finding(FindingKind.UNREADABLE, file.path, f"{file.path} cannot be read ({error}).")
    return None


def _has_right_sum(file: FileCheck, content: ProductFile, meter: _Meter) -> bool:
    algorithm = ALGORITHMS.get(file.checksum_name)
    if algorithm is None:
        return True  # nothing to compare with
    digest = hashlib.new(algorithm, usedforsecurity=False)
    done = 0
    with content.files.open(content.path) as opened:
        while piece := opened.read(_PIECE_BYTES):
            digest.update(piece)
            done += len(piece)
            meter.report(file, done)
    return digest.hexdigest() == file.checksum


def _read(file: FileCheck, content: ProductFile, feedback: Feedback, deep: bool) -> None:
    if file.reading is Reading.EVERYTHING:
        if deep:
            read_to_the_end(content, feedback)
        else:
            check_ends(content)
    elif file.reading is Reading.LAST_BLOCK and deep:
        read_last_block(content)
