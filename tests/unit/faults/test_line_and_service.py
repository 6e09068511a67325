"""Faults of the line and of the service: the scene arrives or says why not, and the one beside it always arrives.

Each over one connection, which both scenes want, and over four, of which one scene uses several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS
from doubles.hub.faults import Fault, Faults
from doubles.two_scenes import BESIDE, STRUCK

SetFault = Callable[..., "Fault | None"]
RATE = 20_000_000  # of each connection, so that the others come to help


@dataclass(frozen=True)
class Case:
    """A fault that strikes requests for one scene.

    :param name: as the table of faults names it.
    :param set_fault: sets it; called with the hub's faults, and where it strikes.
    :param cause, next_step: what its message says; empty where the scene arrives all the same.
    :param hub, profile, struck: what is different of the hub, of its profile and of the scene.
    """

    name: str
    set_fault: SetFault
    cause: str = ""
    next_step: str = ""
    hub: dict[str, Any] = field(default_factory=dict)
    profile: dict[str, Any] = field(default_factory=dict)
    struck: dict[str, Any] = field(default_factory=dict)


def range_ignored_on_resume(faults: Faults, path_part: str, skip: int = 0) -> Fault:
    faults.cut(at_share=0.5, path_part=path_part, skip=skip)
    return faults.ignore_range(path_part=path_part, skip=skip + 1)


def chunked_and_cut(faults: Faults, path_part: str, skip: int = 0) -> Fault:
    faults.chunked(times=ALWAYS, path_part=path_part)
    return faults.cut(at_share=0.5, path_part=path_part, skip=skip)


def three_kinds_of_busy(faults: Faults, **where: Any) -> Fault:
    for status in (500, 502):
        faults.busy(status, retry_after_s=7, **where)
    return faults.busy(503, retry_after_s=7, **where)


def lost_at(share: float) -> SetFault:
    return lambda faults, **where: faults.cut(at_share=share, reset=True, **where)


def busy_for_ever(status: int) -> SetFault:
    return lambda faults, **where: faults.busy(status, times=ALWAYS, **where)


OF_THE_LINE = [
    Case("lost at 1 %", lost_at(0.01)),
    Case("lost at 50 %", lost_at(0.5)),
    Case("lost at 99 %", lost_at(0.99)),
    Case("lost three times in a row", lambda faults, **where: faults.cut(at_share=0.3, times=3, **where)),
    Case("body too short", lambda faults, **where: faults.cut(at_share=0.7, **where)),
    Case("chunked body cut", chunked_and_cut),
    Case("byte flipped", lambda faults, **where: faults.flip_byte(**where)),
    Case("page with status 200", lambda faults, **where: faults.html(times=2, **where)),
    Case("length too large", lambda faults, **where: faults.wrong_length(35_000, **where)),
    Case("length too small", lambda faults, **where: faults.wrong_length(-1000, **where)),
    Case("range ignored", range_ignored_on_resume),
    Case("no ranges at all", lambda faults, **where: faults.cut(at_share=0.5, **where), hub={"ranges": False}),
    Case("silence in the head", lambda faults, **where: faults.silence(**where), profile={"first_byte_timeout_s": 0.4}),
    Case(
        "silence in the body",
        lambda faults, **where: faults.silence(at_bytes=300_000, **where),
        profile={"read_timeout_s": 0.4},
    ),
    Case(
        "slow first byte",
        lambda faults, **where: faults.silence(seconds=0.6, **where),
        profile={"read_timeout_s": 0.4},
    ),
    Case("401 in the middle", lambda faults, **where: faults.expire_tokens_midway(**where)),
]

OF_THE_SERVICE = [
    Case(
        "429 DAT-ZIP-100",
        lambda faults, **where: faults.busy(
            429, body={"code": "DAT-ZIP-100", "message": "Max session number exceeded"}, **where
        ),
    ),
    Case("500, 502, 503 in bursts", three_kinds_of_busy),
    Case("size off by 35 kB", lambda faults, **where: None, struck={"listed_size": 4_165_000}),
    Case("no checksum", lambda faults, **where: None, struck={"checksum_listed": False}),
    Case(
        "byte flipped, no checksum",
        lambda faults, **where: faults.flip_byte(**where),
        struck={"checksum_listed": False},
    ),
]
ARRIVES = OF_THE_LINE + OF_THE_SERVICE

IS_TOLD = [
    Case(
        "lost for ever",
        lambda faults, **where: faults.cut(at_bytes=0, times=ALWAYS, **where),
        "sent nothing of",
        "Check the connection",
    ),
    Case(
        "byte always flipped",
        lambda faults, **where: faults.flip_byte(times=ALWAYS, **where),
        "faulty at Embedded hub",
        "fetch it from another service",
    ),
    Case(
        "byte always flipped, no checksum",
        lambda faults, **where: faults.flip_byte(times=ALWAYS, **where),
        "faulty at Embedded hub",
        "fetch it from another service",
        struck={"checksum_listed": False},
    ),
    Case(
        "page for ever",
        lambda faults, **where: faults.html(times=ALWAYS, **where),
        "a web page instead of data",
        "look at its profile",
    ),
    Case(
        "silence for ever",
        lambda faults, **where: faults.silence(times=ALWAYS, **where),
        "did not begin its answer",
        "try again later",
        profile={"first_byte_timeout_s": 0.3},
    ),
    Case("429 for ever", busy_for_ever(429), "is busy (429", "Try again later"),
    Case("500 for ever", busy_for_ever(500), "is busy (500", "Try again later"),
    Case("503 for ever", busy_for_ever(503), "is busy (503", "Try again later"),
    Case(
        "something else for ever",
        lambda faults, **where: faults.busy(200, body={"code": "DAT-ZIP-604"}, times=ALWAYS, **where),
        "in another form",  # it was asked file by file too
        "look at the profile of the service",
    ),
]


def run_into(make_pair: Callable[..., Any], case: Case, lanes: int, names: Sequence[str] = (STRUCK, BESIDE)) -> Any:
    """Work on scenes of which one meets the fault: in its first request, or over another of its connections."""
    pair = make_pair(lanes, case.profile, case.struck, **case.hub)
    skip = 1 if lanes > 1 and case in ARRIVES and not case.hub else 0
    if lanes > 1:
        pair.hub.faults.throttle(RATE)
    fault = case.set_fault(pair.hub.faults, path_part=pair.id_of(STRUCK), skip=skip)
    pair.run(names)
    assert fault is None or fault.struck
    assert pair.hub.open_connections_peak <= lanes
    return pair


@pytest.mark.parametrize("lanes", [1, 4])
@pytest.mark.parametrize("case", ARRIVES, ids=lambda case: case.name)
def test_both_scenes_arrive(make_pair: Callable[..., Any], case: Case, lanes: int) -> None:
    run_into(make_pair, case, lanes).assert_arrived(STRUCK, BESIDE)


@pytest.mark.parametrize("case", OF_THE_LINE, ids=lambda case: case.name)
def test_a_scene_that_has_all_four_connections_arrives(make_pair: Callable[..., Any], case: Case) -> None:
    pair = run_into(make_pair, case, 4, [STRUCK])
    pair.assert_arrived(STRUCK)
    asked = [one for one in pair.hub.requests if one.face == "download" and one.range]
    assert case.hub or len(asked) > 1


@pytest.mark.parametrize("lanes", [1, 4])
@pytest.mark.parametrize("case", IS_TOLD, ids=lambda case: case.name)
def test_one_scene_is_told_with_cause_and_next_step_and_the_other_arrives(
    make_pair: Callable[..., Any], case: Case, lanes: int
) -> None:
    pair = run_into(make_pair, case, lanes)
    pair.assert_told(STRUCK, case.cause, case.next_step)
    pair.assert_arrived(BESIDE)
