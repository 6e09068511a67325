"""How our tables look: low rows, columns as wide as what they will hold."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QTableView

PADDING = 14  # pixels beside the text of a cell


def make_compact(table: QTableView, samples: Sequence[str]) -> None:
    """Set row heights and column widths by the table's own font.

    :param samples: for each column the longest text that it is expected to hold.
    """
    metrics = table.fontMetrics()
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(metrics.height() + 6)
    arrow = " ▲" if table.isSortingEnabled() else ""
    for column, sample in enumerate(samples):
        header = str(table.model().headerData(column, table.horizontalHeader().orientation()))
        width = max(metrics.horizontalAdvance(sample), metrics.horizontalAdvance(header + arrow))
        table.setColumnWidth(column, width + PADDING)
    table.horizontalHeader().setStretchLastSection(True)
