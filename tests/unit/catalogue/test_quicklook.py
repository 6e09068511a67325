"""Quicklooks: fetched from the service that lists the scene, with its sign-in only where it wants one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from builders.oaxaca import footprint_of
from builders.scenes import scene
from doubles.hub import Hub, HubScene
from doubles.hub.quicklook import quicklook
from scene_queue.core.aoi.tiles import tile_square
from scene_queue.core.catalogue.quicklook import fetch_quicklook, placed_quicklook
from scene_queue.core.errors import SceneQueueError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, NetworkSettings
from scene_queue.core.services import parse_profile

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SIGN_IN = Credentials("demo", "demo")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub([HubScene(NAME, footprint_of(NAME), 20.0, listed_size=1)]) as made:
        yield made


def fetched(profile: dict[str, Any], address: str, sign_in: Any = None) -> bytes:
    seen = replace(scene(NAME), quicklook_url=address)
    return fetch_quicklook(seen, parse_profile(profile, "hub"), sign_in, NetworkSettings(), Feedback())


def asset(hub: Hub) -> str:
    return f"{hub.catalogue_url}/Assets({hub.shelf.scenes[0].quicklook_id})/$value"


def at_data_hub(hub: Hub) -> str:
    return f"{hub.dhus.root}odata/v1/Products('{hub.shelf.scenes[0].id}')/Products('Quicklook')/$value"


def test_copernicus_gives_it_to_anybody(hub: Hub) -> None:
    assert fetched(hub.profile(), asset(hub)) == quicklook(NAME, hub.shelf.scenes[0].scene.cloud_cover)


def test_a_data_hub_wants_the_sign_in_of_searches(hub: Hub) -> None:
    assert fetched(hub.dhus.profile(), at_data_hub(hub), SIGN_IN).startswith(b"\xff\xd8")
    with pytest.raises(SceneQueueError):
        fetched(hub.dhus.profile(), at_data_hub(hub))


def test_the_sign_in_goes_to_no_other_host(hub: Hub) -> None:
    profile = {**hub.dhus.profile(), "trusted_hosts": ["hub.example"]}
    with pytest.raises(SceneQueueError):
        fetched(profile, at_data_hub(hub), SIGN_IN)


def test_a_scene_without_one_is_told_at_once(hub: Hub) -> None:
    with pytest.raises(ServiceError, match="no quicklook"):
        fetched(hub.profile(), "")
    assert hub.requests == []


def test_what_is_no_picture_is_refused(hub: Hub) -> None:
    with pytest.raises(ServiceError, match="no quicklook of"):
        fetched(hub.profile(), f"{hub.catalogue_url}/Products?$top=1")


def test_a_virtual_raster_lies_on_the_tile() -> None:
    raster = ElementTree.fromstring(placed_quicklook("a.png", 343, 343, tile_square("34LBP")))
    assert raster.findtext("SRS") == "EPSG:32734"
    numbers = [float(number) for number in raster.findtext("GeoTransform", "").split(",")]
    assert numbers == pytest.approx([199980, 109800 / 343, 0, 8900020, 0, -109800 / 343])
    assert [band.findtext("ColorInterp") for band in raster.iter("VRTRasterBand")] == ["Red", "Green", "Blue", "Alpha"]
