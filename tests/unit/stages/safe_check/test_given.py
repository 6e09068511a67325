"""A product that was given to be corrected: it is looked at, and what is mended is a copy of it."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.scenes import scene
from doubles.product_repair import Whole, alter, b02, below, cut, files, one, tree
from scene_queue.core.errors import CancelledError, DiskError, NetworkError, NoRoomError, ProductError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.manifest import MANIFEST
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.stages.safe_check import Refetch, SafeCheckStage, check
from scene_queue.core.workspace import Workspace

EMPTY = ("AUX_DATA", "rep_info")


class Given:
    """A product in a folder of the user's, and an order for its correction."""

    def __init__(self, l1c: Path, folder: Path) -> None:
        self.product = l1c
        self.workspace = Workspace(ProductName.parse(l1c.name), Settings(folder / "order"), l1c)
        self.scene: Scene = scene(self.workspace.name.text)
        self.into = self.workspace.scratch / "mine"
        self.events: list[Event] = []
        self.feedback = Feedback(self.events.append)

    def looked_at(self, refetch: Refetch | None = None) -> dict[str, object]:
        return self._stage(refetch).run(self.scene, self.workspace, self.feedback)

    def mended(self, refetch: Refetch | None = None) -> tuple[Path, dict[str, object]]:
        return self._stage(refetch).mend_copy(self.scene, self.workspace, self.into, self.feedback)

    def seen(self) -> object:
        return files(self.product), tree(self.product.parent)

    def _stage(self, refetch: Refetch | None) -> SafeCheckStage:
        return SafeCheckStage(is_for_correction=True, refetch=lambda _scene, _workspace: refetch)


@pytest.fixture
def given(l1c: Path, tmp_path: Path) -> Given:
    (tmp_path / "theirs").mkdir()
    return Given(l1c.rename(tmp_path / "theirs" / l1c.name), tmp_path)


def paths(facts: object) -> list[str]:
    assert isinstance(facts, list)
    return [fact["path"] for fact in facts]


def test_a_whole_product_is_not_to_be_mended(given: Given) -> None:
    before = given.seen()
    facts = given.looked_at()
    assert (facts["repaired"], facts["repairable"], facts["product"]) == ([], [], str(given.product))
    assert given.seen() == before
    assert not given.workspace.scratch.exists()


def test_lost_folders_are_made_in_a_copy_only(given: Given) -> None:
    for name in EMPTY:
        shutil.rmtree(given.product / name)
    before = given.seen()
    facts = given.looked_at()
    assert (paths(facts["repairable"]), facts["repaired"], facts["findings"]) == (list(EMPTY), [], [])
    assert json.loads(json.dumps(facts)) == facts
    copy, mended = given.mended()
    assert (paths(mended["repaired"]), mended["repairable"]) == (list(EMPTY), [])
    assert copy == given.into / given.product.name
    assert all((copy / name).is_dir() for name in EMPTY)
    assert check(copy, Feedback()) == ()
    assert given.seen() == before
    assert b02(copy).samefile(b02(given.product))
    shutil.rmtree(copy)
    assert given.seen() == before


@pytest.mark.parametrize("damage", [cut, alter, Path.unlink])
def test_a_damaged_file_is_put_into_the_copy_and_never_written_through_a_link(
    given: Given, damage: Callable[[Path], None]
) -> None:
    source = Whole(given.product)
    lost = [b02(given.product), one(given.product, "GRANULE/*/MTD_TL.xml")]
    for path in lost:
        damage(path)
    before = given.seen()
    assert sorted(paths(given.looked_at(source)["repairable"])) == sorted(below(given.product, one) for one in lost)
    assert source.asked == []
    copy, mended = given.mended(source)
    assert sorted(paths(mended["repaired"])) == sorted(below(given.product, one) for one in lost)
    assert check(copy, Feedback()) == ()
    assert given.seen() == before
    assert [path.name for path in given.workspace.scratch.iterdir()] == ["mine"]


def test_files_come_from_the_archive_beside_the_product(given: Given) -> None:
    zip_product(given.product, given.product.with_suffix(".zip"))
    cut(b02(given.product))
    before = given.seen()
    [fact] = given.looked_at()["repairable"]  # type: ignore[misc]
    assert "kept archive" in fact["sentence"]  # type: ignore[index]
    copy, _ = given.mended()
    assert check(copy, Feedback()) == ()
    assert given.seen() == before


def test_a_damaged_manifest_is_fetched_for_the_copy_and_judges_the_rest(given: Given) -> None:
    source = Whole(given.product)
    (given.product / MANIFEST).write_text("damaged")
    b02(given.product).unlink()
    before = given.seen()
    assert paths(given.looked_at(source)["repairable"]) == [MANIFEST]
    copy, mended = given.mended(source)
    assert paths(mended["repaired"]) == [MANIFEST, below(copy, b02(copy))]
    assert check(copy, Feedback()) == ()
    assert given.seen() == before


def test_what_nobody_can_mend_fails_before_anything_is_copied(given: Given) -> None:
    cut(b02(given.product))
    (given.product / "AUX_DATA").rmdir()
    before = given.seen()
    with pytest.raises(ProductError, match="is not whole, 1 finding in 98 files: .*_B02.jp2 is cut"):
        given.looked_at()
    assert given.seen() == before
    assert not given.workspace.scratch.exists()


def test_what_came_before_the_line_broke_is_not_fetched_again(given: Given) -> None:
    source = Whole(given.product)
    lost = [b02(given.product), one(given.product, "GRANULE/*/IMG_DATA/*_B03.jp2")]
    for path in lost:
        path.unlink()
    before = given.seen()
    source.broken = NetworkError("The connection broke.")
    with pytest.raises(NetworkError, match="could not be fetched again"):
        given.mended(source)
    shutil.rmtree(given.into)
    source.broken = None
    copy, mended = given.mended(source)
    assert len(paths(mended["repaired"])) == 2
    assert check(copy, Feedback()) == ()
    assert given.seen() == before


def test_the_copy_is_told_with_its_progress_and_can_be_cancelled(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _name: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (given.product / "AUX_DATA").rmdir()
    before = given.seen()
    copy, _ = given.mended()
    assert given.seen() == before
    assert not b02(copy).samefile(b02(given.product))
    assert any(isinstance(event, Note) and "the product stays as it is" in event.text for event in given.events)
    told = [event for event in given.events if isinstance(event, Progress) and event.text == "Copying"]
    assert told[-1].bytes_done == told[-1].bytes_total
    shutil.rmtree(copy)
    given.feedback = Feedback(lambda event: given.feedback.signal.cancel() if isinstance(event, Progress) else None)
    with pytest.raises(CancelledError):
        given.mended()
    assert given.seen() == before


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, NoRoomError), (errno.EROFS, DiskError)])
def test_a_disk_that_takes_no_copy_is_told_with_what_to_do(
    given: Given, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[DiskError]
) -> None:
    def refuse(_folder: Path, *_options: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DiskError, match=r"is not whole, and cannot be copied") as caught:
        given.mended()
    assert type(caught.value) is kind
    assert "Check and repair products" in caught.value.advice
