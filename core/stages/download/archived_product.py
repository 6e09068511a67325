"""A product that comes as one archive: fetched to its part file, proved, unpacked aside."""

from __future__ import annotations

import functools
from pathlib import Path

from ...errors import ProductError
from ...feedback import Feedback
from ...workspace import Workspace
from .archive import ArchiveError, unpack
from .part_file import PartFile, bytes_on_disk
from .placing import COPYING_FROM
from .plan import claim_room
from .reporting import ByteProgress
from .rooms import Claim
from .source import RemoteFile, Source
from .transfer import fetch

TRANSFER_SHARE = 0.9


def fetch_archived(
    source: Source, remote: RemoteFile, workspace: Workspace, into: Path, feedback: Feedback, room: Claim
) -> tuple[Path, dict[str, object]]:
    """Fetch a product's archive and unpack it.

    :param into: a folder of our own for what is unpacked.
    :param room: what it may take of the disk.
    :returns: the unpacked product; and ``bytes`` of the archive, its ``checksum`` (``md5:…``), and whether that was
        ``verified`` against a published one.
    :raises SceneQueueError: what failed, with cause and advice; what a resume can use is kept.
    :raises CancelledError: when cancelled; the bytes so far are kept.
    """
    claim_room(workspace, remote.size_bytes, bytes_on_disk(workspace.part_file), room)
    with PartFile(workspace.part_file, remote.key, remote.algorithm) as part:
        part.take_up(feedback)
        unpacked = _fetched_and_unpacked(source, remote, part, workspace, into, feedback)
        facts: dict[str, object] = {
            "bytes": part.offset,
            "checksum": f"{remote.algorithm}:{part.digest()}",
            "verified": bool(remote.checksum),
        }
    return unpacked, facts


def _fetched_and_unpacked(
    source: Source, remote: RemoteFile, part: PartFile, workspace: Workspace, into: Path, feedback: Feedback
) -> Path:
    """Fetch and unpack; a broken archive without a published checksum may be the line's fault: fetched again."""
    downloading = ByteProgress(feedback, "Downloading", 0.0, TRANSFER_SHARE)
    unpacked_at = 1.0 if workspace.settings.scratch is None else COPYING_FROM
    unpacking = ByteProgress(feedback, "Unpacking", TRANSFER_SHARE, unpacked_at)
    open_stream = functools.partial(source.open, remote)
    is_kept = workspace.settings.keep_archive
    is_last = bool(remote.checksum)
    while True:
        feedback.progress(0.0, f"Waiting for a connection to {source.title}")
        fetch(remote, part, open_stream, feedback, downloading.at, source.title, source.lanes, is_kept=is_kept)
        try:
            return unpack(part.path, into, workspace.name.safe_folder, feedback, unpacking.at)
        except ArchiveError as error:
            part.begin_again()
            if is_last:
                raise ProductError(
                    f"{error.message} It is faulty at {source.title}.",
                    advice="Try again another day, or fetch it from another service.",
                ) from error
            feedback.note(f"{error.message} It is fetched once more.", warning=True)
            is_last = True
