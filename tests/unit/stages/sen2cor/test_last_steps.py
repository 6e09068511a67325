"""The last steps of a correction: the L2A product to its place, and the L1C product away where nobody keeps it."""

from __future__ import annotations

import errno
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from doubles.corrections import correct
from doubles.other_disk import KINDS, other_disk
from scene_queue.core.errors import CancelledError, CorrectionError, FolderGoneError, NoRoomError, ProductError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.settings import Resolution
from scene_queue.core.stages.sen2cor import stage as stage_module
from scene_queue.core.workspace import Workspace, copying
from scene_queue.core.workspace.incoming import Incoming

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")

NEW = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"
OLD = "S2B_MSIL2A_20180809T163829_N0206_R126_T15PUT_20180809T221152"
GOOD = f"make_l2a {NEW} 10 20 60; succeed"


def sizes_below(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


# What becomes of the L1C product


def unkept(workspace: Workspace, **changes: object) -> Workspace:
    """The folders of a job that fetched the product itself, in an order that keeps none."""
    settings = replace(workspace.settings, keep_l1c=False)
    return replace(workspace, **{"settings": settings, "is_fetched": True, **changes})  # type: ignore[arg-type]


def test_a_fetched_l1c_product_goes_once_its_l2a_product_is_there(play, workspace, listener) -> None:
    asked = unkept(workspace)
    workspace.archive.write_text("the ZIP")
    facts = correct(play(GOOD), asked, listener)
    assert facts["l1c_removed"] is True
    assert Path(str(facts["l2a"])).is_dir()
    assert not asked.product.exists()
    assert workspace.archive.read_text() == "the ZIP"  # kept or not is another question
    assert "is removed" in listener.notes
    assert list(asked.scratch.iterdir()) == []


def test_a_product_that_the_order_keeps_stays(play, workspace, listener) -> None:
    facts = correct(play(GOOD), replace(workspace, is_fetched=True), listener)
    assert "l1c_removed" not in facts
    assert workspace.product.is_dir()


@pytest.mark.parametrize("is_given", [False, True], ids=["there before", "given"])
def test_a_product_that_the_job_did_not_fetch_is_never_removed(play, workspace, listener, is_given) -> None:
    asked = unkept(workspace, is_fetched=is_given, given=workspace.product if is_given else None)
    facts = correct(play(GOOD), asked, listener)
    assert "l1c_removed" not in facts
    assert workspace.product.is_dir()


def test_a_failed_correction_keeps_the_l1c_product(play, workspace, listener) -> None:
    with pytest.raises(CorrectionError):
        correct(play(f"make_l2a {NEW} 20; succeed"), unkept(workspace), listener)
    assert workspace.product.is_dir()


def test_an_l2a_product_that_was_there_lets_a_fetched_l1c_product_go(play, workspace, listener, l2a_folder) -> None:
    """As after a kill between the two."""
    there = l2a_folder(workspace.corrected_folder)
    facts = correct(play("fail"), unkept(workspace), listener)
    assert facts == {"l2a": str(there), "l1c_removed": True}
    assert not workspace.product.exists()


def test_what_was_removed_already_is_told_again(play, workspace, listener, l2a_folder) -> None:
    there = l2a_folder(workspace.corrected_folder)
    shutil.rmtree(workspace.product)
    assert correct(play("fail"), unkept(workspace), listener) == {"l2a": str(there), "l1c_removed": True}


def test_a_removed_product_loses_its_name_before_its_files(play, workspace, listener, monkeypatch) -> None:
    removed: list[Path] = []
    monkeypatch.setattr(stage_module, "remove_tree", removed.append)
    correct(play(GOOD), unkept(workspace), listener)
    assert not workspace.product.exists()
    assert workspace.scratch / "removed" in removed
    assert (workspace.scratch / "removed" / "manifest.safe").is_file()


def test_a_product_that_cannot_be_removed_is_told_and_the_correction_counts(
    play, workspace, listener, monkeypatch
) -> None:
    def refuse(folder: Path) -> None:
        if folder.name == "removed":
            raise OSError("held by another program")
        shutil.rmtree(folder)

    monkeypatch.setattr(stage_module, "remove_tree", refuse)
    facts = correct(play(GOOD), unkept(workspace), listener)
    assert Path(str(facts["l2a"])).is_dir()
    assert "could not be removed: held by another program" in listener.notes


def test_where_another_computer_was_quicker_and_removed_the_l1c_product_its_l2a_product_counts(
    play, workspace, listener, l2a_folder
) -> None:
    def lose(product: Path, feedback: Feedback) -> None:
        l2a_folder(workspace.corrected_folder, OLD)
        shutil.rmtree(workspace.product)
        raise ProductError("An image is cut.")

    facts = correct(play(GOOD), workspace, listener, check=lose)
    assert facts == {"l2a": str(workspace.corrected_folder / f"{OLD}.SAFE")}


def test_the_size_of_the_l2a_product_is_told_where_a_budget_counts_it(play, workspace, listener) -> None:
    asked = replace(workspace, settings=replace(workspace.settings, disk_budget_bytes=10**12))
    facts = correct(play(GOOD), asked, listener)
    assert facts["l2a_bytes"] == sum(sizes_below(Path(str(facts["l2a"]))))


# A scratch folder on another disk


@pytest.fixture(params=KINDS)
def apart(request, workspace, tmp_path, monkeypatch):
    """The folders of a scene whose unfinished files lie on another disk."""
    with other_disk(request.param, tmp_path, monkeypatch) as scratch:
        yield replace(workspace, settings=replace(workspace.settings, scratch=scratch))


def copies(workspace: Workspace) -> list[Path]:
    """What lies on its way to a final name."""
    return list((workspace.settings.folder / ".scene_queue" / "incoming").rglob("*"))


def test_a_correction_on_another_disk_ends_with_a_copy_and_a_rename(play, apart, listener) -> None:
    facts = correct(play(GOOD), unkept(apart), listener)
    assert facts["l2a"] == str(apart.corrected_folder / NEW)
    assert facts["l1c_removed"] is True
    assert not apart.product.exists()
    assert len(sizes_below(apart.corrected_folder / NEW)) > 20
    assert not copies(apart)
    assert list(apart.scratch.iterdir()) == []
    assert any(event.text == "Copying" for event in listener.progress)


def test_a_correction_that_is_cancelled_within_the_copy_leaves_nothing(play, apart, listener) -> None:
    def cancel_in_copy(event: object) -> None:
        if isinstance(event, Progress) and event.text == "Copying":
            listener.feedback.signal.cancel()

    listener.feedback.report = cancel_in_copy
    with pytest.raises(CancelledError):
        correct(play(GOOD), apart, listener)
    assert_nothing_unfinished(apart)


def assert_nothing_unfinished(workspace: Workspace) -> None:
    assert [path for path in copies(workspace) if path.is_file()] == []
    assert not (workspace.scratch / "sen2cor").exists()
    assert list(workspace.corrected_folder.glob("*.SAFE*")) == []


def test_a_disk_of_products_that_is_full_is_told_and_the_next_run_succeeds(play, apart, listener, monkeypatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    installation, copy = play(GOOD), copying.copy_through
    monkeypatch.setattr(copying, "copy_through", refuse)
    with pytest.raises(NoRoomError, match="No space left on device"):
        correct(installation, apart, listener)
    assert_nothing_unfinished(apart)
    monkeypatch.setattr(copying, "copy_through", copy)
    assert correct(installation, apart, listener)["sen2cor_version"] == "2.11.00"
    assert not copies(apart)


def test_a_run_is_not_lost_to_a_copy_that_did_not_end(play, apart, listener, monkeypatch) -> None:
    """Half an hour of Sen2Cor: the next run only copies, and tells the same of the product."""
    copy = copying.copy_through

    def refuse(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(copying, "copy_through", refuse)
    with pytest.raises(NoRoomError):
        correct(play(GOOD), apart, listener)
    monkeypatch.setattr(copying, "copy_through", copy)
    facts = correct(play("fail", version=(2, 12, 3)), apart, listener)
    assert (facts["l2a"], facts["sen2cor_version"]) == (str(apart.corrected_folder / NEW), "2.11.00")
    assert Path(str(facts["log"])).is_file()
    assert "only has to be copied" in listener.notes
    assert list(apart.scratch.iterdir()) == []


def test_what_was_kept_is_made_anew_where_it_lacks_what_is_asked_for(play, apart, listener, monkeypatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    copy = copying.copy_through
    monkeypatch.setattr(copying, "copy_through", refuse)
    coarse = replace(apart, settings=replace(apart.settings, resolution=Resolution.R20))
    with pytest.raises(NoRoomError):
        correct(play(f"make_l2a {NEW} 20; succeed"), coarse, listener)
    monkeypatch.setattr(copying, "copy_through", copy)
    facts = correct(play(GOOD, version=(2, 12, 3)), apart, listener)
    assert facts["sen2cor_version"] == "2.12.03"
    assert list(apart.scratch.iterdir()) == []


def test_a_copy_that_a_killed_run_left_is_removed(play, apart, listener, l2a_folder) -> None:
    left = Incoming(apart).folder() / "l2a"
    left.mkdir()
    l2a_folder(apart.corrected_folder)
    correct(play("fail"), apart, listener)
    assert not copies(apart)


def test_a_scratch_folder_that_is_gone_is_told(play, workspace, listener, tmp_path) -> None:
    asked = replace(workspace, settings=replace(workspace.settings, scratch=tmp_path / "drive"))
    with pytest.raises(FolderGoneError, match="drive"):
        correct(play(GOOD), asked, listener)
    assert not (tmp_path / "drive").exists()
