"""The file of saved selections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scene_queue.core.catalogue.saved_selection import SavedSelection
from scene_queue.core.errors import DiskError, SettingsError
from scene_queue.core.qgis_adapters.saved_selections import FILE, SavedSelections


def test_selections_are_kept_replaced_and_deleted(tmp_path: Path) -> None:
    kept = SavedSelections(tmp_path / "profile")
    assert kept.all() == ()
    kept.save(SavedSelection("b", ("1",)))
    kept.save(SavedSelection("A", ("2", "3")))
    kept.save(SavedSelection("b", ("4",)))
    assert SavedSelections(tmp_path / "profile").all() == (SavedSelection("A", ("2", "3")), SavedSelection("b", ("4",)))
    kept.delete("A")
    kept.delete("gone elsewhere")
    assert [one.title for one in kept.all()] == ["b"]


def test_what_a_newer_version_wrote_stays_in_the_file(tmp_path: Path) -> None:
    newer = {"schema": 99, "title": "new", "identifiers": []}
    (tmp_path / FILE).write_text(json.dumps({"schema": 99, "selections": [newer]}))
    kept = SavedSelections(tmp_path)
    assert kept.all() == ()
    kept.save(SavedSelection("mine", ("1",)))
    assert newer in json.loads((tmp_path / FILE).read_text())["selections"]


@pytest.mark.parametrize("text", ["no json", "[]", '{"selections": {}}'])
def test_a_file_that_holds_something_else_is_refused_and_left(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SettingsError):
        SavedSelections(tmp_path).save(SavedSelection("mine", ("1",)))
    assert (tmp_path / FILE).read_text() == text


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError):
        SavedSelections(tmp_path / "file" / "below").save(SavedSelection("mine", ("1",)))
