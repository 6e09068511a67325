"""The stage: from a scene to its product under its final name."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Protocol

from ...errors import ProductError, SettingsError
from ...feedback import Feedback
from ...network import HttpSession, Stream, TokenSource
from ...scene import Scene
from ...services import CdseProfile, ServiceProfile
from ...workspace import Workspace
from .archive import ArchiveError, sync_folder, unpack
from .copernicus import CopernicusSource, FindProduct, ProductLookup
from .part_file import PartFile, bytes_on_disk, remove_part
from .plan import FreeBytes, check_room, disk_error, free_bytes
from .reporting import ByteProgress
from .transfer import RemoteFile, fetch

TRANSFER_SHARE = 0.9
MANIFEST = "manifest.safe"


class Source(Protocol):
    """A place that archives of products come from."""

    title: str

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteFile:
        """Where the archive of a scene is."""

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Ask for it."""


class DownloadStage:
    """Fetches a scene's archive, verifies it, and unpacks it to the product.

    :param profile: the service to download from.
    :param tokens: its sign-in; ``None``: nobody has signed in.
    :param find_product: looks products up by name; by default in the service's own catalogue.
    :param free: bytes that are free on a disk.
    :raises SettingsError: for a kind of service that products cannot be downloaded from yet.
    """

    def __init__(
        self,
        profile: ServiceProfile,
        session: HttpSession,
        tokens: TokenSource | None,
        *,
        find_product: FindProduct | None = None,
        free: FreeBytes = free_bytes,
    ) -> None:
        if not isinstance(profile, CdseProfile):
            raise SettingsError(
                f"Products cannot be downloaded from {profile.title} (kind {profile.kind}) yet.",
                advice="Choose another service to download from.",
            )
        self._service = profile.id
        self._free = free
        self._source: Source = CopernicusSource(
            profile, session, tokens, find_product or ProductLookup(profile, session)
        )

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Make the scene's product be under ``workspace.product``.

        :returns: ``bytes`` of the archive, its ``checksum`` (``md5:…``), whether that was ``verified`` against a
            published one, and the ``source``; for a product that was there already ``source`` is ``disk``.
        :raises SceneQueueError: what failed, with cause and advice; nothing is under the final name then, and what
            a resume can use is kept.
        :raises CancelledError: when cancelled; the bytes so far are kept.
        """
        if _is_there(workspace.product):
            feedback.note(f"{workspace.name.text} is there already.")
            _clear(workspace)
            return {"bytes": 0, "checksum": "", "verified": False, "source": "disk"}
        feedback.progress(0.0, "Looking up")
        remote = self._source.locate(scene, feedback)
        check_room(workspace.product.parent, remote.size_bytes, bytes_on_disk(workspace.part_file), self._free)
        with PartFile(workspace.part_file, remote.key, remote.algorithm) as part:
            part.take_up(feedback)
            unpacked = self._fetched_and_unpacked(remote, part, workspace, feedback)
            facts = {
                "bytes": part.offset,
                "checksum": f"{remote.algorithm}:{part.digest()}",
                "verified": bool(remote.checksum),
                "source": self._service,
            }
        _put_in_place(unpacked, workspace)
        return facts

    def _fetched_and_unpacked(
        self, remote: RemoteFile, part: PartFile, workspace: Workspace, feedback: Feedback
    ) -> Path:
        """Fetch and unpack; a broken archive without a published checksum may be the line's fault: fetched again."""
        downloading = ByteProgress(feedback, "Downloading", 0.0, TRANSFER_SHARE)
        unpacking = ByteProgress(feedback, "Unpacking", TRANSFER_SHARE, 1.0)
        open_stream = functools.partial(self._source.open, remote)
        is_last = bool(remote.checksum)
        while True:
            fetch(remote, part, open_stream, feedback, downloading.at, self._source.title)
            try:
                into, root = _unpack_folder(workspace), workspace.name.safe_folder
                return unpack(part.path, into, root, feedback, unpacking.at)
            except ArchiveError as error:
                part.begin_again()
                if is_last:
                    raise ProductError(
                        f"{error.message} It is faulty at {self._source.title}.",
                        advice="Try again another day, or fetch it from another service.",
                    ) from error
                feedback.note(f"{error.message} It is fetched once more.", warning=True)
                is_last = True


def _is_there(product: Path) -> bool:
    """Whether the product is there; a folder of its name that is no product is refused, never removed."""
    try:
        if (product / MANIFEST).is_file():
            return True
        is_free = not product.exists() or (product.is_dir() and not any(product.iterdir()))
    except OSError as error:
        raise disk_error(error, product) from error
    if not is_free:
        raise ProductError(
            f"{product} is there, but is no complete product (it has no {MANIFEST}).",
            advice="Move it elsewhere, then retry.",
        )
    return False


def _unpack_folder(workspace: Workspace) -> Path:
    return workspace.scratch / "unpacked"


def _put_in_place(unpacked: Path, workspace: Workspace) -> None:
    """One rename makes the product; then the archive is kept or removed."""
    product = workspace.product
    try:
        product.parent.mkdir(parents=True, exist_ok=True)
        if product.exists():
            product.rmdir()  # empty, or it would have been refused
        os.rename(unpacked, product)
        sync_folder(product.parent)
        if workspace.settings.keep_archive:
            os.replace(workspace.part_file, workspace.archive)
    except OSError as error:
        raise disk_error(error, product) from error
    _clear(workspace)


def _clear(workspace: Workspace) -> None:
    """Remove what was needed for the download only; the scratch folder too, unless others use it."""
    try:
        remove_part(workspace.part_file)
        shutil.rmtree(_unpack_folder(workspace), ignore_errors=True)
    except OSError as error:
        raise disk_error(error, workspace.scratch) from error
    with suppress(OSError):
        workspace.scratch.rmdir()
