"""How a file is dealt out: all lanes end together, and no request is cut short for that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scene_queue.core.stages.download.pieces import Pieces
from scene_queue.core.stages.download.portions import SMALLEST_SHARED, Portions

LANES = 4
STEP_S = 0.002


def portions(size: int, *, has_free: bool = True) -> tuple[Portions, Pieces]:
    part: Any = SimpleNamespace(pieces=Pieces(size), origin=SimpleNamespace(length=size))
    lanes: Any = SimpleNamespace(count=LANES, has_free=lambda: has_free)
    made = Portions(part, size, lanes)
    made.takes_ranges = True
    return made, part.pieces


def fetched_by(made: Portions, pieces: Pieces, rates: list[float], latency_s: float) -> tuple[float, int]:
    """Let lanes with these rates fetch all of a file; returns the seconds that takes, and the number of requests."""
    waits = [0.0] * len(rates)
    under_way: list[Any] = [None] * len(rates)
    requests, now = 0, 0.0
    while not pieces.are_all_there():
        for lane, rate in enumerate(rates):
            piece = under_way[lane]
            if piece is not None and now >= waits[lane]:
                piece.bytes_per_second = rate
                pieces.add(piece, int(rate * STEP_S))
            if piece is not None and not piece.left:
                pieces.put_back(piece)
                made.learn(latency_s, rate)
                under_way[lane] = piece = None
            if piece is None:
                under_way[lane] = made.next(is_shared=True) if requests else pieces.take(made.first_end())
                requests += under_way[lane] is not None
                waits[lane] = now + latency_s
        now += STEP_S
    return now, requests


@pytest.mark.parametrize("size", [3_000_000, 8_000_000, 64_000_000, 800_000_000])
@pytest.mark.parametrize("seconds", [2.0, 20.0])
def test_lanes_of_the_same_rate_end_together(size: int, seconds: float) -> None:
    rate = size / seconds / LANES
    took_s, requests = fetched_by(*portions(size), [rate] * LANES, latency_s=0.002)
    assert took_s < 1.03 * seconds
    assert requests < 50


def test_a_slow_lane_does_not_hold_up_the_others() -> None:
    took_s, _ = fetched_by(*portions(64_000_000), [1e6, 4e6, 4e6, 4e6], latency_s=0.002)
    assert took_s < 1.1 * 64 / 13


def test_where_answers_begin_late_fewer_requests_are_made() -> None:
    _, prompt = fetched_by(*portions(64_000_000), [1e6] * LANES, latency_s=0.001)
    _, late = fetched_by(*portions(64_000_000), [1e6] * LANES, latency_s=0.5)
    assert late < prompt


def test_a_small_file_is_asked_for_as_a_whole() -> None:
    made, pieces = portions(SMALLEST_SHARED - 1)
    assert made.first_end() is None


def test_what_no_other_lane_can_fetch_is_asked_for_as_a_whole() -> None:
    made, pieces = portions(64_000_000, has_free=False)
    assert made.first_end() is None
    piece = made.next(is_shared=False)
    assert piece is not None
    assert piece.left == 64_000_000
