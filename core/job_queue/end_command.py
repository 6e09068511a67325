"""The command at the end of an order: any program, given the report and the folder; it sees no secret."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..feedback import Feedback
from ..processes.environment import child_environment
from ..processes.process import NotStartedError, TimeLimitError, run_process

LIMIT_S = 12 * 3600.0
MOST_LINES = 500  # of its output in the log

REPORT, FOLDER, TITLE = "SCENE_QUEUE_REPORT", "SCENE_QUEUE_FOLDER", "SCENE_QUEUE_TITLE"
FINISHED_LIST = "SCENE_QUEUE_FINISHED_LIST"
DONE, FAILED, CANCELLED = "SCENE_QUEUE_DONE", "SCENE_QUEUE_FAILED", "SCENE_QUEUE_CANCELLED"


def command_environment(environment: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """What the command sees: little of this process, as Sen2Cor does, and what it is told.

    Passwords and keys of services go with all that is not named there, and so does the sign-in of a proxy.
    """
    return {**child_environment(environment), **told}


def run_command(
    command: Sequence[str], told: Mapping[str, str], folder: Path, feedback: Feedback, *, limit_s: float = LIMIT_S
) -> None:
    """Run a command to its end, without a shell; its output, and what became of it, are notes of the feedback.

    :param command: program and arguments.
    :param told: variables for it, besides the few of this process that it may see.
    :param folder: its working folder.
    :param limit_s: seconds after which it is ended.
    :raises CancelledError: if it is no longer wanted; nothing of it is left then.
    """
    title = Path(command[0]).name
    count = 0

    def on_line(line: str) -> None:
        nonlocal count
        count += 1
        if count <= MOST_LINES:
            feedback.note(f"{title}: {line}")

    try:
        code = run_process(
            command,
            title=f"The command {title}",
            environment=command_environment(os.environ, told),
            folder=folder,
            on_line=on_line,
            feedback=feedback,
            limit_s=limit_s,
        )
    except (NotStartedError, TimeLimitError) as error:
        feedback.note(str(error), warning=True)
        return
    if count > MOST_LINES:
        feedback.note(f"{title}: {count - MOST_LINES:,} more lines.")
    feedback.note(f"The command {title} ended with code {code}.", warning=code != 0)
