"""Lanes: no more connections than granted; what is lent comes back when a scene waits."""

from __future__ import annotations

import threading

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Lanes

SOON_S = 30.0


def test_what_nobody_waits_for_is_lent() -> None:
    lanes = Lanes(3)
    with lanes.own(Feedback()):
        lent = [lanes.lend() for _ in range(3)]
        assert [lane is not None for lane in lent] == [True, True, False]


def test_a_lane_that_is_given_back_is_lent_again_once() -> None:
    lanes = Lanes(1)
    lane = lanes.lend()
    assert lane is not None
    lane.give_back()
    lane.give_back()
    assert lanes.lend() is not None
    assert lanes.lend() is None


def test_a_scene_that_waits_is_told_of_and_gets_what_was_lent() -> None:
    lanes = Lanes(1)
    lane = lanes.lend()
    assert lane is not None
    has_it = threading.Event()

    def work() -> None:
        with lanes.own(Feedback()):
            has_it.set()

    scene = threading.Thread(target=work)
    scene.start()
    while not lane.is_wanted():
        pass
    assert lanes.lend() is None
    lane.give_back()
    assert has_it.wait(SOON_S)
    scene.join(SOON_S)
    assert not lanes.is_wanted()


def test_waiting_for_a_lane_can_be_cancelled() -> None:
    lanes = Lanes(1)
    feedback = Feedback()
    threading.Timer(0.05, feedback.signal.cancel).start()
    with lanes.own(Feedback()), pytest.raises(CancelledError), lanes.own(feedback):
        raise AssertionError("it had no lane")
    assert lanes.lend() is not None


def test_an_error_gives_the_lane_back() -> None:
    lanes = Lanes(1)
    with pytest.raises(ValueError, match="broken"), lanes.own(Feedback()):
        raise ValueError("broken")
    assert lanes.lend() is not None
