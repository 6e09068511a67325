"""A source that holds a product's tree in memory, and does wrong what it is told to."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

from scene_queue.core.errors import NetworkError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.scene import Scene
from scene_queue.core.stages.download.source import RemoteFile, RemoteTree

PIECE = 4096


@dataclass
class TreeStream:
    """An answer in pieces; it may break after some bytes.

    :param before_piece: called before each piece.
    """

    status: int
    headers: dict[str, str]
    content: bytes
    cut_at: int | None = None
    before_piece: Callable[[], None] = lambda: None
    url: str = "memory:"

    def chunks(self) -> Iterator[bytes]:
        end = len(self.content) if self.cut_at is None else min(self.cut_at, len(self.content))
        for start in range(0, end, PIECE):
            self.before_piece()
            yield self.content[start : min(start + PIECE, end)]
        if self.cut_at is not None:
            raise NetworkError("The connection broke.")

    def pour(self, sink: Callable[[memoryview], bool], on_tick: Callable[[], None]) -> None:
        for piece in self.chunks():
            is_more = sink(memoryview(piece))
            on_tick()
            if not is_more:
                return


@dataclass
class TreeSource:
    """The files of a product by path.

    :ivar cuts: by path, where the next answers break; :ivar wrong: by path, what the next answers hold instead.
    :ivar opened: path and range of each request; :ivar before_piece: called with the path before each piece.
    """

    files: dict[str, bytes]
    lanes: Lanes = field(default_factory=lambda: Lanes(4))
    ranges: bool = True
    lists_sizes: bool = True
    cuts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wrong: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    extra_names: tuple[str, ...] = ()
    opened: list[tuple[str, str]] = field(default_factory=list)
    before_piece: Callable[[str], None] = lambda _path: None
    service: str = "memory"
    title: str = "The memory"

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._now = 0
        self.peak = 0

    @classmethod
    def of(cls, product: Path, **options: Any) -> TreeSource:
        files = {
            path.relative_to(product).as_posix(): path.read_bytes() for path in product.rglob("*") if path.is_file()
        }
        return cls(files, **options)

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteTree:
        sizes = {path: len(content) if self.lists_sizes else 0 for path, content in self.files.items()}
        names = [*sizes, *self.extra_names]
        return RemoteTree(
            tuple(RemoteFile(path.rpartition("/")[2], path, sizes.get(path, 1), path=path) for path in names)
        )

    @contextmanager
    def open(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback) -> Iterator[TreeStream]:
        with self._lock:
            self.opened.append((remote.path, headers.get("Range", "")))
            self._now += 1
            self.peak = max(self.peak, self._now)
        try:
            yield self._answer(remote.path, headers)
        finally:
            with self._lock:
                self._now -= 1

    def _answer(self, path: str, headers: Mapping[str, str]) -> TreeStream:
        content = self.wrong[path].pop(0) if self.wrong[path] else self.files[path]
        cut_at = self.cuts[path].pop(0) if self.cuts[path] else None
        asked = headers.get("Range", "") if self.ranges else ""
        first, _, last = asked[len("bytes=") :].partition("-")
        start, end = int(first or 0), int(last or len(content) - 1) + 1
        told = {"Content-Length": str(min(end, len(content)) - start)}
        if self.ranges:
            told.update({"Accept-Ranges": "bytes", "ETag": f'"{path}"'})
        if asked:
            told["Content-Range"] = f"bytes {start}-{min(end, len(content)) - 1}/{len(content)}"
        return TreeStream(206 if asked else 200, told, content[start:end], cut_at, lambda: self.before_piece(path))
