"""Products out of ZIP archives that lie on disk already: unpacked, and the archives stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Callable

from ...errors import ProductError
from ...feedback import Feedback
from ...scene import Scene
from ...workspace import UNPACKED, Workspace
from .archive import ArchiveError, unpack
from .placing import COPYING_FROM, clear, clear_incoming, is_there, put_in_place, sizes_of
from .plan import claim_room, disk_error
from .reporting import ByteProgress
from .rooms import Rooms

SOURCE = "archive"


class LocalArchiveStage:
    """Stands in the place of a download.

    :param archives: the ZIP of each scene, by its identifier.
    :param rooms: what all downloads of the process take of the disks.
    :param corrected: finds the L2A product that this one is unpacked for, if it was made already.
    """

    def __init__(
        self,
        archives: Mapping[str, Path],
        rooms: Rooms,
        corrected: Callable[[Workspace, Feedback], Path | None] | None = None,
    ) -> None:
        self._archives, self._rooms, self._corrected = archives, rooms, corrected

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Make the scene's product be under ``workspace.product``.

        :returns: ``source``: ``archive``, or ``disk`` where the product was there already; ``product_bytes``.
        :raises ProductError: if the archive is not there, broken, or of another product.
        :raises DiskError: where the disk refuses.
        :raises CancelledError: when cancelled.
        """
        workspace.require_places()
        clear_incoming(workspace)
        made = self._corrected(workspace, feedback) if self._corrected is not None else None
        if made is not None or is_there(workspace.product):
            clear(workspace)
            return {"source": "disk"}
        archive = self._archives[scene.identifier]
        with self._rooms.claim() as room:
            try:
                size_bytes = archive.stat().st_size
                workspace.scratch.mkdir(parents=True, exist_ok=True)
            except FileNotFoundError as error:
                raise ProductError(f"{archive} is not there any more.", advice="Put it back, then retry.") from error
            except OSError as error:
                raise disk_error(error, workspace.scratch) from error
            claim_room(workspace, size_bytes, 0, room)
            into, root = workspace.scratch / UNPACKED, workspace.name.safe_folder
            unpacking = ByteProgress(feedback, "Unpacking", 0.0, COPYING_FROM)
            try:
                unpacked = unpack(archive, into, root, feedback, unpacking.at)
            except ArchiveError as error:
                raise ProductError(error.message, advice=f"Fetch {archive.name} again.") from error
            put_in_place(unpacked, workspace, feedback, room, has_archive=False)
        return {"source": SOURCE, **sizes_of(workspace)}
