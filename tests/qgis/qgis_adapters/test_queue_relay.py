"""What the queue says, gathered for the window."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.events import Note, Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.qgis_adapters.queue_relay import QueueRelay

JOBS = [Job(number, 1, scene, StageName.DOWNLOAD) for number, scene in enumerate(numbered_scenes(3), 1)]


@pytest.fixture
def relay(qtbot: Any) -> QueueRelay:
    return QueueRelay()


def test_each_job_is_told_once_and_as_it_is_now(qtbot: Any, relay: QueueRelay) -> None:
    told: list[list[Job]] = []
    relay.changed.connect(told.append)
    done = JOBS[0].to(JobState.RUNNING).to(JobState.DONE)
    relay.on_jobs(JOBS)
    relay.on_jobs([done])
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [[done, *JOBS[1:]]]


def test_what_comes_from_many_threads_is_told_on_the_main_thread_and_seldom(qtbot: Any, relay: QueueRelay) -> None:
    heard: list[tuple[threading.Thread, int]] = []
    relay.changed.connect(lambda jobs: heard.append((threading.current_thread(), len(jobs))))

    def say() -> None:
        for _ in range(300):
            relay.on_jobs(JOBS)

    speakers = [threading.Thread(target=say) for _ in range(4)]
    for speaker in speakers:
        speaker.start()
    qtbot.waitUntil(lambda: bool(heard) and not any(speaker.is_alive() for speaker in speakers))
    qtbot.wait(300)
    assert {thread for thread, _ in heard} == {threading.main_thread()}
    assert len(heard) < 100


def test_of_progress_the_newest_counts_and_notes_are_not_told(qtbot: Any, relay: QueueRelay) -> None:
    told: list[dict[int, Progress]] = []
    relay.progressed.connect(told.append)
    relay.on_event(JOBS[0], Note("hello"))
    relay.on_event(JOBS[0], Progress(0.1))
    relay.on_event(JOBS[0], Progress(0.2))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{1: Progress(0.2)}]
