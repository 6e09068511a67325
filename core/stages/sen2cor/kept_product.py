"""An L2A product that is made and checked, and only has to be brought to another disk.

It waits in the scratch folder: a run of Sen2Cor takes half an hour, and must not be lost to a full disk, a pause or a
kill within the copy.
"""

from __future__ import annotations

from pathlib import Path

from ...workspace import Workspace
from ...workspace.held_files import patiently, remove_tree
from ...workspace.synced_files import sync_folder, write_whole
from .outcome import Wanted, is_of_acquisition, wrong_parts
from .record import RunSummary

MADE = "made"
_FACTS, _GIPP = "facts.json", "gipp.xml"


class KeptProduct:
    """The one of a scene, there or not.

    :raises OSError: from all methods, where the disk refuses.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder = workspace.scratch.absolute() / MADE

    def keep(self, product: Path, summary: RunSummary) -> Path:
        """Keep a product that is written through, with what is recorded of its making; returns where it is now."""
        self.clear()
        write_whole(self._folder / _GIPP, summary.gipp)
        write_whole(self._folder / _FACTS, summary.text)
        kept = self._folder / product.name
        patiently(lambda: product.rename(kept))  # last: with its name it is all there
        sync_folder(self._folder)
        return kept

    def find(self) -> tuple[Path, RunSummary] | None:
        """The product and what is recorded of it, if it has what is asked for."""
        wanted = Wanted.of(self._workspace)
        for product in self._folder.glob("*.SAFE"):
            if is_of_acquisition(product, wanted.name) and not wrong_parts(product, wanted):
                facts = (self._folder / _FACTS).read_text(encoding="utf-8")
                summary = RunSummary.read(facts, (self._folder / _GIPP).read_text(encoding="utf-8"))
                if summary is not None:
                    return product, summary
        return None

    def clear(self) -> None:
        """Forget it."""
        if self._folder.exists():
            remove_tree(self._folder)
