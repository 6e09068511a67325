"""Single files of a product that is there: only those are asked for, each from the first source that has it right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from builders.safe_product import build_l1c
from builders.scenes import scene
from doubles.hub.samples import SAMPLE_NAME
from doubles.tree_source import TreeSource, TreeStream
from scene_queue.core.errors import (
    CancelledError,
    FolderGoneError,
    NetworkError,
    NoRoomError,
    OfflineError,
    ProductError,
)
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.product.manifest import MANIFEST
from scene_queue.core.scene import Scene
from scene_queue.core.stages.download import lane_crew
from scene_queue.core.stages.download.refetch import refetch_files
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.stages.download.source import Remote, RemoteFile, Source


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)


class Archives:
    """A source that hands out archives only, or has none."""

    service, title, lanes = "archives", "The archives", Lanes(1)

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def locate(self, scene: Scene, feedback: Feedback) -> Remote:
        if self.error is not None:
            raise self.error
        return RemoteFile("archive", "key")

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[TreeStream]:
        raise AssertionError("nobody asks for a whole archive")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(SAMPLE_NAME, tmp_path_factory.mktemp("product"), size=12)


@pytest.fixture
def source(product: Path) -> TreeSource:
    return TreeSource.of(product)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def image(product: Path, band: str) -> str:
    [path] = product.glob(f"GRANULE/*/IMG_DATA/*_{band}.jp2")
    return path.relative_to(product).as_posix()


@pytest.fixture
def b02(product: Path) -> str:
    return image(product, "B02")


@pytest.fixture
def b03(product: Path) -> str:
    return image(product, "B03")


def bring(
    sources: Sequence[Any], paths: Sequence[str], into: Path, feedback: Feedback | None = None, **options: Any
) -> None:
    asked: list[Source] = list(sources)
    refetch_files(asked, scene(SAMPLE_NAME), paths, into, feedback or Feedback(signal=NoWait()), **options)


def opened(source: TreeSource) -> list[str]:
    return [path for path, _ in source.opened]


def test_only_what_is_wanted_is_asked_for_besides_the_manifest(
    source: TreeSource, product: Path, into: Path, b02: str
) -> None:
    bring([source], [b02], into)
    assert opened(source) == [MANIFEST, b02]
    assert (into / b02).read_bytes() == (product / b02).read_bytes()


def test_a_manifest_that_lies_there_is_not_fetched(source: TreeSource, product: Path, into: Path, b02: str) -> None:
    (into / MANIFEST).write_bytes((product / MANIFEST).read_bytes())
    bring([source], [b02, b02.replace("B02", "B03")], into)
    assert MANIFEST not in opened(source)


def test_the_manifest_alone_can_be_fetched(source: TreeSource, product: Path, into: Path) -> None:
    bring([source], [MANIFEST], into)
    assert opened(source) == [MANIFEST]
    assert (into / MANIFEST).read_bytes() == (product / MANIFEST).read_bytes()


def test_files_that_are_there_are_not_fetched_again(source: TreeSource, into: Path, b02: str, b03: str) -> None:
    bring([source], [b02], into)
    source.opened.clear()
    bring([source], [b02, b03], into)
    assert opened(source) == [b03]


def test_a_file_that_is_faulty_comes_from_the_next_source_and_the_others_do_not(
    source: TreeSource, product: Path, into: Path, b02: str, b03: str
) -> None:
    faulty = TreeSource.of(product)
    faulty.files = {**faulty.files, b02: bytes(len(faulty.files[b02]))}
    bring([faulty, source], [b02, b03], into)
    assert b03 in opened(faulty)
    assert opened(source) == [b02]
    assert all((into / path).read_bytes() == (product / path).read_bytes() for path in (b02, b03))


def test_what_no_source_has_right_is_told_and_the_rest_is_there(
    source: TreeSource, product: Path, into: Path, b02: str, b03: str
) -> None:
    lacking = TreeSource.of(product, title="The other memory")
    del lacking.files[b02]
    source.files = {**source.files, b02: b"something else"}
    with pytest.raises(ProductError, match=r"B02.jp2 is faulty at The memory.*The other memory: It has no GRANULE"):
        bring([source, lacking], [b02, b03], into)
    assert (into / b03).is_file()
    assert not (into / b02).exists()


@pytest.mark.parametrize("error", [None, OfflineError("It is in the archive."), NetworkError("No answer.")])
def test_a_source_that_cannot_is_passed_over_and_named(
    source: TreeSource, into: Path, b02: str, error: Exception | None
) -> None:
    heard: list[Event] = []
    bring([Archives(error), source], [b02], into, Feedback(heard.append, NoWait()))
    assert (into / b02).is_file()
    told = [event.text for event in heard if isinstance(event, Note) and event.warning]
    assert told == [f"The archives: {error or 'The archives delivers whole products only.'}"]


def test_where_all_fail_what_time_may_mend_is_raised(into: Path, b02: str) -> None:
    with pytest.raises(NetworkError, match="Tried besides: The archives: The archives delivers whole"):
        bring([Archives(), Archives(NetworkError("No answer."))], [b02], into)


def test_a_manifest_that_is_faulty_is_left_to_the_next_source(
    source: TreeSource, product: Path, into: Path, b02: str
) -> None:
    faulty = TreeSource.of(product)
    faulty.files = {**faulty.files, MANIFEST: b"<broken"}
    bring([faulty, source], [b02], into)
    assert opened(source) == [MANIFEST, b02]


def test_a_line_that_breaks_is_gone_on_with(source: TreeSource, product: Path, into: Path, b02: str) -> None:
    source.cuts[b02] = [100]
    bring([source], [b02], into)
    assert (into / b02).read_bytes() == (product / b02).read_bytes()
    assert opened(source).count(b02) == 2


def test_a_cancellation_ends_it_and_nothing_else_is_asked(source: TreeSource, into: Path, b02: str) -> None:
    signal = NoWait()
    source.before_piece = lambda _path: signal.cancel()
    with pytest.raises(CancelledError):
        bring([source, source], [b02], into, Feedback(signal=signal))
    assert opened(source) == [MANIFEST]


def test_room_is_asked_for(source: TreeSource, into: Path, b02: str) -> None:
    rooms = Rooms(reserve_bytes=0, look=lambda _folder: DiskUse(10_000, 10))
    with pytest.raises(NoRoomError):
        bring([source], [b02], into, rooms=rooms)
    assert b02 not in opened(source)


def test_a_folder_that_has_gone_is_not_made_again(source: TreeSource, into: Path, b02: str) -> None:
    into.rmdir()
    with pytest.raises(FolderGoneError):
        bring([source], [b02], into)
    assert not into.exists()
