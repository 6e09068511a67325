"""Several files at once over the lanes of an account."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError, ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.stages.download.lane_crew import LaneCrew, LanesBesides, LaneUse
from scene_queue.core.stages.download.source import RemoteFile

FILES = [RemoteFile(str(size), str(size), size) for size in (3, 9, 5, 1, 7)]


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    """Four; the caller of a crew holds one, and all are given back in the end."""
    made = Lanes(4)
    with made.own(Feedback()):
        yield made
    assert [made.lend() is not None for _ in range(5)] == [True] * 4 + [False]


def test_the_largest_file_comes_first() -> None:
    lanes, fetched = Lanes(1), []
    with lanes.own(Feedback()):
        LaneCrew(lanes, lambda file, _feedback, _use: fetched.append(file.size_bytes), Feedback()).fetch_all(FILES)
    assert fetched == [9, 7, 5, 3, 1]


def test_nothing_to_fetch_is_fetched_at_once(lanes: Lanes) -> None:
    LaneCrew(lanes, lambda *_asked: pytest.fail("there is no file"), Feedback()).fetch_all([])


def test_as_many_files_come_at_once_as_there_are_lanes(lanes: Lanes) -> None:
    together = threading.Barrier(4, timeout=60)
    fetched: list[str] = []

    def fetch(file: RemoteFile, _feedback: Feedback, use: LaneUse) -> None:
        use.got_further(can_resume=True)
        if file.size_bytes > 1:  # the first four
            together.wait()
        fetched.append(file.name)

    LaneCrew(lanes, fetch, Feedback()).fetch_all(FILES)
    assert sorted(fetched) == ["1", "3", "5", "7", "9"]


def test_the_first_failure_ends_the_others_and_is_told(lanes: Lanes) -> None:
    def fetch(file: RemoteFile, feedback: Feedback, use: LaneUse) -> None:
        use.got_further(can_resume=True)
        if file.size_bytes == 7:
            raise ProductError("It is faulty.")
        assert feedback.signal.wait(60), "nobody ended it"
        feedback.raise_if_cancelled()

    with pytest.raises(ProductError, match="faulty"):
        LaneCrew(lanes, fetch, Feedback()).fetch_all(FILES)


def test_a_cancellation_ends_all(lanes: Lanes) -> None:
    feedback = Feedback()

    def fetch(file: RemoteFile, inner: Feedback, _use: LaneUse) -> None:
        feedback.signal.cancel()
        assert inner.is_cancelled()
        inner.raise_if_cancelled()

    with pytest.raises(CancelledError):
        LaneCrew(lanes, fetch, feedback).fetch_all(FILES)


def test_an_error_that_nobody_expects_ends_all_too(lanes: Lanes) -> None:
    def fetch(file: RemoteFile, feedback: Feedback, use: LaneUse) -> None:
        use.got_further(can_resume=True)
        if file.size_bytes == 9:
            raise ZeroDivisionError
        assert feedback.signal.wait(60), "nobody ended it"

    with pytest.raises(ZeroDivisionError):
        LaneCrew(lanes, fetch, Feedback()).fetch_all(FILES)


def test_a_file_whose_lane_is_wanted_is_gone_on_with_over_the_own_lane() -> None:
    lanes, taken = Lanes(2), threading.Event()
    threads: dict[str, list[str]] = {"9": [], "7": []}
    other = threading.Thread(target=lambda: _take(lanes, taken))

    def fetch(file: RemoteFile, _feedback: Feedback, use: LaneUse) -> None:
        threads[file.name].append(threading.current_thread().name)
        use.got_further(can_resume=True)
        if file.name == "7" and len(threads["7"]) == 1:
            other.start()
            wait_until(lanes.is_wanted)
            use.got_further(can_resume=False)  # nothing could be kept: it may end
            use.got_further(can_resume=True)
            pytest.fail("the lane was not asked back")
        if file.name == "9":
            assert taken.wait(60)

    with lanes.own(Feedback()):
        LaneCrew(lanes, fetch, Feedback()).fetch_all(FILES[1::3])  # 9 and 7
    other.join()
    assert len(set(threads["7"])) == 2


def _take(lanes: Lanes, taken: threading.Event) -> None:
    with lanes.own(Feedback()):
        taken.set()


def test_who_holds_a_lane_may_borrow_the_others(lanes: Lanes) -> None:
    besides = LanesBesides(lanes)
    assert besides.count == 4
    with besides.own(Feedback()):
        lent = [besides.lend() for _ in range(4)]
        assert [lane is not None for lane in lent] == [True] * 3 + [False]
        assert not besides.has_free()
        assert not besides.is_wanted()
    for lane in lent[:3]:
        assert lane is not None
        lane.give_back()
    assert besides.has_free()


def test_who_was_cancelled_goes_on_with_nothing(lanes: Lanes) -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError), LanesBesides(lanes).own(feedback):
        pytest.fail("it was cancelled")
