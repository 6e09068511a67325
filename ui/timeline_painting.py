"""How the timeline looks. What changes seldom is kept as a picture: ten thousand dots are drawn once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from .timeline_dots import TimelineDots
from .timeline_scale import TimelineScale

CLOUDS = (0, 50, 100)  # percent, with a line each
DOT_ALPHA, GRID_ALPHA, DRAG_ALPHA = 120, 60, 50
MOST_RINGS = 300


class TimelinePainting:
    """Draws for a widget, in its font.

    :param like: whose colours are taken.
    :ivar reach: how near a dot the mouse has to be, in pixels.
    """

    def __init__(self, widget: QWidget, like: QWidget) -> None:
        self._widget, self._like = widget, like
        self._scale = TimelineScale.around((), QRectF(0, 0, 1, 1), 0.0)
        self._all: QPixmap | None = None
        self._selected: QPixmap | None = None
        self._has_unknown = False
        self._dot = self.reach = 1.0

    def lay_out(self, dots: TimelineDots) -> None:
        """Give the dots their places in the widget as it is now."""
        metrics, size = self._widget.fontMetrics(), self._widget.size()
        self._dot = max(3.0, metrics.height() / 4)
        self.reach = self._dot
        left, top = metrics.horizontalAdvance("100 %") + self._dot, metrics.height() * 0.6
        unknown_y = top
        has_unknown = any(scene.cloud_cover_percent is None for scene in dots.scenes)
        top += metrics.height() * 0.8 if has_unknown else 0.0
        plot = QRectF(left, top, size.width() - left - self._dot, size.height() - top - 1.3 * metrics.height())
        self._scale = TimelineScale.around(dots.times_s, plot, unknown_y)
        self._has_unknown = has_unknown
        dots.lay_out(self._scale)
        self._all = self._selected = None

    def forget_selected(self) -> None:
        """Other dots stand out now."""
        self._selected = None

    def paint(
        self,
        dots: TimelineDots,
        selected: Collection[str],
        marked: Sequence[str],
        cursor: int | None,
        dragged: QRectF | None,
    ) -> None:
        """Draw all of it.

        :param marked: dots with a ring; :param cursor: the dot of the keyboard; :param dragged: what the mouse spans.
        """
        if self._all is None:
            self._all = self._drawn_all(dots)
        if self._selected is None:
            highlight = self._colour(QPalette.ColorRole.Highlight)
            self._selected = self._drawn_dots(dots.spots(selected), highlight, 1.4)
        painter = QPainter(self._widget)
        painter.drawPixmap(0, 0, self._all)
        painter.drawPixmap(0, 0, self._selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Text), self._dot / 3))
        for spot in dots.spots(marked[:MOST_RINGS]):
            painter.drawEllipse(spot, self._dot, self._dot)
        if cursor is not None and self._widget.hasFocus():
            painter.setPen(QPen(self._colour(QPalette.ColorRole.Highlight), self._dot / 3))
            frame = QRectF(0, 0, 3 * self._dot, 3 * self._dot)
            frame.moveCenter(dots.spot(cursor))
            painter.drawRect(frame)
        if dragged is not None:
            painter.setPen(self._colour(QPalette.ColorRole.Highlight))
            painter.fillRect(dragged, self._colour(QPalette.ColorRole.Highlight, DRAG_ALPHA))
            painter.drawRect(dragged)
        painter.end()

    def _drawn_all(self, dots: TimelineDots) -> QPixmap:
        picture = self._drawn_dots(dots.spots(), self._colour(QPalette.ColorRole.Text, DOT_ALPHA), 1.0)
        whole = self._canvas()
        whole.fill(self._colour(QPalette.ColorRole.Base))
        painter = QPainter(whole)
        painter.setFont(self._widget.font())
        self._draw_grid(painter)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        return whole

    def _drawn_dots(self, spots: QPolygonF, colour: QColor, factor: float) -> QPixmap:
        picture = self._canvas()
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(QPen(colour, factor * self._dot, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(spots)
        painter.end()
        return picture

    def _draw_grid(self, painter: QPainter) -> None:
        plot, metrics = self._scale.plot, self._widget.fontMetrics()
        text = self._colour(QPalette.ColorRole.Text)
        lines = [(f"{percent} %", self._scale.y(percent)) for percent in CLOUDS]
        lines += [("? %", self._scale.unknown_y)] if self._has_unknown else []
        for label, y in lines:
            painter.setPen(self._colour(QPalette.ColorRole.Text, GRID_ALPHA))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(text)
            at = QRectF(0, y - metrics.height() / 2, plot.left() - self._dot, metrics.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        wide = 1.5 * metrics.horizontalAdvance("30 Nov")
        for x, label in self._scale.ticks(wide):
            painter.setPen(self._colour(QPalette.ColorRole.Text, GRID_ALPHA))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 3))
            painter.setPen(text)
            at = QRectF(x - wide, plot.bottom() + 3, 2 * wide, metrics.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, label)

    def _canvas(self) -> QPixmap:
        ratio = self._widget.devicePixelRatioF()
        picture = QPixmap(self._widget.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _colour(self, role: QPalette.ColorRole, alpha: int = 255) -> QColor:
        colour = QColor(self._like.palette().color(role))
        colour.setAlpha(alpha)
        return colour
