"""The cloud over an area as a task, against the hub."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.errors import CancelledError, CredentialsError
from scene_queue.core.events import Note
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, TokenSource
from scene_queue.core.qgis_adapters.aoi_cloud_runner import AoiCloudRunner, CloudFailure, CloudSummary
from scene_queue.core.services import CdseProfile, ServiceProfile, load_profiles

PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
PTT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152"
PPC = "S2A_MSIL1C_20180807T164901_N0206_R026_T14PPC_20180807T203921"
SCENES = [scene(PUT), scene(PTT), scene(PPC)]

Start = Callable[..., AoiCloudRunner]


@pytest.fixture
def area() -> AreaOfInterest:
    """The upper left corner of tile 15PUT, where the hub's small products have their pixels."""
    return area_from_wkt("POLYGON ((-94.95 16.1,-94.8 16.1,-94.8 16.35,-94.95 16.35,-94.95 16.1))")


@pytest.fixture
def profiles(hub: Hub) -> Mapping[str, ServiceProfile]:
    return load_profiles(os.environ)


@pytest.fixture
def runner(profiles: Mapping[str, ServiceProfile], tmp_path: Path) -> AoiCloudRunner:
    return AoiCloudRunner(profiles, _demo, tmp_path / "plugin" / "aoi_cloud.json")


def _demo(profile: ServiceProfile) -> Credentials | None:
    return Credentials("demo", "demo") if profile.kind == "cdse" else None


class Heard:
    """What a runner emits, and on which threads."""

    def __init__(self, runner: AoiCloudRunner) -> None:
        self.known: dict[str, float | None] = {}
        self.failed: list[CloudFailure] = []
        self.events: list[Any] = []
        self.ended: list[CloudSummary] = []
        self.threads: set[threading.Thread] = set()
        runner.known.connect(lambda pairs: self._take(lambda: self.known.update(pairs)))
        runner.failed.connect(lambda failure: self._take(lambda: self.failed.append(failure)))
        runner.progressed.connect(lambda event: self._take(lambda: self.events.append(event)))
        runner.ended.connect(lambda summary: self._take(lambda: self.ended.append(summary)))

    def _take(self, what: Callable[[], object]) -> None:
        what()
        self.threads.add(threading.current_thread())


def test_each_scene_gets_its_cloud_or_is_not_known(qtbot: Any, runner: AoiCloudRunner, area: AreaOfInterest) -> None:
    heard = Heard(runner)
    runner.start(SCENES, area)
    assert runner.is_running
    qtbot.waitUntil(lambda: bool(heard.ended) and not runner.is_running, timeout=30_000)
    assert heard.failed == []
    assert set(heard.known) == {PUT, PTT, PPC}
    assert 0 <= (heard.known[PUT] or 0) <= 100
    assert heard.known[PUT] is not None
    assert heard.known[PTT] is None
    assert heard.ended == [CloudSummary(asked=3, known=1, unknown=2, failed=0)]
    assert heard.threads == {threading.main_thread()}


def test_what_is_known_is_kept_and_not_asked_for_again(
    qtbot: Any, hub: Hub, runner: AoiCloudRunner, area: AreaOfInterest, tmp_path: Path
) -> None:
    heard = Heard(runner)
    runner.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    requests = len(hub.requests)
    later = AoiCloudRunner(runner._profiles, _demo, tmp_path / "plugin" / "aoi_cloud.json")
    first, *others = later.with_known(SCENES, area)
    assert (first.identifier, first.aoi_cloud_percent) == (PUT, pytest.approx(heard.known[PUT], abs=0.01))
    assert others == list(SCENES[1:])
    again = Heard(later)
    later.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(again.ended), timeout=30_000)
    assert again.known[PUT] == pytest.approx(heard.known[PUT], abs=0.01)
    assert len(hub.requests) == requests


def test_without_a_sign_in_nothing_begins(
    profiles: Mapping[str, ServiceProfile], area: AreaOfInterest, hub: Hub
) -> None:
    runner = AoiCloudRunner(profiles, lambda profile: None, Path("unused"))
    with pytest.raises(CredentialsError, match="without a sign-in"):
        runner.start(SCENES, area)
    assert not runner.is_running
    assert hub.requests == []


