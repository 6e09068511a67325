"""Nothing of an L1C product changes by its correction, whatever has to be mended and however the run ends."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.scenes import scene
from doubles.product_repair import b02, cut, files, tree
from doubles.sen2cor.installing import install
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import InlineExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.order_draft import CORRECTION_ONLY
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.report import report_line
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.job_queue.store import Store
from scene_queue.core.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
LOST = ("AUX_DATA", "HTML", "rep_info")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(NAME, tmp_path_factory.mktemp("built"), size=12)


class Desk:
    """A user with a product, and an order for its correction by the stand-in."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.folder = folder
        self.product = Path(shutil.copytree(built, folder / "theirs" / built.name))
        self.programs = folder / "programs"
        self.on_event: Callable[[JobQueue, Event], None] = lambda _queue, _event: None

    def correct(self, version: str = "2.11.0", behaviour: str = "good") -> Job:
        """Queue the product, or go on with it as a call does, until the job has come to an end."""
        process = install(self.programs, version=version, behaviour=behaviour) / "bin" / "L2A_Process"
        self.order = self.order_with(str(process))
        with Store(self.folder / "queue.sqlite") as store, StageFactory({}, lambda _profile: None) as stages:
            queue = JobQueue(store, stages, InlineExecutor(), on_event=lambda _job, event: self.on_event(queue, event))
            queue.add(self.order, [scene(NAME)], {NAME: self.product})
            queue.wait(Feedback())
            [job] = queue.jobs()
            queue.close()
        return job

    def order_with(self, sen2cor: str = "") -> Order:
        settings = Settings(self.folder / "order", service="", level_folders=False, sen2cor=sen2cor)
        return Order(0, settings, CORRECTION_ONLY)

    @property
    def scratch(self) -> Path:
        job = Job(1, 1, scene(NAME), StageName.CORRECTION, self.product)
        return workspace_of(job, self.order_with()).scratch

    def seen(self) -> object:
        return files(self.product), tree(self.product.parent)


@pytest.fixture
def desk(tmp_path: Path, built: Path) -> Desk:
    return Desk(tmp_path, built)


def lose_folders(product: Path) -> None:
    for name in LOST:
        shutil.rmtree(product / name)


def damage_beside_its_archive(product: Path) -> None:
    zip_product(product, product.with_suffix(".zip"))
    cut(b02(product))


def nothing(_product: Path) -> None:
    """It is whole."""


@pytest.mark.parametrize(
    ("harm", "repaired", "version"),
    [
        (nothing, 0, "2.11.0"),
        (lose_folders, len(LOST), "2.11.0"),
        (damage_beside_its_archive, 1, "2.11.0"),
        (nothing, 0, "2.5.5"),
        (lose_folders, len(LOST), "2.5.5"),
    ],
)
def test_a_product_is_corrected_and_stays_as_it_is(
    desk: Desk, harm: Callable[[Path], None], repaired: int, version: str
) -> None:
    harm(desk.product)
    before = desk.seen()
    job = desk.correct(version)
    assert (job.state, job.message) == (JobState.DONE, "")
    assert desk.seen() == before
    line = report_line(job, desk.order)
    assert (len(line["repaired"]), line["repairable"], line["product"]) == (  # type: ignore[arg-type]
        repaired,
        [],
        str(desk.product),
    )
    assert (f"/i/{desk.product.name}" in str(line["command"])) == (repaired > 0 and version != "2.5.5")
    assert not desk.scratch.exists()


@pytest.mark.parametrize("harm", [nothing, lose_folders])
def test_a_failed_correction_leaves_the_product_and_no_copy(desk: Desk, harm: Callable[[Path], None]) -> None:
    harm(desk.product)
    before = desk.seen()
    assert desk.correct(behaviour="fails").state is JobState.FAILED
    assert desk.seen() == before
    assert list(desk.scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("harm", "at"),
    [
        (lose_folders, "Copying"),
        (damage_beside_its_archive, "checking"),
        (lose_folders, "starting Sen2Cor"),
        (nothing, "starting Sen2Cor"),
    ],
)
def test_a_cancelled_correction_leaves_the_product_and_no_copy(
    desk: Desk, harm: Callable[[Path], None], at: str
) -> None:
    def cancel(queue: JobQueue, event: Event) -> None:
        [job] = queue.jobs()
        if isinstance(event, Progress) and at in event.text and job.stage is StageName.CORRECTION:
            queue.cancel([job.id])

    harm(desk.product)
    before = desk.seen()
    desk.on_event = cancel
    job = desk.correct()
    assert (job.state, job.stage) == (JobState.CANCELLED, StageName.CORRECTION)
    assert desk.seen() == before
    assert list(desk.scratch.iterdir()) == []


