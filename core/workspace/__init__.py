"""The folders of one scene on disk.

A file or folder under its final name is complete. What is unfinished lies below ``.scene_queue`` in the order's
folder (on the same file system, so that the last step is a rename).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..product.name import ProcessingLevel, ProductName
from ..settings import Settings

HIDDEN = ".scene_queue"
UNPACKED, FILES, CORRECTING = "unpacked", "files", "sen2cor"  # below a scene's scratch folder


@dataclass(frozen=True)
class Workspace:
    """Where one scene's files are.

    :param name: the scene's product name.
    :param settings: folder, layout and whether levels have folders of their own.
    :param given: a product that lies somewhere already (a correction without a download).
    """

    name: ProductName
    settings: Settings
    given: Path | None = None

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

        Its name is short, since Windows has no room for the product's name twice in a path.
        """
        digest = hashlib.sha256(self.name.text.encode()).hexdigest()
        return self.settings.folder / HIDDEN / "scratch" / f"{self.name.tile_id}_{digest[:8]}"

    @property
    def part_file(self) -> Path:
        """The unfinished download; a resume goes on from its bytes."""
        return self.scratch / f"{self.name.text}.zip.part"

    @property
    def unfinished_products(self) -> tuple[Path, ...]:
        """Where the product is unpacked, fetched file by file, and corrected."""
        return tuple(self.scratch / below / self.name.safe_folder for below in (UNPACKED, FILES, CORRECTING))

    def corrected(self) -> Path | None:
        """The L2A product of this acquisition in :attr:`corrected_folder`, the newest if there are several."""
        found = [path for path in self.corrected_folder.glob("S2?_MSIL2A_*.SAFE") if self._is_corrected(path)]
        return max(found, key=lambda path: path.name[-20:]) if found else None

    def _is_corrected(self, path: Path) -> bool:
        try:
            other = ProductName.parse(path.name)
        except ValueError:
            return False
        mine = (self.name.platform, self.name.sensing_time, self.name.relative_orbit, self.name.tile_id)
        return mine == (other.platform, other.sensing_time, other.relative_orbit, other.tile_id)

    def _level_folder(self, level: ProcessingLevel) -> Path:
        sensed = self.name.sensing_time
        below = self.settings.layout.format(
            tile=self.name.tile_id, date=sensed.strftime("%Y-%m-%d"), year=sensed.strftime("%Y"), level=level.value
        )
        top = self.settings.folder / level.value if self.settings.level_folders else self.settings.folder
        return top / below
