"""What the map tools of the area have in common: a hint on the map, their keys, Esc, the right click."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence

from .canvas_hint import CanvasHint


class HintedTool(QgsMapTool):
    """A tool that says on the map how it is used; ``given_up`` is emitted when it wants to end with nothing done.

    It ends when the mouse button is up again: the tool that comes after must not take the rest of a click for its own.
    """

    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._hint = CanvasHint(canvas)
        self._is_finishing = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def activate(self) -> None:
        """QGIS calls this when the tool is taken."""
        super().activate()
        self.canvas().installEventFilter(self)
        self.canvas().setFocus()
        self.show_hint()

    def deactivate(self) -> None:
        """QGIS calls this when another tool is taken."""
        self.canvas().removeEventFilter(self)
        self._hint.hide()
        self._is_finishing = False
        self.reset()
        super().deactivate()

    def remove(self) -> None:
        """Take everything off the map for good."""
        self.canvas().removeEventFilter(self)
        self._hint.deleteLater()
        self.deleteLater()  # the canvas owns it, and lives longer than the plugin

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the tool's keys from QGIS's shortcuts (Ctrl+Z would undo in the layer that is edited).

        They are taken here, since the canvas hands on no key while a mouse button is down.
        """
        if event.type() == QEvent.Type.ShortcutOverride and self.knows(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self.knows(event):
            self._act(event)
            return True
        return False

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when a mouse button is up again."""
        if self._is_finishing:
            self._is_finishing = False
            self.finish()

    def finish_on_release(self) -> None:
        """Finish when the button that is down is up."""
        self._is_finishing = True

    def knows(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the tool's."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return event.key() in keys or event.matches(QKeySequence.StandardKey.Undo)

    def escape(self) -> None:
        """End, with nothing done."""
        self.reset()
        self.given_up.emit()

    def show_hint(self) -> None:
        """Say on the map what to do next."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last step back."""
        raise NotImplementedError

    def delete(self) -> None:
        """Do what the Delete key is for."""
        raise NotImplementedError

    def finish(self) -> None:
        """Do what a right click is for."""
        raise NotImplementedError

    def reset(self) -> None:
        """Forget what was begun."""
        raise NotImplementedError

    def _act(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            self.undo()
