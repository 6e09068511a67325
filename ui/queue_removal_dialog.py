"""Asks whether files go, too, when jobs are taken off the queue."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QWidget

from ..core.job_queue.removal import FileSizes, JobFiles
from ..core.scene import size_text
from .form import load_form
from .help_window import add_help


class QueueRemovalDialog(QDialog):
    """Nothing is ticked to begin with: no file goes unasked. What there is to tick is known a little later.

    :param count: jobs that are removed; :param what: which those are, such as the title of their order; empty: several.
    """

    what_label: QLabel
    unfinished_check: QCheckBox
    products_check: QCheckBox
    looking_label: QLabel
    button_box: QDialogButtonBox

    def __init__(self, count: int, what: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("queue_removal_dialog", self)
        text = self.tr("%n job(s) are taken off the list. Files stay, unless you tick them here.", "", count)
        self.what_label.setTextFormat(Qt.TextFormat.PlainText)
        self.what_label.setText(f"{what}\n{text}" if what else text)
        self.unfinished_check.setText(self.tr("Delete unfinished files"))
        self.products_check.setText(self.tr("Delete finished products"))
        ok = self.button_box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Remove %n job(s)", "", count))
        ok.setAutoDefault(False)
        self.button_box.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "the-queue", self)

    def show_files(self, files: JobFiles, sizes: FileSizes) -> None:
        """Offer what was found on the disk."""
        self.looking_label.hide()
        number = QLocale().toString
        self._offer(
            self.unfinished_check,
            self.tr("Delete unfinished files: of {} scenes, {}"),
            self.tr("There are no unfinished files."),
            (number(len(files.unfinished)), size_text(sizes.unfinished_bytes)) if files.unfinished else (),
        )
        self._offer(
            self.products_check,
            self.tr("Delete finished products, too: {}, about {}"),
            self.tr("There are no finished products of these jobs."),
            (number(len(files.products)), size_text(sizes.product_bytes)) if files.products else (),
        )
        self.adjustSize()

    def show_failure(self, text: str) -> None:
        """Say why nothing can be offered."""
        self.looking_label.setText(text)

    @property
    def deletes_unfinished(self) -> bool:
        """Whether unfinished files are to be deleted."""
        return bool(self.unfinished_check.isChecked())

    @property
    def deletes_products(self) -> bool:
        """Whether finished products are to be deleted."""
        return bool(self.products_check.isChecked())

    def _offer(self, check: QCheckBox, text: str, nothing: str, numbers: Sequence[str]) -> None:
        check.setEnabled(bool(numbers))
        check.setText(text.format(*numbers) if numbers else nothing)
