"""From items to scenes: the shapes of both services, and what should not be there."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.stac.item import scene_of_item
from scene_queue.core.product.name import ProcessingLevel

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
UUID = "02ae3a06-b131-4008-af04-dd12eb5081f7"
SQUARE = [[-95.0, 15.0], [-94.0, 15.0], [-94.0, 16.0], [-95.0, 16.0], [-95.0, 15.0]]
MD5 = "9cd16654f41f4f7161ed82dd6a72b9b8"


def item(properties: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    own = {
        "datetime": "2018-08-09T16:38:29.024000Z",
        "published": "2018-08-10T03:29:09.009562Z",
        "eo:cloud_cover": 2.5,
        "sat:orbit_state": "descending",
    }
    product = {
        "href": f"https://download.test/odata/v1/Products({UUID})/$value",
        "file:size": 700_000_000,
        "file:checksum": f"d50110{MD5}",
    }
    made = {
        "id": NAME,
        "collection": "sentinel-2-l1c",
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
        "properties": {**own, **(properties or {})},
        "assets": {"Product": product, "thumbnail": {"href": "https://quicklook.test/1"}},
    }
    return {**made, **changes}


def product(**changes: Any) -> dict[str, Any]:
    whole = item()
    whole["assets"]["Product"].update({name.replace("_", ":", 1): value for name, value in changes.items()})
    return whole


def test_an_item_of_copernicus_is_a_scene_with_everything_it_tells() -> None:
    scene = scene_of_item(item(), "cdse-stac")
    assert (scene.identifier, scene.uuid, scene.service) == (NAME, UUID, "cdse-stac")
    assert scene.begin == datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)
    assert scene.published == datetime(2018, 8, 10, 3, 29, 9, 9562, tzinfo=timezone.utc)
    assert (scene.cloud_cover_percent, scene.size_bytes) == (2.5, 700_000_000)
    assert (scene.level, scene.platform, scene.orbit_direction) == (ProcessingLevel.L1C, "Sentinel-2B", "DESCENDING")
    assert (scene.relative_orbit, scene.tile_id, scene.baseline) == (126, "15PUT", "02.06")
    assert scene.checksums == (("MD5", MD5),)
    assert scene.quicklook_url == "https://quicklook.test/1"
    assert scene.footprint_wkt.startswith("POLYGON ((-95.0 15.0, -94.0 15.0")
    assert scene.online is None


def test_an_item_of_earth_search_is_named_by_its_property() -> None:
    there = item(
        {
            "s2:product_uri": f"{NAME}.SAFE",
            "sat:orbit_state": None,
            "published": None,
            "created": "2018-08-11T00:00:00Z",
        },
        id="S2B_15PUT_20180809_0_L1C",
        assets={"thumbnail": {"href": "s3://sentinel-s2-l1c/tiles/15/P/UT/preview.jpg"}},
    )
    scene = scene_of_item(there, "earth-search")
    assert (scene.identifier, scene.uuid, scene.size_bytes, scene.checksums) == (NAME, "", 0, ())
    assert scene.orbit_direction == "DESCENDING"
    assert scene.published == datetime(2018, 8, 11, tzinfo=timezone.utc)
    assert scene.quicklook_url == ""


def test_the_uuid_comes_from_the_private_part_before_the_address() -> None:
    private = {"product_uuid": UUID.upper().replace("0", "1"), "product_size": 12}
    scene = scene_of_item(item({"_private": private}), "s")
    assert scene.uuid == UUID.replace("0", "1")
    assert scene_of_item(item({"_private": private}, assets={}), "s").size_bytes == 12


def test_an_address_in_a_bucket_gives_way_to_its_alternate() -> None:
    alternate = {"s3": {"href": "s3://eodata/x"}, "https": {"href": f"https://zipper.test/Products({UUID})/$value"}}
    whole = product(href="s3://eodata/x", alternate=alternate)
    whole["assets"]["thumbnail"] = {"href": "s3://eodata/ql.jpg", "alternate": {"https": {"href": "https://ql.test/1"}}}
    scene = scene_of_item(whole, "s")
    assert (scene.uuid, scene.quicklook_url) == (UUID, "https://ql.test/1")


@pytest.mark.parametrize(
    "checksum", ["d50120" + "ab" * 32, "1620" + "ab" * 32, "d50110" + "ab" * 15, "d50110" + "zz" * 16, "", None, 5, []]
)
def test_only_a_whole_md5_is_a_checksum(checksum: object) -> None:
    assert scene_of_item(product(file_checksum=checksum), "s").checksums == ()


@pytest.mark.parametrize("cloud", [None, "much", -1, 101, float("nan"), True, []])
def test_cloud_that_is_no_percentage_is_not_known(cloud: object) -> None:
    assert scene_of_item(item({"eo:cloud_cover": cloud}), "s").cloud_cover_percent is None


@pytest.mark.parametrize("size", [None, "big", -5, 1.5, True])
def test_a_size_that_is_none_is_not_known(size: object) -> None:
    assert scene_of_item(product(file_size=size), "s").size_bytes == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-08-09T16:38:29Z", datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)),
        ("2018-08-09T16:38:29.5+00:00", datetime(2018, 8, 9, 16, 38, 29, 500000, tzinfo=timezone.utc)),
        ("yesterday", datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)),
        (None, datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)),
    ],
)
def test_the_name_tells_the_time_where_the_item_does_not(text: object, expected: datetime) -> None:
    assert scene_of_item(item({"datetime": text}), "s").begin == expected


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]},
        {"type": "Polygon", "coordinates": [[[1], [2], [3], [4]]]},
        {"type": "Polygon", "coordinates": [[*SQUARE, [float("nan"), 1.0]]]},
        {"type": "Polygon", "coordinates": [[*SQUARE, ["west", 1.0]]]},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "Polygon"},
        "POLYGON",
    ],
)
def test_what_is_no_polygon_is_no_footprint(geometry: object) -> None:
    assert scene_of_item(item(geometry=geometry), "s").footprint_wkt == ""


def test_parts_and_heights_of_a_footprint_are_read() -> None:
    high = [[x, y, 0.0] for x, y in SQUARE]
    scene = scene_of_item(item(geometry={"type": "MultiPolygon", "coordinates": [[high], [SQUARE]]}), "s")
    assert scene.footprint_wkt.startswith("MULTIPOLYGON (((-95.0 15.0, ")
    assert scene.footprint_wkt.count("((") == 2


def test_an_item_that_names_no_product_is_none() -> None:
    with pytest.raises(ValueError, match="mosaic_of_a_quarter"):
        scene_of_item(item(id="mosaic_of_a_quarter"), "s")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\U0001235f\u203b"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("datetime", "published", "eo:cloud_cover", "sat:orbit_state", "_private", "s2:product_uri", "title")


@given(
    properties=st.dictionaries(st.sampled_from(KEYS), ANYTHING) | ANYTHING,
    assets=st.dictionaries(st.sampled_from(("Product", "thumbnail")), ANYTHING) | ANYTHING,
    geometry=st.fixed_dictionaries({"type": st.sampled_from(("Polygon", "MultiPolygon")), "coordinates": ANYTHING})
    | ANYTHING,
)
def test_no_value_breaks_an_item_with_a_name(properties: Any, assets: Any, geometry: Any) -> None:
    scene = scene_of_item({"id": NAME, "properties": properties, "assets": assets, "geometry": geometry}, "s")
    assert scene.identifier == NAME
