"""What joins the dialog of a report with what it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..core.feedback import Feedback
from ..core.job_queue.failures import FailureGroup, failure_groups
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.problem_report import Findings, plugin_metadata, problem_report
from ..core.qgis_adapters.recent_messages import RecentMessages
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.translation import translated
from ..core.stages.sen2cor.searching import Search
from .report_dialog import ReportDialog

LOOKING = "look for a report"  # key of the errand


class ReportControl(QObject):
    """Opens the dialog at once, and fills it when what takes seconds is known.

    :param services: the window's; ``None`` while there is no window.
    """

    def __init__(
        self,
        foundations: Foundations,
        services: Callable[[], Services | None],
        recent: RecentMessages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._foundations, self._services, self._recent = foundations, services, recent
        self.dialog: ReportDialog | None = None

    def open(self, window: QWidget) -> None:
        """Open it over a window."""
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog = ReportDialog(plugin_metadata("tracker"), window)
        dialog.save_asked.connect(self._save)
        dialog.finished.connect(lambda: self._on_finished(dialog))
        dialog.show()
        self._look()

    def _look(self) -> None:
        services, corrections = self._services(), self._foundations.corrections
        jobs = list(services.queue.jobs()) if services is not None else []
        folders = self._foundations.preferences.sen2cor_places

        def work(feedback: Feedback) -> tuple[Search, list[FailureGroup]]:
            causes = failure_groups(jobs, services.queue.order_of) if services is not None else []
            return corrections.look_around(folders, feedback), causes

        def show(search: Search | None, causes: Sequence[FailureGroup]) -> None:
            known = jobs if services is not None else None
            is_owner = services is None or services.queue.is_owner
            said = self._recent
            self._show(Findings(known, is_owner, causes, search, said.errors(), said.lines()))

        self._foundations.errands.start(
            self.tr("Look up what a report tells"),
            work,
            lambda found: show(*found),
            lambda error: show(None, ()),
            key=LOOKING,
        )

    def _show(self, findings: Findings) -> None:
        if self.dialog is not None:
            self.dialog.show_report(problem_report(self._foundations, findings))

    def _save(self, path: str, text: str) -> None:
        """Write the file in a task: it may go to a drive that does not answer."""

        def work(feedback: Feedback) -> None:
            Path(path).write_text(text, encoding="utf-8")

        self._foundations.errands.start(
            self.tr("Save the report"),
            work,
            lambda nothing: self._tell(self.tr("Saved as {}.").format(path)),
            lambda error: self._tell(translated(str(error))),
        )

    def _tell(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(sentence)

    def _on_finished(self, dialog: ReportDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self._foundations.errands.give_up(LOOKING)
            self.dialog = None
