"""A source whose bytes are watched as they arrive: counted for the account, slowed down, weighed against the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Callable, Protocol

from ...feedback import Feedback
from ...network import Stream
from ...network.account_volume import AccountVolume, LaneWatch
from ...network.bandwidth import Bandwidth
from ...scene import Scene
from .source import Remote, RemoteFile, Source

OnBytes = Callable[[int], None]


class Watch(Protocol):
    """Who watches a source. Its methods may be called by several threads at once."""

    def before(self, feedback: Feedback) -> None:
        """A transfer is about to begin.

        :raises SceneQueueError: if it must not.
        """

    def opened(self, feedback: Feedback) -> OnBytes:
        """A connection stands; what is returned is called with each count of bytes, and ends it by raising."""


class AccountWatch:
    """Counts an account's bytes, and keeps them below the user's limit.

    :param waits: whether a transfer waits once the account's volume is used up, instead of going on slowly.
    """

    def __init__(self, volume: AccountVolume, bandwidth: Bandwidth, *, waits: bool) -> None:
        self._volume, self._bandwidth, self._waits = volume, bandwidth, waits

    def before(self, feedback: Feedback) -> None:
        """See :class:`Watch`.

        :raises VolumeError: if the account's volume is used up, and the user would rather wait.
        """
        self._volume.check(feedback, waits=self._waits)

    def opened(self, feedback: Feedback) -> OnBytes:
        """See :class:`Watch`."""
        lane = LaneWatch(self._volume.slow_lane_bytes_per_second)

        def on_bytes(count: int) -> None:
            self._volume.add(count)
            if lane.add(count) and not self._bandwidth.bytes_per_second:
                self._volume.note_slow_lane(feedback)
            self._bandwidth.take(count, feedback)

        return on_bytes


class DiskWatch:
    """Has the disk looked at while bytes arrive.

    :param received: is told of them, and raises where there is no room.
    """

    def __init__(self, received: OnBytes) -> None:
        self._received = received

    def before(self, feedback: Feedback) -> None:
        """See :class:`Watch`; room is asked for where the size is known."""

    def opened(self, feedback: Feedback) -> OnBytes:
        """See :class:`Watch`."""
        return self._received


class WatchedSource:
    """A source, watched. See :class:`Source`."""

    def __init__(self, source: Source, watch: Watch) -> None:
        self.service, self.title, self.lanes = source.service, source.title, source.lanes
        self._source, self._watch = source, watch

    def locate(self, scene: Scene, feedback: Feedback) -> Remote:
        """See :class:`Source`; besides, whatever the watch raises before a transfer."""
        self._watch.before(feedback)
        return self._source.locate(scene, feedback)

    @contextmanager
    def open(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """See :class:`Source`."""
        with self._source.open(remote, headers, feedback) as stream:
            yield _WatchedStream(stream, self._watch.opened(feedback))


class _WatchedStream(Stream):
    def __init__(self, stream: Stream, on_bytes: OnBytes) -> None:
        self._stream, self._on_bytes = stream, on_bytes
        self.status, self.headers, self.url = stream.status, stream.headers, stream.url

    def chunks(self) -> Iterator[bytes]:
        """See :class:`Stream`."""
        for chunk in self._stream.chunks():
            self._on_bytes(len(chunk))
            yield chunk

    def pour(self, sink: Callable[[memoryview], bool], on_tick: Callable[[], None]) -> None:
        """See :class:`Stream`."""

        def watched(piece: memoryview) -> bool:
            is_more = sink(piece)  # before it is waited for the next one: what has come is kept
            self._on_bytes(len(piece))
            return is_more

        self._stream.pour(watched, on_tick)
