"""The products of the shelf as an object store holds them: files under their keys, no empty folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from .message import MemberBody, Request, Response
from .nodes import Node, read_tree
from .ranges import asked_span
from .shelf import Shelf, ShelvedScene


class StoredTrees:
    """Objects and the folders that their keys make.

    :param folder_of: the key of a product's folder, without a slash at its end.
    :ivar hidden: parts of keys whose objects are not there.
    :ivar ranges: whether ranges are honoured; :ivar if_range: whether ``If-Range`` is: some stores pass over it.
    """

    def __init__(self, shelf: Shelf, folder_of: Callable[[ShelvedScene], str]) -> None:
        self.hidden: tuple[str, ...] = ()
        self.ranges = self.if_range = True
        self._shelf = shelf
        self._folder_of = folder_of
        self._trees: dict[str, dict[str, Node]] = {}

    def find(self, key: str) -> tuple[Path, Node] | None:
        """An object: the archive that holds it, and its place there."""
        for shelved in self._shelf.scenes:
            root = self._folder_of(shelved)
            node = self._files(shelved).get(key[len(root) + 1 :]) if key.startswith(f"{root}/") else None
            if node is not None and node.member and shelved.archive and not self._is_hidden(key):
                return shelved.archive.path, node
        return None

    def entries(self, prefix: str, delimiter: str) -> list[tuple[str, int]]:
        """Keys with their sizes, in order; a common prefix has the size -1."""
        return sorted(set(self._entries(prefix, delimiter)))

    def deliver(self, request: Request, found: tuple[Path, Node], headers: dict[str, str]) -> Response:
        """An object, or the range of it that was asked for.

        :param headers: with its ``ETag``.
        :raises UnsatisfiableRangeError: if no byte of it lies in the range.
        """
        archive, node = found
        total, member = node.size_bytes, node.member or ""
        if self.ranges:
            headers = {**headers, "Accept-Ranges": "bytes"}
            if not self.if_range:
                request.headers.pop("if-range", None)
            span = asked_span(request, total, headers["ETag"])
            if span is not None:
                body = MemberBody(archive, member, span.start, span.length)
                return Response(206, body, {**headers, "Content-Range": span.content_range})
        return Response(200, MemberBody(archive, member, 0, total), headers)

    def _entries(self, prefix: str, delimiter: str) -> Iterator[tuple[str, int]]:
        for shelved in self._shelf.scenes:
            root = f"{self._folder_of(shelved)}/"
            if delimiter and root.startswith(prefix) and delimiter in root[len(prefix) :]:
                yield prefix + root[len(prefix) :].split(delimiter)[0] + delimiter, -1
            elif root.startswith(prefix) or prefix.startswith(root):
                for path, node in self._files(shelved).items():
                    key = root + path
                    if key.startswith(prefix) and not self._is_hidden(key):
                        rest = key[len(prefix) :]
                        cut = bool(delimiter) and delimiter in rest
                        yield (prefix + rest.split(delimiter)[0] + delimiter, -1) if cut else (key, node.size_bytes)

    def _is_hidden(self, key: str) -> bool:
        return any(part in key for part in self.hidden)

    def _files(self, shelved: ShelvedScene) -> dict[str, Node]:
        name = shelved.scene.name
        if name not in self._trees:
            tree = read_tree(shelved.archive.path).descend([f"{name}.SAFE"]) if shelved.archive else None
            self._trees[name] = dict(_files(tree, "")) if tree else {}
        return self._trees[name]


def _files(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    for child in node.children.values():
        if child.member:
            yield path + child.name, child
        else:
            yield from _files(child, f"{path}{child.name}/")
