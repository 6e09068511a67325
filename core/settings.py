"""The user's choices for one order of scenes, validated where they are made."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .errors import SettingsError

# What an order may name of a product's images: the spectral bands, and what else is one.
BAND_NAMES = (
    *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12"),
    *("TCI", "SCL", "AOT", "WVP"),
)
# 0, then those of the mid-latitude summer and winter atmospheres together.
OZONE_DU = (0, 250, 290, 330, 331, 370, 377, 410, 420, 450, 460)
# What rasters show: what core.stages.visualisation knows how to make, and single bands.
RASTER_KINDS = ("true_colour", "false_colour", "swir", "ndvi", "scene_classification", *BAND_NAMES[:13])
SCENE_CLASS_NUMBERS = range(12)
MOST_MARGIN_M = 100_000
LAYOUT_FIELDS = {"tile": "15PUT", "date": "2018-08-09", "year": "2018", "level": "L1C"}


class Resolution(enum.Enum):
    """What Sen2Cor makes: ``ALL`` is its own default, 20 and 10 m (and 60 m by downsampling)."""

    ALL = "all"
    R10 = "10"
    R20 = "20"
    R60 = "60"


class AerosolType(enum.Enum):
    """The aerosol that Sen2Cor reckons with; ``AUTO``: it decides by the scene."""

    RURAL = "RURAL"
    MARITIME = "MARITIME"
    AUTO = "AUTO"


class MidLatitude(enum.Enum):
    """The profile of the atmosphere that Sen2Cor reckons with; ``AUTO``: by the scene's date and place."""

    SUMMER = "SUMMER"
    WINTER = "WINTER"
    AUTO = "AUTO"


@dataclass(frozen=True)
class CorrectionOptions:
    """How Sen2Cor corrects. What is ``None`` or empty stays as its parameter file (GIPP) has it.

    Source of the names and of what they may be: the comments in ``L2A_GIPP.xml`` of Sen2Cor 2.5.5 to 2.12.03.

    :param ozone_du: Dobson units, one of :data:`OZONE_DU`; 0: taken from the product's metadata.
    :param cirrus: whether cirrus is corrected.
    :param dem_folder: terrain models, or where they are downloaded to; ``None``: flat terrain, as the file has it.
    :param dem_reference: address that terrain models are downloaded from, or ``CDSE-GLO-30`` or ``CDSE-GLO-90`` for
        files of the Copernicus DEM that are in the folder.
    :param classification_only: whether the scene is classified only, not corrected.
    :param gipp: the user's own parameter file; ``None``: the one that the installation brings.
    :param arguments: put before the product's path on the command line, for experts.
    :param silent_minutes: after so long without a line of output and without work a run is ended; 0: never.
    :param limit_minutes: after so long a run is ended in any case.
    :raises SettingsError: for an amount of ozone that Sen2Cor does not know, and for a limit that is none.
    """

    aerosol: AerosolType | None = None
    mid_latitude: MidLatitude | None = None
    ozone_du: int | None = None
    cirrus: bool | None = None
    dem_folder: Path | None = None
    dem_reference: str = ""
    classification_only: bool = False
    gipp: Path | None = None
    arguments: tuple[str, ...] = ()
    silent_minutes: int = 30
    limit_minutes: int = 240

    def __post_init__(self) -> None:
        if self.ozone_du is not None and self.ozone_du not in OZONE_DU:
            raise SettingsError(
                f"Sen2Cor knows no atmosphere with {self.ozone_du} Dobson units of ozone.",
                advice=f"Choose one of {', '.join(map(str, OZONE_DU))}; 0 takes it from the product.",
            )
        if self.silent_minutes < 0 or self.limit_minutes < 1:
            raise SettingsError("The time that Sen2Cor may take is no number of minutes.", advice="Name whole minutes.")


class RasterFormat(enum.Enum):
    """The files that rasters become: a GeoTIFF that can be read in parts over a network, or a plain one."""

    COG = "COG"
    GTIFF = "GTiff"


