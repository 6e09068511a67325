"""The Copernicus Data Space file by file, against the embedded hub: the same faults as for archives."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from doubles.hub import ALWAYS, Hub, HubScene
from doubles.hub.samples import SAMPLE_FOOTPRINT, SAMPLE_NAME
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    NetworkError,
    OfflineError,
    ProductError,
    SceneQueueError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.scene import Scene
from scene_queue.core.services import CdseProfile, parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import DownloadStage, lane_crew
from scene_queue.core.stages.download.sources.copernicus import CopernicusSource
from scene_queue.core.stages.download.sources.copernicus_nodes import CopernicusNodesSource
from scene_queue.core.stages.download.transfer import ATTEMPTS
from scene_queue.core.stages.safe_check import check
from scene_queue.core.workspace import Workspace

SAFE = f"{SAMPLE_NAME}.SAFE"
IMAGE = "_B02.jp2"


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@dataclass
class Desk:
    """A user's side of one download."""

    hub: Hub
    folder: Path
    bands: tuple[str, ...] = ()
    signed_in: bool = True
    changes: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        timeouts = {"connect_timeout_s": 5, "first_byte_timeout_s": 5, "read_timeout_s": 5}
        profile = parse_profile(self.hub.profile(**{**timeouts, **self.changes}), "the test")
        assert isinstance(profile, CdseProfile)
        session = HttpSession(NetworkSettings(), profile)
        tokens = TokenSource(profile, session, Credentials("demo", "demo")) if self.signed_in else None
        self.archives = CopernicusSource(profile, session, tokens, Lanes(profile.connections))
        self.files = CopernicusNodesSource(self.archives)
        self.workspace = Workspace(ProductName.parse(SAMPLE_NAME), Settings(self.folder, bands=self.bands))
        self.feedback = Feedback(self.events.append, NoWait())

    def run(self, *, only_files: bool = True) -> dict[str, object]:
        """Download, file by file; or by the archive first."""
        stage = DownloadStage([self.files])
        if not only_files:
            stage = DownloadStage([self.archives], file_by_file={"cdse": self.files})
        return stage.run(self.scene(), self.workspace, self.feedback)

    def scene(self, **changes: Any) -> Scene:
        now = datetime(2018, 8, 9, tzinfo=timezone.utc)
        level = ProcessingLevel.L1C
        scene = Scene(SAMPLE_NAME, "", "elsewhere", "", now, now, None, 0, level, "", "", 126, "15PUT", "02.06")
        return replace(scene, **changes)

    def asked(self, end: str = "/$value") -> list[Any]:
        return [request for request in self.hub.requests if request.face == "download" and request.path.endswith(end)]

    def sent_bytes(self) -> int:
        return sum(request.bytes_sent for request in self.asked() if request.status in (200, 206))

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]

    def has_arrived(self) -> bool:
        return check(self.workspace.product, Feedback()) == () and not self.workspace.scratch.exists()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(SAMPLE_NAME, tmp_path_factory.mktemp("product"), size=60)


@pytest.fixture(scope="module")
def archive(product: Path) -> Path:
    return zip_product(product, product.parent / "product.zip")


@pytest.fixture
def make_hub(archive: Path) -> Iterator[Callable[..., Hub]]:
    hubs: list[Hub] = []

    def make(scene: dict[str, Any] | None = None, **options: Any) -> Hub:
        shelved = HubScene(SAMPLE_NAME, SAMPLE_FOOTPRINT, cloud_cover=1.5, product=lambda: archive, **(scene or {}))
        hubs.append(Hub([shelved], **options))
        return hubs[-1]

    yield make
    for hub in hubs:
        hub.stop()


@pytest.fixture
def make_desk(make_hub: Callable[..., Hub], tmp_path: Path) -> Callable[..., Desk]:
    def make(hub: Hub | None = None, **options: Any) -> Desk:
        return Desk(hub or make_hub(), tmp_path / "scenes", **options)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)


def fails(desk: Desk, error: type[SceneQueueError], match: str | None = None) -> SceneQueueError:
    with pytest.raises(error, match=match) as caught:
        desk.run()
    assert not desk.workspace.product.exists()
    return caught.value


def test_a_product_arrives_file_by_file(desk: Desk, product: Path) -> None:
    facts = desk.run()
    assert desk.has_arrived()
    files = [path for path in product.rglob("*") if path.is_file()]
    assert facts["files"] == len(desk.asked()) == len(files)
    assert facts["bytes"] == desk.sent_bytes() == sum(path.stat().st_size for path in files)
    assert (facts["source"], facts["verified"], facts["partial"]) == ("cdse", True, False)


