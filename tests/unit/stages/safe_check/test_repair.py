"""A product is put right without a good file being touched, and a preview touches nothing."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from typing import Callable

import pytest
from builders.safe_product import build_l1c, build_l2a
from doubles.product_repair import Whole, alter, b02, below, cut, done, files, first_image, one, put_right, tree
from scene_queue.core.errors import DiskError, ProductError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.empty_folders import missing_folders
from scene_queue.core.product.manifest import MANIFEST
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.product.safe import SafeProduct
from scene_queue.core.stages.safe_check import FindingKind, check
from scene_queue.core.stages.safe_check.repair import (
    ANEW,
    ANEW_AS_A_WHOLE,
    CORRECT_ANEW,
    FETCHED_AGAIN,
    FOLDER_MADE,
)

L1C = "S2B_MSIL1C_20180809T163829_N{}_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N{}_R126_T15PUT_20180809T221152"


def zipped(product: Path) -> Path:
    """The archive of the product as it is, beside it."""
    archive = product.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as content:
        for path in product.rglob("*"):
            content.write(path, path.relative_to(product.parent).as_posix())
    return archive


# Folders


@pytest.mark.parametrize("name", [L1C.format(one) for one in ("0206", "0209", "0301", "0400", "0509", "0511")])
def test_an_l1c_product_without_its_empty_folders_passes_after_its_repair_and_no_file_has_changed(
    name: str, tmp_path: Path
) -> None:
    without_folders_passes(build_l1c(name, tmp_path, size=12))


@pytest.mark.parametrize("name", [L2A.format(one) for one in ("0209", "0301", "0400", "0509", "0511")])
def test_an_l2a_product_without_its_empty_folders_passes_after_its_repair_and_no_file_has_changed(
    name: str, tmp_path: Path
) -> None:
    without_folders_passes(build_l2a(name, tmp_path, size=12))


def without_folders_passes(product: Path) -> None:
    shutil.rmtree(product / "rep_info")
    (product / "AUX_DATA").rmdir()
    before, folders = files(product), {"AUX_DATA", "rep_info"}
    outcome = put_right(product)
    assert {finding.path for finding in outcome.before} == folders
    assert done(outcome) == [(FOLDER_MADE, "AUX_DATA"), (FOLDER_MADE, "rep_info")]
    assert (outcome.after, outcome.advice, outcome.trouble) == ((), "", None)
    assert files(product) == before
    assert check(product, Feedback()) == ()


def test_all_six_folders_are_made(l1c: Path) -> None:
    product = SafeProduct.open(l1c)
    [granule], [datastrip] = product.granules, product.datastrips
    folders = ["AUX_DATA", "HTML", "rep_info"]
    folders += [product.relative(granule / name) for name in ("AUX_DATA", "QI_DATA")]
    folders += [product.relative(datastrip / "QI_DATA")]
    for folder in folders:
        shutil.rmtree(l1c / folder)
    before = files(l1c)
    assert missing_folders(product) == tuple(folders)
    assert done(put_right(l1c)) == [(FOLDER_MADE, folder) for folder in folders]
    assert all((l1c / folder).is_dir() for folder in folders)
    assert files(l1c) == before


def test_a_whole_product_needs_no_repair_and_is_not_touched(l1c: Path, l2a: Path) -> None:
    for product in (l1c, l2a):
        before, source = tree(product), Whole(product)
        outcome = put_right(product, source)
        assert (outcome.before, outcome.repairs, outcome.after) == ((), (), ())
        assert source.asked == []
        assert tree(product) == before


def test_a_repair_done_twice_does_nothing_the_second_time(l1c: Path) -> None:
    source = Whole(l1c)
    (l1c / "AUX_DATA").rmdir()
    b02(l1c).unlink()
    assert len(put_right(l1c, source).repairs) == 2
    before = tree(l1c.parent)
    assert put_right(l1c, source).repairs == ()
    assert tree(l1c.parent) == before


def test_each_repair_is_told_and_is_a_fact(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    heard: list[Event] = []
    [repair] = put_right(l1c, feedback=Feedback(heard.append)).repairs
    assert repair.as_fact() == {"path": "AUX_DATA", "kind": "folder made", "sentence": "The folder AUX_DATA was made."}
    assert Note(f"{l1c.name}: The folder AUX_DATA was made.") in heard


def test_a_file_in_the_place_of_a_folder_stays_and_gives_an_error(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    (l1c / "AUX_DATA").write_text("not a folder")
    with pytest.raises(DiskError, match="AUX_DATA cannot be made") as caught:
        put_right(l1c)
    assert caught.value.advice
    assert (l1c / "AUX_DATA").read_text() == "not a folder"


def test_what_is_no_product_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError):
        put_right(tmp_path / "nothing")


# Files


@pytest.mark.parametrize("damage", [Path.unlink, cut, alter, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a"])
def test_a_damaged_file_is_fetched_again_and_no_other_is_touched(
    kind: str, damage: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    product: Path = request.getfixturevalue(kind)
    source = Whole(product)
    damaged = [first_image(product)]
    damaged.append(one(product, "GRANULE/*/MTD_TL.xml"))
    before = files(product)
    for path in damaged:
        damage(path)
    paths = sorted(below(product, path) for path in damaged)
    outcome = put_right(product, source)
    assert sorted(done(outcome)) == [(FETCHED_AGAIN, path) for path in paths]
    assert source.asked == [paths]
    assert (outcome.after, outcome.advice) == ((), "")
    now = files(product)
    assert {path: seen[0] for path, seen in now.items()} == {path: seen[0] for path, seen in before.items()}
    assert {path for path, seen in now.items() if seen != before[path]} == set(paths)
    assert check(product, Feedback()) == ()
    assert [path.name for path in product.parent.iterdir()] == [product.name]


def test_a_granule_that_is_not_there_at_all_is_more_than_half(l1c: Path) -> None:
    source = Whole(l1c)
    shutil.rmtree(one(l1c, "GRANULE/*"))
    before = tree(l1c)
    outcome = put_right(l1c, source)
    assert (done(outcome), source.asked, outcome.advice) == ([], [], ANEW_AS_A_WHOLE)
    assert "Download the scene again" in outcome.advice
    assert outcome.after == outcome.before
    assert tree(l1c) == before


def test_folders_of_missing_files_are_made_with_them(l1c: Path) -> None:
    source = Whole(l1c)
    shutil.rmtree(l1c / "DATASTRIP")
    outcome = put_right(l1c, source)
    assert {path.rpartition("/")[2] for _, path in done(outcome)} >= {"MTD_DS.xml", "GEOMETRIC_QUALITY.xml"}
    assert (outcome.after, check(l1c, Feedback())) == ((), ())


def test_pages_for_browsers_are_not_fetched(l1c: Path) -> None:
    source = Whole(l1c)
    (l1c / "HTML" / "UserProduct_index.html").unlink()
    outcome = put_right(l1c, source)
    assert (source.asked, done(outcome)) == ([], [])
    assert [finding.harmless for finding in outcome.after] == [True]
    assert outcome.advice == ""


def test_without_a_source_findings_stay_with_advice(l1c: Path) -> None:
    b02(l1c).unlink()
    before = tree(l1c.parent)
    outcome = put_right(l1c)
    assert [finding.kind for finding in outcome.after] == [FindingKind.MISSING]
    assert (done(outcome), outcome.advice) == ([], ANEW)
    assert tree(l1c.parent) == before


def test_what_sen2cor_made_here_is_left_as_it_is(own: Path) -> None:
    source = Whole(own)
    one(own, "GRANULE/*/IMG_DATA/R20m/*_SCL_20m.jp2").unlink()
    (own / "AUX_DATA").mkdir(exist_ok=True)
    before = tree(own.parent)
    outcome = put_right(own, source)
    assert (source.asked, done(outcome), outcome.advice) == ([], [], CORRECT_ANEW)
    assert any("SCL" in finding.path for finding in outcome.after)
    assert tree(own.parent) == before


def test_images_of_bands_that_were_not_ordered_are_not_fetched(l1c: Path) -> None:
    source = Whole(l1c)
    for image in l1c.glob("GRANULE/*/IMG_DATA/*.jp2"):
        if not image.stem.endswith("_B03"):
            image.unlink()
    OrderedBands(frozenset({"B02", "B03"})).write(l1c)
    outcome = put_right(l1c, source)
    assert [path[-8:] for _, path in done(outcome)] == ["_B02.jp2"]
    assert (outcome.after, check(l1c, Feedback())) == ((), ())


def test_what_the_source_has_otherwise_is_not_put_in_place(l1c: Path) -> None:
    source = Whole(l1c)
    path, other = below(l1c, b02(l1c)), below(l1c, one(l1c, "GRANULE/*/IMG_DATA/*_B03.jp2"))
    source.content[path] = source.content[other]
    for damaged in (path, other):
        cut(l1c / damaged)
    before = files(l1c)
    outcome = put_right(l1c, source)
    assert done(outcome) == [(FETCHED_AGAIN, other)]
    [finding] = outcome.after
    assert (finding.path, outcome.advice) == (path, ANEW)
    assert files(l1c)[path] == before[path]


def test_a_file_that_the_source_lacks_keeps_its_finding_which_says_so(l1c: Path) -> None:
    source = Whole(l1c)
    path, other = below(l1c, b02(l1c)), below(l1c, one(l1c, "GRANULE/*/IMG_DATA/*_B03.jp2"))
    del source.content[path]
    for damaged in (path, other):
        (l1c / damaged).unlink()
    outcome = put_right(l1c, source)
    assert done(outcome) == [(FETCHED_AGAIN, other)]
    [finding] = outcome.after
    assert finding.sentence == f"{path} is missing. It could not be fetched again."
    assert outcome.trouble is not None
    assert outcome.trouble.message == f"The source has no {path}."


def test_a_good_file_that_nobody_may_read_is_left(l1c: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, closed = Whole(l1c), b02(l1c)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != closed)
    alter(closed)
    before = files(l1c)
    assert put_right(l1c, source).advice == ANEW
    assert (source.asked, files(l1c)) == ([], before)


# The manifest


@pytest.mark.parametrize("damage", [Path.unlink, cut, lambda path: path.write_text("broken")])
def test_a_damaged_manifest_is_fetched_first_and_then_says_what_else_is_wrong(
    l1c: Path, damage: Callable[[Path], None]
) -> None:
    source, path = Whole(l1c), below(l1c, b02(l1c))
    alter(l1c / path)
    damage(l1c / MANIFEST)
    outcome = put_right(l1c, source)
    assert done(outcome) == [(FETCHED_AGAIN, MANIFEST), (FETCHED_AGAIN, path)]
    assert source.asked == [[MANIFEST], [path]]
    assert (outcome.after, check(l1c, Feedback())) == ((), ())


def test_a_manifest_of_another_product_is_not_taken(l1c: Path, l1c_of_today: Path) -> None:
    source = Whole(l1c_of_today)
    (l1c / MANIFEST).unlink()
    outcome = put_right(l1c, source)
    assert (done(outcome), source.asked, outcome.advice) == ([], [[MANIFEST]], ANEW)
    assert not (l1c / MANIFEST).exists()


# The kept archive


def test_the_kept_archive_is_the_nearest_source(l1c: Path) -> None:
    source, archive = Whole(l1c), zipped(l1c)
    path = below(l1c, b02(l1c))
    cut(l1c / path)
    (l1c / MANIFEST).unlink()
    outcome = put_right(l1c, source)
    assert done(outcome) == [(FETCHED_AGAIN, MANIFEST), (FETCHED_AGAIN, path)]
    assert all(f"from the kept archive {archive.name}" in repair.sentence for repair in outcome.repairs)
    assert (source.asked, outcome.after) == ([], ())
    assert archive.is_file()


def test_more_than_half_comes_from_the_kept_archive_all_the_same(l1c: Path) -> None:
    zipped(l1c)
    shutil.rmtree(one(l1c, "GRANULE/*"))
    outcome = put_right(l1c)
    assert (outcome.after, check(l1c, Feedback())) == ((), ())


@pytest.mark.parametrize("spoil", [lambda archive: archive.write_bytes(b"no ZIP"), cut])
def test_a_kept_archive_that_is_broken_is_told_of_and_the_source_is_asked(
    l1c: Path, spoil: Callable[[Path], None]
) -> None:
    source, archive = Whole(l1c), zipped(l1c)
    spoil(archive)
    heard: list[Event] = []
    b02(l1c).unlink()
    outcome = put_right(l1c, source, Feedback(heard.append))
    assert (len(source.asked), outcome.after) == (1, ())
    assert any(isinstance(event, Note) and event.warning and archive.name in event.text for event in heard)


def test_a_file_that_is_damaged_in_the_kept_archive_too_comes_from_the_source(l1c: Path) -> None:
    source, path = Whole(l1c), b02(l1c)
    alter(path)
    zipped(l1c)
    outcome = put_right(l1c, source)
    assert source.asked == [[below(l1c, path)]]
    assert (outcome.after, "archive" in outcome.repairs[0].sentence) == ((), False)


# A preview


@pytest.mark.parametrize("has_archive", [False, True])
def test_a_preview_says_what_would_be_done_and_changes_nothing(l1c: Path, has_archive: bool) -> None:
    source, path = Whole(l1c), below(l1c, b02(l1c))
    if has_archive:
        zipped(l1c)
    cut(l1c / path)
    (l1c / "AUX_DATA").rmdir()
    before = tree(l1c.parent)
    outcome = put_right(l1c, source, preview=True)
    assert tree(l1c.parent) == before
    assert source.asked == []
    assert done(outcome) == [(FOLDER_MADE, "AUX_DATA"), (FETCHED_AGAIN, path)]
    assert all("would be" in repair.sentence for repair in outcome.repairs)
    assert ("kept archive" in outcome.repairs[1].sentence) is has_archive
    assert (len(outcome.before), outcome.after) == (2, ())


def test_a_preview_without_a_source_leaves_the_findings(l1c: Path) -> None:
    b02(l1c).unlink()
    outcome = put_right(l1c, preview=True)
    assert (outcome.repairs, outcome.after, outcome.advice) == ((), outcome.before, ANEW)


def test_a_preview_of_a_damaged_manifest_can_say_no_more_than_that(l1c: Path) -> None:
    source = Whole(l1c)
    (l1c / MANIFEST).write_text("broken")
    before = tree(l1c.parent)
    assert done(put_right(l1c, source, preview=True)) == [(FETCHED_AGAIN, MANIFEST)]
    assert tree(l1c.parent) == before
