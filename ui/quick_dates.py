"""Usual times to search."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

MONTH, QUARTER, YEAR = timedelta(days=30), timedelta(days=91), timedelta(days=365)


class Span(NamedTuple):
    """A time with its name; both days are included."""

    title: str
    start: date
    end: date


class QuickDates(QMenu):
    """The menu; ``chosen`` carries the first and the last day."""

    chosen = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aboutToShow.connect(self.fill)

    def fill(self, today: date | None = None) -> None:
        """Offer the times that end today. :param today: for tests; ``None``: the user's own day."""
        self.clear()
        for span in usual_spans(today or date.today()):  # noqa: DTZ011 - the user's own day
            action = self.addAction(f"{span.title}\t{span.start} – {span.end}")
            action.triggered.connect(lambda _, one=span: self.chosen.emit(one.start, one.end))


def usual_spans(today: date) -> list[Span]:
    """The usual times that end on a day; seasons are those of the weather service: from March, June, September."""

    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    return [
        Span(translated("Last month"), today - MONTH, today),
        Span(translated("Last 3 months"), today - QUARTER, today),
        Span(translated("Last year"), today - YEAR, today),
        Span(translated("This season"), _season_start(today), today),
    ]


def _season_start(today: date) -> date:
    if today.month < 3:
        return date(today.year - 1, 12, 1)
    return date(today.year, today.month - today.month % 3, 1)
