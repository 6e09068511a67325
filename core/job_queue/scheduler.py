"""Which jobs may start now, and what the others wait for: a pure function of jobs and slots."""

from __future__ import annotations

import enum
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from ..errors import CredentialsError, DiskError, FolderGoneError, NetworkError, NoRoomError, ServiceBusyError
from .job import Job, JobState, StageName
from .lines import LineKey
from .order import Order

BESIDES_TRANSFERS = 2


class Hold(enum.Enum):
    """What a queued job waits for."""

    CONNECTION = "connection"
    PROCESSOR = "processor"
    MEMORY = "memory"
    DISK = "disk"
    SIGN_IN = "sign-in"
    HOURS = "working hours"
    NETWORK = "network"
    SCENE = "scene"  # another order works on the same one


SlotKey = tuple[StageName, str]  # of downloads with the service that they come from


@dataclass(frozen=True)
class Slots:
    """How many stages of a kind may run at once.

    :param download: scenes that are fetched from one service, more than there are connections: some look up, verify or
        unpack theirs meanwhile, or wait for a connection, so that none lies idle.
    :param safe_check: checks; they read the disk and use one core each.
    :param correction: Sen2Cor runs, each some 6 GB of memory.
    :param services: as ``download``, for single services, by id.
    :param scarce: what a correction waits for when all of theirs are taken.
    :param closed: stages of which none begins now, and why.
    """

    download: int = 4 + BESIDES_TRANSFERS
    safe_check: int = 2
    correction: int = 1
    services: Mapping[str, int] = field(default_factory=dict)
    scarce: Hold = Hold.PROCESSOR
    closed: Mapping[StageName, Hold] = field(default_factory=dict)

    def with_connections(self, connections: int, service: str = "") -> Slots:
        """As these, for so many connections to download over.

        :param service: id of the only one that it is said of; empty: of all that nothing is said of.
        """
        count = connections + BESIDES_TRANSFERS
        if service:
            return replace(self, services={**self.services, service: count})
        return replace(self, download=count)

    def of(self, stage: StageName, service: str = "") -> int:
        """The number of slots for one stage."""
        if stage is StageName.DOWNLOAD:
            return self.services.get(service, self.download)
        return self.safe_check if stage is StageName.SAFE_CHECK else self.correction

    def hold_of(self, stage: StageName) -> Hold:
        """What a job waits for when the slots of its stage are taken."""
        if stage is StageName.DOWNLOAD:
            return Hold.CONNECTION
        return self.scarce if stage is StageName.CORRECTION else Hold.PROCESSOR


@dataclass(frozen=True)
class Patience:
    """How often a stage is tried that failed of something that may pass.

    :param attempts: tries in all.
    :param back_off_s: seconds before the second try; twice as many before each further one.
    """

    attempts: int = 3
    back_off_s: float = 2.0

    def pause_s(self, attempts_so_far: int) -> float:
        """Seconds to wait after so many tries."""
        return self.back_off_s * 2.0 ** (attempts_so_far - 1)


@dataclass(frozen=True)
class Line:
    """The queued jobs of one order that come to one stage.

    :param jobs: the first first; as few as possible of them are looked at.
    :param closed: why none of them may begin; ``None``: they may.
    """

    order: Order
    stage: StageName
    jobs: Iterable[Job]
    closed: Hold | None = None

    @property
    def slot(self) -> SlotKey:
        """Whose slots they take."""
        return slot_of(self.order, self.stage)


@dataclass(frozen=True)
class Plan:
    """What to do now.

    :param start: the jobs to start, in this order.
    :param holds: what those of a line wait for that are not among them.
    """

    start: tuple[Job, ...]
    holds: Mapping[LineKey, Hold]


_TROUBLES = {
    **dict.fromkeys((kind.__name__ for kind in (DiskError, NoRoomError, FolderGoneError)), Hold.DISK),
    CredentialsError.__name__: Hold.SIGN_IN,
    **dict.fromkeys((kind.__name__ for kind in (NetworkError, ServiceBusyError)), Hold.NETWORK),
}


def hold_of(job: Job) -> Hold | None:
    """What a waiting or paused job waits for, by the trouble that stopped it; ``None``: for a time, or for the user."""
    return _TROUBLES.get(job.trouble) if job.state in (JobState.WAITING, JobState.PAUSED) else None


def slot_of(order: Order, stage: StageName) -> SlotKey:
    """Whose slots a stage of an order takes: for downloads those of the service."""
    return stage, order.settings.service if stage is StageName.DOWNLOAD else ""


def plan(lines: Iterable[Line], in_use: Mapping[SlotKey, int], slots: Slots, busy: Collection[str] = ()) -> Plan:
    """Choose the jobs to start now.

    Those further along come first (a check or a correction frees the disk that downloads fill), then those of a higher
    priority (the job's and its order's together), then the order of the queue.

    :param in_use: stages that run already.
    :param busy: identifiers of scenes that are worked on: two orders of one scene would write the same part file.
    """
    groups: dict[SlotKey, list[Line]] = {}
    holds: dict[LineKey, Hold] = {}
    for line in lines:
        closed = line.closed or slots.closed.get(line.stage)
        if closed is not None:
            holds[line.order.id, line.stage] = closed
        else:
            groups.setdefault(line.slot, []).append(line)
    start: list[Job] = []
    taken = set(busy)
    for key in sorted(groups, key=lambda key: (_FIRST.index(key[0]), key[1])):
        free = slots.of(*key) - in_use.get(key, 0)
        chosen = _first(groups[key], free, taken)
        start.extend(chosen)
        if len(chosen) >= free:
            holds.update({(line.order.id, line.stage): slots.hold_of(line.stage) for line in groups[key]})
    return Plan(tuple(start), holds)


_FIRST = tuple(reversed(StageName))


def _first(lines: Iterable[Line], count: int, taken: set[str]) -> list[Job]:
    """The first jobs of several lines, each scene once; those in ``taken`` are passed over, and chosen ones added."""
    chosen: list[Job] = []
    if count > 0:
        for _, job in heapq.merge(*map(_ranked, lines), key=itemgetter(0)):
            if job.scene.identifier not in taken:
                taken.add(job.scene.identifier)
                chosen.append(job)
                if len(chosen) == count:
                    break
    return chosen


def _ranked(line: Line) -> Iterator[tuple[tuple[int, int], Job]]:
    return (((-line.order.priority - job.priority, job.id), job) for job in line.jobs)
