"""Stages that take a time and do nothing else, in the place of downloads, checks and Sen2Cor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.upkeep import NoUpkeep
from scene_queue.core.scene import Scene
from scene_queue.core.workspace import Workspace


@dataclass(frozen=True)
class StubStage:
    """Waits, tells its progress and its facts as the real one does.

    :param seconds: how long it takes.
    """

    name: StageName
    seconds: float

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> Mapping[str, object]:
        """See :class:`scene_queue.core.job_queue.stage_run.Stage`."""
        feedback.progress(0.0, "Looking up")
        feedback.signal.wait(self.seconds)
        feedback.raise_if_cancelled()
        feedback.report(Progress(1.0, "", scene.size_bytes, scene.size_bytes, 12e6, 0.0))
        return self._facts(scene, workspace)

    def _facts(self, scene: Scene, workspace: Workspace) -> Mapping[str, object]:
        if self.name is StageName.DOWNLOAD:
            checksum = f"MD5:{scene.checksums[0][1]}"
            return {"bytes": scene.size_bytes, "checksum": checksum, "verified": True, "source": scene.service}
        if self.name is StageName.SAFE_CHECK:
            return {"findings": [], "repaired": 0}
        corrected = workspace.product.name.replace("MSIL1C", "MSIL2A")
        return {"sen2cor": "2.12.04", "l2a": str(workspace.corrected_folder / corrected)}


class StubStages(NoUpkeep):
    """Makes them for every order.

    :param seconds: how long each takes.
    """

    def __init__(self, seconds: Mapping[StageName, float]) -> None:
        self._stages = {name: StubStage(name, taken) for name, taken in seconds.items()}

    def of(self, order: Order, *, is_last: bool = True) -> Mapping[StageName, StubStage]:
        """See :class:`scene_queue.core.job_queue.stage_run.Stages`."""
        return self._stages
