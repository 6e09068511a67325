"""How the size of a selection is held against the disk and the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.network.account_volume import VolumeStatus
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.ui.room_control import RoomControl
from scene_queue.ui.scenes_panel import ScenesPanel

SCENES = [replace(one, size_bytes=1024**3) for one in numbered_scenes(2)]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: Any, services: Services, tmp_path: Path) -> ScenesPanel:
    made = ScenesPanel()
    qtbot.addWidget(made)
    made.folder_edit.setText(str(tmp_path / "not" / "made" / "yet"))
    made.show_scenes(SCENES, [])
    RoomControl(services, made)
    return made


def seen(monkeypatch: pytest.MonkeyPatch, services: Services, free_bytes: int, used_bytes: int) -> list[Path]:
    """From now on the disk and the account have so much; returns the folders that are looked at."""
    looked: list[Path] = []

    def free(folder: Path) -> int:
        looked.append(folder)
        return free_bytes

    volume = VolumeStatus("Copernicus", used_bytes, 12 * 10**12, 30)
    monkeypatch.setattr(services.stages.limits.rooms, "free_bytes", free)
    monkeypatch.setattr(services.stages, "volume_of", lambda service: volume if service == "cdse" else None)
    return looked


def test_the_free_room_and_the_volume_left_are_told(
    qtbot: Any, services: Services, panel: ScenesPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = seen(monkeypatch, services, 3 * 1024**3, 10**12)
    panel.choose([SCENES[0].identifier])
    qtbot.waitUntil(lambda: "free" in panel.selection_label.text())
    assert "The disk of the folder has 3.00 GB free." in panel.selection_label.text().replace(",", ".")
    assert "Copernicus sends this account 11.00 TB more in 30 days." in panel.selection_label.text().replace(",", ".")
    assert set(looked) == {tmp_path}  # the folder that is there


def test_a_selection_that_is_too_large_is_told_so(
    qtbot: Any, services: Services, panel: ScenesPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(monkeypatch, services, 1024**3, 12 * 10**12)
    panel.select_all()
    qtbot.waitUntil(lambda: "Too much for the folder" in panel.selection_label.text())
    assert "More than Copernicus sends this account quickly" in panel.selection_label.text()


def test_what_was_just_seen_is_not_looked_at_again_but_another_folder_is(
    qtbot: Any, services: Services, panel: ScenesPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = seen(monkeypatch, services, 3 * 1024**3, 0)
    counts = []
    for names in ([SCENES[0].identifier], [SCENES[1].identifier]):
        panel.choose(names)
        qtbot.waitUntil(lambda: "free" in panel.selection_label.text())
        counts.append(len(looked))
    assert counts[0] == counts[1] > 0
    other = tmp_path / "other"
    other.mkdir()
    panel.folder_edit.setText(str(other))
    qtbot.waitUntil(lambda: looked[-1] == other)
