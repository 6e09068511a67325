"""Starts a queue, kills it at a random moment, starts it again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import scene_queue

from .harm import Harm
from .worker import scenes_of

TESTS = Path(__file__).resolve().parents[2]
SCENES = 40  # of an order
LATEST_S = 0.3  # after a process has begun with its store


def kill_again_and_again(folder: Path, kills: int, seed: int) -> Harm:
    """Kill a working queue so often, each time at another moment: as it opens its store, adds, works or ends.

    A process that comes to its end first is followed by one with another order, in the same store.

    :param folder: an empty one.
    :param seed: of the moments; what a process is doing then still depends on the machine.
    """
    drawn = random.Random(seed)  # noqa: S311 - no secret
    harm, number = Harm(), 0
    package = folder / "package"
    package.mkdir()
    (package / "scene_queue").symlink_to(Path(str(scene_queue.__file__)).parent)
    while harm.kills < kills:
        ending = _run(folder, number, drawn.uniform(0.0, LATEST_S))
        if ending.was_killed:
            harm.kills += 1
            harm.look(folder)
        elif ending.complaint:
            harm.corrupt.append(f"the queue could not be opened or worked with: {ending.complaint}")
            break
        else:
            number += 1
            harm.look_at_end(folder, {scene.identifier for scene in scenes_of(0, number * SCENES)})
    harm.look_at_journal(folder)
    return harm


class _Ending(NamedTuple):
    """How a process ended: killed, with an error, or because all was done."""

    was_killed: bool
    complaint: str = ""


def _run(folder: Path, number: int, after_s: float) -> _Ending:
    """Start a process, and kill it so many seconds after it has begun unless it has ended then."""
    paths = os.pathsep.join((str(folder / "package"), str(TESTS)))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "doubles.kills.worker", str(folder), str(number), str(SCENES)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it has begun
        try:
            _, complaint = process.communicate(timeout=after_s)
        except subprocess.TimeoutExpired:
            process.kill()
            return _Ending(was_killed=True)
    return _Ending(was_killed=False, complaint=complaint[-2000:] if process.returncode else "")
