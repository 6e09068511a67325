"""What a run of Sen2Cor came to.

Neither the percentage nor the folder decides: ``100.00`` is printed on failure too, and a product folder exists from
the first second. A success is exit code 0, the closing line that says so, and exactly one new product with all parts.
"""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

from ...errors import CorrectionError, SceneQueueError
from ...product.name import ProductName
from ...settings import Resolution
from .known_lines import KNOWN_LINES, KnownLine

PRODUCT_PATTERN = "S2?_MSIL2A_*.SAFE"
_SUCCESS = re.compile(r"Application terminated successfully|Product already processed")
_KILLED = frozenset({-9, 137})
_REMEMBERED_LINES = 20

_BANDS_OF = {
    10: ("B02", "B03", "B04", "B08"),
    20: ("B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B11", "B12", "SCL"),
    60: ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B09", "B11", "B12", "SCL"),
}
# 10 m always runs 20 m first. 60 m out of ALL is a choice of the user's GIPP, so that nobody may count on it.
_RESOLUTIONS_OF = {Resolution.ALL: (10, 20), Resolution.R10: (10, 20), Resolution.R20: (20,), Resolution.R60: (60,)}


class RunRecord:
    """What matters of the lines of one run, kept while they pass."""

    def __init__(self) -> None:
        self.says_success = False
        self._known: set[int] = set()
        self._last: deque[str] = deque(maxlen=_REMEMBERED_LINES)

    def read(self, line: str) -> None:
        """Take in the next line."""
        self.says_success = self.says_success or bool(_SUCCESS.search(line))
        self._known.update(rank for rank, known in enumerate(KNOWN_LINES) if known.expression.search(line))
        if line.strip():
            self._last.append(line.strip())

    @property
    def explanation(self) -> KnownLine | None:
        """The most telling of the known lines that were printed."""
        return KNOWN_LINES[min(self._known)] if self._known else None

    @property
    def last_words(self) -> str:
        """The last line that is not about progress (of a traceback: what was raised), else the last; empty for none."""
        lines = [line for line in self._last if "Progress[%]" not in line] or list(self._last)
        return lines[-1] if lines else ""


def judge(record: RunRecord, exit_code: int, output_folder: Path, name: ProductName, resolution: Resolution) -> Path:
    """The folder of the one complete L2A product that a run made.

    :param record: the run's lines.
    :param output_folder: the run's own folder; products in it are this run's.
    :param name: of the L1C product.
    :param resolution: what was asked for.
    :raises CorrectionError: if the run failed, or did not make it; a DiskError where the disk is why.
    """
    if exit_code != 0 or not record.says_success:
        raise _failure(record, exit_code, name)
    products = sorted(output_folder.glob(PRODUCT_PATTERN))
    if len(products) != 1:
        listed = ", ".join(product.name for product in products) or "none"
        raise CorrectionError(
            f"Sen2Cor says that it corrected {name.text}; one new L2A product was expected and there is {listed}.",
            advice="Read the log of the run.",
        )
    product = products[0]
    problems = wrong_parts(product, resolution)
    if not is_of_acquisition(product, name):
        problems = (f"its name {product.name} is of another scene", *problems)
    if problems:
        raise CorrectionError(
            f"Sen2Cor made an incomplete L2A product of {name.text}: {'; '.join(problems[:5])}.",
            advice="Try again; if it happens again, read the log of the run.",
        )
    return product


def wrong_parts(product: Path, resolution: Resolution) -> tuple[str, ...]:
    """What an L2A product lacks, and what an interrupted run left in it, in words; empty for a complete one.

    Looks at names and sizes only. The manifest cannot tell: the one that Sen2Cor writes has false sizes.
    """
    patterns = ["MTD_MSIL2A.xml", "GRANULE/*/MTD_TL.xml"]
    for metres in _RESOLUTIONS_OF[resolution]:
        patterns += [f"GRANULE/*/IMG_DATA/R{metres}m/*_{band}_{metres}m.jp2" for band in _BANDS_OF[metres]]
    missing = [f"{pattern.replace('*', '…')} is missing" for pattern in patterns if not _has_file(product, pattern)]
    left = [f"{path.name} of an interrupted run is left" for path in sorted(product.rglob("*.h5"))]
    return (*missing, *left)


def is_of_acquisition(product: Path, name: ProductName) -> bool:
    """Whether an L2A product's name is of the same acquisition as that of an L1C product."""
    try:
        other = ProductName.parse(product.name)
    except ValueError:
        return False
    return other.acquisition[:3] == name.acquisition[:3] and other.relative_orbit == name.relative_orbit


def _has_file(product: Path, pattern: str) -> bool:
    return any(path.is_file() and path.stat().st_size > 0 for path in product.glob(pattern))


def _failure(record: RunRecord, exit_code: int, name: ProductName) -> SceneQueueError:
    subject = f"Sen2Cor could not correct {name.text}"
    known = record.explanation
    if known:
        return known.error(f"{subject}: {known.sentence}.", advice=known.advice)
    if exit_code in _KILLED:
        return CorrectionError(
            f"{subject}: the system ended it, most likely because memory ran out.",
            advice="Correct fewer scenes at the same time (a run needs 4 to 6 GB).",
        )
    words = f'; the last it said was "{record.last_words}"' if record.last_words else " and said nothing"
    ending = f"it ended with code {exit_code}" if exit_code else "it ended without saying that it succeeded"
    return CorrectionError(f"{subject}: {ending}{words}.", advice="Read the log of the run.")
