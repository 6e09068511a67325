"""Dots on the timeline: where they are, and which the mouse means."""

from __future__ import annotations

import bisect
import struct
from collections.abc import Iterable, Iterator, Sequence

from qgis.PyQt.QtCore import QByteArray, QDataStream, QPointF, QRectF
from qgis.PyQt.QtGui import QPolygonF

from ..core.scene import Scene
from .timeline_scale import TimelineScale

BIN_PX, BINS_DOWN = 8, 10_000


class TimelineDots:
    """The dots of some scenes, by date and then by cloud; found by bins, not one by one."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        times_s = [one.begin.timestamp() for one in scenes]
        clouds = [one.cloud_cover_percent for one in scenes]
        # of one second, by cloud; as single numbers: ten thousand pairs keep Python's collector busy
        keys = [time_s if cloud is None else time_s + cloud / 1000 for time_s, cloud in zip(times_s, clouds)]
        order = sorted(range(len(scenes)), key=keys.__getitem__)
        self.scenes = [scenes[at] for at in order]
        self.times_s = [times_s[at] for at in order]
        self._clouds = [clouds[at] for at in order]
        self._places = {scene.identifier: at for at, scene in enumerate(self.scenes)}
        self._x: list[float] = []
        self._y: list[float] = []
        self._bins: dict[int, list[int]] = {}

    def lay_out(self, scale: TimelineScale) -> None:
        """Give each dot its place."""
        self._x, self._y = list(map(scale.x, self.times_s)), list(map(scale.y, self._clouds))
        self._bins = {}

    def place_of(self, identifier: str) -> int | None:
        """The number of a scene's dot; ``None``: it has none."""
        return self._places.get(identifier)

    def spot(self, at: int) -> QPointF:
        """The middle of a dot, in pixels."""
        return QPointF(self._x[at], self._y[at])

    def spots(self, identifiers: Iterable[str] | None = None) -> QPolygonF:
        """The middles of all dots, or of those of some scenes."""
        if identifiers is None:
            return _polygon(self._x, self._y)
        found = [at for at in map(self._places.get, identifiers) if at is not None]
        return _polygon([self._x[at] for at in found], [self._y[at] for at in found])

    def at(self, spot: QPointF, radius_px: float) -> list[int]:
        """The dots within some pixels, the nearest first."""
        near = sorted(
            ((self._x[at] - spot.x()) ** 2 + (self._y[at] - spot.y()) ** 2, at) for at in self._around(spot, radius_px)
        )
        return [at for distance, at in near if distance <= radius_px**2]

    def within(self, rect: QRectF) -> list[int]:
        """The dots in a rectangle."""
        left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
        spots = enumerate(zip(self._x, self._y))
        return [at for at, (x, y) in spots if left <= x <= right and top <= y <= bottom]

    def day_beside(self, at: int, step: int) -> int:
        """The dot of the next day (``step`` 1) or the day before (-1) with the most similar cloud; else the same."""
        days = [int(time_s // 86_400) for time_s in self.times_s]
        edge = bisect.bisect_right(days, days[at]) if step > 0 else bisect.bisect_left(days, days[at]) - 1
        if not 0 <= edge < len(days):
            return at
        same = [one for one in range(len(days)) if days[one] == days[edge]]
        return min(same, key=lambda one: abs(self._y[one] - self._y[at]))

    def _around(self, spot: QPointF, radius_px: float) -> Iterator[int]:
        if not self._bins:
            for at, (x, y) in enumerate(zip(self._x, self._y)):
                self._bins.setdefault(_bin(x, y), []).append(at)
        reach = range(-int(radius_px // BIN_PX) - 1, int(radius_px // BIN_PX) + 2)
        for column in reach:
            for row in reach:
                yield from self._bins.get(_bin(spot.x() + column * BIN_PX, spot.y() + row * BIN_PX), ())


def _bin(x: float, y: float) -> int:
    return int(x // BIN_PX) * BINS_DOWN + int(y // BIN_PX)


def _polygon(x: Sequence[float], y: Sequence[float]) -> QPolygonF:
    """Points in the form in which Qt reads them from a stream, without ten thousand objects of Python's."""
    numbers = [0.0] * (2 * len(x))
    numbers[::2], numbers[1::2] = x, y
    written = struct.pack(f">I{len(numbers)}d", len(x), *numbers)
    polygon = QPolygonF()
    _ = QDataStream(QByteArray(written)) >> polygon
    return polygon
