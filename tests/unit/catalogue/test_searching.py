"""The one door to a search."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import numbered_scenes, scene
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import SceneQuery, SearchResult, find_scenes, searching
from scene_queue.core.catalogue.refinement import refined
from scene_queue.core.errors import CancelledError, NetworkError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials
from scene_queue.core.scene import Scene

QUERY = SceneQuery(
    area=area_from_wkt(box_wkt(-94, 16, -93, 17)), start=date(2018, 8, 1), end=date(2018, 8, 31), max_cloud_percent=1
)


class Opened:
    """Stands for every catalogue that is opened. :ivar opened: with what it was; :ivar queries: what was asked."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.opened: list[Any] = []
        self.queries: list[SceneQuery] = []
        self.signal = CancelSignal()
        self.fails_at = 99
        self.cancels_at = 99

    def open(self, *given: Any) -> Opened:
        self.opened.append(given)
        return self

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        self.queries.append(query)
        if len(self.queries) == self.cancels_at:
            self.signal.cancel()
        if len(self.queries) >= min(self.fails_at, self.cancels_at):
            raise NetworkError("The network is gone.")
        return refined(self.scenes, query)


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    monkeypatch.setattr(searching, "open_catalogue", opened.open)
    return opened


def find(catalogue: Opened, sign_in: Any = None) -> SearchResult:
    profile: Any = "profile"
    session: Any = "session"
    return find_scenes(profile, session, QUERY, Feedback(signal=catalogue.signal), sign_in)


def test_the_service_is_opened_with_the_session_and_the_sign_in(catalogue: Opened) -> None:
    sign_in = Credentials("user", "password")
    find(catalogue, sign_in)
    assert catalogue.opened == [("profile", "session", sign_in)]


def test_many_scenes_take_one_question(catalogue: Opened) -> None:
    catalogue.scenes = [scene(one.identifier, cloud_cover_percent=0.5) for one in numbered_scenes(5)]
    result = find(catalogue)
    assert (len(result.scenes), len(catalogue.queries), result.suggestions) == (5, 1, ())


def test_few_scenes_come_with_suggestions(catalogue: Opened) -> None:
    catalogue.scenes = numbered_scenes(5)
    result = find(catalogue)
    assert result.scenes == ()
    assert [one.sentence for one in result.suggestions] == ["5 scenes with up to 30 % cloud"]


def test_a_search_that_fails_is_an_error_and_a_suggestion_that_fails_is_a_note(catalogue: Opened) -> None:
    catalogue.fails_at = 2
    assert "The network is gone." in find(catalogue).notes[-1]
    catalogue.queries, catalogue.fails_at = [], 1
    with pytest.raises(NetworkError):
        find(catalogue)


def test_an_extra_question_that_breaks_since_it_was_cancelled_is_a_cancellation(catalogue: Opened) -> None:
    catalogue.cancels_at = 2
    with pytest.raises(CancelledError):
        find(catalogue)
