"""Products loaded into a project."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.scenes import scene
from qgis.core import QgsProject, QgsVectorLayer
from scene_queue.core.errors import ProductError, SceneQueueError
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import FootprintLayers
from scene_queue.core.qgis_adapters.layer_loader import LayerLoader

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152"
LATER = "S2A_MSIL2A_20180814T163901_N0500_R126_T15PUT_20230717T050922"

Build = Callable[[str], Path]


class Loading:
    """A loader, and what it tells."""

    def __init__(self, qtbot: Any, product: Build) -> None:
        self.qtbot, self._product = qtbot, product
        self.errands = Errands()
        self.loader = LayerLoader(self.errands)
        self.counts: list[int] = []
        self.errors: list[SceneQueueError] = []
        self.loader.loaded.connect(self.counts.append)
        self.loader.failed.connect(self.errors.append)
        self.folders: dict[str, Path] = {}

    def load(self, *names: str, kinds: tuple[str, ...] = ("true_colour",), mosaics: Path | None = None) -> None:
        for name in names:
            if name not in self.folders:
                self.folders[name] = self._product(name)
        finds = [partial(self.folders.__getitem__, name) for name in names]
        told = len(self.counts) + 1
        self.loader.load(finds, kinds, "", QgsProject.instance(), mosaics)
        self.qtbot.waitUntil(lambda: len(self.counts) == told, timeout=20_000)


@pytest.fixture
def loading(qtbot: Any, product: Build) -> Iterator[Loading]:
    made = Loading(qtbot, product)
    yield made
    made.errands.close(5.0)


def tree() -> dict[str, list[str]]:
    """The tiles by day, as the layer tree has them."""
    top = QgsProject.instance().layerTreeRoot().findGroup("Sentinel-2")
    return {day.name(): [tile.name() for tile in day.children()] for day in top.children()}


def test_layers_are_grouped_by_day_and_tile_the_newest_day_on_top(loading: Loading) -> None:
    loading.load(L2A, L1C, LATER)
    assert loading.counts == [3]
    assert loading.errors == []
    assert tree() == {"2018-08-14": ["15PUT"], "2018-08-09": ["15PTT", "15PUT"]}
    assert list(tree()) == ["2018-08-14", "2018-08-09"]


def test_several_kinds_come_into_one_group(loading: Loading) -> None:
    loading.load(L2A, kinds=("true_colour", "ndvi"))
    layers = QgsProject.instance().mapLayers().values()
    assert sorted(layer.name() for layer in layers) == [
        "15PUT 2018-08-09 L2A NDVI",
        "15PUT 2018-08-09 L2A true colour",
    ]
    assert tree() == {"2018-08-09": ["15PUT"]}
    assert all(layer.isValid() for layer in layers)
    assert {layer.thread() for layer in layers} == {loading.loader.thread()}


def test_what_is_shown_already_is_left_alone(loading: Loading) -> None:
    loading.load(L2A)
    (before,) = QgsProject.instance().mapLayers()
    loading.load(L2A)
    assert loading.counts == [1, 0]
    assert list(QgsProject.instance().mapLayers()) == [before]


def test_a_date_can_be_one_layer(loading: Loading, tmp_path: Path) -> None:
    loading.load(L2A, L2A.replace("15PUT", "15PVT"), LATER, mosaics=tmp_path / "layers")
    assert tree() == {"2018-08-14": ["15PUT"], "2018-08-09": ["mosaic"]}
    assert (tmp_path / "layers" / "2018-08-09_L2A_15N_true_colour.vrt").is_file()


def test_images_lie_below_outlines_and_above_everything_else(loading: Loading) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:4326", "countries", "memory"))
    footprints = FootprintLayers(loading.errands)
    footprints.adopt(make_footprint_layer([scene()], "outlines"))
    loading.load(L2A)
    order = [one.name() for one in QgsProject.instance().layerTreeRoot().layerOrder()]
    footprints.close()
    assert order == ["outlines", "15PUT 2018-08-09 L2A true colour", "countries"]


def test_a_product_that_cannot_be_shown_is_said_and_keeps_no_other_back(loading: Loading) -> None:
    loading.folders[L1C] = loading._product(L1C)
    for image in loading.folders[L1C].rglob("*_TCI.jp2"):
        image.unlink()
    loading.load(L1C, L2A)
    assert loading.counts == [1]
    assert "no image TCI" in loading.errors[0].message


def test_a_product_that_is_gone_is_said(loading: Loading) -> None:
    def find() -> Path:
        raise ProductError("It is not there any more.")

    loading.loader.load([find], ("true_colour",), "", QgsProject.instance())
    loading.qtbot.waitUntil(lambda: bool(loading.counts), timeout=20_000)
    assert [error.message for error in loading.errors] == ["It is not there any more."]
