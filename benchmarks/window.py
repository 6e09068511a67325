"""How long the window stands still with ten thousand scenes listed.

A heartbeat of 5 ms runs in the event loop while the list is filled, sorted, selected, queued and restored as the
window does it; the longest time between two beats, less the beat itself, is the stall (``cpu_ms``: how much of it the
window's thread itself worked; ``waited_ms``: how much of it no processor was free).
Run by ``./scripts/bench window``; prints one JSON object a line.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from builders.areas import box_wkt
from builders.scenes import scene
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from scene_queue.core.footprints.periods import Period
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import FootprintLayers
from scene_queue.core.qgis_adapters.footprint_style import OutlineStyle
from scene_queue.core.qgis_adapters.saved_selections import SavedSelections
from scene_queue.core.qgis_adapters.scene_choice import SceneChoice
from scene_queue.core.qgis_adapters.selection_room import SelectionRoom
from scene_queue.core.qgis_adapters.source_choice import SourceChoice
from scene_queue.core.scene import Scene
from scene_queue.core.services import load_profiles
from scene_queue.ui.scene_controls import SceneControls
from scene_queue.ui.scene_groups import Grouping
from scene_queue.ui.scenes_control import ScenesControl
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.source_control import SourceControl

from .measuring.figures import print_figure
from .measuring.heartbeat import Heartbeat, let_go

SCENES, ALLOWED_MS, AT_ONCE = 10_000, 50.0, 500
DRAG_STEPS, HOVER_STEPS = 20, 50
AREA = "POLYGON((-99 11,-91 11,-93 18,-98 17,-99 11))"


def ten_thousand() -> Iterator[Scene]:
    """A hundred tiles in a hundred acquisitions, every third of them at the rim of the swath; one in 20 replaced."""
    for number in range(SCENES):
        tile, look = number % 100, number // 100
        west, south = -100 + 0.99 * (tile % 10), 10 + 0.99 * (tile // 10)
        rim = (0.1 + 0.007 * look) if look % 3 == 0 else 0.0
        wkt = box_wkt(west + rim, south, west + 1.1, south + 1.1)
        name = f"S2B_MSIL1C_2018{1 + look // 28:02d}{1 + look % 28:02d}T{tile // 60:02d}{tile % 60:02d}00_N0206_R126"
        letters = "ABCDEFGHJK"
        one = scene(f"{name}_T1{tile // 10}P{letters[tile % 10]}T_20180809T221152")
        yield replace(one, footprint_wkt=wkt, cloud_cover_percent=number * 37 % 1000 / 10, superseded=number % 20 == 7)


class NoSearch(QObject):
    """A search that nobody runs."""

    ended = pyqtSignal(object)


class Window:
    """The scenes' part of the window over a project, without hub and queue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scenes = list(ten_thousand())
        self.names = [one.identifier for one in self.scenes]
        self.errands = Errands()
        self.footprints, self.choice = FootprintLayers(self.errands), SceneChoice(self.errands)
        self.panel = ScenesPanel()
        queue = SimpleNamespace(jobs=list)
        profiles = load_profiles({})
        services: Any = SimpleNamespace(
            errands=self.errands, footprints=self.footprints, choice=self.choice, queue=queue, profiles={}
        )
        services.sources = SourceChoice(self.errands, profiles)
        services.chosen_source, services.alternatives = "", ("google",)
        services.source, services.preferences = profiles.get, SimpleNamespace(service="cdse", scenes_view="")
        stages = SimpleNamespace(
            limits=SimpleNamespace(rooms=SimpleNamespace(free_bytes=lambda folder: 10**12)),
            volume_of=lambda service: None,
        )
        services.room = SelectionRoom(self.errands, profiles, stages)
        services.saved_selections = SavedSelections(folder)
        self.told: list[str] = []
        messages: Any = SimpleNamespace(failed=self._tell, hint=self._tell, ended=self._tell)
        area: Any = SimpleNamespace(area=SimpleNamespace(wkt=AREA))
        self.control = ScenesControl(services, self.panel, area, messages)
        self.canvas = QgsMapCanvas()
        self.canvas.resize(600, 600)
        self.canvas.show()
        self.canvas.setExtent(QgsRectangle(-101, 9, -89, 21))
        self.search_stand_in: Any = NoSearch()
        self.controls = SceneControls(services, self.canvas, self.panel, self.search_stand_in, messages)
        self.panel.folder_edit.setText(str(folder))
        sign_ins: Any = None
        self.sources = SourceControl(services, self.panel, sign_ins)
        self.panel.resize(900, 800)
        self.panel.show()
        self.panel.timeline_button.setChecked(True)

    def _tell(self, text: object) -> None:
        self.told.append(str(text))

    def search(self) -> None:
        """As at the end of a search: the layer is made in a task."""

        def make(feedback: object) -> Any:
            layer = make_footprint_layer(self.scenes, "Scenes", self.folder / "footprints" / "scenes.gpkg")
            layer.moveToThread(QCoreApplication.instance().thread())
            return layer

        self.errands.start("make", make, lambda layer: self.control.show(self.scenes, [], layer, AREA), self._tell)

    def select_half_on_map(self) -> None:
        """Every other scene, the worst that a selection can be."""
        layer = self.footprints.layer
        if layer is not None:
            layer.selectByIds(list(range(1, SCENES + 1, 2)))

    def change_jobs(self, first: int = 0) -> None:
        """Ten thousand jobs change, some hundred in each turn of the event loop."""
        for name in self.names[first : first + AT_ONCE]:
            self.panel.model.set_state(name, "queued")
            self.footprints.show_state(name, "queued")
        if first < SCENES:
            QTimer.singleShot(0, lambda: self.change_jobs(first + AT_ONCE))

    def drag_on_timeline(self, at: int = 0) -> None:
        """The mouse goes over the timeline with its button down, and is let go."""
        timeline, left = self.panel.timeline, Qt.MouseButton.LeftButton
        whole = QRectF(timeline.rect())
        spot = QPointF(whole.width() * (0.2 + 0.03 * at), whole.height())
        kind = QEvent.Type.MouseMove
        if at == 0:
            kind, spot = QEvent.Type.MouseButtonPress, QPointF(whole.width() * 0.2, 0)
        elif at == DRAG_STEPS:
            kind = QEvent.Type.MouseButtonRelease
        button = left if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, spot, button, left, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(timeline, event)
        if at < DRAG_STEPS:
            QTimer.singleShot(10, lambda: self.drag_on_timeline(at + 1))

    def hover_over_map(self, at: int = 0) -> None:
        """The mouse goes over the map."""
        self.canvas.xyCoordinates.emit(QgsPointXY(-99.5 + 0.1 * at, 10.5 + 0.1 * at))
        if at < HOVER_STEPS:
            QTimer.singleShot(10, lambda: self.hover_over_map(at + 1))

    def reopen(self) -> None:
        """The project is opened again."""
        QgsProject.instance().read(str(self.folder / "p.qgz"))


