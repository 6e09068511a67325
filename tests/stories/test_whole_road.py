"""Two days of work, on a small light screen and on a large dark one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from builders.oaxaca import GUIDE_NAMES, oaxaca_scenes
from builders.scenes import numbered_scenes
from conftest import SIZE, Stage
from doubles.hub import Hub
from doubles.hub.samples import gridded_scenes
from harness.desktop import Verdict
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.store.store import Store
from scene_queue.core.settings import Settings

SCENES, JOBS = 10_000, 1_000
SMALL, LARGE = (1280, 800), (3840, 2160)


@pytest.fixture
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Mexico for a year, after the scenes of the guide."""
    guide = oaxaca_scenes(tmp_path_factory.mktemp("hub"), SIZE)
    with Hub([*guide, *gridded_scenes(SCENES, datetime(2019, 1, 1, 16, tzinfo=timezone.utc))], connections=8) as hub:
        hub.build_ahead(GUIDE_NAMES[:1] + GUIDE_NAMES[3:4])
        yield hub


def keep_jobs(stage: Stage) -> None:
    """An order of last year, through its last stage."""
    with Store(stage.store, keeps_papers=True) as store:
        order = store.add_order(Order(0, Settings(folder=stage.folder / "last_year"), title="Last year"))
        job = Job(0, order.id, numbered_scenes(1)[0], StageName.CORRECTION, state=JobState.DONE)
        store.add_jobs([replace(job, scene=scene) for scene in numbered_scenes(JOBS + 1)[1:]])


def test_two_days_from_a_drawn_area_to_layers_that_play(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    keep_jobs(stage)
    hub.faults.throttle(8_000)
    stage.screen, stage.is_new = SMALL, True
    passed(stage.play("whole_road", timeout_s=150, day="out", control_url=hub.control_url), stage)
    stage.screen, stage.scale = LARGE, 2
    passed(stage.play("whole_road", timeout_s=120, day="back", control_url=hub.control_url), stage)
