"""Products that came without some of their files say so themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.product.rebuilt import NOTE, Rebuilt, is_indispensable, may_be_other

GRANULE = "GRANULE/L1C_T15PUT_A007445_20180809T163829"


def test_what_is_written_is_read(tmp_path: Path) -> None:
    rebuilt = Rebuilt("sentinelhub", frozenset({"a.jp2", "b/ü.xml"}), frozenset({"c.xml"}))
    assert rebuilt.write(tmp_path) == tmp_path / NOTE
    assert Rebuilt.read(tmp_path) == rebuilt


def test_a_product_that_nobody_rebuilt_is_itself(tmp_path: Path) -> None:
    assert Rebuilt.read(tmp_path) == Rebuilt()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"rebuilt_by": "x", "left_out": 7, "other": []}', "\x00"])
def test_a_note_that_makes_no_sense_excuses_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / NOTE).parent.mkdir()
    (tmp_path / NOTE).write_text(content)
    assert Rebuilt.read(tmp_path) == Rebuilt()


def test_only_text_may_be_other() -> None:
    assert may_be_other("MTD_MSIL1C.xml") and may_be_other(f"{GRANULE}/QI_DATA/MSK_CLOUDS_B00.gml")
    assert not may_be_other(f"{GRANULE}/QI_DATA/MSK_CLASSI_B00.jp2") and not may_be_other("manifest.safe")
    assert not may_be_other(f"{GRANULE}/AUX_DATA/AUX_ECMWFT")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("manifest.safe", True),
        ("MTD_MSIL1C.xml", True),
        ("DATASTRIP/DS_X/MTD_DS.xml", True),
        (f"{GRANULE}/MTD_TL.xml", True),
        (f"{GRANULE}/IMG_DATA/T15PUT_20180809T163829_B02.jp2", True),
        (f"{GRANULE}/IMG_DATA/R60m/T15PUT_20180809T163829_SCL_60m.jp2", True),
        (f"{GRANULE}/IMG_DATA/T15PUT_20180809T163829_TCI.jp2", False),
        (f"{GRANULE}/QI_DATA/T15PUT_20180809T163829_PVI.jp2", False),
        (f"{GRANULE}/QI_DATA/MSK_CLOUDS_B00.gml", False),
        (f"{GRANULE}/AUX_DATA/AUX_ECMWFT", False),
        ("INSPIRE.xml", False),
        ("HTML/UserProduct_index.html", False),
    ],
)
def test_a_product_is_none_without_its_bands_and_metadata(path: str, expected: bool) -> None:
    assert is_indispensable(path) is expected
