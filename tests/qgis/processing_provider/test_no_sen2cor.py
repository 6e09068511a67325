"""Scenes that no Sen2Cor here takes, and orders that would mix what several make."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.archive import zip_product
from builders.oaxaca import GUIDE_NAMES
from builders.safe_product import build_l1c
from doubles.hub import Hub
from doubles.sen2cor.installing import install
from qgis.core import QgsProcessingException

Run = Callable[..., dict[str, Any]]
OF_2018 = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
READY = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
OF_2018_PROCESSED_AGAIN = "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20230717T040000"
OF_2016 = "S2A_MSIL1C_20161205T164902_N0204_R126_T15PUT_20161205T165241"
OF_2023 = "S2B_MSIL1C_20230823T163839_N0509_R126_T15PUT_20230823T215016"


def lines(report: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return {line["identifier"]: line for line in found}


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.SAFE") if ".scene_queue" not in path.parts)


def test_what_no_version_takes_fails_with_the_one_to_install_and_the_rest_is_corrected(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    shelf, report = tmp_path / "l1c", tmp_path / "report.jsonl"
    product(OF_2018, shelf)
    build_l1c(OF_2023, shelf, size=12)
    old = install(tmp_path / "programs", "2.9.0")
    outputs = run("correct", INPUT=str(shelf), SEN2COR=str(old), FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 1)
    failed = lines(report)[OF_2023]
    assert "baseline 05.09" in failed["message"] and "Install Sen2Cor 2.12.03" in failed["advice"]


def test_an_order_of_which_nothing_can_be_corrected_is_an_error(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    l1c = product(OF_2018, tmp_path / "l1c")
    with pytest.raises(QgsProcessingException, match=r"No Sen2Cor was found .* Install Sen2Cor 2\.12\.03"):
        run("correct", INPUT=str(l1c), FOLDER=str(tmp_path / "l2a"))


def test_ready_l2a_is_fetched_instead_if_that_is_wanted(
    hub: Hub, run: Run, signed_in: None, product: Callable[..., Path], tmp_path: Path
) -> None:
    l1c, report = product(OF_2018, tmp_path / "l1c"), tmp_path / "report.jsonl"
    outputs = run("correct", INPUT=str(l1c), NO_SEN2COR="ready_l2a", FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0), lines(report)
    assert made(tmp_path / "l2a") == [f"{READY}.SAFE"]
    assert made(tmp_path / "l1c") == [f"{OF_2018}.SAFE"]


def test_a_scene_without_ready_l2a_still_says_which_version_to_install(
    hub: Hub, run: Run, signed_in: None, product: Callable[..., Path], tmp_path: Path
) -> None:
    shelf, report = tmp_path / "l1c", tmp_path / "report.jsonl"
    product(OF_2018, shelf)
    build_l1c(OF_2023, shelf, size=12)
    outputs = run("correct", INPUT=str(shelf), NO_SEN2COR="ready_l2a", FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 1)
    assert "Install Sen2Cor" in lines(report)[OF_2023]["advice"]


def test_ready_l2a_needs_the_sign_in_before_any_work(run: Run, product: Callable[..., Path], tmp_path: Path) -> None:
    l1c = product(OF_2018, tmp_path / "l1c")
    with pytest.raises(QgsProcessingException, match="sign-in"):
        run("correct", INPUT=str(l1c), NO_SEN2COR="ready_l2a", FOLDER=str(tmp_path / "l2a"))


def test_several_versions_in_one_order_are_told_first_and_one_can_be_wanted_for_all(
    run: Run, product: Callable[..., Path], log: Any, tmp_path: Path
) -> None:
    shelf, programs = tmp_path / "l1c", tmp_path / "programs"
    product(OF_2018, shelf)
    build_l1c(OF_2016, shelf, size=12)
    for version in ("2.5.5", "2.11.0"):
        install(programs, version)
    call = {"INPUT": str(shelf), "SEN2COR": str(programs)}
    assert run("correct", **call, FOLDER=str(tmp_path / "mixed"))["DONE"] == 2
    (told,) = [line for line in log.lines if "several makes" in line]
    assert "1 by Sen2Cor 2.11.00, 1 by Sen2Cor 2.5.5" in told
    report = tmp_path / "report.jsonl"
    assert run("correct", **call, FOLDER=str(tmp_path / "one"), ONE_VERSION=True, REPORT=str(report))["DONE"] == 2
    assert {line["sen2cor_version"] for line in lines(report).values()} == {"2.5.5"}


def test_one_version_for_all_is_refused_where_none_takes_all(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    shelf, programs = tmp_path / "l1c", tmp_path / "programs"
    build_l1c(OF_2023, shelf, size=12)
    build_l1c(OF_2016, shelf, size=12)
    for version in ("2.5.5", "2.11.0"):
        install(programs, version)
    with pytest.raises(QgsProcessingException, match="No one Sen2Cor here takes all of the baselines"):
        run("correct", INPUT=str(shelf), SEN2COR=str(programs), ONE_VERSION=True, FOLDER=str(tmp_path / "l2a"))
    assert not made(tmp_path / "l2a")


def test_a_mixture_of_own_and_ready_l2a_is_told_first(
    hub: Hub, run: Run, signed_in: None, product: Callable[..., Path], log: Any, tmp_path: Path
) -> None:
    shelf = tmp_path / "l1c"
    product(next(name for name in GUIDE_NAMES if name != OF_2018), shelf)
    build_l1c(OF_2018_PROCESSED_AGAIN, shelf, size=12)
    oldest, folder = install(tmp_path / "programs", "2.5.5"), tmp_path / "l2a"
    outputs = run("correct", INPUT=str(shelf), SEN2COR=str(oldest), NO_SEN2COR="ready_l2a", FOLDER=str(folder))
    assert (outputs["DONE"], outputs["FAILED"]) == (2, 0)
    (told,) = [line for line in log.lines if "several makes" in line]
    assert "1 by Sen2Cor 2.5.5, 1 as the service's ready L2A" in told
    assert f"{READY}.SAFE" in made(folder)


def test_an_archive_is_corrected_and_stays_as_it_is(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    safe = product(GUIDE_NAMES[0], tmp_path / "built")
    archive = zip_product(safe, tmp_path / f"{GUIDE_NAMES[0]}.zip")
    before, report = archive.read_bytes(), tmp_path / "report.jsonl"
    call = {"INPUT": str(archive), "SEN2COR": str(stand_in), "FOLDER": str(tmp_path / "l2a"), "REPORT": str(report)}
    assert run("correct", **call)["DONE"] == 1, lines(report)
    (name,) = made(tmp_path / "l2a")
    assert "_MSIL2A_" in name
    assert archive.read_bytes() == before
    assert run("correct", **call)["DONE"] == 1
    assert made(tmp_path / "l2a") == [name]


def test_options_of_sen2cor_reach_its_parameter_file(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    folder = tmp_path / "l2a"
    options = {"AEROSOL": "MARITIME", "MID_LATITUDE": "WINTER", "OZONE": 330, "CIRRUS": "on"}
    assert run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(folder), **options)["DONE"] == 1
    (gipp,) = folder.rglob("*_L2A_GIPP.xml")
    text = gipp.read_text(encoding="utf-8")
    for words in ("<Aerosol_Type>MARITIME<", "<Mid_Latitude>WINTER<", "<Ozone_Content>330<", "Correction>TRUE<"):
        assert words in text


@pytest.mark.parametrize(
    ("option", "words"), [({"OZONE": 5}, "Dobson"), ({"SEN2COR_ARGUMENTS": "'--tif"}, "quotation marks")]
)
def test_an_option_that_cannot_be_is_said_before_the_work(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path, option: dict[str, Any], words: str
) -> None:
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    with pytest.raises(QgsProcessingException, match=words):
        run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), **option)
    assert not made(tmp_path / "l2a")
