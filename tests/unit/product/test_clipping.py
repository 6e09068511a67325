from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders.jp2 import encode
from builders.layout import Grid as JP2Grid
from scene_queue.core.aoi.on_grid import area_in_zone
from scene_queue.core.aoi.on_picture import Part
from scene_queue.core.errors import CancelledError, DiskError, ProductError
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product import clipping
from scene_queue.core.product.clip_source import Grid, Pixels, Plane, TilePlanes
from scene_queue.core.product.clipping import ClippedRaster, tag_of, write_raster

gdal = pytest.importorskip("osgeo.gdal")
np = pytest.importorskip("numpy")

ZONE, LEFT, TOP = 32615, 300_000, 1_800_000
WHOLE = Grid(ZONE, LEFT, TOP, 60, 60, 10)
REFLECTANCE = Pixels(is_real=True)
NUMBERS = np.arange(1, 3601, dtype=np.uint16).reshape(60, 60)


def picture(path: Path, pixels: Any, resolution: int = 10, left: int = LEFT, epsg: int = ZONE) -> Path:
    path.write_bytes(encode(pixels, JP2Grid(epsg, left, TOP, pixels.shape[-1] * resolution // 60), resolution))
    return path


def square(*corners: tuple[float, float]) -> Part:
    """An area by columns and rows of the grid at 10 m."""
    points = [[LEFT + 10 * column, TOP - 10 * row] for column, row in (*corners, corners[0])]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    text = f'{{"type": "Polygon", "coordinates": [{points}]}}'
    return Part(text, ZONE, (max(xs) - min(xs)) * (max(ys) - min(ys)), (min(xs), min(ys), max(xs), max(ys)))


def tile(*planes: Plane, grid: Grid = WHOLE, classes: Path | None = None) -> TilePlanes:
    return TilePlanes(grid, planes, classes)


def made(
    folder: Path, raster: ClippedRaster, feedback: Feedback | None = None, *, cog: bool = False
) -> tuple[Path, Any, Any]:
    path = folder / "made.tif"
    write_raster(raster, path, feedback or Feedback(), is_cloud_optimized=cog)
    dataset = gdal.Open(str(path))
    return path, dataset, dataset.ReadAsArray()


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    return picture(tmp_path / "T15PUT_B04_10m.jp2", NUMBERS)


def test_pixels_inside_the_area_are_the_images_and_those_outside_have_no_data(numbers: Path, tmp_path: Path) -> None:
    area = square((10, 10), (40.2, 10), (10, 40.2))
    raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(numbers, 1, 1e-4, -0.1)),), area)
    _, dataset, seen = made(tmp_path, raster)
    columns, rows = np.meshgrid(np.arange(60) + 0.5, np.arange(60) + 0.5)
    inside = (columns > 10) & (rows > 10) & (columns + rows < 50.2)
    assert np.array_equal(~np.isnan(seen), inside)
    assert np.allclose(seen[inside], (NUMBERS[inside].astype(float) - 1000) / 10000, atol=1e-7)
    assert np.isnan(dataset.GetRasterBand(1).GetNoDataValue())
    assert dataset.GetGeoTransform() == WHOLE.transform
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == str(ZONE)


def test_pixels_without_data_stay_so_and_are_no_reflectance_below_zero(tmp_path: Path) -> None:
    pixels = NUMBERS.copy()
    pixels[:, :20] = 0
    image = picture(tmp_path / "B04.jp2", pixels)
    raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(image, 1, 1e-4, -0.1)),))
    _, _, seen = made(tmp_path, raster)
    assert np.isnan(seen[:, :20]).all()
    assert not np.isnan(seen[:, 20:]).any()


