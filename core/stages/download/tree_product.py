"""A product that comes file by file: its manifest first, then all others, each proved before it gets its name.

Source: ``manifest.safe`` lists size and checksum of all files but itself, ``rep_info`` and the pictures in ``HTML``
(``core.product.manifest``).
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Callable

from ...errors import ProductError, ServiceError, TransferError
from ...feedback import Feedback
from ...network import Stream, retrying
from ...product.empty_folders import missing_folders
from ...product.manifest import MANIFEST, Manifest, ManifestEntry
from ...product.safe import BandImage, SafeProduct
from ...workspace import Workspace
from .archive import sync_folder
from .file_names import MAX_ENTRIES, is_inside, name_files_twice
from .lane_crew import LaneCrew, LaneUse
from .part_file import PartFile, remove_part
from .plan import TREE_ROOM_FACTOR, FreeBytes, check_room, disk_error
from .reporting import ByteProgress
from .source import RemoteFile, RemoteTree, Source
from .transfer import fetch

PARTS = "parts"
LARGEST_PAGE_BYTES = 16 * 1024 * 1024
_ALGORITHMS = {"MD5": "md5", "SHA3-256": "sha3_256"}
_FOR_BROWSERS = "HTML/"  # object stores leave it out, and nothing that reads a product needs it
_BLOCK = 1024 * 1024
_ADVICE = "Try again another day, or fetch it from another service."


def fetch_tree(
    source: Source, remote: RemoteTree, workspace: Workspace, into: Path, feedback: Feedback, free: FreeBytes
) -> tuple[Path, dict[str, object]]:
    """Fetch a product's files into a folder aside. What an earlier attempt finished there is kept.

    :param into: a folder of our own; unfinished files lie in it too.
    :param free: bytes that are free on a disk.
    :returns: the product; and ``bytes`` and ``files`` of it, the ``checksum`` of its manifest (``sha256:…``), and
        whether all that the manifest lists was ``verified`` against a checksum.
    :raises ProductError: if the source lacks files of the manifest, or has a file that is twice not what it says.
    :raises SceneQueueError: what else failed, with cause and advice; what a resume can use is kept.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    listed = _listed(remote, source.title)
    check_room(
        workspace.product.parent,
        sum(file.size_bytes for file in remote.files),
        _bytes_in(into),
        free,
        TREE_ROOM_FACTOR,
    )
    tree = _Tree(source, into, workspace.name.safe_folder, feedback)
    manifest = tree.manifest(listed[MANIFEST])
    files = _of_manifest(listed, manifest, remote.is_partial, source.title, feedback)
    tree.fetch_all(files)
    checksum = tree.finish()
    proved = {entry.href for entry in manifest.entries if entry.checksum_name in _ALGORITHMS}
    facts: dict[str, object] = {
        "bytes": sum(file.stat().st_size for file in tree.folder.rglob("*") if file.is_file()),
        "files": len(files) + 1,
        "checksum": f"sha256:{checksum}",
        "verified": all(entry.href in proved for entry in manifest.entries),
    }
    return tree.folder, facts


class _Tree:
    """The folder that a product is put together in."""

    def __init__(self, source: Source, into: Path, root: str, feedback: Feedback) -> None:
        self.folder = into / root
        self._parts = into / PARTS
        self._source = source
        self._feedback = feedback
        self._meter = _Meter((), feedback)

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
                        advice=_ADVICE,
                    ) from error
                self._feedback.note(f"{error.message} It is fetched once more.", warning=True)
        raise AssertionError("the loop ends by itself")

    def fetch_all(self, files: tuple[RemoteFile, ...]) -> None:
        """Fetch what is not there yet; what does not belong to the product goes."""
        self._remove_strays({MANIFEST, *(file.path for file in files)})
        self._meter = _Meter(files, self._feedback)
        self._fetch_over_lanes([file for file in files if not self._is_there(file)])

    def finish(self) -> str:
        """Make the folders that are empty, write all names through to the disk; returns the manifest's SHA-256."""
        try:
            for path in missing_folders(SafeProduct.open(self.folder)):
                (self.folder / path).mkdir(parents=True, exist_ok=True)
            for folder in [self.folder, *(path for path in self.folder.rglob("*") if path.is_dir())]:
                sync_folder(folder)
            return hashlib.sha256((self.folder / MANIFEST).read_bytes()).hexdigest()
        except OSError as error:
            raise disk_error(error, self.folder) from error

    def _fetch_over_lanes(self, files: list[RemoteFile]) -> None:
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
        if _is_small(file):
            content = retrying(lambda: _read_small(self._source, file, feedback), feedback)
            _write_through(part_file, content)
        else:
            with PartFile(part_file, file.key, file.algorithm) as part:
                part.take_up(feedback)
                _fetch_of_right_length(file, part, watched, feedback, on_bytes, self._source.title)
        self._place(part_file, file)
        self._meter.at(file, file.size_bytes)

    def _place(self, part_file: Path, file: RemoteFile) -> None:
        target = self.folder / file.path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(part_file, target)
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
                self._meter.at(file, size_bytes)
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


