"""Which orders come from the project that is open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject
from scene_queue.core.job_queue.order import Origin
from scene_queue.core.qgis_adapters.open_project import OpenProject


@pytest.fixture
def project() -> QgsProject:
    return QgsProject.instance()


@pytest.fixture
def opened(project: QgsProject) -> Iterator[OpenProject]:
    made = OpenProject(lambda: project)
    yield made
    made.close()


def test_an_order_of_a_saved_project_is_known_by_its_file(
    project: QgsProject, opened: OpenProject, tmp_path: Path
) -> None:
    file = tmp_path / "oaxaca.qgz"
    assert project.write(str(file))
    assert opened.is_origin(Origin(project=str(file)))
    assert not opened.is_origin(Origin(project=str(tmp_path / "other.qgz")))


def test_an_order_of_a_project_without_a_name_is_known_by_its_time(
    project: QgsProject, opened: OpenProject, tmp_path: Path
) -> None:
    origin = Origin(created=time.time())
    assert opened.is_origin(origin)
    assert project.write(str(tmp_path / "now it has one.qgz"))
    assert opened.is_origin(origin)
    assert not opened.is_origin(Origin(created=1.0))  # of another day


def test_another_project_takes_its_place(project: QgsProject, opened: OpenProject) -> None:
    origin = Origin(created=time.time() - 0.001)
    project.clear()
    assert not opened.is_origin(origin)
    assert not opened.is_origin(Origin(project="/data/oaxaca.qgz"))
