"""The download host, as the embedded hub plays it: lists without a sign-in, contents signed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    NetworkError,
    ProductError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, DownloadHost, HttpSession, NetworkSettings, TokenSource
from scene_queue.core.services import CdseProfile, parse_profile

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
SAFE = f"{L2A}.SAFE"


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("l2a")
    return zip_product(build_l2a(L2A, folder, size=12), folder / "product.zip")


@pytest.fixture
def hub(archive: Path) -> Iterator[Hub]:
    with Hub([HubScene(L2A, tile_footprint_wkt("15PUT"), 40.0, product=lambda: archive)]) as running:
        yield running


@pytest.fixture
def uuid(hub: Hub) -> str:
    shelved = hub.shelf.by_name(L2A)
    assert shelved is not None
    return shelved.id


@pytest.fixture
def feedback() -> Feedback:
    return Feedback(signal=NoWait())


@pytest.fixture
def session(hub: Hub) -> Iterator[HttpSession]:
    profile = parse_profile(hub.profile(), "the test")
    with closing(HttpSession(NetworkSettings(), profile)) as session:
        yield session


@pytest.fixture
def host(session: HttpSession) -> DownloadHost:
    assert isinstance(session.profile, CdseProfile)
    tokens = TokenSource(session.profile, session, Credentials("demo", "demo"))
    return DownloadHost(session.profile, session, tokens)


def names(host: DownloadHost, uuid: str, *folder: str, feedback: Feedback) -> set[str]:
    return {node.name for node in host.nodes(uuid, SAFE, *folder, feedback=feedback)}


def test_folders_are_listed_by_their_names(host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    assert {"GRANULE", "manifest.safe", "MTD_MSIL2A.xml"} <= names(host, uuid, feedback=feedback)
    [granule] = names(host, uuid, "GRANULE", feedback=feedback)
    assert granule.startswith("L2A_T15PUT_")
    assert names(host, uuid, "GRANULE", granule, "IMG_DATA", feedback=feedback) == {"R10m", "R20m", "R60m"}


def test_a_folder_that_is_not_there_has_no_names(host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    assert names(host, uuid, "GRANULE", "another", feedback=feedback) == set()
    assert names(host, "00000000-0000-0000-0000-000000000000", feedback=feedback) == set()


def test_a_file_comes_whole(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    content = host.read(uuid, SAFE, "MTD_MSIL2A.xml", feedback=feedback)
    assert content.startswith(b"<?xml")
    assert content.rstrip().endswith(b">")


def test_names_stand_in_the_address_without_quotes(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    names(host, uuid, "GRANULE", feedback=feedback)
    assert hub.requests[-1].path == f"/odata/v1/Products({uuid})/Nodes({L2A}.SAFE)/Nodes(GRANULE)/Nodes"


def test_a_name_cannot_lead_elsewhere(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    """Names come from listings: what looks like a way out of the address stays a name."""
    for name in ("../../Products(x)", "a)/$value?b=(", "a#b", "ü"):
        with pytest.raises((ProductError, ServiceError)):
            host.read(uuid, SAFE, name, feedback=feedback)
        asked = [request.path for request in hub.requests if request.face == "download"][-1]
        assert asked.startswith(f"/odata/v1/Products({uuid})/Nodes({L2A}.SAFE)/Nodes(")


def test_a_file_that_is_gone_is_told_with_what_to_do(host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    with pytest.raises(ProductError, match=r"nothing\.jp2 is not at Embedded hub any more") as caught:
        host.read(uuid, SAFE, "nothing.jp2", feedback=feedback)
    assert "Search again" in caught.value.advice


def test_the_wrong_kind_of_token_is_told_as_that(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    hub.faults.unauthorized("DAT-ZIP-609", face="download", path_part="$value", times=None)
    with pytest.raises(CredentialsError, match="does not take this kind of sign-in"):
        host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
    assert hub.accounts.refreshes == 0


def test_a_token_that_stays_refused_is_renewed_once_only(
    hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback
) -> None:
    hub.faults.unauthorized(face="download", path_part="$value", times=None)
    with pytest.raises(CredentialsError):
        host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
    assert sum("$value" in request.path for request in hub.requests) == 2


def test_a_body_that_is_cut_is_fetched_again(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    whole = host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
    hub.faults.cut(at_share=0.5, face="download", path_part="$value", times=1)
    assert host.read(uuid, SAFE, "manifest.safe", feedback=feedback) == whole


def test_a_service_that_stays_away_is_told(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    hub.faults.cut(at_share=0.5, face="download", path_part="$value", times=None)
    with pytest.raises(NetworkError):
        host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
    hub.faults.clear()
    hub.faults.html(face="download", path_part="/Nodes", times=None)
    with pytest.raises(ServiceBusyError, match="web page"):
        names(host, uuid, feedback=feedback)


def test_files_are_listed_with_their_sizes_and_folders_as_such(
    host: DownloadHost, uuid: str, feedback: Feedback
) -> None:
    found = {node.name: node for node in host.nodes(uuid, SAFE, feedback=feedback)}
    assert found["manifest.safe"].size_bytes == len(host.read(uuid, SAFE, "manifest.safe", feedback=feedback))
    assert (found["GRANULE"].children, found["AUX_DATA"].children) == (1, 0)
    assert {name for name, node in found.items() if node.is_folder} == {
        *("AUX_DATA", "DATASTRIP", "GRANULE", "HTML", "rep_info"),
    }


def test_lists_need_no_account_and_contents_do(session: HttpSession, uuid: str, feedback: Feedback) -> None:
    assert isinstance(session.profile, CdseProfile)
    host = DownloadHost(session.profile, session, None)
    assert names(host, uuid, feedback=feedback)
    with pytest.raises(CredentialsError, match="needs an account"):
        host.read(uuid, SAFE, "manifest.safe", feedback=feedback)


def test_a_stream_gives_the_range_that_was_asked_for(host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    whole = host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
    headers = {"Range": "bytes=100-"}
    with host.stream(uuid, SAFE, "manifest.safe", what="it", headers=headers, feedback=feedback) as stream:
        assert stream.status == 206
        assert b"".join(stream.chunks()) == whole[100:]


def test_a_listing_in_another_form_is_an_error(hub: Hub, host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    for body in ({"value": []}, {"result": [{}]}, {"result": 5}, []):
        hub.faults.busy(status=200, body=body, face="download", times=1)
        with pytest.raises(ServiceError, match="in another form"):
            names(host, uuid, feedback=feedback)


def test_it_can_be_cancelled(host: DownloadHost, uuid: str, feedback: Feedback) -> None:
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        host.read(uuid, SAFE, "manifest.safe", feedback=feedback)
