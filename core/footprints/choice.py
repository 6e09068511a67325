"""Which scenes to take: the best of each period, the fewest that cover the area."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Callable

from ..feedback import Feedback
from .candidate import Acquisition, Candidate, acquisitions_of
from .ground import Ground, Rest
from .periods import Period

_TOLERANCE = 2.5e-7  # of the area, 0.000025 %: what may stay open of what could be covered
_AS_MUCH = math.log(1.02)  # gains within 2 % are as good as equal, and cloud decides
_LEAST_M2 = 1e-4
_WORTH_IT = 0.01  # a second acquisition of a tile adds at least this share of what its fullest covers


@dataclass(frozen=True)
class Choice:
    """What was chosen.

    :param identifiers: product names, the earliest period first.
    :param uncovered_percent: share of the area, 0 to 100, that the chosen leave open: of several periods the one that
        leaves most.
    :param unavoidable_percent: how much of it no candidate covers (of that same period).
    :param periods: how many periods have scenes; 1 for a choice over the whole time.
    """

    identifiers: tuple[str, ...]
    uncovered_percent: float
    unavoidable_percent: float
    periods: int


def best_per_period(
    candidates: Iterable[Candidate], period: Period, area_wkt: str = "", feedback: Feedback | None = None
) -> Choice:
    """Choose for each period and tile the best acquisition: least cloud (over the area where known), then coverage.

    A period's scenes shall cover the area as far as they can: where the best acquisition of a tile shows a part of
    it only (the rim of the swath), the next best that adds at least a hundredth joins it. Halves of a split tile
    are taken together; superseded products and those beside the area never.

    :param area_wkt: ``AreaOfInterest.wkt``; empty: what all candidates cover together.
    :raises AreaError: if the area cannot be read.
    :raises ServiceError: if a footprint cannot be read.
    :raises CancelledError: if it is no longer wanted.
    """
    return _for_each_period(_Task(candidates, area_wkt, feedback or Feedback()), period, _best_of_each_tile)


def smallest_set(
    candidates: Iterable[Candidate],
    area_wkt: str = "",
    period: Period | None = None,
    feedback: Feedback | None = None,
) -> Choice:
    """Choose few scenes that cover all of the area that the candidates cover, over all or for each period.

    A greedy set cover: again and again the acquisition is taken that adds most ground; of those that add about as
    much (2 %), the one with least cloud, then the newest; last, what the others cover is left out. The smallest set
    of all is not promised (that is a hard problem), one close to it is. Areas are true ones (EPSG:6933). Halves of a
    split tile count and are taken as one.

    Parameters and errors are those of :func:`best_per_period`.
    """
    return _for_each_period(_Task(candidates, area_wkt, feedback or Feedback()), period, _fewest)


class _Task:
    """The candidates over their ground, and who waits for the choice."""

    def __init__(self, candidates: Iterable[Candidate], area_wkt: str, feedback: Feedback) -> None:
        counted = [one for one in candidates if not one.superseded]
        self.acquisitions = acquisitions_of(counted)
        self.ground = Ground(area_wkt, {one.identifier: one.footprint_wkt for one in counted})
        self._feedback = feedback
        self._begun = 0

    def gain_m2(self, rest: Rest, acquisition: Acquisition) -> float:
        """How much an acquisition adds; raises :class:`CancelledError` if the choice is no longer wanted."""
        self._feedback.raise_if_cancelled()
        return rest.gain_m2(acquisition.identifiers)

    def most_m2(self, rest: Rest, acquisition: Acquisition) -> float:
        """A bound of :meth:`gain_m2`, quickly found."""
        self._feedback.raise_if_cancelled()
        return rest.most_m2(acquisition.identifiers)

    def left_m2(self, acquisitions: Iterable[Acquisition]) -> float:
        """How much of the area some acquisitions leave open together; raises as :meth:`gain_m2`."""
        rest = Rest(self.ground)
        rest.take(self._names(acquisitions))
        return rest.left_m2

    def _names(self, acquisitions: Iterable[Acquisition]) -> Iterator[str]:
        for one in acquisitions:
            self._feedback.raise_if_cancelled()
            yield from one.identifiers

    def begin(self, group: Sequence[Acquisition]) -> None:
        """Tell how many of the acquisitions have been looked at before this group."""
        self._feedback.progress(self._begun / len(self.acquisitions))
        self._begun += len(group)


def _for_each_period(
    task: _Task, period: Period | None, choose: Callable[[_Task, Sequence[Acquisition], float], list[Acquisition]]
) -> Choice:
    """Choose for each period; ``choose`` gets its acquisitions, and the square metres that none of them covers."""
    groups: dict[tuple[int, ...], list[Acquisition]] = defaultdict(list)
    for one in task.acquisitions:
        groups[period.of(one.begin) if period else ()].append(one)
    names: list[str] = []
    worst = (0.0, 0.0) if groups else (task.ground.area_m2, task.ground.area_m2)
    for key in sorted(groups):
        task.begin(groups[key])
        unavoidable_m2 = task.left_m2(groups[key])
        chosen = choose(task, groups[key], unavoidable_m2)
        names += [name for one in chosen for name in one.identifiers]
        worst = max(worst, (task.left_m2(chosen), unavoidable_m2))
    left, unavoidable = (100.0 * max(0.0, m2) / (task.ground.area_m2 or 1.0) for m2 in worst)
    return Choice(tuple(names), left, min(left, unavoidable), len(groups))


def _best_of_each_tile(task: _Task, group: Sequence[Acquisition], _: float) -> list[Acquisition]:
    of_tile: dict[str, list[Acquisition]] = defaultdict(list)
    for one in group:
        of_tile[one.tile_id].append(one)
    return [one for tile in sorted(of_tile) for one in _best_of_tile(task, of_tile[tile])]


def _best_of_tile(task: _Task, group: Sequence[Acquisition]) -> list[Acquisition]:
    rest = Rest(task.ground)
    covered = [task.gain_m2(rest, one) for one in group]
    fullest = max(covered)
    if fullest <= 0:
        return []
    by_merit = sorted(
        (one.rank[0], -round(m2 / fullest / _WORTH_IT), one.rank[1:], number)
        for number, (one, m2) in enumerate(zip(group, covered))
    )
    chosen: list[Acquisition] = []
    for *_, number in by_merit:
        enough = _WORTH_IT * fullest if chosen else 0.0
        if covered[number] > enough and task.gain_m2(rest, group[number]) > enough:
            rest.take(group[number].identifiers)
            chosen.append(group[number])
    return chosen


def _fewest(task: _Task, group: Sequence[Acquisition], unavoidable_m2: float) -> list[Acquisition]:
    """Greedy and lazy: what an acquisition adds never grows, so only the most promising is looked at (again)."""
    rest = Rest(task.ground)
    enough_m2 = unavoidable_m2 + _TOLERANCE * task.ground.area_m2
    # group is sorted by rank: of as much gain the lower number comes first
    waiting = [(-_step(task.most_m2(rest, one)), number) for number, one in enumerate(group)]
    heapify(waiting)
    chosen: list[Acquisition] = []
    while waiting and rest.left_m2 > enough_m2:
        _, number = heappop(waiting)
        now = (-_step(task.most_m2(rest, group[number])), number)
        if not waiting or now < waiting[0]:
            now = (-_step(task.gain_m2(rest, group[number])), number)
        if waiting and now > waiting[0]:
            heappush(waiting, now)
        elif now[0] < -_step(0.0):
            rest.take(group[number].identifiers)
            chosen.append(group[number])
    return sorted(_without_spare(task, chosen), key=lambda one: (one.tile_id, one.begin))


def _without_spare(task: _Task, chosen: Sequence[Acquisition]) -> list[Acquisition]:
    """Leave out what was taken early and is covered by what was taken later; the cloudiest goes first."""
    kept, may_lose_m2 = list(chosen), _TOLERANCE * task.ground.area_m2
    for one in sorted(chosen, key=lambda one: one.rank, reverse=True):
        others = [name for other in kept if other is not one for name in other.identifiers]
        lost_m2 = task.ground.own_m2(one.identifiers, others, may_lose_m2)
        if lost_m2 <= may_lose_m2:
            kept.remove(one)
            may_lose_m2 -= lost_m2
    return kept


def _step(gain_m2: float) -> int:
    """Gains on a ladder with rungs of 2 %, from a square centimetre up."""
    return int(math.log(max(gain_m2, _LEAST_M2) / _LEAST_M2) / _AS_MUCH)
