"""Areas from tile names."""

from __future__ import annotations

import pytest
from builders.tiles import tile_footprint_wkt
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, area_from_tiles
from scene_queue.core.aoi.equal_area import area_m2, transformation
from scene_queue.core.aoi.geometry import polygons_of, rings_of
from scene_queue.core.aoi.tiles import tile_square
from scene_queue.core.errors import AreaError

# EPSG code, ULX, ULY of real products' MTD_TL.xml.
REAL = {
    "15PUT": (32615, 300000, 1800000),
    "31TDH": (32631, 399960, 4800000),
    "33XWJ": (32633, 499980, 8900040),
    "34LBP": (32734, 199980, 8900020),
    "46RER": (32646, 499980, 3100020),
    "01WCS": (32601, 300000, 7700040),
}


def shape(area: AreaOfInterest) -> ogr.Geometry:
    return ogr.CreateGeometryFromWkt(area.wkt)


@pytest.mark.parametrize("tile_id", REAL)
def test_a_tile_lies_where_the_real_products_lie(tile_id: str) -> None:
    epsg, left, top = REAL[tile_id]
    to_grid = transformation(4326, epsg)
    points = [
        (x - 360 if tile_id.startswith("01") and x > 0 else x, y)
        for polygon in polygons_of(shape(area_from_tiles([tile_id])))
        for x, y in rings_of(polygon)[0]
    ]
    on_grid = to_grid.TransformPoints(points)
    near = 15 if tile_id.startswith("01") else 0.01  # where it is cut at the antimeridian, between two points
    assert min(x for x, _, _ in on_grid) == pytest.approx(left, abs=near)
    assert max(x for x, _, _ in on_grid) == pytest.approx(left + 109_800, abs=near)
    assert max(y for _, y, _ in on_grid) == pytest.approx(top, abs=near)
    assert min(y for _, y, _ in on_grid) == pytest.approx(top - 109_800, abs=near)


@pytest.mark.parametrize("tile_id", [*REAL, "60HWC", "01KAB", "60KXG", "19HCC", "51CVP", "36MZC", "36NZF", "32VLM"])
def test_the_grid_is_the_one_of_the_made_products(tile_id: str) -> None:
    expected = ogr.CreateGeometryFromWkt(tile_footprint_wkt(tile_id))
    found = shape(area_from_tiles([tile_id]))
    assert area_m2(found.SymmetricDifference(expected)) < 0.02 * area_m2(expected)  # that one has four corners


def test_a_tile_is_109_8_km_wide() -> None:
    assert area_m2(shape(area_from_tiles(["15PUT"]))) == pytest.approx(109_800**2, rel=0.01)


@pytest.mark.parametrize("written", ["15PUT", "T15PUT", "t15put", " 15put ", "T15Put"])
def test_names_are_read_in_all_their_forms(written: str) -> None:
    assert area_from_tiles([written]) == area_from_tiles(["15PUT"])


def test_one_digit_is_enough_for_the_zone() -> None:
    assert area_from_tiles(["1KAB"]) == area_from_tiles(["01KAB"])


def test_several_tiles_make_one_area_named_by_them() -> None:
    area = area_from_tiles(["15PUT", "T15PTT", "15PUT", "55HBU"])
    assert area.name == "15PUT 15PTT 55HBU"
    assert area.repairs == ()
    assert shape(area).GetGeometryCount() == 2
    assert shape(area).IsValid()


def test_a_tile_across_the_antimeridian_has_two_parts_on_the_map() -> None:
    parts = [part.GetEnvelope() for part in polygons_of(shape(area_from_tiles(["01KAB"])))]
    assert len(parts) == 2
    assert max(envelope[1] for envelope in parts) == 180
    assert min(envelope[0] for envelope in parts) == -180
    assert sum(east - west for west, east, _, _ in parts) < 2


def test_both_sides_of_the_equator_have_their_tiles() -> None:
    south, north = shape(area_from_tiles(["36MZC"])), shape(area_from_tiles(["36NZF"]))
    assert south.GetEnvelope()[2] < 0
    assert north.GetEnvelope()[3] > 0
    assert north.GetEnvelope()[2] >= -0.1


@pytest.mark.parametrize("tile_id", ["61PUT", "00PUT", "15PAA", "15PUF", "32XMG", "15PUA", "33NAA", "16RUF"])
def test_a_tile_that_does_not_exist_is_told(tile_id: str) -> None:
    with pytest.raises(AreaError, match=f"There is no tile {tile_id}") as caught:
        area_from_tiles(["15PUT", tile_id])
    assert caught.value.advice


@pytest.mark.parametrize("text", ["", "15PU", "15IUT", "15PUW", "15PUTT", "PUT15", "15 PUT", "Oaxaca"])
def test_what_is_no_tile_name_is_told_with_an_example(text: str) -> None:
    with pytest.raises(AreaError, match="is no tile name") as caught:
        area_from_tiles([text])
    assert "15PUT" in caught.value.advice


def test_no_tile_at_all_is_told() -> None:
    with pytest.raises(AreaError, match="No tile is named"):
        area_from_tiles([])


def test_every_square_of_a_zone_lies_in_its_band() -> None:
    found = 0
    for band in "CDEFGHJKLMNPQRSTUVWX":
        for column in "ABCDEFGH":
            for row in "ABCDEFGHJKLMNPQRSTUV":
                try:
                    _, _, south, north = shape(area_from_tiles([f"31{band}{column}{row}"])).GetEnvelope()
                except AreaError:
                    continue
                found += 1
                least = "CDEFGHJKLMNPQRSTUVWX".index(band) * 8 - 80
                assert south < least + (12 if band == "X" else 8)
                assert north > least
    assert 950 < found < 1300


@pytest.mark.parametrize("tile_id", REAL)
def test_a_tile_has_the_corner_and_the_system_of_the_real_products(tile_id: str) -> None:
    square = tile_square(tile_id)
    assert (square.epsg, square.west, square.northing) == REAL[tile_id]


@pytest.mark.parametrize("tile_id", ["", "T15PUT", "15PU", "99PUT"])
def test_what_is_no_tile_has_no_square(tile_id: str) -> None:
    with pytest.raises(AreaError):
        tile_square(tile_id)
