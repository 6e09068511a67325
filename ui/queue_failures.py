"""Why jobs failed, a line a cause, with what can be done about it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Callable, Protocol

from qgis.PyQt.QtCore import QLocale, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel

from ..core.qgis_adapters.translation import translated

AT_MOST = 4  # causes that are listed; the others are behind the filter "Failed"


class FailureGroup(Protocol):
    """Jobs that failed of one cause; see :mod:`scene_queue.core.job_queue.failures`."""

    @property
    def sentence(self) -> str:
        """The cause."""

    @property
    def advice(self) -> str:
        """What to do; empty: nothing."""

    @property
    def job_ids(self) -> Sequence[int]:
        """The numbers of the jobs."""


class QueueFailures(QObject):
    """The list of causes below the table; its signals carry numbers of jobs.

    ``step_asked`` asks for what helps them beside another try; ``step_title`` says what that is called.
    """

    retry_asked = pyqtSignal(object)
    select_asked = pyqtSignal(object)
    step_asked = pyqtSignal(object)

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self.step_title: Callable[[Sequence[int]], str] = lambda numbers: ""
        self._groups: Sequence[FailureGroup] = ()
        self._label.linkActivated.connect(self._on_link)

    @property
    def is_open(self) -> bool:
        """Whether the causes are listed."""
        return not self._label.isHidden()

    def show(self, groups: Sequence[FailureGroup], refusal: str = "") -> None:
        """List causes; none: the list is closed.

        :param refusal: why nothing can be retried; empty: it can.
        """
        self._groups = groups
        lines = [self._line(at, group, refusal) for at, group in enumerate(groups[:AT_MOST])]
        if len(groups) > AT_MOST:
            lines.append(self.tr("%n more cause(s): choose “Failed” above the table.", "", len(groups) - AT_MOST))
        text = "<br>".join(lines)
        if text != self._label.text():
            self._label.setText(text)
        self._label.setVisible(bool(groups))

    def _line(self, at: int, group: FailureGroup, refusal: str) -> str:
        count = QLocale().toString(len(group.job_ids))
        why = html.escape(" ".join(translated(text) for text in (group.sentence, group.advice) if text))
        links = [("select", self.tr("Select them"))]
        if not refusal:
            links[:0] = [("step", self.step_title(group.job_ids)), ("retry", self.tr("Retry these"))]
        told = (f'<a href="{act}:{at}">{html.escape(title)}</a>' for act, title in links if title)
        return f"<b>{count}</b> × {why} {' · '.join(told)}"

    def _on_link(self, link: str) -> None:
        act, _, at = link.partition(":")
        numbers = list(self._groups[int(at)].job_ids)
        {"retry": self.retry_asked, "select": self.select_asked, "step": self.step_asked}[act].emit(numbers)
