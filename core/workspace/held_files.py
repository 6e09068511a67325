"""Renames and deletions on Windows, where whoever looks at a file holds it: a virus scanner, an index, Explorer.

Source: Microsoft's system error codes. Elsewhere nothing is tried twice: a refusal there is one.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Callable, TypeVar

T = TypeVar("T")
ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, FOLDER_NOT_EMPTY = 5, 32, 33, 145
_HELD = frozenset({ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, FOLDER_NOT_EMPTY})
PAUSES_S = (0.1, 0.2, 0.4, 0.8, 1.5, 3.0)


def patiently(act: Callable[[], T], wait: Callable[[float], None] = time.sleep) -> T:
    """Do something to files again for some seconds, as long as another program holds one of them.

    :param act: may be called several times; it raises where it did not succeed.
    :raises OSError: as ``act``: at once where nobody holds anything, else when the patience is over.
    """
    for pause_s in PAUSES_S:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        wait(pause_s)
    return act()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it.

    :raises OSError: if something stays.
    """
    patiently(lambda: shutil.rmtree(folder))
