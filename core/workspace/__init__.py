"""The folders of one scene on disk.

A file or folder under its final name is complete. What is unfinished lies below ``.scene_queue`` in the order's
folder, where the last step is a rename; or in a scratch folder of its own, on a local disk, where the last step is a
copy to ``.scene_queue`` in the order's folder and a rename (``incoming.py``).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from ..errors import FolderGoneError
from ..product.name import ProcessingLevel, ProductName
from ..settings import Settings

HIDDEN = ".scene_queue"
INCOMING = "incoming"  # below it: what comes from a scratch folder on another file system
UNPACKED, FILES, CORRECTING = "unpacked", "files", "sen2cor"  # below a scene's scratch folder


@dataclass(frozen=True)
class Workspace:
    """Where one scene's files are.

    :param name: the scene's product name.
    :param settings: folder, layout and whether levels have folders of their own.
    :param given: a product that lies somewhere already (a correction without a download).
    :param is_fetched: whether the job itself fetched the product; only then may it be removed unasked.
    :param is_to_mend: whether the check found something to be mended in a given product: a correction takes a mended
        copy of it, and the product itself stays as it is.
    """

    name: ProductName
    settings: Settings
    given: Path | None = None
    is_fetched: bool = False
    is_to_mend: bool = False

    @property
    def product(self) -> Path:
        """The product's folder under its final name, there or not yet."""
        return self.given or self._level_folder(self.name.level) / self.name.safe_folder

    @property
    def archive(self) -> Path:
        """The ZIP under its final name."""
        return self._level_folder(self.name.level) / f"{self.name.text}.zip"

    @property
    def corrected_folder(self) -> Path:
        """The folder that takes the L2A product made from this scene."""
        return self._level_folder(ProcessingLevel.L2A)

    @property
    def scratch(self) -> Path:
        """This scene's folder for unfinished files; it may be removed once the job is done.

        Its name is short, since Windows has no room for the product's name twice in a path. In a scratch folder that
        orders share it stands for the order's folder, too: the same scene may be on its way to another one.
        """
        top = self.settings.scratch
        told = self.name.text if top is None else f"{self.name.text} {os.path.abspath(self.settings.folder)}"
        digest = hashlib.sha256(os.fsencode(told)).hexdigest()
        return (top or self.settings.folder / HIDDEN / "scratch") / f"{self.name.tile_id}_{digest[:8]}"

    @property
    def part_file(self) -> Path:
        """The unfinished download; a resume goes on from its bytes."""
        return self.scratch / f"{self.name.text}.zip.part"

    @property
    def unfinished_products(self) -> tuple[Path, ...]:
        """Where the product is unpacked, fetched file by file, and corrected, all below :attr:`scratch`."""
        return tuple(self.scratch / below / self.name.safe_folder for below in (UNPACKED, FILES, CORRECTING))

    @property
    def copied_product(self) -> Path:
        """What a copy of the product is called on its way from a scratch folder of its own, but for a random end."""
        return self.settings.folder / HIDDEN / INCOMING / f"{self.scratch.name}_{'0' * 8}" / "product"

    def require_folder(self) -> None:
        """Make sure that the order's folder is there.

        It is made when scenes are queued, and never again: what looks like it may be another drive's place.

        :raises FolderGoneError: if it is not.
        """
        if not self.settings.folder.is_dir():
            raise FolderGoneError(
                f"The folder {self.settings.folder} is not there any more.",
                advice="Connect its drive; or, if it has another letter now, resume and choose the folder again.",
            )

    def require_scratch(self) -> None:
        """Make sure that a scratch folder of its own is there; it is made as the order's folder is.

        :raises FolderGoneError: if it is not.
        """
        if self.settings.scratch is not None and not self.settings.scratch.is_dir():
            raise FolderGoneError(
                f"The folder {self.settings.scratch} for unfinished files is not there any more.",
                advice="Connect its drive, or make the folder again; what was unfinished in it is fetched anew then.",
            )

    def require_places(self) -> None:
        """Make sure that both folders are still there, before anything is made below them.

        :raises FolderGoneError: if one is not.
        """
        self.require_folder()
        self.require_scratch()

    def corrected(self) -> Path | None:
        """The L2A product of this acquisition in :attr:`corrected_folder`, the newest if there are several."""
        folder = self.corrected_folder
        names = (_parsed(path.name) for path in folder.glob("S2?_*MSIL2A_*.SAFE"))
        found = [name for name in names if name is not None and self._is_corrected(name)]
        return folder / max(found, key=lambda name: name.stamp).safe_folder if found else None

    def _is_corrected(self, other: ProductName) -> bool:
        mine = (self.name.platform, self.name.sensing_time, self.name.relative_orbit, self.name.tile_id)
        return mine == (other.platform, other.sensing_time, other.relative_orbit, other.tile_id)

    def _level_folder(self, level: ProcessingLevel) -> Path:
        sensed = self.name.sensing_time
        below = self.settings.layout.format(
            tile=self.name.tile_id, date=sensed.strftime("%Y-%m-%d"), year=sensed.strftime("%Y"), level=level.value
        )
        top = self.settings.folder / level.value if self.settings.level_folders else self.settings.folder
        return top / below.strip("/")  # a product with a long name has no tile, and "/2016" is no place of ours


def _parsed(name: str) -> ProductName | None:
    try:
        return ProductName.parse(name)
    except ValueError:
        return None
