"""Recipes as raster layers."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsPointXY,
    QgsProject,
    QgsRaster,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from scene_queue.core.errors import ProductError
from scene_queue.core.qgis_adapters.product_layers import make_layer
from scene_queue.core.stages.visualisation.recipes import LayerRecipe, recipes_for, write_raster_of
from scene_queue.core.stages.visualisation.scene_classes import SCENE_CLASSES

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"

Build = Callable[[str], Path]
Make = Callable[[str], tuple[LayerRecipe, QgsRasterLayer]]


@pytest.fixture
def made(product: Build) -> Make:
    folder = product(L2A)

    def make(kind: str) -> tuple[LayerRecipe, QgsRasterLayer]:
        (recipe,) = recipes_for(folder, (kind,))
        write_raster_of(recipe)
        return recipe, make_layer(recipe)

    return make


def test_a_true_colour_layer_shows_its_picture_as_it_is(
    made: Make,
) -> None:
    _, layer = made("true_colour")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32615"
    assert layer.name() == "15PUT 2018-08-09 L2A true colour"
    renderer = layer.renderer()
    assert isinstance(renderer, QgsMultiBandColorRenderer)
    assert renderer.redContrastEnhancement() is None
    block = layer.dataProvider().block(1, layer.extent(), 32, 32)
    assert len({block.value(row, column) for row in range(32) for column in range(32)}) > 3
    for band in (1, 2, 3):
        (only,) = layer.dataProvider().userNoDataValues(band)
        assert (only.min(), only.max()) == (0, 0)


def test_identify_shows_reflectance(made: Make) -> None:
    _, layer = made("false_colour")
    place = QgsPointXY(layer.extent().xMinimum() + 105, layer.extent().yMaximum() - 105)
    found = layer.dataProvider().identify(place, QgsRaster.IdentifyFormatValue).results()
    assert set(found) == {1, 2, 3}
    assert all(0 < value < 1 for value in found.values())
    renderer = layer.renderer()
    assert isinstance(renderer, QgsMultiBandColorRenderer)
    enhancement = renderer.redContrastEnhancement()
    assert 0 <= enhancement.minimumValue() < enhancement.maximumValue() < 1


def test_one_band_is_grey(made: Make) -> None:
    recipe, layer = made("B11")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandGrayRenderer)
    enhancement = renderer.contrastEnhancement()
    assert (enhancement.minimumValue(), enhancement.maximumValue()) == pytest.approx(recipe.stretch[0])


def test_the_index_has_colours_and_a_legend(made: Make) -> None:
    _, layer = made("ndvi")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandPseudoColorRenderer)
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    assert [item.label for item in items] == ["-0.2", "0", "0.2", "0.4", "0.6", "0.9"]


def test_classes_have_their_names_and_colours(made: Make) -> None:
    _, layer = made("scene_classification")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    told = [(one.value, one.label, one.color.name()) for one in renderer.classes()]
    assert told == [(one.value, one.name, one.colour) for one in SCENE_CLASSES]


def test_the_day_on_which_it_was_taken_is_its_time(made: Make) -> None:
    _, layer = made("true_colour")
    times = layer.temporalProperties()
    assert times.isActive()
    span = times.fixedTemporalRange()
    assert span.begin().toString(Qt.DateFormat.ISODate) == "2018-08-09T00:00:01Z"
    assert span.end().toString(Qt.DateFormat.ISODate) == "2018-08-09T23:59:59Z"


@pytest.mark.parametrize("holds_end", [True, False])
def test_a_day_is_in_the_frame_of_its_own_only(made: Make, holds_end: bool) -> None:
    _, layer = made("true_colour")
    midnights = [QDateTime(QDate(2018, 8, day), QTime(0, 0), Qt.TimeSpec.UTC) for day in (8, 9, 10, 11)]
    frames = [QgsDateTimeRange(*pair, True, holds_end) for pair in zip(midnights, midnights[1:])]
    shown = [layer.temporalProperties().isVisibleInTemporalRange(frame) for frame in frames]
    assert shown == [False, True, False]


def test_its_metadata_say_what_it_is_and_whose(made: Make) -> None:
    _, layer = made("false_colour")
    metadata = layer.metadata()
    assert metadata.title() == layer.name()
    assert metadata.rights() == ["Contains modified Copernicus Sentinel data 2018"]
    assert metadata.identifier() == f"{L2A}.SAFE"
    assert L2A in metadata.abstract()
    assert "2018-08-09 16:38:29" in metadata.abstract()
    assert metadata.crs().authid() == "EPSG:32615"
    (place,) = metadata.extent().spatialExtents()
    assert place.bounds.xMinimum() == layer.extent().xMinimum()
    (moment,) = metadata.extent().temporalExtents()
    assert moment.begin().toSecsSinceEpoch() == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc).timestamp()


def test_a_raster_that_qgis_cannot_open_is_said(product: Build) -> None:
    (recipe,) = recipes_for(product(L2A))
    Path(recipe.raster.path).write_bytes(b"no image")
    with pytest.raises(ProductError, match="cannot open"):
        make_layer(recipe)


def test_a_project_that_moves_with_its_products_finds_them(product: Build, tmp_path: Path) -> None:
    home = tmp_path / "home of all"
    build = product(L2A)
    home.mkdir()
    build = build.rename(home / build.name)
    (recipe,) = recipes_for(build, ("false_colour",))
    write_raster_of(recipe)
    project = QgsProject.instance()
    project.addMapLayer(make_layer(recipe))
    assert project.write(str(home / "work.qgs"))
    text = (home / "work.qgs").read_text(encoding="utf-8")
    assert str(home) not in text.split("<projectlayers>")[1]
    project.clear()
    moved = home.rename(tmp_path / "elsewhere")
    assert project.read(str(moved / "work.qgs"))
    (layer,) = project.mapLayers().values()
    assert layer.isValid()
    assert layer.source().startswith(str(moved))
    block = layer.dataProvider().block(1, layer.extent(), 8, 8)
    assert not block.isNoData(4, 4)
