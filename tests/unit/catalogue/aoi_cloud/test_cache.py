from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue.aoi_cloud import CloudCache
from scene_queue.core.errors import DiskError

A, B = "S2B_A", "S2B_B"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder that is made" / "aoi_cloud.json"


@pytest.fixture
def other() -> AreaOfInterest:
    return area_from_wkt("POLYGON ((1 1,2 1,2 2,1 2,1 1))")


def test_what_was_kept_is_found_by_the_next_session(file: Path, area: AreaOfInterest) -> None:
    cache = CloudCache(file)
    assert cache.get(A, area) is None
    cache.put(A, area, 12.3456)
    assert cache.get(A, area) == 12.35
    assert not file.exists()
    cache.save()
    assert CloudCache(file).get(A, area) == 12.35
    assert os.listdir(file.parent) == [file.name]


def test_a_long_area_is_read_once_and_not_for_each_of_ten_thousand_scenes(file: Path) -> None:
    class Text(str):
        encoded = 0

        def encode(self, *_: str) -> bytes:
            Text.encoded += 1
            return super().encode()

    cache, area = CloudCache(file), AreaOfInterest(Text("POLYGON ((1 1,2 1,2 2,1 2,1 1))"))
    for number in range(5):
        cache.put(f"S2B_{number}", area, number)
    assert [cache.get(f"S2B_{number}", area) for number in range(6)] == [0, 1, 2, 3, 4, None]
    assert Text.encoded == 1


def test_nothing_is_left_beside_a_file_that_could_not_be_replaced(file: Path, area: AreaOfInterest) -> None:
    file.mkdir(parents=True)
    cache = CloudCache(file)
    cache.put(A, area, 1.0)
    with pytest.raises(DiskError):
        cache.save()
    assert os.listdir(file.parent) == [file.name]


def test_another_area_and_another_product_are_not_known(
    file: Path, area: AreaOfInterest, other: AreaOfInterest
) -> None:
    cache = CloudCache(file)
    cache.put(A, area, 0.0)
    assert cache.get(A, area) == 0.0
    assert cache.get(A, other) is None
    assert cache.get(B, area) is None


def test_two_sessions_lose_nothing_of_one_another(file: Path, area: AreaOfInterest) -> None:
    one, two = CloudCache(file), CloudCache(file)
    assert (one.get(A, area), two.get(A, area)) == (None, None)
    one.put(A, area, 1)
    two.put(B, area, 2)
    one.save()
    two.save()
    later = CloudCache(file)
    assert (later.get(A, area), later.get(B, area)) == (1.0, 2.0)


def test_the_oldest_go_where_there_are_too_many(file: Path, area: AreaOfInterest) -> None:
    for name in (A, B, "C"):
        cache = CloudCache(file, most=2)
        cache.put(name, area, 5)
        cache.save()
    later = CloudCache(file)
    assert [later.get(name, area) for name in (A, B, "C")] == [None, 5.0, 5.0]


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", '{"schema": 2, "percent": {}}', '{"schema": 1}', '{"schema": 1, "percent": [1]}'),
        '{"schema": 1, "percent": {"a": 101}}',
        '{"schema": 1, "percent": {"a": "many"}}',
        '{"schema": 1, "percent": {"a": true}}',
    ],
)
def test_a_broken_file_counts_as_empty_and_is_told(file: Path, area: AreaOfInterest, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    cache = CloudCache(file)
    assert cache.get(A, area) is None
    assert "could not be read" in cache.problem
    cache.put(A, area, 7)
    cache.save()
    assert CloudCache(file).get(A, area) == 7.0


def test_a_file_that_is_missing_is_no_problem(file: Path, area: AreaOfInterest) -> None:
    cache = CloudCache(file)
    cache.get(A, area)
    assert cache.problem == ""
    cache.save()
    assert not file.exists()


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path, area: AreaOfInterest) -> None:
    (tmp_path / "in the way").write_text("")
    cache = CloudCache(tmp_path / "in the way" / "aoi_cloud.json")
    cache.put(A, area, 1)
    with pytest.raises(DiskError, match="cannot be kept"):
        cache.save()
    assert cache.get(A, area) == 1.0


def test_nothing_of_the_area_can_be_read_off_the_file(file: Path, area: AreaOfInterest) -> None:
    cache = CloudCache(file)
    cache.put(A, area, 1)
    cache.save()
    [key] = json.loads(file.read_text())["percent"]
    assert key.startswith(f"{A} ")
    assert "POLYGON" not in key
