"""The stage: from a scene to its product under its final name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ...errors import CancelledError, DiskError, ErrorKind, ProductError, SceneQueueError
from ...feedback import Feedback
from ...product.manifest import MANIFEST
from ...scene import Scene
from ...workspace import Workspace
from .archive import sync_folder
from .archived_product import fetch_archived
from .part_file import remove_part
from .plan import FreeBytes, disk_error, free_bytes
from .source import RemoteFile, RemoteTree, Source
from .tree_product import fetch_tree

UNPACKED, FILES = "unpacked", "files"  # of a product in the making, from an archive and file by file


class DownloadStage:
    """Fetches a scene's product from the first source that delivers it, verified.

    :param sources: where from, in the order in which they are tried; the next one is asked where one fails for good.
    :param free: bytes that are free on a disk.
    """

    def __init__(self, sources: Sequence[Source], *, free: FreeBytes = free_bytes) -> None:
        self._sources = tuple(sources)
        self._free = free

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Make the scene's product be under ``workspace.product``.

        :returns: ``bytes`` that were fetched, their ``checksum``, whether they were ``verified`` against a
            published one, and the ``source``; for a product that was there already ``source`` is ``disk``. ``tried``
            names the sources that failed before, each with its reason.
        :raises SceneQueueError: what failed, with cause and advice; nothing is under the final name then, and what
            a resume can use is kept.
        :raises CancelledError: when cancelled; the bytes so far are kept.
        """
        if _is_there(workspace.product):
            feedback.note(f"{workspace.name.text} is there already.")
            _clear(workspace)
            return {"bytes": 0, "checksum": "", "verified": False, "source": "disk"}
        failures: list[tuple[Source, SceneQueueError]] = []
        for source in self._sources:
            try:
                facts = self._fetched(source, scene, workspace, feedback)
            except (CancelledError, DiskError):
                raise
            except SceneQueueError as error:
                failures.append((source, error))
                feedback.note(f"{source.title}: {error.message}", warning=True)
            else:
                tried = {"tried": [f"{one.service}: {error.message}" for one, error in failures]} if failures else {}
                return {**facts, **tried}
        raise _of_all(failures)

    def _fetched(self, source: Source, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        feedback.progress(0.0, "Looking up")
        remote = source.locate(scene, feedback)
        if isinstance(remote, RemoteTree):
            into = workspace.scratch / FILES
            product, facts = fetch_tree(source, remote, workspace, into, feedback, self._free)
        else:
            into = workspace.scratch / UNPACKED
            product, facts = fetch_archived(source, remote, workspace, into, feedback, self._free)
        _put_in_place(product, workspace, has_archive=isinstance(remote, RemoteFile))
        return {**facts, "source": source.service}


def _of_all(failures: Sequence[tuple[Source, SceneQueueError]]) -> SceneQueueError:
    """The error to end with where every source failed: one that time may mend, else the first; it names the others."""
    chosen = next((error for _, error in failures if error.kind is ErrorKind.TEMPORARY), failures[0][1])
    others = [f"{source.title}: {error.message}" for source, error in failures if error is not chosen]
    if others:
        chosen.message = " ".join([chosen.message, "Tried besides:", *others])
    return chosen


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


def _put_in_place(unpacked: Path, workspace: Workspace, *, has_archive: bool) -> None:
    """One rename makes the product; then the archive is kept or removed."""
    product = workspace.product
    try:
        product.parent.mkdir(parents=True, exist_ok=True)
        if product.exists():
            product.rmdir()  # empty, or it would have been refused
        os.rename(unpacked, product)
        sync_folder(product.parent)
        if workspace.settings.keep_archive and has_archive:
            os.replace(workspace.part_file, workspace.archive)
    except OSError as error:
        raise disk_error(error, product) from error
    _clear(workspace)


def _clear(workspace: Workspace) -> None:
    """Remove what was needed for the download only; the scratch folder too, unless others use it."""
    try:
        remove_part(workspace.part_file)
        for folder in (UNPACKED, FILES):
            shutil.rmtree(workspace.scratch / folder, ignore_errors=True)
    except OSError as error:
        raise disk_error(error, workspace.scratch) from error
    with suppress(OSError):
        workspace.scratch.rmdir()
