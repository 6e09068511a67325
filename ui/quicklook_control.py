"""Quicklooks: in the tip of a row, and on the map."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QHelpEvent
from qgis.PyQt.QtWidgets import QAction, QToolTip

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.quicklooks import add_quicklook
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .messages import Messages
from .scenes_panel import ScenesPanel

AT_MOST = 20  # on the map at once
WIDTH_IN_LETTERS = 40


class QuicklookControl(QObject):
    """Shows them; the action is in the context menu of the list."""

    def __init__(self, services: Services, panel: ScenesPanel, messages: Messages) -> None:
        super().__init__(panel)
        self._quicklooks, self._panel, self._messages = services.quicklooks, panel, messages
        self._chosen: Sequence[Scene] = ()
        self._pointed = QPersistentModelIndex()  # the row whose tip is shown, or awaited
        self.action = QAction(self.tr("Show the &quicklook on the map"), panel)
        self.action.setShortcut("Ctrl+L")
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.triggered.connect(lambda: self.show_on_map(self._chosen))
        panel.table.addAction(self.action)
        panel.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        panel.table.viewport().installEventFilter(self)
        panel.selected.connect(self._on_selected)
        self._on_selected([])

    def show_on_map(self, scenes: Sequence[Scene]) -> None:
        """Add the quicklooks of scenes to the project, each when it has come."""
        for scene in scenes:
            try:
                self._quicklooks.ask(scene, partial(self._add, scene), self._messages.failed)
            except SceneQueueError as error:
                self._messages.failed(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt asks."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        index = self._panel.table.indexAt(event.pos())
        if not index.isValid() or self._panel.model.scenes_below(index.row()) is not None:
            return False
        self._pointed = QPersistentModelIndex(index)
        self._show_tip(index, event.globalPos())
        return True

    def _show_tip(self, index: QModelIndex, place: QPoint) -> None:
        scene = self._panel.model.scene_at(index.row())
        self._tell(index, self._quicklooks.file_of(scene), place)
        if self._quicklooks.file_of(scene) is None and scene.quicklook_url:
            self._quicklooks.ask(scene, lambda file: self._on_arrived(file, scene, place), lambda error: None)

    def _on_arrived(self, file: Path, scene: Scene, place: QPoint) -> None:
        """Put the picture into the tip, if that is still there."""
        index = QModelIndex(self._pointed)
        if index.isValid() and QToolTip.isVisible() and self._panel.model.scene_at(index.row()) == scene:
            self._tell(index, file, place)

    def _tell(self, index: QModelIndex, file: Path | None, place: QPoint) -> None:
        table = self._panel.table
        text = html.escape(str(index.data(Qt.ItemDataRole.ToolTipRole) or "")).replace("\n", "<br>")
        if file is not None:
            width = WIDTH_IN_LETTERS * table.fontMetrics().averageCharWidth()
            address = QUrl.fromLocalFile(str(file)).toString()
            text = f'{text}<br><img src="{html.escape(address)}" width="{width}">'
        QToolTip.showText(place, f"<p>{text}</p>", table.viewport(), table.visualRect(index))

    def _add(self, scene: Scene, file: Path) -> None:
        try:
            add_quicklook(file, scene, QgsProject.instance())
        except SceneQueueError as error:
            self._messages.failed(error)

    def _on_selected(self, scenes: Sequence[Scene]) -> None:
        self._chosen = scenes
        tip = self.tr("The small picture that the service shows of the scene, laid over its tile")
        if len(scenes) > AT_MOST:
            tip = self.tr("Select {} scenes at most.").format(AT_MOST)
        elif not scenes:
            tip = self.tr("Select a scene first.")
        self.action.setToolTip(tip)
        self.action.setEnabled(0 < len(scenes) <= AT_MOST)
