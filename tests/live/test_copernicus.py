"""The real Copernicus Data Space: ``SCENE_QUEUE_LIVE=1 pytest tests/live``.

The last one wants an account, by ``CDSE_USERNAME`` and ``CDSE_PASSWORD``. Nobody has run
these where the project was made, which has no network: they say what is expected there.
"""

from __future__ import annotations

import os
from datetime import date

import pytest
from scene_queue.core.aoi import area_from_tiles
from scene_queue.core.catalogue import CopernicusAPI, LevelChoice, SceneQuery, open_catalogue
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, TokenSource, credentials_from_environment
from scene_queue.core.services import CdseProfile, load_profiles

pytestmark = pytest.mark.live


@pytest.fixture
def profile() -> CdseProfile:
    found = load_profiles({})["cdse"]
    assert isinstance(found, CdseProfile)
    return found


def test_the_catalogue_counts_with_the_words_of_sentinelsat() -> None:
    assert CopernicusAPI().count(date=("20180801", "20180811"), producttype="S2MSI1C", tileid="15PUT") > 0


def test_a_search_lists_scenes_over_a_tile(profile: CdseProfile) -> None:
    query = SceneQuery(
        area=area_from_tiles(["15PUT"]), start=date(2018, 8, 1), end=date(2018, 8, 10), level=LevelChoice.L1C
    )
    session = HttpSession(NetworkSettings.from_environment(os.environ), profile)
    result = open_catalogue(profile, session).search(query, Feedback())
    assert any(scene.tile_id == "15PUT" and scene.size_bytes > 0 for scene in result.scenes)


def test_a_sign_in_gives_a_token_and_ends(profile: CdseProfile) -> None:
    credentials = credentials_from_environment(profile, os.environ)
    if credentials is None:
        pytest.skip("no account is given: set CDSE_USERNAME and CDSE_PASSWORD")
    tokens = TokenSource(profile, HttpSession(NetworkSettings.from_environment(os.environ), profile), credentials)
    assert tokens.token(Feedback())
    tokens.log_out()
