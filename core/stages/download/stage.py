"""The stage: from a scene to its product under its final name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from ...errors import (
    CancelledError,
    CredentialsError,
    DiskError,
    ErrorKind,
    ProductError,
    SceneQueueError,
    VolumeError,
)
from ...feedback import Feedback
from ...network import ListDeniedError
from ...product.ordered_bands import OrderedBands
from ...scene import Scene
from ...workspace import FILES, UNPACKED, Workspace
from .all_failed import error_of_all
from .archived_product import fetch_archived
from .part_file import bytes_on_disk, remove_part
from .placing import clear, clear_incoming, is_there, put_in_place, sizes_of
from .restarts import CountedRestarts, RestartsError
from .rooms import Claim, Rooms
from .source import RemoteFile, RemoteTree, Source
from .tree_product import fetch_tree
from .watched_source import DiskWatch, WatchedSource

Budget = Callable[[Scene, Feedback], AbstractContextManager[None]]
Corrected = Callable[[Workspace, Feedback], "Path | None"]


class DownloadStage:
    """Fetches a scene's product from the first source that delivers it, verified.

    :param sources: where from, in the order in which they are tried; the next one is asked where one fails for good.
    :param file_by_file: by service, the same products file by file, where the source delivers archives.
    :param rooms: what all downloads of the process take of the disks; ``None``: this one is alone.
    :param budget: lets in what the order's products may still take of the disk; ``None``: as much as there is room for.
    :param corrected: finds the L2A product that this one is fetched for, if it was made already; ``None``: it is
        fetched for its own sake.
    :param is_last: whether nobody tries again after this: then what may pass is a failure for good as well.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        file_by_file: Mapping[str, Source] | None = None,
        rooms: Rooms | None = None,
        budget: Budget | None = None,
        corrected: Corrected | None = None,
        is_last: bool = True,
    ) -> None:
        self._sources = tuple(sources)
        self._file_by_file = dict(file_by_file or {})
        self._rooms = rooms or Rooms()
        self._budget = budget or _no_budget
        self._corrected = corrected
        self._is_last = is_last

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Make the scene's product be under ``workspace.product``, with the bands of its settings at least.

        It is not fetched where the product that it is wanted for was made from it already.

        :returns: ``bytes`` that were fetched, their ``checksum``, whether they were ``verified`` against a
            published one, and the ``source``; for a product that was there already ``source`` is ``disk``. ``tried``
            names the sources that failed before, each with its reason. ``product_bytes`` and ``archive_bytes`` say what
            lies under final names now.
        :raises SceneQueueError: what failed, with cause and advice; nothing is under the final name then but what was
            there before, and what a resume can use is kept.
        :raises CancelledError: when cancelled; the bytes so far are kept.
        """
        workspace.require_scratch()
        clear_incoming(workspace)
        wanted = _what_is_missing(workspace)
        if wanted is None:
            feedback.note(f"{workspace.name.text} is there already.")
            return _on_disk(workspace)
        if self._corrected is not None and not wanted.is_completion:
            made = self._corrected(workspace, feedback)
            if made is not None:
                feedback.note(f"{workspace.name.text} is corrected already: {made.name}.")
                return _on_disk(workspace)
        with self._budget(scene, feedback), self._rooms.claim() as room:
            return self._from_first_that_can(scene, workspace, wanted, room, feedback)

    def _from_first_that_can(
        self, scene: Scene, workspace: Workspace, wanted: _Wanted, room: Claim, feedback: Feedback
    ) -> dict[str, object]:
        failures: list[tuple[Source, SceneQueueError]] = []
        for source in self._sources:
            try:
                facts = self._fetched(source, scene, workspace, wanted, room, feedback)
            except (CancelledError, DiskError):
                raise
            except SceneQueueError as error:
                failures.append((source, error))
                feedback.note(f"{source.title}: {error.message}", warning=True)
                if not self._is_for_good(source, error, workspace):
                    break
            else:
                tried = {"tried": [f"{one.service}: {error.message}" for one, error in failures]} if failures else {}
                return {**facts, "source": source.service, **tried}
        raise error_of_all(failures)

    def _is_for_good(self, source: Source, error: SceneQueueError, workspace: Workspace) -> bool:
        """Whether the next source is to be asked: not where a sign-in or another attempt may mend it."""
        if isinstance(error, CredentialsError) and source is self._sources[0]:
            return isinstance(error.__cause__, ListDeniedError)  # it may as well not be there: nobody says
        may_pass = error.kind is ErrorKind.TEMPORARY and not isinstance(error, VolumeError)
        return self._is_last or not may_pass or not _has_bytes(workspace)

    def _fetched(
        self, source: Source, scene: Scene, workspace: Workspace, wanted: _Wanted, room: Claim, feedback: Feedback
    ) -> dict[str, object]:
        files = self._file_by_file.get(source.service)
        if files is None:
            return self._from(source, scene, workspace, wanted, room, feedback)
        if wanted.is_file_by_file or (workspace.scratch / FILES).exists():
            return self._by_files(files, scene, workspace, wanted, room, feedback)
        try:
            return self._from(CountedRestarts(source), scene, workspace, wanted, room, feedback)
        except RestartsError as error:
            feedback.note(f"{error.message} It is fetched file by file instead.", warning=True)
            remove_part(workspace.part_file)
            return self._by_files(files, scene, workspace, wanted, room, feedback)

    def _by_files(
        self, files: Source, scene: Scene, workspace: Workspace, wanted: _Wanted, room: Claim, feedback: Feedback
    ) -> dict[str, object]:
        try:
            return self._from(files, scene, workspace, wanted, room, feedback)
        except ProductError:
            if not wanted.is_file_by_file:  # the next attempt is the archive's again
                shutil.rmtree(workspace.scratch / FILES, ignore_errors=True)
            raise

    def _from(
        self, source: Source, scene: Scene, workspace: Workspace, wanted: _Wanted, room: Claim, feedback: Feedback
    ) -> dict[str, object]:
        is_there = workspace.settings.folder.is_dir()
        feedback.progress(0.0, "Looking up")
        source = WatchedSource(source, DiskWatch(room.received))
        remote = source.locate(scene, feedback)
        if is_there:  # it may have taken long: what went meanwhile is not made again
            workspace.require_places()
        if isinstance(remote, RemoteTree):
            into = workspace.scratch / FILES
            made, facts = fetch_tree(source, remote, workspace, into, feedback, room, wanted.bands)
        elif wanted.bands is not None:
            raise ProductError(
                f"{source.title} delivers whole products only.",
                advice="Order all bands, or fetch it from another service.",
            )
        else:
            into = workspace.scratch / UNPACKED
            made, facts = fetch_archived(source, remote, workspace, into, feedback, room)
        put_in_place(made, workspace, feedback, room, has_archive=isinstance(remote, RemoteFile))
        return {**facts, **sizes_of(workspace)}


@dataclass(frozen=True)
class _Wanted:
    """What is to be made.

    :param bands: ``None``: the whole product.
    :param is_completion: a product of fewer bands is there.
    """

    bands: OrderedBands | None
    is_completion: bool = False

    @property
    def is_file_by_file(self) -> bool:
        return self.bands is not None or self.is_completion


def _what_is_missing(workspace: Workspace) -> _Wanted | None:
    """What has to be fetched; ``None``: all that is ordered is there."""
    names = workspace.settings.bands
    ordered = OrderedBands(frozenset(names)) if names else None
    if not is_there(workspace.product):
        return _Wanted(ordered)
    there = OrderedBands.of(workspace.product)
    if there is None or (ordered is not None and ordered.names <= there.names):
        return None
    return _Wanted(None if ordered is None else there.and_also(names), is_completion=True)


def _on_disk(workspace: Workspace) -> dict[str, object]:
    """The end of a run that has nothing to fetch."""
    clear(workspace)
    # nobody but a budget needs to have each of its files looked at
    sizes = sizes_of(workspace) if workspace.settings.disk_budget_bytes else {}
    return {"bytes": 0, "checksum": "", "verified": False, "source": "disk", **sizes}


@contextmanager
def _no_budget(scene: Scene, feedback: Feedback) -> Iterator[None]:
    """Let everything in."""
    yield


def _has_bytes(workspace: Workspace) -> bool:
    """Whether something of the product was fetched already."""
    files = (workspace.scratch / FILES).rglob("*")
    return bytes_on_disk(workspace.part_file) > 0 or any(path.is_file() for path in files)
