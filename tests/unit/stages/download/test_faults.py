"""What goes wrong on the way, one test a fault: the scene arrives whole, or it is told why; nothing broken is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS, Hub
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from scene_queue.core.errors import (
    CredentialsError,
    ErrorKind,
    NetworkError,
    ProductError,
    SceneQueueError,
    ServiceBusyError,
    TransferError,
)
from scene_queue.core.network import Credentials, RefusedError, TokenSource
from scene_queue.core.stages.download import DownloadStage
from scene_queue.core.stages.download.transfer import ATTEMPTS


def fails(desk: Any, error: type[SceneQueueError], match: str | None = None, **changes: Any) -> SceneQueueError:
    with pytest.raises(error, match=match) as caught:
        desk.run(**changes)
    assert desk.has_left_nothing_broken()
    assert caught.value.message
    return caught.value


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("reset", [False, True])
def test_a_lost_connection_is_taken_up_where_it_was(desk: Any, share: float, reset: bool) -> None:
    desk.hub.faults.cut(at_share=share, reset=reset)
    desk.run()
    assert desk.has_arrived()
    assert len(desk.asked()) == 2
    if not reset:  # a reset throws away what is still on its way
        assert desk.sent_bytes() == len(desk.archive_bytes)


def test_three_losses_in_a_row_are_survived(desk: Any) -> None:
    desk.hub.faults.cut(at_share=0.3, times=3)
    desk.run()
    assert desk.has_arrived()
    assert desk.sent_bytes() == len(desk.archive_bytes)


def test_many_losses_are_survived_while_it_gets_further(desk: Any) -> None:
    desk.hub.faults.cut(at_share=0.1, times=3 * ATTEMPTS)
    desk.run()
    assert desk.has_arrived()


def test_a_connection_that_never_gets_further_ends_with_the_cause(desk: Any) -> None:
    desk.hub.faults.cut(at_bytes=0, times=ALWAYS)
    error = fails(desk, NetworkError)
    assert error.kind is ErrorKind.TEMPORARY
    assert len(desk.asked()) == ATTEMPTS
    assert len(desk.signal.waits) == ATTEMPTS - 1


def test_a_network_that_is_down_ends_with_the_cause(desk: Any) -> None:
    desk.hub.faults.network_down_midway()
    fails(desk, NetworkError, "does not take connections")
    assert desk.workspace.part_file.stat().st_size > 0


def test_it_goes_on_when_the_network_is_back(desk: Any, make_desk: Callable[..., Any]) -> None:
    desk.hub.faults.network_down_midway()
    fails(desk, NetworkError)
    desk.hub.faults.network_up()
    again = make_desk()
    again.run()
    assert again.has_arrived()
    assert again.sent_bytes() <= 1.01 * len(again.archive_bytes)


def test_a_chunked_body_arrives(desk: Any) -> None:
    desk.hub.faults.chunked()
    desk.run()
    assert desk.has_arrived()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_chunked_body_that_is_cut_is_taken_up(desk: Any, share: float) -> None:
    desk.hub.faults.chunked()
    desk.hub.faults.cut(at_share=share)
    desk.run()
    assert desk.has_arrived()


@pytest.mark.parametrize("added", [1, 35_000])
def test_a_length_that_promises_too_much_is_seen_through(desk: Any, added: int) -> None:
    desk.hub.faults.wrong_length(added)
    desk.run()
    assert desk.has_arrived()


@pytest.mark.parametrize("times", [1, 2])
def test_a_length_that_promises_too_little_is_found_by_the_checksum(desk: Any, times: int) -> None:
    desk.hub.faults.wrong_length(-1000, times=times)
    if times == 1:
        desk.run()
        assert desk.has_arrived()
    else:
        fails(desk, ProductError, "faulty at Embedded hub")


def test_a_wrong_byte_is_found_and_fetched_once_more(desk: Any) -> None:
    desk.hub.faults.flip_byte()
    desk.run()
    assert desk.has_arrived()
    assert len(desk.asked()) == 2
    assert any("does not match its published checksum" in note for note in desk.notes)


def test_a_byte_that_is_wrong_every_time_is_the_source_s_fault(desk: Any) -> None:
    desk.hub.faults.flip_byte(times=ALWAYS)
    error = fails(desk, ProductError, "faulty at Embedded hub")
    assert error.kind is ErrorKind.PERMANENT
    assert len(desk.asked()) == 2


def test_without_a_checksum_the_archive_finds_a_wrong_byte(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub({"checksum_listed": False}))
    desk.hub.faults.flip_byte()
    desk.run(checksums=())
    assert desk.has_arrived()
    assert len(desk.asked()) == 2


def test_without_a_checksum_a_byte_that_stays_wrong_is_told(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub({"checksum_listed": False}))
    desk.hub.faults.flip_byte(times=ALWAYS)
    fails(desk, ProductError, "is broken", checksums=())
    assert len(desk.asked()) == 2


@pytest.mark.parametrize("ranges", [True, False])
def test_a_page_in_place_of_the_archive_is_no_archive(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any], ranges: bool
) -> None:
    desk = make_desk(make_hub(ranges=ranges))
    desk.hub.faults.html(times=2)
    desk.run()
    assert desk.has_arrived()


def test_a_page_for_ever_is_told(desk: Any) -> None:
    desk.hub.faults.html(times=ALWAYS)
    fails(desk, ServiceBusyError, "web page")
    assert len(desk.asked()) == ATTEMPTS


def test_a_page_on_a_resume_costs_nothing(desk: Any) -> None:
    desk.hub.faults.cut(at_share=0.5)
    desk.hub.faults.html(times=2, skip=1)
    desk.run()
    assert desk.has_arrived()
    assert desk.asked()[-1].range == f"bytes={desk.asked()[0].bytes_sent}-"


def test_a_range_that_is_ignored_begins_again(desk: Any) -> None:
    desk.hub.faults.cut(at_share=0.5)
    desk.hub.faults.ignore_range(skip=1)
    desk.run()
    assert desk.has_arrived()
    assert any("from its beginning again" in note for note in desk.notes)


def test_a_service_without_ranges_serves(make_hub: Callable[..., Any], make_desk: Callable[..., Any]) -> None:
    desk = make_desk(make_hub(ranges=False))
    desk.hub.faults.cut(at_share=0.9, times=2)
    desk.run()
    assert desk.has_arrived()


def test_a_service_without_ranges_that_always_cuts_is_told(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub(ranges=False))
    desk.hub.faults.cut(at_share=0.5, times=ALWAYS)
    fails(desk, NetworkError)
    assert len(desk.asked()) <= ATTEMPTS + 1


def test_silence_before_the_head_is_tried_again(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(changes={"first_byte_timeout_s": 0.1})
    desk.hub.faults.silence()
    desk.run()
    assert desk.has_arrived()


def test_silence_within_the_body_is_taken_up(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(changes={"read_timeout_s": 0.1})
    desk.hub.faults.silence(at_bytes=262_144)
    desk.run()
    assert desk.has_arrived()


def test_silence_for_ever_is_told(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(changes={"first_byte_timeout_s": 0.1})
    desk.hub.faults.silence(times=ALWAYS)
    fails(desk, NetworkError, "did not begin its answer")


def test_silence_within_the_body_for_ever_is_told_from_a_slow_beginning(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(changes={"read_timeout_s": 0.1})
    desk.hub.faults.silence(at_bytes=0, times=ALWAYS)
    fails(desk, NetworkError, "fell silent in the middle of its answer")


def test_a_slow_first_byte_is_waited_for(desk: Any) -> None:
    desk.hub.faults.silence(seconds=0.3)
    desk.run()
    assert desk.has_arrived()
    assert len(desk.asked()) == 1


def test_a_token_that_ends_midway_is_renewed(desk: Any) -> None:
    desk.hub.faults.expire_tokens_midway()
    desk.run()
    assert desk.has_arrived()
    assert [asked.status for asked in desk.asked()] == [200, 401, 206]
    assert desk.sent_bytes() == len(desk.archive_bytes)
    assert (desk.hub.accounts.sessions_opened, desk.hub.accounts.refreshes) == (1, 1)


def test_a_dead_refresh_token_leads_to_another_sign_in(desk: Any) -> None:
    fault = desk.hub.faults.expire_tokens_midway()
    fault.change = ending(desk.hub.accounts.end_sessions)
    desk.run()
    assert desk.has_arrived()
    assert desk.hub.accounts.sessions_opened == 2


def ending(end: Callable[[], None]) -> Callable[[Any], None]:
    def change(delivery: Any) -> None:
        delivery.cut_at = 1_000_000
        delivery.on_cut = end

    return change


def test_a_token_that_is_refused_for_ever_is_told(desk: Any) -> None:
    desk.hub.faults.unauthorized(times=ALWAYS)
    fails(desk, CredentialsError, "DAT-ZIP-109")
    assert len(desk.asked()) == 2


def test_a_wrong_password_is_tried_twice_at_most(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(password="wrong")
    for _ in range(4):
        fails(desk, CredentialsError, "refused the sign-in of demo")
    assert desk.hub.accounts.logins_refused == 2
    assert not desk.asked()


def test_a_second_factor_that_is_missing_is_asked_for(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub(totp="123456"))
    error = fails(desk, CredentialsError)
    assert "second factor" in error.advice


def test_a_second_factor_serves_for_the_whole_queue(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any]
) -> None:
    desk = make_desk(make_hub(totp="123456"))
    tokens = TokenSource(desk.profile, desk.session, Credentials("demo", "demo", "123456"))
    desk.stage = DownloadStage([desk.source(tokens)])
    desk.hub.faults.expire_tokens_midway()
    desk.run()
    assert desk.has_arrived()


def test_a_client_of_sentinel_hub_is_told_what_is_needed(desk: Any) -> None:
    desk.hub.faults.unauthorized("DAT-ZIP-609", times=ALWAYS)
    error = fails(desk, CredentialsError, "DAT-ZIP-609")
    assert "user and password" in error.advice
    assert len(desk.asked()) == 1


def test_too_many_sessions_wait_a_minute_without_another_sign_in(desk: Any) -> None:
    desk.hub.faults.busy(429, body={"code": "DAT-ZIP-100", "message": "Max session number exceeded"})
    desk.run()
    assert desk.has_arrived()
    assert desk.signal.waits[0] >= 60
    assert desk.hub.accounts.sessions_opened == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_service_is_tried_again_when_it_says(desk: Any, status: int) -> None:
    desk.hub.faults.busy(status, retry_after_s=7, times=3)
    desk.run()
    assert desk.has_arrived()
    assert all(wait >= 7 for wait in desk.signal.waits)


def test_a_service_that_stays_busy_is_told(desk: Any) -> None:
    desk.hub.faults.busy(503, times=ALWAYS)
    fails(desk, ServiceBusyError, "503")
    assert len(desk.asked()) == ATTEMPTS


def test_a_wait_of_hours_is_left_to_the_queue(desk: Any) -> None:
    desk.hub.faults.busy(429, retry_after_s=7200, times=ALWAYS)
    assert fails(desk, ServiceBusyError).retry_after_s == 7200
    assert len(desk.asked()) == 1


def test_a_status_without_meaning_is_told(desk: Any) -> None:
    desk.hub.faults.busy(418, body={"detail": "I'm a teapot"}, times=ALWAYS)
    fails(desk, RefusedError, "418: I'm a teapot")
    assert len(desk.asked()) == 1


def test_json_with_status_200_is_no_archive(desk: Any) -> None:
    desk.hub.faults.busy(200, body={"code": "DAT-ZIP-604", "message": "Token not found"}, times=ALWAYS)
    fails(desk, TransferError, "did not send a ZIP archive")


def test_a_redirect_of_the_catalogue_host_is_signed_again(make_desk: Callable[..., Any], hub: Hub) -> None:
    desk = make_desk(changes={"download_url": hub.catalogue_url})
    desk.run()
    assert desk.has_arrived()
    assert [asked.authorized for asked in desk.asked()] == [True]


def test_a_host_that_is_not_trusted_gets_no_token(make_desk: Callable[..., Any], hub: Hub) -> None:
    desk = make_desk(changes={"download_url": hub.catalogue_url, "trusted_hosts": ["127.0.0.1"]})
    fails(desk, CredentialsError, "DAT-ZIP-604")
    assert not any(asked.authorized for asked in desk.asked())


def test_one_scene_s_faults_do_not_touch_another(archives: Path, tmp_path: Path, desk: Any) -> None:
    other_name = SAMPLE_NAME.replace("T15PUT", "T15PVT")
    with Hub([sample_scene(archives, size_bytes=2_000_000), sample_scene(archives, other_name, 2_000_000)]) as hub:
        both = type(desk)(hub, tmp_path / "both")
        shelved = hub.shelf.by_name(SAMPLE_NAME)
        assert shelved is not None
        hub.faults.flip_byte(path_part=shelved.id, times=ALWAYS)
        fails(both, ProductError)
        name = both.workspace.name
        both.workspace = type(both.workspace)(type(name).parse(other_name), both.workspace.settings)
        both.run(identifier=other_name, service="look it up")
        assert both.has_arrived()
