"""Ready L2A products of L1C scenes: in the list that is there, and in the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders.scenes import scene
from doubles.hub import Hub, HubScene
from scene_queue.core.catalogue.ready_l2a import look_up_ready, ready_among, with_ready
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.services import parse_profile

L1C = scene("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
OTHER = scene("S2B_MSIL1C_20180812T163829_N0206_R126_T15PUT_20180812T221152")
OLD = scene("S2B_MSIL2A_20180809T163829_N0208_R126_T15PUT_20190809T221152")
NEW = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")
WEST = "POLYGON ((-95 15, -94.5 15, -94.5 16, -95 16, -95 15))"
EAST = "POLYGON ((-94.5 15, -94 15, -94 16, -94.5 16, -94.5 15))"


def test_a_list_with_both_levels_tells_which_scenes_are_ready() -> None:
    assert ready_among([L1C, OTHER, NEW], [L1C, OTHER, NEW]) == {L1C.identifier: NEW}


def test_of_several_the_newest_that_is_online_and_not_replaced_is_taken() -> None:
    assert ready_among([L1C], [NEW, OLD]) == {L1C.identifier: NEW}
    assert ready_among([L1C], [replace(NEW, online=False), OLD]) == {L1C.identifier: OLD}
    assert ready_among([L1C], [replace(NEW, superseded=True)]) == {}


def test_what_was_made_at_home_is_no_choice_where_a_service_has_one() -> None:
    at_home = scene("S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20240809T221152")
    assert ready_among([L1C], [at_home, OLD]) == {L1C.identifier: OLD}


def test_each_half_of_a_split_tile_gets_its_own() -> None:
    halves = [replace(L1C, footprint_wkt=WEST), replace(L1C, footprint_wkt=EAST)]
    halves[1] = replace(halves[1], identifier=L1C.identifier[:-6] + "221160"[:-2] + "59")
    ready = [replace(NEW, footprint_wkt=EAST), replace(NEW, footprint_wkt=WEST)]
    ready[1] = replace(ready[1], identifier=NEW.identifier[:-2] + "53")
    found = ready_among(halves, ready)
    assert [found[half.identifier].footprint_wkt for half in halves] == [WEST, EAST]


def test_a_footprint_that_cannot_be_read_decides_nothing() -> None:
    assert ready_among([replace(L1C, footprint_wkt="")], [NEW, OLD]) == {L1C.identifier: NEW}


def test_ready_products_take_the_place_of_their_scenes_each_once() -> None:
    ready = {L1C.identifier: NEW}
    assert with_ready([L1C, OTHER, NEW], ready) == [NEW, OTHER]
    assert with_ready([L1C, OTHER, NEW], ready, only=True) == [NEW]


def test_the_catalogue_is_asked_for_the_newest_of_the_acquisition(at_once: Any) -> None:
    names = [L1C.identifier, OLD.identifier, NEW.identifier, OTHER.identifier]
    with Hub([HubScene(name, L1C.footprint_wkt, cloud_cover=7, listed_size=1) for name in names]) as hub:
        profile = parse_profile(hub.profile(), "hub")
        session = HttpSession(NetworkSettings(), profile)
        found = look_up_ready(profile, session, [L1C, OTHER, NEW], Feedback(), retry=at_once)
        session.close()
    assert {name: one.identifier for name, one in found.items()} == {L1C.identifier: NEW.identifier}
