"""The folder that files of a product are fetched into: each is proved before it gets its name there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Callable

from ...errors import ProductError, SceneQueueError, TransferError
from ...feedback import Feedback
from ...network import Lanes, Stream, retrying
from ...product.manifest import MANIFEST, Manifest
from ...workspace.held_files import patiently
from ...workspace.synced_files import write_through
from .lane_crew import FetchFile, LaneCrew, LanesBesides, LaneUse
from .part_file import PartFile, remove_part
from .plan import disk_error
from .reporting import FilesProgress
from .small_file import is_small, read_small
from .source import RemoteFile, Source
from .transfer import fetch
from .tree_list import ADVICE

_BLOCK = 1024 * 1024

OnFault = Callable[[RemoteFile, SceneQueueError], None]


class ProvedFiles:
    """Files of one product on their way from a source to a folder.

    :param name: of the product, for sentences.
    :param folder: gets them at their paths below the product's folder.
    :param parts: for those that are unfinished, on the same file system.
    :param require_places: raises where the folder went meanwhile; called before anything is made in it.
    :param on_fault: told of a file that the source has otherwise than it should be, and the others go on; ``None``:
        that ends them all.
    """

    def __init__(
        self,
        source: Source,
        name: str,
        folder: Path,
        parts: Path,
        feedback: Feedback,
        require_places: Callable[[], None],
        on_fault: OnFault | None = None,
    ) -> None:
        self.folder = folder
        self._source, self._name, self._parts = source, name, parts
        self._feedback = feedback
        self._require_places = require_places
        self._on_fault = on_fault
        self._meter = FilesProgress((), feedback)

    def fetch(self, files: Iterable[RemoteFile]) -> None:
        """Fetch those that are not there yet, one a lane, and tell the progress over all of them.

        When no file waits any more, those under way have the lanes that are left.

        :raises SceneQueueError: what failed, with cause and advice; what a resume can use is kept.
        :raises CancelledError: when cancelled; the bytes so far are kept.
        """
        files = tuple(files)
        self._meter = FilesProgress(files, self._feedback)
        self._fetch_missing(files, self._fetch_or_tell)

    def manifest(self, file: RemoteFile) -> Manifest:
        """Fetch the manifest and read it; one that cannot be read is fetched once more.

        :raises ProductError: if it is faulty at the source.
        :raises SceneQueueError, CancelledError: as :meth:`fetch`.
        """
        for is_last in (False, True):
            self._fetch_missing([file], self._fetch)
            try:
                return Manifest.read(self.folder / MANIFEST)
            except ProductError as error:
                self.remove(self.folder / MANIFEST)
                if is_last:
                    raise ProductError(
                        f"The {MANIFEST} of {self._name} is faulty at {self._source.title}. {error.message}",
                        advice=ADVICE,
                    ) from error
                self._feedback.note(f"{error.message} It is fetched once more.", warning=True)
        raise AssertionError("the loop ends by itself")

    def has_right_sum(self, file: RemoteFile) -> bool:
        """Whether a file that is there is the one that is meant, as far as a checksum tells.

        :raises OSError: if it cannot be read.
        """
        if not file.checksum:
            return True  # it got its name when it was complete
        digest = hashlib.new(file.algorithm, usedforsecurity=False)
        with (self.folder / file.path).open("rb") as opened:
            while block := opened.read(_BLOCK):
                self._feedback.raise_if_cancelled()
                digest.update(block)
        return digest.hexdigest() == file.checksum

    def remove(self, path: Path) -> None:
        """Remove a file.

        :raises DiskError: where the disk refuses.
        """
        try:
            path.unlink()
        except OSError as error:
            raise disk_error(error, path) from error

    def _fetch_missing(self, files: Iterable[RemoteFile], fetch_file: FetchFile) -> None:
        missing = [file for file in files if not self._is_there(file)]
        if not missing:
            return
        self._feedback.progress(None, f"Waiting for a connection to {self._source.title}")
        with self._source.lanes.own(self._feedback):
            LaneCrew(self._source.lanes, fetch_file, self._feedback).fetch_all(missing)

    def _fetch_or_tell(self, file: RemoteFile, feedback: Feedback, use: LaneUse) -> None:
        try:
            self._fetch(file, feedback, use)
        except (ProductError, TransferError) as error:
            if self._on_fault is None:
                raise
            self._on_fault(file, error)

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
            if size_bytes == (file.size_bytes or size_bytes) and self.has_right_sum(file):
                self._meter.was_there(file)
                return True
        except OSError as error:
            raise disk_error(error, target) from error
        self.remove(target)
        return False


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
