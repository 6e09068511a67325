"""The panel of the area: where areas come from, what is shown of them, undo, zoom, save, clear."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Callable

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.errors import AreaError
from scene_queue.core.qgis_adapters.area_file import area_from_file
from scene_queue.core.qgis_adapters.prepared_area import prepare_area
from scene_queue.ui import area_menu
from scene_queue.ui.area_panel import AreaPanel
from scene_queue.ui.area_words import area_words, repair_words
from scene_queue.ui.messages import Messages
from scene_queue.ui.paste_dialog import PasteDialog
from scene_queue.ui.place_dialog import PlaceDialog

LEFT = Qt.MouseButton.LeftButton
SQUARE = "POLYGON ((-96 16, -95 16, -95 17, -96 17, -96 16))"
OTHER = "POLYGON ((-94 16, -93 16, -93 17, -94 17, -94 16))"


def layer(*wkts: str, kind: str = "Polygon", crs: str = "EPSG:4326") -> QgsVectorLayer:
    made = QgsVectorLayer(f"{kind}?crs={crs}", "drawn", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def take(qtbot: Any, panel: AreaPanel, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(panel.area_changed, timeout=10_000):
        act()


def take_square(qtbot: Any, desk: Any, panel: AreaPanel, wkt: str = SQUARE) -> None:
    desk.active = layer(wkt)
    take(qtbot, panel, panel.menu.layer_action.trigger)


def outline(panel: AreaPanel) -> QgsGeometry:
    assert panel.area is not None
    return QgsGeometry.fromWkt(panel.area.wkt)


def told(qtbot: Any, desk: Any) -> str:
    qtbot.waitUntil(lambda: bool(desk.bar.texts(Qgis.MessageLevel.Warning)), timeout=10_000)
    return desk.bar.texts(Qgis.MessageLevel.Warning)[-1]


# layers and the map


def test_a_layer_becomes_the_area_and_is_put_into_words(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = layer(SQUARE)
    with qtbot.waitSignal(area.area_changed) as signal:
        area.menu.layer_action.trigger()
    assert signal.args[0] is area.area
    assert area.area is not None and area.area.name == "drawn"
    assert re.match(r"drawn: 11\D?8\d\d km²", area.summary_label.text())  # as people write numbers where they are
    assert "5 vertices; sent to the service as it is." in area.summary_label.text()


def test_only_the_selected_feature_becomes_the_area(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = layer(SQUARE, "POLYGON ((10 10, 11 10, 11 11, 10 10))")
    desk.active.selectByIds([next(desk.active.getFeatures()).id()])
    take(qtbot, area, area.menu.selection_action.trigger)
    assert outline(area).area() == pytest.approx(1)


def test_a_layer_of_another_crs_is_brought_to_degrees(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    in_metres = "POLYGON ((0 0, 111319.490793 0, 111319.490793 111325.142866, 0 111325.142866, 0 0))"
    desk.active = layer(in_metres, crs="EPSG:3857")
    take(qtbot, area, area.menu.layer_action.trigger)
    assert outline(area).area() == pytest.approx(1, rel=1e-6)


def test_a_layer_that_is_being_edited_is_taken_as_it_is_now(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = layer(SQUARE)
    desk.active.startEditing()
    first = next(desk.active.getFeatures()).id()
    desk.active.changeGeometry(first, QgsGeometry.fromWkt(OTHER))
    take(qtbot, area, area.menu.layer_action.trigger)
    assert outline(area).boundingBox().xMinimum() == pytest.approx(-94)
    desk.active.rollBack()


@pytest.mark.parametrize(
    ("active", "selected_only", "reason"),
    [
        (lambda: None, False, "No polygon layer is active"),
        (lambda: layer(SQUARE), True, "no polygon"),
        (lambda: layer(), False, "no polygon"),
        (lambda: layer("POINT (1 1)", kind="Point"), False, "no polygon"),
        (lambda: layer("POLYGON ((0 0, 1 1, 2 2, 0 0))"), False, "encloses nothing"),
    ],
    ids=["no layer", "nothing selected", "empty", "points", "flat"],
)
def test_what_is_no_area_is_said_and_leaves_the_area_as_it_was(
    qtbot: Any, desk: Any, area: AreaPanel, active: Callable[[], Any], selected_only: bool, reason: str
) -> None:
    take_square(qtbot, desk, area)
    before, words = area.area, area.summary_label.text()
    desk.active = active()
    with qtbot.assertNotEmitted(area.area_changed):
        (area.menu.selection_action if selected_only else area.menu.layer_action).trigger()
        assert reason in told(qtbot, desk)
    assert area.area is before
    assert area.summary_label.text() == words


def test_the_extent_of_the_map_becomes_the_area(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    take(qtbot, area, area.menu.extent_action.trigger)
    extent, box = desk.canvas.extent(), outline(area).boundingBox()
    assert box.xMinimum() == pytest.approx(extent.xMinimum())
    assert box.yMaximum() == pytest.approx(extent.yMaximum())


def test_the_menu_opens_under_its_button(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = layer(SQUARE)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(area.menu.layer_action).center())

    QTimer.singleShot(100, choose)
    take(qtbot, area, lambda: qtbot.mouseClick(area.from_button, LEFT))
    assert outline(area).area() == pytest.approx(1)


def test_all_buttons_have_a_picture_and_say_what_they_do(area: AreaPanel) -> None:
    for name in ("draw", "edit", "from", "undo", "zoom", "save", "clear"):
        button = getattr(area, f"{name}_button")
        assert not button.icon().isNull()
        assert len(button.toolTip()) > 20


# files, texts and names


def test_a_file_becomes_the_area(qtbot: Any, area: AreaPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my field.geojson"
    path.write_text('{"type": "Polygon", "coordinates": [[[-96, 16], [-95, 16], [-95, 17], [-96, 17], [-96, 16]]]}')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    take(qtbot, area, area.menu.file_action.trigger)
    assert area.area is not None and area.area.name == "my field"
    assert outline(area).area() == pytest.approx(1)


def test_a_file_that_is_none_is_said(
    qtbot: Any, desk: Any, area: AreaPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.kml"
    path.write_text("Dear all")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    area.menu.file_action.trigger()
    assert "letter.kml" in told(qtbot, desk)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(area.area_changed, wait=50):
        area.menu.file_action.trigger()


def in_dialog(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], act: Callable[[Any], None]) -> None:
    """Whoever is asked by such a dialog acts so; the window stays alive meanwhile."""
    real = kind.exec

    def run(dialog: QDialog) -> Any:
        QTimer.singleShot(0, lambda: act(dialog))
        return real(dialog)

    monkeypatch.setattr(kind, "exec", run)


def ok(dialog: Any) -> Any:
    return dialog.button_box.button(QDialogButtonBox.StandardButton.Ok)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (SQUARE, 1.0),
        ('{"type": "Polygon", "coordinates": [[[-96, 16], [-95, 16], [-95, 17], [-96, 17], [-96, 16]]]}', 1.0),
        ("T15PUT 14qpe", 2.0),
    ],
)
def test_a_text_becomes_the_area(
    qtbot: Any, area: AreaPanel, monkeypatch: pytest.MonkeyPatch, text: str, size: float
) -> None:
    def paste(dialog: PasteDialog) -> None:
        assert not ok(dialog).isEnabled()
        dialog.text_edit.setPlainText(text)
        qtbot.mouseClick(ok(dialog), LEFT)

    in_dialog(monkeypatch, PasteDialog, paste)
    take(qtbot, area, area.menu.text_action.trigger)
    assert outline(area).area() == pytest.approx(size, rel=0.1)


def test_a_text_that_is_no_area_can_be_mended_where_it_stands(
    qtbot: Any, desk: Any, area: AreaPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons: list[str] = []

    def paste(dialog: PasteDialog) -> None:
        dialog.text_edit.setPlainText("POLYGON ((nonsense))")
        qtbot.mouseClick(ok(dialog), LEFT)
        qtbot.waitUntil(lambda: dialog.reason_label.isVisible(), timeout=5_000)
        reasons.append(dialog.reason_label.text())
        dialog.text_edit.setPlainText(SQUARE)
        assert not dialog.reason_label.isVisible()
        qtbot.mouseClick(ok(dialog), LEFT)

    in_dialog(monkeypatch, PasteDialog, paste)
    take(qtbot, area, area.menu.text_action.trigger)
    assert "WKT" in reasons[0]
    assert outline(area).area() == pytest.approx(1)
    assert desk.bar.texts() == []


def test_a_text_dialog_that_is_cancelled_changes_nothing(
    qtbot: Any, desk: Any, area: AreaPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paste(dialog: PasteDialog) -> None:
        dialog.text_edit.setPlainText(SQUARE)
        qtbot.mouseClick(ok(dialog), LEFT)
        dialog.reject()

    in_dialog(monkeypatch, PasteDialog, paste)
    with qtbot.assertNotEmitted(area.area_changed, wait=200):
        area.menu.text_action.trigger()
    assert area.area is None
    assert not area.is_busy


def test_a_place_becomes_the_area(qtbot: Any, area: AreaPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: PlaceDialog) -> None:
        qtbot.keyClicks(dialog.name_edit, "oaxa")
        qtbot.waitUntil(lambda: dialog.place() == "Oaxaca, Mexico", timeout=5_000)
        qtbot.mouseClick(ok(dialog), LEFT)

    in_dialog(monkeypatch, PlaceDialog, choose)
    take(qtbot, area, area.menu.place_action.trigger)
    assert area.area is not None and area.area.name == "Oaxaca, Mexico"
    assert area.area.vertex_count > 100


NAMES = ["Mexico", "New Mexico, United States of America", "Oaxaca, Mexico", "São Paulo, Brazil"]


def places(dialog: PlaceDialog) -> list[str]:
    model = dialog.places_view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", NAMES),
        ("mex", [NAMES[0], NAMES[1], NAMES[2]]),
        ("oaxaca, mex", [NAMES[2]]),
        ("mexico oax", [NAMES[2]]),
        ("sao", [NAMES[3]]),
        ("atlantis", []),
    ],
)
def test_the_places_are_filtered_while_one_types(qtbot: Any, typed: str, found: list[str]) -> None:
    dialog = PlaceDialog()
    qtbot.addWidget(dialog)
    dialog.show_names(NAMES)
    dialog.name_edit.setText(typed)
    assert places(dialog) == found
    assert dialog.place() == (found[0] if found and typed else "")
    assert ok(dialog).isEnabled() is bool(dialog.place())


def test_names_that_cannot_be_read_are_said(
    qtbot: Any, desk: Any, area: AreaPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> list[str]:
        raise AreaError("This QGIS has no world map.")

    monkeypatch.setattr(area_menu, "place_names", fail)
    area.menu.place_action.trigger()
    assert "no world map" in told(qtbot, desk)
    assert area.area is None


def test_the_arrow_keys_go_through_the_places(qtbot: Any) -> None:
    dialog = PlaceDialog()
    qtbot.addWidget(dialog)
    dialog.show_names(NAMES)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.keyClicks(dialog.name_edit, "mex")
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Down)
    assert dialog.place() == NAMES[1]
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


# words


def test_a_long_area_is_asked_for_with_fewer_vertices(
    qtbot: Any, desk: Any, area: AreaPanel, oaxaca: QgsVectorLayer
) -> None:
    desk.active = oaxaca
    area.set_limit(1000)
    take(qtbot, area, area.menu.layer_action.trigger)
    words = area.summary_label.text()
    assert re.match(r"Oaxaca: 9\d\D?\d\d\d km²", words)
    assert "192 vertices" in words
    assert "% more area" in words


def test_another_service_makes_another_cover(qtbot: Any, desk: Any, area: AreaPanel, oaxaca: QgsVectorLayer) -> None:
    desk.active = oaxaca
    take(qtbot, area, area.menu.layer_action.trigger)
    assert "as it is" in area.summary_label.text()
    before = area.area
    with qtbot.assertNotEmitted(area.area_changed):
        area.set_limit(1000)
        qtbot.waitUntil(lambda: "% more area" in area.summary_label.text(), timeout=5_000)
    assert area.area is before


def test_short_repairs_are_told_and_long_ones_are_in_the_tooltip() -> None:
    bow_tie = prepare_area(area_from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"), None)
    assert "mended" in area_words(bow_tie)
    many = area_from_wkt(
        "MULTIPOLYGON (((179 0, 179 0, -179 0, -179 2, 179 2, 179 0)), ((0 0, 2 2, 2 0, 0 2, 0 0)))", "islands"
    )
    prepared = prepare_area(many, None)
    assert f"Repaired in {len(many.repairs)} ways" in area_words(prepared)
    assert repair_words(prepared).splitlines() == list(many.repairs)


def test_the_window_says_that_it_simplifies_and_has_no_area_meanwhile(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    take_square(qtbot, desk, area)
    desk.active = canada()
    with qtbot.waitSignal(area.area_changed, timeout=20_000):
        area.menu.layer_action.trigger()
        assert area.is_busy
        assert area.area is None
        assert "Simplifying" in area.summary_label.text()
        assert not area.save_button.isEnabled()
    assert "38,022 vertices" in area.summary_label.text()
    assert not area.edit_button.isEnabled()
    assert "38022" in area.edit_button.toolTip()
    assert "500" in area.edit_button.toolTip()


def canada() -> QgsVectorLayer:
    world = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
    return QgsVectorLayer(f"{world}|layername=countries|subset=\"NAME\"='Canada'", "Canada", "ogr")


def test_of_two_areas_the_newer_one_counts(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = canada()
    area.menu.layer_action.trigger()
    take_square(qtbot, desk, area)
    qtbot.wait(50)
    assert outline(area).area() == pytest.approx(1)


def test_clear_gives_a_long_reading_up(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    desk.active = canada()
    area.menu.layer_action.trigger()
    qtbot.mouseClick(area.clear_button, LEFT)
    assert area.area is None
    assert not area.is_busy
    assert "Simplifying" not in area.summary_label.text()


# undo, zoom, save, clear


def test_the_area_can_be_taken_away_and_comes_back(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    hint = area.summary_label.text()
    assert not area.clear_button.isEnabled()
    take_square(qtbot, desk, area)
    before = area.area
    with qtbot.waitSignal(area.area_changed) as signal:
        qtbot.mouseClick(area.clear_button, LEFT)
    assert signal.args == [None]
    assert area.area is None
    assert area.summary_label.text() == hint
    qtbot.mouseClick(area.undo_button, LEFT)
    assert area.area == before


def test_undo_goes_back_area_by_area(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    assert not area.undo_button.isEnabled()
    take_square(qtbot, desk, area)
    first = area.area
    take_square(qtbot, desk, area, OTHER)
    qtbot.mouseClick(area.undo_button, LEFT)
    assert area.area == first
    qtbot.mouseClick(area.undo_button, LEFT)
    assert area.area is None
    assert not area.undo_button.isEnabled()


@pytest.mark.parametrize("code", ["EPSG:4326", "EPSG:3857", "EPSG:32614"])
def test_zoom_shows_all_of_the_area(qtbot: Any, desk: Any, area: AreaPanel, code: str) -> None:
    assert not area.zoom_button.isEnabled()
    take_square(qtbot, desk, area)
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(code))
    desk.canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    qtbot.mouseClick(area.zoom_button, LEFT)
    crs = QgsCoordinateReferenceSystem(code)
    to_degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    shown = to_degrees.transformBoundingBox(desk.canvas.extent())
    assert shown.contains(QgsRectangle(-96, 16, -95, 17))
    assert shown.width() < 4


def test_an_area_that_the_map_cannot_show_is_said(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    take_square(qtbot, desk, area, "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))")
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("ESRI:54049"))  # the far side is not to be seen
    if area._bands.extent().isEmpty():
        qtbot.mouseClick(area.zoom_button, LEFT)
        assert "projection" in desk.bar.texts()[-1]


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("field.geojson", "GeoJSON (*.geojson)", "field.geojson"),
        ("field", "GeoPackage (*.gpkg)", "field.gpkg"),
        ("field", "GeoJSON (*.geojson)", "field.geojson"),
        ("field.GPKG", "GeoJSON (*.geojson)", "field.GPKG"),
    ],
)
def test_the_area_is_saved_and_read_again(
    qtbot: Any,
    desk: Any,
    area: AreaPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    written: str,
) -> None:
    assert not area.save_button.isEnabled()
    take_square(qtbot, desk, area)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), kind))
    qtbot.mouseClick(area.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.bar.texts(Qgis.MessageLevel.Success)), timeout=10_000)
    assert written in desk.bar.texts(Qgis.MessageLevel.Success)[0]
    read = area_from_file(tmp_path / written)
    assert QgsGeometry.fromWkt(read.wkt).symDifference(outline(area)).area() < 1e-9


def test_an_area_that_cannot_be_saved_is_said(
    qtbot: Any, desk: Any, area: AreaPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_square(qtbot, desk, area)
    path = tmp_path / "not there" / "field.geojson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(area.save_button, LEFT)
    assert "not there" in told(qtbot, desk)


def test_a_save_that_is_given_up_writes_nothing(
    qtbot: Any, desk: Any, area: AreaPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_square(qtbot, desk, area)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    qtbot.mouseClick(area.save_button, LEFT)
    qtbot.wait(50)
    assert desk.bar.texts() == []


# kept with the project


def test_the_area_is_kept_with_the_project(qtbot: Any, desk: Any, area: AreaPanel, tmp_path: Path) -> None:
    take_square(qtbot, desk, area)
    kept = area.area
    project = QgsProject.instance()
    assert project.isDirty()
    assert project.write(str(tmp_path / "one.qgs"))
    with qtbot.waitSignal(area.area_changed) as signal:
        project.clear()
    assert signal.args == [None]
    assert area.area is None
    assert not area.undo_button.isEnabled()
    assert project.read(str(tmp_path / "one.qgs"))
    assert area.area is not None
    assert (area.area.wkt, area.area.name) == (kept.wkt, kept.name)
    assert not project.isDirty()


def test_another_window_has_the_area_of_the_project(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    take_square(qtbot, desk, area)
    other = AreaPanel(desk, Messages(desk), desk.window)
    assert other.area is not None and area.area is not None
    assert other.area.wkt == area.area.wkt
    other.remove()


def test_a_drawing_ends_with_its_project(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click((-96, 16), (-95, 16), (-95, 17))
    QgsProject.instance().clear()
    assert not area.draw_button.isChecked()
    assert area.area is None


def test_an_area_that_somebody_spoilt_in_the_project_is_said(qtbot: Any, desk: Any, tmp_path: Path) -> None:
    QgsProject.instance().writeEntry("SceneQueue", "/area/wkt", "POLYGON ((nonsense))")
    panel = AreaPanel(desk, Messages(desk), desk.window)
    assert panel.area is None
    assert desk.bar.texts(Qgis.MessageLevel.Warning)
    panel.remove()


def test_a_panel_that_is_gone_hears_nothing_of_the_project(qtbot: Any, desk: Any) -> None:
    panel = AreaPanel(desk, Messages(desk), desk.window)
    panel.remove()
    with qtbot.assertNotEmitted(panel.area_changed):
        QgsProject.instance().clear()
    panel.deleteLater()
