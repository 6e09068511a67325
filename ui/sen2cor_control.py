"""What joins the dialog of Sen2Cor with the services."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..core.feedback import Feedback
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.settings_store import Preferences
from ..core.settings import Resolution, Settings
from ..core.stages.sen2cor.installation import Installation
from ..core.stages.sen2cor.searching import Search
from ..core.stages.sen2cor.trial import Trial
from .sen2cor_dialog import Sen2CorDialog

LOOK, CHECK = "look for Sen2Cor", "check Sen2Cor's options"  # keys of errands: one of each at a time


class Sen2CorControl(QObject):
    """Opens the dialog, has Sen2Cor looked for and tried out in tasks, and keeps what was chosen.

    :param kept: told when choices were kept.
    """

    def __init__(self, foundations: Foundations, kept: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._foundations, self._kept = foundations, kept
        self.dialog: Sen2CorDialog | None = None

    def open(self, window: QWidget) -> None:
        """Open it over a window, and look for Sen2Cor."""
        self.dialog = dialog = Sen2CorDialog(self._foundations.preferences, window)
        dialog.look_asked.connect(self._look)
        dialog.test_asked.connect(self._test)
        dialog.cancelled.connect(self._give_up)
        dialog.check_asked.connect(self._check)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._look()

    def _look(self) -> None:
        dialog, corrections = self.dialog, self._foundations.corrections
        if dialog is None:
            return
        folders = replace(self._foundations.preferences, sen2cor_folders=dialog.folders).sen2cor_places

        def work(feedback: Feedback) -> Search:
            return corrections.look_around(folders, feedback)

        dialog.set_running(True, self.tr("Looking for Sen2Cor; each one is started once to tell its version…"))
        title = self.tr("Look for Sen2Cor")
        self._foundations.errands.start(title, work, dialog.show_search, dialog.show_failure, key=LOOK)

    def _test(self, installation: Installation) -> None:
        dialog, corrections = self.dialog, self._foundations.corrections
        if dialog is None:
            return

        def work(feedback: Feedback) -> Trial:
            return corrections.try_out(installation, feedback)

        dialog.set_running(True, self.tr("Starting {}…").format(installation.process))
        self._foundations.errands.start(
            self.tr("Try Sen2Cor out"), work, dialog.show_trial, dialog.show_failure, key=LOOK
        )

    def _check(self, chosen: Preferences) -> None:
        """Close the dialog if what is chosen can be used."""
        dialog, corrections = self.dialog, self._foundations.corrections
        if dialog is None:
            return
        settings = Settings(
            chosen.folder_or_default,
            sen2cor=chosen.sen2cor,
            resolution=Resolution(chosen.resolution),
            correction=chosen.correction,
        )
        found = dialog.model.installations

        def work(feedback: Feedback) -> None:
            named = corrections.installations(chosen.sen2cor, feedback) if chosen.sen2cor else found
            corrections.require_options(settings, named)

        title = self.tr("Check the options for Sen2Cor")
        self._foundations.errands.start(title, work, lambda nothing: self._keep(chosen), dialog.show_trouble, key=CHECK)

    def _keep(self, chosen: Preferences) -> None:
        if self.dialog is None:
            return
        self._foundations.remember(chosen)
        self._kept()
        self.dialog.accept()

    def _give_up(self) -> None:
        self._foundations.errands.give_up(LOOK)

    def _on_finished(self) -> None:
        for key in (LOOK, CHECK):
            self._foundations.errands.give_up(key)
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
