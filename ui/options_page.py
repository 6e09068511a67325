"""What the page in QGIS's options shows: all that the plugin remembers of the user's choices."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QTabWidget, QWidget

from ..core.errors import SceneQueueError
from ..core.job_queue.measured_runs import measure
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.settings_store import Preferences
from ..core.workspace.scratch_folder import prepare_scratch
from .form import load_form
from .help_window import dress_help_button
from .messages import Messages
from .network_tab import NetworkTab
from .options_factory import Content
from .products_tab import ProductsTab
from .queue_settings_form import QueueSettingsForm
from .sen2cor_control import Sen2CorControl
from .services_tab import ServicesTab


class OptionsPage(Content):
    """Sign-ins are kept at once, everything else by :meth:`apply`; ``report_asked`` wants a report of a problem.

    :param foundations: what it changes.
    :param messages: where choices that cannot be kept are told: QGIS closes its options whatever a page says.
    :param awake_trouble: one sentence if this computer cannot be kept awake, as far as is known; else empty.
    """

    report_asked = pyqtSignal()

    tabs: QTabWidget
    report_button: QPushButton
    help_button: QPushButton

    def __init__(
        self, foundations: Foundations, messages: Messages, parent: QWidget | None = None, *, awake_trouble: str = ""
    ) -> None:
        super().__init__(parent)
        load_form("options_page", self)
        self._foundations, self._messages = foundations, messages
        preferences = foundations.preferences
        self.services = ServicesTab(foundations, self)
        self.network = NetworkTab(preferences, self)
        self.queue = QueueSettingsForm(preferences, measure(), self, awake_trouble=awake_trouble)
        self.products = ProductsTab(preferences, self)
        for title, tab in (
            (self.tr("Services"), self.services),
            (self.tr("Folders and network"), self.network),
            (self.tr("Queue and Sen2Cor"), _with_margins(self.queue)),
            (self.tr("Products"), self.products),
        ):
            self.tabs.addTab(tab, title)
        self.sen2cor = Sen2CorControl(foundations, lambda: None, self)
        self.queue.sen2cor_asked.connect(lambda: self.sen2cor.open(self.window()))
        self.report_button.clicked.connect(self.report_asked)
        dress_help_button(self.help_button, "settings", self)

    def apply(self) -> None:
        """Keep what is chosen; what cannot be kept stays as it was, and is told."""
        preferences = self._foundations.preferences
        for chosen in (self.services.chosen, self.network.chosen, self._queue_chosen, self.products.chosen):
            try:
                preferences = chosen(preferences)
            except SceneQueueError as error:
                self._messages.failed(error)
        if preferences != self._foundations.preferences:
            self._foundations.remember(preferences)

    def _queue_chosen(self, preferences: Preferences) -> Preferences:
        self.queue.require_readable()
        chosen = self.queue.chosen(preferences)
        if chosen.scratch_folder is not None and chosen.scratch != preferences.scratch:
            for sentence in prepare_scratch(chosen.scratch_folder):
                self._messages.hint(sentence)
        return chosen


def _with_margins(form: QueueSettingsForm) -> QueueSettingsForm:
    """The form has none of its own: in its dialog it lies in a layout that has."""
    margin = form.fontMetrics().averageCharWidth()
    form.layout().setContentsMargins(margin, margin, margin, margin)
    form.layout().addStretch(1)
    return form
