"""Several requests at once, heard of on the one thread that asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Callable, TypeVar

from ..events import Event
from ..feedback import CancelSignal, Feedback

T = TypeVar("T")


def at_once(calls: Sequence[Callable[[Feedback], T]], threads: int, feedback: Feedback) -> Iterator[tuple[int, T]]:
    """Make calls with a few threads; yield the place of each and what it gave, as they end.

    What the calls report reaches ``feedback`` on the caller's thread, as listeners expect. A call that fails ends the
    others, within moments; so do a cancellation and a caller that takes no more.

    :param calls: each is handed the feedback that it has to use.
    :param threads: calls that run at once, at most.
    :raises Exception: of the call that failed first.
    :raises CancelledError: when cancelled.
    """
    heard: SimpleQueue[Event | Future[T]] = SimpleQueue()
    family = CancelSignal()
    with feedback.signal.ending(family.cancel), ThreadPoolExecutor(threads, "scene-queue-list") as pool:
        try:
            places = {pool.submit(call, Feedback(heard.put, family)): place for place, call in enumerate(calls)}
            for future in places:
                future.add_done_callback(heard.put)
            yield from _results(heard, places, feedback)
        finally:
            family.cancel()
            pool.shutdown(wait=False, cancel_futures=True)


def _results(
    heard: SimpleQueue[Event | Future[T]], places: dict[Future[T], int], feedback: Feedback
) -> Iterator[tuple[int, T]]:
    left = len(places)
    while left:
        item = heard.get()
        if isinstance(item, Future):
            left -= 1
            yield places[item], item.result()
        else:
            feedback.report(item)
