"""What stands below the table of scenes: what is selected, in words, and the button that queues it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QLocale, QObject
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from ..core.scene import Scene
from .size_words import shown_size


class ScenesFoot(QObject):
    """The sentence and the button; both say the same, and why nothing can be queued where that is so."""

    def __init__(self, label: QLabel, button: QPushButton) -> None:
        super().__init__(button)
        self._label, self._button = label, button
        self._count = self._hidden = 0
        self._size = self._coverage = self._refusal = self._room = ""
        self._has_list = False
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A narrower sentence needs more lines."""
        if event.type() == QEvent.Type.Resize:
            self._keep_whole()
        return bool(super().eventFilter(watched, event))

    def show(self, scenes: Sequence[Scene], hidden: int, *, has_list: bool) -> None:
        """Show what is selected now; what was said of it before is forgotten.

        :param hidden: how many of the scenes a filter hides; :param has_list: whether there is anything to select.
        """
        self._count, self._has_list = len(scenes), has_list
        self._coverage = self._refusal = self._room = ""
        self._size = shown_size(sum(scene.size_bytes for scene in scenes))
        self.show_hidden(hidden)

    def show_hidden(self, hidden: int) -> None:
        """The filter hides so many of the selected scenes."""
        self._hidden = hidden
        self._show()

    def show_coverage(self, percent: float) -> None:
        """Tell what share of the area, 0 to 100, the selected scenes cover."""
        shown = QLocale().toString(_rounded_down(percent), "f", 1)
        self._coverage = self.tr(", cover {} % of the area").format(shown)
        self._show()

    def show_room(self, words: str) -> None:
        """Tell how the size of the selected scenes compares with the disk and the account."""
        self._room = words
        self._show()

    def refuse(self, reason: str) -> None:
        """Let the selected scenes not be queued, and say why; with an empty reason they can be."""
        self._refusal = reason
        self._show()

    def _show(self) -> None:
        self._button.setEnabled(bool(self._count) and not self._refusal)
        if self._count:
            text = self.tr("Queue %n scene(s) ({})", "", self._count)
            self._button.setText(text.format(self._size))
            tip = self._refusal or self.tr("Download, check and correct the selected scenes")
            self._button.setToolTip(" ".join(filter(None, (tip, self._hidden_words()))))
            self._label.setText(self._sentence())
        else:
            self._button.setText(self.tr("Queue"))
            first = self.tr("Nothing is selected yet: select rows of the table, or outlines on the map.")
            nothing = self.tr("There are no scenes yet: search for some first.")
            self._button.setToolTip(first if self._has_list else nothing)
            self._label.setText(first if self._has_list else "")
        self._keep_whole()

    def _keep_whole(self) -> None:
        """A splitter gives a label that wraps the room of one line, and it would lie over what stands above it."""
        self._label.setMinimumHeight(max(0, self._label.heightForWidth(self._label.width())))

    def _sentence(self) -> str:
        text = self.tr("Selected: %n scene(s), {}{}.", "", self._count)
        told = text.format(self._size, "" if self._refusal else self._coverage)
        return " ".join(filter(None, (told, self._hidden_words(), self._refusal or self._room)))

    def _hidden_words(self) -> str:
        return self.tr("%n of them are hidden by the filter.", "", self._hidden) if self._hidden else ""


def _rounded_down(percent: float) -> float:
    """To one decimal, never up: what is not covered wholly is not called 100.0 %."""
    return int(percent * 10 + 1e-4) / 10