@pytest.mark.parametrize("is_real", [True, False])
def test_masked_classes_become_no_data_in_every_band(is_real: bool, tmp_path: Path) -> None:
    classes = np.full((30, 30), 4, dtype=np.uint8)
    classes[:10], classes[10:20] = 9, 3
    scl = picture(tmp_path / "SCL_20m.jp2", classes, 20)
    image = picture(tmp_path / "image.jp2", np.full((60, 60), 200, np.uint16 if is_real else np.uint8))
    pixels = Pixels(is_real=is_real, masked=(3, 8))
    raster = ClippedRaster(WHOLE, pixels, ("a", "b"), (tile(Plane(image), Plane(image), classes=scl),))
    _, _, seen = made(tmp_path, raster)
    assert (seen[:, :20] == 200).all()
    assert (seen[:, 40:] == 200).all()
    assert (np.isnan(seen) if is_real else seen == 0)[:, 20:40].all()


def test_coarser_images_keep_their_pixels_and_finer_ones_become_means(tmp_path: Path) -> None:
    coarse = np.arange(1, 101, dtype=np.uint16).reshape(10, 10)
    fine = np.kron(np.arange(1, 901, dtype=np.uint16).reshape(30, 30) * 4, np.array([[1, 1], [1, 1]], np.uint16))
    planes = (Plane(picture(tmp_path / "B01.jp2", coarse, 60)), Plane(picture(tmp_path / "B04.jp2", fine)))
    grid = Grid(ZONE, LEFT, TOP, 30, 30, 20)
    _, _, seen = made(tmp_path, ClippedRaster(grid, REFLECTANCE, ("B01", "B04"), (tile(*planes, grid=grid),)))
    assert np.array_equal(seen[0], np.kron(coarse, np.ones((3, 3))))
    assert np.array_equal(seen[1], fine[::2, ::2])


def test_an_index_is_reckoned_from_reflectances_and_keeps_within_its_bounds(tmp_path: Path) -> None:
    near, red = np.full((60, 60), 4000, np.uint16), np.full((60, 60), 2000, np.uint16)
    near[0, 0], red[0, 0] = 1500, 490  # a red below zero, in deep shadow
    near[1, 1], red[1, 1] = 0, 2000
    near[2, 2], red[2, 2] = 1000, 1000
    planes = [
        Plane(picture(tmp_path / f"{name}.jp2", pixels), 1, 1e-4, -0.1)
        for name, pixels in (("B08", near), ("B04", red))
    ]
    raster = ClippedRaster(WHOLE, Pixels(is_real=True, is_index=True), ("NDVI",), (tile(*planes),))
    _, _, seen = made(tmp_path, raster)
    assert seen[5, 5] == pytest.approx((0.3 - 0.1) / (0.3 + 0.1))
    assert seen[0, 0] == pytest.approx(1.0)
    assert np.isnan(seen[1, 1])
    assert np.isnan(seen[2, 2])


def test_tiles_of_one_zone_are_put_side_by_side_pixel_on_pixel(numbers: Path, tmp_path: Path) -> None:
    other = picture(tmp_path / "other.jp2", NUMBERS + 5000, left=LEFT + 480)
    right = Grid(ZONE, LEFT + 480, TOP, 60, 60, 10)
    grid = Grid(ZONE, LEFT, TOP, 108, 60, 10)
    _, _, seen = made(
        tmp_path, ClippedRaster(grid, REFLECTANCE, ("B04",), (tile(Plane(numbers)), tile(Plane(other), grid=right)))
    )
    assert np.array_equal(seen[:, :48], NUMBERS[:, :48])
    assert np.array_equal(seen[:, 60:], NUMBERS[:, 12:] + 5000)
    assert not np.isnan(seen).any()


def test_what_one_tile_lacks_comes_from_another_that_saw_it(numbers: Path, tmp_path: Path) -> None:
    half = NUMBERS + 5000
    half[:, :30] = 0
    tiles = (tile(Plane(numbers)), tile(Plane(picture(tmp_path / "half.jp2", half))))
    _, _, seen = made(tmp_path, ClippedRaster(WHOLE, REFLECTANCE, ("B04",), tiles))
    assert np.array_equal(seen[:, :30], NUMBERS[:, :30])
    assert np.array_equal(seen[:, 30:], half[:, 30:])


