"""Names and places inside a SAFE product, worked out from the product's name alone.

Source: Sentinel-2 Products Specification Document, "compact naming convention", and the manifests of real products.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from .bands import BANDS, RESOLUTIONS, surface_bands
from .tiles import tile_footprint_wkt, tile_origin

_NAME = re.compile(r"(S2[A-D])_MSI(L1C|L2A)_(\d{8}T\d{6})_N(\d{4})_R(\d{3})_T(\w{5})_(\d{8}T\d{6})")
# relative orbit = ((absolute + shift) mod 143) + 1; an orbit of which the absolute number is known, and its time.
_SHIFTS = {"S2A": 2, "S2B": 116, "S2C": 29, "S2D": 0}
_KNOWN_ORBITS = {
    "S2A": (13204, datetime(2018, 1, 1, 10, 54, tzinfo=timezone.utc)),
    "S2B": (9015, datetime(2018, 11, 27, 11, 52, tzinfo=timezone.utc)),
    "S2C": (1, datetime(2024, 9, 5, 2, 50, tzinfo=timezone.utc)),
    "S2D": (1, datetime(2027, 1, 1, tzinfo=timezone.utc)),
}
_ORBITS_A_CYCLE = 143
_CYCLE = timedelta(days=10)


@dataclass(frozen=True)
class Grid:
    """The pictures' place: the upper left corner (m) in a UTM zone and the number of pixels at 60 m."""

    epsg: int
    left: int
    top: int
    size: int

    def pixels(self, resolution: int) -> int:
        """Rows and columns of a picture at a resolution of 10, 20 or 60 m."""
        return self.size * 60 // resolution


