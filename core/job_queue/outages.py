"""Services from which nothing comes: their jobs wait together, and one at a time tries again.

A line that breaks, a service that is down for a day: without this, thousands of jobs would use up their attempts one
after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Callable

from ..clock import steady_seconds
from ..errors import NetworkError, SceneQueueError, ServiceBusyError
from ..network.failures import UnreachableError
from ..settings import Settings
from .job import Job, JobState

IN_A_ROW = 3  # jobs that end so, one after the other, until it cannot be a matter of each
TRIES_S = (30.0, 60.0, 120.0, 240.0, 150.0)  # from one try to the next; ten minutes together
RARE_TRIES_S = 660.0  # then; longer than a run without a window stays for a job that waits
REST_S = 86_400.0  # who gets no try within a day is put in line again after one
ADVICE = "Nothing else comes from there, so all scenes from there wait and one at a time tries; resuming tries at once."

LINE_TROUBLES = frozenset({NetworkError.__name__, ServiceBusyError.__name__})  # what jobs wait for then

Road = tuple[str, ...]  # the services that a download may ask, in their order


def road_of(settings: Settings) -> Road:
    """What a job shares with all that an outage of its services stops as well."""
    return (settings.service, *settings.alternatives)


def is_of_the_line(error: SceneQueueError) -> bool:
    """Whether it may hit all jobs of a service, and time may mend it."""
    return isinstance(error, (NetworkError, ServiceBusyError))


def trouble_of(error: SceneQueueError) -> str:
    """Under which name jobs wait for the end of it."""
    return (NetworkError if isinstance(error, NetworkError) else ServiceBusyError).__name__


@dataclass(frozen=True)
class _Outage:
    """A road that is shut.

    :param since: by the clock; :param took_s: seconds that a try takes until it fails.
    """

    since: float
    took_s: float

    def tries(self) -> Iterator[float]:
        """When one of the waiting jobs is to try, by the clock; for ever."""
        at, pauses_s = self.since, chain(TRIES_S, repeat(RARE_TRIES_S))
        for number, pause_s in enumerate(pauses_s):
            at += pause_s + (self.took_s if number else 0.0)
            yield at


class Outages:
    """Notices that nothing comes from a service any more, and says who tries when.

    :param clock: seconds that never go back and pass while the computer sleeps.
    """

    def __init__(self, clock: Callable[[], float] = steady_seconds) -> None:
        self._clock = clock
        self._came: dict[str, float] = {}  # by service: when a scene came from it last
        self._failing_since: dict[int, float] = {}  # by job: when its first attempt that ended so had begun
        self._in_a_row: dict[Road, set[int]] = {}
        self._shut: dict[Road, _Outage] = {}

    def came_from(self, service: str, job: Job) -> list[Road]:
        """A scene came from a service; returns the roads that are open again by that."""
        self._came[service] = self._clock()
        self._failing_since.pop(job.id, None)
        for road in [road for road in self._in_a_row if service in road]:
            del self._in_a_row[road]
        opened = [road for road in self._shut if service in road]
        for road in opened:
            del self._shut[road]
        return opened

    def shuts(
        self, job: Job, road: Road, error: SceneQueueError, began: float, *, is_last: bool, is_alone: bool
    ) -> bool:
        """Whether an attempt that ended so shows that nothing comes over its road, or found it shut.

        :param began: when the attempt began, by the clock; :param is_last: whether it was the job's last one.
        :param is_alone: whether no other job is there that could show whether it is this one's own fault.
        """
        if job.attempts == 1 or job.id not in self._failing_since:
            self._failing_since[job.id] = began
        if len(road) > 1 and not is_last:
            return False  # its other sources are asked in the last attempt, at the latest
        failing = self._in_a_row.setdefault(road, set())
        failing.add(job.id)
        if is_last and self._last_over(road) > self._failing_since[job.id]:
            return False  # others came meanwhile: it is this one's own fault
        out_of_reach = isinstance(error, UnreachableError) and error.is_out_of_reach
        enough = len(failing) >= IN_A_ROW or (is_last and (out_of_reach or not is_alone))
        if enough and road not in self._shut:
            now = self._clock()
            self._shut[road] = _Outage(now, now - began)
        return road in self._shut

    def tries(self, road: Road, after_s: float) -> Iterator[float]:
        """In how many seconds one more of the waiting jobs is to try, and one more, for ever; the road is shut.

        :param after_s: in how many seconds the last of those is to try that wait already.
        """
        now = self._clock()
        for at in self._shut[road].tries():
            if at - now >= REST_S:
                break
            if at - now > after_s:
                yield at - now
        yield from repeat(REST_S)

    def forget(self, job: Job) -> None:
        """It has failed for good."""
        self._failing_since.pop(job.id, None)

    def _last_over(self, road: Road) -> float:
        return max((self._came.get(service, float("-inf")) for service in road), default=float("-inf"))


class OutageWatch:
    """Tells when an outage begins, once, to who hears of changed jobs; it goes on while one of them still waits.

    :param troubles: the names of what jobs wait for then, such as a full disk; by default, that a service answers.
    """

    def __init__(self, troubles: frozenset[str] = LINE_TROUBLES) -> None:
        self._troubles = troubles
        self._waiting: set[int] = set()

    def begins_with(self, job: Job) -> bool:
        """Take a changed job; whether it is the first that waits for the end of it."""
        is_first = not self._waiting
        if self.is_held(job):
            self._waiting.add(job.id)
            return is_first
        is_trying = job.state is JobState.RUNNING or (job.state is JobState.QUEUED and job.trouble in self._troubles)
        if not is_trying:
            self._waiting.discard(job.id)
        return False

    def is_held(self, job: Job) -> bool:
        """Whether a job waits for the end of it."""
        return job.state is JobState.WAITING and job.trouble in self._troubles


def waits_for_line(job: Job) -> bool:
    """Whether nothing comes from its service."""
    return job.state is JobState.WAITING and job.trouble in LINE_TROUBLES
