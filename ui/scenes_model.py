"""The list of scenes as a table model that sorts and filters by itself.

A ``QSortFilterProxyModel`` would ask for the values of ten thousand rows one by one, through Python, at each change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt

from ..core.scene import Scene, size_text

SORT_ROLE = Qt.ItemDataRole.UserRole
IDENTIFIER_ROLE = Qt.ItemDataRole.UserRole + 1
DATE, TILE, LEVEL, CLOUD, AREA, AREA_CLOUD, SIZE, SATELLITE, BASELINE, STATE = range(10)
_NUMBERS = (CLOUD, AREA, AREA_CLOUD, SIZE)


def _percent(value: float | None) -> str:
    return "" if value is None else QLocale().toString(value, "f", 1)


def _or_less(value: float | None) -> float:
    return -1.0 if value is None else value


class ScenesModel(QAbstractTableModel):
    """One row a scene; the state of its job is the last column.

    Scenes that were replaced by a newer version have no row unless :meth:`show_replaced` asks for them. Rows are
    sorted by resetting the model: whoever keeps a selection restores it by identifiers.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._places: dict[str, int] = {}  # in the list, by identifier
        self._order: list[int] = []  # the place of each row
        self._rows: dict[str, int] = {}
        self._states: dict[str, str] = {}
        self._sorting: tuple[int, Qt.SortOrder] | None = None
        self._shows_replaced = False
        self._columns: list[tuple[str, Callable[[Scene], str], Callable[[Scene], Any]]] = [
            (self.tr("Date"), lambda scene: f"{scene.begin:%Y-%m-%d}", lambda scene: scene.begin.timestamp()),
            (self.tr("Tile"), lambda scene: scene.tile_id, lambda scene: scene.tile_id),
            (self.tr("Level"), lambda scene: scene.level.value, lambda scene: scene.level.value),
            (self.tr("Cloud %"), lambda scene: _percent(scene.cloud_cover_percent), _cloud),
            (self.tr("Area %"), lambda scene: _percent(scene.aoi_percent), lambda scene: scene.aoi_percent or 0.0),
            (self.tr("Area cloud %"), lambda scene: _percent(scene.aoi_cloud_percent), _aoi_cloud),
            (self.tr("Size"), lambda scene: size_text(scene.size_bytes), lambda scene: float(scene.size_bytes)),
            (self.tr("Satellite"), lambda scene: scene.platform, lambda scene: scene.platform),
            (self.tr("Baseline"), lambda scene: scene.baseline, lambda scene: scene.baseline),
            (self.tr("State"), self._state, self._state),
        ]
        self._explained = {
            self.tr("Cloud %"): self.tr("Cloud over the whole tile, as the service says it"),
            self.tr("Area %"): self.tr("Share of your exact area that the scene covers"),
            self.tr("Area cloud %"): self.tr("Cloud over your exact area; empty: not known yet"),
        }

    @property
    def scenes(self) -> Sequence[Scene]:
        """All scenes, the hidden too, in the order in which the catalogue listed them."""
        return self._scenes

    @property
    def replaced_count(self) -> int:
        """How many of the scenes were replaced by a newer version."""
        return sum(scene.superseded for scene in self._scenes)

    def set_scenes(self, scenes: Iterable[Scene]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._scenes = list(scenes)
        self._places = {scene.identifier: place for place, scene in enumerate(self._scenes)}
        self._arrange()
        self.endResetModel()

    def show_replaced(self, shown: bool) -> None:
        """Give the scenes that were replaced by a newer version rows, or take them away."""
        self.beginResetModel()
        self._shows_replaced = shown
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt asks, after a click on a header; twice for each."""
        if self._sorting == (column, order):
            return
        self.beginResetModel()
        self._sorting = (column, order) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def set_state(self, identifier: str, state: str) -> None:
        """Show the state of a scene's job."""
        self._states[identifier] = state
        self._tell(identifier, STATE)

    def set_aoi_cloud(self, identifier: str, percent: float | None) -> None:
        """Show the cloud over the area, 0 to 100; ``None``: not known."""
        place = self._places.get(identifier)
        if place is not None:
            self._scenes[place] = replace(self._scenes[place], aoi_cloud_percent=percent)
            self._tell(identifier, AREA_CLOUD)

    def row_of(self, identifier: str) -> int | None:
        """The row of a scene, ``None`` if it has none."""
        return self._rows.get(identifier)

    def rows_of(self, identifiers: Iterable[str]) -> list[int]:
        """The rows of those scenes that have one."""
        return [self._rows[identifier] for identifier in identifiers if identifier in self._rows]

    def scene_at(self, row: int) -> Scene:
        """The scene of a row."""
        return self._scenes[self._order[row]]

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """Qt asks, all the time: its own way would ask back for the counts of rows and columns."""
        inside = 0 <= row < len(self._order) and 0 <= column < len(self._columns) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt asks."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return self._explained.get(self._columns[section][0]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks; ``SORT_ROLE`` gives a value to sort by, ``IDENTIFIER_ROLE`` the product name."""
        scene, column = self.scene_at(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[column][1](scene)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == SORT_ROLE:
            return self._columns[column][2](scene)
        if role == IDENTIFIER_ROLE:
            return scene.identifier
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(scene, column)
        return None

    def _arrange(self) -> None:
        shown = [place for place, one in enumerate(self._scenes) if self._shows_replaced or not one.superseded]
        if self._sorting is not None:
            column, order = self._sorting
            key, scenes = self._columns[column][2], self._scenes
            shown.sort(key=lambda place: key(scenes[place]), reverse=order == Qt.SortOrder.DescendingOrder)
        self._order = shown
        self._rows = {self._scenes[place].identifier: row for row, place in enumerate(shown)}

    def _tell(self, identifier: str, column: int) -> None:
        row = self._rows.get(identifier)
        if row is not None:
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)

    def _state(self, scene: Scene) -> str:
        return self._states.get(scene.identifier, "")

    def _tool_tip(self, scene: Scene, column: int) -> str:
        if column == AREA_CLOUD and scene.aoi_cloud_percent is None:
            return self.tr("Not known. “Cloud over my area” finds it out for the selected scenes.")
        replaced = self.tr("\nReplaced by a newer version of the same acquisition.") if scene.superseded else ""
        return f"{scene.identifier}\n{scene.begin:%Y-%m-%d %H:%M:%S} UTC, R{scene.relative_orbit:03d}{replaced}"


def _cloud(scene: Scene) -> float:
    return _or_less(scene.cloud_cover_percent)


def _aoi_cloud(scene: Scene) -> float:
    return _or_less(scene.aoi_cloud_percent)