@dataclass(frozen=True)
class Layout:
    """What a product's name says, and every name that follows from it.

    ``baseline`` is that of the name; ``format_baseline`` the one whose files and metadata the product has
    (they differ for ``N9999``, which Sen2Cor writes in the format of its input). ``resolutions`` are those (m) of
    which an L2A product has pictures.
    """

    name: str
    platform: str
    level: str
    sensing: datetime
    baseline: str
    format_baseline: str
    relative_orbit: int
    tile_id: str
    stamp: datetime
    resolutions: tuple[int, ...] = RESOLUTIONS

    @classmethod
    def parse(cls, name: str) -> Layout:
        """Read a product name, with or without ``.SAFE``.

        :raises ValueError: if it is no compact product name.
        """
        bare = name[:-5] if name.endswith(".SAFE") else name
        found = _NAME.fullmatch(bare)
        if not found:
            raise ValueError(f"Not a compact Sentinel-2 product name: {name!r}")
        tile_origin(found[6])
        return cls(
            name=bare,
            platform=found[1],
            level=found[2],
            sensing=_time(found[3]),
            baseline=found[4],
            format_baseline=found[4],
            relative_orbit=int(found[5]),
            tile_id=found[6],
            stamp=_time(found[7]),
        )

    def corrected(self, stamp: datetime, baseline: str, resolutions: tuple[int, ...]) -> Layout:
        """The L2A product that Sen2Cor (2.8 and newer) makes of this L1C product at a moment (UTC).

        :param baseline: what stands in the new name; 9999 where the user says nothing.
        """
        name = f"{self.platform}_MSIL2A_{_text(self.sensing)}_N{baseline}_R{self.relative_orbit:03d}"
        name += f"_T{self.tile_id}_{_text(stamp)}"
        return replace(self, name=name, level="L2A", baseline=baseline, stamp=stamp, resolutions=resolutions)

    def grid(self, size: int) -> Grid:
        """The place of pictures with so many pixels at 60 m, from the tile's upper left corner."""
        return Grid(*tile_origin(self.tile_id), size=size)

    @property
    def folder(self) -> str:
        """The product's folder: ``NAME.SAFE``."""
        return f"{self.name}.SAFE"

    @property
    def metadata_file(self) -> str:
        """The product's own metadata file at its root."""
        return f"MTD_MSI{self.level}.xml"

    @property
    def dotted_baseline(self) -> str:
        """``02.06``."""
        return f"{self.baseline[:2]}.{self.baseline[2:]}"

    @property
    def absolute_orbit(self) -> int:
        """The orbit's number since launch."""
        known, moment = _KNOWN_ORBITS[self.platform]
        estimate = known + round((self.sensing - moment) / _CYCLE * _ORBITS_A_CYCLE)
        wrong = (estimate + _SHIFTS[self.platform] - (self.relative_orbit - 1)) % _ORBITS_A_CYCLE
        return max(estimate - (wrong if wrong <= _ORBITS_A_CYCLE // 2 else wrong - _ORBITS_A_CYCLE), 1)

    @property
    def orbit_direction(self) -> str:
        """By the local solar time of the tile: the morning's passes descend."""
        longitude = float(re.findall(r"-?\d+\.?\d*", tile_footprint_wkt(self.tile_id))[0])
        hour = (self.sensing.hour + self.sensing.minute / 60 + longitude / 15) % 24
        return "DESCENDING" if 6 <= hour < 18 else "ASCENDING"

    @property
    def datastrip_start(self) -> datetime:
        """The strip begins a few seconds beside the take's own time, as in real products."""
        return self.sensing + timedelta(seconds=3)

    @property
    def tile_start(self) -> datetime:
        """When the instrument saw the tile."""
        return self.datastrip_start + timedelta(seconds=4 + zlib.crc32(self.tile_id.encode()) % 20)

    @property
    def centre(self) -> str:
        """The processing centre: four letters."""
        return "SGS_" if self.format_baseline < "0400" else {"S2A": "2APS", "S2B": "2BPS"}.get(self.platform, "2CPS")

    @property
    def granule(self) -> str:
        """The granule's folder below ``GRANULE``; before 02.07 an L1C bears the tile's time, since then the strip's."""
        old = self.level == "L1C" and self.format_baseline < "0207"
        start = self.tile_start if old else self.datastrip_start
        return f"{self.level}_T{self.tile_id}_A{self.absolute_orbit:06d}_{_text(start)}"

    @property
    def granule_path(self) -> str:
        """The granule's folder, relative to the product."""
        return f"GRANULE/{self.granule}"

    @property
    def datastrip_path(self) -> str:
        """The datastrip's folder, relative to the product."""
        return f"DATASTRIP/DS_{self.centre}_{_text(self.stamp)}_S{_text(self.datastrip_start)}"

    @property
    def datastrip_id(self) -> str:
        """The datastrip's long name in the metadata."""
        middle = f"{self.level}_DS_{self.centre}_{_text(self.stamp)}_S{_text(self.datastrip_start)}"
        return f"{self.platform}_OPER_MSI_{middle}_N{self.dotted_baseline}"

    @property
    def granule_id(self) -> str:
        """The granule's long name in the metadata."""
        middle = f"{self.level}_TL_{self.centre}_{_text(self.stamp)}_A{self.absolute_orbit:06d}_T{self.tile_id}"
        return f"{self.platform}_OPER_MSI_{middle}_N{self.dotted_baseline}"

    @property
    def datatake_id(self) -> str:
        """The data take's long name in the metadata."""
        return f"G{self.platform}_{_text(self.sensing)}_{self.absolute_orbit:06d}_N{self.dotted_baseline}"

    @property
    def stem(self) -> str:
        """What every picture's name begins with."""
        return f"T{self.tile_id}_{_text(self.sensing)}"

    @property
    def offset(self) -> int:
        """What is added to each pixel: 1000 since baseline 04.00."""
        return 1000 if self.format_baseline >= "0400" else 0

    @property
    def masks_are_pictures(self) -> bool:
        """Masks are JP2 since baseline 04.00, GML before."""
        return self.format_baseline >= "0400"

    @property
    def checksum_name(self) -> str:
        """The algorithm of the manifest: MD5 up to baseline 03.00, SHA3-256 since."""
        return "MD5" if self.format_baseline <= "0300" else "SHA3-256"

    @property
    def psd(self) -> str:
        """The format's version in the XML namespaces; 15 since baseline 05.11."""
        return "psd-15" if self.format_baseline >= "0511" else "psd-14"

    @property
    def images(self) -> tuple[str, ...]:
        """Every picture of IMG_DATA, relative to the product, without ``.jp2``, in the order of the metadata."""
        place = f"{self.granule_path}/IMG_DATA"
        if self.level == "L1C":
            return tuple(f"{place}/{self.stem}_{name}" for name in (*(band.name for band in BANDS), "TCI"))
        return tuple(
            f"{place}/R{resolution}m/{self.stem}_{name}_{resolution}m"
            for resolution in self.resolutions
            for name in surface_bands(resolution, self.baseline)
        )

    @property
    def footprint(self) -> list[tuple[float, float]]:
        """The tile's outline as (longitude, latitude), closed; a small product keeps the outline of the whole tile."""
        numbers = [float(text) for text in re.findall(r"-?\d+\.?\d*", tile_footprint_wkt(self.tile_id))]
        return list(zip(numbers[0::2], numbers[1::2]))


def _time(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=timezone.utc)


def _text(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S")
