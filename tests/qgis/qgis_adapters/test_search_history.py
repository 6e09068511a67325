"""The searches that were run last, on the disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.saved_search import SavedSearch
from scene_queue.core.errors import CancelledError, DiskError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.qgis_adapters.search_history import FILE, SearchHistory

QUERIES = [SceneQuery(None, date(2018, 8, day), date(2018, 8, 10), tiles=("15PUT",)) for day in (1, 2)]
TWO = [SavedSearch(title, "cdse", query) for title, query in zip("ab", QUERIES)]


@pytest.fixture
def history(tmp_path: Path) -> SearchHistory:
    return SearchHistory(tmp_path / "profile")


def test_what_is_written_is_read_in_its_order(history: SearchHistory) -> None:
    assert history.read() == []
    history.write(TWO[::-1], Feedback())
    assert history.read() == TWO[::-1]
    history.write([], Feedback())
    assert history.read() == []


def test_what_is_older_than_what_comes_after_it_is_not_written(history: SearchHistory) -> None:
    history.write(TWO, Feedback())
    late = Feedback()
    late.signal.cancel()
    with pytest.raises(CancelledError):
        history.write([], late)
    assert history.read() == TWO


def test_entries_of_a_newer_version_are_left_out(history: SearchHistory, tmp_path: Path) -> None:
    history.write(TWO, Feedback())
    file = tmp_path / "profile" / FILE
    file.write_text(file.read_text(encoding="utf-8").replace('"schema": 1, "title": "a"', '"schema": 9, "title": "a"'))
    assert history.read() == TWO[1:]


def test_a_file_that_is_none_or_cannot_be_written_is_told(history: SearchHistory, tmp_path: Path) -> None:
    history.write(TWO, Feedback())
    file = tmp_path / "profile" / FILE
    file.write_text("[]")
    with pytest.raises(SettingsError, match="holds no searches"):
        history.read()
    file.unlink()
    file.mkdir()
    with pytest.raises(DiskError):
        history.write(TWO, Feedback())
