"""What the names of products tell."""

from __future__ import annotations

import pytest
from scene_queue.core.catalogue.named_scene import acquisition_of, percent_of, scene_of_name
from scene_queue.core.product.name import ProcessingLevel, ProductName

L1C = ProductName.parse("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE")
L2A = ProductName.parse("S2B_MSIL2A_20180809T163829_N0208_R126_T15PUT_20180809T231152")


def test_a_scene_of_a_name_has_all_that_the_name_tells_and_nothing_else() -> None:
    scene = scene_of_name(L1C, "dhus")
    assert scene.identifier == "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
    assert (scene.service, scene.uuid, scene.footprint_wkt, scene.size_bytes) == ("dhus", "", "", 0)
    assert (scene.begin, scene.published) == (L1C.sensing_time, L1C.stamp)
    assert (scene.level, scene.platform, scene.tile_id) == (ProcessingLevel.L1C, "Sentinel-2B", "15PUT")
    assert (scene.baseline, scene.relative_orbit, scene.orbit_direction) == ("02.06", 126, "")
    assert scene.cloud_cover_percent is None


def test_both_levels_are_of_one_acquisition() -> None:
    assert acquisition_of(L1C) == acquisition_of(L2A) == ("S2B", L1C.sensing_time, "15PUT")


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        (3.5, 3.5),
        (0, 0.0),
        (100, 100.0),
        *((wrong, None) for wrong in (float("nan"), float("inf"), -1, 100.5, True, "12", None, [])),
    ],
)
def test_cloud_that_is_no_percentage_is_not_known(value: object, percent: float | None) -> None:
    assert percent_of(value) == percent
