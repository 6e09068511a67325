"""A product that comes file by file: its manifest first, then all others, each proved before it gets its name.

Source: ``manifest.safe`` lists size and checksum of all files but itself, ``rep_info`` and the pictures in ``HTML``
(``core.product.manifest``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from ...errors import ProductError
from ...feedback import Feedback
from ...product.empty_folders import missing_folders
from ...product.manifest import ALGORITHMS, MANIFEST, ManifestEntry
from ...product.ordered_bands import OrderedBands
from ...product.rebuilt import Rebuilt, is_indispensable, may_be_other
from ...product.safe import SafeProduct
from ...workspace import Workspace
from ...workspace.synced_files import link_or_copy, sync_file, sync_folder
from .plan import TREE_ROOM_FACTOR, claim_room, disk_error
from .proved_files import ProvedFiles
from .rooms import Claim
from .source import RemoteFile, RemoteTree, Source
from .tree_list import ADVICE, described, listed_files, require_bands

PARTS = "parts"


def fetch_tree(
    source: Source,
    remote: RemoteTree,
    workspace: Workspace,
    into: Path,
    feedback: Feedback,
    room: Claim,
    ordered: OrderedBands | None = None,
) -> tuple[Path, dict[str, object]]:
    """Fetch a product's files into a folder aside.

    What an earlier attempt finished there is kept, and a product of fewer bands under the final name is gone on from.

    :param into: a folder of our own; unfinished files lie in it too.
    :param ordered: the bands that are wanted; ``None``: the whole product.
    :param room: what it may take of the disk.
    :returns: the product; and ``bytes`` and ``files`` of it, the ``checksum`` of its manifest (``sha256:…``), whether
        all of it that the manifest lists was ``verified`` against a checksum, and whether it is ``partial``; of a
        rebuilt product ``left_out`` and ``other``, see :class:`Rebuilt`.
    :raises ProductError: if the source lacks files of the manifest, or has a file that is twice not what it says.
    :raises SceneQueueError: what else failed, with cause and advice; what a resume can use is kept.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    listed = listed_files(remote, source.title, ordered)
    size_bytes = sum(file.size_bytes for file in listed.values())
    tree = _Tree(source, workspace, into, feedback)
    tree.take_over(workspace.product)
    claim_room(workspace, size_bytes, _bytes_in(into), room, TREE_ROOM_FACTOR)
    manifest = tree.manifest(listed[MANIFEST])
    entries = {entry.href: entry for entry in manifest.entries if ordered is None or ordered.takes(entry.href)}
    left_out = _left_out(entries, remote, source.title, feedback)
    require_bands(entries, ordered, feedback)
    is_rebuilt = bool(remote.rebuilt_by)
    files = tuple(
        described(file, entries.get(path), manifest, is_rebuilt=is_rebuilt)
        for path, file in listed.items()
        if path != MANIFEST
    )
    tree.fetch_all(files)
    other = tree.other_bytes(entries.values()) if is_rebuilt else []
    rebuilt = Rebuilt(remote.rebuilt_by, frozenset(left_out), frozenset(other))
    return tree.folder, {"files": len(files) + 1, **_finished(tree, entries, ordered, rebuilt)}


def _finished(
    tree: _Tree, entries: Mapping[str, ManifestEntry], ordered: OrderedBands | None, rebuilt: Rebuilt
) -> dict[str, object]:
    """Finish a product whose files are all there; returns what is told of it."""
    unproved = {path for path in rebuilt.left_out | rebuilt.other if not _is_for_browsers(path)}
    facts: dict[str, object] = {
        "bytes": _bytes_in(tree.folder),
        "checksum": f"sha256:{tree.finish(ordered, rebuilt)}",
        "verified": not unproved and all(entry.checksum_name in ALGORITHMS for entry in entries.values()),
        "partial": ordered is not None,
    }
    if rebuilt.by:
        facts.update(left_out=sorted(rebuilt.left_out), other=sorted(rebuilt.other))
    return facts


