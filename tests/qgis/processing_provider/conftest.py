"""The provider in QGIS's registry, and algorithms run as Processing runs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from scene_queue.core.qgis_adapters.processing_provider.provider import SceneQueueProvider

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[SceneQueueProvider]:
    """Registered as the plugin does it."""
    made = SceneQueueProvider()
    assert QgsApplication.processingRegistry().addProvider(made)
    yield made
    QgsApplication.processingRegistry().removeProvider(made)


class Log(QgsProcessingFeedback):
    """What an algorithm said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, text: str) -> None:
        self.lines.append(text)

    def pushWarning(self, text: str) -> None:
        self.lines.append(text)

    def reportError(self, text: str, fatalError: bool = False) -> None:  # noqa: N803 - QGIS's name
        self.lines.append(text)


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def context() -> Iterator[QgsProcessingContext]:
    made = QgsProcessingContext()
    made.setProject(QgsProject.instance())
    yield made
    sip.delete(made)  # before QGIS ends, see the layer of Oaxaca


@pytest.fixture
def run(provider: SceneQueueProvider, log: Log, context: QgsProcessingContext) -> Run:
    """``run("search", START=...)`` gives the outputs.

    What goes wrong before the work begins is told to the log; the exception raised here has those lines too.
    """

    def call(name: str, **parameters: Any) -> dict[str, Any]:
        import processing

        try:
            return dict(processing.run(f"scenequeue:{name}", parameters, context=context, feedback=log))
        except QgsProcessingException as error:
            raise QgsProcessingException(" ".join([*log.lines, str(error)])) from error

    return call


@pytest.fixture
def query(oaxaca: QgsVectorLayer, tmp_path: Path) -> dict[str, Any]:
    """The search of the guide."""
    return {
        "AREA": oaxaca,
        "START": "2018-08-01",
        "END": "2018-08-10",
        "LEVEL": "L1C",
        "MAX_CLOUD": 5,
        "ORBIT_DIRECTION": "descending",
    }
