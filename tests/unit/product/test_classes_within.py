from __future__ import annotations

from pathlib import Path

import pytest
from builders.jp2 import encode
from builders.layout import Grid
from scene_queue.core.errors import CancelledError, ProductError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.images import TruncatedImageError, classes_within

gdal = pytest.importorskip("osgeo.gdal")
np = pytest.importorskip("numpy")

LEFT, TOP, SIZE = 300_000, 1_800_000, 400  # 24 km of tile 15PUT
EVERYWHERE = "POLYGON ((-96 15,-93 15,-93 17,-96 17,-96 15))"


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The west is high cloud (9), the east vegetation (4), the uppermost ten rows have no data."""
    pixels = np.full((SIZE, SIZE), 4, dtype=np.uint8)
    pixels[:, :200] = 9
    pixels[:10] = 0
    path = tmp_path_factory.mktemp("classes") / "T15PUT_20180809T163829_SCL_60m.jp2"
    path.write_bytes(encode(pixels, Grid(32615, LEFT, TOP, SIZE), 60))
    return path


def in_degrees(*corners: tuple[float, float]) -> str:
    """A polygon by columns and rows of the picture."""
    from scene_queue.core.aoi.equal_area import transformation

    points = [(LEFT + 60 * column, TOP - 60 * row) for column, row in (*corners, corners[0])]
    moved = transformation(32615, 4326).TransformPoints(points)
    return f"POLYGON (({','.join(f'{x:.9f} {y:.9f}' for x, y, _ in moved)}))"


def test_every_pixel_counts_where_the_area_is_larger_than_the_picture(picture: Path) -> None:
    assert classes_within(picture, EVERYWHERE) == {0: 10 * 400, 4: 390 * 200, 9: 390 * 200}


def test_a_rectangle_of_pixels_is_counted_to_the_pixel(picture: Path) -> None:
    area = in_degrees((190, 100), (215, 100), (215, 120), (190, 120))
    assert classes_within(picture, area) == {4: 15 * 20, 9: 10 * 20}


def test_a_pixel_counts_if_its_centre_lies_inside(picture: Path) -> None:
    inside = in_degrees((210.4, 100.4), (213.6, 100.4), (213.6, 102.6), (210.4, 102.6))
    outside = in_degrees((210.6, 100.6), (213.4, 100.6), (213.4, 102.4), (210.6, 102.4))
    assert classes_within(picture, inside) == {4: 4 * 3}
    assert classes_within(picture, outside) == {4: 2 * 1}


def test_a_hole_is_not_counted(picture: Path) -> None:
    outer = in_degrees((220, 100), (240, 100), (240, 120), (220, 120))
    hole = in_degrees((225, 105), (225, 115), (235, 115), (235, 105))
    area = f"{outer[:-1]},{hole.partition('(')[2]}"
    assert classes_within(picture, area) == {4: 400 - 100}


def test_a_field_smaller_than_a_pixel_gets_the_pixels_that_it_touches(picture: Path) -> None:
    assert classes_within(picture, in_degrees((100.6, 100.6), (100.9, 100.6), (100.9, 100.9))) == {9: 1}


def test_an_area_beside_the_picture_has_no_classes(picture: Path) -> None:
    assert classes_within(picture, "POLYGON ((-90 15,-89 15,-89 16,-90 16,-90 15))") == {}
    assert classes_within(picture, in_degrees((402, 1), (403, 1), (403, 2), (402, 2))) == {}


def test_it_agrees_with_counting_by_hand_over_a_triangle(picture: Path) -> None:
    found = classes_within(picture, in_degrees((50, 50), (350.3, 50), (50, 350.3)))
    columns, rows = np.meshgrid(np.arange(SIZE) + 0.5, np.arange(SIZE) + 0.5)
    inside = (columns > 50) & (rows > 50) & (columns + rows < 400.3)
    assert found[9] == pytest.approx(int((inside & (columns < 200)).sum()), rel=0.01)
    assert found[4] == pytest.approx(int((inside & (columns > 200)).sum()), rel=0.01)


def test_a_picture_that_is_cut_is_an_error_and_no_cloud(picture: Path, tmp_path: Path) -> None:
    cut = tmp_path / picture.name
    cut.write_bytes(picture.read_bytes()[:-200])
    with pytest.raises(TruncatedImageError):
        classes_within(cut, EVERYWHERE)


def test_what_is_no_picture_of_classes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "T15PUT_20180809T163829_B02_60m.jp2"
    path.write_bytes(encode(np.full((40, 40), 1000, dtype=np.uint16), Grid(32615, LEFT, TOP, 40), 60))
    with pytest.raises(ProductError, match="no picture of classes"):
        classes_within(path, EVERYWHERE)


def test_a_picture_without_a_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "SCL.tif"
    gdal.GetDriverByName("GTiff").Create(str(path), 10, 10, 1, gdal.GDT_Byte).FlushCache()
    with pytest.raises(ProductError, match="does not say where it lies"):
        classes_within(path, EVERYWHERE)


def test_it_can_be_cancelled(picture: Path) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        classes_within(picture, EVERYWHERE, Feedback(signal=signal))
