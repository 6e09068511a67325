"""The user's choices for one order of scenes, validated where they are made."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .errors import SettingsError

# What an order may name of a product's images: the spectral bands, and what else is one.
BAND_NAMES = (
    *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12"),
    *("TCI", "SCL", "AOT", "WVP"),
)
LAYOUT_FIELDS = {"tile": "15PUT", "date": "2018-08-09", "year": "2018", "level": "L1C"}


class Resolution(enum.Enum):
    """What Sen2Cor makes: ``ALL`` is its own default, 20 and 10 m (and 60 m by downsampling)."""

    ALL = "all"
    R10 = "10"
    R20 = "20"
    R60 = "60"


@dataclass(frozen=True)
class Settings:
    """How the scenes of an order are worked on.

    :param folder: where products go.
    :param layout: subfolders below it, from ``{tile}``, ``{date}``, ``{year}`` and ``{level}``.
    :param level_folders: whether ``L1C/`` and ``L2A/`` stand above the layout.
    :param service: id of the service profile to download from.
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
