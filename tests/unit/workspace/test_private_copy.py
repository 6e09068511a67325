from __future__ import annotations

import os
from pathlib import Path

import pytest
from builders.safe_product import build_l1c
from doubles.product_repair import b02, files, tree
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import Feedback
from scene_queue.core.workspace import private_copy
from scene_queue.core.workspace.private_copy import copy_privately

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.fixture
def l1c(tmp_path: Path) -> Path:
    return build_l1c(NAME, tmp_path / "theirs", size=12)


def copied(l1c: Path, into: Path) -> tuple[Path, list[tuple[int, int | None]]]:
    said: list[tuple[int, int | None]] = []
    return copy_privately(l1c, into, Feedback(), lambda done, total: said.append((done, total))), said


def refuse(_file: Path, _name: Path) -> None:
    raise OSError("no such thing as a second name here")


def test_images_are_the_same_bytes_and_all_else_is_its_own(l1c: Path, tmp_path: Path) -> None:
    before = tree(l1c.parent)
    copy, said = copied(l1c, tmp_path / "mine")
    assert copy == tmp_path / "mine" / l1c.name
    theirs, mine = files(l1c), files(copy)
    assert {path: seen[0] for path, seen in mine.items()} == {path: seen[0] for path, seen in theirs.items()}
    shared = {path for path in mine if mine[path][2] == theirs[path][2]}
    assert shared == {path for path in mine if path.endswith(".jp2")}
    assert {path.relative_to(copy) for path in copy.rglob("*")} == {path.relative_to(l1c) for path in l1c.rglob("*")}
    assert tree(l1c.parent) == before
    assert said == sorted(said)
    assert said[-1] == (said[-1][1], sum(path.stat().st_size for path in l1c.rglob("*") if path.is_file()))


def test_where_a_disk_has_no_second_names_all_is_copied(
    l1c: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse)
    copy, _ = copied(l1c, tmp_path / "mine")
    theirs, mine = files(l1c), files(copy)
    assert {path: seen[0] for path, seen in mine.items()} == {path: seen[0] for path, seen in theirs.items()}
    assert not {seen[2] for seen in mine.values()} & {seen[2] for seen in theirs.values()}


def test_links_within_a_product_are_followed(l1c: Path, tmp_path: Path) -> None:
    image = b02(l1c)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    image.rename(elsewhere / image.name)
    image.symlink_to(Path("../../../../../elsewhere") / image.name)
    granule = image.parents[1]
    granule.rename(elsewhere / granule.name)
    granule.symlink_to(elsewhere / granule.name)
    (elsewhere / granule.name / "IMG_DATA" / image.name).unlink()
    (elsewhere / granule.name / "IMG_DATA" / image.name).symlink_to(elsewhere / image.name)
    copy, _ = copied(l1c, tmp_path / "mine")
    assert not any(path.is_symlink() for path in copy.rglob("*"))
    assert b02(copy).read_bytes() == (elsewhere / image.name).read_bytes()


def test_a_cancellation_stops_the_copy(l1c: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse)
    before, feedback = tree(l1c.parent), Feedback()
    with pytest.raises(CancelledError):
        copy_privately(l1c, tmp_path / "mine", feedback, lambda _done, _total: feedback.signal.cancel())
    assert len(files(tmp_path / "mine")) == 1
    assert tree(l1c.parent) == before


def test_an_image_that_may_only_be_read_is_copied_on_windows(
    l1c: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_copy.os, "access", lambda _path, _mode: False)
    assert private_copy._is_linked(b02(l1c), tmp_path / "elsewhere")  # elsewhere it is the folder that counts
    monkeypatch.setattr(private_copy.os, "name", "nt")
    assert not private_copy._is_linked(b02(l1c), tmp_path / "name")
