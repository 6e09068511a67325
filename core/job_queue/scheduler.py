"""Which job may start now: a pure function of jobs and slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .job import Job, JobState, StageName

BESIDES_TRANSFERS = 2


@dataclass(frozen=True)
class Slots:
    """How many stages of a kind may run at once.

    :param download: scenes that are fetched, more than there are connections: some look up, verify or unpack theirs
        meanwhile, or wait for a connection, so that none lies idle.
    :param safe_check: checks; they read the disk and use one core each.
    :param correction: Sen2Cor runs, each some 6 GB of memory.
    """

    download: int = 4 + BESIDES_TRANSFERS
    safe_check: int = 2
    correction: int = 1

    def with_connections(self, connections: int) -> Slots:
        """As these, for so many connections to download over."""
        return replace(self, download=connections + BESIDES_TRANSFERS)

    def of(self, stage: StageName) -> int:
        """The number of slots for one stage."""
        return int(getattr(self, stage.value))


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


@dataclass
class SlotsInUse:
    """How many stages of a kind run."""

    counts: dict[StageName, int] = field(default_factory=lambda: dict.fromkeys(StageName, 0))

    @classmethod
    def by(cls, running: Iterable[Job]) -> SlotsInUse:
        """Count running jobs by stage."""
        in_use = cls()
        for job in running:
            in_use.counts[job.stage] += 1
        return in_use


def startable(queued: Iterable[Job], in_use: Mapping[StageName, int], slots: Slots) -> list[Job]:
    """The jobs to start now.

    Those further along come first (a check or a correction frees the disk that downloads fill), then the order of
    the queue.

    :param queued: jobs in the state *queued*, in the order of the queue.
    :param in_use: stages that run already, by kind.
    """
    free = {stage: slots.of(stage) - in_use.get(stage, 0) for stage in StageName}
    chosen: dict[StageName, list[Job]] = {stage: [] for stage in StageName}
    for job in queued:
        if job.state is JobState.QUEUED and free[job.stage] > 0:
            free[job.stage] -= 1
            chosen[job.stage].append(job)
        if not any(count > 0 for count in free.values()):
            break
    return [job for stage in reversed(list(StageName)) for job in chosen[stage]]
