from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders.tiles import tile_footprint_wkt, tile_origin
from osgeo import ogr


@pytest.mark.parametrize(
    ("tile", "origin"),
    [
        ("15PUT", (32615, 300_000, 1_800_000)),
        ("T14QPE", (32614, 600_000, 2_000_040)),
        ("31TDH", (32631, 399_960, 4_800_000)),
        ("33XWJ", (32633, 499_980, 8_900_040)),
        ("34LBP", (32734, 199_980, 8_900_020)),
        ("21HUB", (32721, 300_000, 6_200_020)),
        ("01wcs", (32601, 300_000, 7_700_040)),
    ],
)
def test_origin_is_that_of_the_real_tile(tile: str, origin: tuple[int, int, int]) -> None:
    assert tile_origin(tile) == origin


def test_origin_agrees_with_every_real_tile_metadata_at_hand(recorded: Path) -> None:
    checked = 0
    for path in sorted((recorded / "safe").rglob("*.xml")):
        text = path.read_text(encoding="utf-8")
        found = re.search(r"<TILE_ID.*?_T(\w{5})_N.*?EPSG:(\d+).*?<ULX>(\d+)</ULX>\s*<ULY>(\d+)<", text, re.DOTALL)
        if found:
            assert tile_origin(found[1]) == (int(found[2]), int(found[3]), int(found[4])), path
            checked += 1
    assert checked >= 4


@pytest.mark.parametrize("tile", ["", "15PU", "61PUT", "00PUT", "15IUT", "15PAT", "15PUW", "15PUTT", "XXPUT"])
def test_what_is_no_tile_is_refused(tile: str) -> None:
    with pytest.raises(ValueError, match="Not a Sentinel-2 tile"):
        tile_origin(tile)


def test_footprint_is_the_square_of_110_km_around_the_tile() -> None:
    outline = ogr.CreateGeometryFromWkt(tile_footprint_wkt("15PUT"))
    west, east, south, north = outline.GetEnvelope()

    assert outline.IsValid()
    assert (west, east) == pytest.approx((-94.872, -93.840), abs=0.001)
    assert (south, north) == pytest.approx((15.280, 16.279), abs=0.001)


def test_footprint_at_the_antimeridian_is_split_and_stays_in_bounds() -> None:
    outline = ogr.CreateGeometryFromWkt(tile_footprint_wkt("01LAC"))
    boxes = [outline.GetGeometryRef(number).GetEnvelope() for number in range(outline.GetGeometryCount())]

    assert outline.GetGeometryName() == "MULTIPOLYGON"
    assert outline.IsValid()
    assert sorted((round(box[0], 2), round(box[1], 2)) for box in boxes) == [(-180, -179.7), (179.26, 180)]
