"""What sentinelsat's option -q took, tested on scenes."""

from __future__ import annotations

from typing import Any

import pytest
from builders.scenes import scene
from scene_queue.core.catalogue.raw_query import RawQuery
from scene_queue.core.errors import SettingsError

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SQUARE = "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))"
TOLD = {"sat:absolute_orbit": 7445, "eopf:instrument_mode": "INS-NOBS", "s2:datatake_id": "GS2B_X"}


def takes(text: str, **changes: Any) -> bool:
    one = scene(NAME, footprint_wkt=SQUARE, orbit_direction="DESCENDING", cloud_cover_percent=12.5, **changes)
    return RawQuery.read(text).takes(one, TOLD)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tileid=15PUT",
        "tileid=T15PUT,relativeorbitnumber=126",
        "filename=S2B_MSIL1C*",
        "identifier:S2?_MSIL1C_*_T15PUT_*",
        "platformserialidentifier=Sentinel-2B",
        "processinglevel=Level-1C,producttype=S2MSI1C",
        "orbitdirection=descending",
        "cloudcoverpercentage:[0 TO 20]",
        "beginposition:[2018-08-09T00:00:00Z TO 2018-08-10T00:00:00Z]",
        "orbitnumber=7445",
        "sensoroperationalmode=INS-NOBS",
        "s2datatakeid=GS2B_X",
        "processingbaseline=02.06",
        'footprint:"Intersects(POLYGON((-94.5 15.5,-94 15.5,-94 16,-94.5 15.5)))"',
        "NOT tileid:15PVT",
        "tileid:15PVT OR relativeorbitnumber:126",
    ],
)
def test_a_scene_that_fits_is_taken(text: str) -> None:
    assert takes(text)


@pytest.mark.parametrize(
    "text",
    [
        "tileid=15PVT",
        "filename=S2A*",
        "cloudcoverpercentage:[20 TO *]",
        "orbitnumber=1",
        "NOT tileid:15PUT",
        'footprint:"Intersects(POLYGON((10 10,11 10,11 11,10 10)))"',
    ],
)
def test_a_scene_that_does_not_fit_is_not_taken(text: str) -> None:
    assert not takes(text)


@pytest.mark.parametrize("text", ["colour=red", "tileid:", "cloudcoverpercentage=much", "(tileid:15PUT", "uuid=1"])
def test_a_raw_query_that_cannot_be_read_is_an_error_with_advice(text: str) -> None:
    with pytest.raises(SettingsError, match="raw query") as raised:
        RawQuery.read(text)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("text", "tiles"),
    [
        ("tileid=15PUT", ("15PUT",)),
        ("tileid:15PUT AND relativeorbitnumber:126", ("15PUT",)),
        ("tileid:(15PUT OR 15PVT) cloudcoverpercentage:[0 TO 5]", ("15PUT", "15PVT")),
        ("tileid:15PUT OR relativeorbitnumber:126", ()),
        ("NOT tileid:15PUT", ()),
        ("tileid:15P*", ()),
        ("", ()),
    ],
)
def test_tiles_are_known_only_where_every_scene_must_be_of_them(text: str, tiles: tuple[str, ...]) -> None:
    assert RawQuery.read(text).tiles == tiles


def test_an_area_in_a_raw_query_is_known_too() -> None:
    within = RawQuery.read(f'footprint:"IsWithin({SQUARE})" tileid:15PUT')
    assert within.area is not None
    assert "-95" in within.area.wkt
    assert RawQuery.read(f'NOT footprint:"Intersects({SQUARE})"').area is None
    assert RawQuery.read("").area is None


def test_a_footprint_that_makes_no_sense_is_nowhere() -> None:
    one = scene(NAME, footprint_wkt="POLYGON ((0 0, 1 1))")
    assert not RawQuery.read(f'footprint:"Intersects({SQUARE})"').takes(one, {})


def test_what_an_item_does_not_tell_is_known() -> None:
    raw = RawQuery.read("sensoroperationalmode=INS-NOBS,tileid=15PUT")
    assert raw.unknown_to(scene(NAME), TOLD) == set()
    assert raw.unknown_to(scene(NAME), {}) == {"sensoroperationalmode"}
    assert RawQuery.read("").unknown_to(scene(NAME), {}) == set()


def test_what_is_wrong_is_one_sentence() -> None:
    with pytest.raises(SettingsError) as caught:
        RawQuery.read('footprint:"Intersects(POLYGON((0 0, 1 1)))"')
    assert ".." not in caught.value.message
