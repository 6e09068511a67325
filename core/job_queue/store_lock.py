"""One owner of a store at a time: a lock of the operating system, held for the owner's life.

It goes with the process, however that ends; the file beside the store stays and means nothing by itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """The right to use a store.

    :param store: the store's file.
    :raises StoreError: if another process, or another object of this one, has it.
    """

    def __init__(self, store: Path) -> None:
        descriptor = os.open(store.with_name(f"{store.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreError(
                f"The queue's file {store} is used by another QGIS or qgis_process.",
                advice="Close that one, or wait until it has ended.",
            ) from error
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let others have it; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