def test_a_tile_of_another_zone_is_warped_to_where_it_lies(tmp_path: Path) -> None:
    """A picture that brightens to the east by one each ten metres, seen from the zone beside its own."""
    from scene_queue.core.aoi.equal_area import transformation

    ramp = np.tile(np.arange(1000, 1060, dtype=np.uint16), (60, 1))
    west = Grid(32614, 780_000, TOP, 60, 60, 10)
    image = picture(tmp_path / "B04.jp2", ramp, left=780_000, epsg=32614)
    x, y, _ = transformation(32614, 32615).TransformPoint(780_300, TOP - 300)
    grid = Grid.around(ZONE, (x - 100, y - 100, x + 100, y + 100), 10)
    _, dataset, seen = made(tmp_path, ClippedRaster(grid, REFLECTANCE, ("B04",), (tile(Plane(image), grid=west),)))
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == str(ZONE)
    for row, column in ((0, 0), (10, 5), (19, 18)):
        there = grid.left + 10 * column + 5, grid.top - 10 * row - 5
        easting, _, _ = transformation(32615, 32614).TransformPoint(*there)
        assert seen[row, column] == pytest.approx(1000 + (easting - 780_000) / 10 - 0.5, abs=0.01)


def test_classes_of_another_zone_are_not_mixed(tmp_path: Path) -> None:
    classes = np.full((60, 60), 4, np.uint8)
    classes[:, 30:] = 11
    west = Grid(32614, 780_000, TOP, 60, 60, 10)
    image = picture(tmp_path / "SCL.jp2", classes, left=780_000, epsg=32614)
    area = area_in_zone("POLYGON((-96.4 16.2,-96.2 16.2,-96.2 16.3,-96.4 16.3,-96.4 16.2))", ZONE)
    assert area is not None
    grid = Grid.around(ZONE, area.frame, 10)
    raster = ClippedRaster(
        grid,
        Pixels(is_real=False, is_classes=True),
        ("class",),
        (tile(Plane(image), grid=west),),
        colours={4: "#00a000"},
    )
    _, dataset, seen = made(tmp_path, raster)
    assert set(np.unique(seen)) == {0, 4, 11}
    assert dataset.GetRasterBand(1).GetColorTable().GetColorEntry(4)[:3] == (0, 160, 0)


def test_an_area_smaller_than_a_pixel_gets_the_pixel_that_it_touches(numbers: Path, tmp_path: Path) -> None:
    area = square((20.6, 30.6), (20.9, 30.6), (20.9, 30.9), (20.6, 30.9))
    _, _, seen = made(tmp_path, ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(numbers)),), area))
    assert [tuple(place) for place in np.argwhere(~np.isnan(seen))] == [(30, 20)]


def test_a_cloud_optimized_raster_has_the_same_pixels_and_tags(numbers: Path, tmp_path: Path) -> None:
    raster = ClippedRaster(
        WHOLE,
        REFLECTANCE,
        ("B04",),
        (tile(Plane(numbers)),),
        square((0, 0), (30, 0), (30, 60), (0, 60)),
        {"MADE_OF": "a"},
    )
    path, dataset, seen = made(tmp_path, raster, cog=True)
    assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert np.array_equal(seen[:, :30], NUMBERS[:, :30])
    assert np.isnan(seen[:, 30:]).all()
    assert dataset.GetRasterBand(1).GetDescription() == "B04"
    assert tag_of(path, "MADE_OF") == "a"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["T15PUT_B04_10m.jp2", "made.tif"]


def test_what_is_no_raster_of_ours_has_no_tag(tmp_path: Path) -> None:
    (tmp_path / "note.tif").write_text("none")
    assert tag_of(tmp_path / "note.tif", "MADE_OF") is None
    assert tag_of(tmp_path / "nothing.tif", "MADE_OF") is None


