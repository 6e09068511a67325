"""``scenequeue:layers``: what is a test of the pixels themselves lies in ``tests/unit``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.safe_product import build_l2a
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

Run = Callable[..., dict[str, Any]]
DAY = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"
NEXT = "S2A_MSIL2A_20230828T163841_N0509_R126_T15PUT_20230828T230000"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    for name in (DAY, NEXT):
        build_l2a(name, folder / "L2A", size=12)
    return folder


def field() -> QgsVectorLayer:
    """400 m by 200 m, in the system of another zone."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32615", "field", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(300_100, 1_799_700, 300_500, 1_799_900)))
    layer.dataProvider().addFeatures([feature])
    return layer


def test_dates_become_rasters_of_the_area_whose_values_are_reflectance(run: Run, shelf: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    outputs = run(
        "layers",
        INPUT=str(shelf),
        RECIPE=["ndvi", "B04"],
        AREA=field(),
        FORMAT="GTiff",
        FOLDER=str(tmp_path / "rasters"),
        REPORT=str(report),
    )
    assert (outputs["DONE"], outputs["FAILED"]) == (4, 0)
    names = [Path(path).name for path in outputs["LAYERS"]]
    assert names == [f"2023-08-{day}_L2A_{kind}.tif" for day in (23, 28) for kind in ("ndvi", "B04")]
    layer = QgsRasterLayer(outputs["LAYERS"][1], "B04")
    assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:32615")
    assert layer.extent() == QgsRectangle(300_100, 1_799_700, 300_500, 1_799_900)
    image = QgsRasterLayer(str(next((shelf / "L2A" / f"{DAY}.SAFE").rglob("*_B04_10m.jp2"))), "image")
    for point in (QgsPointXY(300_105, 1_799_895), QgsPointXY(300_405, 1_799_705)):
        seen, _ = layer.dataProvider().sample(point, 1)
        number, _ = image.dataProvider().sample(point, 1)
        assert seen == pytest.approx((number - 1000) / 10000, abs=1e-6)
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [line["state"] for line in lines] == ["done"] * 4
    assert lines[0]["products"] == [DAY]


def test_what_fails_is_counted_and_told_and_the_rest_is_made(run: Run, shelf: Path, tmp_path: Path) -> None:
    """A date of which one image was never ordered."""
    lacking = build_l2a(DAY, tmp_path / "mine", size=12)
    build_l2a(NEXT, tmp_path / "mine", size=12)
    next(lacking.rglob("*_B04_10m.jp2")).write_bytes(b"")
    outputs = run("layers", INPUT=str(tmp_path / "mine"), RECIPE=["ndvi"], FOLDER=str(tmp_path / "rasters"))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 1)
    assert len(outputs["LAYERS"]) == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"INPUT": "nowhere"}, "no Sentinel-2 product"),
        ({"MASK": "clouds"}, "MASK is no list of classes"),
        ({"MASK": "12"}, "no class 12"),
        ({"AREA": "nothing.gpkg"}, "AREA"),
    ],
)
def test_what_cannot_be_done_at_all_is_an_error(
    run: Run, shelf: Path, tmp_path: Path, wrong: dict[str, Any], told: str
) -> None:
    given = {"INPUT": str(shelf), "FOLDER": str(tmp_path / "rasters"), **wrong}
    with pytest.raises(QgsProcessingException, match=told):
        run("layers", **given)
