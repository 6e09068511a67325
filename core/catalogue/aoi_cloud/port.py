"""The port to whoever knows the cloud over an area."""

from __future__ import annotations

from typing import Protocol

from ...aoi import AreaOfInterest
from ...feedback import Feedback
from ...scene import Scene


class AoiCloud(Protocol):
    """Knows the cloud over an area. Used by several threads at once."""

    def cloud_percent(self, scene: Scene, area: AreaOfInterest, feedback: Feedback) -> float | None:
        """Return the share of clouds, 0 to 100, in what a scene shows of the exact area; ``None``: not known.

        :raises CredentialsError: if the sign-in is refused; it would be for every other scene, too.
        :raises SceneQueueError: if this scene cannot be judged.
        :raises CancelledError: when cancelled.
        """
