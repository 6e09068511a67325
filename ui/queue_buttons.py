"""The buttons of the queue: what each acts on, how many that are, and why it is off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtWidgets import QToolButton

from ..core.job_queue.job import OPEN_STATES, JobState
from .icons import icon

_S = JobState
RESUMABLE = frozenset({_S.PAUSED, _S.WAITING, _S.FAILED, _S.CANCELLED})
PAUSABLE = frozenset({_S.QUEUED, _S.RUNNING, _S.WAITING})
REMOVABLE = frozenset(_S) - {_S.RUNNING}


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueueButtons", text)


@dataclass(frozen=True)
class QueueButton:
    """One button.

    :param states: of the jobs that it acts on.
    :param nothing: why it is off where there is no such job.
    :param changes: whether it changes the queue, which only the QGIS that owns it may.
    """

    widget: QToolButton
    states: frozenset[JobState]
    nothing: str
    changes: bool = True


class QueueButtons:
    """Keeps texts and tips of the buttons in step with what they would act on.

    :param resume: and the others: the buttons, as the form has them.
    """

    def __init__(
        self,
        resume: QToolButton,
        pause: QToolButton,
        cancel: QToolButton,
        remove: QToolButton,
        load: QToolButton,
        folder: QToolButton,
    ) -> None:
        at_work = _tr("Jobs at work are not removed: pause or cancel them first.")
        self._buttons = {
            "resume": QueueButton(resume, RESUMABLE, _tr("None of them is paused, waiting or failed.")),
            "pause": QueueButton(pause, PAUSABLE, _tr("None of them is at work or in line.")),
            "cancel": QueueButton(cancel, OPEN_STATES, _tr("None of them is open.")),
            "remove": QueueButton(remove, REMOVABLE, at_work),
            "layers": QueueButton(load, frozenset({_S.DONE}), _tr("None of them is done."), changes=False),
            "folder": QueueButton(folder, frozenset(_S), "", changes=False),
        }
        self._tips = {button: button.toolTip() for button in self.widgets}
        self._texts = {button: button.text() for button in self.widgets}
        for name, button in self._buttons.items():
            button.widget.setIcon(icon(name))

    @property
    def widgets(self) -> Sequence[QToolButton]:
        """The buttons, in their order."""
        return [button.widget for button in self._buttons.values()]

    def states_of(self, widget: QToolButton) -> frozenset[JobState]:
        """The states of the jobs that a button acts on."""
        return next(button.states for button in self._buttons.values() if button.widget is widget)

    def show(self, counts: Counter[JobState], scope: str, refusal: str = "") -> None:
        """Say how many jobs each would act on.

        :param counts: of the jobs that are meant, by state.
        :param scope: which those are, a sentence for the tip.
        :param refusal: why nothing may be changed; empty: it may.
        """
        for button in self._buttons.values():
            count = sum(counts[state] for state in button.states)
            off = refusal if button.changes and refusal else ("" if count else self._why_off(button, counts))
            widget = button.widget
            text = self._texts[widget]
            is_counted = button.changes and count
            _set_text(widget, f"{text} {QLocale().toString(count)}" if is_counted else text)
            widget.setEnabled(not off)
            widget.setToolTip("\n".join(filter(None, (self._tips[widget], off or scope))))

    def _why_off(self, button: QueueButton, counts: Counter[JobState]) -> str:
        return button.nothing if any(counts.values()) and button.nothing else _tr("There is no job.")


def _set_text(widget: QToolButton, text: str) -> None:
    """A text that stays makes no new layout."""
    if widget.text() != text:
        widget.setText(text)
