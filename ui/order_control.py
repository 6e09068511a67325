"""From the *Queue* button to the queue: look what an order takes, ask where that is much, queue it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ..core.aoi import AreaOfInterest
from ..core.catalogue.saved_search import query_to_json
from ..core.errors import SceneQueueError, StoreError
from ..core.job_queue.order import Order, Origin
from ..core.job_queue.order_draft import OrderDraft
from ..core.job_queue.order_summary import Known, summarize, takes_ready
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .messages import Messages
from .order_dialog import OrderDialog
from .scenes_control import ScenesControl
from .scenes_panel import ScenesPanel
from .search_control import SearchControl
from .sen2cor_control import Sen2CorControl
from .source_control import SourceControl


class OrderControl(QObject):
    """Queues what is selected, at once or after the dialog.

    :ivar dialog: the one that is open; ``None``: none is.
    :ivar sen2cor: opens the dialog of Sen2Cor over it.
    """

    def __init__(
        self,
        services: Services,
        panel: ScenesPanel,
        scenes: ScenesControl,
        search: SearchControl,
        sources: SourceControl,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._scenes, self._search = services, panel, scenes, search
        self._sources, self._messages = sources, messages
        self.dialog: OrderDialog | None = None
        self._to_tell: list[str] = []
        self.sen2cor = Sen2CorControl(services.foundations, lambda: None, self)
        panel.queue_asked.connect(self.queue)
        panel.options_asked.connect(lambda: self._open(panel.selected_scenes()))
        panel.products_action.triggered.connect(self._on_products)
        services.preparation.warned.connect(self._to_tell.extend)
        services.preparation.prepared.connect(self._on_prepared)
        services.preparation.failed.connect(messages.failed)

    def queue(self, scenes: Sequence[Scene]) -> None:
        """Queue scenes with the options of last time; ask first where they are many, or something speaks against it."""
        self._keep_folder()
        draft = self._draft(scenes)

        def looked(known: Known) -> None:
            summary = summarize(draft, scenes, known)
            if summary.is_large or summary.has_obstacle:
                self._open(scenes, draft, known)
            else:
                self._start(draft, draft.scenes(scenes, known.ready))

        try:
            if self._sources.sign_in(scenes):
                self._look(draft, scenes, looked)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _look(
        self, draft: OrderDraft, scenes: Sequence[Scene], done: Callable[[Known], None], found: Iterable[Scene] = ()
    ) -> None:
        source, listed = self._services.chosen_source, [*self._panel.model.scenes, *found]
        self._services.ordering.look(draft, scenes, listed, source, done, self._on_look_failed)

    def _on_look_failed(self, error: SceneQueueError) -> None:
        if self.dialog is not None:
            self.dialog.show_trouble(error)
        else:
            self._messages.failed(error)

    def _draft(self, scenes: Sequence[Scene]) -> OrderDraft:
        area = self._area()
        return self._services.ordering.draft(area.name if area else "", self._origin(scenes, area))

    def _area(self) -> AreaOfInterest | None:
        """The exact area that the list belongs to, by its name if the last search was for it."""
        area, last = self._scenes.area, self._search.last
        asked = last.asked.query.area if last is not None else None
        return asked if asked is not None and area is not None and asked.wkt == area.wkt else area

    def _origin(self, scenes: Sequence[Scene], area: AreaOfInterest | None) -> Origin:
        """Where the scenes are from; the search only if it is the one that listed them."""
        last, query = self._search.last, ""
        if last is not None:
            listed = {scene.identifier for scene in last.result.scenes}
            if all(scene.identifier in listed for scene in scenes):
                query = json.dumps(query_to_json(last.asked.query))
        return Origin(
            area_name=area.name if area else "",
            area_wkt=area.wkt if area else "",
            query=query,
            project=QgsProject.instance().fileName(),
            created=time.time(),
        )

    def _open(self, scenes: Sequence[Scene], draft: OrderDraft | None = None, known: Known | None = None) -> None:
        if known is None:
            self._keep_folder()
        dialog = OrderDialog(draft or self._draft(scenes), scenes, self._panel.window())
        show = self._show_in(dialog, dialog.show_known)
        dialog.look_asked.connect(lambda wanted: self._look(wanted, dialog.scenes, show, dialog.found.values()))
        dialog.ready_asked.connect(lambda: self._look_up_ready(dialog))
        dialog.sen2cor_asked.connect(lambda: self._open_sen2cor(dialog))
        dialog.queue_asked.connect(lambda wanted, mine: self._on_queue_asked(dialog, wanted, mine))
        dialog.keep_asked.connect(self._keep)
        dialog.finished.connect(lambda: self._on_finished(dialog))
        self.dialog = dialog
        dialog.begin(known)
        dialog.open()

    def _on_finished(self, dialog: OrderDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _show_in(self, dialog: OrderDialog, show: Callable[[Any], None]) -> Callable[[Any], None]:
        """What shows the result of a task in a dialog, unless that is gone by then."""

        def show_if_open(result: Any) -> None:
            if self.dialog is dialog:
                show(result)

        return show_if_open

    def _look_up_ready(self, dialog: OrderDialog) -> None:
        try:
            show, tell = self._show_in(dialog, dialog.show_ready), self._show_in(dialog, dialog.show_trouble)
            self._services.ordering.look_up_ready(dialog.scenes, show, tell)
        except SceneQueueError as error:
            dialog.show_trouble(error)

    def _open_sen2cor(self, dialog: OrderDialog) -> None:
        """Whatever is chosen there, one may have been installed meanwhile."""

        def read_again() -> None:
            dialog.take_sen2cor(self._services.ordering.draft().order.settings)

        self.sen2cor.open(dialog)
        if self.sen2cor.dialog is not None:
            self.sen2cor.dialog.finished.connect(read_again)

    def _on_queue_asked(self, dialog: OrderDialog, draft: OrderDraft, scenes: Sequence[Scene]) -> None:
        self._keep(draft)
        dialog.accept()
        self._start(draft, scenes)

    def _keep(self, draft: OrderDraft) -> None:
        """Remember the choices for the next order."""
        self._services.remember(self._services.ordering.with_choices_of(draft))
        self._panel.folder_edit.setText(str(draft.order.settings.folder))

    def _keep_folder(self) -> None:
        folder = self._panel.folder_edit.text().strip()
        self._services.remember(replace(self._services.preferences, folder=folder))

    def _start(self, draft: OrderDraft, scenes: Sequence[Scene]) -> None:
        """Queue scenes; ready ones were not selected, and so nobody knows yet whether they can be had."""
        self._to_tell.clear()
        services, failed = self._services, self._messages.failed
        try:
            self._require_ownership()
            if draft.products:
                services.ordering.queue_products(draft, scenes)
            elif takes_ready(draft):
                source, others = services.chosen_source, services.alternatives
                services.ordering.require_sources(scenes, source, others, lambda: self._fetch(draft, scenes), failed)
            else:
                self._fetch(draft, scenes)
        except SceneQueueError as error:
            failed(error)

    def _fetch(self, draft: OrderDraft, scenes: Sequence[Scene]) -> None:
        try:
            agreed = self._sources.agree(scenes)
            if agreed is None:
                return
            self._to_tell.extend(agreed.told)
            self._services.ordering.queue(
                draft, agreed.shares, agreed.alternatives, costs_accepted=agreed.costs_accepted
            )
        except SceneQueueError as error:
            self._messages.failed(error)

    def _require_ownership(self) -> None:
        """Refuse what would be lost without a word.

        :raises StoreError: if another QGIS works on the queue.
        """
        if not self._services.queue.is_owner:
            text = self.tr("Another QGIS works on this queue.")
            raise StoreError(text, advice=self.tr("Queue the scenes there, or close it and take the queue over here."))

    def _on_prepared(self, order: Order, scenes: Sequence[Scene], missing: SceneQueueError | None) -> None:
        # what is queued is no longer selected, so that the map shows the states of the jobs
        self._scenes.clear_selection()
        if missing is not None:
            text = self.tr("{} %n scene(s) are downloaded and checked, but not corrected.", "", len(scenes))
            self._to_tell.append(text.format(missing))
            log(str(missing), warning=True)
        if self._to_tell:
            self._messages.hint(" ".join(self._to_tell))
            self._to_tell.clear()

    def _on_products(self) -> None:
        title = self.tr("Folder with L1C products (.SAFE)")
        chosen = QFileDialog.getExistingDirectory(self._panel, title, self._panel.folder_edit.text())
        if chosen:
            self._services.ordering.find_products(Path(chosen), self._on_found, self._messages.failed)

    def _on_found(self, products: Mapping[str, Path], scenes: Sequence[Scene]) -> None:
        draft = self._services.ordering.draft(
            origin=Origin(project=QgsProject.instance().fileName(), created=time.time())
        )
        self._open(scenes, replace(draft, products=products))
