"""The way from a scratch folder to another file system: a copy aside that is remembered, then one rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles.other_disk import KINDS, other_disk
from scene_queue.core.errors import CancelledError, FolderGoneError
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import HIDDEN, INCOMING, Workspace
from scene_queue.core.workspace.incoming import NOTE, Incoming

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.fixture(params=KINDS)
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with other_disk(request.param, tmp_path, monkeypatch) as folder:
        yield folder


def workspace_in(tmp_path: Path, scratch: Path | None) -> Workspace:
    folder = tmp_path / "products"
    folder.mkdir(exist_ok=True)
    return Workspace(ProductName.parse(NAME), Settings(folder, scratch=scratch))


def made_in(workspace: Workspace) -> Path:
    made = workspace.scratch / "unpacked" / "product"
    made.mkdir(parents=True)
    (made / "manifest.safe").write_text("whole")
    return made


def bring(incoming: Incoming, made: Path, feedback: Feedback | None = None) -> Path:
    return incoming.brought(made, "product", feedback or Feedback(), lambda done, total: None)


def left_in(workspace: Workspace) -> list[Path]:
    return sorted((workspace.settings.folder / HIDDEN / INCOMING).glob("*"))


def test_without_a_scratch_folder_of_its_own_nothing_is_copied(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, None)
    made = made_in(workspace)
    assert bring(Incoming(workspace), made) == made
    assert Incoming(workspace).folder() == workspace.scratch
    Incoming(workspace).clear()
    assert made.is_dir()
    assert not left_in(workspace)


def test_on_the_same_disk_nothing_is_copied_either(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, tmp_path)
    made = made_in(workspace)
    assert bring(Incoming(workspace), made) == made
    Incoming(workspace).clear()
    assert not left_in(workspace)
    assert [path.name for path in workspace.scratch.iterdir()] == ["unpacked"]


def test_between_two_mounts_of_one_disk_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number is the same there, and a rename is refused all the same: folders of a container, say."""
    workspace = workspace_in(tmp_path, tmp_path)
    made = made_in(workspace)

    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", refuse)
    copy = bring(Incoming(workspace), made)
    assert workspace.settings.folder in copy.parents
    assert (copy / "manifest.safe").read_text() == "whole"


def test_on_another_disk_it_is_copied_and_what_is_made_stays(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    made = made_in(workspace)
    copy = bring(Incoming(workspace), made)
    assert workspace.settings.folder / HIDDEN / INCOMING in copy.parents
    assert (copy / "manifest.safe").read_text() == (made / "manifest.safe").read_text() == "whole"


def test_a_copy_is_noted_before_it_is_made_and_the_next_run_removes_it(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    made = made_in(workspace)
    bring(Incoming(workspace), made)
    [left] = left_in(workspace)
    assert (workspace.scratch / NOTE).read_text() == left.name
    Incoming(workspace).clear()  # another object, as after a kill
    assert not left_in(workspace)
    assert not (workspace.scratch / NOTE).exists()
    assert made.is_dir()
    Incoming(workspace).clear()


def test_half_a_copy_is_begun_anew(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    made = made_in(workspace)
    half = Incoming(workspace).folder() / "product"
    half.mkdir()
    (half / "half").touch()
    copy = bring(Incoming(workspace), made)
    assert copy == half
    assert [path.name for path in copy.iterdir()] == ["manifest.safe"]
    assert len(left_in(workspace)) == 1


def test_a_cancelled_copy_leaves_nothing(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    made = made_in(workspace)
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        bring(Incoming(workspace), made, feedback)
    [left] = left_in(workspace)
    assert list(left.iterdir()) == []


def test_computers_that_share_the_products_never_meet(disk: Path, tmp_path: Path) -> None:
    """Their scratch folders may have the same path."""
    one, other = workspace_in(tmp_path, disk / "one"), workspace_in(tmp_path, disk / "other")
    folders = [Incoming(workspace).folder() for workspace in (one, other)]
    assert folders[0] != folders[1]
    Incoming(one).clear()
    assert left_in(other) == [folders[1]]


def test_a_note_that_leads_elsewhere_removes_nothing(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    workspace.scratch.mkdir(parents=True)
    for name in ("..", "../../products", f"{workspace.scratch.name}_/../..", "", "other_00000000"):
        (workspace.scratch / NOTE).write_text(name)
        Incoming(workspace).clear()
        assert workspace.settings.folder.is_dir()


def test_while_the_drive_of_the_products_is_gone_the_copy_is_not_forgotten(disk: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, disk)
    bring(Incoming(workspace), made_in(workspace))
    folder = workspace.settings.folder
    folder.rename(tmp_path / "unplugged")
    Incoming(workspace).clear()
    with pytest.raises(FileNotFoundError):
        Incoming(workspace).folder()
    assert not folder.exists()
    (tmp_path / "unplugged").rename(folder)
    Incoming(workspace).clear()
    assert not left_in(workspace)


def test_two_folders_that_share_a_scratch_folder_have_each_their_own_part_of_it(tmp_path: Path) -> None:
    one, other = (
        Workspace(ProductName.parse(NAME), Settings(tmp_path / folder, scratch=tmp_path / "scratch"))
        for folder in ("one", "other")
    )
    assert one.scratch != other.scratch
    assert {one.scratch.parent, other.scratch.parent} == {tmp_path / "scratch"}
    assert len(one.scratch.name) < 20


def test_a_scratch_folder_that_is_gone_is_told_and_not_made_again(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, tmp_path / "drive")
    with pytest.raises(FolderGoneError, match="drive for unfinished files is not there any more"):
        workspace.require_scratch()
    (tmp_path / "drive").mkdir()
    workspace.require_scratch()
    workspace.require_folder()
    workspace_in(tmp_path, None).require_scratch()
    workspace.settings.folder.rmdir()
    with pytest.raises(FolderGoneError, match="products is not there any more"):
        workspace.require_folder()
