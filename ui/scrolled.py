"""A window's body that scrolls where the screen is too low for it, and only there."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class LowLayout(QVBoxLayout):
    """A column that asks for no more height than it needs at least.

    A scroll area gives its body the height that suits a width best if a label in it wraps, so that it would scroll
    although the lists in it can be lower.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self._asks = False

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The least height; Qt asks this for the best one while it works out the least."""
        if self._asks:
            return int(super().heightForWidth(width))
        self._asks = True
        try:
            return int(self.minimumHeightForWidth(width))
        finally:
            self._asks = False


def scrolled(body: QWidget) -> QScrollArea:
    """Let a body scroll up and down; it is never narrower than what it holds.

    :param body: with a :class:`LowLayout`.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    area.setMinimumWidth(body.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
