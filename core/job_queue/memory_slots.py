"""How many runs of Sen2Cor fit into this computer's memory and cores."""

from __future__ import annotations

from dataclasses import dataclass

GIGABYTE = 1_000_000_000


@dataclass(frozen=True)
class MemoryRules:
    """What the user lets corrections take.

    :param bytes_a_run: what one run of Sen2Cor needs.
    :param most: runs at once at most; 0: as many as fit.
    :param exactly: runs at once, whether they fit or not; 0: as many as fit.
    """

    bytes_a_run: int = 6 * GIGABYTE
    most: int = 0
    exactly: int = 0


@dataclass(frozen=True)
class FittingRuns:
    """How many runs may go on at once, those under way included.

    :param count: at least 1.
    :param is_bound_by_memory: whether more memory would let more run.
    :param warning: one sentence where those that are allowed in any case, one or as many as the user said, have less
        than they need; else empty.
    """

    count: int
    is_bound_by_memory: bool = False
    warning: str = ""


def runs_that_fit(
    free_bytes: int | None, running: int, free_before_bytes: int | None, cores: int, rules: MemoryRules
) -> FittingRuns:
    """The number of runs that fit.

    A run takes its memory bit by bit, so what is free now tells too much while runs are young: it counts as taken what
    each of them is going to need, of what was free before them. One run is always allowed where nothing else runs.

    :param free_bytes: memory that is free now; ``None``: not known, and then one runs at a time, or as many as
        ``rules.most`` says.
    :param running: runs under way.
    :param free_before_bytes: what was free before the first of them; ``None``: not known, or none runs.
    :param cores: that may be used; a run keeps one busy.
    """
    if rules.exactly:
        return FittingRuns(rules.exactly, warning="" if running else _too_little(free_bytes, rules.exactly, rules))
    most = max(1, min(cores, rules.most or cores))
    if free_bytes is None:
        return FittingRuns(most if rules.most else 1, is_bound_by_memory=not rules.most and most > 1)
    before = free_bytes if not running or free_before_bytes is None else free_before_bytes
    unclaimed = min(free_bytes, before - running * rules.bytes_a_run)
    fitting = max(1, running + max(0, unclaimed // rules.bytes_a_run))
    return FittingRuns(min(most, fitting), fitting < most, "" if running else _too_little(free_bytes, 1, rules))


class FreeBefore:
    """Remembers how much memory was free before the first of the runs that are under way."""

    def __init__(self) -> None:
        self._bytes: int | None = None

    def at(self, free_bytes: int | None, running: int) -> int | None:
        """Note what is free now, and tell what was free before the first run; ``None``: none runs, or not known.

        :param running: runs under way; none of them has been started since this was asked last with 0.
        """
        if not running or self._bytes is None:
            self._bytes = free_bytes
        elif free_bytes is not None:
            self._bytes = max(self._bytes, free_bytes)  # another program has ended
        return self._bytes if running else None


def _too_little(free_bytes: int | None, runs: int, rules: MemoryRules) -> str:
    needed = runs * rules.bytes_a_run
    if free_bytes is None or free_bytes >= needed:
        return ""
    need, free = f"{needed / GIGABYTE:.3g} GB of memory", f"{free_bytes / GIGABYTE:.1f} GB are free"
    if runs == 1:
        return f"Sen2Cor needs {need} and {free}: it may take long or fail. Close other programs if it does."
    return f"{runs} runs of Sen2Cor need {need} and {free}: they may take long or fail. Let fewer run if they do."
