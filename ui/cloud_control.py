"""Cloud over the area: for the scenes that the user selects, and for all of a search that limits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMessageBox

from ..core.aoi import AreaOfInterest
from ..core.catalogue import SceneQuery, SearchResult, Suggestion
from ..core.catalogue.aoi_cloud import cloud_area
from ..core.catalogue.refinement import limited
from ..core.errors import CancelledError, CredentialsError, SceneQueueError
from ..core.qgis_adapters.aoi_cloud_runner import CloudFailure, CloudSummary
from ..core.qgis_adapters.footprint_filter import hide_scenes
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .messages import Messages
from .scenes_control import ScenesControl
from .scenes_panel import ScenesPanel
from .search_panel import SearchPanel
from .sign_ins import SignIns

ASK_ABOVE = 50  # scenes; each costs a request and some seconds


@dataclass(frozen=True)
class _Limit:
    """What a search asked for. :param limit: scenes at most, applied after the cloud."""

    max_percent: float
    limit: int | None
    result: SearchResult


@dataclass(frozen=True)
class _Run:
    """What is under way. :param service: that listed the scenes; :param limit: ``None``: the user selected them."""

    scenes: tuple[Scene, ...]
    area: AreaOfInterest
    service: str
    limit: _Limit | None = None


class CloudControl(QObject):
    """Starts runs, shows what they find out, and hides what has too much cloud."""

    def __init__(
        self,
        services: Services,
        search: SearchPanel,
        panel: ScenesPanel,
        scenes: ScenesControl,
        sign_ins: SignIns,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._services, self._search, self._panel, self._scenes = services, search, panel, scenes
        self._sign_ins, self._messages = sign_ins, messages
        self._run: _Run | None = None
        self._percents: dict[str, float | None] = {}
        panel.aoi_cloud_asked.connect(self._on_asked)
        search.cancelled.connect(services.aoi_clouds.cancel)
        services.aoi_clouds.known.connect(self._on_known)
        services.aoi_clouds.failed.connect(self._on_failed)
        services.aoi_clouds.progressed.connect(search.show_event)
        services.aoi_clouds.ended.connect(self._on_ended)

    def without_limit(self, query: SceneQuery) -> SceneQuery:
        """What the service is asked, which cannot apply the limit of cloud over the area.

        :raises SettingsError: if there is such a limit, and no area.
        """
        if query.max_aoi_cloud_percent is None:
            return query
        cloud_area(query)
        return replace(query, max_aoi_cloud_percent=None, limit=None)

    def with_limit(self, suggestion: Suggestion, query: SceneQuery) -> Suggestion:
        """A suggestion for what :meth:`without_limit` made of a query, with the limits of that query."""
        if query.max_aoi_cloud_percent is None:
            return suggestion
        most, limit = query.max_aoi_cloud_percent, query.limit
        return replace(suggestion, query=replace(suggestion.query, max_aoi_cloud_percent=most, limit=limit))

    def limit(self, query: SceneQuery, result: SearchResult, service: str) -> None:
        """Begin to find out the cloud over the area of what a search found, if it limits that."""
        most = query.max_aoi_cloud_percent
        scenes = tuple(scene for scene in result.scenes if not scene.superseded)
        if most is None or not scenes:
            return
        if len(scenes) > ASK_ABOVE and not self._agrees(len(scenes)):
            text = self.tr(
                "The cloud over the area was not looked at. Select scenes and click Cloud over my area to do so."
            )
            self._panel.add_note(text)
            return
        self._start(_Run(scenes, cloud_area(query), service, _Limit(most, query.limit, result)))

    def _agrees(self, count: int) -> bool:
        text = self.tr("The cloud over the area of {} scenes is looked at one by one, which takes a while. Begin?")
        yes = QMessageBox.StandardButton.Yes
        answer = QMessageBox.question(self._panel, self.tr("Cloud over my area"), text.format(count))
        return bool(answer == yes)

    def _on_asked(self, scenes: list[Scene]) -> None:
        area = self._scenes.area
        if area is None:
            self._messages.hint(self.tr("Choose an area first: draw one, or take one of the map."))
        elif self._search.is_running:
            self._messages.hint(self.tr("Something is under way. Wait for its end, or cancel it."))
        elif scenes:
            self._start(_Run(tuple(scenes), area, scenes[0].service))

    def _start(self, run: _Run) -> None:
        try:
            if not self._sign_ins.ask_for_cloud(self._services.cloud_service(run.service)):
                self._panel.add_note(self.tr("The cloud over the area was not looked at: nobody is signed in."))
                return
            self._run, self._percents = run, {}
            self._services.aoi_clouds.start(run.scenes, run.area, run.service)
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        self._search.set_running(True)

    def _on_known(self, known: Sequence[tuple[str, float | None]]) -> None:
        for identifier, percent in known:
            self._percents[identifier] = percent
            self._scenes.set_aoi_cloud(identifier, percent)

    def _on_failed(self, failure: CloudFailure) -> None:
        log(f"{failure.identifier}: {failure.cause} {failure.advice}".strip(), warning=True)

    def _on_ended(self, summary: CloudSummary) -> None:
        run = self._run
        self._search.set_running(False)
        if run is None:
            return
        if isinstance(summary.error, CredentialsError):
            self._sign_ins.refused(self._services.cloud_service(run.service), summary.error.message)
            self._start(run)
            return
        if summary.error is not None:
            self._messages.failed(summary.error)
        if run.limit is not None:
            if self._is_listed(run):
                self._apply(run, run.limit)
        elif not isinstance(summary.error, CancelledError):
            self._messages.ended(self._summary(summary))

    def _summary(self, summary: CloudSummary) -> str:
        text = self.tr("The cloud over the area is known of {} of {} scenes.").format(summary.known, summary.asked)
        if summary.unknown:
            more = self.tr("Of {} nobody knows it: they have no L2A, or see too little of the area.")
            text += " " + more.format(summary.unknown)
        if summary.failed:
            text += " " + self.tr("{} failed; the log says why.").format(summary.failed)
        return text

    def _is_listed(self, run: _Run) -> bool:
        """Whether the list is still that of the search; a file may have been imported meanwhile."""
        listed = {scene.identifier for scene in self._panel.model.scenes}
        return all(scene.identifier in listed for scene in run.scenes)

    def _apply(self, run: _Run, limit: _Limit) -> None:
        """Leave out what has too much cloud, in the table and on the map."""
        judged = [
            replace(scene, aoi_cloud_percent=self._percents.get(scene.identifier, scene.aoi_cloud_percent))
            for scene in limit.result.scenes
        ]
        kept = [scene for scene in judged if _is_clear(scene, limit.max_percent)]
        cloudy, kept = len(judged) - len(kept), limited(kept, limit.limit)
        asked = {scene.identifier for scene in run.scenes}
        unknown = sum(scene.aoi_cloud_percent is None and scene.identifier in asked for scene in kept)
        notes = [*limit.result.notes, *self._notes(limit, cloudy, unknown)]
        self._scenes.show(kept, notes, None, run.area.wkt)
        layer, names = self._services.footprints.layer, {scene.identifier for scene in kept}
        if layer is not None:
            self._services.footprints.flush()
            hide_scenes(layer, [scene.identifier for scene in judged if scene.identifier not in names])

    def _notes(self, limit: _Limit, cloudy: int, unknown: int) -> Iterator[str]:
        if cloudy:
            text = self.tr("Hidden with more than {:g} % cloud over the area: {}.")
            yield text.format(limit.max_percent, cloudy)
        if unknown:
            yield self.tr("Of {} the cloud over the area is not known; they stay in the list.").format(unknown)


def _is_clear(scene: Scene, max_percent: float) -> bool:
    return scene.aoi_cloud_percent is None or scene.aoi_cloud_percent <= max_percent
