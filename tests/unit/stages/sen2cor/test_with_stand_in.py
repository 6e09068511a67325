"""The stage end to end: the stand-in L2A_Process corrects built products, whose images are then read."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import pytest
from builders.safe_product import build_l1c
from builders.scenes import scene
from doubles.sen2cor.installing import install
from scene_queue.core.errors import CancelledError, CorrectionError, Sen2CorMissingError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.images import read_to_the_end
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Resolution, Settings
from scene_queue.core.stages.sen2cor import CorrectionStage, VersionReader, find_installations
from scene_queue.core.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

OF_2018 = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
OF_2022 = "S2B_MSIL1C_20220803T163849_N0400_R126_T15PUT_20220803T221152"
OF_2025 = "S2B_MSIL1C_20250803T163849_N0511_R126_T15PUT_20250803T221152"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {name: build_l1c(name, folder, size=12) for name in (OF_2018, OF_2022, OF_2025)}


class Order:
    """One scene with its L1C product in its place, and the stage that corrects it with the stand-in."""

    def __init__(self, folder: Path, built: dict[str, Path], stand_in: Path) -> None:
        self._folder = folder
        self._built = built
        environment = {"PATH": os.defpath, "HOME": str(folder / "home"), "PYTHONHOME": "/qgis", "GDAL_DATA": "/qgis"}
        reader = VersionReader(environment)
        self.stage = CorrectionStage(
            lambda setting, feedback: find_installations(setting, environment, (), reader=reader, feedback=feedback),
            self.read_images,
            environment=environment,
        )
        self._stand_in = stand_in
        self.images_read = 0

    def workspace(self, name: str = OF_2018, resolution: Resolution = Resolution.ALL) -> Workspace:
        settings = Settings(self._folder / "order", sen2cor=str(self._stand_in), resolution=resolution)
        made = Workspace(ProductName.parse(name), settings)
        if not made.product.exists():
            shutil.copytree(self._built[name], made.product)
        return made

    def read_images(self, product: Path, feedback: Feedback) -> None:
        for image in sorted(product.glob("GRANULE/*/IMG_DATA/R*/*.jp2")):
            read_to_the_end(image, feedback)
            self.images_read += 1

    def correct(self, workspace: Workspace, feedback: Feedback | None = None) -> dict[str, object]:
        return self.stage.run(scene(workspace.name.text), workspace, feedback or Feedback())


@pytest.fixture
def order(tmp_path: Path, built: dict[str, Path]) -> Order:
    return Order(tmp_path, built, install(tmp_path / "programs"))


def digests(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths}


@pytest.mark.parametrize("name", [OF_2018, OF_2022])
def test_an_l1c_product_becomes_an_l2a_product_whose_images_can_be_read(order: Order, name: str) -> None:
    workspace = order.workspace(name)
    facts = order.correct(workspace)
    made = ProductName.parse(Path(str(facts["l2a"])).name)
    assert made.baseline == "9999"
    assert (made.tile_id, made.sensing_time) == (workspace.name.tile_id, workspace.name.sensing_time)
    assert facts["sen2cor_version"] == "2.11.00"
    assert workspace.corrected() == Path(str(facts["l2a"]))
    assert order.images_read > 30


def test_the_l1c_product_stays_as_it_is_to_the_last_bit(order: Order) -> None:
    workspace = order.workspace()
    before = digests(workspace.product.parent)
    order.correct(workspace)
    assert digests(workspace.product.parent) == before


def test_a_second_run_finds_the_first_ones_product(order: Order) -> None:
    workspace = order.workspace()
    first = order.correct(workspace)
    assert first.pop("l2a_made") is True
    assert order.correct(workspace) == first
    assert len(list(workspace.corrected_folder.glob("*.SAFE"))) == 1


@pytest.mark.parametrize(("resolution", "folders"), [(Resolution.R20, {"R20m", "R60m"}), (Resolution.R60, {"R60m"})])
def test_only_the_resolution_asked_for_is_made(order: Order, resolution: Resolution, folders: set[str]) -> None:
    facts = order.correct(order.workspace(resolution=resolution))
    assert {path.name for path in Path(str(facts["l2a"])).glob("GRANULE/*/IMG_DATA/*")} == folders


def test_a_finer_resolution_is_made_anew(order: Order) -> None:
    coarse = order.correct(order.workspace(resolution=Resolution.R60))
    workspace = order.workspace()
    # Sen2Cor's names differ by the second: the coarse product is given an older one, so that no test has to wait.
    older = workspace.corrected_folder / f"{Path(str(coarse['l2a'])).name[:-20]}20200101T000000.SAFE"
    Path(str(coarse["l2a"])).rename(older)
    fine = order.correct(workspace)
    assert older.is_dir()
    assert workspace.corrected() == Path(str(fine["l2a"]))


@pytest.mark.parametrize(
    ("lost", "sentence"),
    [
        ("rep_info", "lacks folders"),
        ("DATASTRIP", "is incomplete"),
        ("manifest.safe", "lacks its manifest.safe"),
        ("INSPIRE.xml", "lacks its INSPIRE.xml"),
        ("GRANULE/*/IMG_DATA/*_B8A.jp2", "missing or unreadable"),
    ],
)
def test_what_is_missing_in_the_l1c_product_is_explained(order: Order, lost: str, sentence: str) -> None:
    workspace = order.workspace()
    for path in list(workspace.product.glob(lost)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(CorrectionError) as caught:
        order.correct(workspace)
    assert sentence in caught.value.message
    assert workspace.corrected() is None
    assert list(workspace.scratch.iterdir()) == []


def test_an_image_that_is_cut_is_explained(order: Order) -> None:
    workspace = order.workspace()
    (image,) = workspace.product.glob("GRANULE/*/IMG_DATA/*_B02.jp2")
    image.write_bytes(image.read_bytes()[:200])
    with pytest.raises(CorrectionError, match="missing or unreadable"):
        order.correct(workspace)
    assert workspace.corrected() is None


def test_a_cancellation_leaves_nothing_but_the_log(order: Order) -> None:
    workspace = order.workspace()
    before = digests(workspace.product.parent)

    def hear(event: object) -> None:
        if isinstance(event, Progress) and "Atmospheric Correction" in event.text:
            feedback.signal.cancel()

    feedback = Feedback(hear)
    with pytest.raises(CancelledError):
        order.correct(workspace, feedback)
    assert workspace.corrected() is None
    assert list(workspace.scratch.iterdir()) == []
    assert [path.suffix for path in workspace.corrected_folder.iterdir()] == [".log"]
    assert digests(workspace.product.parent) == before


def test_a_baseline_that_it_does_not_take_is_refused_before_it_starts(order: Order) -> None:
    workspace = order.workspace(OF_2025)
    with pytest.raises(Sen2CorMissingError, match=r"2\.12\.03"):
        order.correct(workspace)
    assert not workspace.corrected_folder.exists()


def test_the_log_says_that_it_was_a_stand_in(order: Order) -> None:
    facts = order.correct(order.workspace())
    assert "STAND-IN" in Path(str(facts["log"])).read_text()
