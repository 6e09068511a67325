"""The list of scenes as a table model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt

from ..core.scene import Scene, size_text

SORT_ROLE = Qt.ItemDataRole.UserRole
IDENTIFIER_ROLE = Qt.ItemDataRole.UserRole + 1


def _percent(value: float | None) -> str:
    return "" if value is None else QLocale().toString(value, "f", 1)


class ScenesModel(QAbstractTableModel):
    """One row a scene; the state of its job is the last column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._rows: dict[str, int] = {}
        self._states: dict[str, str] = {}
        self._columns: list[tuple[str, Callable[[Scene], str], Callable[[Scene], Any]]] = [
            (self.tr("Date"), lambda scene: f"{scene.begin:%Y-%m-%d}", lambda scene: scene.begin.timestamp()),
            (self.tr("Tile"), lambda scene: scene.tile_id, lambda scene: scene.tile_id),
            (self.tr("Level"), lambda scene: scene.level.value, lambda scene: scene.level.value),
            (self.tr("Cloud %"), lambda scene: _percent(scene.cloud_cover_percent), _cloud),
            (self.tr("Area %"), lambda scene: _percent(scene.aoi_percent), lambda scene: scene.aoi_percent or 0.0),
            (self.tr("Size"), lambda scene: size_text(scene.size_bytes), lambda scene: float(scene.size_bytes)),
            (self.tr("Satellite"), lambda scene: scene.platform, lambda scene: scene.platform),
            (self.tr("Baseline"), lambda scene: scene.baseline, lambda scene: scene.baseline),
            (self.tr("State"), self._state, self._state),
        ]

    @property
    def scenes(self) -> Sequence[Scene]:
        """The scenes, in the order in which the catalogue listed them."""
        return self._scenes

    def set_scenes(self, scenes: Iterable[Scene]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._scenes = list(scenes)
        self._rows = {scene.identifier: row for row, scene in enumerate(self._scenes)}
        self.endResetModel()

    def set_state(self, identifier: str, state: str) -> None:
        """Show the state of a scene's job."""
        self._states[identifier] = state
        row = self._rows.get(identifier)
        if row is not None:
            cell = self.index(row, len(self._columns) - 1)
            self.dataChanged.emit(cell, cell)

    def row_of(self, identifier: str) -> int | None:
        """The row of a scene, ``None`` if it is not in the list."""
        return self._rows.get(identifier)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._scenes)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks; ``SORT_ROLE`` gives a value to sort by, ``IDENTIFIER_ROLE`` the product name."""
        scene = self._scenes[index.row()]
        _, text, value = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text(scene)
        if role == SORT_ROLE:
            return value(scene)
        if role == IDENTIFIER_ROLE:
            return scene.identifier
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(scene)
        return None

    def _state(self, scene: Scene) -> str:
        return self._states.get(scene.identifier, "")

    def _tool_tip(self, scene: Scene) -> str:
        replaced = self.tr("\nReplaced by a newer version of the same acquisition.") if scene.superseded else ""
        return f"{scene.identifier}\n{scene.begin:%Y-%m-%d %H:%M:%S} UTC, R{scene.relative_orbit:03d}{replaced}"


def _cloud(scene: Scene) -> float:
    return -1.0 if scene.cloud_cover_percent is None else scene.cloud_cover_percent
