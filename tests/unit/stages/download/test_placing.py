"""The last rename, where something has the name already."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from doubles.hub.samples import SAMPLE_NAME
from scene_queue.core.errors import DiskError
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download.placing import put_in_place
from scene_queue.core.stages.download.rooms import Rooms
from scene_queue.core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ProductName.parse(SAMPLE_NAME), Settings(tmp_path))


def product(folder: Path, content: str, *bands: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "manifest.safe").write_text(content)
    if bands:
        OrderedBands(frozenset(bands)).write(folder)
    return folder


def put(made: Path, workspace: Workspace, *, has_archive: bool = False) -> None:
    with Rooms(0).claim() as room:
        put_in_place(made, workspace, Feedback(), room, has_archive=has_archive)


def test_a_product_is_replaced_and_nothing_of_it_is_left(workspace: Workspace) -> None:
    product(workspace.product, "old", "B02")
    put(product(workspace.scratch / "files" / "new", "new"), workspace)
    assert (workspace.product / "manifest.safe").read_text() == "new"
    assert not workspace.scratch.exists()


def test_what_a_killed_replacement_left_behind_is_no_hindrance(workspace: Workspace) -> None:
    product(workspace.scratch / "replaced", "older")
    product(workspace.product, "old", "B02")
    put(product(workspace.scratch / "files" / "new", "new"), workspace)
    assert (workspace.product / "manifest.safe").read_text() == "new"
    assert not workspace.scratch.exists()


def test_a_product_that_cannot_be_replaced_stays(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    product(workspace.product, "old", "B02")
    made = product(workspace.scratch / "files" / "new", "new")
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if source == made:
            raise OSError("held by another program")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(DiskError):
        put(made, workspace)
    assert (workspace.product / "manifest.safe").read_text() == "old"
    assert made.is_dir()
