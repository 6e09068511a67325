"""A hub with one scene, and a client for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles.hub import Hub, sample_scene
from doubles.hub.client import Client


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keeps the sample's ZIP for all tests."""
    return tmp_path_factory.mktemp("samples")


@pytest.fixture
def hub(sample_folder: Path) -> Iterator[Hub]:
    """A hub with the sample scene."""
    with Hub([sample_scene(sample_folder)]) as running:
        yield running


@pytest.fixture
def client(hub: Hub) -> Client:
    """A client of that hub."""
    return Client(hub)
