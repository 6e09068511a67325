"""Product names such as ``S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152``, parsed once.

Source: Sentinel-2 Products Specification Document, "compact naming convention" (since December 2016), and the long
names before it, ``S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902``, with USER for OPER
in what Sen2Cor makes of such a product.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime, timezone

_COMPACT = re.compile(
    r"(?P<name>(?P<platform>S2[A-D])_MSI(?P<level>L1C|L2A)_(?P<sensing>\d{8}T\d{6})_N(?P<baseline>\d{4})"
    r"_R(?P<orbit>\d{3})_T(?P<tile>\d{2}[A-Z]{3})_(?P<stamp>\d{8}T\d{6}))(?:\.SAFE)?(?:\.zip)?",
    re.ASCII,
)
_LONG = re.compile(
    r"(?P<name>(?P<platform>S2[A-D])_(?:OPER|USER)_PRD_MSI(?P<level>L1C|L2A)_[A-Z0-9_]{4}_(?P<stamp>\d{8}T\d{6})"
    r"_R(?P<orbit>\d{3})_V(?P<sensing>\d{8}T\d{6})_\d{8}T\d{6}(?:_T(?P<tile>\d{2}[A-Z]{3}))?)(?:\.SAFE)?(?:\.zip)?",
    re.ASCII,
)
_OF_LONG_NAMES = "0204"  # the last baseline of the time of long names, which do not say theirs


class ProcessingLevel(enum.Enum):
    """L1C: top of atmosphere. L2A: surface reflectance."""

    L1C = "L1C"
    L2A = "L2A"

    @property
    def product_type(self) -> str:
        """The services' name of it: ``S2MSI1C`` or ``S2MSI2A``."""
        return "S2MSI1C" if self is ProcessingLevel.L1C else "S2MSI2A"


@dataclass(frozen=True)
class ProductName:
    """The parts of a product name; :attr:`text` is the whole of it, without ``.SAFE``.

    Times are aware, in UTC. ``baseline`` is four digits (``0206``; ``0204`` for all long names, which say none).
    ``tile_id`` has no leading T (``15PUT``); it is empty for a product with a long name, which may hold several tiles.
    """

    text: str
    platform: str
    level: ProcessingLevel
    sensing_time: datetime
    baseline: str
    relative_orbit: int
    tile_id: str
    stamp: datetime

    @classmethod
    def parse(cls, text: str) -> ProductName:
        """Read a name, with or without ``.SAFE`` or ``.zip`` at its end.

        :raises ValueError: if it is neither a compact nor a long Sentinel-2 product name.
        """
        return cls._of_match(text, _COMPACT.fullmatch(text.strip()) or _LONG.fullmatch(text.strip()))

    @classmethod
    def parse_compact(cls, text: str) -> ProductName:
        """As :meth:`parse`, of compact names only: what services list, each of one tile.

        :raises ValueError: if it is not a compact Sentinel-2 product name.
        """
        return cls._of_match(text, _COMPACT.fullmatch(text.strip()))

    @classmethod
    def _of_match(cls, text: str, found: re.Match[str] | None) -> ProductName:
        if not found:
            raise ValueError(f"Not a Sentinel-2 product name: {text!r}")
        part = found.groupdict()
        try:
            sensed, made = _utc(part["sensing"]), _utc(part["stamp"])
        except ValueError as error:
            raise ValueError(f"Not a Sentinel-2 product name: {text!r} ({error})") from error
        return cls(
            part["name"],
            part["platform"],
            ProcessingLevel[part["level"]],
            sensed,
            part.get("baseline", _OF_LONG_NAMES),
            int(part["orbit"]),
            part["tile"] or "",
            made,
        )

    @property
    def safe_folder(self) -> str:
        """The name of the product's folder: ``NAME.SAFE``."""
        return f"{self.text}.SAFE"

    @property
    def acquisition(self) -> tuple[str, datetime, str, ProcessingLevel]:
        """What is the same for all baselines of one product: platform, sensing time, tile, level."""
        return (self.platform, self.sensing_time, self.tile_id, self.level)


def _utc(stamp: str) -> datetime:
    year, month, day = int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8])
    return datetime(year, month, day, int(stamp[9:11]), int(stamp[11:13]), int(stamp[13:15]), tzinfo=timezone.utc)
