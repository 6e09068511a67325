"""One attempt of one stage: what it ended with, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..errors import CancelledError, ErrorKind, SceneQueueError
from ..feedback import Feedback
from ..product.name import ProductName
from ..scene import Scene
from ..settings import Settings
from ..workspace import Workspace
from .job import Job, StageName
from .order import Order


class Stage(Protocol):
    """What every stage is; satisfied by shape, no stage imports this."""

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> Mapping[str, object]:
        """Do the work; returns facts for the report.

        :raises SceneQueueError: if it failed; :class:`CancelledError` if it was cancelled.
        """


class Stages(Protocol):
    """Makes the stages for an order, with what its settings ask for."""

    def of(self, order: Order, *, is_last: bool = True) -> Mapping[StageName, Stage]:
        """The stages of this order.

        :param is_last: whether nobody tries again where they fail.
        """


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended: well (``error`` is ``None``), cancelled, or with an error.

    :param facts: what the stage found out, before it failed too.
    """

    facts: Mapping[str, object] = field(default_factory=dict)
    error: SceneQueueError | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was ended by us, and not by a fault."""
        return isinstance(self.error, CancelledError)

    @property
    def may_pass(self) -> bool:
        """Whether another attempt may mend it."""
        return self.error is not None and self.error.kind is ErrorKind.TEMPORARY


def finished_product(job: Job, order: Order) -> Path:
    """The product that a done job ended with: the L2A product where one was made or found."""
    made = job.facts.get("l2a") or job.facts.get("product")
    return Path(str(made)) if made else workspace_of(job, order).product


def workspace_of(job: Job, order: Order) -> Workspace:
    """The folders of a job's scene, as far as the job has come."""
    is_fetched = job.facts.get("source", "disk") != "disk"
    is_to_mend = job.product is not None and bool(job.facts.get("repairable"))
    return Workspace(ProductName.parse(job.scene.identifier), order.settings, job.product, is_fetched, is_to_mend)


def workspaces_of(scenes: Iterable[Scene], settings: Settings) -> list[Workspace]:
    """The folders of one scene for each length that its paths may have: ten thousand names are of a few lengths."""
    unlike = {(scene.level, len(scene.identifier)): scene for scene in scenes}
    return [Workspace(ProductName.parse(scene.identifier), settings) for scene in unlike.values()]


def attempt(stages: Stages, job: Job, order: Order, feedback: Feedback, *, is_last: bool) -> Outcome:
    """Run a job's current stage once; never raises.

    :param is_last: whether there is no further attempt where this one fails of something that may pass.

    An exception that no stage should let out is a fault of ours, and still must not take the queue (or QGIS) down:
    this is one of the three doors where everything is caught.
    """
    if feedback.is_cancelled():
        return Outcome(error=CancelledError())
    try:
        workspace = workspace_of(job, order)
        workspace.require_folder()
        stage = stages.of(order, is_last=is_last)[job.stage]
        try:
            return Outcome(facts=stage.run(job.scene, workspace, feedback))
        except (SceneQueueError, OSError):
            if not feedback.is_cancelled():
                workspace.require_folder()  # where its drive went midway, nothing else is to blame
            raise
    except SceneQueueError as error:
        return Outcome(error=CancelledError()) if feedback.is_cancelled() else Outcome(error.facts, error)
    except Exception as error:  # noqa: BLE001 - see the docstring
        return Outcome(
            error=SceneQueueError(
                f"{job.scene.identifier}: the {job.stage.value} stage broke off ({type(error).__name__}: {error}).",
                advice="Please report this.",
            )
        )
