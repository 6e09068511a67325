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
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = QgsProject.instance()
        self._read: Any = self._project.readProject  # signals; the stubs say methods
        self._cleared: Any = self._project.cleared
        self._read.connect(self._on_read)
        self._cleared.connect(self.changed)

    def kept(self) -> tuple[str, str]:
        """The WKT and the name of the area that is kept; the WKT is empty if there is none."""
        wkt, _ = self._project.readEntry(SCOPE, WKT_KEY, "")
        name, _ = self._project.readEntry(SCOPE, NAME_KEY, "")
        return wkt, name

    def keep(self, area: AreaOfInterest | None) -> None:
        """Write an area into the project, which QGIS offers to save then; ``None`` takes it out."""
        if self.kept() == ((area.wkt, area.name) if area else ("", "")):
            return
        if area is None:
            self._project.removeEntry(SCOPE, "/area")
        else:
            self._project.writeEntry(SCOPE, WKT_KEY, area.wkt)
            self._project.writeEntry(SCOPE, NAME_KEY, area.name)
        self._project.setDirty(True)

    def remove(self) -> None:
        """Hear nothing more of the project; what it keeps stays."""
        self._read.disconnect(self._on_read)
        self._cleared.disconnect(self.changed)

    def _on_read(self, _document: object) -> None:
        self.changed.emit()
