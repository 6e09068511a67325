"""The list of scenes, the map, choices and files, joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import numbered_scenes
from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt
from scene_queue.core.footprints.choice import Choice
from scene_queue.core.footprints.periods import Period
from scene_queue.core.qgis_adapters.footprint_file import write_footprints
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import KnownFootprints
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.ui.messages import Messages
from scene_queue.ui.scenes_control import ScenesControl, choice_sentence
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.turns import MANY

AREA = box_wkt(0, 0, 4, 1)
SCENES = [
    replace(one, footprint_wkt=box_wkt(west, 0, west + 2, 1), superseded=number == 3)
    for number, (one, west) in enumerate(zip(numbered_scenes(4), (0, 2, 1, 0)))
]
NAMES = [one.identifier for one in SCENES]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: Any) -> ScenesPanel:
    made = ScenesPanel()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def control(desk: Any, services: Services, panel: ScenesPanel) -> ScenesControl:
    area: Any = SimpleNamespace(area=SimpleNamespace(wkt=AREA))
    return ScenesControl(services, panel, area, Messages(desk))


@pytest.fixture
def shown(control: ScenesControl, tmp_path: Path) -> ScenesControl:
    control.show(SCENES, ["A note."], make_footprint_layer(SCENES, "Scenes", tmp_path / "s.gpkg"), AREA)
    return control


def chosen(panel: ScenesPanel) -> set[str]:
    return {one.identifier for one in panel.selected_scenes()}


def test_table_and_map_have_one_selection(services: Services, panel: ScenesPanel, shown: ScenesControl) -> None:
    panel.choose(NAMES[:2])
    assert set(services.footprints.selected()) == set(NAMES[:2])
    services.footprints.select(NAMES[1:3])
    assert chosen(panel) == set(NAMES[1:3])


def test_long_selections_follow_one_another_too(
    qtbot: Any, services: Services, panel: ScenesPanel, control: ScenesControl
) -> None:
    scenes = numbered_scenes(MANY + 200)
    names = [one.identifier for one in scenes]
    control.show(scenes, [], make_footprint_layer(scenes, "Many"), AREA)
    qtbot.waitUntil(lambda: services.footprints.layer is not None, timeout=5_000)
    panel.select_all()
    qtbot.waitUntil(lambda: len(services.footprints.selected()) == len(names), timeout=5_000)
    qtbot.waitUntil(lambda: len(panel.table.selectionModel().selection()) == 1, timeout=5_000)
    services.footprints.select(names[: MANY + 100])
    qtbot.waitUntil(lambda: chosen(panel) == set(names[: MANY + 100]), timeout=5_000)
    panel.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: panel.table.selectionModel().isRowSelected(0, panel.table.rootIndex()), timeout=5_000)
    panel.selection.undo()
    qtbot.waitUntil(lambda: len(services.footprints.selected()) == len(names), timeout=5_000)


def test_what_has_no_row_is_not_selected_on_the_map(
    services: Services, panel: ScenesPanel, shown: ScenesControl
) -> None:
    services.footprints.select(NAMES)
    assert chosen(panel) == set(NAMES[:3])
    assert set(services.footprints.selected()) == set(NAMES[:3])


def test_replaced_scenes_are_shown_on_the_map_with_the_table(
    services: Services, panel: ScenesPanel, shown: ScenesControl
) -> None:
    def shown_states() -> list[bool]:
        layer = services.footprints.layer
        assert layer is not None
        return [one.renderState() for one in layer.renderer().categories()]

    assert not all(shown_states())
    panel.replaced_check.setChecked(True)
    assert all(shown_states())


def test_the_coverage_of_a_selection_is_told(qtbot: Any, panel: ScenesPanel, shown: ScenesControl) -> None:
    panel.choose(NAMES[:1])
    qtbot.waitUntil(lambda: "cover 50" in panel.selection_label.text(), timeout=5_000)
    panel.choose(NAMES[:2])
    qtbot.waitUntil(lambda: "cover 100" in panel.selection_label.text(), timeout=5_000)


def test_the_smallest_set_is_selected_and_put_into_words(
    qtbot: Any, desk: Any, services: Services, panel: ScenesPanel, shown: ScenesControl
) -> None:
    panel.choice_asked.emit(SCENES, None, True)
    qtbot.waitUntil(lambda: chosen(panel) == set(NAMES[:2]), timeout=5_000)
    assert set(services.footprints.selected()) == set(NAMES[:2])
    assert "2 scenes chosen; they cover the area." in desk.bar.texts(Qgis.MessageLevel.Info)
    panel.choice_asked.emit(SCENES, Period.DATE, False)
    qtbot.waitUntil(lambda: len(desk.bar.texts(Qgis.MessageLevel.Info)) == 2, timeout=5_000)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (Choice((), 100.0, 100.0, 1), "No scene of the list shows the area."),
        (Choice(("a",), 0.00001, 0.0, 1), "1 scenes chosen; they cover the area."),
        (
            Choice(("a", "b"), 12.5, 12.5, 1),
            "2 scenes chosen; of the area 12.5 % stay open, which no scene of the list covers.",
        ),
        (Choice(("a", "b"), 50.0, 1.0, 3), "2 scenes chosen, for 3 periods; at worst 50 % of the area stay open."),
    ],
)
def test_a_choice_says_what_stays_open(choice: Choice, sentence: str) -> None:
    assert choice_sentence(choice) == sentence


def test_cloud_over_the_area_is_shown_in_table_and_layer(
    services: Services, panel: ScenesPanel, shown: ScenesControl
) -> None:
    shown.set_aoi_cloud(NAMES[0], 12.0)
    services.footprints.flush()
    layer = services.footprints.layer
    assert layer is not None
    assert {one["identifier"]: one["aoi_cloud_percent"] for one in layer.getFeatures()}[NAMES[0]] == 12.0
    assert panel.model.scenes[0].aoi_cloud_percent == 12.0


def test_a_layer_that_was_removed_is_told_and_the_list_stays(panel: ScenesPanel, shown: ScenesControl) -> None:
    QgsProject.instance().removeAllMapLayers()
    assert "removed" in panel.summary_label.text()
    panel.select_all()
    assert chosen(panel) == set(NAMES[:3])


def test_nothing_found_makes_no_layer(services: Services, panel: ScenesPanel, control: ScenesControl) -> None:
    control.show([], [], make_footprint_layer([], "none"), AREA)
    assert services.footprints.layer is None
    assert "No scene" in panel.summary_label.text()


def test_a_project_brings_its_list_back(
    qtbot: Any, services: Services, panel: ScenesPanel, shown: ScenesControl, tmp_path: Path
) -> None:
    assert QgsProject.instance().write(str(tmp_path / "p.qgz"))
    QgsProject.instance().clear()
    panel.show_scenes([], [])
    assert QgsProject.instance().read(str(tmp_path / "p.qgz"))
    qtbot.waitUntil(lambda: "“Scenes”" in panel.summary_label.text(), timeout=5_000)
    assert [one.identifier for one in panel.model.scenes] == NAMES
    assert panel.model.replaced_count == 1
    services.footprints.select(NAMES[:1])
    assert chosen(panel) == {NAMES[0]}


def test_coverage_is_of_the_area_of_the_project_even_if_that_is_read_later(
    qtbot: Any, services: Services, panel: ScenesPanel, tmp_path: Path, desk: Any
) -> None:
    area: Any = SimpleNamespace(area=None)
    control = ScenesControl(services, panel, area, Messages(desk))
    services.footprints.restored.emit(KnownFootprints("Scenes", tuple(SCENES[:1])))
    area.area = SimpleNamespace(wkt=AREA)
    panel.choose(NAMES[:1])
    qtbot.waitUntil(lambda: "cover" in panel.selection_label.text(), timeout=5_000)
    assert "cover 50" in panel.selection_label.text()
    assert control.area is not None and control.area.wkt == AREA


@pytest.mark.parametrize("comes_later", [False, True])
def test_coverage_of_scenes_found_by_name_is_of_the_area_of_the_window(
    qtbot: Any, services: Services, panel: ScenesPanel, desk: Any, comes_later: bool
) -> None:
    known = SimpleNamespace(wkt=AREA)
    area: Any = SimpleNamespace(area=None if comes_later else known)
    control = ScenesControl(services, panel, area, Messages(desk))
    control.show(SCENES[:1], (), None)
    area.area = known
    panel.choose(NAMES[:1])
    qtbot.waitUntil(lambda: "cover" in panel.selection_label.text(), timeout=5_000)
    assert "cover 50" in panel.selection_label.text()


def test_without_an_area_no_coverage_is_measured(
    services: Services, panel: ScenesPanel, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    area: Any = SimpleNamespace(area=None)
    control = ScenesControl(services, panel, area, Messages(desk))
    measured: list[Any] = []
    monkeypatch.setattr(services.choice, "measure", measured.append)
    for area_wkt, count in (("", 0), (None, 0), (AREA, 1)):
        control.show(SCENES, (), None, area_wkt)
        panel.choose(NAMES[:1])
        assert len(measured) == count


def test_what_is_exported_can_be_imported(
    qtbot: Any, desk: Any, services: Services, panel: ScenesPanel, shown: ScenesControl, tmp_path: Path
) -> None:
    path = tmp_path / "search_footprints.geojson"
    panel.export_asked.emit(str(path))
    qtbot.waitUntil(lambda: bool(desk.bar.texts(Qgis.MessageLevel.Success)), timeout=5_000)
    panel.show_scenes([], [])
    panel.import_asked.emit(str(path))
    qtbot.waitUntil(lambda: len(panel.model.scenes) == 4, timeout=5_000)
    layer = services.footprints.layer
    assert layer is not None and layer.name() == "search_footprints"
    assert layer.featureCount() == 4
    assert len(QgsProject.instance().mapLayersByName("Scenes")) == 1
    assert desk.bar.texts(Qgis.MessageLevel.Warning) == []


def test_shares_and_cloud_of_a_file_are_not_taken_for_those_of_another_area(
    qtbot: Any, panel: ScenesPanel, control: ScenesControl, tmp_path: Path
) -> None:
    path = tmp_path / "of_another_area.geojson"
    write_footprints(path, [replace(one, aoi_percent=100.0, aoi_cloud_percent=3.0) for one in SCENES[:2]])
    panel.import_asked.emit(str(path))
    qtbot.waitUntil(lambda: len(panel.model.scenes) == 2, timeout=5_000)
    assert [one.aoi_percent for one in panel.model.scenes] == pytest.approx([50.0, 50.0], abs=0.1)
    assert [one.aoi_cloud_percent for one in panel.model.scenes] == [None, None]


def test_what_of_a_file_is_no_scene_is_told(
    qtbot: Any, desk: Any, services: Services, panel: ScenesPanel, control: ScenesControl, tmp_path: Path
) -> None:
    path = tmp_path / "f.geojson"
    write_footprints(path, SCENES[:2])
    path.write_text(path.read_text().replace(NAMES[0], "S2A_OPER_PRD_OLD"))
    panel.import_asked.emit(str(path))
    qtbot.waitUntil(lambda: len(panel.model.scenes) == 1, timeout=5_000)
    assert any("Feature 1" in text for text in desk.bar.texts())
    path.write_text("no json")
    panel.import_asked.emit(str(path))
    qtbot.waitUntil(lambda: any("no GeoJSON" in text for text in desk.bar.texts()), timeout=5_000)
    assert len(panel.model.scenes) == 1
