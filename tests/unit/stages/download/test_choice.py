"""Which service delivers what another one listed, and which of them cannot have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.errors import SettingsError
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.services import load_profiles, parse_profile
from scene_queue.core.stages.download.choice import SourceOffer, source_of, sources_for

PROFILES = load_profiles({})
OLD = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
NEW = "S2B_MSIL1C_20260809T163829_N0511_R126_T15PUT_20260809T221152"
MADE_AGAIN = "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20250109T221152"


def scenes(*names: str) -> list[Scene]:
    return [scene_of_name(ProductName.parse(name), "cdse") for name in names]


def offer(service: str, *names: str) -> SourceOffer:
    return {one.profile.id: one for one in sources_for(scenes(*names), PROFILES)}[service]


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


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("s3", {"endpoint_url": "https://s3.example", "bucket": "scenes"}),
        ("folder", {"path": "/data/archive"}),
        ("dhus", {"api_url": "https://hub.example"}),
    ],
)
def test_archives_and_hubs_deliver_what_they_list(kind: str, more: dict[str, str]) -> None:
    own = parse_profile({"schema": 1, "id": "own", "title": "Own", "kind": kind, **more}, "test")
    assert source_of("own", {**PROFILES, "own": own}) is own


def test_every_service_says_whether_it_can_deliver() -> None:
    offers = sources_for(scenes(OLD), PROFILES)
    assert [one.profile.id for one in offers] == list(PROFILES)
    able = {one.profile.id for one in offers if one.is_possible}
    assert {"cdse", "cdse-s3", "google"} <= able
    assert able.isdisjoint({"cdse-stac", "earth-search", "cdse-sentinelhub"})
    assert all(bool(one.reason) != one.is_possible for one in offers)


def test_a_service_that_only_lists_says_so() -> None:
    assert offer("earth-search", OLD).reason == "Earth Search (Element 84 on AWS) only lists products."
    assert offer("earth-search").is_possible is False


@pytest.mark.parametrize(("name", "words"), [(NEW, "is of 2026-08-09"), (MADE_AGAIN, "was made on 2025-01-09")])
def test_an_archive_that_ended_has_nothing_newer(name: str, words: str) -> None:
    google = offer("google", name)
    assert not google.is_possible
    assert "nothing newer than 2024-08-28" in google.reason and words in google.reason


def test_what_it_lacks_of_several_is_counted_and_named() -> None:
    google = offer("google", OLD, NEW)
    assert google.is_possible
    assert google.lacking == (NEW,)
    assert google.reason.startswith("1 of 2 scenes cannot come from there.")


def test_a_name_that_is_none_cannot_be_looked_for() -> None:
    odd = replace(scenes(OLD)[0], identifier="S2A_OPER_PRD_MSIL1C_PDMC")
    (first, *_) = sources_for([odd], {"cdse-s3": PROFILES["cdse-s3"]})
    assert not first.is_possible and "Not a Sentinel-2 product name" in first.reason


def test_what_is_lacking_comes_in_the_order_of_the_scenes() -> None:
    others = [NEW.replace("T15PUT", tile) for tile in ("T15PTT", "T15PVT")]
    lacking = offer("google", others[0], OLD, MADE_AGAIN, others[1]).lacking
    assert lacking == (others[0], MADE_AGAIN, others[1])
    assert others[0] in offer("google", others[0], OLD, MADE_AGAIN, others[1]).reason


@pytest.mark.parametrize("service", ["google", "aws"])
def test_a_product_of_several_tiles_cannot_come_from_where_products_lie_by_tile(service: str) -> None:
    several = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"
    odd = replace(scenes(OLD)[0], identifier=several)
    (first, *_) = sources_for([odd], {service: PROFILES[service]})
    assert not first.is_possible
    assert "keeps products by tile" in first.reason
