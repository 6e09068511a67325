"""``scenequeue:checksafe`` on products that are whole, damaged, packed, and on what is none."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.archive import zip_product
from builders.oaxaca import GUIDE_NAMES
from builders.safe_product import build_l1c, build_l2a
from doubles.hub import Hub
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer

Run = Callable[..., dict[str, Any]]
OTHERS = (
    "S2B_MSIL1C_20230823T163839_N0509_R126_T15PUT_20230823T215016",
    "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215017",
)


def lines(report: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return {line["identifier"]: line for line in found}


def names_only(identifier: str) -> QgsVectorLayer:
    layer = QgsVectorLayer("None?field=identifier:string", "names", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([identifier])
    layer.dataProvider().addFeatures([feature])
    return layer


def files(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def shelf(product: Callable[..., Path], tmp_path: Path) -> Path:
    """A folder with products of two levels and baselines, in folders of their own."""
    folder = tmp_path / "shelf"
    product(GUIDE_NAMES[0], folder / "2018")
    build_l1c(OTHERS[0], folder, size=12)
    build_l2a(OTHERS[1], folder, size=12)
    return folder


def lose_empty_folders(folder: Path) -> int:
    empty = [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())]
    for path in empty:
        path.rmdir()
    return len(empty)


def test_a_folder_of_whole_products_is_whole(run: Run, shelf: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    outputs = run("checksafe", INPUT=str(shelf), REPORT=str(report))
    assert outputs == {"CHECKED": 3, "REPAIRED": 0, "BROKEN": 0, "REPORT": str(report)}
    assert {name: line["state"] for name, line in lines(report).items()} == dict.fromkeys(
        (GUIDE_NAMES[0], *OTHERS), "done"
    )


def test_lost_folders_are_told_then_made_and_no_file_changes(run: Run, shelf: Path, tmp_path: Path) -> None:
    lost, report = lose_empty_folders(shelf), tmp_path / "report.jsonl"
    before = files(shelf)
    told = run("checksafe", INPUT=str(shelf), REPORT=str(report))
    assert (told["CHECKED"], told["REPAIRED"], told["BROKEN"]) == (3, 0, 3)
    assert sum(len(line["repairable"]) for line in lines(report).values()) == lost
    assert lose_empty_folders(shelf) == 0
    repaired = run("checksafe", INPUT=str(shelf), REPAIR=True, REPORT=str(report))
    assert (repaired["CHECKED"], repaired["REPAIRED"], repaired["BROKEN"]) == (3, 3, 0)
    assert sum(len(line["repaired"]) for line in lines(report).values()) == lost
    assert files(shelf) == before
    again = run("checksafe", INPUT=str(shelf))
    assert (again["REPAIRED"], again["BROKEN"]) == (0, 0)


def test_damaged_files_come_from_the_service(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "shelf"))
    (safe,) = (tmp_path / "shelf").rglob("*.SAFE")
    whole = {path.relative_to(safe): content for path, (content, _) in files(safe).items()}
    victim = next(safe.glob("GRANULE/*/IMG_DATA/*_B02.jp2"))
    victim.write_bytes(victim.read_bytes()[:-30])
    next(safe.glob("GRANULE/*/MTD_TL.xml")).unlink()
    report = tmp_path / "report.jsonl"
    outputs = run("checksafe", INPUT=str(safe), REPAIR=True, SERVICE="cdse", REPORT=str(report))
    assert (outputs["CHECKED"], outputs["REPAIRED"], outputs["BROKEN"]) == (1, 1, 0), lines(report)
    assert {path.relative_to(safe): content for path, (content, _) in files(safe).items()} == whole
    assert {one["kind"] for one in lines(report)[GUIDE_NAMES[0]]["repaired"]} == {"fetched again"}


def test_without_a_service_a_damaged_product_stays_broken_and_the_report_says_why(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    safe = Path(shutil.copytree(product(GUIDE_NAMES[0], tmp_path / "built"), tmp_path / f"{GUIDE_NAMES[0]}.SAFE"))
    next(safe.glob("GRANULE/*/IMG_DATA/*_B02.jp2")).unlink()
    report = tmp_path / "report.csv"
    outputs = run("checksafe", INPUT=str(safe), REPAIR=True, REPORT=str(report))
    assert (outputs["CHECKED"], outputs["REPAIRED"], outputs["BROKEN"]) == (1, 0, 1)
    with report.open(encoding="utf-8-sig", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert row["state"] == "failed" and "B02.jp2 is missing" in row["findings"]
    assert row["advice"] == "Download the scene again."


def test_an_archive_is_checked_where_it_is(run: Run, product: Callable[..., Path], tmp_path: Path) -> None:
    archive = zip_product(product(GUIDE_NAMES[0], tmp_path / "built"), tmp_path / f"{GUIDE_NAMES[0]}.zip")
    outputs = run("checksafe", INPUT=str(archive), REPAIR=True)
    assert (outputs["CHECKED"], outputs["REPAIRED"], outputs["BROKEN"]) == (1, 0, 0)
    assert not archive.with_suffix(".SAFE").exists()


def test_an_input_without_products_is_said(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="There is no Sentinel-2 product"):
        run("checksafe", INPUT=str(tmp_path))


def test_a_service_that_is_not_known_is_said(run: Run, shelf: Path) -> None:
    with pytest.raises(QgsProcessingException, match="nowhere"):
        run("checksafe", INPUT=str(shelf), REPAIR=True, SERVICE="nowhere")


def test_a_service_that_wants_a_sign_in_is_only_asked_for_repairs(hub: Hub, run: Run, shelf: Path) -> None:
    assert run("checksafe", INPUT=str(shelf), SERVICE="cdse")["BROKEN"] == 0
    with pytest.raises(QgsProcessingException, match="sign-in"):
        run("checksafe", INPUT=str(shelf), SERVICE="cdse", REPAIR=True)
