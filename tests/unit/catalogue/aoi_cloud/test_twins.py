from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from builders.scenes import scene
from scene_queue.core.catalogue.aoi_cloud.twins import Twin, TwinLookup
from scene_queue.core.feedback import Feedback
from scene_queue.core.scene import Scene
from scene_queue.core.services import CdseProfile

TAKEN = datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)
WEST = "POLYGON ((-95 15,-94.5 15,-94.5 16,-95 16,-95 15))"
EAST = "POLYGON ((-94.5 15,-94 15,-94 16,-94.5 16,-94.5 15))"
L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


@pytest.fixture
def find(profile: CdseProfile, session: Any, entry: Callable[..., Any], page: Callable[..., Any]) -> Any:
    """Looks a scene up where the catalogue lists these entries."""

    def ask(wanted: Scene, *listed: dict[str, Any]) -> Twin | None:
        session.answers = [page([entry(number, level="2A", begin=TAKEN, **one) for number, one in enumerate(listed)])]
        return TwinLookup(profile, session)(wanted, Feedback())

    return ask


def baseline_of(twin: Twin | None) -> str:
    assert twin is not None
    return twin.name.split("_")[3]


def test_the_newest_baseline_is_taken(find: Any) -> None:
    assert baseline_of(find(scene(L1C), {"baseline": "02.08"}, {"baseline": "05.00"}, {"baseline": "04.00"})) == "N0500"


def test_what_somebody_made_at_home_is_taken_last(find: Any) -> None:
    assert baseline_of(find(scene(L1C), {"baseline": "99.99"}, {"baseline": "02.08"})) == "N0208"
    assert baseline_of(find(scene(L1C), {"baseline": "99.99"})) == "N9999"


def test_what_is_offline_is_taken_last(find: Any) -> None:
    assert baseline_of(find(scene(L1C), {"baseline": "05.00", "Online": False}, {"baseline": "02.08"})) == "N0208"


def test_of_the_halves_of_a_split_tile_the_one_over_the_same_ground_is_taken(find: Any) -> None:
    halves = {"baseline": "05.00", "footprint": WEST}, {"baseline": "05.00", "footprint": EAST}
    assert find(scene(L1C, footprint_wkt=WEST), *halves).uuid.endswith("1")
    assert find(scene(L1C, footprint_wkt=EAST), *halves).uuid.endswith("2")


def test_another_satellite_tile_or_time_is_no_twin(find: Any) -> None:
    other_satellite = scene(L1C.replace("S2B", "S2A"))
    assert find(other_satellite, {}) is None
    assert find(scene(L1C), {"tile": "15PVT"}) is None
    assert find(scene(L1C), {"Name": f"{L1C}.SAFE"}) is None


def test_names_that_cannot_be_read_are_passed_over(find: Any) -> None:
    assert baseline_of(find(scene(L1C), {"Name": "S2A_OPER_PRD_MSIL2A.SAFE"}, {"baseline": "05.00"})) == "N0500"


def test_a_footprint_that_cannot_be_read_decides_nothing(find: Any) -> None:
    assert baseline_of(find(scene(L1C, footprint_wkt="nonsense"), {"baseline": "05.00"})) == "N0500"


def test_an_l2a_keeps_its_own_name_where_a_newer_one_is_listed(find: Any, entry: Callable[..., Any]) -> None:
    own = entry(0, level="2A", begin=TAKEN, baseline="02.08")["Name"][:-5]
    twin = find(scene(own, service="stac"), {"baseline": "02.08"}, {"baseline": "05.00"})
    assert twin == Twin(own, "00000000-0000-0000-0000-000000000001")


def test_an_l2a_of_the_service_costs_no_request(find: Any, session: Any) -> None:
    own = scene(L1C.replace("L1C", "L2A"))
    assert find(own) == Twin(own.identifier, own.uuid)
    assert session.sent == []


def test_an_l2a_without_uuid_is_looked_up(find: Any, session: Any) -> None:
    assert find(replace(scene(L1C.replace("L1C", "L2A")), uuid="")) is None
    assert len(session.sent) == 1


def test_one_short_question_about_the_tile_and_the_minute_is_asked(find: Any, session: Any) -> None:
    find(scene(L1C, begin=TAKEN + timedelta(seconds=50)), {})
    [asked] = session.filters
    assert "'S2MSI2A'" in asked
    assert "'15PUT'" in asked
    assert "2018-08-09T16:37:29" in asked
    assert "2018-08-09T16:39:29" in asked