@dataclass(frozen=True)
class RasterOptions:
    """Rasters that are made of products, one file a date and kind, cut to an area.

    :param kinds: of :data:`RASTER_KINDS`; bands go into one file together.
    :param margin_m: metres around the area that stay, too.
    :param masked: classes of the scene classification that become no data.
    :raises SettingsError: for a kind, a margin or a class that is none.
    """

    kinds: tuple[str, ...] = ("true_colour",)
    margin_m: float = 0.0
    masked: tuple[int, ...] = ()
    format: RasterFormat = RasterFormat.COG

    def __post_init__(self) -> None:
        others = [kind for kind in self.kinds if kind not in RASTER_KINDS]
        if others or not self.kinds:
            what = f"There is no kind of raster called {others[0]!r}." if others else "No kind of raster is chosen."
            raise SettingsError(what, advice=f"Choose from {', '.join(RASTER_KINDS)}.")
        if not 0 <= self.margin_m <= MOST_MARGIN_M:
            raise SettingsError(
                f"A margin of {self.margin_m:g} m cannot be used.", advice=f"Choose 0 to {MOST_MARGIN_M:,} m."
            )
        unknown = [number for number in self.masked if number not in SCENE_CLASS_NUMBERS]
        if unknown:
            raise SettingsError(
                f"The scene classification has no class {unknown[0]}.", advice="Its classes are 0 to 11."
            )


@dataclass(frozen=True)
class Settings:
    """How the scenes of an order are worked on.

    :param folder: where products go.
    :param layout: subfolders below it, from ``{tile}``, ``{date}``, ``{year}`` and ``{level}``.
    :param level_folders: whether ``L1C/`` and ``L2A/`` stand above the layout.
    :param service: id of the service profile to download from; empty: products come out of archives on disk.
    :param alternatives: ids of those that may be tried next, in this order, where one fails for good.
    :param costs_accepted: whether the user agreed to pay for transfers from those of them that charge for it.
    :param bands: the images to fetch, as in :data:`BAND_NAMES`; empty: whole products.
    :param scratch: where what is unfinished lies, a local disk; ``None``: below ``folder``, so that the last step is a
        rename.
    :param keep_archive: whether the ZIP stays beside the product.
    :param keep_l1c: whether an L1C product stays once its L2A product is made.
    :param disk_budget_bytes: what the products of the order may take on the disk together, before downloads wait;
        0: as much as there is room for.
    :param sen2cor: folder of a Sen2Cor installation, or its ``L2A_Process``; empty: the one that fits.
    :param resolution: what Sen2Cor makes.
    :param correction: how.
    :raises SettingsError: for a layout with an unknown field or one that leaves the folder, and for unknown bands.
    """

    folder: Path
    layout: str = "{tile}/{date}"
    level_folders: bool = True
    service: str = "cdse"
    alternatives: tuple[str, ...] = ()
    costs_accepted: bool = False
    bands: tuple[str, ...] = ()
    scratch: Path | None = None
    keep_archive: bool = False
    keep_l1c: bool = True
    disk_budget_bytes: int = 0
    sen2cor: str = ""
    resolution: Resolution = Resolution.ALL
    correction: CorrectionOptions = field(default_factory=CorrectionOptions)

    def __post_init__(self) -> None:
        _require_known(self.bands)
        try:
            example = Path(self.layout.format(**LAYOUT_FIELDS))
        except (KeyError, IndexError, ValueError, AttributeError, TypeError) as error:
            raise SettingsError(
                f"The folder layout {self.layout!r} cannot be used ({error}).",
                advice="Use {tile}, {date}, {year} and {level}.",
            ) from error
        if example.is_absolute() or ".." in example.parts:
            raise SettingsError(
                f"The folder layout {self.layout!r} leads out of the folder.", advice="Name subfolders only."
            )


def read_bands(text: str) -> tuple[str, ...]:
    """The bands that a user names, in the order of :data:`BAND_NAMES`: ``b2, B8a TCI`` are B02, B8A and TCI.

    :param text: names between commas or blanks; empty: none, which stands for whole products.
    :raises SettingsError: for a name that is none.
    """
    words = re.split(r"[,;\s]+", text.strip().upper()) if text.strip() else []
    named = [re.sub(r"^B(\d)$", r"B0\1", word) for word in words if word]
    _require_known(named)
    return tuple(name for name in BAND_NAMES if name in named)


def _require_known(names: Iterable[str]) -> None:
    unknown = [name for name in names if name not in BAND_NAMES]
    if unknown:
        raise SettingsError(f"There is no band {unknown[0]!r}.", advice=f"Bands are {', '.join(BAND_NAMES)}.")
