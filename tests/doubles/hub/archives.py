"""Products of the hub's scenes: built once, kept in a folder, found again by the next run."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Callable

from .scene import ProductSource


def kept_archive(folder: Path, name: str, build: Callable[[Path], Path]) -> ProductSource:
    """A product source that builds the ZIP on first use and keeps it as ``folder/NAME.zip``.

    A ZIP under that name is always whole: it is built aside and moved, so that several hubs may share the folder.

    :param build: makes the ZIP somewhere inside the empty folder that it gets, and says where.
    """
    kept = folder / f"{name}.zip"

    def source() -> Path:
        if kept.exists():
            return kept
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
        try:
            os.replace(build(scratch), kept)
        finally:
            shutil.rmtree(scratch)
        return kept

    return source
