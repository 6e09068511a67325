from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import ProductError
from scene_queue.core.product.bands import BANDS
from scene_queue.core.product.ordered_bands import MARKER, OrderedBands
from scene_queue.core.product.safe import BandImage
from scene_queue.core.settings import BAND_NAMES

L1C = "GRANULE/L1C_T15PUT_A007445_20180809T163829"
L2A = "GRANULE/L2A_T15PUT_A007445_20180809T163829"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    OrderedBands(frozenset({"TCI", "B02"})).write(tmp_path)
    assert OrderedBands.of(tmp_path) == OrderedBands(frozenset({"B02", "TCI"}))
    assert (tmp_path / MARKER).read_text() == '{"bands": ["B02", "TCI"]}\n'


def test_a_product_without_the_file_is_whole(tmp_path: Path) -> None:
    assert OrderedBands.of(tmp_path) is None


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"bands": 5}', "\0"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / MARKER).write_text(content)
    with pytest.raises(ProductError, match=r"scene_queue\.json, which names the bands"):
        OrderedBands.of(tmp_path)


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [
        (f"{L1C}/IMG_DATA/T15PUT_20180809T163829_B02.jp2", True),
        (f"{L1C}/IMG_DATA/T15PUT_20180809T163829_B03.jp2", False),
        (f"{L1C}/IMG_DATA/T15PUT_20180809T163829_TCI.jp2", False),
        (f"{L2A}/IMG_DATA/R10m/T15PUT_20180809T163829_B02_10m.jp2", True),
        (f"{L2A}/IMG_DATA/R60m/T15PUT_20180809T163829_B02_60m.jp2", True),
        (f"{L2A}/IMG_DATA/R20m/T15PUT_20180809T163829_SCL_20m.jp2", False),
        (f"{L1C}/QI_DATA/MSK_DETFOO_B03.jp2", True),
        (f"{L1C}/QI_DATA/T15PUT_20180809T163829_PVI.jp2", True),
        ("manifest.safe", True),
        (f"{L1C}/MTD_TL.xml", True),
    ],
)
def test_all_but_the_images_of_other_bands_are_taken(path: str, is_taken: bool) -> None:
    assert OrderedBands(frozenset({"B02"})).takes(path) is is_taken


def test_every_name_that_can_be_ordered_is_an_image_of_a_product() -> None:
    assert set(BANDS) < set(BAND_NAMES)
    for name in BAND_NAMES:
        image = BandImage.of(Path(f"GRANULE/L2A/IMG_DATA/R20m/T15PUT_20180809T163829_{name}_20m.jp2"))
        assert image is not None
        assert image.band == name
