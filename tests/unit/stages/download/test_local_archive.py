"""A product comes out of an archive on disk, which stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.scenes import T15PUT, scene
from scene_queue.core.errors import CancelledError, ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download.local_archive import LocalArchiveStage
from scene_queue.core.stages.download.rooms import Rooms
from scene_queue.core.workspace import Workspace


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return zip_product(build_l1c(T15PUT, tmp_path / "built", size=12), tmp_path / f"{T15PUT}.zip")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "products"
    folder.mkdir()
    return Workspace(ProductName.parse(T15PUT), Settings(folder, service=""))


def stage(archive: Path) -> LocalArchiveStage:
    return LocalArchiveStage({T15PUT: archive}, Rooms())


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_lies_under_its_final_name_and_nothing_else_is_left(archive: Path, workspace: Workspace) -> None:
    before = archive.read_bytes()
    facts = stage(archive).run(scene(), workspace, Feedback())
    assert facts["source"] == "archive"
    assert tree(workspace.product) == tree(archive.parent / "built" / f"{T15PUT}.SAFE")
    assert archive.read_bytes() == before
    assert not workspace.scratch.exists()


def test_a_product_that_is_there_is_left_alone(archive: Path, workspace: Workspace) -> None:
    stage(archive).run(scene(), workspace, Feedback())
    archive.unlink()
    assert stage(archive).run(scene(), workspace, Feedback()) == {"source": "disk"}


def test_what_is_corrected_already_is_not_unpacked(archive: Path, workspace: Workspace) -> None:
    made = LocalArchiveStage({T15PUT: archive}, Rooms(), lambda workspace, feedback: archive)
    assert made.run(scene(), workspace, Feedback()) == {"source": "disk"}
    assert not workspace.product.exists()


def test_a_broken_archive_leaves_no_product(archive: Path, workspace: Workspace) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises(ProductError, match=r"is broken") as caught:
        stage(archive).run(scene(), workspace, Feedback())
    assert archive.name in caught.value.advice
    assert not workspace.product.exists()


def test_an_archive_that_went_is_said(archive: Path, workspace: Workspace) -> None:
    archive.unlink()
    with pytest.raises(ProductError, match="is not there any more"):
        stage(archive).run(scene(), workspace, Feedback())


def test_a_cancellation_leaves_no_product(archive: Path, workspace: Workspace) -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        stage(archive).run(scene(), workspace, feedback)
    assert not workspace.product.exists()
