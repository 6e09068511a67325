"""Every recorded answer of the real STAC services is read; kept outside the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from pystac import Collection
from pystac_client import Client, ConformanceClasses
from pystac_client.stac_api_io import StacApiIO
from scene_queue.core.catalogue.stac.api_io import matched
from scene_queue.core.catalogue.stac.item import scene_of_item
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.scene import Scene
from scene_queue.core.services import StacProfile, load_profiles

FOLDERS = ("cdse_stac", "earth_search", "planetary_computer")
CASSETTE_OF_L2A = "cdse_stac/xcube_cassette_search_s2_l2a_2025-07-09.yaml"


@pytest.fixture(scope="module")
def contents(recorded: Path) -> dict[str, list[Any]]:
    """The JSON of each recorded file, of a cassette that of each answer, by its name."""
    home = recorded / "recorded"
    files = [path for folder in FOLDERS for path in sorted((home / folder).iterdir())]
    assert len(files) >= 12
    return {str(path.relative_to(home)): list(_contents(path)) for path in files}


def _contents(path: Path) -> Iterator[Any]:
    if path.suffix == ".json":
        yield json.loads(path.read_text(encoding="utf-8"))
        return
    yaml = pytest.importorskip("yaml", reason="SKIPPED LOUDLY: no PyYAML to read the recorded cassettes with")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for interaction in yaml.load(path.read_text(encoding="utf-8"), loader)["interactions"]:
        yield json.loads(interaction["response"]["body"]["string"])


def items_in(content: Any) -> Iterator[dict[str, Any]]:
    """All items, however deep."""
    if isinstance(content, dict):
        if content.get("type") == "Feature":
            yield content
            return
        for inner in content.values():
            yield from items_in(inner)
    elif isinstance(content, list):
        for inner in content:
            yield from items_in(inner)
    elif isinstance(content, str) and content.startswith("{"):
        yield from items_in(json.loads(content))


def scenes_in(contents: dict[str, list[Any]], name: str) -> list[Scene]:
    return [scene_of_item(item, "s") for item in items_in(contents[name])]


def test_every_item_of_a_product_becomes_a_scene_with_its_footprint(contents: dict[str, list[Any]]) -> None:
    read, left_out = [], []
    for name, content in contents.items():
        for item in items_in(content):
            try:
                read.append(scene_of_item(item, "s"))
            except ValueError:
                left_out.append((name, item["id"]))
    assert len(read) >= 12
    for scene in read:
        assert ogr.CreateGeometryFromWkt(scene.footprint_wkt).IsValid()
        assert scene.orbit_direction in ("ASCENDING", "DESCENDING")
        assert scene.cloud_cover_percent is not None
    # Mosaics are no products; one answer was asked for without names and geometries.
    assert {name.partition("/")[2][:28] for name, _ in left_out} == {
        "openeo_search_global_mosaics",
        "pystac_client_sentinel-2-c1-",
    }


def test_scenes_of_copernicus_can_be_fetched_by_what_they_tell(contents: dict[str, list[Any]]) -> None:
    for name in (
        "cdse_stac/eometadatatool_item_S2A_MSIL1C_20240116T000741_N0510_R130_T51CVP.json",
        "cdse_stac/eometadatatool_item_S2A_MSIL2A_20220217T183431_N0510_R027_T13VEK.json",
        "cdse_stac/s2_l2a_search_2025_zipper_hrefs.json",
        "cdse_stac/xcube_item_s2a_l2a_recorded_2026-04-30.json",
        CASSETTE_OF_L2A,
    ):
        for scene in scenes_in(contents, name):
            assert len(scene.uuid) == 36
            assert scene.quicklook_url.startswith("https://")
            assert scene.size_bytes > 10_000_000
            assert [algorithm for algorithm, _ in scene.checksums] == ["MD5"]


def test_what_the_item_says_agrees_with_its_name(contents: dict[str, list[Any]]) -> None:
    for name, content in contents.items():
        for item in items_in(content):
            tell = item["properties"]
            if "grid:code" not in tell or "platform" not in tell or name.endswith("global_mosaics.json"):
                continue
            scene = scene_of_item(item, "s")
            assert tell["grid:code"] == f"MGRS-{scene.tile_id}"
            assert tell["platform"] == f"sentinel-{scene.platform[-2:].lower()}"
            assert tell.get("sat:relative_orbit", scene.relative_orbit) == scene.relative_orbit
            assert tell.get("processing:version", scene.baseline) == scene.baseline
            assert tell.get("product:type", scene.level.product_type) == scene.level.product_type


def test_the_direction_that_the_time_of_day_tells_is_the_one_that_the_items_say(contents: dict[str, list[Any]]) -> None:
    for content in contents.values():
        for item in items_in(content):
            said = item["properties"].pop("sat:orbit_state", None)
            if said:
                assert scene_of_item(item, "s").orbit_direction == said.upper()
                item["properties"]["sat:orbit_state"] = said


def test_earth_searchs_scene_has_its_products_name(contents: dict[str, list[Any]]) -> None:
    (scene,) = scenes_in(contents, "earth_search/eodag_sentinel-2-l1c_search.json")
    assert scene.identifier == "S2B_MSIL1C_20240206T131259_N0510_R081_T27VWK_20240206T133903"
    assert scene.level is ProcessingLevel.L1C
    assert (scene.uuid, scene.size_bytes, scene.quicklook_url) == ("", 0, "")


def test_counts_are_read_where_they_are(contents: dict[str, list[Any]]) -> None:
    (one,) = contents["earth_search/eodag_sentinel-2-l1c_search.json"]
    (fields,) = contents["earth_search/pystac_client_sentinel-2-c1-l2a_fields.yaml"]
    (mosaics,) = contents["cdse_stac/openeo_search_global_mosaics.json"]
    assert (matched(one), matched(fields), matched(mosaics)) == (25_898_765, 858, None)


def test_the_landing_page_of_copernicus_tells_what_it_can(contents: dict[str, list[Any]]) -> None:
    (landing,) = contents["cdse_stac/openeo_landing_page.json"]

    class Recorded(StacApiIO):
        def read_text(self, source: Any, *arguments: Any, **options: Any) -> str:
            return json.dumps(landing)

    io = Recorded()
    client = Client.open("https://stac.test/v1", stac_io=io)
    abilities = ("ITEM_SEARCH", "FILTER", "QUERY", "SORT", "FIELDS")
    assert all(io.conforms_to(ConformanceClasses[name]) for name in abilities)
    assert client.search().url == "https://stac.dataspace.copernicus.eu/v1/search"


def test_the_collections_are_those_of_the_profiles(contents: dict[str, list[Any]]) -> None:
    documents = [content for listed in contents.values() for content in listed if "extent" in content]
    ids = {Collection.from_dict(document, migrate=True).id for document in documents}
    assert len(documents) == 6
    profile = load_profiles({})["cdse-stac"]
    assert isinstance(profile, StacProfile)
    assert set(profile.collections) == {"sentinel-2-l1c", "sentinel-2-l2a"} <= ids