def killed(work: Callable[[], object]) -> None:
    """Do it in a process that kills itself on the way."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


@pytest.mark.parametrize(
    ("stage", "text", "is_copy_left"),
    [
        (StageName.SAFE_CHECK, "checking", False),
        (StageName.CORRECTION, "Copying", True),
        (StageName.CORRECTION, "checking", True),
        (StageName.CORRECTION, "starting Sen2Cor", True),
    ],
)
def test_a_kill_leaves_the_product_and_what_else_it_leaves_goes_at_the_next_start(
    desk: Desk, stage: StageName, text: str, is_copy_left: bool
) -> None:
    def die(queue: JobQueue, event: Event) -> None:
        [job] = queue.jobs()
        if isinstance(event, Progress) and text in event.text and job.stage is stage:
            os.kill(os.getpid(), signal.SIGKILL)

    lose_folders(desk.product)
    before = desk.seen()
    desk.on_event = die
    killed(desk.correct)
    assert desk.seen() == before
    desk.on_event = lambda _queue, _event: None
    scratch = desk.scratch
    assert bool(list(scratch.glob("sen2cor/i/*.SAFE"))) == is_copy_left
    job = desk.correct()
    assert (job.state, desk.seen()) == (JobState.DONE, before)
    assert not scratch.exists()


def test_a_job_that_goes_on_with_its_correction_gets_another_copy(desk: Desk) -> None:
    lose_folders(desk.product)
    before = desk.seen()
    desk.correct(behaviour="fails")
    with Store(desk.folder / "queue.sqlite") as store, StageFactory({}, lambda _profile: None) as stages:
        install(desk.programs, version="2.11.0")
        queue = JobQueue(store, stages, InlineExecutor())
        [job] = queue.jobs()
        assert job.stage is StageName.CORRECTION
        queue.retry([job.id])
        queue.wait(Feedback())
        [job] = queue.jobs()
        queue.close()
    assert job.state is JobState.DONE
    assert len(job.facts["repaired"]) == len(LOST)  # type: ignore[arg-type]
    assert desk.seen() == before


def test_on_a_disk_without_second_names_a_copy_is_mended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _name: Path) -> None:
        raise OSError("no such thing here")

    lose_folders(desk.product)
    before = desk.seen()
    monkeypatch.setattr(os, "link", refuse)
    assert desk.correct().state is JobState.DONE
    assert desk.seen() == before


# What is told of a failure


@pytest.mark.parametrize("behaviour", ["nothing", "cut", "traceback"])
def test_a_failed_correction_tells_its_version_its_command_and_its_log(desk: Desk, behaviour: str) -> None:
    job = desk.correct(behaviour=behaviour)
    assert (job.state, job.trouble) == (JobState.FAILED, "CorrectionError")
    line = report_line(job, desk.order)
    assert line["sen2cor_version"] == "2.11.00"
    command = line["command"]
    assert isinstance(command, list)
    assert command[0].endswith("L2A_Process")
    log = Path(str(line["log"]))
    assert log.name == f"{NAME}_sen2cor.log"
    assert "# ended with code" in log.read_text()


def test_what_a_failure_told_is_not_told_of_the_success_after_it(desk: Desk) -> None:
    desk.correct(behaviour="fails")
    job = desk.correct()
    assert "failure" not in job.facts
    line = report_line(job, desk.order)
    assert Path(str(line["log"])).is_file()
    assert "MSIL2A" in Path(str(line["log"])).name


def test_a_failure_before_sen2cor_began_tells_of_no_run(desk: Desk) -> None:
    cut(b02(desk.product))
    job = desk.correct()
    assert job.state is JobState.FAILED
    assert not {"log", "command", "sen2cor_version"} & report_line(job, desk.order).keys()
