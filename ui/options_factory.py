"""What puts the page into QGIS's options. Its content is made when it is looked at: QGIS makes the pages of all plugins
each time its options open.
"""

from __future__ import annotations

from typing import Callable

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from .icons import icon

TITLE = "Scene Queue"
PAGE = "scene_queue_options"


class Content(QWidget):
    """What a page shows."""

    def apply(self) -> None:
        """Keep what is chosen in it."""
        raise NotImplementedError


class Page(QgsOptionsPageWidget):
    """The page, empty until it is shown.

    :param make: makes what it shows.
    """

    def __init__(self, make: Callable[[QWidget], Content], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)  # by which QGIS finds it
        self._make = make
        self.content: Content | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fill it, the first time."""
        super().showEvent(event)
        if self.content is None:
            self.content = self._make(self)
            self.layout().addWidget(self.content)

    def apply(self) -> None:
        """QGIS calls this for *OK*."""
        if self.content is not None:
            self.content.apply()


class OptionsFactory(QgsOptionsWidgetFactory):
    """QGIS asks it for a page each time its options open.

    :param make: makes what the page shows, for a parent.
    """

    def __init__(self, make: Callable[[QWidget], Content]) -> None:
        super().__init__(TITLE, icon("scene_queue"))
        self._make = make

    def createWidget(self, parent: QWidget | None = None) -> Page:  # noqa: N802 - QGIS's name
        """Make the page; QGIS deletes it."""
        return Page(self._make, parent)
