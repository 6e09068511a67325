"""A product in the archive of a Data Hub is ordered, waited for without an attempt, and fetched when it is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles.hub import SAMPLE_NAME, Hub, sample_scene
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.job_queue.executors import InlineExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.report import report_word
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.store import Store
from scene_queue.core.network import Credentials
from scene_queue.core.product.name import ProductName
from scene_queue.core.services import parse_profile
from scene_queue.core.settings import Settings

SIGN_IN = Credentials("demo", "demo")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with Hub([sample_scene(tmp_path / "hub", online=False)]) as running:
        yield running


@pytest.fixture
def queue(hub: Hub, tmp_path: Path) -> Iterator[JobQueue]:
    profile = parse_profile(hub.dhus.profile(), "the test")
    with Store(tmp_path / "queue.sqlite") as store, StageFactory({"dhus": profile}, lambda _: SIGN_IN) as stages:
        queue = JobQueue(store, stages, InlineExecutor())
        settings = Settings(tmp_path / "scenes", service="dhus")
        queue.add(Order(0, settings, (StageName.DOWNLOAD,)), [scene_of_name(ProductName.parse(SAMPLE_NAME), "cdse")])
        yield queue
        queue.close()


def look(queue: JobQueue) -> Job:
    """Let the job run now, whatever it waits for."""
    queue.resume([job.id for job in queue.jobs()])
    queue.tick()
    return queue.jobs()[0]


def test_it_waits_at_the_service_for_an_hour_without_an_attempt(queue: JobQueue) -> None:
    job = look(queue)
    assert (job.state, job.attempts) == (JobState.WAITING, 0)
    assert 0 < job.not_before - time.time() <= 3600  # others wait for a day
    assert "is ordered" in job.message and "again in an hour" in job.message
    assert report_word(job) == "waiting"


def test_however_often_it_looks_it_orders_once_and_then_fetches(queue: JobQueue, hub: Hub) -> None:
    assert [look(queue).state for _ in range(4)] == [JobState.WAITING] * 4
    assert len(hub.dhus.ordered) == 1
    hub.dhus.restore(SAMPLE_NAME)
    assert look(queue).state is JobState.DONE


def test_an_order_that_the_hub_does_not_take_is_given_again(queue: JobQueue, hub: Hub) -> None:
    hub.dhus.orders_left = 0
    job = look(queue)
    assert (job.state, job.attempts) == (JobState.WAITING, 0) and "quota exceeded" in job.message
    hub.dhus.orders_left = 1
    assert "is ordered" in look(queue).message
    assert len(hub.dhus.ordered) == 1
