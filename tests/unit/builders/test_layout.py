from __future__ import annotations

from datetime import datetime, timezone

import pytest
from builders.layout import Layout

GUIDE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.mark.parametrize(
    ("name", "orbit"),
    [
        ("S2A_MSIL1C_20180101T105441_N0206_R051_T31TDH_20180101T124911", 13204),
        ("S2A_MSIL1C_20200717T221941_N0209_R029_T01LAC_20200717T234135", 26481),
        ("S2B_MSIL2A_20181127T115219_N0211_R123_T28RBN_20181127T154920", 9015),
        ("S2B_MSIL1C_20230823T163839_N0509_R126_T15PUT_20230823T215016", 33757),
        ("S2B_MSIL1C_20241209T162609_N0511_R040_T17UPV_20241209T195414", 40535),
        ("S2A_MSIL2A_20230625T234621_N0509_R073_T01WCS_20230626T022157", 41826),
    ],
)
def test_absolute_orbit_is_that_of_the_real_product(name: str, orbit: int) -> None:
    assert Layout.parse(name).absolute_orbit == orbit


def test_old_l1c_granule_bears_the_time_of_its_tile_and_newer_ones_that_of_the_datastrip() -> None:
    old, new = Layout.parse(GUIDE), Layout.parse(GUIDE.replace("N0206", "N0207"))

    assert f"{old.tile_start:%Y%m%dT%H%M%S}" in old.granule
    assert f"{new.datastrip_start:%Y%m%dT%H%M%S}" in new.granule
    assert old.granule != new.granule


@pytest.mark.parametrize(
    ("baseline", "checksum", "offset", "psd"),
    [
        ("0206", "MD5", 0, "psd-14"),
        ("0300", "MD5", 0, "psd-14"),
        ("0301", "SHA3-256", 0, "psd-14"),
        ("0400", "SHA3-256", 1000, "psd-14"),
        ("0510", "SHA3-256", 1000, "psd-14"),
        ("0511", "SHA3-256", 1000, "psd-15"),
    ],
)
def test_baseline_decides_checksum_offset_and_format(baseline: str, checksum: str, offset: int, psd: str) -> None:
    layout = Layout.parse(GUIDE.replace("N0206", f"N{baseline}"))

    assert (layout.checksum_name, layout.offset, layout.psd) == (checksum, offset, psd)


def test_morning_passes_descend() -> None:
    assert Layout.parse(GUIDE).orbit_direction == "DESCENDING"
    assert Layout.parse(GUIDE.replace("T163829_N", "T043829_N")).orbit_direction == "ASCENDING"


def test_what_sen2cor_makes_has_its_own_name_and_the_format_of_its_input() -> None:
    now = datetime(2026, 11, 22, 19, 5, 4, tzinfo=timezone.utc)
    made = Layout.parse(GUIDE).corrected(now, "9999", (20, 60))

    assert made.folder == "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T190504.SAFE"
    assert (made.offset, made.psd, made.masks_are_pictures) == (0, "psd-14", False)
    assert {image.rpartition("_")[2] for image in made.images} == {"20m", "60m"}


@pytest.mark.parametrize("name", ["", "S2B_MSIL1C", GUIDE[:-1], GUIDE.replace("15PUT", "15PAT"), f"{GUIDE}.zip"])
def test_what_is_no_product_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="Not a"):
        Layout.parse(name)