def test_a_scene_that_fails_is_told_with_cause_and_advice(
    qtbot: Any, hub: Hub, runner: AoiCloudRunner, area: AreaOfInterest
) -> None:
    hub.faults.busy(status=400, body={"detail": "no"}, face="catalogue", path_part="15PTT", times=None)
    hub.faults.busy(status=404, face="download", path_part="$value", times=None)
    heard = Heard(runner)
    runner.start(SCENES[:2], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    told = {failure.identifier: failure for failure in heard.failed}
    assert set(told) == {PUT, PTT}
    assert "is not at Embedded hub any more" in told[PUT].cause
    assert told[PUT].advice
    assert (heard.ended[0].failed, heard.ended[0].error) == (2, None)


def test_a_refused_sign_in_ends_the_run(
    qtbot: Any, profiles: Mapping[str, ServiceProfile], area: AreaOfInterest, tmp_path: Path
) -> None:
    runner = AoiCloudRunner(profiles, lambda profile: Credentials("demo", "wrong"), tmp_path / "cache.json")
    heard = Heard(runner)
    runner.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    assert isinstance(heard.ended[0].error, CredentialsError)
    assert heard.known == {}


def test_a_cancelled_run_ends_soon(qtbot: Any, hub: Hub, runner: AoiCloudRunner, area: AreaOfInterest) -> None:
    hub.faults.silence(face="catalogue", times=None)
    heard = Heard(runner)
    runner.start(SCENES, area)
    qtbot.waitUntil(lambda: bool(hub.requests) or any(fault.struck for fault in hub.faults._faults), timeout=5_000)
    runner.cancel()
    qtbot.waitUntil(lambda: bool(heard.ended) and not runner.is_running, timeout=2_000)
    assert isinstance(heard.ended[0].error, CancelledError)


def test_closing_ends_a_run(qtbot: Any, hub: Hub, runner: AoiCloudRunner, area: AreaOfInterest) -> None:
    hub.faults.silence(face="catalogue", times=None)
    runner.start(SCENES, area)
    assert runner.close(2.0)


def test_a_session_that_is_open_is_used_and_stays_open(
    qtbot: Any, hub: Hub, profile: ServiceProfile, area: AreaOfInterest, tmp_path: Path
) -> None:
    assert isinstance(profile, CdseProfile)
    session = HttpSession(NetworkSettings(), profile)
    tokens = TokenSource(profile, session, Credentials("demo", "demo"))
    runner = AoiCloudRunner({"cdse": profile}, _demo, tmp_path / "cache.json", tokens_of=lambda one: tokens)
    heard = Heard(runner)
    runner.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    assert heard.known[PUT] is not None
    assert hub.accounts.sessions_open == 1
    session.close()


def test_a_session_of_its_own_is_ended(qtbot: Any, hub: Hub, runner: AoiCloudRunner, area: AreaOfInterest) -> None:
    heard = Heard(runner)
    runner.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    assert (hub.accounts.sessions_opened, hub.accounts.sessions_open) == (1, 0)


def test_a_broken_cache_is_told_and_replaced(
    qtbot: Any, runner: AoiCloudRunner, area: AreaOfInterest, tmp_path: Path
) -> None:
    file = tmp_path / "plugin" / "aoi_cloud.json"
    file.parent.mkdir()
    file.write_text("{")
    heard = Heard(runner)
    runner.start(SCENES[:1], area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=30_000)
    assert any(isinstance(event, Note) and "could not be read" in event.text for event in heard.events)
    assert len(json.loads(file.read_text())["percent"]) == 1


def test_a_fault_of_ours_is_told_and_takes_nothing_down(
    qtbot: Any, runner: AoiCloudRunner, area: AreaOfInterest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("scene_queue.core.qgis_adapters.aoi_cloud_runner.clouds_over", broken)
    heard = Heard(runner)
    runner.start(SCENES, area)
    qtbot.waitUntil(lambda: bool(heard.ended), timeout=20_000)
    assert "planted" in str(heard.ended[0].error)
