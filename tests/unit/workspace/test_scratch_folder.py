"""The folder for what is unfinished: made, refused, or warned about."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import DiskError, SettingsError
from scene_queue.core.workspace import scratch_folder
from scene_queue.core.workspace.scratch_folder import prepare_scratch


@pytest.fixture(autouse=True)
def _no_temporary_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own folders are such places, which is another warning."""
    monkeypatch.setattr(scratch_folder, "folder_warnings", lambda _: [])


def test_a_folder_of_this_computer_is_made_and_taken(tmp_path: Path) -> None:
    assert prepare_scratch(tmp_path / "new" / "scratch") == []
    assert (tmp_path / "new" / "scratch").is_dir()


def test_a_network_drive_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch_folder, "is_on_network", lambda folder: folder == tmp_path)
    (warning,) = prepare_scratch(tmp_path)
    assert "network drive" in warning


def test_half_a_path_is_refused() -> None:
    with pytest.raises(SettingsError, match="no whole path"):
        prepare_scratch(Path("scratch"))


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="ascii")
    with pytest.raises(DiskError, match="cannot be written"):
        prepare_scratch(tmp_path / "file" / "scratch")
