"""Product names as a task, against the hub."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from qgis.PyQt.QtCore import QCoreApplication
from scene_queue.core.catalogue.name_lookup import NameLookup, Replacement
from scene_queue.core.errors import CancelledError, DiskError, SceneQueueError
from scene_queue.core.qgis_adapters import name_search_runner
from scene_queue.core.qgis_adapters.name_search_runner import NameSearchRunner, names_of_file, trouble_lines
from scene_queue.core.services import ServiceProfile

GONE = "S2B_MSIL1C_20190101T163829_N0207_R126_T15PUT_20190101T221152"


class Heard:
    """What a runner emits, and on which threads."""

    def __init__(self, runner: NameSearchRunner) -> None:
        self.found: list[Any] = []
        self.failed: list[SceneQueueError] = []
        self.events: list[Any] = []
        self.threads: set[threading.Thread] = set()
        runner.found.connect(lambda found: self._take(self.found, found))
        runner.failed.connect(lambda error: self._take(self.failed, error))
        runner.progressed.connect(lambda event: self._take(self.events, event))

    def _take(self, where: list[Any], what: Any) -> None:
        where.append(what)
        self.threads.add(threading.current_thread())

    @property
    def ended(self) -> bool:
        return bool(self.found or self.failed)


def test_names_become_scenes_and_a_layer_of_the_main_thread(qtbot: Any, profile: ServiceProfile) -> None:
    runner = NameSearchRunner()
    heard = Heard(runner)
    runner.start([*GUIDE_NAMES, GONE], profile, "By name")
    assert runner.is_running
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=20_000)
    assert heard.failed == []
    (found,) = heard.found
    assert {one.identifier for one in found.result.scenes} == set(GUIDE_NAMES)
    assert found.lookup.missing == (GONE,)
    assert found.layer.featureCount() == len(GUIDE_NAMES)
    assert found.layer.thread() is QCoreApplication.instance().thread()
    assert "6 found" in found.result.notes[0]
    assert heard.threads == {threading.main_thread()}
    assert any(event.text for event in heard.events)


def test_a_cancelled_lookup_ends_soon_and_is_told_as_cancelled(qtbot: Any, hub: Hub, profile: ServiceProfile) -> None:
    hub.faults.silence(face="catalogue", times=None)
    runner = NameSearchRunner()
    heard = Heard(runner)
    runner.start(GUIDE_NAMES, profile, "By name")
    runner.cancel()
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=2_000)
    assert [type(error) for error in heard.failed] == [CancelledError]


def test_closing_ends_what_is_under_way(qtbot: Any, hub: Hub, profile: ServiceProfile) -> None:
    hub.faults.silence(face="catalogue", times=None)
    runner = NameSearchRunner()
    runner.start(GUIDE_NAMES, profile, "By name")
    assert runner.close(2.0)


def test_a_fault_of_ours_is_told_and_takes_nothing_down(
    qtbot: Any, profile: ServiceProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: Any) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(name_search_runner, "find_names", break_off)
    runner = NameSearchRunner()
    heard = Heard(runner)
    runner.start(GUIDE_NAMES, profile, "By name")
    qtbot.waitUntil(lambda: heard.ended and not runner.is_running, timeout=5_000)
    assert "planted" in str(heard.failed[0])


def test_files_of_any_kind_are_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"identifier;size\n{GUIDE_NAMES[0]};1\n{GUIDE_NAMES[1]};2\n", encoding="utf-8")
    assert names_of_file(file) == GUIDE_NAMES[:2]
    with pytest.raises(DiskError, match="cannot be read"):
        names_of_file(tmp_path / "none.txt")
    with pytest.raises(DiskError, match="cannot be read"):
        names_of_file(tmp_path)


def test_a_file_too_large_for_names_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_search_runner, "MOST_BYTES", 3)
    file = tmp_path / "image.tif"
    file.write_bytes(b"1234")
    with pytest.raises(DiskError, match="too large"):
        names_of_file(file)


def test_each_name_in_trouble_has_its_line() -> None:
    lookup = NameLookup(
        replaced=(Replacement("old", scene()),), missing=("gone", "odd"), reasons={"gone": "It is in no baseline."}
    )
    assert list(trouble_lines(lookup)) == [f"old → {scene().identifier}", "gone: It is in no baseline.", "odd"]