class _Meter:
    """Progress over the bytes of all files; called by several threads."""

    def __init__(self, files: Iterable[RemoteFile], feedback: Feedback) -> None:
        self._done: dict[str, int] = {}
        self._sum = 0
        self._total = sum(file.size_bytes for file in files)
        self._progress = ByteProgress(feedback, "Downloading", 0.0, 1.0)
        self._lock = threading.Lock()

    def at(self, file: RemoteFile, done: int) -> None:
        """So many bytes of a file are there; it may be fewer than before, where it begins again."""
        with self._lock:
            counted = min(done, file.size_bytes)
            self._sum += counted - self._done.get(file.path, 0)
            self._done[file.path] = counted
            self._progress.at(self._sum, self._total or None)


def _listed(remote: RemoteTree, title: str) -> dict[str, RemoteFile]:
    """The files of a list by their paths, none of them hostile."""
    paths = [file.path for file in remote.files]
    hostile = next((path for path in paths if not is_inside(path)), None)
    if hostile is not None:
        raise ProductError(
            f"{title} lists the name {hostile[:80]!r}, which leads out of its folder or cannot be written.",
            advice=_ADVICE,
        )
    if len(paths) > MAX_ENTRIES or name_files_twice(paths):
        raise ProductError(f"{title} lists a product of too many files, or a file twice.", advice=_ADVICE)
    if MANIFEST not in paths:
        raise ProductError(f"{title} lists the product without its {MANIFEST}.", advice=_ADVICE)
    return {file.path: file for file in remote.files}


def _of_manifest(
    listed: Mapping[str, RemoteFile], manifest: Manifest, is_partial: bool, title: str, feedback: Feedback
) -> tuple[RemoteFile, ...]:
    """All files to be fetched but the manifest, with what it says of them.

    :raises ProductError: naming the files that the source does not have.
    """
    entries = {entry.href: entry for entry in manifest.entries}
    missing = [] if is_partial else [path for path in entries if path not in listed]
    serious = [path for path in missing if not path.startswith(_FOR_BROWSERS)]
    if serious:
        more = f" and {len(serious) - 3} more" if len(serious) > 3 else ""
        raise ProductError(
            f"{title} lacks files that the {MANIFEST} lists: {', '.join(serious[:3])}{more}.", advice=_ADVICE
        )
    for path in missing:
        feedback.note(f"{title} lacks {path}. Nothing needs it.")
    others = (file for path, file in listed.items() if path != MANIFEST)
    return tuple(_described(file, entries.get(file.path), manifest) for file in others)


def _described(file: RemoteFile, entry: ManifestEntry | None, manifest: Manifest) -> RemoteFile:
    if entry is None:
        return file
    algorithm = _ALGORITHMS.get(entry.checksum_name)
    is_sure = manifest.sizes_are_true or BandImage.of(Path(entry.href)) is not None  # Sen2Cor on Windows sums up text
    return replace(
        file,
        size_bytes=entry.size_bytes if manifest.sizes_are_true else file.size_bytes,
        algorithm=algorithm or "md5",
        checksum=entry.checksum if algorithm and is_sure else "",
    )


def _fetch_of_right_length(
    file: RemoteFile,
    part: PartFile,
    opening: _WatchedOpening,
    feedback: Feedback,
    on_bytes: Callable[[int, int | None], None],
    title: str,
) -> None:
    """Fetch a file; without a checksum its length must be right."""
    for is_last in (False, True):
        fetch(file, part, opening, feedback, on_bytes, title)
        if file.checksum or file.path == MANIFEST or part.offset == file.size_bytes:
            return
        length = part.offset
        part.begin_again()
        if is_last:
            raise ProductError(
                f"{file.name} is faulty at {title}: it has {length} bytes instead of {file.size_bytes}.",
                advice=_ADVICE,
            )


def _is_small(file: RemoteFile) -> bool:
    """Whether a file is read at once: a page, which the engine would take for one of maintenance; what may be empty."""
    return file.path.lower().endswith((".html", ".htm")) or (not file.size_bytes and file.path != MANIFEST)


def _read_small(source: Source, file: RemoteFile, feedback: Feedback) -> bytes:
    """Read a file.

    :raises TransferError: if it is not what the manifest says.
    """
    content = b""
    with source.open(file, {}, feedback) as stream:
        if stream.status != 200:
            raise ServiceError(f"{source.title} answered the download with status {stream.status}.")
        announced = stream.headers.get("Content-Length", "")
        for chunk in stream.chunks():
            content += chunk
            if len(content) > LARGEST_PAGE_BYTES:
                raise ProductError(f"{file.name} at {source.title} is far too large.", advice=_ADVICE)
    is_cut = announced.isdigit() and len(content) != int(announced)
    is_other = bool(file.size_bytes) and len(content) != file.size_bytes
    digest = hashlib.new(file.algorithm, content, usedforsecurity=False).hexdigest()
    if is_cut or is_other or (file.checksum and digest != file.checksum):
        raise TransferError(f"{source.title} sent something else for {file.name}.", advice=_ADVICE)
    return content


def _write_through(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_error(error, path) from error


def _bytes_in(folder: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise disk_error(error, folder) from error
