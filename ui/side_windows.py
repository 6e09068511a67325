"""What is opened beside the window: the first steps, the page in QGIS's options, the report of a problem."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.recent_messages import RecentMessages
from ..core.qgis_adapters.services import Services
from .first_steps_control import FirstStepsControl
from .messages import Messages
from .options_factory import PAGE, Content
from .options_page import OptionsPage
from .options_trouble import OptionsTrouble
from .report_control import ReportControl

CLOSE_S = 1.5


class SideWindows(QObject):
    """Knows what the window stands on, which is made here when it is needed first.

    :param services: the window's; ``None`` while there is no window.
    :param recent: what was said in QGIS's message log.
    """

    def __init__(self, iface: Any, services: Callable[[], Services | None], recent: RecentMessages) -> None:
        super().__init__(iface.mainWindow())
        self._iface, self._services, self._recent = iface, services, recent
        self._foundations: Foundations | None = None
        self.reports: ReportControl | None = None
        self.first_steps: FirstStepsControl | None = None

    def foundations(self) -> Foundations:
        """What the window stands on.

        :raises SettingsError: if a service profile cannot be read.
        """
        if self._foundations is None:
            self._foundations = Foundations(self)
        return self._foundations

    def open_settings(self) -> None:
        """Open QGIS's options at our page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    def make_options(self, parent: QWidget) -> Content:
        """What the page shows."""
        services = self._services()
        try:
            foundations = self.foundations()
        except SceneQueueError as error:
            return OptionsTrouble(error, parent)
        trouble = services.conditions.awake_trouble if services is not None else ""
        page = OptionsPage(foundations, Messages(self._iface), parent, awake_trouble=trouble)
        page.report_asked.connect(lambda: self.report(page))
        return page

    def report(self, window: QWidget) -> None:
        """Show the report of a problem over a window; there is a window or a page, so the services were read."""
        if self.reports is None:
            self.reports = ReportControl(self.foundations(), self._services, self._recent, self)
        self.reports.open(window)

    def show_first_steps(self, window: QWidget, *, only_new: bool = False) -> None:
        """Show the first steps beside the window.

        :param only_new: only to who never saw them, and chose nothing yet.
        """
        if self.first_steps is None:
            self.first_steps = FirstStepsControl(self.foundations(), self)
        if not only_new or self.first_steps.are_new:
            self.first_steps.open(window)

    def close(self) -> None:
        """End what is under way."""
        if self.first_steps is not None:
            self.first_steps.close()
        if self._foundations is not None:
            self._foundations.close(CLOSE_S)
