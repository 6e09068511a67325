from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.product.name import ProcessingLevel, ProductName

TEXT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.mark.parametrize("ending", ["", ".SAFE", ".zip", ".SAFE.zip"])
def test_a_name_is_read_with_every_ending(ending: str) -> None:
    name = ProductName.parse(TEXT + ending)
    assert name.text == TEXT
    assert name.safe_folder == f"{TEXT}.SAFE"


def test_the_parts_of_a_name() -> None:
    name = ProductName.parse(TEXT)
    assert name.platform == "S2B"
    assert name.level is ProcessingLevel.L1C
    assert name.sensing_time == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)
    assert name.baseline == "0206"
    assert name.relative_orbit == 126
    assert name.tile_id == "15PUT"
    assert name.stamp == datetime(2018, 8, 9, 22, 11, 52, tzinfo=timezone.utc)


def test_baselines_of_one_acquisition_are_the_same_acquisition() -> None:
    reprocessed = ProductName.parse("S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20230731T010203")
    assert reprocessed.acquisition == ProductName.parse(TEXT).acquisition
    assert reprocessed != ProductName.parse(TEXT)


def test_levels_know_the_product_type_of_the_services() -> None:
    assert [level.product_type for level in ProcessingLevel] == ["S2MSI1C", "S2MSI2A"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "S2B",
        TEXT.replace("S2B", "S1B"),
        TEXT.replace("MSIL1C", "MSIL1B"),
        TEXT.replace("T15PUT", "15PUT"),
        TEXT.replace("20180809T163829", "20181309T163829"),
        TEXT.replace("20180809T163829", "20180230T163829"),
        TEXT.replace("20180809T221152", "20180809T246152"),
        TEXT + "_1",
        TEXT + ".SAFE.zip.part",
        "../" + TEXT,
        TEXT.replace("0206", "\u0660\u0662\u0660\u0666"),
    ],
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Not a Sentinel-2 product name"):
        ProductName.parse(text)


@given(st.datetimes(datetime(2015, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001 - hypothesis wants them naive
def test_every_time_in_a_name_is_read_as_it_is_written(moment: datetime) -> None:
    stamp = moment.strftime("%Y%m%dT%H%M%S")
    name = ProductName.parse(f"S2C_MSIL2A_{stamp}_N0511_R001_T01CCV_{stamp}")
    assert name.sensing_time == name.stamp == moment.replace(microsecond=0, tzinfo=timezone.utc)


@given(st.text(max_size=80))
def test_no_text_raises_anything_but_a_value_error(text: str) -> None:
    try:
        ProductName.parse(text)
    except ValueError:
        return
