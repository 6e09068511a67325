"""Who owns a store: a lock of the operating system, held for life, which goes with the process however that ends."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path

from ...network.account_files import account_files_folder
from ...workspace.locked_file import LockedFile

LOCKS = "stores"


class Ownership:
    """The lock of a store.

    :param path: the store's file; the folder is there.
    :param on_network: whether it lies on a network file system, where locks may not work: then the lock that counts
        lies in the user's own folder on this computer, and one beside the file is taken where that can be.
    :raises BlockingIOError: if another program, or another object of this one, has it.
    :raises OSError: if it cannot be had at all.
    """

    def __init__(self, path: Path, *, on_network: bool) -> None:
        beside = path.with_name(f"{path.name}.lock")
        with ExitStack() as held:
            if on_network:
                self._take(held, _own_lock(path))
                self._take_if_possible(held, beside)
            else:
                self._take(held, beside)
            self._held = held.pop_all()

    def release(self) -> None:
        """Let others have it; a second call does nothing."""
        self._held.close()

    @staticmethod
    def _take(held: ExitStack, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        held.callback(LockedFile(file).release)

    def _take_if_possible(self, held: ExitStack, file: Path) -> None:
        try:
            self._take(held, file)
        except BlockingIOError:
            raise
        except OSError:
            return  # locks do not work there, which is why it is not the one that counts


def _own_lock(path: Path) -> Path:
    digest = hashlib.sha256(str(path.absolute()).encode()).hexdigest()
    return account_files_folder() / LOCKS / f"{digest[:16]}.lock"
