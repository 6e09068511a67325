"""What becomes of the products of an order: where they lie, what is kept, who is told."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from doubles.other_disk import KINDS, other_disk
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer

Run = Callable[..., dict[str, Any]]
NAME = GUIDE_NAMES[0]


@pytest.fixture
def scenes() -> QgsVectorLayer:
    layer = QgsVectorLayer("None?field=identifier:string", "names", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([NAME])
    layer.dataProvider().addFeatures([feature])
    return layer


def test_without_options_a_product_lies_below_its_tile_and_day_and_no_archive_stays(
    hub: Hub, run: Run, signed_in: None, scenes: QgsVectorLayer, tmp_path: Path
) -> None:
    outputs = run("download", SCENES=scenes, FOLDER=str(tmp_path))
    (product,) = tmp_path.rglob(f"{NAME}.SAFE")
    assert product.relative_to(tmp_path).parent == Path(NAME[39:44], "2018-08-09")
    assert list(tmp_path.rglob("*.zip")) == []
    assert "FINISHED_LIST" not in outputs


def test_a_download_goes_where_the_layout_says_keeps_its_archive_and_is_listed(
    hub: Hub, run: Run, signed_in: None, scenes: QgsVectorLayer, tmp_path: Path
) -> None:
    folder, listed, report = tmp_path / "products", tmp_path / "done.txt", tmp_path / "report.csv"
    outputs = run(
        "download",
        SCENES=scenes,
        FOLDER=str(folder),
        LAYOUT="{level}/{year}",
        KEEP_ZIP=True,
        SCRATCH=str(tmp_path / "scratch"),
        DISK_BUDGET=5.5,
        FINISHED_LIST=str(listed),
        REPORT=str(report),
    )
    product = folder / "L1C" / "2018" / f"{NAME}.SAFE"
    assert product.is_dir()
    assert listed.read_text() == f"{product}\n"
    assert outputs["FINISHED_LIST"] == str(listed)
    with report.open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["identifier"], line["state"], line["product"]) == (NAME, "done", str(product))
    assert line["archive"] == str(product.with_name(f"{NAME}.zip"))
    assert Path(line["archive"]).is_file()
    assert line["checksum"].startswith("md5:")
    assert float(line["seconds_download"]) > 0
    assert not list((folder / ".scene_queue").glob("scratch/*"))


def test_a_corrected_product_is_listed_and_lies_where_the_layout_says(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c, listed = product(NAME, tmp_path / "l1c"), tmp_path / "done.txt"
    call = {"INPUT": str(l1c), "SEN2COR": str(stand_in), "FOLDER": str(tmp_path / "l2a"), "LAYOUT": "{tile}"}
    for _ in range(2):
        run("correct", **call, FINISHED_LIST=str(listed))
    (made,) = (tmp_path / "l2a" / NAME[39:44]).glob("*_MSIL2A_*.SAFE")
    assert listed.read_text() == f"{made}\n"
    assert l1c.is_dir()


def test_the_pipeline_keeps_no_l1c_products_where_that_is_asked_for(
    hub: Hub, run: Run, signed_in: None, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    folder, listed = tmp_path / "products", tmp_path / "done.txt"
    outputs = run(
        "pipeline",
        **{**query, "LIMIT": 1},
        FOLDER=str(folder),
        SEN2COR=str(stand_in),
        KEEP_L1C=False,
        FINISHED_LIST=str(listed),
        OUTPUT=str(tmp_path / "found.gpkg"),
    )
    assert outputs["DONE"] == 1
    assert [Path(line).name[4:10] for line in listed.read_text().splitlines()] == ["MSIL2A"]
    assert list((folder / "L1C").rglob("*.SAFE")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_corrected_is_not_fetched_again_where_its_l1c_product_was_not_kept(
    hub: Hub,
    run: Run,
    signed_in: None,
    query: dict[str, Any],
    stand_in: Path,
    tmp_path: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The whole road over two disks, with the ZIP kept; the second call finds all of it."""
    folder = tmp_path / "products"
    call = {**query, "LIMIT": 1, "FOLDER": str(folder), "SEN2COR": str(stand_in), "KEEP_L1C": False, "KEEP_ZIP": True}
    with other_disk(kind, tmp_path, monkeypatch) as scratch:
        for number in range(2):
            outputs = run("pipeline", **call, SCRATCH=str(scratch), OUTPUT=str(tmp_path / f"found{number}.gpkg"))
            assert outputs["DONE"] == 1
            products = sorted(path.name[4:10] for path in folder.rglob("*_MSI*") if path.suffix in (".SAFE", ".zip"))
            assert products == ["MSIL1C", "MSIL2A"]
            assert not list((folder / "L1C").rglob("*.SAFE"))
            assert len(list((folder / "L1C").rglob("*.zip"))) == 1
            assert not list((folder / ".scene_queue" / "incoming").glob("*"))
            assert list(scratch.iterdir()) == []
    (archive,) = folder.rglob("*.zip")
    sent = sum(request.bytes_sent for request in hub.requests if request.face == "download")
    assert sent < 1.5 * archive.stat().st_size


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("LAYOUT", "../{tile}", "leads out of the folder"),
        ("LAYOUT", "{colour}", "cannot be used"),
        ("DISK_BUDGET", "-1", "DISK_BUDGET"),
        ("DISK_BUDGET", "much", "no number"),
        ("FINISHED_LIST", "/nowhere/at/all/done.txt", "cannot be written"),
    ],
)
def test_an_option_that_makes_no_sense_is_said_before_the_work(
    hub: Hub, run: Run, signed_in: None, scenes: QgsVectorLayer, tmp_path: Path, option: str, value: str, why: str
) -> None:
    with pytest.raises(QgsProcessingException, match=why):
        run("download", SCENES=scenes, FOLDER=str(tmp_path), **{option: value})
    assert list(tmp_path.rglob("*.SAFE")) == []
    assert not any(request.face == "download" for request in hub.requests)
