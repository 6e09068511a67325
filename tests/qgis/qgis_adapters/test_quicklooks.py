"""Quicklooks, from the service to the map."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import footprint_of
from builders.scenes import scene
from doubles.hub import Hub
from doubles.hub.quicklook import quicklook
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from scene_queue.core.errors import DiskError, ProductError, SceneQueueError
from scene_queue.core.qgis_adapters import quicklooks
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.quicklooks import GROUP, Quicklooks, add_quicklook, keep_quicklook
from scene_queue.core.services import load_profiles

PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SEEN = scene(PUT, footprint_wkt=footprint_of(PUT))
PICTURE = quicklook(PUT, 20.0)
SOUTH = replace(SEEN, tile_id="34LBP", footprint_wkt="POLYGON((18.3 -9.9,19.2 -9.9,19.2 -10.9,18.3 -10.9,18.3 -9.9))")


@pytest.fixture
def keeper(hub: Hub, tmp_path: Path) -> Iterator[Quicklooks]:
    errands = Errands()
    yield Quicklooks(load_profiles(os.environ), lambda profile: None, tmp_path / "quicklooks", errands)
    errands.close(5.0)


@pytest.fixture
def seen(hub: Hub) -> Any:
    shelved = next(one for one in hub.shelf.scenes if one.scene.name == PUT)
    return replace(SEEN, quicklook_url=f"{hub.catalogue_url}/Assets({shelved.quicklook_id})/$value")


def test_it_comes_in_a_task_and_is_not_fetched_twice(qtbot: Any, hub: Hub, keeper: Quicklooks, seen: Any) -> None:
    files: list[Path] = []
    assert keeper.file_of(seen) is None
    keeper.ask(seen, files.append, pytest.fail)
    keeper.ask(seen, files.append, pytest.fail)  # under way already
    qtbot.waitUntil(lambda: len(files) == 2, timeout=20_000)
    keeper.ask(seen, files.append, pytest.fail)
    assert files == [keeper.file_of(seen)] * 3
    assert len(hub.requests) == 1


def test_a_scene_without_one_is_told_and_may_be_asked_again(qtbot: Any, keeper: Quicklooks) -> None:
    told: list[SceneQueueError] = []
    for _ in range(2):
        count = len(told)
        keeper.ask(SEEN, pytest.fail, told.append)
        qtbot.waitUntil(lambda count=count: len(told) > count, timeout=20_000)
    assert "no quicklook" in told[1].message


def _lies_at(layer: Any, x: float, y: float) -> tuple[float, float]:
    to_degrees = QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance().transformContext()
    )
    place = to_degrees.transform(QgsPointXY(x, y))
    return place.x(), place.y()


@pytest.mark.parametrize(("one", "crs"), [(SEEN, "EPSG:32615"), (SOUTH, "EPSG:32734")])
def test_it_lies_on_its_tile_in_either_hemisphere(tmp_path: Path, one: Any, crs: str) -> None:
    project = QgsProject.instance()
    layer = add_quicklook(keep_quicklook(PICTURE, one, tmp_path), one, project)
    assert layer.isValid()
    assert layer.crs().authid() == crs
    middle = layer.extent().center()
    longitude, latitude = _lies_at(layer, middle.x(), middle.y())
    west, south = ((-94.4, 15.8), (18.75, -10.4))[one is SOUTH]
    assert (longitude, latitude) == pytest.approx((west, south), abs=0.2)
    assert layer.width() == 343
    assert add_quicklook(tmp_path / f"{PUT}.png", one, project) is layer
    assert project.layerTreeRoot().findGroup(GROUP).findLayerIds() == [layer.id()]


def test_what_lies_outside_the_outline_is_transparent(tmp_path: Path) -> None:
    west_half = "POLYGON((-95.4 15,-94.4 15,-94.4 17,-95.4 17,-95.4 15))"
    half = replace(SEEN, footprint_wkt=west_half)
    layer = add_quicklook(keep_quicklook(PICTURE, half, tmp_path), half, QgsProject.instance())
    extent = layer.extent()
    opacity = [
        layer.dataProvider().sample(QgsPointXY(x, extent.center().y()), 4)[0]
        for x in (extent.xMinimum() + 1000, extent.xMaximum() - 1000)
    ]
    assert opacity == [255, 0]


def test_a_product_of_several_tiles_has_a_picture_and_no_place(tmp_path: Path) -> None:
    old = replace(SEEN, tile_id="")
    file = keep_quicklook(PICTURE, old, tmp_path)
    assert file.is_file()
    with pytest.raises(ProductError, match="no place"):
        add_quicklook(file, old, QgsProject.instance())


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="damaged"):
        keep_quicklook(b"\xff\xd8\xff no more", SEEN, tmp_path)
    assert not list(tmp_path.glob("*.*"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    with pytest.raises(DiskError):
        keep_quicklook(PICTURE, SEEN, tmp_path / "in the way")


def test_the_oldest_go_where_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quicklooks, "KEPT", 10)
    for number in range(10):
        for ending in ("png", "vrt"):
            file = tmp_path / f"{number}.{ending}"
            file.write_text("")
            os.utime(file, (number, number))
    keep_quicklook(PICTURE, SEEN, tmp_path)
    assert not (tmp_path / "0.png").exists()
    assert not (tmp_path / "0.vrt").exists()
    assert (tmp_path / "1.png").exists()
