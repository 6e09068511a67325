"""The port to a place that holds folders and files, whatever it is."""

from __future__ import annotations

from typing import Protocol

from ...feedback import Feedback


class Tree(Protocol):
    """Folders and files below one root. Paths are relative to it, with ``/``; the root itself is ``""``.

    Its methods may be called by several threads at once.
    """

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """Return the names of the folders right below a folder; none, if there is no such folder.

        :raises SceneQueueError: if it cannot be listed.
        """

    def read(self, path: str, feedback: Feedback) -> bytes:
        """Return a small file.

        :raises ProductError: if it is missing.
        :raises SceneQueueError: if it cannot be read.
        """

    def size_bytes(self, path: str, feedback: Feedback) -> int:
        """Return the size of all files below a folder.

        :raises SceneQueueError: if they cannot be listed.
        """
