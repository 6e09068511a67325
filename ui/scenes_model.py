"""The list of scenes as a table model that sorts, filters and groups by itself.

A ``QSortFilterProxyModel`` would ask for the values of ten thousand rows one by one, through Python, at each change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QApplication

from ..core.scene import Scene
from .scene_groups import Group, Grouping, grouped
from .size_words import shown_size

SORT_ROLE = Qt.ItemDataRole.UserRole
IDENTIFIER_ROLE = Qt.ItemDataRole.UserRole + 1
DATE, TILE, LEVEL, CLOUD, AREA, AREA_CLOUD, SIZE, SATELLITE, BASELINE, STATE = range(10)
_NUMBERS = (CLOUD, AREA, AREA_CLOUD, SIZE)
_MARKED_ALPHA = 60  # of 255: what the mouse points at, over the row's own colour


def _percent(value: float | None) -> str:
    return "" if value is None else QLocale().toString(value, "f", 1)


def _or_less(value: float | None) -> float:
    return -1.0 if value is None else value


class ScenesModel(QAbstractTableModel):
    """One row a scene; the state of its job is the last column. Grouped, the rows stand under headings.

    Scenes that were replaced by a newer version have no row unless :meth:`show_replaced` asks for them, nor have those
    that :meth:`filter` leaves out, nor those under a folded heading. Rows are arranged by resetting the model: whoever
    keeps a selection restores it by identifiers.

    :ivar edition: another number whenever other scenes are listed, and not only in another order.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenes: list[Scene] = []
        self._places: dict[str, int] = {}  # in the list, by identifier
        self._texts: list[str] = []  # what the words of a filter are looked for in; made when there are words
        self._order: list[int] = []  # the places of what can be selected: first the listed, then what a filter hides
        self._ranks: dict[str, int] = {}  # in that order
        self._listed = 0  # so many of it are listed
        self._groups: list[Group] = []
        self._folded: set[str] = set()
        self._rows: list[int] = []  # of grouped rows: the rank of a scene, or -1 less the number of a group
        self._row_of_rank: dict[int, int] = {}
        self._states: dict[str, str] = {}
        self._sorting: tuple[int, Qt.SortOrder] | None = None
        self._grouping = Grouping.NONE
        self._words: tuple[str, ...] = ()
        self._shows_replaced = False
        self._chosen: Collection[str] = frozenset()
        self._marked: Collection[str] = frozenset()
        self.edition = 0
        self._columns = self._made_columns()
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
    def listed(self) -> Sequence[Scene]:
        """Those that the filter leaves, also under folded headings, in the order of the rows."""
        return [self._scenes[place] for place in self._order[: self._listed]]

    @property
    def choosable(self) -> Sequence[Scene]:
        """All scenes, the replaced too, but none that the filter hides."""
        if not self._words:
            return self._scenes
        listed, _ = self._filtered(list(range(len(self._scenes))))
        return [self._scenes[place] for place in listed]

    @property
    def replaced_count(self) -> int:
        """How many of the scenes were replaced by a newer version."""
        return sum(scene.superseded for scene in self._scenes)

    @property
    def filtered_count(self) -> int:
        """How many scenes the filter hides."""
        return len(self._order) - self._listed

    @property
    def grouping(self) -> Grouping:
        """What the rows stand under."""
        return self._grouping

    @property
    def heading_rows(self) -> Sequence[int]:
        """The rows that are headings."""
        return [row for row, value in enumerate(self._rows) if value < 0]

    def set_scenes(self, scenes: Iterable[Scene]) -> None:
        """Show another list, all of it: words that were typed for one would hide the next."""
        self.beginResetModel()
        self._scenes, self._words = list(scenes), ()
        self._places = {scene.identifier: place for place, scene in enumerate(self._scenes)}
        self._texts, self._folded = [], set()
        self.edition += 1
        self._arrange()
        self.endResetModel()

    def show_replaced(self, shown: bool) -> None:
        """Give the scenes that were replaced by a newer version rows, or take them away."""
        self.beginResetModel()
        self._shows_replaced = shown
        self.edition += 1
        self._arrange()
        self.endResetModel()

    def filter(self, words: Sequence[str]) -> None:
        """List those scenes only that have each of the words, in small letters, in their name or their cells."""
        self.beginResetModel()
        self._words = tuple(words)
        self.edition += 1
        self._arrange()
        self.endResetModel()

    def group(self, grouping: Grouping) -> None:
        """Put the rows under headings."""
        self.beginResetModel()
        self._grouping, self._folded = grouping, set()
        self._arrange()
        self.endResetModel()

    def fold(self, row: int, folded: bool) -> None:
        """Take the rows below a heading away, or show them again."""
        group = self._group_at(row)
        if group is not None and (group.title in self._folded) is not folded:
            self.beginResetModel()
            (self._folded.add if folded else self._folded.discard)(group.title)
            self._make_rows()
            self.endResetModel()

    def is_folded(self, row: int) -> bool:
        """Whether the rows below a heading are away."""
        group = self._group_at(row)
        return group is not None and group.title in self._folded

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

    def show_chosen(self, identifiers: Collection[str]) -> None:
        """Let headings count what is selected; the caller has the view painted anew."""
        self._chosen = identifiers

    def show_marked(self, identifiers: Collection[str]) -> None:
        """Mark what the mouse points at; the caller has the view painted anew."""
        self._marked = identifiers

    def row_of(self, identifier: str) -> int | None:
        """The row of a scene, ``None`` if it has none."""
        rank = self._ranks.get(identifier, self._listed)
        if rank >= self._listed:
            return None
        return self._row_of_rank.get(rank) if self._groups else rank

    def rows_of(self, identifiers: Iterable[str]) -> list[int]:
        """The rows of those scenes that have one."""
        found = (self.row_of(identifier) for identifier in identifiers)
        return [row for row in found if row is not None]

    def in_order(self, identifiers: Iterable[str]) -> list[Scene]:
        """Those of some scenes that can be selected, in the order of the rows; last those that the filter hides."""
        ranks = sorted({self._ranks[one] for one in identifiers if one in self._ranks})
        return [self._scenes[self._order[rank]] for rank in ranks]

    def known(self, identifiers: Iterable[str]) -> list[Scene]:
        """Those of some scenes that are in the list, whether they are shown or not."""
        return [self._scenes[self._places[one]] for one in identifiers if one in self._places]

    def hidden_of(self, identifiers: Iterable[str]) -> int:
        """How many of some scenes the filter hides."""
        return sum(self._ranks.get(one, -1) >= self._listed for one in identifiers) if self.filtered_count else 0

    def scene_at(self, row: int) -> Scene:
        """The scene of a row, which is no heading."""
        return self._scenes[self._order[self._rows[row] if self._groups else row]]

    def scenes_below(self, row: int) -> list[Scene] | None:
        """The scenes under a heading; ``None``: the row is none."""
        group = self._group_at(row)
        return None if group is None else [self._scenes[place] for place in group.places]

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Qt asks; a heading is no scene that could be selected."""
        if index.isValid() and self._group_at(index.row()) is not None:
            return Qt.ItemFlags(Qt.ItemFlag.ItemIsEnabled)
        return super().flags(index)

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """Qt asks, all the time: its own way would ask back for the counts of rows and columns."""
        inside = 0 <= row < self._row_count() and 0 <= column < len(self._columns) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Qt asks."""
        return 0 if parent.isValid() else self._row_count()

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
        group = self._group_at(index.row())
        if group is not None:
            return self._heading(group, role)
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
        if role == Qt.ItemDataRole.BackgroundRole and scene.identifier in self._marked:
            colour = QApplication.palette().highlight().color()
            colour.setAlpha(_MARKED_ALPHA)
            return colour
        return None

    def _made_columns(self) -> list[tuple[str, Callable[[Scene], str], Callable[[Scene], Any]]]:
        """Of each column its title, its text, and what it is sorted by."""
        return [
            (self.tr("Date"), lambda scene: f"{scene.begin:%Y-%m-%d}", lambda scene: scene.begin.timestamp()),
            (self.tr("Tile"), lambda scene: scene.tile_id, lambda scene: scene.tile_id),
            (self.tr("Level"), lambda scene: scene.level.value, lambda scene: scene.level.value),
            (self.tr("Cloud %"), lambda scene: _percent(scene.cloud_cover_percent), _cloud),
            (self.tr("Area %"), lambda scene: _percent(scene.aoi_percent), lambda scene: scene.aoi_percent or 0.0),
            (self.tr("Area cloud %"), lambda scene: _percent(scene.aoi_cloud_percent), _aoi_cloud),
            (self.tr("Size"), lambda scene: shown_size(scene.size_bytes), lambda scene: float(scene.size_bytes)),
            (self.tr("Satellite"), lambda scene: scene.platform, lambda scene: scene.platform),
            (self.tr("Baseline"), lambda scene: scene.baseline, lambda scene: scene.baseline),
            (self.tr("State"), self._state, self._state),
        ]

    def _arrange(self) -> None:
        scenes = self._scenes
        places = [place for place, one in enumerate(scenes) if self._shows_replaced or not one.superseded]
        listed, hidden = self._filtered(places)
        is_downward = False
        if self._sorting is not None:
            column, order = self._sorting
            key, is_downward = self._columns[column][2], order == Qt.SortOrder.DescendingOrder
            listed.sort(key=lambda place: key(scenes[place]), reverse=is_downward)
        self._groups = []
        if self._grouping is not Grouping.NONE:
            newest_first = self._sorting is not None and self._sorting[0] == DATE and is_downward
            self._groups = grouped(scenes, listed, self._grouping, newest_first=newest_first)
            listed = [place for group in self._groups for place in group.places]
        self._order, self._listed = [*listed, *hidden], len(listed)
        self._ranks = {scenes[place].identifier: rank for rank, place in enumerate(self._order)}
        self._make_rows()

    def _filtered(self, places: list[int]) -> tuple[list[int], list[int]]:
        """Those that have all words, and the others."""
        words, texts = self._words, self._texts
        if not words:
            return places, []
        if not texts:
            self._texts = texts = [_text(scene) for scene in self._scenes]
        listed: list[int] = []
        hidden: list[int] = []
        for place in places:
            text = texts[place]
            (listed if all(word in text or word in self._state_at(place) for word in words) else hidden).append(place)
        return listed, hidden

    def _make_rows(self) -> None:
        self._rows, rank = [], 0
        for number, group in enumerate(self._groups):
            self._rows.append(-1 - number)
            if group.title not in self._folded:
                self._rows.extend(range(rank, rank + len(group.places)))
            rank += len(group.places)
        self._row_of_rank = {rank: row for row, rank in enumerate(self._rows) if rank >= 0}

    def _row_count(self) -> int:
        return len(self._rows) if self._groups else self._listed

    def _group_at(self, row: int) -> Group | None:
        """The group of a heading; ``None``: the row is none."""
        value = self._rows[row] if self._groups and 0 <= row < len(self._rows) else 0
        return self._groups[-1 - value] if value < 0 else None

    def _heading(self, group: Group, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading_text(group)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole:
            return QApplication.palette().button().color()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Click, or press space, to select these scenes; the arrow, or ← and →, fold them")
        return None

    def _heading_text(self, group: Group) -> str:
        scenes = [self._scenes[place] for place in group.places]
        arrow = "▸" if group.title in self._folded else "▾"
        size = shown_size(sum(scene.size_bytes for scene in scenes))
        text = self.tr("{}  {}: %n scene(s), {}", "", len(scenes)).format(arrow, group.title, size)
        chosen = sum(scene.identifier in self._chosen for scene in scenes)
        return text + self.tr(", %n selected", "", chosen) if chosen else text

    def _tell(self, identifier: str, column: int) -> None:
        row = self.row_of(identifier)
        if row is not None:
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)

    def _state(self, scene: Scene) -> str:
        return self._states.get(scene.identifier, "")

    def _state_at(self, place: int) -> str:
        return self._states.get(self._scenes[place].identifier, "")

    def _tool_tip(self, scene: Scene, column: int) -> str:
        if column == AREA_CLOUD and scene.aoi_cloud_percent is None:
            return self.tr("Not known. “Cloud over my area” finds it out for the selected scenes.")
        replaced = self.tr("\nReplaced by a newer version of the same acquisition.") if scene.superseded else ""
        return f"{scene.identifier}\n{scene.begin:%Y-%m-%d %H:%M:%S} UTC, R{scene.relative_orbit:03d}{replaced}"


def _text(scene: Scene) -> str:
    """What a filter looks at, in small letters; the name has tile and date, too, in other forms."""
    orbit = f"r{scene.relative_orbit:03d} {scene.orbit_direction}"
    parts = (scene.identifier, scene.begin.isoformat()[:10], scene.tile_id, scene.baseline, scene.platform, orbit)
    return " ".join(parts).lower()


def _cloud(scene: Scene) -> float:
    return _or_less(scene.cloud_cover_percent)


def _aoi_cloud(scene: Scene) -> float:
    return _or_less(scene.aoi_cloud_percent)
