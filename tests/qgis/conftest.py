"""QGIS without its desktop, the embedded hub, and nothing of whoever runs the tests."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.oaxaca import oaxaca_scenes
from builders.safe_product import build_l1c, build_l2a
from doubles.hub import Hub
from doubles.sen2cor.installing import install
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsOptionsWidgetFactory
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QHBoxLayout, QMainWindow, QWidget
from scene_queue.core.machine import awake
from scene_queue.core.qgis_adapters.pool_thread import released_threads, task_pool
from scene_queue.core.services import ServiceProfile, load_profiles

SIZE = 12  # pixels at 60 m: what is tested here are not the images
TASKS_END_S = 10.0
PATIENCE_MS = 10_000  # of a wait that names no time of its own

Build = Callable[[str], Path]


class Lit:
    """Keeps no computer awake, and says that it does."""

    def is_at_work(self) -> bool:
        return True

    def end(self) -> None:
        """There is nothing to end."""


class MessageBar:
    """What QGIS's message bar was given."""

    def __init__(self, parent: QWidget) -> None:
        self.parent = parent
        self.messages: list[tuple[Any, str]] = []
        self.offers: list[QWidget] = []  # those that are there yet

    def pushMessage(self, title: str, text: str, level: Any, duration: int) -> None:
        self.messages.append((level, text))

    def items(self) -> list[Any]:
        """Nothing is shown here."""
        return []

    def createMessage(self, title: str, text: str) -> QWidget:
        """A message that gets buttons."""
        made = QWidget(self.parent)
        made.setObjectName(text)
        QHBoxLayout(made)
        return made

    def pushWidget(self, widget: QWidget, level: Any) -> None:
        self.offers.append(widget)
        self.messages.append((level, widget.objectName()))

    def popWidget(self, widget: QWidget) -> None:
        self.offers = [one for one in self.offers if one is not widget]

    def texts(self, level: Any = None) -> list[str]:
        return [text for given, text in self.messages if level in (None, given)]


class Desk:
    """As much of ``QgisInterface`` as the plugin uses, with real widgets; anything else is an error."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        self.canvas.setExtent(QgsRectangle(-100, 14, -92, 20))
        self.window.setCentralWidget(self.canvas)
        self.window.resize(1200, 900)
        self.toolbar = self.window.addToolBar("Plugins")
        self.raster_menu = self.window.menuBar().addMenu("Raster")
        self.bar = MessageBar(self.window)
        self.active: QgsMapLayer | None = None
        self.option_pages: list[QgsOptionsWidgetFactory] = []
        self.opened_pages: list[str] = []

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> MessageBar:
        return self.bar

    def activeLayer(self) -> QgsMapLayer | None:
        return self.active

    def addToolBarIcon(self, action: QAction) -> int:
        self.toolbar.addAction(action)
        return 0

    def removeToolBarIcon(self, action: QAction) -> None:
        self.toolbar.removeAction(action)

    def addPluginToRasterMenu(self, name: str, action: QAction) -> None:
        self.raster_menu.addAction(action)

    def removePluginRasterMenu(self, name: str, action: QAction) -> None:
        self.raster_menu.removeAction(action)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: QDockWidget) -> None:
        self.window.removeDockWidget(dock)

    def registerOptionsWidgetFactory(self, factory: QgsOptionsWidgetFactory) -> None:
        self.option_pages.append(factory)

    def unregisterOptionsWidgetFactory(self, factory: QgsOptionsWidgetFactory) -> None:
        self.option_pages.remove(factory)

    def showOptionsDialog(self, parent: QWidget, page: str) -> None:
        self.opened_pages.append(page)


def let_tasks_end() -> None:
    """Wait for tasks that were cancelled, or began late: what they took from the pool comes back with their end."""
    end = time.monotonic() + TASKS_END_S
    while released_threads.count and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def _as_if_new(qgis_app: QgsApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test has a home, settings and a project of its own, and must give back what it took from QGIS's pool."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SEN2COR_HOME", str(home / "sen2cor"))
    monkeypatch.setattr(awake, "ways_of", lambda _: [Lit])
    QgsSettings().remove("scene_queue")
    QgsSettings().setValue("scene_queue/knows_first_steps", True)
    threads = task_pool().maxThreadCount()
    yield
    QgsProject.instance().clear()
    QgsSettings().remove("scene_queue")
    let_tasks_end()
    assert released_threads.count == 0
    assert task_pool().maxThreadCount() == threads


@pytest.fixture
def qtbot(qtbot: Any) -> Any:
    """pytest-qt's, whose waits also outlast a busy machine."""
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def kept_products(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub's archives, built once a session."""
    return tmp_path_factory.mktemp("products")


@pytest.fixture
def hub(kept_products: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The scenes of Oaxaca on loopback, as the service ``cdse``."""
    with Hub(oaxaca_scenes(kept_products, SIZE)) as running:
        monkeypatch.setenv("SCENE_QUEUE_SERVICES", str(running.write_profile(tmp_path / "services.json")))
        yield running


@pytest.fixture
def profile(hub: Hub) -> ServiceProfile:
    """The hub's profile."""
    return load_profiles(os.environ)["cdse"]


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's account in the environment."""
    monkeypatch.setenv("CDSE_USERNAME", "demo")
    monkeypatch.setenv("CDSE_PASSWORD", "demo")


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """The stand-in for Sen2Cor: what its installation is started by."""
    return install(tmp_path / "programs") / "bin" / "L2A_Process"


@pytest.fixture
def oaxaca(qgis_app: QgsApplication) -> Iterator[QgsVectorLayer]:
    """The state of Oaxaca on the world map that QGIS carries; not in the project.

    pytest lets go of the last test's fixtures only after QGIS has ended, where a layer's own end would be a crash.
    """
    world = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
    layer = QgsVectorLayer(f"{world}|layername=states_provinces|subset=\"name\"='Oaxaca'", "Oaxaca", "ogr")
    assert layer.featureCount() == 1
    yield layer
    if not sip.isdeleted(layer):
        sip.delete(layer)


@pytest.fixture
def product(tmp_path: Path) -> Build:
    """Make a small true product of a name."""

    def build(name: str, folder: Path | None = None) -> Path:
        make = build_l2a if "_MSIL2A_" in name else build_l1c
        return make(name, folder or tmp_path, size=SIZE)

    return build


@pytest.fixture
def desk(qgis_app: QgsApplication, qtbot: Any) -> Iterator[Desk]:
    """A window with a map; shown, since clicks on hidden widgets are lost without a word."""
    made = Desk()
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    sip.delete(made.window)
