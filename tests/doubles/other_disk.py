"""A folder on another file system than the test's own: a real one, or one that only has another number."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from scene_queue.core.stages.download import plan, rooms
from scene_queue.core.workspace import copying

REAL, NUMBERED = "a real one", "one that has another number"
KINDS = (REAL, NUMBERED)
_MEMORY = Path("/dev/shm")  # noqa: S108 - tests have folders of their own in it


@contextmanager
def other_disk(kind: str, near: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that no rename leads out of.

    :param near: a folder of the test.
    """
    if kind == NUMBERED:
        folder = near / "other-disk"
        folder.mkdir()
        number_as_another_disk(folder, monkeypatch)
        yield folder
        return
    if not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK) or os.stat(_MEMORY).st_dev == os.stat(near).st_dev:
        pytest.skip("SKIPPED LOUDLY: this machine has no second file system at /dev/shm")
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="scene-queue-test-") as folder:
        yield Path(folder)


def number_as_another_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all that lies in a folder be on a file system of its own."""

    def numbered(path: Path) -> int:
        return -1 if folder in (path, *path.parents) else os.stat(path).st_dev

    for module in (copying, plan, rooms):
        monkeypatch.setattr(module, "file_system_of", numbered)
