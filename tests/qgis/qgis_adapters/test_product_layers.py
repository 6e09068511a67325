"""Products as layers of the project."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest
from builders.scenes import scene
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from scene_queue.core.errors import ProductError
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import FootprintLayers
from scene_queue.core.qgis_adapters.product_layers import add_product_layers

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152"

Build = Callable[[str], Path]


def test_an_l2a_product_is_a_true_colour_layer(product: Build) -> None:
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    assert layer.isValid()
    assert layer.bandCount() == 3
    assert layer.crs().authid() == "EPSG:32615"
    assert layer.name() == "15PUT 2018-08-09 L2A true colour"
    assert QgsProject.instance().mapLayer(layer.id()) is layer


def test_its_picture_is_there(product: Build) -> None:
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    block = layer.dataProvider().block(1, layer.extent(), 32, 32)
    assert block.isValid()
    assert len({block.value(row, column) for row in range(32) for column in range(32)}) > 3


def test_an_l1c_product_is_shown_too(product: Build) -> None:
    (layer,) = add_product_layers(product(L1C), QgsProject.instance())
    assert "L1C" in layer.name()


def test_pixels_that_were_not_seen_are_transparent(product: Build) -> None:
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    for band in (1, 2, 3):
        (only,) = layer.dataProvider().userNoDataValues(band)
        assert (only.min(), only.max()) == (0, 0)


def test_the_words_of_the_licence_are_in_the_metadata(product: Build) -> None:
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    assert layer.metadata().rights() == ["Contains modified Copernicus Sentinel data 2018"]
    assert layer.metadata().title() == layer.name()


def test_layers_are_grouped_by_day_and_tile(product: Build) -> None:
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    assert node.parent().name() == "2018-08-09 15PUT"
    assert node.parent().parent().name() == "Sentinel-2"


def test_products_of_one_day_and_tile_share_a_group(product: Build) -> None:
    for name in (L2A, L1C.replace("15PTT", "15PUT")):
        add_product_layers(product(name), QgsProject.instance())
    root = QgsProject.instance().layerTreeRoot()
    assert [group.name() for group in root.findGroup("Sentinel-2").findGroups()] == ["2018-08-09 15PUT"]


def test_loading_twice_gives_one_layer(product: Build) -> None:
    folder = product(L2A)
    first = add_product_layers(folder, QgsProject.instance())
    second = add_product_layers(folder, QgsProject.instance())
    assert first == second
    assert len(QgsProject.instance().mapLayers()) == 1


def test_images_lie_below_outlines_and_above_everything_else(product: Build) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:4326", "countries", "memory"))
    footprints = FootprintLayers(Errands())
    footprints.adopt(make_footprint_layer([scene()], "outlines"))
    (layer,) = add_product_layers(product(L2A), QgsProject.instance())
    order = [one.name() for one in QgsProject.instance().layerTreeRoot().layerOrder()]
    footprints.close()
    assert order == ["outlines", layer.name(), "countries"]


def test_a_product_without_its_image_is_said(product: Build) -> None:
    folder = product(L2A)
    for image in folder.rglob("*_TCI_*.jp2"):
        image.unlink()
    with pytest.raises(ProductError, match="15PUT"):
        add_product_layers(folder, QgsProject.instance())
    assert QgsProject.instance().mapLayers() == {}


def test_an_image_that_qgis_cannot_open_is_said(product: Build) -> None:
    folder = product(L2A)
    for image in folder.rglob("*_TCI_10m.jp2"):
        image.write_bytes(b"no image")
    with pytest.raises(ProductError, match="cannot open"):
        add_product_layers(folder, QgsProject.instance())
    layers = QgsProject.instance().mapLayers().values()
    assert [one for one in layers if isinstance(one, QgsRasterLayer)] == []


def test_a_folder_that_is_no_product_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProductError):
        add_product_layers(tmp_path, QgsProject.instance())
