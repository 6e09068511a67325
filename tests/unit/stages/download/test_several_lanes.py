"""One scene over several connections: as many as nobody else needs, never one more than the account may."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS, Hub
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError, DiskError, NetworkError
from scene_queue.core.stages.download.part_file import PartFile
from scene_queue.core.workspace import Workspace

SIZE = 8_000_000
RATE = 4_000_000  # of each connection: the scene takes half a second, so that there is time for others to help


@pytest.fixture
def large(make_hub: Callable[..., Hub], make_desk: Callable[..., Any]) -> Callable[..., Any]:
    """A desk for a scene that is large enough to be shared."""

    def make(changes: dict[str, Any] | None = None, scene: dict[str, Any] | None = None, **options: Any) -> Any:
        hub = make_hub({"size_bytes": SIZE, **(scene or {})}, **options)
        hub.faults.throttle(RATE)
        return make_desk(hub, size_bytes=SIZE, changes=changes or {})

    return make


def refetched(desk: Any) -> float:
    """The share of the scene that was fetched more than once."""
    return float(desk.sent_bytes() / len(desk.archive_bytes) - 1)


def is_unfinished(asked: Any) -> bool:
    """Whether a request for a range is under way, or was cut short."""
    first, _, last = (asked.range or "").partition("=")[2].partition("-")
    return bool(last) and asked.bytes_sent < int(last) - int(first) + 1


def test_a_scene_alone_uses_what_the_account_may_and_no_more(large: Callable[..., Any]) -> None:
    desk = large()
    facts = desk.run()
    assert desk.has_arrived()
    assert facts["verified"] is True
    assert 1 < desk.hub.open_connections_peak <= 4
    assert desk.hub.open_sockets_peak <= 4
    assert desk.hub.sockets_opened < len(desk.asked())  # what is open is used again
    assert refetched(desk) < 0.03


def test_a_size_that_the_catalogue_does_not_list_is_learned(large: Callable[..., Any]) -> None:
    desk = large()
    desk.run(size_bytes=0)
    assert desk.has_arrived()
    assert 1 < desk.hub.open_connections_peak <= 4
    assert refetched(desk) < 0.1  # requests that were cut short, of a scene of half a second


def test_a_wrong_size_in_the_catalogue_is_no_trouble(large: Callable[..., Any]) -> None:
    desk = large()
    desk.run(size_bytes=SIZE - 2_000_000)
    assert desk.has_arrived()


def test_an_account_of_one_connection_uses_one(large: Callable[..., Any]) -> None:
    desk = large(connections=1)
    desk.run()
    assert desk.has_arrived()
    assert (desk.hub.open_connections_peak, len(desk.asked())) == (1, 1)


def test_a_service_that_gives_no_parts_is_asked_once(large: Callable[..., Any]) -> None:
    desk = large(ranges=False)
    desk.run()
    assert desk.has_arrived()
    assert (desk.hub.open_connections_peak, len(desk.asked())) == (1, 1)


def test_a_service_that_ignores_the_first_range_is_served_over_one_connection(large: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.ignore_range(times=ALWAYS)
    desk.run()
    assert desk.has_arrived()
    assert [asked.status for asked in desk.asked()] == [200]


def test_a_service_that_refuses_ranges_is_asked_for_all(large: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.busy(status=400, face="download")
    desk.run()
    assert desk.has_arrived()
    assert [bool(asked.range) for asked in desk.asked()][:2] == [True, False]


def test_a_range_that_is_ignored_later_costs_nothing_that_is_there(large: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.ignore_range(skip=2)
    desk.run()
    assert desk.has_arrived()


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_piece_that_is_lost_is_all_that_is_asked_for_again(large: Callable[..., Any], share: float) -> None:
    desk = large()
    desk.hub.faults.cut(at_share=share, skip=1, times=2)
    desk.run()
    assert desk.has_arrived()
    assert refetched(desk) < 0.03


def test_an_account_that_is_busy_elsewhere_serves_over_what_is_left(large: Callable[..., Any]) -> None:
    desk = large({"connections": 4}, connections=2)
    desk.run()
    assert desk.has_arrived()
    assert any("Another connection goes on" in note for note in desk.notes)


def test_a_lent_lane_that_falls_silent_does_not_hold_up_the_scene(large: Callable[..., Any]) -> None:
    desk = large({"read_timeout_s": 0.3})
    desk.hub.faults.silence(at_bytes=40_000, skip=1)
    desk.run()
    assert desk.has_arrived()


def test_a_wrong_byte_in_any_piece_is_found(large: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.flip_byte(skip=2)
    desk.run()
    assert desk.has_arrived()
    assert any("does not match its published checksum" in note for note in desk.notes)


def test_one_new_token_serves_all_pieces(large: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.expire_tokens_midway(skip=1)
    desk.run()
    assert desk.has_arrived()
    assert (desk.hub.accounts.sessions_opened, desk.hub.accounts.refreshes) == (1, 1)


def test_a_network_that_goes_down_keeps_every_piece(large: Callable[..., Any], make_desk: Callable[..., Any]) -> None:
    desk = large()
    desk.hub.faults.network_down_midway(skip=2)
    with pytest.raises(NetworkError):
        desk.run()
    assert desk.has_left_nothing_broken()
    desk.hub.faults.network_up()
    again = make_desk(desk.hub, size_bytes=SIZE)
    again.run()
    assert again.has_arrived()
    assert refetched(again) < 0.1  # and what was on its way when the network went down


def test_a_cancellation_ends_all_and_keeps_every_piece(
    large: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = large()
    desk.hub.faults.silence(at_bytes=400_000, times=ALWAYS)

    def cancel_when_some_came() -> None:
        wait_until(lambda: desk.hub.open_connections > 1 and desk.sent_bytes() > 800_000)
        desk.signal.cancel()

    canceller = threading.Thread(target=cancel_when_some_came)
    canceller.start()
    with pytest.raises(CancelledError):
        desk.run()
    canceller.join()
    assert not [thread for thread in threading.enumerate() if thread.name == "scene-queue-lent-lane"]
    desk.hub.faults.clear()
    again = make_desk(desk.hub, size_bytes=SIZE)
    again.run()
    assert again.has_arrived()
    assert refetched(again) < 0.1


def test_a_disk_that_fills_up_is_told(large: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    desk = large()

    def full(part: PartFile, *written: object) -> None:
        raise DiskError("The disk is full.")

    monkeypatch.setattr(PartFile, "written", full)
    with pytest.raises(DiskError):
        desk.run()
    assert desk.has_left_nothing_broken()


def test_a_scene_that_comes_later_gets_a_lane_at_once(archives: Path, tmp_path: Path, desk: Any) -> None:
    other_name = SAMPLE_NAME.replace("T15PUT", "T15PVT")
    with Hub([sample_scene(archives, SAMPLE_NAME, SIZE), sample_scene(archives, other_name, SIZE)]) as hub:
        hub.faults.throttle(RATE // 4)
        one, other = (type(desk)(hub, tmp_path / name, size_bytes=SIZE) for name in ("one", "other"))
        lanes = one.stage._sources[0].lanes
        first = threading.Thread(target=one.run)
        first.start()
        wait_until(lambda: hub.open_connections == 4)
        other.stage._sources[0].lanes = lanes
        other.workspace = Workspace(type(one.workspace.name).parse(other_name), other.workspace.settings)
        shelved = hub.shelf.by_name(other_name)
        assert shelved is not None
        second = threading.Thread(target=other.run, kwargs={"identifier": other_name, "service": "look it up"})
        second.start()
        wait_until(lambda: any(shelved.id in request.path for request in other.asked()))
        assert first.is_alive()  # the first scene went on with what it was left
        assert len([asked for asked in one.asked() if is_unfinished(asked)]) <= 3  # and no request was cut short
        hub.faults.throttle(None)
        first.join()
        second.join()
        assert one.has_arrived()
        assert other.has_arrived()
        assert hub.open_connections_peak <= 4
        assert lanes.has_free()
