"""Dots on the timeline: where they are, and which the mouse means."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QPolygonF

from ..core.scene import Scene
from .timeline_scale import TimelineScale

BIN_PX = 8


class TimelineDots:
    """The dots of some scenes, by date and then by cloud; found by bins, not one by one."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        keyed = [(one.begin.timestamp(), one.cloud_cover_percent) for one in scenes]
        by_date = [(time_s, -1.0 if cloud is None else cloud) for time_s, cloud in keyed]
        order = sorted(range(len(scenes)), key=by_date.__getitem__)
        self.scenes = [scenes[at] for at in order]
        self.times_s = [keyed[at][0] for at in order]
        self._clouds = [keyed[at][1] for at in order]
        self._places = {scene.identifier: at for at, scene in enumerate(self.scenes)}
        self._spots: list[tuple[float, float]] = []
        self._bins: dict[tuple[int, int], list[int]] = {}

    def lay_out(self, scale: TimelineScale) -> None:
        """Give each dot its place."""
        self._spots = [(scale.x(time_s), scale.y(cloud)) for time_s, cloud in zip(self.times_s, self._clouds)]
        self._bins = {}
        for at, (x, y) in enumerate(self._spots):
            self._bins.setdefault((int(x) // BIN_PX, int(y) // BIN_PX), []).append(at)

    def place_of(self, identifier: str) -> int | None:
        """The number of a scene's dot; ``None``: it has none."""
        return self._places.get(identifier)

    def spot(self, at: int) -> QPointF:
        """The middle of a dot, in pixels."""
        return QPointF(*self._spots[at])

    def spots(self, identifiers: Sequence[str] | None = None) -> QPolygonF:
        """The middles of all dots, or of those of some scenes."""
        if identifiers is None:
            return QPolygonF([QPointF(x, y) for x, y in self._spots])
        found = (self._places.get(one) for one in identifiers)
        return QPolygonF([QPointF(*self._spots[at]) for at in found if at is not None])

    def at(self, spot: QPointF, radius_px: float) -> list[int]:
        """The dots within some pixels, the nearest first."""
        near = sorted(
            ((x - spot.x()) ** 2 + (y - spot.y()) ** 2, at)
            for at in self._around(spot, radius_px)
            for x, y in (self._spots[at],)
        )
        return [at for distance, at in near if distance <= radius_px**2]

    def within(self, rect: QRectF) -> list[int]:
        """The dots in a rectangle."""
        left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
        return [at for at, (x, y) in enumerate(self._spots) if left <= x <= right and top <= y <= bottom]

    def day_beside(self, at: int, step: int) -> int:
        """The dot of the next day (``step`` 1) or the day before (-1) with the most similar cloud; else the same."""
        days = [int(time_s // 86_400) for time_s in self.times_s]
        edge = bisect.bisect_right(days, days[at]) if step > 0 else bisect.bisect_left(days, days[at]) - 1
        if not 0 <= edge < len(days):
            return at
        same = [one for one in range(len(days)) if days[one] == days[edge]]
        return min(same, key=lambda one: abs(self._spots[one][1] - self._spots[at][1]))

    def _around(self, spot: QPointF, radius_px: float) -> Iterator[int]:
        columns = range(int(spot.x() - radius_px) // BIN_PX, int(spot.x() + radius_px) // BIN_PX + 1)
        rows = range(int(spot.y() - radius_px) // BIN_PX, int(spot.y() + radius_px) // BIN_PX + 1)
        for column in columns:
            for row in rows:
                yield from self._bins.get((column, row), ())
