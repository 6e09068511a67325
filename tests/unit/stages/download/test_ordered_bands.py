"""Only some bands of a product: what is fetched, how it is marked, and how more is added on another day."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.safe_product import build_l1c, build_l2a
from doubles.hub.samples import SAMPLE_NAME
from doubles.tree_source import TreeSource
from scene_queue.core.errors import CancelledError, NoRoomError, ProductError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.ordered_bands import MARKER, OrderedBands
from scene_queue.core.product.safe import BandImage
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import DownloadStage
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.stages.download.source import RemoteFile
from scene_queue.core.stages.safe_check import check
from scene_queue.core.workspace import Workspace

L2A = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"


@pytest.fixture(scope="module")
def l1c(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(SAMPLE_NAME, tmp_path_factory.mktemp("l1c"), size=12)


@pytest.fixture(scope="module")
def l2a(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l2a(L2A, tmp_path_factory.mktemp("l2a"), size=12)


class Desk:
    """One place for a product, and orders for it."""

    def __init__(self, product: Path, folder: Path) -> None:
        self.source = TreeSource.of(product)
        self.workspace = Workspace(ProductName.parse(product.name), Settings(folder))
        self.events: list[Event] = []

    def order(self, *bands: str, rooms: Rooms | None = None) -> dict[str, object]:
        self.source.opened.clear()
        workspace = replace(self.workspace, settings=replace(self.workspace.settings, bands=bands))
        stage = DownloadStage([self.source], rooms=rooms)
        return stage.run(None, workspace, Feedback(self.events.append))  # type: ignore[arg-type]

    @property
    def product(self) -> Path:
        return self.workspace.product

    @property
    def fetched(self) -> set[str]:
        return {path for path, _ in self.source.opened}

    @property
    def bands(self) -> set[str]:
        images = (BandImage.of(path) for path in self.product.rglob("*"))
        return {image.band for image in images if image is not None}

    def is_whole(self) -> bool:
        there = {path.relative_to(self.product).as_posix(): path for path in self.product.rglob("*") if path.is_file()}
        return {path: file.read_bytes() for path, file in there.items()} == self.source.files


@pytest.fixture
def desk(l1c: Path, tmp_path: Path) -> Desk:
    return Desk(l1c, tmp_path)


def test_the_images_of_other_bands_are_left_out_and_all_else_is_there(desk: Desk) -> None:
    facts = desk.order("B02", "TCI")
    assert desk.bands == {"B02", "TCI"}
    others = {path for path in desk.source.files if BandImage.of(Path(path)) is None}
    assert others < desk.fetched
    assert facts["partial"] is True
    assert facts["verified"] is True
    assert OrderedBands.of(desk.product) == OrderedBands(frozenset({"B02", "TCI"}))


def test_an_l2a_band_stands_for_all_its_resolutions(l2a: Path, tmp_path: Path) -> None:
    desk = Desk(l2a, tmp_path)
    desk.order("SCL", "B02")
    assert desk.bands == {"SCL", "B02"}
    assert len(list(desk.product.rglob("*_B02_*m.jp2"))) == 3


def test_the_check_judges_a_partial_product_by_what_was_ordered(desk: Desk) -> None:
    desk.order("B02")
    assert check(desk.product, Feedback()) == ()


def test_the_check_misses_a_band_that_was_ordered(desk: Desk) -> None:
    desk.order("B02", "B03")
    (image,) = desk.product.rglob("*_B03.jp2")
    image.unlink()
    assert [finding.path for finding in check(desk.product, Feedback())] == [image.relative_to(desk.product).as_posix()]


def test_bands_that_are_there_are_not_fetched_again(desk: Desk) -> None:
    desk.order("B02", "B03")
    assert desk.order("B03")["source"] == "disk"
    assert not desk.fetched


def test_more_bands_are_added_to_those_that_are_there(desk: Desk) -> None:
    desk.order("B02")
    desk.order("B03")
    assert {Path(path).stem[-3:] for path in desk.fetched} == {"B03"}
    assert desk.bands == {"B02", "B03"}
    assert OrderedBands.of(desk.product) == OrderedBands(frozenset({"B02", "B03"}))
    assert check(desk.product, Feedback()) == ()


def test_a_whole_order_completes_a_partial_product_with_what_is_missing(desk: Desk) -> None:
    desk.order("B02")
    facts = desk.order()
    assert desk.is_whole()
    assert all(BandImage.of(Path(path)) is not None for path in desk.fetched)
    assert not any(path.endswith("_B02.jp2") for path in desk.fetched)
    assert facts["partial"] is False
    assert check(desk.product, Feedback()) == ()
    assert not desk.workspace.scratch.exists()


def test_a_completion_needs_room_for_what_is_missing_only(desk: Desk) -> None:
    desk.order("B02", "B03", "B04", "B08", "TCI")
    whole = sum(len(content) for content in desk.source.files.values())
    missing = whole - sum(path.stat().st_size for path in desk.product.rglob("*") if path.is_file())
    assert missing < whole // 2
    with pytest.raises(NoRoomError):
        desk.order(rooms=Rooms(0, lambda _folder: DiskUse(whole, missing // 2)))
    desk.order(rooms=Rooms(0, lambda _folder: DiskUse(whole, whole // 2)))
    assert desk.is_whole()


def test_bands_of_a_whole_product_are_there(desk: Desk) -> None:
    desk.order()
    assert desk.order("B02")["source"] == "disk"
    assert desk.is_whole()


def test_a_partial_product_stays_as_it_is_until_the_whole_one_takes_its_place(desk: Desk) -> None:
    desk.order("B02")
    (image,) = desk.product.rglob("*_B02.jp2")
    before = image.read_bytes()
    feedback = Feedback()
    desk.source.before_piece = lambda _path: feedback.signal.cancel()
    with pytest.raises(CancelledError):
        DownloadStage([desk.source]).run(None, desk.workspace, feedback)  # type: ignore[arg-type]
    assert (desk.bands, image.read_bytes()) == ({"B02"}, before)
    assert check(desk.product, Feedback()) == ()
    desk.source.before_piece = lambda _path: None
    desk.order()
    assert desk.is_whole()


def test_a_file_that_was_altered_is_not_taken_over(desk: Desk) -> None:
    desk.order("B02")
    (image,) = desk.product.rglob("*_B02.jp2")
    image.write_bytes(bytes(image.stat().st_size))
    desk.order()
    assert desk.is_whole()


def test_files_are_copied_where_a_disk_has_no_links(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_names: Any) -> None:
        raise OSError("this file system has no links")

    monkeypatch.setattr(os, "link", refuse)
    desk.order("B02")
    desk.order()
    assert desk.is_whole()
    assert not any(path.endswith("_B02.jp2") for path in desk.fetched)


def test_bands_that_the_product_cannot_have_are_told(desk: Desk) -> None:
    with pytest.raises(ProductError, match="no image of SCL"):
        desk.order("SCL")
    assert not desk.product.exists()


def test_of_bands_that_it_has_in_part_those_come(desk: Desk) -> None:
    desk.order("B02", "SCL")
    assert desk.bands == {"B02"}
    assert any("no image of SCL" in event.text for event in desk.events if isinstance(event, Note))
    assert check(desk.product, Feedback()) == ()


def test_a_mark_that_the_source_holds_is_not_ours(desk: Desk) -> None:
    desk.source.files[MARKER] = b'{"bands": ["B02"]}'
    desk.order()
    assert OrderedBands.of(desk.product) is None


def test_a_source_of_archives_alone_says_so(desk: Desk) -> None:
    class Archives(TreeSource):
        def locate(self, *_asked: Any) -> Any:
            return RemoteFile("product", "key")

    desk.source = Archives({})
    with pytest.raises(ProductError, match="The memory delivers whole products only"):
        desk.order("B02")
