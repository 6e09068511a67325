"""What a source lists of a product's files, held against its manifest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ...errors import ProductError
from ...feedback import Feedback
from ...product.manifest import ALGORITHMS, MANIFEST, Manifest, ManifestEntry
from ...product.ordered_bands import MARKER, OrderedBands
from ...product.rebuilt import may_be_other
from ...product.safe import BandImage
from .file_names import MAX_ENTRIES, is_inside, name_files_twice
from .source import RemoteFile, RemoteTree

ADVICE = "Try again another day, or fetch it from another service."


def listed_files(remote: RemoteTree, title: str, ordered: OrderedBands | None) -> dict[str, RemoteFile]:
    """The files of a list that are wanted, by their paths; none of the list is hostile."""
    paths = [file.path for file in remote.files]
    hostile = next((path for path in paths if not is_inside(path)), None)
    if hostile is not None:
        raise ProductError(
            f"{title} lists the name {hostile[:80]!r}, which leads out of its folder or cannot be written.",
            advice=ADVICE,
        )
    if len(paths) > MAX_ENTRIES or name_files_twice(paths):
        raise ProductError(f"{title} lists a product of too many files, or a file twice.", advice=ADVICE)
    if MANIFEST not in paths:
        raise ProductError(f"{title} lists the product without its {MANIFEST}.", advice=ADVICE)
    wanted = [file for file in remote.files if ordered is None or ordered.takes(file.path)]
    return {file.path: file for file in wanted if file.path != MARKER}


def require_bands(paths: Collection[str], ordered: OrderedBands | None, feedback: Feedback) -> None:
    """Make sure that some of a product's files are images of the bands that are ordered.

    :raises ProductError: if there is none.
    """
    if ordered is None:
        return
    images = (BandImage.of(Path(path)) for path in paths)
    lacking = ordered.names - {image.band for image in images if image is not None}
    if lacking == ordered.names:
        raise ProductError(
            f"The product has no image of {', '.join(sorted(lacking))}.", advice="Order bands that it has."
        )
    if lacking:
        feedback.note(f"The product has no image of {', '.join(sorted(lacking))}.", warning=True)


def described(
    file: RemoteFile, entry: ManifestEntry | None, manifest: Manifest, *, is_rebuilt: bool = False
) -> RemoteFile:
    """A file of a list with what the manifest says of it, if it says something.

    :param is_rebuilt: whether the archive may keep text with other bytes than the manifest says.
    """
    if entry is None or (is_rebuilt and may_be_other(file.path)):
        return file
    algorithm = ALGORITHMS.get(entry.checksum_name)
    is_sure = manifest.sizes_are_true or BandImage.of(Path(entry.href)) is not None  # Sen2Cor on Windows sums up text
    return replace(
        file,
        size_bytes=entry.size_bytes if manifest.sizes_are_true else file.size_bytes,
        algorithm=algorithm or "md5",
        checksum=entry.checksum if algorithm and is_sure else "",
    )
