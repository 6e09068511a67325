"""A product that comes file by file: its manifest first, then all others, each proved before it gets its name.

Source: ``manifest.safe`` lists size and checksum of all files but itself, ``rep_info`` and the pictures in ``HTML``
(``core.product.manifest``).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Callable

from ...errors import ProductError
from ...feedback import Feedback
from ...network import Lanes, Stream, retrying
from ...product.empty_folders import missing_folders
from ...product.manifest import MANIFEST, Manifest, ManifestEntry
from ...product.ordered_bands import OrderedBands
from ...product.rebuilt import Rebuilt, is_indispensable, may_be_other
from ...product.safe import SafeProduct
from ...workspace import Workspace
from ...workspace.held_files import patiently
from ...workspace.synced_files import link_or_copy, sync_file, sync_folder, write_through
from .lane_crew import LaneCrew, LanesBesides, LaneUse
from .part_file import PartFile, remove_part
from .plan import TREE_ROOM_FACTOR, claim_room, disk_error
from .reporting import FilesProgress
from .rooms import Claim
from .small_file import is_small, read_small
from .source import RemoteFile, RemoteTree, Source
from .transfer import fetch
from .tree_list import ADVICE, ALGORITHMS, described, listed_files, require_bands

PARTS = "parts"
_BLOCK = 1024 * 1024


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
        self._parts = into / PARTS
        self._workspace = workspace
        self._was_there = workspace.settings.folder.is_dir()
        self._source = source
        self._feedback = feedback
        self._meter = FilesProgress((), feedback)

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

    def manifest(self, file: RemoteFile) -> Manifest:
        """Fetch the manifest and read it; one that cannot be read is fetched once more.

        :raises ProductError: if it is faulty at the source.
        """
        for is_last in (False, True):
            if not self._is_there(file):
                self._fetch_over_lanes([file])
            try:
                return Manifest.read(self.folder / MANIFEST)
            except ProductError as error:
                self._remove(self.folder / MANIFEST)
                if is_last:
                    raise ProductError(
                        f"The {MANIFEST} of {self.folder.name} is faulty at {self._source.title}. {error.message}",
                        advice=ADVICE,
                    ) from error
                self._feedback.note(f"{error.message} It is fetched once more.", warning=True)
        raise AssertionError("the loop ends by itself")

    def fetch_all(self, files: tuple[RemoteFile, ...]) -> None:
        """Fetch what is not there yet; what does not belong to the product goes."""
        self._remove_strays({MANIFEST, *(file.path for file in files)})
        self._meter = FilesProgress(files, self._feedback)
        self._fetch_over_lanes([file for file in files if not self._is_there(file)])

    def other_bytes(self, entries: Iterable[ManifestEntry]) -> list[str]:
        """The files of metadata that are not what the manifest says; told, and taken as they are."""
        texts = [entry for entry in entries if may_be_other(entry.href) and (self.folder / entry.href).is_file()]
        other = [entry.href for entry in texts if not self._is_as_said(entry)]
        for path in other:
            self._feedback.note(f"{self._source.title} has another {path} than the {MANIFEST} says.", warning=True)
        return other

    def _is_as_said(self, entry: ManifestEntry) -> bool:
        algorithm = ALGORITHMS.get(entry.checksum_name)
        file = RemoteFile(entry.href, "", entry.size_bytes, algorithm or "md5", entry.checksum if algorithm else "")
        target = self.folder / entry.href
        try:
            return target.stat().st_size == entry.size_bytes and self._has_right_sum(file, target)
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

    def _fetch_over_lanes(self, files: list[RemoteFile]) -> None:
        """Fetch files, one a lane; when no file waits any more, those under way have the lanes that are left."""
        if not files:
            return
        self._feedback.progress(None, f"Waiting for a connection to {self._source.title}")
        with self._source.lanes.own(self._feedback):
            LaneCrew(self._source.lanes, self._fetch, self._feedback).fetch_all(files)

    def _fetch(self, file: RemoteFile, feedback: Feedback, use: LaneUse) -> None:
        """Fetch one file; called by several threads at once, never for the same file."""
        part_file = self._parts / f"{hashlib.sha256(file.path.encode()).hexdigest()[:16]}.part"
        watched = _WatchedOpening(self._source, file)

        def on_bytes(done: int, _total: int | None) -> None:
            self._meter.at(file, done)
            use.got_further(can_resume=watched.has_ranges)

        use.got_further(can_resume=True)
        if is_small(file):
            content = retrying(lambda: read_small(self._source, file, feedback), feedback)
            self._require_places()
            try:
                write_through(part_file, content)
            except OSError as error:
                raise disk_error(error, part_file) from error
        else:
            self._require_places()
            with PartFile(part_file, file.key, file.algorithm) as part:
                part.take_up(feedback)
                lanes = LanesBesides(self._source.lanes)
                _fetch_of_right_length(file, part, watched, feedback, on_bytes, self._source.title, lanes)
        self._place(part_file, file)
        self._meter.at(file, file.size_bytes)

    def _require_places(self) -> None:
        """Have nothing made where the folder went meanwhile."""
        if self._was_there:
            self._workspace.require_places()

    def _place(self, part_file: Path, file: RemoteFile) -> None:
        target = self.folder / file.path
        self._require_places()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            patiently(lambda: os.replace(part_file, target))
            remove_part(part_file)
        except OSError as error:
            raise disk_error(error, target) from error

    def _is_there(self, file: RemoteFile) -> bool:
        """Whether an earlier attempt finished a file; one that is not what it should be is removed."""
        target = self.folder / file.path
        try:
            if not target.is_file():
                return False
            size_bytes = target.stat().st_size
            if size_bytes == (file.size_bytes or size_bytes) and self._has_right_sum(file, target):
                self._meter.was_there(file)
                return True
        except OSError as error:
            raise disk_error(error, target) from error
        self._remove(target)
        return False

    def _has_right_sum(self, file: RemoteFile, target: Path) -> bool:
        if not file.checksum:
            return True  # it got its name when it was complete
        digest = hashlib.new(file.algorithm, usedforsecurity=False)
        with target.open("rb") as opened:
            while block := opened.read(_BLOCK):
                self._feedback.raise_if_cancelled()
                digest.update(block)
        return digest.hexdigest() == file.checksum

    def _remove_strays(self, wanted: set[str]) -> None:
        for path in self.folder.rglob("*"):
            if path.is_file() and path.relative_to(self.folder).as_posix() not in wanted:
                self._remove(path)

    def _remove(self, path: Path) -> None:
        try:
            path.unlink()
        except OSError as error:
            raise disk_error(error, path) from error


class _WatchedOpening:
    """Asks the source for a file, and remembers whether it would give a part of it."""

    def __init__(self, source: Source, file: RemoteFile) -> None:
        self.has_ranges = False
        self._source = source
        self._file = file

    @contextmanager
    def __call__(self, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        with self._source.open(self._file, headers, feedback) as stream:
            self.has_ranges = stream.status == 206 or stream.headers.get("Accept-Ranges", "").lower() == "bytes"
            yield stream


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


def _fetch_of_right_length(
    file: RemoteFile,
    part: PartFile,
    opening: _WatchedOpening,
    feedback: Feedback,
    on_bytes: Callable[[int, int | None], None],
    title: str,
    lanes: Lanes,
) -> None:
    """Fetch a file; without a checksum its length must be right."""
    for is_last in (False, True):
        fetch(file, part, opening, feedback, on_bytes, title, lanes)
        if file.checksum or file.path == MANIFEST or part.offset == file.size_bytes:
            return
        length = part.offset
        part.begin_again()
        if is_last:
            raise ProductError(
                f"{file.name} is faulty at {title}: it has {length} bytes instead of {file.size_bytes}.",
                advice=ADVICE,
            )


def _bytes_in(folder: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise disk_error(error, folder) from error
