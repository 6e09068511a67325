"""What joins the search panel with the services: a search is asked for, runs, and ends in the list of scenes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.catalogue import SceneQuery, SearchResult, Suggestion
from ..core.catalogue.listing import listing
from ..core.catalogue.saved_search import SavedSearch, only_new
from ..core.errors import CredentialsError, SceneQueueError
from ..core.feedback import Feedback
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.search_runner import FoundScenes
from ..core.qgis_adapters.services import Services
from .area_panel import AreaPanel
from .cloud_control import CloudControl
from .messages import Messages
from .scenes_control import ScenesControl
from .search_panel import SearchPanel
from .sign_ins import SignIns

LOGGED = 100  # scenes of a search that have a line in QGIS's log
EARLIER = 20  # searches that are remembered
HISTORY = "write the history of searches"  # key of the errand: the newest one counts


@dataclass(frozen=True)
class Asked:
    """A search as the user asked for it.

    :param service: id of the service profile.
    :param saved: the saved search that it is a run of; ``None``: of none.
    :param new_only: whether only what no run before found is shown.
    """

    query: SceneQuery
    service: str
    saved: SavedSearch | None = None
    new_only: bool = False

    @property
    def title(self) -> str:
        """The place and the dates, for people."""
        query = self.query
        place = query.area.name if query.area is not None else ", ".join(query.tiles) or query.name_pattern
        return " ".join(part for part in (place, f"{query.start} – {query.end}") if part)


@dataclass(frozen=True)
class Ended:
    """A search that came to its end, and what it found."""

    asked: Asked
    result: SearchResult


class SearchControl(QObject):
    """Runs searches, one at a time; ``ended`` carries an :class:`Ended`."""

    ended = pyqtSignal(object)

    def __init__(
        self,
        services: Services,
        panel: SearchPanel,
        area: AreaPanel,
        scenes: ScenesControl,
        clouds: CloudControl,
        sign_ins: SignIns,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._area = services, panel, area
        self._scenes, self._clouds, self._sign_ins, self._messages = scenes, clouds, sign_ins, messages
        self._asked: Asked | None = None
        self.earlier: list[Asked] = []
        self.last: Ended | None = None
        panel.asked.connect(self._on_asked)
        panel.cancelled.connect(services.search.cancel)
        panel.suggestions.taken.connect(self._on_suggestion)
        services.search.found.connect(self._on_found)
        services.search.failed.connect(self._on_failed)
        services.search.progressed.connect(panel.show_event)
        services.errands.start(self.tr("Read earlier searches"), self._read_history, self._take_history, _log)

    def asked_now(self) -> Asked:
        """The search as the window has it now.

        :raises SettingsError: if a value cannot be used, or nothing says where.
        """
        return Asked(self._panel.query(self._area.area), self._panel.service)

    def run(self, asked: Asked) -> None:
        """Run a search as it is; the window shows its area and its fields."""
        try:
            self._services.profile(asked.service)
            self._panel.show_query(asked.query, asked.service)
            self._area.show_area(asked.query.area)
            self._start(asked)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _on_asked(self) -> None:
        if self._area.is_busy:
            self._messages.hint(self.tr("The area is still being read. Search when it is on the map."))
            return
        if self._area.area is None and not self._says_where():
            text = self.tr(
                "Choose an area first: draw one, or take one of the map. More filters take tiles or a name instead."
            )
            self._messages.hint(text)
            return
        try:
            asked = self.asked_now()
            self._services.remember(self._panel.chosen(self._services.preferences))
            self._start(asked)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _says_where(self) -> bool:
        return bool({"tiles", "name_pattern", "raw"} & set(self._panel.filters.set_values()))

    def _on_suggestion(self, suggestion: Suggestion) -> None:
        service = self._asked.service if self._asked is not None else self._panel.service
        self.run(Asked(suggestion.query, service))

    def _start(self, asked: Asked) -> None:
        profile = self._services.profile(asked.service)
        query = self._clouds.without_limit(asked.query)
        sign_in = None
        if profile.searches_signed_in:
            if not self._sign_ins.ask_for_search(profile.id):
                return
            sign_in = self._services.auth.find(profile)
        name = self._services.footprints.new_name(f"{self.tr('Scenes')} {asked.title}")
        self._asked = asked
        self._panel.suggestions.show_suggestions(())
        self._panel.set_running(True)
        self._services.search.start(query, profile, name, sign_in, self._after(asked))

    def _after(self, asked: Asked) -> Callable[[SearchResult], SearchResult]:
        """What is done with the result in the task: it shows what is known of the cloud over the area by now."""
        saved, area, clouds = asked.saved, asked.query.area, self._services.aoi_clouds

        def finish(result: SearchResult) -> SearchResult:
            left = only_new(result, saved) if saved is not None and asked.new_only else result
            return left if area is None else replace(left, scenes=clouds.with_known(left.scenes, area))

        return finish

    def _on_found(self, found: FoundScenes) -> None:
        asked, result = self._asked, found.result
        self._panel.set_running(False)
        if asked is None:
            return
        suggestions = [self._clouds.with_limit(one, asked.query) for one in result.suggestions]
        self._panel.suggestions.show_suggestions(suggestions, result.notes)
        area_wkt = asked.query.area.wkt if asked.query.area is not None else ""
        self._scenes.show(result.scenes, () if suggestions else result.notes, found.layer, area_wkt)
        for line in listing(result.scenes, LOGGED):
            log(line)
        self._remember(Ended(asked, result))
        self._clouds.limit(asked.query, result, asked.service)

    def _remember(self, ended: Ended) -> None:
        asked = ended.asked
        plain = replace(asked, saved=None, new_only=False)
        self.earlier = [plain, *(one for one in self.earlier if one != plain)][:EARLIER]
        self._write_history()
        self.last = ended
        if asked.saved is not None:
            try:
                now = datetime.now(timezone.utc)
                self._services.saved_searches.save(asked.saved.after_run(ended.result, now))
            except SceneQueueError as error:
                self._messages.failed(error)
        self.ended.emit(ended)

    def forget_earlier(self) -> None:
        """Remember none of the searches that were run."""
        self.earlier = []
        self._write_history()

    def _read_history(self, feedback: Feedback) -> list[Asked]:
        return [Asked(one.query, one.service) for one in self._services.search_history.read()]

    def _take_history(self, earlier: list[Asked]) -> None:
        """Those of this session, if there are any already, are newer."""
        self.earlier = [*self.earlier, *(one for one in earlier if one not in self.earlier)][:EARLIER]

    def _write_history(self) -> None:
        searches = [SavedSearch(one.title, one.service, one.query) for one in self.earlier]
        history = self._services.search_history
        title = self.tr("Remember the search")
        self._services.errands.start(
            title, lambda feedback: history.write(searches, feedback), lambda _: None, _log, key=HISTORY
        )

    def _on_failed(self, error: SceneQueueError) -> None:
        asked = self._asked
        self._panel.set_running(False)
        if asked is None or not isinstance(error, CredentialsError):
            self._messages.failed(error)
            return
        self._sign_ins.refused(asked.service, error.message)
        try:
            self._start(asked)
        except SceneQueueError as another:
            self._messages.failed(another)


def _log(error: SceneQueueError) -> None:
    """The history is a convenience: what is wrong with it disturbs nobody."""
    log(str(error), warning=True)
