"""Choices and coverage, worked out in tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import numbered_scenes
from scene_queue.core.footprints.ground import Coverage
from scene_queue.core.footprints.periods import Period
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.scene_choice import SceneChoice, candidates_of

AREA = box_wkt(0, 0, 4, 1)
SCENES = [
    replace(one, footprint_wkt=box_wkt(west, 0, west + 2, 1), cloud_cover_percent=float(cloud), superseded=gone)
    for one, west, cloud, gone in zip(numbered_scenes(4), (0, 2, 1, 0), (5, 5, 0, 0), (False, False, False, True))
]
NAMES = [one.identifier for one in SCENES]


@pytest.fixture
def choice() -> Iterator[SceneChoice]:
    errands = Errands()
    made = SceneChoice(errands)
    made.use(SCENES, AREA)
    yield made
    assert errands.close(5)


def test_a_candidate_is_a_scene_without_what_a_choice_does_not_ask_for() -> None:
    (made,) = candidates_of([replace(SCENES[3], aoi_cloud_percent=2.0)])
    assert (made.identifier, made.cloud_percent, made.aoi_cloud_percent, made.superseded) == (NAMES[3], 0.0, 2.0, True)
    assert (made.tile_id, made.begin) == (SCENES[3].tile_id, SCENES[3].begin)


def test_the_smallest_set_is_told(qtbot: Any, choice: SceneChoice) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        choice.smallest(SCENES, None)
    assert set(told.args[0].identifiers) == set(NAMES[:2])
    assert told.args[0].uncovered_percent == pytest.approx(0, abs=1e-4)


def test_the_best_of_a_month_are_told(qtbot: Any, choice: SceneChoice) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        choice.best(SCENES, Period.MONTH)
    assert NAMES[2] in told.args[0].identifiers
    assert NAMES[3] not in told.args[0].identifiers


def test_only_the_newest_selection_is_measured(qtbot: Any, choice: SceneChoice) -> None:
    answers: list[Coverage] = []
    choice.covered.connect(answers.append)
    choice.measure(NAMES[:1])
    with qtbot.waitSignal(choice.covered):
        choice.measure(NAMES[:2])
    assert [one.percent for one in answers] == [pytest.approx(100)]
    with qtbot.waitSignal(choice.covered):
        choice.measure(NAMES[2:3])
    assert answers[1].percent == pytest.approx(50)


def test_without_an_area_the_list_is_the_whole(qtbot: Any, choice: SceneChoice) -> None:
    choice.use(SCENES[:2], "")
    with qtbot.waitSignal(choice.covered) as told:
        choice.measure(NAMES[:1])
    assert told.args[0].percent == pytest.approx(50)


def test_what_cannot_be_measured_is_told(qtbot: Any, choice: SceneChoice) -> None:
    choice.use([replace(SCENES[0], footprint_wkt="nonsense")], AREA)
    with qtbot.waitSignal(choice.failed) as told:
        choice.measure(NAMES[:1])
    assert "footprint" in told.args[0].message
