"""Quicklooks in the list of scenes."""

from __future__ import annotations

from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QHelpEvent
from qgis.PyQt.QtWidgets import QApplication, QToolTip
from scene_queue.core.aoi import area_from_wkt
from scene_queue.ui.quicklook_control import AT_MOST

PUT = next(name for name in GUIDE_NAMES if "_T15PUT_" in name)
AREA = area_from_wkt("POLYGON ((-94.95 16.1,-94.8 16.1,-94.8 16.35,-94.95 16.35,-94.95 16.1))", "corner")


@pytest.fixture
def searched(window: Any) -> Any:
    window.show_area(AREA)
    window.choose()
    window.search()
    return window


def quicklooks() -> list[str]:
    return [one.name() for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsRasterLayer)]


def test_it_becomes_a_layer_of_the_project(searched: Any) -> None:
    control = searched.dock.quicklooks
    searched.scenes.choose([])
    assert not control.action.isEnabled()
    searched.scenes.choose([PUT])
    assert control.action.isEnabled()
    control.action.trigger()
    searched.qtbot.waitUntil(lambda: bool(quicklooks()), timeout=20_000)
    assert quicklooks() == ["15PUT 2018-08-09 quicklook"]
    control.action.trigger()
    assert quicklooks() == ["15PUT 2018-08-09 quicklook"]


def test_of_very_many_it_is_not_offered(searched: Any) -> None:
    control = searched.dock.quicklooks
    control._on_selected([searched.scenes.model.listed[0]] * (AT_MOST + 1))
    assert not control.action.isEnabled()
    assert str(AT_MOST) in control.action.toolTip()


def test_the_tip_of_a_row_shows_it_when_it_has_come(searched: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, *more: told.append(text))
    monkeypatch.setattr(QToolTip, "isVisible", lambda: True)
    table = searched.scenes.table
    row = searched.scenes.model.row_of(PUT)
    place = table.visualRect(searched.scenes.model.index(row, 0)).center()
    pointed = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), pointed)
    assert PUT in told[0]
    assert "<img" not in told[0]
    searched.qtbot.waitUntil(lambda: len(told) > 1, timeout=20_000)
    assert f"{PUT}.png" in told[1]
