"""Products from a public bucket in the manner of Google's."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from scene_queue.core.errors import ProductError, ServiceError

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
BAND = "_B02.jp2"


def test_a_product_arrives_with_its_empty_folders_and_without_markers(
    hub: Hub, make_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_trip(hub.gcs.profile(), None)
    facts = trip.run()
    assert trip.has_arrived_as(safe)
    assert all((trip.workspace.product / name).is_dir() for name in ("AUX_DATA", "HTML", "rep_info"))
    assert (facts["verified"], facts["source"]) == (True, "google")
    assert not any(one.authorized for one in hub.requests)


def test_sums_and_sizes_are_those_of_the_list(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    import hashlib

    trip = make_trip(hub.gcs.profile(), None)
    files = trip.source.locate(trip.scene(), trip.feedback).files
    content = (safe / "manifest.safe").read_bytes()
    (manifest,) = (one for one in files if one.path == "manifest.safe")
    assert (manifest.size_bytes, manifest.algorithm) == (len(content), "md5")
    assert manifest.checksum == hashlib.md5(content).hexdigest()


def test_long_lists_are_read_page_by_page(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    hub.gcs.page_size = 7
    trip = make_trip(hub.gcs.profile(), None)
    trip.run()
    assert trip.has_arrived_as(safe)


@pytest.mark.parametrize(
    "name",
    [
        "S2B_MSIL1C_20260809T163829_N0511_R126_T15PUT_20260809T221152",
        "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20260809T221152",
    ],
)
def test_what_is_newer_than_the_archive_is_refused_before_anything_is_asked(
    hub: Hub, make_trip: Callable[..., Any], name: str
) -> None:
    trip = make_trip(hub.gcs.profile(), None, name)
    with pytest.raises(ProductError, match="nothing newer than 2024-08-28"):
        trip.run()
    assert not hub.requests


def test_a_hole_in_the_archive_is_named(hub: Hub, make_trip: Callable[..., Any]) -> None:
    hub.gcs.trees.hidden = (BAND,)
    trip = make_trip(hub.gcs.profile(), None)
    with pytest.raises(ProductError, match=f"lacks files.*{BAND}"):
        trip.run()
    assert not trip.workspace.product.exists()


def test_a_product_without_a_manifest_is_told(hub: Hub, make_trip: Callable[..., Any]) -> None:
    hub.gcs.trees.hidden = ("manifest.safe",)
    with pytest.raises(ProductError, match=r"without its manifest\.safe"):
        make_trip(hub.gcs.profile(), None).run()


def test_a_product_that_is_not_there_is_told(hub: Hub, make_trip: Callable[..., Any]) -> None:
    with pytest.raises(ProductError, match="has no product"):
        make_trip(hub.gcs.profile(), None, NAME.replace("L1C", "L2A")).run()
    asked = [one.query for one in hub.requests]
    assert asked and all("prefix=L2%2Ftiles%2F15%2FP%2FUT" in query for query in asked)


def test_a_connection_that_breaks_is_gone_on_from(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    hub.faults.cut(at_share=0.5, face="gcs", path_part=BAND)
    trip = make_trip(hub.gcs.profile(), None)
    trip.run()
    assert trip.has_arrived_as(safe)
    second = [one for one in hub.requests if one.path.endswith(BAND)][1]
    assert second.range.startswith("bytes=")


def test_a_bucket_that_is_closed_now_says_so_without_asking_for_a_sign_in(
    hub: Hub, make_trip: Callable[..., Any]
) -> None:
    hub.gcs.is_public = False
    with pytest.raises(ServiceError, match="cannot be read without a sign-in any more") as caught:
        make_trip(hub.gcs.profile(), None).run()
    assert "another service" in caught.value.advice


@pytest.mark.parametrize("page", [[], {"items": [{"name": "x"}]}, {"items": [3]}, {"items": [], "nextPageToken": "1"}])
def test_a_list_that_is_none_is_an_error(hub: Hub, make_trip: Callable[..., Any], page: Any) -> None:
    hub.faults.edit(lambda _content: page, face="gcs", times=None)
    with pytest.raises(ServiceError, match="no list of objects"):
        make_trip(hub.gcs.profile(), None).run()
