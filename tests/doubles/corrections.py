"""The stage ``correct`` on one scene, with one installation, and all that it says."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builders.scenes import scene
from scene_queue.core.events import Note, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.sen2cor import CorrectionStage, Installation
from scene_queue.core.workspace import Workspace

ENVIRONMENT = {"PATH": os.defpath, "HOME": "/nonexistent"}


class Listener:
    """Keeps what a run said, and can cancel it."""

    def __init__(self) -> None:
        self.events: list[object] = []
        self.feedback = Feedback(self.hear)
        self.cancels_at = ""

    def hear(self, event: object) -> None:
        """Keep an event; cancel, from another thread, if it is the one to cancel at."""
        self.events.append(event)
        if self.cancels_at and isinstance(event, Progress) and self.cancels_at in event.text:
            threading.Thread(target=self.feedback.signal.cancel).start()

    @property
    def notes(self) -> str:
        """All sentences, one a line."""
        return "\n".join(event.text for event in self.events if isinstance(event, Note))

    @property
    def progress(self) -> list[Progress]:
        """All that was said of how far it is."""
        return [event for event in self.events if isinstance(event, Progress)]


def accept(product: Path, feedback: Feedback) -> None:
    """A check that finds nothing."""


def correct(
    installation: Installation,
    workspace: Workspace,
    listener: Listener,
    check: Callable[[Path, Feedback], None] = accept,
    **options: Any,
) -> dict[str, object]:
    """Run the stage; returns its facts."""
    stage = CorrectionStage([installation], check, environment=ENVIRONMENT, **options)
    return stage.run(scene(workspace.name.text), workspace, listener.feedback)