class _Tree:
    """The folder that a product is put together in."""

    def __init__(self, source: Source, workspace: Workspace, into: Path, feedback: Feedback) -> None:
        self.folder = into / workspace.name.safe_folder
        self._workspace = workspace
        self._was_there = workspace.settings.folder.is_dir()
        self._source = source
        self._feedback = feedback
        name, parts = workspace.name.safe_folder, into / PARTS
        self._files = ProvedFiles(source, name, self.folder, parts, feedback, self._require_places)
        self.manifest = self._files.manifest

    def take_over(self, product: Path) -> None:
        """Have the files of a product that is there already; it stays as it is."""
        for path in product.rglob("*"):
            target = self.folder / path.relative_to(product)
            self._feedback.raise_if_cancelled()  # on another disk these are copies
            try:
                if path.is_file() and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    link_or_copy(path, target)
            except OSError as error:
                raise disk_error(error, target) from error

    def fetch_all(self, files: tuple[RemoteFile, ...]) -> None:
        """Fetch what is not there yet; what does not belong to the product goes."""
        self._remove_strays({MANIFEST, *(file.path for file in files)})
        self._files.fetch(files)

    def other_bytes(self, entries: Iterable[ManifestEntry]) -> list[str]:
        """The files of metadata that are not what the manifest says; told, and taken as they are."""
        texts = [entry for entry in entries if may_be_other(entry.href) and (self.folder / entry.href).is_file()]
        other = [entry.href for entry in texts if not self._is_as_said(entry)]
        for path in other:
            self._feedback.note(f"{self._source.title} has another {path} than the {MANIFEST} says.", warning=True)
        return other

    def _is_as_said(self, entry: ManifestEntry) -> bool:
        algorithm = ALGORITHMS.get(entry.checksum_name)
        checksum = entry.checksum if algorithm else ""
        file = RemoteFile(entry.href, "", entry.size_bytes, algorithm or "md5", checksum, path=entry.href)
        target = self.folder / entry.href
        try:
            return target.stat().st_size == entry.size_bytes and self._files.has_right_sum(file)
        except OSError as error:
            raise disk_error(error, target) from error

    def finish(self, ordered: OrderedBands | None, rebuilt: Rebuilt) -> str:
        """Say what was ordered, make the folders that are empty, write all names through to the disk.

        :param rebuilt: is written into the product, if it was.
        :returns: the manifest's SHA-256.
        """
        try:
            if ordered is not None:
                sync_file(ordered.write(self.folder))
            if rebuilt.by:
                sync_file(rebuilt.write(self.folder))
            for path in missing_folders(SafeProduct.open(self.folder)):
                (self.folder / path).mkdir(parents=True, exist_ok=True)
            for folder in [self.folder, *(path for path in self.folder.rglob("*") if path.is_dir())]:
                sync_folder(folder)
            return hashlib.sha256((self.folder / MANIFEST).read_bytes()).hexdigest()
        except OSError as error:
            raise disk_error(error, self.folder) from error

    def _remove_strays(self, wanted: set[str]) -> None:
        for path in self.folder.rglob("*"):
            if path.is_file() and path.relative_to(self.folder).as_posix() not in wanted:
                self._files.remove(path)

    def _require_places(self) -> None:
        """Have nothing made where the folder went meanwhile."""
        if self._was_there:
            self._workspace.require_places()


def _left_out(entries: Collection[str], remote: RemoteTree, title: str, feedback: Feedback) -> list[str]:
    """The files that are wanted and the source does not have, where a product may be without them.

    :raises ProductError: naming those that it may not be without.
    """
    listed = {file.path for file in remote.files}
    missing = [path for path in entries if path not in listed]
    may_lack = (lambda path: not is_indispensable(path)) if remote.rebuilt_by else _is_for_browsers
    serious = [path for path in missing if not may_lack(path)]
    if serious:
        more = f" and {len(serious) - 3} more" if len(serious) > 3 else ""
        raise ProductError(
            f"{title} lacks files that the {MANIFEST} lists: {', '.join(serious[:3])}{more}.", advice=ADVICE
        )
    for path in missing:
        is_felt = not _is_for_browsers(path)
        why = f"The product, rebuilt by {remote.rebuilt_by}, is without it." if is_felt else "Nothing needs it."
        feedback.note(f"{title} lacks {path}. {why}", warning=is_felt)
    return missing


def _is_for_browsers(path: str) -> bool:
    """Object stores leave it out, and nothing that reads a product needs it."""
    return path.startswith("HTML/")


def _bytes_in(folder: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise disk_error(error, folder) from error
