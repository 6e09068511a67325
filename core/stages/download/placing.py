"""The last step: what was made aside gets its final name, and what was needed for that goes."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Callable

from ...errors import ProductError
from ...feedback import Feedback
from ...product.manifest import MANIFEST
from ...product.ordered_bands import OrderedBands
from ...workspace import FILES, UNPACKED, Workspace
from ...workspace.copying import bytes_below
from ...workspace.held_files import patiently
from ...workspace.incoming import Incoming
from ...workspace.synced_files import sync_folder
from .part_file import remove_part
from .plan import disk_error
from .reporting import ByteProgress
from .rooms import Claim

REPLACED = "replaced"
COPYING_FROM = 0.95  # of the stage, where there is something to copy


def is_there(product: Path) -> bool:
    """Whether the product is there; a folder of its name that is no product is refused, never removed.

    :raises ProductError: if something else has its name.
    :raises DiskError: if that cannot be seen.
    """
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


def put_in_place(made: Path, workspace: Workspace, feedback: Feedback, room: Claim, *, has_archive: bool) -> None:
    """Copy what was made to the disk of the product, unless it is there; then one rename makes the product.

    The archive comes first, if it is kept: a product that is there never lacks it. A product of fewer bands that has
    the final name is replaced; one that is no less than this one stays: another computer was quicker.

    :raises FolderGoneError: if the folder is not there any more.
    :raises DiskError: where the disk refuses; what was there before is there again then.
    :raises CancelledError: when cancelled; a resume has nothing to fetch.
    """
    product, incoming = workspace.product, Incoming(workspace)
    is_kept = workspace.settings.keep_archive and has_archive
    workspace.require_folder()
    try:
        product.parent.mkdir(parents=True, exist_ok=True)
        ready = incoming.brought(made, "product", feedback, _copying("Copying", feedback, room))
        if is_kept:
            on_bytes = _copying("Copying the ZIP", feedback, room)
            archive = incoming.brought(workspace.part_file, "archive", feedback, on_bytes)
            patiently(lambda: os.replace(archive, workspace.archive))
        try:
            _rename(ready, product, incoming)
        except OSError:
            if is_kept and archive == workspace.part_file:
                patiently(lambda: os.replace(workspace.archive, archive))
            raise
        sync_folder(product.parent)
    except OSError as error:
        raise disk_error(error, product) from error
    clear(workspace)


def clear(workspace: Workspace) -> None:
    """Remove what was needed for the download only; the scratch folder too, unless others use it.

    :raises DiskError: where the disk refuses.
    """
    try:
        Incoming(workspace).clear()
        remove_part(workspace.part_file)
        for folder in (UNPACKED, FILES, REPLACED):
            shutil.rmtree(workspace.scratch / folder, ignore_errors=True)
    except OSError as error:
        raise disk_error(error, workspace.scratch) from error
    with suppress(OSError):
        workspace.scratch.rmdir()


def clear_incoming(workspace: Workspace) -> None:
    """Remove the copies that a run left which was killed within its last step.

    :raises DiskError: where the disk refuses.
    """
    try:
        Incoming(workspace).clear()
    except OSError as error:
        raise disk_error(error, workspace.product) from error


def sizes_of(workspace: Workspace) -> dict[str, object]:
    """What the scene takes under final names: ``product_bytes``, ``archive_bytes``; each file is looked at.

    :raises DiskError: where the disk refuses.
    """
    try:
        sizes = {"product_bytes": bytes_below(workspace.product), "archive_bytes": bytes_below(workspace.archive)}
    except OSError as error:
        raise disk_error(error, workspace.product) from error
    return {name: size for name, size in sizes.items() if size}


def _copying(text: str, feedback: Feedback, room: Claim) -> Callable[[int, int | None], None]:
    """What counts the bytes of a copy: for whoever watches it, and against the room that was claimed for it."""
    progress, before = ByteProgress(feedback, text, COPYING_FROM, 1.0), 0

    def on_bytes(done: int, total: int | None) -> None:
        nonlocal before
        room.copied(done - before)
        before = done
        progress.at(done, total)

    return on_bytes


def _rename(made: Path, product: Path, incoming: Incoming) -> None:
    if not _has_content(product):
        try:
            with suppress(FileNotFoundError):
                product.rmdir()
            patiently(lambda: os.rename(made, product))
        except OSError:  # another computer may have been quicker by a moment
            if not _is_no_less(product, made):
                raise
    elif not _is_no_less(product, made):
        aside = incoming.folder() / REPLACED
        shutil.rmtree(aside, ignore_errors=True)
        patiently(lambda: os.rename(product, aside))
        try:
            patiently(lambda: os.rename(made, product))
        except OSError:
            patiently(lambda: os.rename(aside, product))
            raise


def _has_content(product: Path) -> bool:
    return product.exists() and any(product.iterdir())


def _is_no_less(product: Path, made: Path) -> bool:
    """Whether the product that has the name already has all bands of another one."""
    if not is_there(product):
        return False
    there, new = OrderedBands.of(product), OrderedBands.of(made)
    return there is None or (new is not None and new.names <= there.names)
