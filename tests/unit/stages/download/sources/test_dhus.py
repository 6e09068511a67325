"""Whole products from a Data Hub, over real sockets: found, described and ordered through sentinelsat."""

from __future__ import annotations

import base64
import logging
import traceback
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import SAMPLE_FOOTPRINT, SAMPLE_NAME, Hub, HubScene, sample_scene
from scene_queue.core.errors import (
    CredentialsError,
    ErrorKind,
    OfflineError,
    ProductError,
    SceneQueueError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, SignIn, retrying
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.scene import Scene
from scene_queue.core.services import DhusProfile, parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import Access, DownloadStage, open_source
from scene_queue.core.stages.download.archive_orders import ORDER_AGAIN_S, ArchiveOrders
from scene_queue.core.stages.download.sources.dhus import ARCHIVE_S, DhusSource
from scene_queue.core.workspace import Workspace

SIZE = 300_000
DEMO = Credentials("demo", "demo")
VALUE = "/$value"


class NoWait(CancelSignal):
    """Waits are passed over."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


def retry_at_once(call: Callable[[], Any], feedback: Feedback, attempts: int = 3) -> Any:
    return retrying(call, feedback, attempts, first_wait_s=0.0)


class Desk:
    """A user's side of downloads from one hub."""

    def __init__(self, hub: Hub, folder: Path, sign_in: SignIn | None = DEMO, **changes: Any) -> None:
        profile = parse_profile(hub.dhus.profile(**changes), "the test")
        assert isinstance(profile, DhusProfile)
        self.hub = hub
        self.folder = folder
        self.now = 0.0
        self.session = HttpSession(NetworkSettings(), profile)
        self.source = DhusSource(
            profile, self.session, sign_in, Lanes(2), ArchiveOrders(lambda: self.now), retry_at_once
        )
        self.stage = DownloadStage([self.source])
        self.workspace = Workspace(ProductName.parse(SAMPLE_NAME), Settings(folder))
        self.notes: list[Any] = []
        self.feedback = Feedback(self.notes.append, NoWait())

    def scene(self, **changes: Any) -> Scene:
        values: dict[str, Any] = {
            "identifier": SAMPLE_NAME,
            "uuid": self.shelved.id,
            "service": "dhus",
            "footprint_wkt": SAMPLE_FOOTPRINT,
            "begin": datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc),
            "published": datetime(2018, 8, 10, tzinfo=timezone.utc),
            "cloud_cover_percent": 1.5,
            "size_bytes": 0,
            "level": ProcessingLevel.L1C,
            "platform": "Sentinel-2B",
            "orbit_direction": "DESCENDING",
            "relative_orbit": 126,
            "tile_id": "15PUT",
            "baseline": "02.06",
        }
        return Scene(**{**values, **changes})

    @property
    def shelved(self) -> Any:
        return self.hub.shelf.by_name(SAMPLE_NAME)

    def run(self, **changes: Any) -> dict[str, object]:
        return self.stage.run(self.scene(**changes), self.workspace, self.feedback)

    def fails(self, kind: type[SceneQueueError], **changes: Any) -> SceneQueueError:
        with pytest.raises(kind) as caught:
            self.run(**changes)
        assert caught.value.advice
        assert not self.workspace.product.exists()
        return caught.value

    def fetched(self) -> list[Any]:
        return [one for one in self.hub.requests if one.path.endswith(VALUE) and "Online" not in one.path]

    def has_arrived(self) -> bool:
        images = [path.stat().st_size for path in self.workspace.product.rglob("*.jp2")]
        return images == [SIZE] and not self.workspace.scratch.exists()


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archives")


