"""QGIS without its desktop, the embedded hub, and nothing of whoever runs the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import pytest
from builders.oaxaca import oaxaca_scenes
from builders.safe_product import build_l1c, build_l2a
from conftest import TESTS
from doubles.hub import Hub
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt import sip
from scene_queue.core.qgis_adapters.pool_thread import released_threads, task_pool
from scene_queue.core.services import ServiceProfile, load_profiles

SIZE = 12  # pixels at 60 m: what is tested here are not the images

Build = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _as_if_new(qgis_app: QgsApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test has a home, settings and a project of its own, and must give back what it took from QGIS's pool."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SEN2COR_HOME", str(home / "sen2cor"))
    QgsSettings().remove("scene_queue")
    threads = task_pool().maxThreadCount()
    yield
    QgsProject.instance().clear()
    QgsSettings().remove("scene_queue")
    assert released_threads.count == 0
    assert task_pool().maxThreadCount() == threads


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
def stand_in() -> Path:
    """The stand-in for Sen2Cor."""
    return TESTS / "doubles" / "sen2cor" / "L2A_Process"


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
