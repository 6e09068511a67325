"""Saved searches on disk."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.saved_search import SavedSearch, new_saved_search
from scene_queue.core.errors import DiskError, SettingsError
from scene_queue.core.qgis_adapters.saved_searches import FILE, SavedSearches

QUERY = SceneQuery(None, date(2018, 8, 1), date(2018, 8, 31), tiles=("15PUT",))


def search(title: str, **changes: Any) -> SavedSearch:
    made = new_saved_search(title, "cdse", QUERY, datetime(2018, 9, 1, tzinfo=timezone.utc))
    return replace(made, **changes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "scene_queue"


def titles(folder: Path) -> list[str]:
    return [one.title for one in SavedSearches(folder).all()]


def test_there_are_none_at_first_and_reading_makes_no_file(folder: Path) -> None:
    assert SavedSearches(folder).all() == ()
    assert not folder.exists()


def test_searches_are_kept_by_title(folder: Path) -> None:
    kept = SavedSearches(folder)
    for title in ("zebra", "Ärger", "apple", "Banana"):
        kept.save(search(title))
    assert titles(folder) == ["apple", "Banana", "zebra", "Ärger"]
    assert SavedSearches(folder).all()[0] == search("apple")


def test_saving_again_replaces(folder: Path) -> None:
    kept = SavedSearches(folder)
    kept.save(search("one"))
    kept.save(search("one", known=frozenset({"a"})))
    assert [one.known for one in kept.all()] == [{"a"}]


def test_renaming(folder: Path) -> None:
    kept = SavedSearches(folder)
    kept.save(search("one", known=frozenset({"a"})))
    kept.save(search("two"))
    kept.rename("one", " three ")
    assert titles(folder) == ["three", "two"]
    assert kept.all()[0].known == {"a"}
    kept.rename("two", "two")
    for old, new in (("two", "three"), ("two", " "), ("gone", "four")):
        with pytest.raises(SettingsError):
            kept.rename(old, new)
    assert titles(folder) == ["three", "two"]


def test_deleting(folder: Path) -> None:
    kept = SavedSearches(folder)
    kept.save(search("one"))
    kept.delete("one")
    assert titles(folder) == []
    with pytest.raises(SettingsError, match="no saved search 'one'"):
        kept.delete("one")


def test_what_a_newer_version_saved_is_not_shown_and_not_lost(folder: Path) -> None:
    folder.mkdir(parents=True)
    newer = {"schema": 9, "title": "newer", "shape": "unknown"}
    (folder / FILE).write_text(json.dumps({"schema": 1, "searches": [newer, search("one").to_json()]}))
    kept = SavedSearches(folder)
    assert titles(folder) == ["one"]
    kept.save(search("two"))
    assert newer in json.loads((folder / FILE).read_text())["searches"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1}', '{"searches": {}}', "\x00"])
def test_a_damaged_file_is_told_and_left_as_it_is(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / FILE).write_text(text)
    with pytest.raises(SettingsError, match="holds no saved searches"):
        SavedSearches(folder).save(search("one"))
    assert (folder / FILE).read_text() == text


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError):
        SavedSearches(tmp_path / "file").save(search("one"))


def test_a_write_that_fails_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = SavedSearches(folder)
    kept.save(search("one"))

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DiskError, match="cannot be written"):
        kept.save(search("two"))
    assert titles(folder) == ["one"]
    assert [path.name for path in folder.iterdir()] == [FILE]
