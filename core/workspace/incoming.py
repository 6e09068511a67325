"""The last step of a scene whose scratch folder is not on the file system of its products.

What is made in the scratch folder is copied into a folder of this scene's own below ``FOLDER/.scene_queue/incoming``,
and gets its final name from there in one rename. That folder's name is drawn at random and noted in the scratch folder
before it is made: so computers that share the folder of the products, but no scratch folder, never meet, no lock is
needed where locks may not work, and the next run finds what a killed one left, and removes it.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from ..errors import SceneQueueError
from ..feedback import Feedback
from . import HIDDEN, INCOMING, Workspace
from . import copying as copies
from .held_files import patiently, remove_tree
from .synced_files import write_whole

NOTE = "incoming.txt"
_PROBE = "probe"


class Incoming:
    """A scene's folder on the file system of its products: scratch itself, where that lies in the products' folder.

    :raises OSError: from all methods, where a disk refuses.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._is_apart = workspace.settings.scratch is not None
        self._note = workspace.scratch / NOTE

    def folder(self) -> Path:
        """A folder of this scene's own for what is going to be renamed, or has been; made where it is missing."""
        if not self._is_apart:
            self._workspace.scratch.mkdir(parents=True, exist_ok=True)
            return self._workspace.scratch
        name = self._noted()
        if not name:
            name = f"{self._workspace.scratch.name}_{secrets.token_hex(4)}"
            write_whole(self._note, name)
        made = self._top / name
        for folder in (self._top.parent, self._top, made):  # not the one above: if it is gone, its drive is
            folder.mkdir(exist_ok=True)
        return made

    def brought(self, path: Path, name: str, feedback: Feedback, on_bytes: copies.OnBytes) -> Path:
        """A file or folder of the scratch folder, where one rename can give it its final name: itself, or a copy.

        :param name: of the copy.
        :param on_bytes: called with bytes copied so far and in all.
        :raises CancelledError: when cancelled; nothing is left of the copy then, as when a disk refuses.
        """
        if not self._is_apart or self._is_within_one_rename():
            return path
        target = self.folder() / name
        _remove(target)
        try:
            copies.copy_through(path, target, feedback, on_bytes)
        except (OSError, SceneQueueError):
            with suppress(OSError):  # what stopped the copy is told; the next run removes what stays
                _remove(target)
            raise
        return target

    def left(self) -> Path | None:
        """The folder that an earlier run left on the file system of the products; ``None``: there is none."""
        name = self._noted() if self._is_apart else ""
        return self._top / name if name and (self._top / name).is_dir() else None

    def clear(self) -> None:
        """Remove what is unfinished, of this run or of an earlier one; quick where there is nothing."""
        if not self._is_apart or not self._workspace.settings.folder.is_dir():  # the note stays until its drive is back
            return
        name = self._noted()
        if name:
            _remove(self._top / name)
        _remove(self._workspace.scratch / _PROBE)
        with suppress(FileNotFoundError):
            patiently(self._note.unlink)

    @property
    def _top(self) -> Path:
        return self._workspace.settings.folder / HIDDEN / INCOMING

    def _noted(self) -> str:
        """The name of the folder; empty: there is none. What is no such name (a broken disk) leads nowhere."""
        try:
            name = self._note.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""
        return name if name.startswith(f"{self._workspace.scratch.name}_") and Path(name).name == name else ""

    def _is_within_one_rename(self) -> bool:
        """Whether a rename leads from scratch to the products; between two mounts of one file system it does not."""
        scratch, folder = self._workspace.scratch, self._workspace.settings.folder
        if copies.file_system_of(scratch) != copies.file_system_of(folder):
            return False
        probe, target = scratch / _PROBE, self.folder() / _PROBE
        _remove(probe)
        _remove(target)
        probe.mkdir()
        try:
            os.rename(probe, target)
        except OSError as error:
            probe.rmdir()
            if error.errno == errno.EXDEV:
                return False
            raise
        target.rmdir()
        return True


def _remove(path: Path) -> None:
    if path.is_dir():
        remove_tree(path)
    else:
        with suppress(FileNotFoundError):
            patiently(path.unlink)
