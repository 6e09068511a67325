"""Selections that are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.saved_search import SavedSearch
from scene_queue.core.catalogue.saved_selection import SavedSelection, saved_selection_from_json
from scene_queue.core.errors import SettingsError

QUERY = SceneQuery(area=None, start=date(2018, 8, 1), end=date(2018, 8, 9), tiles=("15PUT",))
SEARCH = SavedSearch("Oaxaca", "cdse", QUERY)


@pytest.mark.parametrize("search", [SEARCH, None])
def test_a_selection_is_read_as_it_was_written(search: SavedSearch | None) -> None:
    selection = SavedSelection("August", ("a", "b"), search)
    assert saved_selection_from_json(selection.to_json()) == selection


@pytest.mark.parametrize(
    "content",
    [
        None,
        {},
        {"schema": 1, "title": "", "identifiers": []},
        {"schema": 1, "title": "x", "identifiers": [1]},
        {"schema": 1, "title": "x", "identifiers": ["a"], "search": {"schema": 1}},
        {"schema": 99, "title": "x", "identifiers": ["a"]},
    ],
)
def test_what_is_no_selection_is_refused(content: Any) -> None:
    with pytest.raises(SettingsError):
        saved_selection_from_json(content)
