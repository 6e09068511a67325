from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from doubles.hub import Hub
from scene_queue.core.catalogue.aoi_cloud.safe_nodes import SafeNodes
from scene_queue.core.catalogue.aoi_cloud.twins import Twin
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    NetworkError,
    ProductError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, TokenSource
from scene_queue.core.services import CdseProfile

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"


@pytest.fixture
def product(hub: Hub) -> Twin:
    shelved = hub.shelf.by_name(L2A)
    assert shelved is not None
    return Twin(L2A, shelved.id)


@pytest.fixture
def nodes(profile: CdseProfile, at_once: Any) -> Iterator[SafeNodes]:
    with closing(HttpSession(NetworkSettings(), profile)) as session:
        yield SafeNodes(profile, session, TokenSource(profile, session, Credentials("demo", "demo")), at_once)


def test_folders_are_listed_by_their_names(nodes: SafeNodes, product: Twin) -> None:
    assert {"GRANULE", "manifest.safe", "MTD_MSIL2A.xml"} <= set(nodes.names(product, feedback=Feedback()))
    [granule] = nodes.names(product, "GRANULE", feedback=Feedback())
    assert granule.startswith("L2A_T15PUT_")
    assert set(nodes.names(product, "GRANULE", granule, "IMG_DATA", feedback=Feedback())) == {"R10m", "R20m", "R60m"}


def test_a_folder_that_is_not_there_has_no_names(nodes: SafeNodes, product: Twin) -> None:
    assert nodes.names(product, "GRANULE", "another", feedback=Feedback()) == []
    assert nodes.names(Twin(L2A, "00000000-0000-0000-0000-000000000000"), feedback=Feedback()) == []


def test_a_file_comes_whole(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    content = nodes.content(product, "MTD_MSIL2A.xml", feedback=Feedback())
    assert content.startswith(b"<?xml")
    assert content.rstrip().endswith(b">")


def test_names_stand_in_the_address_without_quotes(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    nodes.names(product, "GRANULE", feedback=Feedback())
    assert hub.requests[-1].path == f"/odata/v1/Products({product.uuid})/Nodes({L2A}.SAFE)/Nodes(GRANULE)/Nodes"


def test_a_name_cannot_lead_elsewhere(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    """Names come from listings: what looks like a way out of the address stays a name."""
    for name in ("../../Products(x)", "a)/$value?b=(", "a#b", "ü"):
        with pytest.raises((ProductError, ServiceError)):
            nodes.content(product, name, feedback=Feedback())
        asked = [request.path for request in hub.requests if request.face == "download"][-1]
        assert asked.startswith(f"/odata/v1/Products({product.uuid})/Nodes({L2A}.SAFE)/Nodes(")


def test_a_file_that_is_gone_is_told_with_what_to_do(nodes: SafeNodes, product: Twin) -> None:
    with pytest.raises(ProductError, match=r"nothing\.jp2 is not at Embedded hub any more") as caught:
        nodes.content(product, "nothing.jp2", feedback=Feedback())
    assert "Search again" in caught.value.advice


def test_the_wrong_kind_of_token_is_told_as_that(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    hub.faults.unauthorized("DAT-ZIP-609", face="download", path_part="$value", times=None)
    with pytest.raises(CredentialsError, match="does not take this kind of sign-in"):
        nodes.content(product, "manifest.safe", feedback=Feedback())
    assert hub.accounts.refreshes == 0


def test_a_token_that_stays_refused_is_renewed_once_only(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    hub.faults.unauthorized(face="download", path_part="$value", times=None)
    with pytest.raises(CredentialsError):
        nodes.content(product, "manifest.safe", feedback=Feedback())
    assert sum("$value" in request.path for request in hub.requests) == 2


def test_a_body_that_is_cut_is_fetched_again(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    whole = nodes.content(product, "manifest.safe", feedback=Feedback())
    hub.faults.cut(at_share=0.5, face="download", path_part="$value", times=1)
    assert nodes.content(product, "manifest.safe", feedback=Feedback()) == whole


def test_a_service_that_stays_away_is_told(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    hub.faults.cut(at_share=0.5, face="download", path_part="$value", times=None)
    with pytest.raises(NetworkError):
        nodes.content(product, "manifest.safe", feedback=Feedback())
    hub.faults.clear()
    hub.faults.html(face="download", path_part="/Nodes", times=None)
    with pytest.raises(ServiceBusyError, match="web page"):
        nodes.names(product, feedback=Feedback())


def test_a_listing_in_another_form_is_an_error(hub: Hub, nodes: SafeNodes, product: Twin) -> None:
    for body in ({"value": []}, {"result": [{}]}, {"result": 5}, []):
        hub.faults.busy(status=200, body=body, face="download", times=1)
        with pytest.raises(ServiceError, match="in another form"):
            nodes.names(product, feedback=Feedback())


def test_it_can_be_cancelled(nodes: SafeNodes, product: Twin) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        nodes.content(product, "manifest.safe", feedback=Feedback(signal=signal))
