"""A source that cannot be asked: it takes its place in the order of the sources, and says why."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Callable

from ...errors import SceneQueueError
from ...feedback import Feedback
from ...network import Lanes, Stream
from ...scene import Scene
from .source import Remote, RemoteFile


class ClosedSource:
    """A source that the user allowed and that lacks something: it is passed over, and named with its reason.

    :param service: id of its profile; :param title: what sentences call it.
    :param why: makes the error, anew each time.
    """

    def __init__(self, service: str, title: str, why: Callable[[], SceneQueueError]) -> None:
        self.service, self.title = service, title
        self.lanes = Lanes(0)
        self._why = why

    def locate(self, scene: Scene, feedback: Feedback) -> Remote:
        """Say why it cannot be asked.

        :raises SceneQueueError: always.
        """
        raise self._why()

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Say why it cannot be asked.

        :raises SceneQueueError: always.
        """
        raise self._why()
