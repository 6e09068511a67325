"""The search area: few vertices, and nothing lost."""

from __future__ import annotations

import importlib
import math
import random
import re

import pytest
from builders.areas import (
    Point,
    archipelagos,
    box_wkt,
    multipolygon_wkt,
    polygon_wkt,
    provinces,
    star,
    stars,
    world_map_wkt,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, SearchArea, area_from_wkt, cover
from scene_queue.core.aoi.geometry import rings_of
from scene_queue.core.errors import SettingsError

WORLD = ogr.CreateGeometryFromWkt(box_wkt(-180, -90, 180, 90))
JAGGED = [1.0 + 0.4 * math.sin(7 * step) + 0.2 * math.sin(31 * step) for step in range(600)]


def assert_covers(found: SearchArea, area: AreaOfInterest) -> None:
    """The text that is sent is read as a service reads it."""
    covering, exact = ogr.CreateGeometryFromWkt(found.wkt), ogr.CreateGeometryFromWkt(area.wkt)
    assert covering.IsValid()
    assert covering.Contains(exact)
    assert WORLD.Contains(covering)
    assert found.vertices_before == area.vertex_count
    assert found.vertices_after == AreaOfInterest(found.wkt).vertex_count
    assert found.added_percent >= 0


def islands(count: int, spread: float, size: float) -> AreaOfInterest:
    drawn = random.Random(count)  # noqa: S311 - no secret
    middles = [(drawn.uniform(-spread, spread), drawn.uniform(-spread / 2.2, spread / 2.2)) for _ in range(count)]
    return area_from_wkt(multipolygon_wkt(*(star(x, y, [size * drawn.uniform(0.1, 1)] * 4) for x, y in middles)))


def test_an_area_that_fits_is_sent_as_it_is() -> None:
    area = area_from_wkt(polygon_wkt([(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (2, 1), (2, 2), (1, 2)]))
    assert cover(area) == SearchArea(area.wkt, 10, 10, 0.0)
    assert cover(area, 10, len(area.wkt)) == SearchArea(area.wkt, 10, 10, 0.0)


def test_one_vertex_or_one_character_too_many_is_simplified() -> None:
    area = area_from_wkt(polygon_wkt(star(0, 0, JAGGED[:50])))
    fewer = cover(area, 50)
    shorter = cover(area, 200, len(area.wkt) - 1)
    assert fewer.vertices_after <= 50
    assert len(shorter.wkt) < len(area.wkt)
    assert_covers(fewer, area)
    assert_covers(shorter, area)


def test_a_text_that_is_too_long_for_its_digits_alone_is_only_rounded() -> None:
    area = area_from_wkt(polygon_wkt(star(-98, 17, JAGGED[:100])))
    found = cover(area, 200, 2000)
    assert found.vertices_after == 101
    assert found.added_percent < 0.2
    assert_covers(found, area)


def test_coordinates_have_no_more_decimals_than_asked_for() -> None:
    area = area_from_wkt(polygon_wkt(star(10, 10, JAGGED)))
    for decimals in (2, 4, 6):
        found = cover(area, decimals=decimals)
        assert max(len(digits) for digits in re.findall(r"\.(\d+)", found.wkt)) <= decimals
        assert " ," not in found.wkt
        assert_covers(found, area)


def test_holes_are_filled() -> None:
    hole = star(0, 0, [0.2] * 30)
    area = area_from_wkt(polygon_wkt(star(0, 0, JAGGED), hole))
    found = cover(area, 40)
    assert "),(" not in found.wkt
    assert_covers(found, area)


def test_land_in_a_lake_of_an_island_is_covered() -> None:
    lake = star(0, 0, [0.3] * 60)
    land, speck = polygon_wkt(star(0, 0, [1.0] * 300), lake), box_wkt(-0.1, -0.1, 0.1, 0.1)
    area = area_from_wkt(f"GEOMETRYCOLLECTION({land},{speck})")
    assert_covers(cover(area, 20), area)


def test_small_islands_stay_covered() -> None:
    mainland = star(0, 0, JAGGED)
    specks = [star(2 + index / 3, index % 5, [0.0005, 0.0003, 0.0004]) for index in range(60)]
    area = area_from_wkt(multipolygon_wkt(mainland, *specks))
    for limit in (200, 60, 12, 5):
        found = cover(area, limit)
        assert found.vertices_after <= limit
        assert_covers(found, area)


def test_a_field_of_a_few_metres_is_covered_in_spite_of_the_rounding() -> None:
    area = area_from_wkt(polygon_wkt(star(-96.123456789, 17.123456789, [0.00002 + r / 100_000 for r in JAGGED[:300]])))
    found = cover(area)
    assert_covers(found, area)
    west, east, south, north = ogr.CreateGeometryFromWkt(found.wkt).GetEnvelope()
    assert max(east - west, north - south) < 0.002


@pytest.mark.parametrize(
    ("west", "south", "east", "north"), [(170, 60, 180, 90), (-180, -90, -150, -60), (-180, -20, 180, 20)]
)
def test_a_cover_stays_on_the_earth(west: float, south: float, east: float, north: float) -> None:
    width, height = (east - west) / 200, (north - south) / 2
    teeth = [(west + width * step, south + (height if step % 2 else height * 0.8)) for step in range(201)]
    area = area_from_wkt(polygon_wkt([(east, north), (west, north), *teeth]))
    for limit in (60, 8):
        assert_covers(cover(area, limit), area)


@pytest.mark.parametrize("limit", [5, 6, 9, 25, 100])
def test_the_fewer_vertices_the_more_area(limit: int) -> None:
    area = area_from_wkt(polygon_wkt(star(0, 0, JAGGED)))
    found = cover(area, limit)
    assert found.vertices_after <= limit
    assert found.added_percent >= cover(area, 2 * limit).added_percent
    assert_covers(found, area)


@pytest.mark.parametrize(
    ("count", "spread", "size", "max_vertices", "max_chars"),
    [(400, 3, 0.01, 200, None), (3000, 80, 0.05, 200, 2000), (700, 178, 0.001, 5, 80), (100, 1, 0.0001, 30, None)],
)
def test_thousands_of_islands_find_a_cover(
    count: int, spread: float, size: float, max_vertices: int, max_chars: int | None
) -> None:
    area = islands(count, spread, size)
    found = cover(area, max_vertices, max_chars)
    assert found.vertices_after <= max_vertices
    assert max_chars is None or len(found.wkt) <= max_chars
    assert_covers(found, area)


@pytest.mark.parametrize("limit", [7, 20, 60])
def test_no_edge_of_a_wide_cover_can_be_taken_for_a_jump_across_the_antimeridian(limit: int) -> None:
    """The old hubs' Solr takes an edge over more than 180 degrees the short way round (Spatial4j, datelineRule)."""
    teeth = [(step * 3.4 - 170, 10.0 + step % 2) for step in range(101)]
    area = area_from_wkt(polygon_wkt([(-170, 0), (170, 0), *teeth[::-1]]))
    found = cover(area, limit, decimals=3)
    ring = rings_of(ogr.CreateGeometryFromWkt(found.wkt))[0]
    assert max(abs(after[0] - before[0]) for before, after in zip(ring, ring[1:])) <= 180
    assert found.vertices_after <= limit
    assert_covers(found, area)


def test_scattered_islands_are_not_put_into_one_box() -> None:
    corners = [star(x, y, [0.1] * 8) for x in (-60.0, 60.0) for y in (-40.0, 40.0)]
    area = area_from_wkt(multipolygon_wkt(*corners))
    found = cover(area, 24)
    assert found.added_percent < 100
    assert_covers(found, area)


def test_slivers_in_a_row_are_not_joined_farther_when_that_finds_nothing_smaller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = importlib.import_module("scene_queue.core.aoi.cover")  # the package has a function of this name
    distances: list[float] = []
    closed_up = module.closed_up

    def counted(outlines: list[list[Point]], distance: float) -> list[list[Point]]:
        distances.append(distance)
        joined: list[list[Point]] = closed_up(outlines, distance)
        return joined

    monkeypatch.setattr(module, "closed_up", counted)
    row = [[(at * 1e-3, 85.0), (at * 1e-3 + 1e-9, 85.0), (at * 1e-3, 85.0 + 1e-9)] for at in range(200)]
    area = area_from_wkt(multipolygon_wkt([(0, 85.0), (3e-3, 85.0015), (3e-3, 85.0015001), (0, 85.0000001)], *row))
    found = cover(area, 200, 2000)
    assert_covers(found, area)
    assert max(distances) < 0.2  # as long as the row


def test_limits_that_no_polygon_fits_are_refused() -> None:
    area = area_from_wkt(polygon_wkt(star(0, 0, JAGGED)))
    with pytest.raises(SettingsError, match="No polygon fits") as caught:
        cover(area, 4)
    assert "at least 5" in caught.value.advice
    with pytest.raises(SettingsError, match="79 characters"):
        cover(area, 200, 79)


def test_the_smallest_limits_still_work_at_the_longest_coordinates() -> None:
    area = area_from_wkt(polygon_wkt(star(-171.5, -71.5, JAGGED)))
    found = cover(area, 5, 80)
    assert len(found.wkt) <= 80
    assert_covers(found, area)


@pytest.mark.parametrize("at", [(-180, -90), (-180, 89), (179, -90), (179, 89), (12.3, 45.6)])
def test_the_last_resort_is_a_box_that_stays_on_the_earth(at: tuple[float, float]) -> None:
    west, south = at
    comb = [(west + step / 500, south + step % 2) for step in range(501)]
    area = area_from_wkt(polygon_wkt([*comb, (west + 1, south + 1), (west, south + 1)]))
    for chars in (80, 85, 100):
        found = cover(area, 5, chars)
        assert len(found.wkt) <= chars
        assert_covers(found, area)


@settings(max_examples=60, deadline=None)
@given(stars(points=120), st.integers(5, 60), st.none() | st.integers(80, 1500))
def test_any_outline_is_covered_within_the_limits(outline: list[Point], limit: int, chars: int | None) -> None:
    area = area_from_wkt(polygon_wkt(outline))
    found = cover(area, limit, chars)
    assert found.vertices_after <= limit
    assert chars is None or len(found.wkt) <= chars
    assert_covers(found, area)


@settings(max_examples=40, deadline=None)
@given(archipelagos(), st.integers(5, 80))
def test_any_islands_are_covered_within_the_limits(outlines: list[list[Point]], limit: int) -> None:
    area = area_from_wkt(multipolygon_wkt(*outlines))
    found = cover(area, limit)
    assert found.vertices_after <= limit
    assert_covers(found, area)


@pytest.mark.usefixtures("world_map")
@pytest.mark.parametrize(
    ("layer", "where", "limit", "most_added"),
    [
        ("states_provinces", "name='Oaxaca'", 50, 6),
        ("countries", "NAME='Mexico'", 200, 9),
        ("countries", "NAME='Canada'", 200, 30),
        ("states_provinces", "name='Alaska'", 200, 23),
    ],
)
def test_well_known_areas_grow_by_little(layer: str, where: str, limit: int, most_added: float) -> None:
    area = area_from_wkt(world_map_wkt(layer, where))
    found = cover(area, limit)
    assert found.vertices_after <= limit
    assert found.added_percent <= most_added
    assert_covers(found, area)


@pytest.mark.usefixtures("world_map")
def test_two_thousand_characters_hold_about_110_vertices() -> None:
    area = area_from_wkt(world_map_wkt("states_provinces", "name='Oaxaca'"))
    found = cover(area, 200, 2000)
    assert len(found.wkt) <= 2000
    assert found.vertices_after >= 105
    assert found.added_percent < 3


@pytest.mark.usefixtures("world_map")
@pytest.mark.parametrize("seventh", range(7))
def test_the_worlds_provinces_are_covered(seventh: int) -> None:
    """A part of them and the nastiest; all 4,556: ``./scripts/bench area --corpus``."""
    for index, (name, wkt) in enumerate(provinces(every=40)):
        if index % 7 != seventh:
            continue
        area = area_from_wkt(wkt, name)
        found = cover(area, 200, 2000)
        assert found.vertices_after <= 200, name
        assert len(found.wkt) <= 2000 or found.wkt == area.wkt, name
        assert_covers(found, area)


needles = st.lists(
    st.builds(
        lambda x, y, length, width: [(x, y), (x + length, y + width), (x + length / 2, y + 2 * width)],
        st.floats(-20, 20),
        st.floats(-20, 20),
        st.floats(0.5, 9),
        st.floats(1e-6, 1e-3),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(needles, st.integers(5, 60), st.none() | st.integers(80, 1000))
def test_any_needles_are_covered_within_the_limits(sharp: list[list[Point]], limit: int, chars: int | None) -> None:
    area = area_from_wkt(multipolygon_wkt(*sharp))
    found = cover(area, limit, chars)
    assert found.vertices_after <= limit or found.wkt == area.wkt
    assert_covers(found, area)


@settings(max_examples=30, deadline=None)
@given(stars(points=80), st.floats(0.1, 0.4), st.integers(5, 40))
def test_any_outline_with_a_hole_is_covered(outline: list[Point], share: float, limit: int) -> None:
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    hole = [(middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share) for x, y in outline]
    area = area_from_wkt(polygon_wkt(outline, hole))
    assert_covers(cover(area, limit), area)
