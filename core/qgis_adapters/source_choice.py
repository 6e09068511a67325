"""From where the selected scenes can come: worked out at once where they are few, else in a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..feedback import Feedback
from ..job_queue.sourcing import SourcePlan, make_plan
from ..scene import Scene
from ..services import ServiceProfile
from .errands import Errands

AT_ONCE = 500  # scenes; some milliseconds


class SourceChoice(QObject):
    """``planned`` carries the :class:`SourcePlan` of the newest question, on the main thread."""

    planned = pyqtSignal(object)

    def __init__(self, errands: Errands, profiles: Mapping[str, ServiceProfile], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands, self._profiles = errands, profiles
        self._newest = 0

    def plan(self, scenes: Sequence[Scene], source: str, alternatives: Sequence[str]) -> None:
        """Ask where scenes would come from.

        :param source: id of the service that is chosen; empty: one that fits each scene.
        :param alternatives: ids of those that may be tried next.
        """
        self._newest += 1
        number = self._newest
        if len(scenes) <= AT_ONCE:
            self.planned.emit(make_plan(scenes, source, alternatives, self._profiles))
            return

        def work(feedback: Feedback) -> SourcePlan:
            return make_plan(scenes, source, alternatives, self._profiles)

        def done(plan: SourcePlan) -> None:
            if number == self._newest:
                self.planned.emit(plan)

        title = QCoreApplication.translate("SceneQueue", "Look where the scenes can come from")
        self._errands.start(title, work, done, key="sources")
