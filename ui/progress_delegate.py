"""Paints how far a job is: a bar with its figures, or what is said of a job of which there are none."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, Qt
from qgis.PyQt.QtGui import QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionProgressBar,
    QStyleOptionViewItem,
    QTableView,
)

from .queue_model import FRACTION_ROLE, WIDE_ROLE
from .queue_sorting import PROGRESS, STATE

MARGIN = 4  # pixels beside a text


class ProgressDelegate(QStyledItemDelegate):
    """For the columns from the progress to the state.

    Where a stage is under way there is a bar. Where none is, the state begins in the empty columns before its own,
    since a reason is longer than that is wide.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Qt asks."""
        wide_text = index.data(WIDE_ROLE)
        if wide_text is not None:
            self._paint_part(painter, option, wide_text)
        elif index.column() == PROGRESS and index.data(FRACTION_ROLE) is not None:
            self._paint_bar(painter, option, index.data(FRACTION_ROLE))
        else:
            super().paint(painter, option, index)

    def _paint_part(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        """The part of a text over all of the columns that falls into one of them."""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        row = option.rect
        if isinstance(option.widget, QTableView):
            left = option.widget.columnViewportPosition(PROGRESS)
            end = option.widget.columnViewportPosition(STATE) + option.widget.columnWidth(STATE)
            row = QRect(left, row.top(), end - left, row.height())
        row = row.adjusted(MARGIN, 0, -MARGIN, 0)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(option.palette.color(role))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _paint_bar(self, painter: QPainter, option: QStyleOptionViewItem, fraction: float) -> None:
        bar = QStyleOptionProgressBar()
        bar.rect = option.rect.adjusted(1, 2, -1, -2)
        bar.palette = option.palette
        bar.state = option.state | QStyle.StateFlag.State_Horizontal
        bar.minimum, bar.maximum, bar.progress = 0, 100, round(100 * fraction)
        bar.text, bar.textVisible = f"{bar.progress} %", True
        QApplication.style().drawControl(QStyle.ControlElement.CE_ProgressBar, bar, painter)
