"""What to do next, written on the map itself."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

MARGIN = 10  # pixels
_STYLE = "background: rgba(255, 255, 255, 225); color: #202020; border: 1px solid #7f8790; padding: 5px;"


class CanvasHint(QLabel):
    """A note in the corner of the map that the mouse goes through."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("scene_queue_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_STYLE)
        self.move(MARGIN, MARGIN)
        self.hide()

    def show_text(self, *lines: str) -> None:
        """Show lines, broken where the map is too narrow for them."""
        room = self.parentWidget().width() - 2 * MARGIN
        self.setWordWrap(False)
        self.setText("\n".join(line for line in lines if line))
        if self.sizeHint().width() > room:
            self.setWordWrap(True)
            self.setFixedWidth(max(room, 1))
            self.setFixedHeight(self.heightForWidth(self.width()))
        else:
            self.setFixedSize(self.sizeHint())
        self.show()
        self.raise_()
