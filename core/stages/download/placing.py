"""The last step: what was made aside gets its final name, and what was needed for that goes."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from ...errors import ProductError
from ...product.manifest import MANIFEST
from ...workspace import FILES, UNPACKED, Workspace
from ...workspace.held_files import patiently
from ...workspace.synced_files import sync_folder
from .part_file import remove_part
from .plan import disk_error

REPLACED = "replaced"


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


def put_in_place(made: Path, workspace: Workspace, *, has_archive: bool) -> None:
    """One rename makes the product; then the archive is kept or removed.

    :param made: on the same file system. A product of fewer bands that has the final name is replaced.
    :raises DiskError: where the disk refuses; what was there before is there again then.
    """
    product = workspace.product
    try:
        product.parent.mkdir(parents=True, exist_ok=True)
        _rename(made, product, workspace.scratch / REPLACED)
        sync_folder(product.parent)
        if workspace.settings.keep_archive and has_archive:
            patiently(lambda: os.replace(workspace.part_file, workspace.archive))
    except OSError as error:
        raise disk_error(error, product) from error
    clear(workspace)


def clear(workspace: Workspace) -> None:
    """Remove what was needed for the download only; the scratch folder too, unless others use it.

    :raises DiskError: where the disk refuses.
    """
    try:
        remove_part(workspace.part_file)
        for folder in (UNPACKED, FILES, REPLACED):
            shutil.rmtree(workspace.scratch / folder, ignore_errors=True)
    except OSError as error:
        raise disk_error(error, workspace.scratch) from error
    with suppress(OSError):
        workspace.scratch.rmdir()


def _rename(made: Path, product: Path, aside: Path) -> None:
    if not product.exists():
        patiently(lambda: os.rename(made, product))
    elif not any(product.iterdir()):
        product.rmdir()
        patiently(lambda: os.rename(made, product))
    else:
        shutil.rmtree(aside, ignore_errors=True)
        patiently(lambda: os.rename(product, aside))
        try:
            patiently(lambda: os.rename(made, product))
        except OSError:
            patiently(lambda: os.rename(aside, product))
            raise
