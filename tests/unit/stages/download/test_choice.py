"""Which service delivers what another one listed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.services import load_profiles, parse_profile
from scene_queue.core.stages.download.choice import source_of

PROFILES = load_profiles({})


def test_a_service_that_delivers_is_its_own_source() -> None:
    mirror = replace(PROFILES["cdse"], id="mirror")
    assert source_of("mirror", {**PROFILES, "mirror": mirror}) is mirror


def test_what_a_catalogue_without_products_lists_is_fetched_from_copernicus() -> None:
    assert source_of("earth-search", PROFILES) is PROFILES["cdse"]


def test_an_unknown_service_is_named_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="no service 'nowhere'") as caught:
        source_of("nowhere", PROFILES)
    assert "cdse" in caught.value.advice


def test_without_copernicus_a_bare_catalogue_cannot_deliver() -> None:
    content = {
        "schema": 1,
        "id": "s",
        "title": "S",
        "kind": "stac",
        "api_url": "https://s.example",
        "collections": ["x"],
    }
    with pytest.raises(SettingsError, match="only lists products"):
        source_of("s", {"s": parse_profile(content, "test")})
