"""The provider: which algorithms there are."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .check_safe import CheckSafeAlgorithm
from .correct import CorrectAlgorithm
from .download import DownloadAlgorithm
from .layers import LayersAlgorithm
from .pipeline import PipelineAlgorithm
from .search import SearchAlgorithm

_ICON = Path(__file__).resolve().parents[3] / "ui" / "icons" / "scene_queue.svg"


class SceneQueueProvider(QgsProcessingProvider):
    """``scenequeue`` in the Processing toolbox."""

    def id(self) -> str:
        """The part of an algorithm's id before the colon."""
        return "scenequeue"

    def name(self) -> str:
        """What the toolbox shows."""
        return "Scene Queue for Sentinel-2"

    def icon(self) -> QIcon:
        """What the toolbox shows."""
        return QIcon(str(_ICON))

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the provider is added."""
        for algorithm in (
            SearchAlgorithm,
            DownloadAlgorithm,
            CheckSafeAlgorithm,
            CorrectAlgorithm,
            PipelineAlgorithm,
            LayersAlgorithm,
        ):
            self.addAlgorithm(algorithm())
