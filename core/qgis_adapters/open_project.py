"""Which orders come from the project that is open. Main thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..job_queue.order import Origin


class OpenProject(QObject):
    """Follows QGIS's project: one that was never saved is known by the time since which it is open.

    :param project: gives it; its Python object is not kept, as that one's end takes connections of others along.
    """

    def __init__(self, project: Callable[[], QgsProject], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._since = time.time()
        self._cleared().connect(self._begin)

    def is_origin(self, origin: Origin) -> bool:
        """Whether an order was made from it; one that was made before it had a name belongs to it, too."""
        if not origin.project:
            return origin.created >= self._since
        name = self._project().fileName()
        return bool(name) and Path(name) == Path(origin.project)

    def close(self) -> None:
        """Follow it no more; it lives longer."""
        self._cleared().disconnect(self._begin)

    def _cleared(self) -> Any:
        project: Any = self._project()  # the stubs take its signals for methods
        return project.cleared

    def _begin(self) -> None:
        self._since = time.time()