def test_it_says_whether_any_pixel_has_data(numbers: Path, tmp_path: Path) -> None:
    empty = picture(tmp_path / "empty.jp2", np.zeros((60, 60), np.uint16))
    for image, expected in ((numbers, True), (empty, False)):
        raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(image)),))
        assert write_raster(raster, tmp_path / "one.tif", Feedback(), is_cloud_optimized=False) is expected


def test_an_image_that_is_cut_is_an_error_and_leaves_nothing(numbers: Path, tmp_path: Path) -> None:
    numbers.write_bytes(numbers.read_bytes()[:-100])
    raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(numbers)),))
    with pytest.raises(ProductError, match="B04"):
        made(tmp_path, raster, cog=True)
    assert [file.name for file in tmp_path.iterdir()] == [numbers.name]


def test_an_image_that_cannot_be_decoded_is_an_error_and_leaves_nothing(numbers: Path, tmp_path: Path) -> None:
    content = bytearray(numbers.read_bytes())
    start = content.index(b"\xff\x4f\xff\x51")
    content[start + 8 : start + 60] = bytes(52)
    numbers.write_bytes(bytes(content))
    raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(numbers)),))
    with pytest.raises(ProductError):
        made(tmp_path, raster)
    assert [file.name for file in tmp_path.iterdir()] == [numbers.name]


@pytest.mark.parametrize("cog", [True, False])
def test_a_cancellation_ends_it_and_leaves_nothing(cog: bool, numbers: Path, tmp_path: Path) -> None:
    """With a COG it comes while the copy is made."""
    signal = CancelSignal()

    def cancel(event: Event) -> None:
        if isinstance(event, Progress) and (not cog or (event.fraction or 0) > 0.7):
            signal.cancel()

    raster = ClippedRaster(WHOLE, REFLECTANCE, ("B04",), (tile(Plane(numbers)),))
    with pytest.raises(CancelledError):
        made(tmp_path, raster, Feedback(cancel, signal), cog=cog)
    assert [file.name for file in tmp_path.iterdir()] == [numbers.name]


@pytest.mark.skipif("resource" not in __import__("sys").modules and __import__("os").name == "nt", reason="POSIX only")
@pytest.mark.parametrize("cog", [True, False])
def test_a_disk_that_takes_no_more_is_an_error_and_leaves_nothing(cog: bool, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    noise = np.random.default_rng(1).integers(1, 9000, (600, 600)).astype(np.uint16)
    image = picture(tmp_path / "B04.jp2", noise)
    raster = ClippedRaster(
        Grid(ZONE, LEFT, TOP, 600, 600, 10),
        REFLECTANCE,
        ("B04",),
        (tile(Plane(image), grid=Grid(ZONE, LEFT, TOP, 600, 600, 10)),),
    )
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(DiskError, match="cannot be written"):
            write_raster(raster, tmp_path / "made.tif", Feedback(), is_cloud_optimized=cog)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [file.name for file in tmp_path.iterdir()] == [image.name]


def test_windows_without_a_pixel_of_the_area_are_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = 180
    image = picture(tmp_path / "B04.jp2", np.full((size, size), 7, np.uint16))
    grid = Grid(ZONE, LEFT, TOP, size, size, 10)
    monkeypatch.setattr(clipping, "WINDOW", 60)
    read = []
    true_read = clipping._read
    monkeypatch.setattr(clipping, "_read", lambda *given: read.append(given[2]) or true_read(*given))
    area = square((70, 10), (80, 10), (80, 20), (70, 20))
    _, _, seen = made(tmp_path, ClippedRaster(grid, REFLECTANCE, ("B04",), (tile(Plane(image), grid=grid),), area))
    assert read == [(60, 0, 60, 60)]
    assert int((~np.isnan(seen)).sum()) == 100


def test_a_grid_lies_on_the_pixels_of_all_tiles_of_its_zone() -> None:
    grid = Grid.around(ZONE, (300_001, 1_799_900, 300_159.5, 1_799_999), 20)
    assert grid == Grid(ZONE, 300_000, 1_800_000, 8, 5, 20)
    assert grid.frame == (300_000, 1_799_900, 300_160, 1_800_000)
