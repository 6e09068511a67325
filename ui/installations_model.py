"""The installations of Sen2Cor as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.stages.sen2cor.installation import Installation
from ..core.stages.sen2cor.versions import baselines_in_words


class InstallationsModel(QAbstractTableModel):
    """One row an installation: its version, the baselines that it takes, its folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installations: Sequence[Installation] = ()
        self.headers = (self.tr("Version"), self.tr("Takes L1C of"), self.tr("Folder"))

    @property
    def installations(self) -> Sequence[Installation]:
        """All of them, in the order of the rows."""
        return self._installations

    def set_installations(self, installations: Sequence[Installation]) -> None:
        """Show others."""
        self.beginResetModel()
        self._installations = tuple(installations)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Qt asks."""
        return 0 if parent.isValid() else len(self._installations)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Qt asks."""
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        """Qt asks."""
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headers[section] if is_title and section < len(self.headers) else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._texts(self._installations[index.row()])[index.column()]

    def _texts(self, one: Installation) -> tuple[str, str, str]:
        takes = baselines_in_words(one.version) if one.version else ""
        version = one.version_text if one.version else self.tr("unknown")
        return version, takes or self.tr("nothing that is known"), str(one.home)