@pytest.fixture
def make_desk(archives: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(
        scene: dict[str, Any] | None = None, others: tuple[HubScene, ...] = (), account: str = "demo", **options: Any
    ) -> Desk:
        """:param account: its password at the hub."""
        hub = Hub([sample_scene(archives, size_bytes=SIZE, **(scene or {})), *others], password=account)
        desks.append(Desk(hub, tmp_path, **options))
        return desks[-1]

    yield make
    for desk in desks:
        desk.session.close()
        desk.hub.stop()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


def test_a_product_arrives_verified(desk: Desk) -> None:
    facts = desk.run()
    archive = desk.shelved.archive
    assert (facts["bytes"], facts["checksum"]) == (archive.size_bytes, f"md5:{archive.md5}")
    assert (facts["verified"], facts["source"]) == (True, "dhus")
    assert desk.has_arrived()
    assert [one.path.rpartition("/")[2] for one in desk.hub.requests] == [f"Products('{desk.shelved.id}')", "$value"]
    assert all(one.authorized for one in desk.hub.requests)


def test_what_another_service_listed_is_found_by_its_name(desk: Desk) -> None:
    desk.run(service="cdse", uuid="0" * 8)
    assert desk.has_arrived()
    assert f'identifier:"{SAMPLE_NAME}"' in desk.hub.requests[0].readable_query


@pytest.mark.parametrize("uuid", ["11af8bd9-24d0-4401-9789-b7b73786e122", "x')/$value", ""])
def test_a_uuid_that_the_hub_does_not_know_any_more_is_passed_over(desk: Desk, uuid: str) -> None:
    desk.run(uuid=uuid)
    assert desk.has_arrived()


def test_a_uuid_of_another_product_is_passed_over(make_desk: Callable[..., Desk], archives: Path) -> None:
    other = sample_scene(archives, SAMPLE_NAME.replace("T15PUT", "T15PVT"), SIZE)
    desk = make_desk(others=(other,))
    found = desk.hub.shelf.by_name(other.name)
    assert found is not None
    desk.run(uuid=found.id)
    assert desk.has_arrived()


def test_a_product_that_the_hub_has_not_says_so(desk: Desk) -> None:
    name = SAMPLE_NAME.replace("T15PUT", "T33TWN")
    with pytest.raises(ProductError, match=f"has no product {name}") as caught:
        desk.source.locate(desk.scene(identifier=name, uuid=""), desk.feedback)
    assert "another service" in caught.value.advice


def test_a_product_of_the_archive_is_ordered_and_looked_at_in_an_hour(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    error = desk.fails(OfflineError)
    assert error.retry_after_s == ARCHIVE_S
    assert "is ordered" in error.message and "in an hour" in error.advice
    assert desk.hub.dhus.ordered == [desk.shelved.id]
    assert desk.fetched()[0].range == "bytes=0-1"


def test_a_product_is_ordered_once_a_day_however_often_it_is_looked_at(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    for _ in range(3):
        desk.fails(OfflineError)
        desk.now += ARCHIVE_S
    assert len(desk.hub.dhus.ordered) == 1
    desk.now += ORDER_AGAIN_S
    desk.fails(OfflineError)
    assert len(desk.hub.dhus.ordered) == 2


def test_an_ordered_product_is_fetched_once_it_is_there(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    desk.fails(OfflineError)
    desk.hub.dhus.restore(SAMPLE_NAME)
    desk.run()
    assert desk.has_arrived()


def test_a_used_up_quota_of_orders_is_told_and_waited_for(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    desk.hub.dhus.orders_left = 0
    error = desk.fails(OfflineError)
    assert error.retry_after_s == ARCHIVE_S
    assert "quota exceeded (20 fetches max)" in error.message
    desk.hub.dhus.orders_left = 1
    desk.fails(OfflineError)
    assert desk.hub.dhus.ordered == [desk.shelved.id]


def test_an_archive_that_is_busy_is_told_and_waited_for(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    desk.hub.dhus.takes_orders = False
    error = desk.fails(OfflineError)
    assert error.retry_after_s == ARCHIVE_S and "archive is busy" in error.message
    assert len(desk.fetched()) == 1


def test_an_order_does_not_read_the_product_that_may_come(make_desk: Callable[..., Desk]) -> None:
    """A hub that knows no ranges sends the whole product, should it have come from the archive a moment before."""
    desk = make_desk({"online": False})
    desk.hub.faults.edit(_offline, face="dhus", path_part="format=json")
    desk.hub.dhus.restore(SAMPLE_NAME)
    desk.hub.faults.ignore_range(face="dhus", path_part="value", times=1)
    desk.hub.faults.silence(at_bytes=1000, face="dhus", path_part="value", times=1)
    desk.run()
    assert desk.has_arrived()
    assert desk.hub.dhus.ordered == []


def _offline(content: Any) -> Any:
    content["d"]["Online"] = False
    return content


def test_a_product_that_goes_into_the_archive_meanwhile_is_waited_for(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk({"online": False})
    desk.hub.faults.edit(_online, face="dhus", path_part="format=json")
    assert "is ordered" in desk.fails(OfflineError).message
    assert desk.hub.dhus.ordered == [desk.shelved.id]


def _online(content: Any) -> Any:
    content["d"]["Online"] = True
    return content


def test_too_many_downloads_at_once_are_tried_again(desk: Desk) -> None:
    desk.hub.dhus.flows_left = 0
    error = desk.fails(ServiceBusyError)
    assert error.kind is ErrorKind.TEMPORARY and "no more downloads at once" in error.message
    desk.hub.dhus.flows_left = 1
    desk.run()
    assert desk.has_arrived()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_cut_is_gone_on_from(desk: Desk, share: float) -> None:
    desk.hub.faults.cut(at_share=share, face="dhus", path_part="value")
    desk.run()
    assert desk.has_arrived()
    first, second = desk.fetched()
    assert first.range is None and second.range is not None
    again = first.bytes_sent + second.bytes_sent - desk.shelved.archive.size_bytes
    assert 0 <= again <= desk.shelved.archive.size_bytes // 100


def test_a_flipped_byte_is_found_and_fetched_anew(desk: Desk) -> None:
    desk.hub.faults.flip_byte(face="dhus", path_part="value")
    desk.run()
    assert desk.has_arrived()
    assert len(desk.fetched()) == 2


def test_a_product_that_is_faulty_at_the_hub_says_so(desk: Desk) -> None:
    desk.hub.faults.flip_byte(face="dhus", path_part="value", times=None)
    assert "faulty at Embedded Data Hub" in desk.fails(ProductError).message


def test_a_page_in_place_of_the_product_is_no_product(desk: Desk) -> None:
    desk.hub.faults.html(face="dhus", path_part="value", times=None)
    assert "web page" in desk.fails(ServiceBusyError).message


@pytest.mark.parametrize("place", ["format=json", "value"])
def test_a_passing_failure_passes(desk: Desk, place: str) -> None:
    desk.hub.faults.busy(503, face="dhus", path_part=place)
    desk.run()
    assert desk.has_arrived()


def test_a_description_that_makes_no_sense_is_told(desk: Desk) -> None:
    desk.hub.faults.edit(lambda content: {"d": {"Id": 7}}, face="dhus", path_part="format=json", times=None)
    assert "the question for a product" in desk.fails(ServiceBusyError).message


def test_a_product_that_is_gone_says_so(desk: Desk) -> None:
    desk.hub.faults.busy(404, face="dhus", path_part="value")
    assert "is not at Embedded Data Hub any more" in desk.fails(ProductError).message


def test_a_refusal_without_a_known_cause_says_so(desk: Desk) -> None:
    desk.hub.faults.busy(403, face="dhus", path_part="value")
    assert "refused the download (403)" in desk.fails(ServiceError).message


def test_a_wrong_password_is_told_and_not_tried_again(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sign_in=Credentials("demo", "wr0ng"))
    error = desk.fails(CredentialsError)
    assert "does not accept user and password" in error.message and "wr0ng" not in str(error)
    assert len(desk.hub.requests) == 1


def test_a_sign_in_that_is_refused_in_the_middle_is_told(desk: Desk) -> None:
    desk.hub.faults.cut(at_share=0.5, face="dhus", path_part="value")
    desk.hub.faults.unauthorized(face="dhus", path_part="value", skip=1)
    assert "does not accept user and password" in desk.fails(CredentialsError).message
    desk.run()
    assert desk.has_arrived()
    assert desk.fetched()[-1].range is not None


@pytest.mark.parametrize("failure", ["cut", "flip_byte", "html", "busy", "unauthorized"])
def test_a_download_that_fails_gives_nothing_away(
    make_desk: Callable[..., Desk], failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = make_desk(account="hunter2-Zx9", sign_in=Credentials("demo", "hunter2-Zx9"))
    getattr(desk.hub.faults, failure)(face="dhus", path_part="value", times=None)
    with pytest.raises(SceneQueueError) as caught:
        desk.run()
    said = "".join(traceback.format_exception(caught.type, caught.value, caught.tb)) + caplog.text + repr(desk.notes)
    said += "".join(path.read_text("latin-1") for path in desk.folder.rglob("*") if path.is_file())
    for secret in ("hunter2-Zx9", base64.b64encode(b"demo:hunter2-Zx9").decode()):
        assert secret not in said


def test_without_a_sign_in_nothing_is_asked(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sign_in=None)
    assert "DHUS_USER" in desk.fails(CredentialsError).advice
    assert not desk.hub.requests


def test_it_is_the_source_of_its_kind_of_profile(desk: Desk) -> None:
    profile = desk.session.profile
    source = open_source(profile, Access(desk.session, Lanes(2), DEMO))
    assert isinstance(source, DhusSource) and source.service == "dhus"
