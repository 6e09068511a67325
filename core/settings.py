"""The user's choices for one order of scenes, validated where they are made."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from .errors import SettingsError

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
    :param keep_archive: whether the ZIP stays beside the product.
    :param sen2cor: folder of a Sen2Cor installation, or its ``L2A_Process``; empty: the one that fits.
    :param resolution: what Sen2Cor makes.
    :raises SettingsError: for a layout with an unknown field or one that leaves the folder.
    """

    folder: Path
    layout: str = "{tile}/{date}"
    level_folders: bool = True
    service: str = "cdse"
    alternatives: tuple[str, ...] = ()
    costs_accepted: bool = False
    keep_archive: bool = False
    sen2cor: str = ""
    resolution: Resolution = Resolution.ALL

    def __post_init__(self) -> None:
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