def figures(window: Window, beat: Heartbeat) -> Iterator[tuple[str, float]]:
    """What the user does, and how long each held the window."""
    panel, choice = window.panel, window.choice
    label = panel.selection_label

    def covered() -> bool:
        return "%" in label.text()

    def header(column: int) -> Callable[[], None]:
        return lambda: panel.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    yield "search_shown", beat.measure(window.search, lambda: window.footprints.layer)
    yield "select_all", beat.measure(panel.select_all, covered)
    yield "sort_with_all", beat.measure(header(3), lambda: True)
    yield "select_half_on_map", beat.measure(window.select_half_on_map, covered)
    yield "sort_with_half", beat.measure(header(0), lambda: True)
    yield "scroll_with_half", beat.measure(lambda: panel.table.scrollToBottom(), lambda: True)
    yield "invert", beat.measure(panel.invert, covered)
    yield "undo", beat.measure(panel.selection.undo, covered)
    yield "show_replaced", beat.measure(lambda: panel.replaced_check.setChecked(True), lambda: True)
    yield "select_none", beat.measure(window.control.clear_selection, lambda: True)
    yield from accompanying_figures(window, beat)
    told = len(window.told)
    yield "smallest_set", beat.measure(lambda: choice.smallest(window.scenes, None), lambda: len(window.told) > told)
    told = len(window.told)
    yield (
        "best_of_months",
        beat.measure(lambda: choice.best(window.scenes, Period.MONTH), lambda: len(window.told) > told),
    )
    yield "jobs_changed", beat.measure(window.change_jobs, lambda: not window.footprints.is_writing)
    yield "restored", beat.measure(window.reopen, lambda: "“Scenes”" in panel.summary_label.text())


def accompanying_figures(window: Window, beat: Heartbeat) -> Iterator[tuple[str, float]]:
    """Filter, headings, timeline, map."""
    panel, footprints = window.panel, window.footprints

    def grouped(grouping: Grouping) -> float:
        return beat.measure(lambda: panel.filter_bar.show_grouping(grouping), lambda: True)

    yield "group_by_date", grouped(Grouping.DATE)
    yield "group_by_tile", grouped(Grouping.TILE)
    yield "fold", beat.measure(lambda: panel.model.fold(0, True), lambda: True)
    yield "ungroup", grouped(Grouping.NONE)
    hidden = panel.model.filtered_count
    yield (
        "filter",
        beat.measure(lambda: panel.filter_edit.setText("2018-02 p"), lambda: panel.model.filtered_count > hidden),
    )
    yield "filter_off", beat.measure(panel.filter_edit.clear, lambda: not panel.model.filtered_count)
    label = panel.selection_label
    yield "timeline_drag", beat.measure(window.drag_on_timeline, lambda: "%" in label.text())
    yield "timeline_resized", beat.measure(lambda: panel.resize(1100, 800), lambda: True)
    yield "hover_over_map", beat.measure(window.hover_over_map, lambda: False, 1.0)
    for style in (OutlineStyle.CLOUD, OutlineStyle.DATE, OutlineStyle.STATE):
        yield f"style_{style.value}", beat.measure(lambda style=style: footprints.show_style(style), lambda: True)
    yield "select_none_again", beat.measure(window.control.clear_selection, lambda: True)


def main() -> int:
    """Print one line for each figure; the last is the longest stall of all. Returns 1 if it is longer than allowed."""
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        window, beat = Window(Path(folder)), Heartbeat()
        QgsProject.instance().write(str(Path(folder) / "p.qgz"))
        longest = 0.0
        for name, stall_ms in figures(window, beat):
            if name == "jobs_changed":
                QgsProject.instance().write(str(Path(folder) / "p.qgz"))
            of_it = {"cpu_ms": round(beat.busy_ms, 1), "waited_ms": round(beat.waited_ms, 1)}
            longest = max(longest, stall_ms)
            print_figure(f"stall_ms_{name}", stall_ms, "ms", **of_it)
        print_figure("stall_ms", longest, "ms", ALLOWED_MS)
        window.controls.remove()
        window.errands.close(5)
        window.footprints.close()
        for widget in (window.panel, window.canvas):
            widget.deleteLater()
        let_go(0.1)
        QgsProject.instance().clear()
    del application
    return int(longest > ALLOWED_MS)


if __name__ == "__main__":
    sys.exit(main())
