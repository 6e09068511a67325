"""What a queue knows of Sen2Cor before it works."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from builders.safe_product import build_l1c
from builders.scenes import T15PUT, scene
from doubles.sen2cor.installing import install
from scene_queue.core.errors import Sen2CorMissingError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.corrections import Corrections
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.paces import Past
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.product.name import ProductName
from scene_queue.core.services import parse_profile
from scene_queue.core.settings import CorrectionOptions, Resolution, Settings
from scene_queue.core.workspace import Workspace

OF_TODAY = T15PUT.replace("N0206", "N0511")


def test_few_bands_of_l1c_scenes_cannot_be_ordered_with_a_correction(tmp_path: Path) -> None:
    settings, corrections = Settings(tmp_path, bands=("B02",)), Corrections()
    corrections.require([scene(T15PUT.replace("MSIL1C", "MSIL2A"))], settings, Feedback())
    with pytest.raises(SettingsError, match="all bands of L1C products; only B02"):
        corrections.require([scene(T15PUT)], settings, Feedback())


# Before a download

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the installation is a shell script")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Sen2Cor 2.11, which notes each of its starts."""
    home = tmp_path / "Sen2Cor-02.11.00-Linux64"
    process = home / "bin" / "L2A_Process"
    process.parent.mkdir(parents=True)
    process.write_text(f"#!/bin/sh\necho >> '{home}/starts'; echo 'Sen2Cor. Version: 02.11.00, created: x'\n")
    process.chmod(0o755)
    return home


def workspace(folder: Path, sen2cor: Path, name: str = T15PUT, **options: object) -> Workspace:
    correction = CorrectionOptions(**options)  # type: ignore[arg-type]
    return Workspace(ProductName.parse(name), Settings(folder / "order", sen2cor=str(sen2cor), correction=correction))


def test_a_scene_that_can_be_corrected_may_be_fetched_and_sen2cor_is_asked_once_for_all(
    tmp_path: Path, installed: Path
) -> None:
    corrections = Corrections()
    for _ in range(3):
        assert corrections.made_or_possible(workspace(tmp_path, installed), Feedback()) is None
    assert len((installed / "starts").read_text().splitlines()) == 1


def test_a_sen2cor_that_is_gone_is_told_before_the_download(tmp_path: Path, installed: Path) -> None:
    corrections, one = Corrections(), workspace(tmp_path, installed)
    assert corrections.made_or_possible(one, Feedback()) is None
    (installed / "bin" / "L2A_Process").unlink()
    with pytest.raises(Sen2CorMissingError, match="no Sen2Cor that can be started"):
        corrections.made_or_possible(one, Feedback())


def test_a_version_that_is_missing_is_named_before_the_download(tmp_path: Path, installed: Path) -> None:
    with pytest.raises(Sen2CorMissingError) as caught:
        Corrections().made_or_possible(workspace(tmp_path, installed, OF_TODAY), Feedback())
    assert "2.12.03" in caught.value.advice


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"arguments": ("--output_dir=/x",)}, "--output_dir=/x cannot be given"),
        ({"gipp": Path("/none/L2A_GIPP.xml")}, "is not there"),
    ],
)
def test_options_that_cannot_be_used_are_told_before_the_download(
    tmp_path: Path, installed: Path, options: dict[str, object], why: str
) -> None:
    one = workspace(tmp_path, installed, **options)
    with pytest.raises(Sen2CorMissingError, match=why):
        Corrections().made_or_possible(one, Feedback())
    with pytest.raises(SettingsError, match=why):
        Corrections().require([scene(T15PUT)], one.settings, Feedback())


def test_a_scene_that_is_l2a_needs_no_sen2cor(tmp_path: Path) -> None:
    one = workspace(tmp_path, tmp_path / "none", T15PUT.replace("MSIL1C", "MSIL2A"))
    assert Corrections().made_or_possible(one, Feedback()) is None


def test_an_order_that_corrects_asks_for_sen2cor_before_it_downloads(tmp_path: Path, installed: Path) -> None:
    address = "http://127.0.0.1:9/storage/v1"
    content = {"schema": 1, "kind": "gcs", "id": "store", "title": "Store", "api_url": address, "bucket": "none"}
    one = workspace(tmp_path, installed, OF_TODAY)
    stages = (StageName.DOWNLOAD, StageName.SAFE_CHECK, StageName.CORRECTION)
    order = Order(1, Settings(tmp_path / "order", service="store", sen2cor=str(installed)), stages=stages)
    with StageFactory({"store": parse_profile(content, "test")}, lambda asked: None) as factory:
        stage = factory.of(order)[StageName.DOWNLOAD]
        with pytest.raises(Sen2CorMissingError):
            stage.run(scene(OF_TODAY), one, Feedback())
    assert not one.scratch.exists()


# The check of what was made


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is a shell script that finds the system's Python")
@pytest.mark.parametrize("is_classified_only", [False, True])
def test_what_sen2cor_makes_passes_the_check_also_where_a_classification_is_all(
    tmp_path: Path, is_classified_only: bool
) -> None:
    home = install(tmp_path / "programs")
    one = workspace(tmp_path, home, classification_only=is_classified_only)
    one.product.parent.mkdir(parents=True)
    shutil.move(build_l1c(T15PUT, tmp_path, size=12), one.product)
    made = Path(str(Corrections().stage().run(scene(T15PUT), one, Feedback())["l2a"]))
    assert ({path.name[-11:] for path in made.rglob("R??m/*.jp2")} == {"SCL_20m.jp2"}) == is_classified_only


# What is known of runs


def test_the_time_of_a_usual_run_is_that_of_this_computers_past(tmp_path: Path) -> None:
    corrections = Corrections()
    settings = Settings(tmp_path, resolution=Resolution.R60)
    assert corrections._usual_s("2.11.00", settings) is None
    corrections.past = lambda: Past(corrections={"2.11.00 60": [100.0, 200.0, 300.0]})
    assert corrections._usual_s("2.11.00", settings) == 200.0


def test_the_log_of_a_scene_is_found(tmp_path: Path) -> None:
    one = workspace(tmp_path, tmp_path)
    assert Corrections().log_of(one) is None
    log = one.corrected_folder / f"{T15PUT}_sen2cor.log"
    log.parent.mkdir(parents=True)
    log.write_text("Progress")
    assert Corrections().log_of(one) == log
