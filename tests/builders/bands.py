"""The thirteen bands of Sentinel-2's instrument, as the products' metadata name and order them."""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """One band: number in the metadata, file name, native resolution (m), wavelengths (nm), irradiance (W/m2/um)."""

    number: int
    name: str
    resolution: int
    shortest: int
    longest: int
    central: float
    irradiance: float
    gain: float

    @property
    def physical(self) -> str:
        """The name in ``physicalBand``: ``B1``, ``B8A``."""
        return "B" + self.name[1:].lstrip("0")


# Wavelengths, irradiances and gains: a real MTD_MSIL1C.xml of Sentinel-2A, baseline 02.06.
BANDS = (
    Band(0, "B01", 60, 430, 457, 443.9, 1913.57, 4.05606058),
    Band(1, "B02", 10, 440, 538, 496.6, 1941.63, 3.7939688),
    Band(2, "B03", 10, 537, 582, 560.0, 1822.61, 4.18384131),
    Band(3, "B04", 10, 646, 684, 664.5, 1512.79, 4.51119097),
    Band(4, "B05", 20, 694, 713, 703.9, 1425.56, 5.19695813),
    Band(5, "B06", 20, 731, 749, 740.2, 1288.32, 4.86412005),
    Band(6, "B07", 20, 769, 797, 782.5, 1163.19, 4.52887192),
    Band(7, "B08", 10, 760, 908, 835.1, 1036.39, 6.18966721),
    Band(8, "B8A", 20, 848, 881, 864.8, 955.19, 5.12902436),
    Band(9, "B09", 60, 932, 958, 945.0, 813.04, 8.51752991),
    Band(10, "B10", 60, 1337, 1412, 1373.5, 367.15, 54.91488799),
    Band(11, "B11", 20, 1539, 1682, 1613.7, 245.59, 35.15680851),
    Band(12, "B12", 20, 2078, 2320, 2202.4, 85.25, 106.03491247),
)
BY_NAME = {band.name: band for band in BANDS}
RESOLUTIONS = (10, 20, 60)


def surface_bands(resolution: int, baseline: str) -> tuple[str, ...]:
    """The pictures of an L2A folder ``R10m``, ``R20m`` or ``R60m``, in the order of its metadata.

    :param baseline: four digits; since 04.00 the 20 m folder holds B01 too.
    """
    extra = ("TCI", "AOT", "WVP")
    if resolution == 10:
        return ("B02", "B03", "B04", "B08", *extra)
    middle = ("B02", "B03", "B04", "B05", "B06", "B07", "B8A")
    if resolution == 20:
        first = ("B01",) if baseline >= "0400" else ()
        return (*first, *middle, "B11", "B12", *extra, "SCL")
    return ("B01", *middle, "B09", "B11", "B12", *extra, "SCL")
