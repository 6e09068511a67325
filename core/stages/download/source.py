"""The port of a source: how it names the files of a product, and how one of them is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, Union

from ...feedback import Feedback
from ...network import Lanes, Stream
from ...scene import Scene

RANGE_NOT_SATISFIABLE = 416


@dataclass(frozen=True)
class RemoteFile:
    """One file at its source.

    :param name: what sentences call it.
    :param key: names it at the source, for a resume.
    :param size_bytes: what the source's list says; 0: nothing.
    :param algorithm: of the checksum, as hashlib names it.
    :param checksum: lower-case hex; empty: none is published.
    :param magic: how the file begins; empty: not known.
    :param path: below the product's folder, with ``/``; empty: the file is the archive of the whole product.
    """

    name: str
    key: str
    size_bytes: int = 0
    algorithm: str = "md5"
    checksum: str = ""
    magic: bytes = b""
    path: str = ""


@dataclass(frozen=True)
class RemoteTree:
    """A product file by file, as object stores and ``Nodes`` hold it.

    :param files: all that the source has, each with its ``path``; ``manifest.safe`` is among them. Sizes may be missing
        (0); checksums are the manifest's to say.
    :param rebuilt_by: who puts the product together from an archive that does not keep all of its files; what is left
        out is told. Empty: nobody, all files must be there.
    """

    files: tuple[RemoteFile, ...]
    rebuilt_by: str = ""


Remote = Union[RemoteFile, RemoteTree]


class Source(Protocol):
    """A place that products come from. Its methods may be called by several threads at once.

    :ivar service: id of its profile; :ivar title: what sentences call it.
    :ivar lanes: the connections that its account may use.
    """

    service: str
    title: str
    lanes: Lanes

    def locate(self, scene: Scene, feedback: Feedback) -> Remote:
        """Where a scene's product is: its archive, or its files.

        :raises ProductError: if it is not there.
        :raises OfflineError: if it must be ordered there first.
        :raises SceneQueueError: of the network or the service, classified.
        """

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Ask for a file; 416 is handed through, other refusals are raised.

        :param headers: ``Range`` and ``If-Range``, or none.
        :raises CredentialsError: if there is no sign-in, or it is of the wrong kind.
        :raises ProductError: if the file is not there any more.
        """
