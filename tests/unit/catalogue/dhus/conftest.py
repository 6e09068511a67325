"""A Data Hub that answers what was recorded, one that answers what a test says, and the embedded one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from doubles.hub import Hub
from doubles.told_session import ToldSession
from scene_queue.core.catalogue import SceneQuery, SearchResult
from scene_queue.core.catalogue.dhus.dhus_catalogue import DhusCatalogue
from scene_queue.core.catalogue.dhus.hub_lister import HubLister
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, retrying
from scene_queue.core.services import DhusProfile, parse_profile

DORA = Credentials("dora", "s3cret-of-the-test")


def _make_profile(**changes: Any) -> DhusProfile:
    content = {"schema": 1, "id": "dhus", "title": "My hub", "kind": "dhus", "api_url": "https://hub.example/dhus"}
    profile = parse_profile({**content, **changes}, "the test")
    assert isinstance(profile, DhusProfile)
    return profile


def _retry_at_once(call: Callable[[], Any], feedback: Feedback, attempts: int = 3) -> Any:
    return retrying(call, feedback, attempts, first_wait_s=0.0)


@pytest.fixture
def make_profile() -> Callable[..., DhusProfile]:
    """Makes the profile of a hub; ``changes``: keys with other values."""
    return _make_profile


@pytest.fixture
def told() -> Callable[..., HubLister]:
    """Makes the API on answers that a function gives."""

    def make(answer: Any, raw: str = "", **changes: Any) -> HubLister:
        session: Any = answer if isinstance(answer, ToldSession) else ToldSession(answer)
        return HubLister(_make_profile(**changes), session, DORA, Feedback(), _retry_at_once, raw)

    return make


@pytest.fixture
def search_at() -> Iterator[Callable[..., SearchResult]]:
    """Searches a hub's face, over real sockets."""
    open_sessions = []

    def search(hub: Hub, query: SceneQuery, feedback: Feedback | None = None, **changes: Any) -> SearchResult:
        profile = parse_profile(hub.dhus.profile(**changes), "hub")
        assert isinstance(profile, DhusProfile)
        session = HttpSession(NetworkSettings(), profile)
        open_sessions.append(session)
        catalogue = DhusCatalogue(profile, session, Credentials("demo", "demo"), _retry_at_once)
        return catalogue.search(query, feedback or Feedback())

    yield search
    for session in open_sessions:
        session.close()
