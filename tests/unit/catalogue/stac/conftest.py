"""Searches on the hub's STAC face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from doubles.hub import Hub, listed_scenes
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import SceneQuery, SearchResult
from scene_queue.core.catalogue.stac.stac_catalogue import StacCatalogue
from scene_queue.core.events import Event
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.services import StacProfile, parse_profile

OVER_THE_SAMPLE = area_from_wkt("POLYGON((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))")


@dataclass
class Searcher:
    """Asks the STAC face of a hub, without waiting before another attempt."""

    hub: Hub
    retry: Any
    events: list[Event] = field(default_factory=list)

    path: str = ""

    def search(
        self,
        feedback: Feedback | None = None,
        page_size: int = 20,
        collections: Sequence[str] | None = None,
        **changes: Any,
    ) -> SearchResult:
        content = self.hub.stac.profile(page_size=page_size, api_url=f"{self.hub.stac.root}{self.path}")
        profile = parse_profile({**content, "collections": collections or content["collections"]}, "the hub")
        assert isinstance(profile, StacProfile)
        asked = {"area": OVER_THE_SAMPLE, "start": date(2018, 8, 1), "end": date(2018, 8, 31), **changes}
        session = HttpSession(NetworkSettings(), profile)
        try:
            catalogue = StacCatalogue(profile, session, self.retry)
            return catalogue.search(SceneQuery(**asked), feedback or Feedback(self.events.append))
        finally:
            session.close()

    @property
    def asked(self) -> list[str]:
        """Method and path of what the STAC face was asked."""
        return [f"{one.method} {one.path}" for one in self.hub.requests if one.face == "stac"]

    @property
    def pages(self) -> int:
        return sum("/search" in one for one in self.asked)


@pytest.fixture
def searcher(at_once: Any) -> Iterator[Searcher]:
    """260 scenes, one an hour, and a way to ask for them."""
    with Hub(list(listed_scenes(260))) as hub:
        yield Searcher(hub, at_once)
