"""Sources for scenes: shared out, refused where a pair cannot work, and what they cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders.scenes import numbered_scenes, scene
from scene_queue.core.errors import SettingsError
from scene_queue.core.job_queue.sourcing import Share, make_plan, payment, refusal, require_source, shared_out
from scene_queue.core.services import load_profiles, parse_profile

PROFILES = load_profiles({})
OLD = scene("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
NEW = scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152")


def test_each_scene_is_fetched_from_where_it_was_listed_if_that_delivers() -> None:
    listed = [replace(OLD, service=service) for service in ("google", "earth-search", "cdse", "google")]
    shares = shared_out(listed, "", PROFILES)
    assert [(share.source.id, len(share.scenes)) for share in shares] == [("google", 2), ("cdse", 2)]


def test_a_source_that_is_chosen_is_that_of_all() -> None:
    listed = [replace(OLD, service=service) for service in ("google", "cdse")]
    (share,) = shared_out(listed, "cdse-s3", PROFILES)
    assert (share.source.id, share.scenes) == ("cdse-s3", tuple(listed))


def test_no_scenes_have_no_source() -> None:
    assert shared_out([], "", PROFILES) == []


def test_a_pair_that_cannot_work_is_refused_with_the_reason() -> None:
    share = Share(PROFILES["google"], (OLD, NEW))
    assert "nothing newer than 2024-08-28" in refusal(share, [])
    with pytest.raises(SettingsError, match="1 of 2 scenes") as caught:
        require_source(share, [])
    assert "another service" in caught.value.advice


def test_an_allowed_source_that_has_the_rest_makes_the_pair_work() -> None:
    share = Share(PROFILES["google"], (OLD, NEW))
    assert refusal(share, [PROFILES["cdse"]]) == ""
    assert refusal(share, [PROFILES["google"], PROFILES["earth-search"]]) != ""
    require_source(share, [PROFILES["cdse"]])


def test_a_plan_offers_the_usual_service_first_and_those_that_charge_last() -> None:
    plan = make_plan([OLD], "", [], PROFILES)
    offered = [offer.profile for offer in plan.offers]
    assert offered[0].id == "cdse"
    assert [profile.costs_money for profile in offered] == sorted(profile.costs_money for profile in offered)
    assert offered[-1].costs_money
    assert (plan.refusal, [share.source.id for share in plan.shares]) == ("", ["cdse"])


def test_a_plan_says_why_it_cannot_be_done() -> None:
    assert "nothing newer" in make_plan([OLD, NEW], "google", [], PROFILES).refusal
    assert make_plan([OLD, NEW], "google", ["cdse", "gone"], PROFILES).refusal == ""
    assert "no service 'gone'" in make_plan([OLD], "gone", [], PROFILES).refusal


def test_some_bands_are_refused_where_only_whole_products_are_delivered() -> None:
    content = {"schema": 1, "id": "hub", "title": "The hub", "kind": "dhus", "api_url": "https://hub.example"}
    share = Share(parse_profile(content, "test"), (OLD, NEW))
    assert refusal(share, []) == ""
    assert refusal(share, [], ["B04"]) == "The hub delivers whole products only, no single bands."
    assert refusal(share, [PROFILES["cdse"]], ["B04"]) == ""
    assert "nothing newer" in refusal(share, [PROFILES["google"]], ["B04"])


def test_what_is_paid_for_is_estimated_with_the_usual_size_where_none_is_known() -> None:
    known = [replace(one, size_bytes=1_500_000_000) for one in numbered_scenes(2)]
    assert "up to 3.00 GB for 2 scenes, paid by you." in payment(PROFILES["google"], known)
    assert "up to about 2.30 GB" in payment(PROFILES["google"], [known[0], replace(known[1], size_bytes=0)])
