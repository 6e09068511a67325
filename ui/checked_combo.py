"""A list in which several can be ticked, as narrow as a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget


class CheckedCombo(QgsCheckableComboBox):
    """Qt's signal ``checkedItemsChanged`` tells that another one is ticked.

    :param titles: what can be ticked, and its words, in their order.
    :param nothing: is shown while nothing is ticked.
    """

    def __init__(self, titles: Mapping[Any, str], nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDefaultText(nothing)
        for key, title in titles.items():
            self.addItemWithCheckState(title, Qt.CheckState.Unchecked, key)

    @property
    def chosen(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the list."""
        return tuple(self.itemData(row) for row in range(self.count()) if self._is_ticked(row))

    def choose(self, keys: Iterable[Any]) -> None:
        """Tick exactly these."""
        wanted = set(keys)
        self.deselectAllOptions()  # QGIS only adds those that it is told of
        self.setCheckedItems([self.itemText(row) for row in range(self.count()) if self.itemData(row) in wanted])

    def _is_ticked(self, row: int) -> bool:
        return bool(self.itemCheckState(row) == Qt.CheckState.Checked)
