"""The queue in QGIS under its conditions: it waits for its hours, and the computer is awake while it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.scheduler import Hold
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.machine.awake import Awake
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.queue_conditions import QueueConditions
from scene_queue.core.qgis_adapters.queue_runner import QueueRunner
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.services import ServiceProfile
from scene_queue.core.settings import Settings

NOON, NIGHT = (datetime(2026, 11, 30, hour).astimezone() for hour in (12, 23))


class Night:
    """The time of day, the user's hours, and whether the computer is kept awake."""

    def __init__(self) -> None:
        self.time = NOON
        self.preferences = replace(Preferences(), download_hours="22:00-06:00")
        self.is_awake, self.was_awake = False, 0
        self.conditions = QueueConditions(
            lambda: self.preferences, local_time=lambda: self.time, awake=Awake([self.hold])
        )

    def hold(self) -> Night:
        self.is_awake, self.was_awake = True, self.was_awake + 1
        return self

    def is_at_work(self) -> bool:
        return self.is_awake

    def end(self) -> None:
        self.is_awake = False


@pytest.fixture
def night() -> Iterator[Night]:
    made = Night()
    yield made
    made.conditions.close()


@pytest.fixture
def runner(profile: ServiceProfile, night: Night, tmp_path: Path) -> Iterator[QueueRunner]:
    with StageFactory({"cdse": profile}, lambda _: Credentials("demo", "demo")) as stages:
        made = QueueRunner(tmp_path / "profile" / "queue.sqlite", stages, conditions=night.conditions)
        yield made
        made.close()


def test_it_waits_for_its_hours_and_the_computer_may_sleep_until_then(
    qtbot: Any, hub: Hub, runner: QueueRunner, night: Night, tmp_path: Path
) -> None:
    stages = (StageName.DOWNLOAD, StageName.SAFE_CHECK)
    runner.add(
        Order(0, Settings(tmp_path / "products"), stages, "Oaxaca"), [scene(GUIDE_NAMES[0], uuid="", size_bytes=0)]
    )
    qtbot.waitUntil(lambda: [runner.waits_for(job) for job in runner.jobs()] == [Hold.HOURS], timeout=20_000)
    assert hub.requests == []
    assert night.was_awake == 0
    hub.faults.throttle(10_000)  # so that a tick falls into the download
    night.time = NIGHT
    qtbot.waitUntil(lambda: night.is_awake, timeout=20_000)
    qtbot.waitUntil(lambda: [job.state for job in runner.jobs()] == [JobState.DONE], timeout=40_000)
    qtbot.waitUntil(lambda: not night.is_awake, timeout=20_000)
