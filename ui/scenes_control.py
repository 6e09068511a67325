"""What joins the list of scenes with the map, with choices worked out in tasks, and with files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..core.aoi import AreaOfInterest
from ..core.errors import SceneQueueError
from ..core.feedback import Feedback
from ..core.footprints.choice import Choice
from ..core.footprints.periods import Period
from ..core.qgis_adapters.footprint_file import FootprintFile, over_area, read_footprints, write_footprints
from ..core.qgis_adapters.footprint_layer import make_footprint_layer
from ..core.qgis_adapters.footprint_layers import KnownFootprints
from ..core.qgis_adapters.footprint_store import new_footprint_file
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.settled_objects import settled_objects
from ..core.scene import Scene
from .area_panel import AreaPanel
from .messages import Messages
from .scenes_panel import ScenesPanel
from .turns import soon

LEAST_OPEN = 1e-3  # percent: less is called covered
LIST = "scenes"
NAMED = 3  # problems of a file that are told in the message; the log has all


class ScenesControl(QObject):
    """Shows scenes in the table and on the map, and keeps both in step."""

    def __init__(self, services: Services, panel: ScenesPanel, area: AreaPanel, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel, self._area, self._messages = services, panel, area, messages
        panel.selection_changed.connect(self._on_table_selection)
        self._follows_table = False
        self._listed_area_wkt = ""
        self._waits_for_area = False
        panel.coverage_asked.connect(self._on_coverage_asked)
        panel.choice_asked.connect(self._on_choice_asked)
        panel.replaced_shown.connect(services.footprints.show_replaced)
        panel.export_asked.connect(self._on_export)
        panel.import_asked.connect(self._on_import)
        services.footprints.selection_changed.connect(self._on_map_selection)
        services.footprints.removed.connect(self._on_layer_removed)
        services.footprints.restored.connect(self._on_restored)
        services.choice.chosen.connect(self._on_chosen)
        services.choice.covered.connect(lambda coverage: panel.foot.show_coverage(coverage.percent))
        services.choice.failed.connect(messages.failed)
        services.footprints.restore()

    @property
    def area(self) -> AreaOfInterest | None:
        """The exact area that the list belongs to; where it was listed without one, that of the window."""
        return AreaOfInterest(self._listed_area_wkt) if self._listed_area_wkt else self._area.area

    def show(
        self,
        scenes: Sequence[Scene],
        notes: Iterable[str],
        layer: QgsVectorLayer | None,
        area_wkt: str | None = None,
    ) -> None:
        """Show scenes in the table, and their layer on the map.

        :param layer: of :func:`make_footprint_layer`; not adopted if there is no scene.
        :param area_wkt: the exact area that was searched, empty: none; ``None``: it was no search, and the window's
            area counts, also one that comes later.
        """
        states = self._show_list(scenes, notes, self._area_wkt() if area_wkt is None else area_wkt)
        self._waits_for_area = area_wkt is None and not self._listed_area_wkt
        if layer is None or not scenes:
            return
        made = layer  # not None, whenever it is asked for

        def adopt() -> None:
            self._services.footprints.adopt(made, states, [scene.identifier for scene in scenes])
            self._services.footprints.show_replaced(self._panel.replaced_check.isChecked())

        soon(len(scenes), adopt)

    def remove(self) -> None:
        """The window goes away, and the list with it."""
        settled_objects.release(LIST)

    def set_aoi_cloud(self, identifier: str, percent: float | None) -> None:
        """Show the cloud over the area, 0 to 100, in the table and on the map; ``None``: not known."""
        self._panel.set_aoi_cloud(identifier, percent)
        self._services.footprints.show_aoi_cloud(identifier, percent)

    def clear_selection(self) -> None:
        """Select nothing, so that the map shows the states of jobs."""
        self._panel.select([])
        self._services.footprints.select([])

    def _show_list(self, scenes: Sequence[Scene], notes: Iterable[str], area_wkt: str) -> dict[str, str]:
        """Fill the table; returns the states of those scenes that are queued, by product name."""
        self._panel.show_scenes(scenes, notes)
        self._services.choice.use(scenes, area_wkt)
        self._listed_area_wkt, self._waits_for_area = area_wkt, False
        listed = {scene.identifier for scene in scenes}
        jobs = self._services.queue.jobs()
        states = {job.scene.identifier: job.state.value for job in jobs if job.scene.identifier in listed}
        for identifier, state in states.items():
            self._panel.model.set_state(identifier, state)
        settled_objects.settle(LIST, len(scenes))
        return states

    def _area_wkt(self) -> str:
        return self._area.area.wkt if self._area.area is not None else ""

    def _take_late_area(self) -> None:
        """A list without a search can come sooner than its area: a project's, if that has very many vertices."""
        area_wkt = self._area_wkt()
        if self._waits_for_area and area_wkt:
            self._listed_area_wkt, self._waits_for_area = area_wkt, False
            self._services.choice.use(self._panel.model.scenes, area_wkt)

    def _on_table_selection(self, identifiers: list[str]) -> None:
        soon(len(identifiers), lambda: self._select_on_map(identifiers))

    def _select_on_map(self, identifiers: list[str]) -> None:
        self._follows_table = True
        try:
            self._services.footprints.select(identifiers)
        finally:
            self._follows_table = False

    def _on_map_selection(self) -> None:
        if self._follows_table:
            return
        on_map = self._services.footprints.selected()
        if set(self._panel.selected_identifiers) != set(on_map):
            soon(len(on_map), lambda: self._select_in_table(on_map))

    def _select_in_table(self, on_map: list[str]) -> None:
        self._panel.select(on_map)
        shown = list(self._panel.selected_identifiers)
        if len(shown) < len(on_map):
            self._select_on_map(shown)  # what has no row is not selected anywhere

    def _on_coverage_asked(self, identifiers: list[str]) -> None:
        self._take_late_area()
        if identifiers and self._listed_area_wkt:
            self._services.choice.measure(identifiers)

    def _on_choice_asked(self, scenes: list[Scene], period: Period | None, smallest: bool) -> None:
        self._take_late_area()
        if smallest:
            self._services.choice.smallest(scenes, period)
        elif period is not None:
            self._services.choice.best(scenes, period)

    def _on_chosen(self, choice: Choice) -> None:
        self._panel.choose(choice.identifiers)
        self._messages.hint(choice_sentence(choice))

    def _on_layer_removed(self) -> None:
        self._panel.add_note(self.tr("Their layer was removed from the map; the list stays."))

    def _on_restored(self, known: KnownFootprints) -> None:
        note = self.tr("From the layer “{}” of the project.").format(known.layer_name)
        states = self._show_list(known.scenes, [note], self._area_wkt())
        self._waits_for_area = not self._listed_area_wkt
        self._services.footprints.show_states(states)
        self._on_map_selection()

    def _on_export(self, path: str) -> None:
        scenes, profiles = list(self._panel.model.scenes), self._services.profiles

        def write(feedback: Feedback) -> None:
            write_footprints(Path(path), scenes, profiles)

        def tell(nothing: None) -> None:
            self._messages.ended(self.tr("{} scenes are written to {}.").format(len(scenes), path))

        self._services.errands.start(self.tr("Export scene outlines"), write, tell, self._messages.failed)

    def _on_import(self, path: str) -> None:
        name = self._services.footprints.new_name(Path(path).stem)
        target, service = new_footprint_file(name), self._services.preferences.service
        area, clouds = self._area.area, self._services.aoi_clouds

        def read(feedback: Feedback) -> tuple[FootprintFile, QgsVectorLayer | None]:
            known = read_footprints(Path(path), service)
            if area is not None:
                known = replace(known, scenes=clouds.with_known(over_area(known.scenes, area.wkt), area))
            if not known.scenes:
                return known, None
            layer = make_footprint_layer(known.scenes, name, target)
            layer.moveToThread(QCoreApplication.instance().thread())
            return known, layer

        def show(result: tuple[FootprintFile, QgsVectorLayer | None]) -> None:
            known, layer = result
            note = self.tr("From {}.").format(path)
            self.show(known.scenes, [note], layer, area.wkt if area is not None else "")
            self._tell_problems(path, known)

        self._services.errands.start(self.tr("Import scene outlines"), read, show, self._messages.failed)

    def _tell_problems(self, path: str, known: FootprintFile) -> None:
        for problem in known.problems:
            log(f"{path}: {problem}", warning=True)
        if known.problems:
            text = self.tr("{} of the features of {} are no scenes. {}")
            named = " ".join(known.problems[:NAMED])
            advice = self.tr("The log has all of them.") if len(known.problems) > NAMED else ""
            self._messages.failed(SceneQueueError(text.format(len(known.problems), path, named), advice=advice))


def choice_sentence(choice: Choice) -> str:
    """Say what was chosen, and what of the area stays open."""

    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    if not choice.identifiers:
        return translated("No scene of the list shows the area.")
    sentence = translated("{} scenes chosen").format(len(choice.identifiers))
    if choice.periods > 1:
        sentence += translated(", for {} periods").format(choice.periods)
    if choice.uncovered_percent < LEAST_OPEN:
        return sentence + translated("; they cover the area.")
    of_one, at_worst = (
        translated("; of the area {:.4g} % stay open"),
        translated("; at worst {:.4g} % of the area stay open"),
    )
    sentence += (of_one if choice.periods < 2 else at_worst).format(choice.uncovered_percent)
    if choice.uncovered_percent - choice.unavoidable_percent < LEAST_OPEN:
        return sentence + translated(", which no scene of the list covers.")
    return sentence + "."
