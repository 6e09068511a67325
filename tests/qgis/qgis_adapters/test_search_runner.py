"""Searches as tasks, against the hub."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult
from scene_queue.core.errors import CancelledError, SceneQueueError, SettingsError
from scene_queue.core.qgis_adapters.area_source import area_from_features
from scene_queue.core.qgis_adapters.search_runner import SearchRunner
from scene_queue.core.services import ServiceProfile, load_profiles


@pytest.fixture
def query(oaxaca: QgsVectorLayer) -> SceneQuery:
    return SceneQuery(
        area=area_from_features(oaxaca.getFeatures(), oaxaca.crs(), QgsCoordinateTransformContext()),
        start=date(2018, 8, 1),
        end=date(2018, 8, 10),
        level=LevelChoice.L1C,
        max_cloud_percent=5.0,
        orbit_direction="DESCENDING",
    )


class Heard:
    """What a runner emits, and on which threads."""

    def __init__(self, runner: SearchRunner) -> None:
        self.found: list[Any] = []
        self.failed: list[SceneQueueError] = []
        self.threads: set[threading.Thread] = set()
        runner.found.connect(lambda found: self._take(self.found, found))
        runner.failed.connect(lambda error: self._take(self.failed, error))
        runner.progressed.connect(lambda event: self._take([], event))

    def _take(self, where: list[Any], what: Any) -> None:
        where.append(what)
        self.threads.add(threading.current_thread())

    @property
    def ended(self) -> bool:
        return bool(self.found or self.failed)


def test_the_scenes_of_the_guide_are_found_as_a_layer(qtbot: Any, profile: ServiceProfile, query: SceneQuery) -> None:
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    assert runner.is_running
    qtbot.waitUntil(lambda: heard.ended, timeout=20_000)
    assert heard.failed == []
    (found,) = heard.found
    assert {scene.identifier for scene in found.result.scenes} == set(GUIDE_NAMES)
    assert found.layer.name() == "Scenes"
    assert {feature["identifier"] for feature in found.layer.getFeatures()} == set(GUIDE_NAMES)


def test_all_is_told_on_the_main_thread_and_the_layer_lives_there(
    qtbot: Any, profile: ServiceProfile, query: SceneQuery
) -> None:
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    qtbot.waitUntil(lambda: heard.ended, timeout=20_000)
    assert heard.threads == {threading.main_thread()}
    assert heard.found[0].layer.thread() is QCoreApplication.instance().thread()


def test_a_search_that_ended_runs_no_longer(qtbot: Any, profile: ServiceProfile, query: SceneQuery) -> None:
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=20_000)


def test_a_hub_that_refuses_is_told(qtbot: Any, hub: Hub, profile: ServiceProfile, query: SceneQuery) -> None:
    hub.faults.busy(status=400, body={"detail": "no such filter"}, face="catalogue", times=None)
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    qtbot.waitUntil(lambda: heard.ended, timeout=30_000)
    assert heard.found == []
    assert not isinstance(heard.failed[0], CancelledError)
    assert str(heard.failed[0])


def test_a_cancelled_search_ends_soon_and_is_told_as_cancelled(
    qtbot: Any, hub: Hub, profile: ServiceProfile, query: SceneQuery
) -> None:
    hub.faults.silence(face="catalogue", times=None)
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    qtbot.wait(200)
    runner.cancel()
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=2_000)
    assert [type(error) for error in heard.failed] == [CancelledError]


def test_the_next_search_ends_the_one_before(qtbot: Any, hub: Hub, profile: ServiceProfile, query: SceneQuery) -> None:
    hub.faults.silence(face="catalogue", times=1)
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "first")
    qtbot.waitUntil(lambda: any(fault.struck for fault in hub.faults._faults), timeout=5_000)
    runner.start(query, profile, "second")
    qtbot.waitUntil(lambda: bool(heard.found), timeout=20_000)
    assert [found.layer.name() for found in heard.found] == ["second"]


def test_a_fault_of_ours_is_told_and_takes_nothing_down(
    qtbot: Any, profile: ServiceProfile, query: SceneQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("scene_queue.core.qgis_adapters.search_runner.make_footprint_layer", broken)
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, profile, "Scenes")
    qtbot.waitUntil(lambda: heard.ended, timeout=20_000)
    assert "planted" in str(heard.failed[0])


def test_few_scenes_come_with_what_would_find_more(qtbot: Any, profile: ServiceProfile, query: SceneQuery) -> None:
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(replace(query, relative_orbit=1), profile, "Scenes")
    qtbot.waitUntil(lambda: heard.ended, timeout=20_000)
    (found,) = heard.found
    assert found.result.scenes == ()
    assert [one.sentence for one in found.result.suggestions] == ["6 scenes of all orbits"]


def test_what_is_done_afterwards_is_done_in_the_task(qtbot: Any, profile: ServiceProfile, query: SceneQuery) -> None:
    runner = SearchRunner()
    heard = Heard(runner)
    threads = []

    def only_one(result: SearchResult) -> SearchResult:
        threads.append(threading.current_thread())
        return replace(result, scenes=result.scenes[:1])

    runner.start(query, profile, "Scenes", after=only_one)
    qtbot.waitUntil(lambda: heard.ended, timeout=20_000)
    assert heard.found[0].layer.featureCount() == 1
    assert threads[0] is not threading.main_thread()


def test_a_service_whose_library_cannot_be_loaded_is_told_before_a_task_begins(
    qtbot: Any, hub: Hub, query: SceneQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> None:
        raise SettingsError("There is no shapely.", advice="Install it.")

    monkeypatch.setattr("scene_queue.core.network.libraries.sentinelhub_loading.load", load)
    runner = SearchRunner()
    heard = Heard(runner)
    runner.start(query, load_profiles(os.environ)["sentinelhub"], "Scenes")
    assert not runner.is_running
    qtbot.waitUntil(lambda: heard.ended, timeout=5_000)
    assert [str(error) for error in heard.failed] == ["There is no shapely. Install it."]
    assert hub.requests == []
