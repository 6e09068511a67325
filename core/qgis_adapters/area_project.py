"""The area of interest, kept with the project: another project, another area."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..aoi import AreaOfInterest

SCOPE, WKT_KEY, NAME_KEY = "SceneQueue", "/area/wkt", "/area/name"


class AreaOfProject(QObject):
    """Keeps the exact polygon and its name among the project's own entries; main thread.

    ``changed`` is emitted when a project was opened or closed: what is kept may be another area now.

    The project is asked for anew each time: where its wrapper is kept in what becomes garbage, Python's collector
    clears it, and with it every function that any plugin has connected to the project; the next signal crashes QGIS.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        project: Any = QgsProject.instance()  # the stubs take its signals for methods
        project.readProject.connect(self._on_read)
        project.cleared.connect(self.changed)

    def kept(self) -> tuple[str, str]:
        """The WKT and the name of the area that is kept; the WKT is empty if there is none."""
        project = QgsProject.instance()
        wkt, _ = project.readEntry(SCOPE, WKT_KEY, "")
        name, _ = project.readEntry(SCOPE, NAME_KEY, "")
        return wkt, name

    def keep(self, area: AreaOfInterest | None) -> None:
        """Write an area into the project, which QGIS offers to save then; ``None`` takes it out."""
        if self.kept() == ((area.wkt, area.name) if area else ("", "")):
            return
        project = QgsProject.instance()
        if area is None:
            project.removeEntry(SCOPE, "/area")
        else:
            project.writeEntry(SCOPE, WKT_KEY, area.wkt)
            project.writeEntry(SCOPE, NAME_KEY, area.name)
        project.setDirty(True)

    def remove(self) -> None:
        """Hear nothing more of the project; what it keeps stays."""
        project: Any = QgsProject.instance()
        project.readProject.disconnect(self._on_read)
        project.cleared.disconnect(self.changed)

    def _on_read(self, _document: object) -> None:
        self.changed.emit()
