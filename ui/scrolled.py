"""A window's body that scrolls where the screen is too low for it, and only there."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
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


class Scrolled(QScrollArea):
    """Scrolls a body up and down; it is never narrower than what the body shows.

    :param body: with a :class:`LowLayout`.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        self._keep_wide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the body when it shows more or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_wide()
        return bool(super().eventFilter(watched, event))

    def _keep_wide(self) -> None:
        body = self.widget()
        if body is not None:
            self.setMinimumWidth(body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
