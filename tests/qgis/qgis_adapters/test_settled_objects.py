"""Objects that Python's collector leaves aside while a long list is shown."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from scene_queue.core.qgis_adapters.settled_objects import MANY, SettledObjects


class Ring:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def settled() -> Iterator[SettledObjects]:
    objects = SettledObjects()
    before = gc.get_freeze_count()
    yield objects
    for name in ("scenes", "jobs"):
        objects.release(name)
    assert gc.get_freeze_count() <= before


def test_a_long_list_sets_aside_what_is_there(settled: SettledObjects) -> None:
    settled.settle("scenes", MANY)
    assert gc.get_freeze_count() > MANY


def test_a_short_list_leaves_all_to_the_collector(settled: SettledObjects) -> None:
    settled.settle("scenes", MANY - 1)
    assert gc.get_freeze_count() < MANY


def test_a_short_list_in_place_of_a_long_one_gives_all_back(settled: SettledObjects) -> None:
    settled.settle("scenes", MANY)
    settled.settle("scenes", 3)
    assert gc.get_freeze_count() < MANY


def test_what_is_set_aside_stays_so_until_no_long_list_is_left(settled: SettledObjects) -> None:
    settled.settle("scenes", MANY)
    settled.settle("jobs", MANY)
    settled.release("scenes")
    assert gc.get_freeze_count() > MANY
    settled.release("jobs")
    assert gc.get_freeze_count() < MANY


def test_a_ring_that_was_set_aside_is_freed_after_the_list_is_gone(settled: SettledObjects) -> None:
    ring = Ring()
    known = weakref.ref(ring)
    settled.settle("scenes", MANY)
    del ring
    gc.collect()
    assert known() is not None
    settled.release("scenes")
    gc.collect()
    assert known() is None
