from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from scene_queue.core.errors import StoreError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.recovery import recover
from scene_queue.core.job_queue.store import Store
from scene_queue.core.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "queue.sqlite"


def a_stored_job(store: Store) -> Job:
    order = store.add_order(Order(0, Settings(Path("/data"))))
    return store.add_jobs([Job(0, order.id, scene(), StageName.DOWNLOAD, Path("/data/x.SAFE"))])[0]


def test_what_was_written_is_there_after_the_file_is_opened_again(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        orders = store.orders()
    with Store(path) as store:
        assert store.jobs() == [job]
        assert store.orders() == orders


def test_jobs_come_in_the_order_in_which_they_were_queued(path: Path) -> None:
    scenes = numbered_scenes(20)
    with Store(path) as store:
        order = store.add_order(Order(0, Settings(Path("/data"))))
        store.add_jobs([Job(0, order.id, one, StageName.DOWNLOAD) for one in scenes])
        assert [job.scene for job in store.jobs()] == scenes


def test_a_change_is_written_with_all_that_changed(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        running = job.to(JobState.RUNNING, attempts=1)
        failed = running.to(JobState.FAILED, message="Kaputt.", facts={"bytes": 3})
        store.change([(job, running)])
        store.change([(running, failed)])
        assert store.jobs() == [failed]


def test_a_change_that_starts_from_a_stale_state_is_refused_and_changes_nothing(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        paused = job.to(JobState.PAUSED)
        store.change([(job, paused)])
        with pytest.raises(StoreError, match="no longer queued"):
            store.change([(job, job.to(JobState.RUNNING))])
        assert store.jobs() == [paused]


def test_removed_jobs_are_forgotten(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        store.remove([job.id])
        assert store.jobs() == []


def test_one_scene_stands_only_once_in_an_order(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        with pytest.raises(StoreError, match="UNIQUE"):
            store.add_jobs([Job(0, job.order_id, scene(), StageName.DOWNLOAD)])
        assert len(store.jobs()) == 1


def test_a_store_of_a_newer_version_is_refused_with_a_sentence(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        Store(path)


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("my diary " * 1000)
    with pytest.raises(StoreError, match="cannot be used"):
        Store(path)
    assert path.read_text().startswith("my diary")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "file" / "queue.sqlite")


@pytest.mark.parametrize("into", [JobState.QUEUED, JobState.PAUSED])
def test_what_was_running_at_the_end_is_put_back_in_line(path: Path, into: JobState) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        store.change([(job, job.to(JobState.RUNNING))])
    with Store(path) as store:
        assert [found.state for found in recover(store, into=into)] == [into]
        assert store.jobs()[0].state is into


def test_recovery_leaves_other_states_alone(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        failed = job.to(JobState.RUNNING).to(JobState.FAILED, message="x")
        store.change([(job, failed)])
        assert recover(store, into=JobState.QUEUED) == [failed]


def test_a_change_of_many_is_all_or_nothing(path: Path) -> None:
    with Store(path) as store:
        order = store.add_order(Order(0, Settings(Path("/data"))))
        first, second = store.add_jobs([Job(0, order.id, one, StageName.DOWNLOAD) for one in numbered_scenes(2)])
        stale = second.to(JobState.RUNNING).to(JobState.FAILED)
        with pytest.raises(StoreError, match="no longer failed"):
            store.change([(first, first.to(JobState.PAUSED)), (stale, stale.to(JobState.QUEUED))])
        assert store.jobs() == [first, second]


def test_facts_that_are_no_json_are_refused_with_a_sentence(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        with pytest.raises(StoreError, match="Path"):
            store.change([(job, job.to(JobState.RUNNING, facts={"file": Path("x")}))])
        assert store.jobs() == [job]


def test_a_store_that_is_in_use_is_refused_with_a_sentence(path: Path) -> None:
    with Store(path), pytest.raises(StoreError, match="used by another"):
        Store(path)
    Store(path).close()


def test_a_store_without_a_write_ahead_log_leaves_one_file_and_its_lock(path: Path) -> None:
    with Store(path, wal=False) as store:
        a_stored_job(store)
        assert {file.name for file in path.parent.iterdir()} == {"queue.sqlite", "queue.sqlite.lock"}


KILLED = """
import os, signal, sys
sys.path[:0] = [sys.argv[2]]
import conftest
from pathlib import Path
from builders.scenes import numbered_scenes
from scene_queue.core.job_queue.job import Job, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.store import Store
from scene_queue.core.settings import Settings
store = Store(Path(sys.argv[1]))
order = store.add_order(Order(0, Settings(Path("/data"))))
store.add_jobs([Job(0, order.id, one, StageName.DOWNLOAD) for one in numbered_scenes(3)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_added_before_a_kill_is_there_afterwards(path: Path) -> None:
    tests = str(Path(__file__).resolve().parents[2])
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), tests], check=False)
    assert killed.returncode == -9
    with Store(path) as store:
        assert len(store.jobs()) == 3
