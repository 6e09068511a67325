from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from doubles.waiting import wait_until
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue import finished_list
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import AtEnd, Order, Origin
from scene_queue.core.job_queue.order_end import OrderEnds, OrderEndsThread, finished_product
from scene_queue.core.settings import Settings

SCENES = numbered_scenes(3)
APPEND = "import os; open('ran', 'a').write(' '.join(os.environ['SCENE_QUEUE_' + name] for name in {!r}) + '\\n')"
COUNTS = APPEND.format(("DONE", "FAILED", "CANCELLED"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_list, "account_files_folder", lambda: tmp_path / "own")


class Desk:
    """An order of three scenes, and what its end says and does."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.list = folder / "products", folder / "done.txt"
        self.folder.mkdir()
        self.papers = folder / "ends"
        self.notes: list[Note] = []
        self.feedback = Feedback(self.hear)
        at_end = AtEnd(finished_list=self.list, command=(sys.executable, "-c", COUNTS))
        self.order = Order(7, Settings(self.folder), title="Oaxaca", at_end=at_end)
        self.jobs = [
            Job(number, 7, scene, StageName.CORRECTION, state=JobState.DONE, facts={"l2a": f"/data/{number}.SAFE"})
            for number, scene in enumerate(SCENES)
        ]

    def hear(self, event: Event) -> None:
        assert isinstance(event, Note)
        self.notes.append(event)

    def end(self, *jobs: Job, **options: Path) -> None:
        """As a new program would: nothing is remembered but what is on the disk."""
        OrderEnds(self.papers, self.feedback).end(self.order, jobs or self.jobs, **options)

    def with_state(self, number: int, state: JobState) -> Job:
        self.jobs[number] = replace(self.jobs[number], state=state)
        return self.jobs[number]

    @property
    def runs(self) -> list[str]:
        ran = self.folder / "ran"
        return ran.read_text().splitlines() if ran.exists() else []

    @property
    def listed(self) -> list[str]:
        return self.list.read_text().splitlines() if self.list.exists() else []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_finished_product_is_what_the_last_stage_made(tmp_path: Path) -> None:
    order = Order(1, Settings(tmp_path))
    done = Job(1, 1, SCENES[0], StageName.DOWNLOAD, state=JobState.DONE)
    assert finished_product(replace(done, facts={"product": "/a.SAFE", "l2a": "/b.SAFE"}), order) == Path("/b.SAFE")
    assert finished_product(replace(done, facts={"product": "/a.SAFE"}), order) == Path("/a.SAFE")
    assert finished_product(done, order) == tmp_path / "L1C/15PUT/2018-08-09" / f"{SCENES[0].identifier}.SAFE"


def test_products_are_listed_as_they_are_done_and_only_then(desk: Desk) -> None:
    desk.with_state(1, JobState.FAILED)
    ends = OrderEnds(desk.papers, desk.feedback)
    ends.list_finished((job, desk.order) for job in desk.jobs)
    assert desk.listed == ["/data/0.SAFE", "/data/2.SAFE"]
    ends.list_finished((job, replace(desk.order, at_end=AtEnd())) for job in desk.jobs)
    assert desk.listed == ["/data/0.SAFE", "/data/2.SAFE"]


def test_the_end_completes_the_list_of_a_program_that_was_killed(desk: Desk) -> None:
    desk.list.write_text("/data/1.SAFE\n/data/2.SA")
    desk.end()
    assert sorted(desk.listed) == ["/data/0.SAFE", "/data/1.SAFE", "/data/2.SAFE"]


def test_a_list_that_cannot_be_written_is_told_once_and_again_at_the_end(desk: Desk) -> None:
    desk.list.mkdir()
    ends = OrderEnds(desk.papers, desk.feedback)
    for job in desk.jobs:
        ends.list_finished([(job, desk.order)])
    assert [note.warning for note in desk.notes] == [True]
    ends.end(desk.order, desk.jobs)
    assert [note.text for note in desk.notes if "cannot be written" in note.text] == [desk.notes[0].text] * 2


def test_the_command_runs_once_also_after_a_restart(desk: Desk) -> None:
    desk.with_state(1, JobState.FAILED)
    desk.with_state(2, JobState.CANCELLED)
    desk.end()
    desk.end()
    assert desk.runs == ["1 1 1"]


def test_the_command_runs_again_when_more_is_done_by_another_try(desk: Desk) -> None:
    desk.with_state(1, JobState.FAILED)
    desk.end()
    desk.end()
    desk.with_state(1, JobState.DONE)
    desk.end()
    assert desk.runs == ["2 1 0", "3 0 0"]


def test_an_order_in_which_all_failed_has_an_end_too(desk: Desk) -> None:
    desk.end(*(desk.with_state(number, JobState.FAILED) for number in range(3)))
    assert desk.runs == ["0 3 0"]


def test_the_command_of_an_order_with_the_number_of_a_removed_one_runs(desk: Desk) -> None:
    desk.end()
    desk.order = replace(desk.order, origin=Origin(created=5.0))
    desk.end()
    assert desk.runs == ["3 0 0"] * 2


def test_a_command_finds_the_report_the_folder_and_the_list(desk: Desk) -> None:
    show = "import os, json; json.dump(dict(os.environ), open('ran', 'w'))"
    desk.order = replace(desk.order, at_end=replace(desk.order.at_end, command=(sys.executable, "-c", show)))
    desk.end()
    told = json.loads((desk.folder / "ran").read_text())
    report = [json.loads(line) for line in Path(told["SCENE_QUEUE_REPORT"]).read_text().splitlines()]
    assert [line["l2a"] for line in report] == [f"/data/{number}.SAFE" for number in range(3)]
    assert told["SCENE_QUEUE_FOLDER"] == str(desk.folder)
    assert told["SCENE_QUEUE_FINISHED_LIST"] == str(desk.list)
    assert told["SCENE_QUEUE_TITLE"] == "Oaxaca"


def test_a_report_that_was_written_already_is_the_one_that_a_command_finds(desk: Desk) -> None:
    command = (sys.executable, "-c", APPEND.format(("REPORT",)))
    desk.order = replace(desk.order, at_end=replace(desk.order.at_end, command=command))
    desk.end(report=desk.folder / "mine.csv")
    assert desk.runs == [str(desk.folder / "mine.csv")]


def test_a_command_is_not_run_where_it_cannot_be_remembered_that_it_was(desk: Desk) -> None:
    (desk.papers / "00000007.end.json.part").mkdir(parents=True)
    desk.end()
    assert desk.runs == []
    assert "was not run" in desk.notes[-1].text


def test_a_command_is_not_run_where_nobody_knows_whether_it_was(desk: Desk) -> None:
    desk.end()
    (desk.papers / "00000007.end.json").write_text("{}")
    desk.end()
    assert desk.runs == ["3 0 0"]
    assert "cannot be read" in desk.notes[-1].text


@pytest.fixture
def thread(desk: Desk) -> Iterator[OrderEndsThread]:
    made = OrderEndsThread(desk.papers, lambda: desk.jobs, lambda job: desk.order, desk.notes.append)
    yield made
    assert made.close(30.0)


def test_an_order_ends_when_its_last_job_does(desk: Desk, thread: OrderEndsThread) -> None:
    desk.with_state(2, JobState.RUNNING)
    thread.take(desk.jobs)
    wait_until(lambda: len(desk.listed) == 2)
    assert desk.runs == []
    thread.take([desk.with_state(2, JobState.DONE)])
    wait_until(lambda: desk.runs == ["3 0 0"])
    assert len(desk.listed) == 3


def test_an_order_that_is_paused_for_a_trouble_has_not_ended(desk: Desk, thread: OrderEndsThread) -> None:
    desk.jobs[2] = replace(desk.jobs[2], state=JobState.PAUSED, trouble="CredentialsError")
    thread.take(desk.jobs)
    wait_until(lambda: len(desk.listed) == 2)
    assert thread.close(30.0)
    assert desk.runs == []


def test_no_thread_is_begun_for_orders_that_want_nothing(desk: Desk, thread: OrderEndsThread) -> None:
    desk.order = replace(desk.order, at_end=AtEnd())
    thread.take(desk.jobs)
    assert not any(one.name == "order-ends" for one in threading.enumerate())


def test_closing_ends_a_command_that_runs(desk: Desk, thread: OrderEndsThread) -> None:
    command = (sys.executable, "-c", "import time; open('ran', 'w').close(); time.sleep(600)")
    desk.order = replace(desk.order, at_end=replace(desk.order.at_end, command=command))
    thread.take(desk.jobs)
    wait_until(lambda: (desk.folder / "ran").exists())
    assert thread.close(30.0)
    assert not any(one.name == "order-ends" for one in threading.enumerate())


def test_a_closed_thread_takes_nothing_more(desk: Desk, thread: OrderEndsThread) -> None:
    assert thread.close(30.0)
    thread.take(desk.jobs)
    assert desk.listed == []
