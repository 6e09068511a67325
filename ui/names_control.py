"""What joins the dialog of product names with the services and the list of scenes."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QObject

from ..core.errors import CancelledError, CredentialsError, SceneQueueError
from ..core.events import Event
from ..core.qgis_adapters.name_search_runner import FoundNames, names_of_file, trouble_lines
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.translation import translated
from .messages import Messages
from .names_dialog import NamesDialog
from .scenes_control import ScenesControl
from .search_panel import SearchPanel
from .sign_ins import SignIns


class NamesControl(QObject):
    """Opens the dialog, looks up what it is given, and shows the scenes."""

    def __init__(
        self, services: Services, panel: SearchPanel, scenes: ScenesControl, sign_ins: SignIns, messages: Messages
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._scenes = services, panel, scenes
        self._sign_ins, self._messages = sign_ins, messages
        self._names: tuple[str, ...] = ()
        self._service = ""
        self.dialog: NamesDialog | None = None
        panel.names_asked.connect(self.open)
        services.names.found.connect(self._on_found)
        services.names.failed.connect(self._on_failed)
        services.names.progressed.connect(self._on_progressed)

    def open(self) -> None:
        """Open the dialog; the service that is chosen in the window is asked."""
        self._service = self._panel.service
        dialog = NamesDialog(self._services.profile(self._service).title, self._panel)
        dialog.asked.connect(self._on_asked)
        dialog.cancelled.connect(self._services.names.cancel)
        dialog.file_chosen.connect(self._on_file)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def _on_file(self, path: str) -> None:
        title = self.tr("Read product names")

        def show(names: tuple[str, ...]) -> None:
            if self.dialog is not None:
                self.dialog.show_names(names)
                if not names:
                    self._say(self.tr("No product name is in {}.").format(path))

        self._services.errands.start(
            title,
            lambda _: names_of_file(Path(path)),
            show,
            lambda error: self._say(translated(str(error))),
            key="names",
        )

    def _on_asked(self, names: tuple[str, ...]) -> None:
        self._names = names
        try:
            self._start()
        except SceneQueueError as error:
            self._say(translated(str(error)))

    def _start(self) -> None:
        profile = self._services.profile(self._service)
        sign_in = None
        if profile.searches_signed_in:
            if not self._sign_ins.ask_for_search(profile.id):
                return
            sign_in = self._services.auth.find(profile)
        name = self._services.footprints.new_name(self.tr("Scenes by name"))
        self._services.names.start(self._names, profile, name, sign_in)
        if self.dialog is not None:
            self.dialog.set_running(True)

    def _on_progressed(self, event: Event) -> None:
        if self.dialog is not None:
            self.dialog.show_event(event)

    def _on_found(self, found: FoundNames) -> None:
        lookup, troubles = found.lookup, tuple(trouble_lines(found.lookup))
        if found.result.scenes:
            self._panel.suggestions.show_suggestions(())
            self._scenes.show(found.result.scenes, found.result.notes, found.layer)
        sentence = " ".join(map(translated, found.result.notes))
        if lookup.missing:
            sentence += " " + self.tr("Names that are not found may be at another service: choose it in the window.")
        if self.dialog is None:
            self._messages.hint(sentence)
            return
        self.dialog.set_running(False)
        self.dialog.show_result(sentence, troubles)
        if not troubles:
            self.dialog.accept()
            self._messages.ended(sentence)

    def _on_failed(self, error: SceneQueueError) -> None:
        if self.dialog is not None:
            self.dialog.set_running(False)
        if isinstance(error, CancelledError):
            self._say(self.tr("Cancelled. Find looks the names up again."))
        elif isinstance(error, CredentialsError):
            self._sign_ins.refused(self._service, error.message)
            self._on_asked(self._names)
        else:
            self._say(translated(str(error)))

    def _say(self, text: str) -> None:
        if self.dialog is not None:
            self.dialog.show_result(text, ())

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
