"""The source Copernicus Data Space, file by file: what its ZIP would hold, each file asked for by itself.

Source: Copernicus Data Space documentation, OData, "Listing Product Nodes".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ....errors import ProductError
from ....feedback import Feedback, shared_by_threads
from ....network import Stream
from ....scene import Scene
from ..file_names import MAX_ENTRIES
from ..source import RANGE_NOT_SATISFIABLE, RemoteFile, RemoteTree
from .copernicus import CopernicusSource

LISTS_AT_ONCE = 4
DEEPEST = 8  # the images of an L2A product are five folders deep


class CopernicusNodesSource:
    """Names and opens the files of scenes.

    :param archives: the same service's archives: the same account, the same lanes.
    """

    def __init__(self, archives: CopernicusSource) -> None:
        self.service = archives.service
        self.title = archives.title
        self.lanes = archives.lanes
        self._archives = archives

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteTree:
        """List the files of a scene's product, folder by folder.

        :raises OfflineError: if it must be ordered first.
        :raises ProductError: if it is not there, or its folders have no end.
        """
        uuid = self._archives.product(scene, feedback).uuid
        shared = shared_by_threads(feedback)
        files: list[RemoteFile] = []
        folders = [_Folder((f"{scene.identifier}.SAFE",))]
        with ThreadPoolExecutor(LISTS_AT_ONCE, thread_name_prefix="list") as pool:
            for _ in range(DEEPEST):
                feedback.raise_if_cancelled()
                lists = list(pool.map(lambda folder: self._list(uuid, folder, shared), folders))
                files.extend(file for found, _ in lists for file in found)
                folders = [folder for _, below in lists for folder in below]
                if not folders or len(files) + len(folders) > MAX_ENTRIES:
                    break
        if folders or not files:
            state = "has no end" if folders else "is empty"
            raise ProductError(
                f"The list of the files of {scene.identifier} at {self.title} {state}.",
                advice="Search again: a newer version of the scene may be there.",
            )
        return RemoteTree(tuple(files))

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Ask for a file, signed; errors as in :meth:`DownloadHost.stream`."""
        uuid, *path = remote.key.split("/")
        accept = (RANGE_NOT_SATISFIABLE,)
        return self._archives.host.stream(
            uuid, *path, what=remote.name, headers=headers, feedback=feedback, accept=accept
        )

    def _list(self, uuid: str, folder: _Folder, feedback: Feedback) -> tuple[list[RemoteFile], list[_Folder]]:
        """The files of a folder, and the folders in it. One that should have some and has none is asked for again."""
        nodes = self._archives.host.nodes(uuid, *folder.path, feedback=feedback)
        if not nodes and folder.has_children:
            nodes = self._archives.host.nodes(uuid, *folder.path, feedback=feedback)
        files = [_file(uuid, (*folder.path, node.name), node.size_bytes) for node in nodes if not node.is_folder]
        return files, [_Folder((*folder.path, node.name), node.children > 0) for node in nodes if node.is_folder]


@dataclass(frozen=True)
class _Folder:
    """A folder to list: the names on the way there, the product's own first."""

    path: tuple[str, ...]
    has_children: bool = True


def _file(uuid: str, names: Iterable[str], size_bytes: int) -> RemoteFile:
    root, *below = names
    return RemoteFile(below[-1], "/".join((uuid, root, *below)), size_bytes, path="/".join(below))
