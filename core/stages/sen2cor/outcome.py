"""What a run of Sen2Cor came to.

Neither the percentage nor the folder decides: ``100.00`` is printed on failure too, and a product folder exists from
the first second. A success is the closing line that says so, and exactly one new product with all parts, whatever its
name; an exit code that says otherwise is told, no more.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import CorrectionError, ProductError, SceneQueueError
from ...product.metadata import ProductMetadata
from ...product.name import ProcessingLevel, ProductName
from ...settings import CorrectionOptions, Resolution
from ...workspace import Workspace
from .installation import parse_version
from .known_lines import KNOWN_LINES, REPAIR, KnownLine

_SUCCESS = re.compile(r"Application terminated successfully|Product already processed")
_FAILURE = re.compile(r"Application terminated with at least one error")
_RAISED = re.compile(r"(?:[A-Za-z_][\w.]*\.)?[A-Z]\w*(?:Error|Exception)\b")
_METADATA = re.compile(r"MTD_MSIL2A\.xml|S2\w_(?:OPER|USER)_MTD_SAFL2A_\w+\.xml", re.ASCII)
_TILE_METADATA = re.compile(r"MTD_TL\.xml|S2\w_(?:OPER|USER)_MTD_L2A_TL_[\w.]+\.xml", re.ASCII)
_KILLED = frozenset({-9, 137})
_REMEMBERED_LINES = 20
_QUOTED_CHARS = 300

_BANDS_OF = {
    10: ("B02", "B03", "B04", "B08"),
    20: ("B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B11", "B12", "SCL"),
    60: ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B09", "B11", "B12", "SCL"),
}
# 10 m always runs 20 m first. 60 m out of ALL is a choice of the user's GIPP, so that nobody may count on it.
_RESOLUTIONS_OF = {Resolution.ALL: (10, 20), Resolution.R10: (10, 20), Resolution.R20: (20,), Resolution.R60: (60,)}
_SUFFIXES = (".jp2", ".tif", ".tiff")  # L2A_Process --tif, --sc_cog


@dataclass(frozen=True)
class Wanted:
    """What is to be made of a scene.

    :param name: of the L1C product.
    """

    name: ProductName
    resolution: Resolution = Resolution.ALL
    options: CorrectionOptions = field(default_factory=CorrectionOptions)

    @classmethod
    def of(cls, workspace: Workspace) -> Wanted:
        """What the order of a scene asks for."""
        return cls(workspace.name, workspace.settings.resolution, workspace.settings.correction)

    @property
    def images(self) -> tuple[tuple[str, int], ...]:
        """The images that a product has to have: band and resolution (m)."""
        if self.options.classification_only:
            return (("SCL", 60 if self.resolution is Resolution.R60 else 20),)
        return tuple((band, metres) for metres in _RESOLUTIONS_OF[self.resolution] for band in _BANDS_OF[metres])


class RunRecord:
    """What matters of the lines of one run, kept while they pass."""

    def __init__(self) -> None:
        self.says_success = False
        self.says_failure = False
        self.version_line = ""
        self._known: dict[int, str] = {}
        self._last: deque[str] = deque(maxlen=_REMEMBERED_LINES)

    def read(self, line: str) -> None:
        """Take in the next line."""
        self.says_success = self.says_success or bool(_SUCCESS.search(line))
        self.says_failure = self.says_failure or bool(_FAILURE.search(line))
        if not self.version_line and parse_version(line):
            self.version_line = line.strip()
        for rank, known in enumerate(KNOWN_LINES):
            if rank not in self._known and known.expression.search(line):
                self._known[rank] = line.strip()[:_QUOTED_CHARS]
        if line.strip():
            self._last.append(line.strip()[:_QUOTED_CHARS])

    @property
    def explanation(self) -> tuple[KnownLine, str] | None:
        """The most telling of the known lines that were printed, and the line itself."""
        if not self._known:
            return None
        rank = min(self._known)
        if KNOWN_LINES[rank].is_hint and self.raised:
            return None
        return KNOWN_LINES[rank], self._known[rank]

    @property
    def last_words(self) -> str:
        """What Python raised, if it did; else the last line that is not about progress, else the last; or empty."""
        lines = self.raised or [line for line in self._last if "Progress[%]" not in line] or list(self._last)
        return lines[-1] if lines else ""

    @property
    def last_line(self) -> str:
        """The last line, whatever it was; empty for none."""
        return self._last[-1] if self._last else ""

    @property
    def raised(self) -> list[str]:
        """Of the last lines those that name an exception."""
        return [line for line in self._last if _RAISED.match(line)]


def judge(record: RunRecord, exit_code: int, output_folder: Path, wanted: Wanted, l1c: Path) -> Path:
    """The folder of the one complete L2A product that a run made, under its product name.

    :param record: the run's lines.
    :param output_folder: the run's own folder; the L2A products in it are this run's.
    :param l1c: the product that it was given.
    :raises CorrectionError: if the run failed, or did not make it; a DiskError where the disk is why.
    :raises OSError: if the product cannot be given its name.
    """
    text = wanted.name.text
    if record.says_failure or not record.says_success:
        raise _failure(record, exit_code, text, l1c)
    products = made_products(output_folder)
    if not products:
        raise CorrectionError(
            f"Sen2Cor says that it succeeded with {text}, and made nothing{_ending(exit_code)}.{_quoted(record)}",
            advice="Read its log. If products lie on a network drive, choose a scratch folder on a local disk.",
        )
    if len(products) > 1:
        listed = ", ".join(product.name for product in products)
        raise CorrectionError(
            f"Sen2Cor made {len(products)} products of {text}, where one was expected: {listed}.",
            advice="Read the log of the run.",
        )
    problems = wrong_parts(products[0], wanted)
    if problems:
        raise CorrectionError(
            f"Sen2Cor made an incomplete L2A product of {text}: {'; '.join(problems[:5])}.{_quoted(record)}",
            advice="Try again; if it happens again, read the log of the run.",
        )
    return _named(products[0], wanted.name)


def made_products(folder: Path) -> list[Path]:
    """The L2A products in a folder, whole or not and whatever their names."""
    named = {path for path in folder.iterdir() if path.is_dir() and "_MSIL2A_" in path.name}
    described = {path.parent for path in folder.rglob("*.xml") if _METADATA.fullmatch(path.name)} - {folder}
    return sorted(path for path in named | described if not named.intersection(path.parents))


def wrong_parts(product: Path, wanted: Wanted) -> tuple[str, ...]:
    """What an L2A product lacks, and what an interrupted run left in it, in words; empty for a complete one.

    Looks at names and sizes only. The manifest cannot tell: the one that Sen2Cor writes has false sizes.
    """
    files = [path.relative_to(product) for path in product.rglob("*") if path.is_file() and path.stat().st_size > 0]
    missing = []
    if not any(len(file.parts) == 1 and _METADATA.fullmatch(file.name) for file in files):
        missing.append("MTD_MSIL2A.xml")
    if not any(file.parts[0] == "GRANULE" and _TILE_METADATA.fullmatch(file.name) for file in files):
        missing.append("GRANULE/…/MTD_TL.xml")
    images = [file.name for file in files if "IMG_DATA" in file.parts]
    for band, metres in wanted.images:
        endings = tuple(f"_{metres}m{suffix}" for suffix in _SUFFIXES)
        # before 2016's compact names the resolution stands behind the tile
        if not any(f"_{band}_" in name and name.endswith(endings) for name in images):
            missing.append(f"GRANULE/…/IMG_DATA/R{metres}m/…_{band}_{metres}m.jp2")
    left = sorted(path.name for path in product.rglob("*.h5"))
    return (*(f"{path} is missing" for path in missing), *(f"{name} of an interrupted run is left" for name in left))


def is_of_acquisition(product: Path, name: ProductName) -> bool:
    """Whether an L2A product is of the same acquisition as an L1C product, by its name, else by its metadata."""
    other = _name_of(product)
    return other is not None and _agree(other, name)


def _agree(other: ProductName, name: ProductName) -> bool:
    # the names of the first years have no tile
    tiles = {one.tile_id for one in (other, name)} - {""}
    same = (other.platform, other.sensing_time, other.relative_orbit)
    return len(tiles) < 2 and same == (name.platform, name.sensing_time, name.relative_orbit)


def _name_of(product: Path) -> ProductName | None:
    """The name of an L2A product: that of its folder, or the one in its metadata, if only that tells the tile.

    ``None``: neither is a name.
    """
    said = [product.name]
    for file in sorted(product.glob("*.xml")):
        if _METADATA.fullmatch(file.name):
            try:
                said.append(ProductMetadata.read(file).product_name)
            except ProductError:
                continue  # whoever needs it will tell
    names = [name for text in said for name in _parsed(text)]
    return next((name for name in names if name.tile_id), names[0] if names else None)


def _parsed(text: str) -> list[ProductName]:
    try:
        name = ProductName.parse(text)
    except ValueError:
        return []
    return [name] if name.level is ProcessingLevel.L2A else []


def _named(product: Path, l1c: ProductName) -> Path:
    """The product, by a rename if need be under the name that its metadata say."""
    name = _name_of(product)
    if name is None or not _agree(name, l1c):
        said = "has no product name" if name is None else f"is of another scene ({name.text})"
        raise CorrectionError(
            f"Sen2Cor was given {l1c.text}, and the product that it made, {product.name}, {said}.",
            advice="Read the log of the run.",
        )
    target = product.with_name(name.safe_folder)
    return product if product.name == target.name else product.rename(target)


def _quoted(record: RunRecord) -> str:
    explained = record.explanation
    return f' It said "{explained[1]}": {explained[0].sentence}.' if explained else ""


def _ending(exit_code: int) -> str:
    return f" (it ended with code {exit_code})" if exit_code else ""


def _failure(record: RunRecord, exit_code: int, name: str, l1c: Path) -> SceneQueueError:
    subject = f"Sen2Cor could not correct {name}"
    if record.explanation:
        known, line = record.explanation
        return known.error(f'{subject}: {known.sentence}. It said "{line}".', advice=known.advice)
    if exit_code in _KILLED:
        return CorrectionError(
            f"{subject}: the system ended it, most likely because memory ran out.",
            advice="Correct fewer scenes at the same time (a run needs 4 to 6 GB).",
        )
    if (
        record.says_failure and not record.raised and not (l1c / "INSPIRE.xml").is_file()
    ):  # then it says nothing else (source of 2.10)
        return CorrectionError(f"{subject}: the L1C product lacks its INSPIRE.xml.", advice=REPAIR)
    words = f'; the last it said was "{record.last_words}"' if record.last_words else " and said nothing"
    ending = f"it ended with code {exit_code}" if exit_code else "it ended without saying that it succeeded"
    return CorrectionError(f"{subject}: {ending}{words}.", advice="Read the log of the run.")
