"""The stage as the queue calls it, against the embedded hub."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    DiskError,
    FolderGoneError,
    NoRoomError,
    OfflineError,
    ProductError,
    ServiceError,
    SettingsError,
)
from scene_queue.core.events import Event
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, Lanes, NetworkSettings
from scene_queue.core.services import load_profiles
from scene_queue.core.stages.download import Access, DownloadStage, open_source
from scene_queue.core.stages.download.rooms import DiskUse, Rooms
from scene_queue.core.stages.download.sources.copernicus import ListedProduct


def test_a_scene_arrives_whole_under_its_final_name(desk: Any) -> None:
    facts = desk.run()
    assert desk.has_arrived()
    assert facts["bytes"] == len(desk.archive_bytes)
    assert facts["checksum"] == f"md5:{desk.scene().checksums[0][1].lower()}"
    assert (facts["verified"], facts["source"]) == (True, "cdse")
    json.dumps(facts)


def test_only_the_products_lie_in_the_folder(desk: Any) -> None:
    desk.run()
    assert {path.name for path in desk.folder.iterdir()} == {"L1C", ".scene_queue"}
    assert not list((desk.folder / ".scene_queue").rglob("*.*"))
    assert not desk.workspace.archive.exists()


def test_the_archive_is_kept_where_it_is_wanted(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(keep_archive=True)
    desk.run()
    assert desk.has_arrived()
    assert desk.workspace.archive.read_bytes() == desk.archive_bytes


def test_a_folder_that_goes_while_the_product_is_looked_up_is_not_made_again(desk: Any) -> None:
    desk.folder.mkdir(exist_ok=True)

    def unplug(event: Any) -> None:
        if getattr(event, "text", "") == "Looking up" and desk.folder.exists():
            desk.folder.rename(desk.folder.with_name("unplugged"))

    desk.feedback.report = unplug
    with pytest.raises(FolderGoneError):
        desk.run()
    assert not desk.folder.exists()


def test_a_complete_scene_is_asked_for_once_and_signed(desk: Any) -> None:
    desk.run()
    assert [(asked.face, asked.method) for asked in desk.hub.requests] == [("identity", "POST"), ("download", "GET")]
    assert desk.asked()[0].authorized
    assert desk.asked()[0].path == f"/odata/v1/Products({desk.scene().uuid})/$value"


def test_what_is_there_is_not_fetched(desk: Any) -> None:
    desk.run()
    before = len(desk.hub.requests)
    facts = desk.run()
    assert facts == {"bytes": 0, "checksum": "", "verified": False, "source": "disk"}
    assert len(desk.hub.requests) == before
    assert "is there already" in desk.notes[-1]


def test_what_an_earlier_run_left_behind_goes_when_the_product_is_there(desk: Any) -> None:
    desk.run()
    desk.workspace.scratch.mkdir(parents=True)
    desk.workspace.part_file.write_bytes(b"PK")
    (desk.workspace.scratch / "unpacked").mkdir()
    desk.run()
    assert desk.has_arrived()


def test_other_files_of_the_scene_s_scratch_folder_stay(desk: Any) -> None:
    desk.workspace.scratch.mkdir(parents=True)
    other = desk.workspace.scratch / "sen2cor.log"
    other.write_text("a log")
    desk.run()
    assert other.read_text() == "a log"


def test_a_folder_that_is_no_product_is_left_alone(desk: Any) -> None:
    keepsake = desk.workspace.product / "keepsake.txt"
    keepsake.parent.mkdir(parents=True)
    keepsake.write_text("mine")
    with pytest.raises(ProductError, match=r"manifest\.safe") as caught:
        desk.run()
    assert "Move it elsewhere" in caught.value.advice
    assert keepsake.read_text() == "mine"
    assert not desk.hub.requests


def test_a_file_in_the_product_s_place_is_left_alone(desk: Any) -> None:
    desk.workspace.product.parent.mkdir(parents=True)
    desk.workspace.product.write_text("mine")
    with pytest.raises(ProductError):
        desk.run()
    assert desk.workspace.product.read_text() == "mine"


def test_an_empty_folder_in_its_place_is_no_hindrance(desk: Any) -> None:
    desk.workspace.product.mkdir(parents=True)
    desk.run()
    assert desk.has_arrived()


def test_progress_grows_to_one_and_counts_bytes(desk: Any) -> None:
    desk.run()
    fractions = [event.fraction for event in desk.progress]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0, 1)
    downloading = [event for event in desk.progress if event.text == "Downloading"]
    assert downloading[-1].fraction == pytest.approx(0.9)
    assert downloading[-1].bytes_done == downloading[-1].bytes_total == len(desk.archive_bytes)


def test_progress_is_told_a_few_times_a_second_only(desk: Any) -> None:
    began = time.monotonic()
    desk.run()
    assert len(desk.progress) < 20 + 5 * (time.monotonic() - began)  # a busy machine takes its time


@pytest.mark.parametrize("changes", [{"service": "earth-search"}, {"uuid": ""}, {"checksums": ()}, {"online": False}])
def test_what_the_scene_does_not_say_is_looked_up_by_name(desk: Any, changes: dict[str, Any]) -> None:
    facts = desk.run(**changes)
    assert desk.has_arrived()
    assert facts["verified"] is True
    assert len(desk.asked("catalogue")) == 1


@pytest.mark.parametrize("answer", [{}, [], {"value": ["no product"]}, {"value": [{"Id": "1", "ContentLength": "x"}]}])
def test_a_look_up_that_answers_nonsense_is_told(desk: Any, answer: Any) -> None:
    desk.hub.faults.edit(lambda _content: answer, face="catalogue")
    with pytest.raises(ServiceError, match="something else than products"):
        desk.run(uuid="")


def test_an_uuid_of_another_service_is_never_used(desk: Any) -> None:
    desk.run(service="earth-search", uuid="00000000-0000-0000-0000-000000000000")
    assert desk.has_arrived()


def test_a_look_up_can_be_handed_in(make_desk: Callable[..., Any], desk: Any) -> None:
    asked: list[str] = []

    def find(name: str, feedback: Feedback) -> ListedProduct:
        asked.append(name)
        return ListedProduct(desk.scene().uuid, 0, "", True)

    other = make_desk()
    other.stage = DownloadStage([other.source(other.tokens, find)])
    facts = other.run(service="elsewhere")
    assert other.has_arrived()
    assert asked == [desk.scene().identifier]
    assert facts["verified"] is False
    assert not other.asked("catalogue")


def test_a_scene_without_a_published_checksum_arrives_too(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub({"checksum_listed": False}))
    facts = desk.run(checksums=())
    assert desk.has_arrived()
    assert facts["verified"] is False
    assert str(facts["checksum"]).startswith("md5:")


def test_a_product_that_is_gone_is_told(desk: Any) -> None:
    name = desk.scene().identifier.replace("N0206", "N0500")
    with pytest.raises(ProductError, match=f"no product {name}") as caught:
        desk.run(service="elsewhere", identifier=name)
    assert "Search again" in caught.value.advice


def test_an_uuid_that_is_gone_is_told(desk: Any) -> None:
    with pytest.raises(ProductError, match="any more"):
        desk.run(uuid="00000000-0000-0000-0000-000000000000")
    assert desk.has_left_nothing_broken()


def test_an_offline_product_says_where_it_is_ordered(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub({"online": False}), changes={"order_page": "https://orders.example/"})
    with pytest.raises(OfflineError, match="offline") as caught:
        desk.run(online=False)
    assert "web page of the service (https://orders.example)" in caught.value.advice
    assert not desk.asked()
    assert desk.has_left_nothing_broken()


def test_a_size_that_differs_from_the_catalogue_s_is_a_note_only(desk: Any) -> None:
    desk.run(size_bytes=len(desk.archive_bytes) + 35_000)
    assert desk.has_arrived()
    assert any("the catalogue says" in note for note in desk.notes)


def test_too_little_room_is_told_before_the_first_byte(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(options={"rooms": Rooms(0, lambda folder: DiskUse(10**12, 3_000_000))})
    with pytest.raises(NoRoomError, match="0.00 GB are needed, 0.00 GB are free"):
        desk.run()
    assert not desk.asked()


def test_nobody_signed_in_is_told(desk: Any) -> None:
    stage = DownloadStage([desk.source(None)])
    with pytest.raises(CredentialsError, match="needs an account"):
        stage.run(desk.scene(), desk.workspace, desk.feedback)


def test_a_kind_of_service_without_downloads_is_refused_at_once() -> None:
    profile = load_profiles({})["earth-search"]
    with pytest.raises(SettingsError, match="kind stac"):
        open_source(profile, Access(HttpSession(NetworkSettings(), profile), Lanes(1)))


def test_a_cancellation_keeps_the_bytes_so_far(desk: Any) -> None:
    desk.hub.faults.silence(at_bytes=3 * 262_144)

    def listen(event: Event) -> None:
        desk.events.append(event)
        if desk.progress and desk.progress[-1].bytes_done:
            desk.signal.cancel()

    with pytest.raises(CancelledError):
        desk.stage.run(desk.scene(), desk.workspace, Feedback(listen, desk.signal))
    assert desk.has_left_nothing_broken()
    kept = desk.workspace.part_file.stat().st_size
    assert kept > 0


def test_after_a_cancellation_it_goes_on_from_there(make_desk: Callable[..., Any], desk: Any) -> None:
    test_a_cancellation_keeps_the_bytes_so_far(desk)
    kept = desk.workspace.part_file.stat().st_size
    again = make_desk()
    again.run()
    assert again.has_arrived()
    start = int(again.asked()[-1].range.removeprefix("bytes=").removesuffix("-"))
    assert kept - len(again.archive_bytes) // 100 <= start <= kept


def test_a_cancellation_while_unpacking_keeps_the_archive(make_desk: Callable[..., Any], desk: Any) -> None:
    def listen(event: Event) -> None:
        if getattr(event, "text", "") == "Unpacking":
            desk.signal.cancel()

    with pytest.raises(CancelledError):
        desk.stage.run(desk.scene(), desk.workspace, Feedback(listen, desk.signal))
    assert desk.has_left_nothing_broken()
    again = make_desk()
    again.run()
    assert again.has_arrived()
    assert len(again.asked()) == 1  # the first run's; the second needed none


def test_a_folder_with_blanks_and_umlauts_serves(hub: Any, tmp_path: Path, desk: Any) -> None:
    other = type(desk)(hub, tmp_path / "Wälder & Söhne" / ("langer Name " * 8).strip())
    other.run()
    assert other.has_arrived()


def test_a_folder_that_cannot_be_made_is_told(hub: Any, tmp_path: Path, desk: Any) -> None:
    (tmp_path / "file").write_text("no folder")
    other = type(desk)(hub, tmp_path / "file" / "below")
    with pytest.raises(DiskError, match="cannot be written"):
        other.run()
