"""The area in the project's file, and what is worked out of an area for the window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.errors import AreaError
from scene_queue.core.qgis_adapters.area_drawn import area_from_drawing
from scene_queue.core.qgis_adapters.area_keeper import MOST_UNDOS, AreaKeeper
from scene_queue.core.qgis_adapters.area_project import AreaOfProject
from scene_queue.core.qgis_adapters.layer_reader import layer_reader
from scene_queue.core.qgis_adapters.pool_thread import released_threads
from scene_queue.core.qgis_adapters.prepared_area import MOST_SHOWN, prepare_area

CONTEXT = QgsCoordinateTransformContext()
SQUARE = area_from_wkt(
    "POLYGON ((-96.123456789012 16, -95 16, -95 17.1, -96 17, -96.123456789012 16))", "Ña 'field' <1>"
)
OTHER = area_from_wkt("POLYGON ((10 10, 11 10, 11 11, 10 10))", "other")

# When Python's collector takes the project's wrapper with some garbage, PyQt drops every function that any plugin has
# connected to the project, and the next signal crashes QGIS.
FORGOTTEN = """
import gc, sys
sys.path.insert(0, {tests!r})
import conftest
from qgis.core import QgsApplication, QgsProject
app = QgsApplication([], True)
app.initQgis()
from scene_queue.core.qgis_adapters.area_project import AreaOfProject
heard = []
QgsProject.instance().cleared.connect(lambda: heard.append("cleared"))
kept = AreaOfProject()
kept.remove()
kept.itself = kept
del kept
gc.collect()
QgsProject.instance().clear()
print(heard)
"""


@pytest.fixture
def kept() -> Iterator[AreaOfProject]:
    made = AreaOfProject()
    yield made
    made.remove()


@pytest.fixture
def keeper(qtbot: Any) -> Iterator[AreaKeeper]:
    made = AreaKeeper()
    yield made
    made.close(5)
    qtbot.waitUntil(lambda: released_threads.count == 0, timeout=10_000)


def numbered(number: int) -> AreaOfInterest:
    return area_from_wkt(f"POLYGON (({number} 10, {number + 1} 10, {number + 1} 11, {number} 10))", str(number))


# the project


def test_once_it_is_garbage_other_plugins_go_on_hearing_of_the_project() -> None:
    code = FORGOTTEN.format(tests=str(TESTS))
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[-1:]) == (0, ["['cleared']"])


@pytest.mark.parametrize("suffix", [".qgs", ".qgz"])
def test_text_and_name_come_back_exactly(qtbot: Any, kept: AreaOfProject, tmp_path: Path, suffix: str) -> None:
    project = QgsProject.instance()
    kept.keep(SQUARE)
    assert project.write(str(tmp_path / f"p{suffix}"))
    project.clear()
    assert kept.kept() == ("", "")
    with qtbot.waitSignal(kept.changed):
        assert project.read(str(tmp_path / f"p{suffix}"))
    assert kept.kept() == (SQUARE.wkt, SQUARE.name)


def test_a_change_is_one_that_qgis_offers_to_save(kept: AreaOfProject, tmp_path: Path) -> None:
    project = QgsProject.instance()
    for area, dirty in ((None, False), (SQUARE, True), (SQUARE, False), (OTHER, True), (None, True), (None, False)):
        project.write(str(tmp_path / "p.qgs"))
        assert not project.isDirty()
        kept.keep(area)
        assert project.isDirty() is dirty


def test_a_project_without_an_area_leaves_nothing_of_the_one_before(kept: AreaOfProject, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.write(str(tmp_path / "without.qgs"))
    kept.keep(SQUARE)
    project.read(str(tmp_path / "without.qgs"))
    assert kept.kept() == ("", "")


def test_an_area_that_was_taken_out_leaves_no_trace_in_the_file(kept: AreaOfProject, tmp_path: Path) -> None:
    kept.keep(SQUARE)
    kept.keep(None)
    QgsProject.instance().write(str(tmp_path / "p.qgs"))
    content = (tmp_path / "p.qgs").read_text(encoding="utf-8")
    assert "POLYGON" not in content
    assert "Ña" not in content


def test_who_was_removed_hears_nothing(qtbot: Any) -> None:
    made = AreaOfProject()
    made.remove()
    with qtbot.assertNotEmitted(made.changed):
        QgsProject.instance().clear()


# the keeper


def test_the_area_changes_with_the_project(qtbot: Any, keeper: AreaKeeper, tmp_path: Path) -> None:
    project = QgsProject.instance()
    for name, area in (("one", SQUARE), ("two", OTHER)):
        keeper.take(lambda area=area: area, at_once=True)
        project.write(str(tmp_path / f"{name}.qgs"))
    project.read(str(tmp_path / "one.qgs"))
    assert keeper.area is not None and (keeper.area.wkt, keeper.area.name) == (SQUARE.wkt, SQUARE.name)
    project.read(str(tmp_path / "two.qgs"))
    assert keeper.area is not None and keeper.area.name == "other"
    assert keeper.undo_count == 0
    assert not project.isDirty()


def test_a_failure_leaves_everything_as_it_was(qtbot: Any, keeper: AreaKeeper) -> None:
    def refuse() -> AreaOfInterest:
        raise AreaError("planted")

    keeper.take(lambda: SQUARE, at_once=True)
    with qtbot.waitSignal(keeper.failed, timeout=5_000):
        keeper.take(refuse)
    assert keeper.area == SQUARE
    assert keeper.undo_count == 1
    assert not keeper.is_busy


def test_only_so_many_areas_are_remembered(keeper: AreaKeeper) -> None:
    for number in range(MOST_UNDOS + 5):
        keeper.take(lambda number=number: numbered(number), at_once=True)
    assert keeper.undo_count == MOST_UNDOS
    while keeper.undo_count:
        keeper.undo()
    assert keeper.area is not None and keeper.area.name == "4"


def test_undo_is_kept_with_the_project_too(keeper: AreaKeeper) -> None:
    keeper.take(lambda: SQUARE, at_once=True)
    keeper.take(lambda: OTHER, at_once=True)
    keeper.undo()
    wkt, _ = QgsProject.instance().readEntry("SceneQueue", "/area/wkt", "")
    assert wkt == SQUARE.wkt
    keeper.undo()
    wkt, _ = QgsProject.instance().readEntry("SceneQueue", "/area/wkt", "")
    assert wkt == ""
    keeper.undo()
    assert keeper.area is None


def test_a_limit_that_changes_during_the_reading_is_obeyed(
    qtbot: Any, keeper: AreaKeeper, oaxaca: QgsVectorLayer
) -> None:
    read = layer_reader(oaxaca, selected_only=False)
    with qtbot.waitSignal(keeper.covered, timeout=10_000):
        keeper.take(read)
        keeper.set_limit(800)
    assert keeper.prepared is not None and len(keeper.prepared.cover.wkt) <= 800


def test_clearing_nothing_is_not_remembered(keeper: AreaKeeper) -> None:
    keeper.clear()
    assert keeper.undo_count == 0


# for the window


def test_the_size_is_the_true_one() -> None:
    at_the_equator = prepare_area(area_from_wkt("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), None)
    in_the_north = prepare_area(area_from_wkt("POLYGON ((0 60, 1 60, 1 61, 0 61, 0 60))"), None)
    assert at_the_equator.size_km2 == pytest.approx(12_309, rel=0.001)
    assert in_the_north.size_km2 == pytest.approx(6_118, rel=0.002)


def test_the_outline_of_an_area_is_exact_as_long_as_it_can_be_painted() -> None:
    prepared = prepare_area(SQUARE, None)
    assert prepared.outline.equals(QgsGeometry.fromWkt(SQUARE.wkt))


def test_of_a_very_long_outline_what_is_smaller_than_a_pixel_is_not_painted() -> None:
    circle = QgsGeometry.fromWkt("POINT (0 0)").buffer(10, 8_000)
    island = QgsGeometry.fromWkt("POINT (15 0)").buffer(0.001, 2)
    prepared = prepare_area(area_from_wkt(circle.combine(island).asWkt(12)), 2_000)
    assert prepared.cover.vertices_before > 30_000
    assert prepared.outline.constGet().nCoordinates() < MOST_SHOWN / 10
    assert prepared.outline.symDifference(circle).area() < circle.area() / 500


def test_a_layer_is_read_as_it_was_when_it_was_chosen(oaxaca: QgsVectorLayer) -> None:
    read = layer_reader(oaxaca, selected_only=False)
    assert read().name == "Oaxaca"
    with pytest.raises(AreaError, match="no polygon"):
        layer_reader(oaxaca, selected_only=True)()
    with pytest.raises(AreaError, match="No polygon layer"):
        layer_reader(None, selected_only=False)


def ring(*corners: tuple[float, float]) -> QgsGeometry:
    return QgsGeometry.fromWkt(f"POLYGON (({', '.join(f'{x} {y}' for x, y in corners)}))")


@pytest.mark.parametrize(("pixel", "vertices"), [(20_000, 5), (0.01, 65)])
def test_a_drawn_side_bends_as_far_as_it_can_be_seen(pixel: float, vertices: int) -> None:
    drawn = ring((0, 0), (500_000, 200_000), (300_000, 600_000), (-200_000, 400_000), (0, 0))
    crs = QgsCoordinateReferenceSystem("ESRI:102003")
    area = area_from_drawing(drawn, crs, CONTEXT, pixel, "drawn")
    assert area.vertex_count == vertices
    assert area.name == "drawn"


def test_a_drawing_across_the_antimeridian_is_cut_there() -> None:
    crs = QgsCoordinateReferenceSystem("EPSG:3832")  # the Pacific, its middle at 150 degrees east
    drawn = ring((2_500_000, 0), (4_500_000, 0), (4_500_000, 1_000_000), (2_500_000, 1_000_000), (2_500_000, 0))
    area = area_from_drawing(drawn, crs, CONTEXT, 1_000)
    outline = QgsGeometry.fromWkt(area.wkt)
    assert outline.isMultipart()
    assert outline.area() < 400


def test_a_drawing_beyond_the_earth_is_refused() -> None:
    drawn = ring((1e30, 1e30), (2e30, 1e30), (2e30, 2e30), (1e30, 1e30))
    with pytest.raises(AreaError):
        area_from_drawing(drawn, QgsCoordinateReferenceSystem("EPSG:32614"), CONTEXT, 1.0)
    with pytest.raises(AreaError, match="empty"):
        area_from_drawing(QgsGeometry(), QgsCoordinateReferenceSystem("EPSG:32614"), CONTEXT, 1.0)
