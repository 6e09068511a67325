"""Everything that a run of Sen2Cor is known to come to, played by the stand-in: what the user gets, what is left."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from builders.safe_product import build_l1c
from builders.scenes import scene
from doubles.sen2cor.behaviours import names
from doubles.sen2cor.installing import install
from scene_queue.core.errors import CancelledError, CorrectionError, DiskError, SceneQueueError
from scene_queue.core.events import Note, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.images import read_to_the_end
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import AerosolType, CorrectionOptions, MidLatitude, Resolution, Settings
from scene_queue.core.stages.sen2cor import CorrectionStage, VersionReader, find_installations
from scene_queue.core.stages.sen2cor.run import Limits
from scene_queue.core.workspace import Workspace
from stories.harness.processes import end_all, processes_at_home

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SKIPPED LOUDLY: looks for processes in /proc")

L1C = "S2B_MSIL1C_20180809T163829_N{}_R126_T15PUT_20180809T221152"
TIMELESS = Limits(600.0)

# What the user is told of each behaviour that is no success, and whose fault it is.
FAILURES: dict[str, tuple[type[SceneQueueError], str]] = {
    "fails": (CorrectionError, "one of its steps failed"),
    "no_memory": (CorrectionError, 'there was not enough memory. It said "MemoryError"'),
    "no_tables": (CorrectionError, "this Sen2Cor has no tables for this satellite"),
    "no_dem": (CorrectionError, "the terrain model (DEM) could not be had"),
    "no_data": (CorrectionError, "the tile holds no data in this scene"),
    "no_python": (CorrectionError, "its own Python could not be started"),
    "no_space": (DiskError, "the disk is full"),
    "traceback": (CorrectionError, 'ended with code 1; the last it said was "ValueError: operands'),
    "killed": (CorrectionError, "Killed"),
    "nothing": (CorrectionError, "says that it succeeded with S2B_MSIL1C_20180809T163829_N0206"),
    "half": (CorrectionError, "_B11_20m.jp2 is missing"),
    "cut": (CorrectionError, "made a damaged L2A product"),
    "scratch_left": (CorrectionError, "database.h5 of an interrupted run is left"),
    "late_error": (CorrectionError, "at least one error"),
    "wordless": (CorrectionError, "ended without saying that it succeeded"),
    "two": (CorrectionError, "made 2 products"),
    "silent": (CorrectionError, "was silent and idle for 0.0167 minutes"),
    "deaf": (CorrectionError, "was silent and idle for 0.0167 minutes"),
    "busy": (CorrectionError, "was not done after"),
}
# what works without a word is no silence; it only runs into the other limit
LIMITS = {"silent": Limits(600.0, 1.0), "deaf": Limits(600.0, 1.0), "busy": Limits(4.0, 3.0)}
SUCCESSES = ("good", "odd_exit", "other_name", "no_name", "children", "own_session", "flood", "slow_start")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {baseline: build_l1c(L1C.format(baseline), folder, size=12) for baseline in ("0206", "0301", "0400", "0511")}


@dataclass
class Bench:
    """A scene with its L1C product in its place, to be corrected by stand-ins in a home of its own."""

    folder: Path
    built: dict[str, Path]
    heard: list[object] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def programs(self) -> Path:
        return self.folder / "programs"

    def workspace(self, baseline: str = "0206", **choices: object) -> Workspace:
        """Its folders, for an order with these settings."""
        settings = Settings(self.folder / "order", sen2cor=str(self.programs), **choices)  # type: ignore[arg-type]
        made = Workspace(ProductName.parse(L1C.format(baseline)), settings)
        if not made.product.exists():
            shutil.copytree(self.built[baseline], made.product)
        return made

    def correct(
        self, workspace: Workspace, *, limits: Limits = TIMELESS, feedback: Feedback | None = None
    ) -> dict[str, object]:
        """Run the stage; what must be so whatever it comes to is looked at."""
        before = contents(workspace.product)
        environment = {"PATH": os.defpath, "HOME": str(self.home), "PYTHONHOME": "/qgis", "LD_LIBRARY_PATH": "/qgis"}
        reader = VersionReader(environment)
        stage = CorrectionStage(
            lambda setting, feedback: find_installations(setting, environment, (), reader=reader, feedback=feedback),
            read_images,
            environment=environment,
            limits=limits,
        )
        try:
            return stage.run(scene(workspace.name.text), workspace, feedback or Feedback(self.heard.append))
        finally:
            assert end_all(processes_at_home(self.home)) == [], "a process is left"
            assert contents(workspace.product) == before, "the L1C product was changed"
            assert list(workspace.scratch.iterdir()) == [], "unfinished files are left"

    def notes(self) -> str:
        return "\n".join(event.text for event in self.heard if isinstance(event, Note))


@pytest.fixture
def bench(tmp_path: Path, built: dict[str, Path]) -> Iterator[Bench]:
    made = Bench(tmp_path, built)
    yield made
    end_all(processes_at_home(made.home))


def contents(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths}


def read_images(product: Path, feedback: Feedback) -> None:
    for image in sorted(product.glob("GRANULE/*/IMG_DATA/R*/*.jp2")):
        read_to_the_end(image, feedback)


def products_in(workspace: Workspace) -> list[str]:
    """The L2A products that bear a final name, or half of one."""
    return [path.name for path in workspace.corrected_folder.glob("*") if path.is_dir()]


def log_text(workspace: Workspace) -> str:
    (log,) = workspace.corrected_folder.glob("*_sen2cor.log")
    return log.read_text(encoding="utf-8")


def test_every_behaviour_of_the_stand_in_is_looked_at() -> None:
    assert sorted([*FAILURES, *SUCCESSES]) == sorted(names())


@pytest.mark.parametrize("behaviour", FAILURES)
def test_a_run_that_fails_is_explained_and_leaves_nothing_but_its_log(bench: Bench, behaviour: str) -> None:
    install(bench.programs, behaviour=behaviour)
    workspace = bench.workspace()
    kind, sentence = FAILURES[behaviour]
    with pytest.raises(SceneQueueError) as caught:
        bench.correct(workspace, limits=LIMITS.get(behaviour, TIMELESS))

    assert type(caught.value) is kind
    assert sentence in caught.value.message
    others = {text for _, text in FAILURES.values() if text != sentence}
    assert not [text for text in others if text in caught.value.message], "it is taken for another"
    assert caught.value.advice
    assert workspace.name.text in caught.value.message
    assert workspace.corrected() is None
    assert products_in(workspace) == []
    assert log_text(workspace).startswith("# Sen2Cor 2.11.00, ")


@pytest.mark.parametrize("behaviour", SUCCESSES)
def test_a_run_that_made_a_complete_product_is_a_success(bench: Bench, behaviour: str) -> None:
    install(bench.programs, behaviour=behaviour, seconds=0.5 if behaviour == "slow_start" else 0)
    workspace = bench.workspace()
    made = Path(str(bench.correct(workspace)["l2a"]))

    assert workspace.corrected() == made
    assert products_in(workspace) == [made.name]
    assert made.name.startswith("S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20")
    assert "terminated successfully" in log_text(workspace)
    assert ("ended with code 3" in bench.notes()) == (behaviour == "odd_exit")


@pytest.mark.parametrize("behaviour", ["silent", "deaf", "busy", "children", "own_session"])
def test_a_cancellation_ends_whatever_a_run_does(bench: Bench, behaviour: str) -> None:
    install(bench.programs, behaviour=behaviour)
    workspace = bench.workspace()

    def hear(event: object) -> None:
        if isinstance(event, Progress) and "Scene Classification" in event.text:
            feedback.signal.cancel()

    feedback = Feedback(hear)
    with pytest.raises(CancelledError):
        bench.correct(workspace, feedback=feedback)

    assert products_in(workspace) == []


@pytest.mark.parametrize("behaviour", ["nothing", "half", "late_error"])
def test_where_the_input_lies_in_the_output_it_is_taken_for_no_product(bench: Bench, behaviour: str) -> None:
    install(bench.programs, "2.5.5", behaviour=behaviour)
    workspace = bench.workspace()
    with pytest.raises(CorrectionError) as caught:
        bench.correct(workspace)

    assert FAILURES[behaviour][1] in caught.value.message
    assert products_in(workspace) == []


VERSIONS = {"2.5.5": "0206", "2.8.0": "0206", "2.9.0": "0301", "2.10.1": "0400", "2.11.0": "0400", "2.12.3": "0511"}


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_is_given_a_command_line_and_a_parameter_file_that_it_takes(bench: Bench, version: str) -> None:
    home = install(bench.programs, version)
    dem = bench.folder / "terrain & more"
    chosen = CorrectionOptions(
        aerosol=AerosolType.MARITIME, mid_latitude=MidLatitude.AUTO, ozone_du=370, cirrus=True, dem_folder=dem
    )
    workspace = bench.workspace(VERSIONS[version], resolution=Resolution.R20, correction=chosen)
    made = Path(str(bench.correct(workspace)["l2a"]))
    (told,) = [line for line in log_text(workspace).splitlines() if line.startswith("STAND-IN: /")]

    assert {path.name for path in made.glob("GRANULE/*/IMG_DATA/*")} >= {"R20m"}
    assert f"DEM_Directory {dem}, " in told
    assert told.endswith("Aerosol_Type MARITIME, Mid_Latitude AUTO, Ozone_Content 370, Cirrus_Correction TRUE")
    assert (made.name == made.name.replace("N9999", VERSIONS[version])) == (version == "2.5.5")
    assert not (bench.home / "sen2cor").exists(), "a run keeps out of the user's own folder"
    assert (home / "stand_in.json").is_file()


@pytest.mark.parametrize(
    ("version", "resolution"), [("2.11.0", Resolution.R60), *((version, Resolution.ALL) for version in VERSIONS)]
)
def test_each_version_can_be_asked_for_the_scene_classification_only(
    bench: Bench, version: str, resolution: Resolution
) -> None:
    install(bench.programs, version)
    options = CorrectionOptions(classification_only=True)
    workspace = bench.workspace(VERSIONS[version], resolution=resolution, correction=options)
    made = Path(str(bench.correct(workspace)["l2a"]))
    metres = 60 if resolution is Resolution.R60 else 20

    assert [path.name[-11:] for path in made.rglob("IMG_DATA/*/*.jp2")] == [f"SCL_{metres}m.jp2"]


@pytest.mark.parametrize(
    ("versions", "baseline", "chosen"),
    [
        (VERSIONS, "0511", "2.12.03"),
        (["2.5.5", "2.9.0", "2.11.0"], "0301", "2.11.00"),
        (["2.5.5", "2.8.0"], "0206", "2.8.0"),
    ],
)
def test_of_several_versions_side_by_side_the_newest_that_takes_the_product_runs(
    bench: Bench, versions: Iterable[str], baseline: str, chosen: str
) -> None:
    for version in versions:
        install(bench.programs, version, behaviour="fails")
    install(bench.programs, chosen)

    assert bench.correct(bench.workspace(baseline))["sen2cor_version"] == chosen


def test_a_version_that_writes_beside_its_input_is_given_a_copy_of_it(bench: Bench) -> None:
    install(bench.programs, "2.5.5")
    workspace = bench.workspace()
    made = Path(str(bench.correct(workspace)["l2a"]))

    assert made.name == workspace.name.safe_folder.replace("L1C", "L2A")
    assert [path.name for path in workspace.product.parent.iterdir()] == [workspace.product.name]
