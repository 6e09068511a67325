"""From a hub's properties to a scene, whatever is missing."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from scene_queue.core.catalogue.dhus.hub_scene import scene_of, size_bytes
from scene_queue.core.product.name import ProcessingLevel

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.65 KB", 10906),
        ("110.44 MB", 115804733),
        ("1.08 GB", 1159641170),
        ("1 TB", 1024**4),
        ("12 B", 12),
        ("5 mb", 5 * 1024**2),
        ("", 0),
        ("big", 0),
        ("-1 MB", 0),
        ("1,5 MB", 0),
    ],
)
def test_sizes_are_read_as_hubs_write_them(text: str, expected: int) -> None:
    assert size_bytes(text) == expected


def test_a_name_alone_is_enough() -> None:
    scene = scene_of("u", {"identifier": NAME}, "dhus")
    assert (scene.uuid, scene.service, scene.identifier) == ("u", "dhus", NAME)
    assert scene.begin == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)
    assert (scene.platform, scene.tile_id, scene.baseline, scene.relative_orbit) == (
        "Sentinel-2B",
        "15PUT",
        "02.06",
        126,
    )
    assert (scene.cloud_cover_percent, scene.size_bytes, scene.footprint_wkt, scene.orbit_direction) == (
        None,
        0,
        "",
        "",
    )
    assert scene.online is None and not scene.quicklook_url


def test_the_title_stands_in_for_the_identifier() -> None:
    assert scene_of("u", {"title": NAME}, "dhus").identifier == NAME


def test_a_name_of_another_kind_makes_a_scene_that_is_left_out_later() -> None:
    sensed = datetime(2016, 11, 16, 8, 22, 2, tzinfo=timezone.utc).replace(tzinfo=None)  # as sentinelsat gives it
    old = "S2A_OPER_PRD_MSIL1C_PDMC_20161116T173125_R054_V20161116T082202_20161116T082202"
    scene = scene_of("u", {"identifier": old, "beginposition": sensed}, "dhus")
    assert scene.identifier == old and scene.tile_id == ""
    assert scene.begin.year == 2016 and scene.level is ProcessingLevel.L1C


@pytest.mark.parametrize(
    "odd",
    [
        {"cloudcoverpercentage": "3"},
        {"cloudcoverpercentage": float("nan")},
        {"beginposition": "2018"},
        {"size": 7},
        {"footprint": None},
        {"orbitdirection": ["DESCENDING"]},
        {"platformserialidentifier": 2},
        {"link_icon": {}},
    ],
)
def test_odd_values_count_as_missing(odd: dict[str, Any]) -> None:
    assert scene_of("u", {"identifier": NAME, **odd}, "dhus") == scene_of("u", {"identifier": NAME}, "dhus")
