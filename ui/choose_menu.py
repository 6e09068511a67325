"""The menu *Choose* of the scenes."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..core.footprints.periods import Period
from .selections_menu import SelectionsMenu


class ChooseMenu(QMenu):
    """Ways to select.

    ``choice_asked`` carries a :class:`Period`, ``None`` for the whole time, and whether the smallest set is meant.
    """

    choice_asked = pyqtSignal(object, bool)
    newest_asked = pyqtSignal()
    invert_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        best = self.tr("Of each tile the scene with least cloud: over the area where that is known, else of the tile")
        small = self.tr("Few scenes that cover all of the area that the list covers; of equals the one with less cloud")
        self._add(self.tr("Best of each date"), best, Period.DATE, False)
        self._add(self.tr("Best of each month"), best, Period.MONTH, False)
        self._add(self.tr("Best of each season"), best, Period.SEASON, False)
        self.addSeparator()
        self._add(self.tr("Smallest set that covers the area"), small, None, True)
        self._add(self.tr("Smallest set of each month"), small, Period.MONTH, True)
        self.addSeparator()
        newest = self.addAction(self.tr("Newest version only"))
        newest.setToolTip(self.tr("Leave out of the selection what was processed anew since, and hide it"))
        newest.triggered.connect(lambda: self.newest_asked.emit())
        self.addAction(self.tr("Invert the selection")).triggered.connect(lambda: self.invert_asked.emit())
        self.addSeparator()
        self.selections = SelectionsMenu(self.tr("Saved selections"), self)
        self.addMenu(self.selections)

    def _add(self, text: str, tool_tip: str, period: Period | None, smallest: bool) -> None:
        action = self.addAction(text)
        action.setToolTip(tool_tip)
        action.triggered.connect(lambda: self.choice_asked.emit(period, smallest))
