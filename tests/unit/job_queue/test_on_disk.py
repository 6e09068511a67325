"""What an order finds on its disks, without making anything there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import scene
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.job_queue.on_disk import OnDisk, free_bytes_at, look_at_disks
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings

ONE = scene("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
OTHER = scene("S2B_MSIL1C_20180812T163829_N0206_R126_T15PUT_20180812T221152")
READY = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")


def look(scenes: list[Scene], settings: Settings, products: dict[str, Path] | None = None) -> OnDisk:
    return look_at_disks(scenes, settings, products or {}, lambda folder: 1000, Feedback())


def test_products_under_their_final_names_are_complete(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    (tmp_path / "L1C" / "15PUT" / "2018-08-09" / f"{ONE.identifier}.SAFE").mkdir(parents=True)
    (tmp_path / "L2A" / "15PUT" / "2018-08-09" / f"{READY.identifier}.SAFE").mkdir(parents=True)
    found = look([ONE, OTHER, READY], settings)
    assert found.complete == {ONE.identifier, READY.identifier}


def test_an_l2a_product_of_the_acquisition_makes_a_scene_corrected(tmp_path: Path) -> None:
    folder = tmp_path / "L2A" / "15PUT" / "2018-08-09"
    (folder / "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20240101T000000.SAFE").mkdir(parents=True)
    (folder / "notes_MSIL2A_.SAFE").mkdir()
    assert look([ONE, OTHER], Settings(tmp_path)).corrected == {ONE.identifier}


def test_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    found = look([ONE], Settings(tmp_path / "not" / "there"))
    assert (found.complete, found.corrected) == (frozenset(), frozenset())
    assert found.folder.free_bytes == 1000
    assert list(tmp_path.iterdir()) == []


def test_scratch_elsewhere_is_looked_at_too(tmp_path: Path) -> None:
    places: list[Path] = []

    def free(folder: Path) -> int:
        places.append(folder)
        return 5

    (tmp_path / "scratch").mkdir()
    settings = replace(Settings(tmp_path), scratch=tmp_path / "scratch")
    found = look_at_disks([], settings, {}, free, Feedback())
    assert places == [tmp_path, tmp_path / "scratch"]
    assert found.folder.number == found.scratch.number  # of one file system here


def test_products_on_disk_already_are_found_where_they_lie(tmp_path: Path) -> None:
    lies = tmp_path / "old" / f"{ONE.identifier}.SAFE"
    lies.mkdir(parents=True)
    assert look([ONE], Settings(tmp_path / "new"), {ONE.identifier: lies}).complete == {ONE.identifier}


def test_a_disk_that_cannot_be_looked_at_is_said(tmp_path: Path) -> None:
    def gone(folder: Path) -> int:
        raise OSError(5, "Input/output error")

    with pytest.raises(DiskError, match="Input/output"):
        look_at_disks([], Settings(tmp_path), {}, gone, Feedback())


def test_a_long_look_can_be_cancelled(tmp_path: Path) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        look_at_disks([ONE], Settings(tmp_path), {}, lambda folder: 1, Feedback(signal=signal))


def test_free_room_is_told_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes_at(tmp_path / "not" / "there") > 0
