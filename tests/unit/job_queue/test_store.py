from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from doubles.waiting import wait_until
from scene_queue.core.errors import StoreError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order, order_to_json, scene_to_json
from scene_queue.core.job_queue.recovery import WAITS_FOR_USER, recover
from scene_queue.core.job_queue.store import Store, StoreBusyError, StoreView
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace
from scene_queue.core.workspace.locked_file import LockedFile


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
        store.flush()
        store.change([(job, job.to(JobState.RUNNING))])
        with pytest.raises(StoreError, match="no longer queued"):
            store.flush()
    with Store(path) as store:
        assert store.jobs() == [paused]


def test_an_order_that_was_cut_while_it_was_added_is_not_there(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        cut = store.numbered(Order(0, Settings(Path("/data"))))
        store.add_jobs([Job(0, cut.id, one, StageName.DOWNLOAD) for one in numbered_scenes(3)])
    with Store(path) as store:
        assert store.jobs() == [job]


def test_removed_jobs_are_forgotten(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        store.remove([job])
        assert store.jobs() == []


def test_one_scene_stands_only_once_in_an_order(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        store.flush()
        store.add_jobs([Job(0, job.order_id, scene(), StageName.DOWNLOAD)])
        with pytest.raises(StoreError, match="UNIQUE"):
            store.flush()
    with Store(path) as store:
        assert len(store.jobs()) == 1


def test_a_store_of_a_newer_version_is_refused_with_a_sentence(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        Store(path)


def test_a_file_that_is_no_store_is_put_aside_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("my diary " * 1000)
    with Store(path) as store:
        assert store.jobs() == []
        assert store.set_aside is not None
        assert store.set_aside.read_text().startswith("my diary")


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
        assert [found.state for found in recover(store, {JobState.RUNNING: into})] == [into]
        assert store.jobs()[0].state is into


def test_recovery_leaves_other_states_alone(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        failed = job.to(JobState.RUNNING).to(JobState.FAILED, message="x")
        store.change([(job, failed)])
        assert recover(store, WAITS_FOR_USER) == [failed]


def test_a_change_of_many_is_all_or_nothing(path: Path) -> None:
    with Store(path) as store:
        order = store.add_order(Order(0, Settings(Path("/data"))))
        first, second = store.add_jobs([Job(0, order.id, one, StageName.DOWNLOAD) for one in numbered_scenes(2)])
        stale = second.to(JobState.RUNNING).to(JobState.FAILED)
        store.flush()
        store.change([(first, first.to(JobState.PAUSED)), (stale, stale.to(JobState.QUEUED))])
        with pytest.raises(StoreError, match="no longer failed"):
            store.flush()
    with Store(path) as store:
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


@pytest.fixture
def own_locks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("scene_queue.core.job_queue.store.ownership.account_files_folder", lambda: tmp_path / "own")


@pytest.mark.usefixtures("own_locks")
def test_on_a_network_there_is_no_write_ahead_log(path: Path) -> None:
    with Store(path, on_network=True) as store:
        a_stored_job(store)
        store.flush()
        assert {file.name for file in path.parent.iterdir()} == {"queue.sqlite", "queue.sqlite.lock"}


@pytest.mark.usefixtures("own_locks")
def test_on_a_network_where_locks_do_not_work_the_store_is_still_owned(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoLocksThere(LockedFile):
        def __init__(self, file: Path) -> None:
            if file.parent == path.parent:
                raise OSError(37, "No locks available")
            super().__init__(file)

    monkeypatch.setattr("scene_queue.core.job_queue.store.ownership.LockedFile", NoLocksThere)
    with Store(path, on_network=True) as store:
        a_stored_job(store)
        with pytest.raises(StoreBusyError):
            Store(path, on_network=True)
    with Store(path, on_network=True) as store:
        assert len(store.jobs()) == 1


def test_changes_of_a_moment_share_a_transaction(path: Path) -> None:
    with Store(path) as store, closing(sqlite3.connect(path)) as other:
        job = a_stored_job(store)
        store.flush()
        before = other.execute("PRAGMA data_version").fetchone()
        running = job.to(JobState.RUNNING)
        store.change([(job, running)])
        store.change([(running, running.to(JobState.QUEUED, stage=StageName.SAFE_CHECK))])
        assert other.execute("PRAGMA data_version").fetchone() == before
        store.flush()
        assert other.execute("SELECT stage FROM jobs").fetchone() == ("safe_check",)


def test_a_store_of_the_first_version_is_brought_up_to_this_one(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST_VERSION)
    with Store(path) as store:
        [job] = store.jobs()
        assert (job.scene.identifier, job.state, job.priority) == (scene().identifier, JobState.PAUSED, 0)
        store.change([(job, job.to(JobState.QUEUED, priority=1))])
    with Store(path) as store:
        assert store.jobs()[0].priority == 1


def test_a_store_that_cannot_be_written_says_so_once_and_goes_on_when_it_can(path: Path) -> None:
    told: list[StoreError] = []
    with Store(path, on_trouble=told.append) as store:
        job = a_stored_job(store)
        store.flush()
        [pages] = store._database.execute("PRAGMA page_count").fetchone()
        store._database.execute(f"PRAGMA max_page_count = {pages}")  # as a full disk
        running = job.to(JobState.RUNNING, facts={"much": "x" * 1_000_000})
        store.change([(job, running)])
        with pytest.raises(StoreError, match="full"):
            store.flush()
        store.change([(running, running.to(JobState.DONE))])
        store._database.execute("PRAGMA max_page_count = 1000000")
        wait_until(lambda: store.trouble is None)
        assert [one.state for one in store.jobs()] == [JobState.DONE]
    assert len(told) == 1


def a_damaged_store(path: Path, tmp_path: Path) -> list[str]:
    """Two scenes, of which the first is on the disk; returns their identifiers."""
    first, second = numbered_scenes(2)
    order = Order(0, Settings(tmp_path / "products"), (StageName.DOWNLOAD, StageName.SAFE_CHECK), "July", priority=2)
    with Store(path, keeps_papers=True) as store:
        stored = store.add_order(order)
        store.add_jobs([Job(0, stored.id, one, StageName.DOWNLOAD) for one in (first, second)])
    product = Workspace(ProductName.parse(first.identifier), order.settings).product
    product.mkdir(parents=True)
    (product / "manifest.safe").write_text("complete")
    content = bytearray(path.read_bytes())
    content[2048:-2048] = b"?" * (len(content) - 4096)
    path.write_bytes(content)
    return [first.identifier, second.identifier]


def test_a_damaged_store_is_rebuilt_from_its_papers_and_the_disk(path: Path, tmp_path: Path) -> None:
    identifiers = a_damaged_store(path, tmp_path)
    with Store(path, keeps_papers=True) as store:
        assert store.set_aside is not None
        assert store.set_aside.is_file()
        states = [JobState.DONE, JobState.PAUSED]
        assert [(job.scene.identifier, job.state) for job in store.jobs()] == list(zip(identifiers, states))
        [order] = store.orders()
        assert (order.title, order.priority, order.id) == ("July", 2, 1)
        assert store.add_order(order).id == 2


def test_a_store_that_was_damaged_twice_has_every_job_once(path: Path, tmp_path: Path) -> None:
    a_damaged_store(path, tmp_path)
    Store(path, keeps_papers=True).close()
    path.write_bytes(b"nothing" * 1000)
    with Store(path, keeps_papers=True) as store:
        assert len(store.jobs()) == 2


def test_the_paper_of_an_order_goes_with_its_last_job(path: Path) -> None:
    with Store(path, keeps_papers=True) as store:
        job = a_stored_job(store)
        store.flush()
        paper = path.parent / "orders" / "00000001.order.jsonl"
        wait_until(paper.exists)
        store.remove([job])
        wait_until(lambda: not paper.exists())


def test_an_onlooker_sees_what_the_owner_writes(path: Path) -> None:
    with Store(path) as store:
        job = a_stored_job(store)
        store.flush()
        view = StoreView(path)
        assert view.has_changed()
        assert view.read() == (store.orders(), [job])
        assert not view.has_changed()
        store.change([(job, job.to(JobState.PAUSED))])
        store.flush()
        assert view.has_changed()
        assert view.read()[1][0].state is JobState.PAUSED
        view.close()


def test_who_owns_a_store_can_be_asked(path: Path) -> None:
    with Store(path):
        assert Store.is_owned(path)
    assert not Store.is_owned(path)


FIRST_VERSION = f"""
CREATE TABLE orders (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), identifier TEXT NOT NULL,
    scene TEXT NOT NULL, product TEXT, stage TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    message TEXT NOT NULL, trouble TEXT NOT NULL, not_before REAL NOT NULL, facts TEXT NOT NULL,
    UNIQUE (order_id, identifier));
INSERT INTO orders VALUES (1, '{order_to_json(Order(1, Settings(Path("/data"))))}');
INSERT INTO jobs VALUES (
    1, 1, '{scene().identifier}', '{scene_to_json(scene())}', NULL, 'download', 'paused', 0, '', '', 0.0, '{{}}');
PRAGMA user_version = 1;
"""  # noqa: S608 - constants of this test
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
store.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_added_before_a_kill_is_there_afterwards(path: Path) -> None:
    tests = str(Path(__file__).resolve().parents[2])
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), tests], check=False)
    assert killed.returncode == -9
    with Store(path) as store:
        assert len(store.jobs()) == 3


def test_an_onlooker_sees_no_job_before_its_order(path: Path) -> None:
    with Store(path) as store:
        order = store.numbered(Order(0, Settings(Path("/data"))))
        store.add_jobs([Job(0, order.id, scene(), StageName.DOWNLOAD)])
        store.flush()
        with closing(StoreView(path)) as view:
            assert view.read() == ([], [])


def test_a_store_that_cannot_be_used_is_owned_by_nobody(path: Path) -> None:
    with Store(path, keeps_papers=True) as store:
        a_stored_job(store)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE orders SET content = 'nonsense'")
        database.commit()
    with pytest.raises(StoreError, match="cannot be used"):
        Store(path, keeps_papers=True)
    assert not Store.is_owned(path)


def test_a_listener_that_fails_is_told_as_trouble_and_leaves_nobody_waiting(path: Path) -> None:
    told: list[StoreError] = []

    def fail(jobs: object) -> None:
        raise RuntimeError("The window is gone.")

    store = Store(path, on_trouble=told.append)
    store.tell(fail)
    a_stored_job(store)
    with pytest.raises(StoreError, match="window is gone"):
        store.flush()
    assert (len(told), store.tries_again) == (1, False)
    store.close()
    with Store(path) as again:
        assert len(again.jobs()) == 1


def test_a_kill_before_a_damaged_store_was_rebuilt_loses_no_order(path: Path, tmp_path: Path) -> None:
    identifiers = a_damaged_store(path, tmp_path)
    path.unlink()
    Store(path).close()  # a new file, and nobody looked at the papers
    with Store(path, keeps_papers=True) as store:
        assert [job.scene.identifier for job in store.jobs()] == identifiers


def test_a_kill_while_a_damaged_store_was_rebuilt_doubles_no_order(path: Path, tmp_path: Path) -> None:
    identifiers = a_damaged_store(path, tmp_path)
    Store(path, keeps_papers=True).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA application_id = 0")
    with Store(path, keeps_papers=True) as store:
        assert [job.scene.identifier for job in store.jobs()] == identifiers


def test_an_order_that_was_removed_does_not_come_back_from_its_paper(path: Path) -> None:
    with Store(path, keeps_papers=True) as store:
        job = a_stored_job(store)
        store.flush()
        paper = path.parent / "orders" / "00000001.order.jsonl"
        wait_until(paper.exists)
        text = paper.read_text()
        store.remove([job])
        store.remove_orders([job.order_id])
    paper.write_text(text)  # as if a kill had come before it was removed
    with Store(path, keeps_papers=True) as store:
        assert store.orders() == []
