"""A line that breaks again and again, at a server that cannot go on where it was: who counts that can turn round."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ...errors import SceneQueueError
from ...feedback import Feedback
from ...network import Lanes, Stream, looks_like_html
from ...scene import Scene
from .source import Remote, RemoteFile, Source

ENOUGH = 2  # so often an archive may come in part and for nothing


class RestartsError(SceneQueueError):
    """The server began a file anew for the last time."""


class CountedRestarts:
    """A :class:`Source` that counts how often a file begins anew because the server takes no ranges."""

    def __init__(self, source: Source) -> None:
        self.service: str = source.service
        self.title: str = source.title
        self.lanes: Lanes = source.lanes
        self._source = source
        self._begun = self._open = 0
        self._lock = threading.Lock()

    def locate(self, scene: Scene, feedback: Feedback) -> Remote:
        """As the source itself."""
        return self._source.locate(scene, feedback)

    @contextmanager
    def open(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """As the source itself.

        :raises RestartsError: instead of beginning anew once more.
        """
        with self._source.open(remote, headers, feedback) as stream:
            self._count(headers, stream)
            try:
                yield stream
            finally:
                with self._lock:
                    self._open -= 1

    def _count(self, headers: Mapping[str, str], stream: Stream) -> None:
        is_beginning = stream.status == 200 and not looks_like_html(stream.headers, b"")
        takes_ranges = stream.headers.get("Accept-Ranges", "").lower() == "bytes"
        with self._lock:
            # asked while another connection brings the file, a range is only tried out
            if is_beginning and not takes_ranges and not self._open:
                is_resume = not headers.get("Range", "bytes=0-").startswith("bytes=0-")
                self._begun = max(self._begun, int(is_resume)) + 1
            if self._begun > ENOUGH:
                raise RestartsError(f"{self.title} begins the archive anew whenever the connection is lost.")
            self._open += 1
