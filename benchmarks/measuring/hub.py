"""The embedded hub in a process of its own, and what a client knows of it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import ROOT

if TYPE_CHECKING:
    from scene_queue.core.scene import Scene
    from scene_queue.core.services import ServiceProfile

_HUB = ROOT / "tests" / "doubles" / "run_hub.py"


@contextmanager
def hub_process(*arguments: str) -> Iterator[dict[str, str]]:
    """A hub that runs until the block ends.

    :param arguments: as ``tests/doubles/run_hub.py`` takes them, without the profile.
    :returns: the addresses that it answers at, and ``profile``, the file with its service profile.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(_HUB), "--profile", str(Path(folder) / "services.json"), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        try:
            assert process.stdout is not None  # noqa: S101 - it was asked for
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.communicate()


def profile_and_scenes(hub: dict[str, str]) -> tuple[ServiceProfile, list[Scene]]:
    """The hub's service profile and all its scenes of noise."""
    from scene_queue.core.catalogue import CopernicusCatalogue, SceneQuery
    from scene_queue.core.feedback import Feedback
    from scene_queue.core.network import HttpSession, NetworkSettings
    from scene_queue.core.services import load_profiles

    profile = load_profiles({"SCENE_QUEUE_SERVICES": hub["profile"]})["cdse"]
    session = HttpSession(NetworkSettings(), profile)
    query = SceneQuery(None, date(2018, 8, 1), date(2018, 8, 31), name_pattern="S2B*")
    try:
        return profile, list(CopernicusCatalogue(profile, session).search(query, Feedback()).scenes)
    finally:
        session.close()
