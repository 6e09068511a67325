"""Products that lie somewhere as ``.SAFE`` folders: found by their names, fetched file by file.

What is theirs alone, buckets and folders say through the port :class:`ProductStore`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from ....errors import CredentialsError, ProductError, SettingsError
from ....feedback import Feedback
from ....network import Lanes, ListDeniedError, Stream
from ....product.name import ProductName
from ....scene import Scene
from ....services import ServiceProfile
from ....services.key_template import product_paths
from ..source import RemoteFile, RemoteTree

USUAL_PLACES = (
    "{name}.SAFE",
    "{level}/{tile}/{date}/{name}.SAFE",  # our own layout
    "{tile}/{date}/{name}.SAFE",
    "{level}/{name}.SAFE",
    "{tile}/{name}.SAFE",
    "{year}/{month}/{day}/{name}.SAFE",
    "{level}/{year}/{month}/{day}/{name}.SAFE",
    "Sentinel-2/MSI/{level}/{year}/{month}/{day}/{name}.SAFE",
    "tiles/{zone}/{band}/{square}/{name}.SAFE",
)
MOST_FOLDERS = 5_000
DEEPEST = 12
_MARKER = "_$folder$"  # how tools of Hadoop write down a folder, where a store has none
_POLL_S = 0.1


@dataclass(frozen=True)
class StoredFile:
    """A file as its store lists it.

    :param path: below the store's root, with ``/``.
    :param md5: lower-case hex; empty: the store does not say.
    """

    path: str
    size_bytes: int
    md5: str = ""


class ProductStore(Protocol):
    """A place that holds folders and files. Paths are relative to its root, with ``/``; the root itself is ``""``.

    Its methods may be called by several threads at once, and raise :class:`SceneQueueError`, classified.
    """

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """The names of the folders right below a folder; none, if there is no such folder."""

    def files(self, path: str, feedback: Feedback) -> list[StoredFile]:
        """All files below a folder, however deep; none, if there is no such folder."""

    def open(self, path: str, headers: Mapping[str, str], feedback: Feedback) -> AbstractContextManager[Stream]:
        """Ask for a file, as :meth:`Source.open`."""


Places = Callable[[ProductName], Sequence[str]]
"""The folders in which a product may lie, the most likely first."""


class SafeTreesSource:
    """A :class:`Source` of trees.

    A scene that the same service listed lies where its ``uuid`` says; others are looked for by name.

    :param places: where a product may lie; ``None``: at the usual places, and else anywhere.
    :param find_place: asked where a product is in none of these places; returns its folder, empty: not known.
    :param refuse: says before any request why a product cannot be there; empty: it can.
    """

    def __init__(
        self,
        profile: ServiceProfile,
        store: ProductStore,
        lanes: Lanes,
        places: Places | None,
        *,
        find_place: Callable[[str, Feedback], str] | None = None,
        refuse: Callable[[ProductName], str] = lambda _name: "",
    ) -> None:
        self.service = profile.id
        self.title = profile.title
        self.lanes = lanes
        self._store = store
        self._places = places or usual_places
        walked = _Everywhere(store, profile.title)
        self._find_place = find_place or (walked.find if places is None else None)
        self._refuse = refuse

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteTree:
        """Where a scene's files are.

        :raises ProductError: if it is not there, or cannot be.
        :raises CredentialsError: if it may not be read, or nobody says whether it is there.
        """
        name = _parsed(scene.identifier)
        reason = self._refuse(name)
        if reason:
            raise ProductError(reason, advice="Choose another service to download it from.")
        denied: ListDeniedError | None = None
        for folder in self._candidates(scene, name, feedback):
            try:
                files = self._files(folder, feedback)
            except ListDeniedError as error:
                denied = denied or error  # where nobody may list, what is not there is denied as well
                continue
            if files:
                return RemoteTree(files)
        if denied is not None:
            raise CredentialsError(denied.message, advice=denied.advice) from denied
        raise ProductError(
            f"{self.title} has no product {scene.identifier}.",
            advice="Search again, or fetch it from another service; where it lies, key_template of the profile says.",
        )

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Ask for a file."""
        return self._store.open(remote.key, headers, feedback)

    def _candidates(self, scene: Scene, name: ProductName, feedback: Feedback) -> Iterator[str]:
        if scene.service == self.service and _is_folder_of(scene.uuid, name):
            yield scene.uuid
        yield from self._places(name)
        if self._find_place is None:
            return
        try:
            found = self._find_place(name.text, feedback)
        except ListDeniedError:
            return  # said of the places that were looked at
        if found:
            yield found

    def _files(self, folder: str, feedback: Feedback) -> tuple[RemoteFile, ...]:
        stored = [(one, one.path[len(folder) + 1 :]) for one in self._store.files(folder, feedback)]
        return tuple(
            RemoteFile(path, one.path, one.size_bytes, checksum=one.md5, path=path)
            for one, path in stored
            if not path.endswith(_MARKER)
        )


def usual_places(name: ProductName) -> tuple[str, ...]:
    """The folders in which archives keep a product as a rule."""
    return tuple(dict.fromkeys(path for place in USUAL_PLACES for path in product_paths(place, name)))


class _Everywhere:
    """Where all products of a store lie; it is walked through once, when somebody asks for the first time."""

    def __init__(self, store: ProductStore, title: str) -> None:
        self._store = store
        self._title = title
        self._lock = threading.Lock()
        self._found: dict[str, str] | None = None

    def find(self, name: str, feedback: Feedback) -> str:
        """The folder of a product; empty: there is none.

        :raises SettingsError: if there are too many folders to look into.
        """
        while not self._lock.acquire(timeout=_POLL_S):
            feedback.raise_if_cancelled()
        try:
            if self._found is None:
                self._found = self._walked(feedback)
            return self._found.get(f"{name}.SAFE", "")
        finally:
            self._lock.release()

    def _walked(self, feedback: Feedback) -> dict[str, str]:
        found: dict[str, str] = {}
        listed = 0
        waiting = [("", 0)]
        while waiting:
            folder, depth = waiting.pop()
            listed += 1
            if listed > MOST_FOLDERS:
                raise SettingsError(
                    f"{self._title} has more than {MOST_FOLDERS:,} folders to look into.",
                    advice="Say in the key_template of its profile where products lie.",
                )
            feedback.progress(None, f"Looking for it in {listed:,} folders of {self._title}")
            for name in self._store.folders(folder, feedback):
                path = f"{folder}/{name}" if folder else name
                if name.endswith(".SAFE"):
                    found.setdefault(name, path)
                elif depth < DEEPEST and not name.startswith("."):
                    waiting.append((path, depth + 1))
        return found


def _parsed(identifier: str) -> ProductName:
    try:
        return ProductName.parse(identifier)
    except ValueError as error:
        raise ProductError(f"{error}.", advice="Products are looked for by their names.") from error


def _is_folder_of(uuid: str, name: ProductName) -> bool:
    """Whether an id, which may come from anywhere, is the path of the product's folder below the root."""
    parts = PurePosixPath(uuid).parts
    return uuid == "/".join(parts) and ".." not in parts and parts[-1:] == (name.safe_folder,)
