"""What is chosen above the table of scenes: words, and what the rows stand under."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit

from ..core.qgis_adapters.settled_objects import MANY
from .scene_groups import Grouping
from .scenes_model import ScenesModel

TYPING_MS = 120  # a long list is filtered when the keys rest so long


class ScenesFilterBar(QObject):
    """Filters and groups the list as the user types and chooses."""

    def __init__(self, words: QLineEdit, count: QLabel, groups: QComboBox, model: ScenesModel) -> None:
        super().__init__(words)
        self._words, self._count, self._groups, self._model = words, count, groups, model
        for text, grouping in (
            (self.tr("Not grouped"), Grouping.NONE),
            (self.tr("By date"), Grouping.DATE),
            (self.tr("By tile"), Grouping.TILE),
            (self.tr("By orbit"), Grouping.ORBIT),
        ):
            groups.addItem(text, grouping.value)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._filter)
        words.textChanged.connect(self._on_typed)
        groups.currentIndexChanged.connect(lambda: model.group(self.grouping))
        model.modelReset.connect(self._show_count)
        self._show_count()

    @property
    def grouping(self) -> Grouping:
        """What is chosen."""
        return Grouping(self._groups.currentData())

    def show_grouping(self, grouping: Grouping) -> None:
        """Choose what the user could choose."""
        self._groups.setCurrentIndex(self._groups.findData(grouping.value))

    def clear(self) -> None:
        """Empty the words, because the model has another list, with none."""
        self._typing.stop()
        with QSignalBlocker(self._words):
            self._words.clear()

    def _on_typed(self) -> None:
        if len(self._model.scenes) < MANY:
            self._filter()
        else:
            self._typing.start()

    def _filter(self) -> None:
        self._model.filter(self._words.text().lower().split())

    def _show_count(self) -> None:
        hidden = self._model.filtered_count
        self._count.setVisible(bool(hidden))
        self._count.setText(self.tr("%n hidden", "", hidden))
