"""Single files of a product that is there already: those that are missing or damaged, fetched once more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...errors import CancelledError, DiskError, FolderGoneError, ProductError, SceneQueueError
from ...feedback import Feedback
from ...product.manifest import MANIFEST, Manifest
from ...scene import Scene
from .all_failed import error_of_all
from .plan import disk_error
from .proved_files import ProvedFiles
from .rooms import Claim, Rooms
from .source import RemoteFile, RemoteTree, Source
from .tree_list import ADVICE, described, listed_files
from .watched_source import DiskWatch, WatchedSource

PARTS = ".parts"


def refetch_files(
    sources: Sequence[Source],
    scene: Scene,
    paths: Sequence[str],
    into: Path,
    feedback: Feedback,
    rooms: Rooms | None = None,
) -> None:
    """Fetch single files of a scene's product, each from the first source that has it as the manifest says.

    A ``manifest.safe`` that lies in ``into`` is what they are proved against; where there is none, a source's own comes
    first and stays there. What an earlier attempt brought is not fetched again.

    :param sources: in the order in which they are asked; one of archives only is passed over.
    :param paths: below the product's folder, with ``/``.
    :param into: a folder of our own that is there and gets them, at these paths.
    :param rooms: what all downloads of the process take of the disks; ``None``: this one is alone.
    :raises ProductError: if no source has one of them as it should be; the others are there then.
    :raises SceneQueueError: of the network or a service, where that may be why one is lacking.
    :raises DiskError: where the disk refuses.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    failures: list[tuple[Source, SceneQueueError]] = []
    for source in sources:
        fetching = _Refetching(source, scene, into, feedback)
        try:
            with (rooms or Rooms()).claim() as room:
                fetching.fetch([path for path in paths if not _is_there(into, path)], room)
        except (CancelledError, DiskError):
            raise
        except SceneQueueError as error:
            failures.append((source, error))
            feedback.note(f"{source.title}: {error.message}", warning=True)
        else:
            return
    if failures:
        raise error_of_all(failures)


def _is_there(into: Path, path: str) -> bool:
    return (into / path).is_file()


class _Refetching:
    """Asks one source."""

    def __init__(self, source: Source, scene: Scene, into: Path, feedback: Feedback) -> None:
        self._source, self._scene, self._into, self._feedback = source, scene, into, feedback
        self._faults: list[str] = []

    def fetch(self, paths: Sequence[str], room: Claim) -> None:
        """Fetch what the source has of these.

        :raises ProductError: naming those that it lacks or has otherwise.
        """
        source = WatchedSource(self._source, DiskWatch(room.received))
        self._feedback.progress(None, f"Looking up at {source.title}")
        remote = source.locate(self._scene, self._feedback)
        if not isinstance(remote, RemoteTree):
            raise ProductError(f"{source.title} delivers whole products only.", advice="Ask another service.")
        listed = listed_files(remote, source.title, None)
        files = ProvedFiles(
            source,
            self._scene.identifier,
            self._into,
            self._into / PARTS,
            self._feedback,
            self._require_folder,
            self._note_fault,
        )
        manifest = self._manifest(files, listed[MANIFEST])
        entries = {entry.href: entry for entry in manifest.entries}
        wanted = [path for path in paths if path != MANIFEST]
        found = [described(listed[path], entries.get(path), manifest) for path in wanted if path in listed]
        self._claim(found, room)
        files.fetch(found)
        self._faults += [f"It has no {path}." for path in wanted if path not in listed]
        if self._faults:
            raise ProductError(" ".join(self._faults), advice=ADVICE)

    def _manifest(self, files: ProvedFiles, remote: RemoteFile) -> Manifest:
        if _is_there(self._into, MANIFEST):
            return Manifest.read(self._into / MANIFEST)
        return files.manifest(remote)

    def _claim(self, files: Sequence[RemoteFile], room: Claim) -> None:
        self._require_folder()
        try:
            room.take((self._into, sum(file.size_bytes for file in files)))
        except OSError as error:
            raise disk_error(error, self._into) from error

    def _require_folder(self) -> None:
        if not self._into.is_dir():
            raise FolderGoneError(f"The folder {self._into} is not there any more.", advice="Connect its drive.")

    def _note_fault(self, _file: RemoteFile, error: SceneQueueError) -> None:
        self._faults.append(error.message)
