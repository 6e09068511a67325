"""The menu *View* of the scenes: how they are drawn on the map."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ..core.qgis_adapters.footprint_style import OutlineStyle


class ViewMenu(QMenu):
    """``style_chosen`` carries an :class:`OutlineStyle`."""

    style_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.addSection(self.tr("Outlines on the map"))
        self._styles = {
            OutlineStyle.STATE: self._style(self.tr("By state in the queue"), OutlineStyle.STATE),
            OutlineStyle.CLOUD: self._style(self.tr("By cloud"), OutlineStyle.CLOUD),
            OutlineStyle.DATE: self._style(self.tr("By date"), OutlineStyle.DATE),
        }
        self.show_style(OutlineStyle.STATE)
        self.addSeparator()
        self.gaps_action = self.addAction(self.tr("Hatch what the selection leaves open"))
        self.gaps_action.setToolTip(self.tr("On the map, what of your area no selected scene shows"))
        self.gaps_action.setCheckable(True)
        self.gaps_action.setChecked(True)

    def show_style(self, style: OutlineStyle) -> None:
        """Tick what the outlines show now."""
        for one, action in self._styles.items():
            action.setChecked(one is style)

    def _style(self, text: str, style: OutlineStyle) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(lambda: self._on_chosen(style))
        return action

    def _on_chosen(self, style: OutlineStyle) -> None:
        self.show_style(style)
        self.style_chosen.emit(style)