def test_lists_are_asked_for_without_a_sign_in_and_files_with_one(desk: Desk) -> None:
    desk.run()
    assert not any(request.authorized for request in desk.asked("/Nodes"))
    assert all(request.authorized for request in desk.asked())
    assert desk.hub.accounts.sessions_opened == 1


def test_never_more_connections_than_the_account_may_have(desk: Desk) -> None:
    desk.run()
    assert desk.hub.open_connections_peak <= 4
    assert not any(request.status == 429 for request in desk.asked())


def test_only_the_bands_that_were_ordered_are_fetched(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(bands=("B02", "TCI"))
    facts = desk.run(only_files=False)
    assert desk.has_arrived()
    assert facts["partial"] is True
    assert {path.stem[-3:] for path in desk.workspace.product.rglob("IMG_DATA/*.jp2")} == {"B02", "TCI"}
    assert not desk.asked(f"Products({desk.archives.product(desk.scene(), Feedback()).uuid})/$value")


def test_a_partial_product_is_completed_by_what_is_missing(make_desk: Callable[..., Desk]) -> None:
    first = make_desk(bands=("B02",))
    first.run(only_files=False)
    before = len(first.asked())
    whole = make_desk(first.hub)
    whole.run(only_files=False)
    assert whole.has_arrived()
    assert all(".jp2" in request.path for request in whole.asked()[before:])
    assert len(whole.asked()[before:]) == 13


def test_an_archive_takes_the_place_of_a_partial_product_too(make_desk: Callable[..., Desk]) -> None:
    first = make_desk(bands=("B02",))
    first.run(only_files=False)
    whole = make_desk(first.hub)
    DownloadStage([whole.archives]).run(whole.scene(), whole.workspace, whole.feedback)
    assert whole.has_arrived()
    assert OrderedBands.of(whole.workspace.product) is None


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("part", [IMAGE, "manifest.safe", "MTD_TL.xml"])
def test_a_lost_connection_is_taken_up(desk: Desk, part: str, share: float) -> None:
    desk.hub.faults.cut(at_share=share, path_part=part)
    desk.run()
    assert desk.has_arrived()


def test_many_losses_are_survived(desk: Desk) -> None:
    desk.hub.faults.cut(at_share=0.3, path_part="$value", times=20)
    desk.run()
    assert desk.has_arrived()


def test_a_chunked_body_that_is_cut_is_taken_up(desk: Desk) -> None:
    desk.hub.faults.chunked(path_part=IMAGE)
    desk.hub.faults.cut(at_share=0.5, path_part=IMAGE)
    desk.run()
    assert desk.has_arrived()


def test_a_file_that_never_gets_further_ends_with_the_cause(desk: Desk) -> None:
    desk.hub.faults.cut(at_bytes=0, path_part=IMAGE, times=ALWAYS)
    fails(desk, NetworkError)
    assert sum(IMAGE in request.path for request in desk.asked()) == ATTEMPTS


def test_a_wrong_byte_is_fetched_once_more(desk: Desk) -> None:
    desk.hub.faults.flip_byte(path_part=IMAGE)
    desk.run()
    assert desk.has_arrived()
    assert sum(IMAGE in request.path for request in desk.asked()) == 2


def test_a_byte_that_stays_wrong_is_told(desk: Desk) -> None:
    desk.hub.faults.flip_byte(path_part=IMAGE, times=ALWAYS)
    fails(desk, ProductError, "B02.jp2 is faulty at")


def test_a_manifest_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.hub.faults.flip_byte(at_share=0.0, path_part="manifest.safe", times=ALWAYS)
    fails(desk, ProductError, r"manifest\.safe of .* is faulty")
    assert len(desk.asked()) == 2


@pytest.mark.parametrize("part", [IMAGE, "manifest.safe", "UserProduct_index.html"])
def test_a_page_in_place_of_a_file_is_no_file(desk: Desk, part: str) -> None:
    desk.hub.faults.html(path_part=part, times=2)
    desk.run()
    assert desk.has_arrived()


def test_a_page_for_ever_is_told(desk: Desk) -> None:
    desk.hub.faults.html(path_part=IMAGE, times=ALWAYS)
    fails(desk, ServiceBusyError, "web page")


def test_a_page_in_place_of_a_list_is_asked_for_again(desk: Desk) -> None:
    desk.hub.faults.html(path_part="Nodes(GRANULE)/Nodes", times=1)
    fails(desk, ServiceBusyError, "web page")
    desk.run()
    assert desk.has_arrived()


def test_a_token_that_ends_midway_is_renewed_once(desk: Desk) -> None:
    desk.hub.faults.expire_tokens_midway(path_part=IMAGE)
    desk.run()
    assert desk.has_arrived()
    assert (desk.hub.accounts.sessions_opened, desk.hub.accounts.refreshes) == (1, 1)


def test_a_client_of_sentinel_hub_is_told_what_is_needed(desk: Desk) -> None:
    desk.hub.faults.unauthorized("DAT-ZIP-609", times=ALWAYS, path_part="$value")
    assert "user and password" in fails(desk, CredentialsError, "DAT-ZIP-609").advice


def test_downloading_needs_an_account(make_desk: Callable[..., Desk]) -> None:
    fails(make_desk(signed_in=False), CredentialsError, "needs an account")


def test_a_busy_service_is_tried_again(desk: Desk) -> None:
    desk.hub.faults.busy(503, times=ATTEMPTS - 1, path_part="$value")
    desk.run()
    assert desk.has_arrived()


def test_an_offline_product_is_told(make_hub: Callable[..., Hub], make_desk: Callable[..., Desk]) -> None:
    fails(make_desk(make_hub({"online": False})), OfflineError)


def test_a_file_that_is_missing_from_the_list_is_named(desk: Desk) -> None:
    def without_image(content: Any) -> Any:
        return {"result": [node for node in content["result"] if not node["Name"].endswith(IMAGE)]}

    desk.hub.faults.edit(without_image, path_part="Nodes(IMG_DATA)/Nodes")
    fails(desk, ProductError, "lacks files that the manifest.safe lists: .*_B02.jp2")


def test_a_file_that_goes_while_it_is_fetched_is_named(desk: Desk) -> None:
    desk.hub.faults.busy(404, path_part=IMAGE, times=ALWAYS)
    fails(desk, ProductError, "B02.jp2 is not at")


def test_a_list_that_is_empty_in_passing_is_asked_for_again(desk: Desk) -> None:
    desk.hub.faults.busy(404, path_part="Nodes(IMG_DATA)/Nodes", times=1)
    desk.run()
    assert desk.has_arrived()


def test_a_product_without_files_is_told(desk: Desk) -> None:
    desk.hub.faults.edit(lambda _content: {"result": []}, path_part="/Nodes", times=ALWAYS)
    fails(desk, ProductError, "is empty")


@pytest.mark.parametrize("name", ["..", "../../outside.xml", "/outside.xml", "C:\\outside.xml", "nul", "a\0b"])
def test_a_hostile_name_in_a_list_is_refused(desk: Desk, name: str) -> None:
    def hostile(content: Any) -> Any:
        return {"result": [*content["result"], {"Name": name, "ContentLength": 5, "ChildrenNumber": 0}]}

    desk.hub.faults.edit(hostile, path_part=f"Nodes({SAFE})/Nodes")
    fails(desk, ProductError, "leads out of its folder")
    assert not desk.asked()


def test_folders_without_end_are_told(desk: Desk) -> None:
    endless = {"result": [{"Name": "a", "ContentLength": 0, "ChildrenNumber": 1}]}
    desk.hub.faults.busy(200, body=endless, path_part="/Nodes", times=ALWAYS)
    fails(desk, ProductError, "has no end")
    assert len(desk.asked("/Nodes")) < 20


def test_a_list_in_another_form_is_told(desk: Desk) -> None:
    desk.hub.faults.busy(200, body={"value": []}, path_part="/Nodes", times=ALWAYS)
    fails(desk, ServiceError, "in another form")


def test_cancelling_ends_all_transfers_and_a_later_run_goes_on(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    fault = desk.hub.faults.cut(at_share=0.9, path_part=IMAGE)
    change = fault.change

    def cancel_too(delivery: Any) -> None:
        change(delivery)
        delivery.on_cut = desk.feedback.signal.cancel

    fault.change = cancel_too
    fails(desk, CancelledError)
    done = {path.name for path in (desk.workspace.scratch / "files" / SAFE).rglob("*") if path.is_file()}
    before = len(desk.asked())
    again = make_desk(desk.hub)
    again.run()
    assert again.has_arrived()
    assert not any(f"Nodes({name})/$value" in request.path for request in again.asked()[before:] for name in done)


def test_an_archive_that_begins_anew_each_time_is_given_up_for_its_files(
    make_hub: Callable[..., Hub], make_desk: Callable[..., Desk], product: Path
) -> None:
    desk = make_desk(make_hub(ranges=False))
    uuid = desk.archives.product(desk.scene(), Feedback()).uuid
    whole = f"Products({uuid})/$value"
    desk.hub.faults.cut(at_share=0.9, path_part=whole, times=ALWAYS)
    facts = desk.run(only_files=False)
    assert desk.has_arrived()
    assert facts["files"] == sum(path.is_file() for path in product.rglob("*"))
    assert len(desk.asked(whole)) == 3  # the third is refused when its head is there
    assert any("file by file instead" in note for note in desk.notes)


def test_an_archive_whose_server_takes_ranges_is_gone_on_with(desk: Desk) -> None:
    desk.hub.faults.cut(at_share=0.2, path_part="Products", times=6)
    facts = desk.run(only_files=False)
    assert desk.has_arrived()
    assert "files" not in facts


def test_after_files_that_are_faulty_the_archive_is_tried_again(
    make_hub: Callable[..., Hub], make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(make_hub(ranges=False))
    desk.hub.faults.cut(at_bytes=0, path_part=IMAGE)
    desk.hub.faults.flip_byte(path_part=IMAGE, times=ALWAYS)
    fails(desk, ProductError, "faulty")
    with pytest.raises(ProductError, match="faulty"):
        desk.run(only_files=False)
    assert "files" not in desk.run(only_files=False)
    assert desk.has_arrived()


def test_files_that_were_begun_are_gone_on_with_before_the_archive_is_asked_for(
    make_hub: Callable[..., Hub], make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(make_hub(ranges=False))
    desk.hub.faults.cut(at_bytes=0, path_part=IMAGE, times=ALWAYS)
    fails(desk, NetworkError)
    desk.hub.faults.clear()
    again = make_desk(desk.hub)
    assert "files" in again.run(only_files=False)
    assert again.has_arrived()


CHILD = f"""
import sys
from datetime import datetime, timezone
from pathlib import Path
sys.path[:0] = [{str(Path(__file__).resolve().parents[4])!r}]
import conftest
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
from scene_queue.core.product.name import ProductName, ProcessingLevel
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.scene import Scene
from scene_queue.core.services import load_profiles
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import Access, DownloadStage, open_file_by_file, open_source
from scene_queue.core.workspace import Workspace

profile = load_profiles({{"SCENE_QUEUE_SERVICES": sys.argv[1]}})["cdse"]
session = HttpSession(NetworkSettings(), profile)
tokens = TokenSource(profile, session, Credentials("demo", "demo"))
now = datetime(2018, 8, 9, tzinfo=timezone.utc)
name, level = {SAMPLE_NAME!r}, ProcessingLevel.L1C
scene = Scene(name, "", "elsewhere", "", now, now, None, 0, level, "", "", 126, "15PUT", "02.06")
workspace = Workspace(ProductName.parse(name), Settings(Path(sys.argv[2])))
source = open_file_by_file(open_source(profile, Access(session, Lanes(4), tokens=tokens)))
DownloadStage([source]).run(scene, workspace, Feedback())
"""


def bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() and path.suffix != ".json" else 0
        except FileNotFoundError:
            continue  # it has just got its name
    return total


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
def test_after_kills_the_files_go_on_where_they_were(desk: Desk, tmp_path: Path, product: Path) -> None:
    profile = desk.hub.write_profile(tmp_path / "profile.json")
    desk.hub.faults.throttle(200_000)
    command = [sys.executable, "-c", CHILD, str(profile), str(desk.folder)]
    files = desk.workspace.scratch / "files"
    total = bytes_in(product)
    for share in (0.2, 0.5, 0.8):
        with subprocess.Popen(command) as process:
            deadline = time.monotonic() + 60
            while bytes_in(files) < share * total:
                assert process.poll() is None, "it ended before it could be killed"
                assert time.monotonic() < deadline, "it did not get so far"
                time.sleep(0.005)
            process.kill()
        assert not desk.workspace.product.exists()
    desk.hub.faults.clear()
    on_disk, sent = bytes_in(files), desk.sent_bytes()
    desk.run()
    assert desk.has_arrived()
    assert desk.sent_bytes() - sent <= total - on_disk + total // 50
