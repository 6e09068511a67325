"""Product names such as ``S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152``, parsed once.

Source: Sentinel-2 Products Specification Document, "compact naming convention" (since December 2016).
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime, timezone

_COMPACT = re.compile(
    r"(?P<platform>S2[A-D])_MSI(?P<level>L1C|L2A)_(?P<sensing>\d{8}T\d{6})_N(?P<baseline>\d{4})"
    r"_R(?P<orbit>\d{3})_T(?P<tile>\d{2}[A-Z]{3})_(?P<stamp>\d{8}T\d{6})",
    re.ASCII,
)


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

    Times are aware, in UTC. ``baseline`` is four digits (``0206``), ``tile_id`` has no leading T (``15PUT``).
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

        :raises ValueError: if it is not a compact Sentinel-2 product name.
        """
        bare = re.sub(r"(\.SAFE)?(\.zip)?$", "", text.strip())
        found = _COMPACT.fullmatch(bare)
        if not found:
            raise ValueError(f"Not a Sentinel-2 product name: {text!r}")
        return cls(
            text=bare,
            platform=found["platform"],
            level=ProcessingLevel(found["level"]),
            sensing_time=_utc(found["sensing"]),
            baseline=found["baseline"],
            relative_orbit=int(found["orbit"]),
            tile_id=found["tile"],
            stamp=_utc(found["stamp"]),
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
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=timezone.utc)
