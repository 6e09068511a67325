"""How many runs of Sen2Cor fit into this computer's memory and cores."""

from __future__ import annotations

from dataclasses import dataclass

GIGABYTE = 1_000_000_000


@dataclass(frozen=True)
class MemoryRules:
    """What the user lets corrections take.

    :param bytes_a_run: what one run of Sen2Cor needs.
    :param most: runs at once at most; 0: as many as fit.
    """

    bytes_a_run: int = 6 * GIGABYTE
    most: int = 0


@dataclass(frozen=True)
class FittingRuns:
    """How many runs may go on at once, those under way included.

    :param count: at least 1.
    :param is_bound_by_memory: whether more memory would let more run.
    :param warning: one sentence where the one run that is always allowed has less than it needs; else empty.
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
    most = max(1, min(cores, rules.most or cores))
    if free_bytes is None:
        return FittingRuns(most if rules.most else 1, is_bound_by_memory=not rules.most and most > 1)
    before = free_bytes if not running or free_before_bytes is None else free_before_bytes
    unclaimed = min(free_bytes, before - running * rules.bytes_a_run)
    fitting = max(1, running + max(0, unclaimed // rules.bytes_a_run))
    warning = _too_little(free_bytes, rules) if not running and free_bytes < rules.bytes_a_run else ""
    return FittingRuns(min(most, fitting), fitting < most, warning)


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


def _too_little(free_bytes: int, rules: MemoryRules) -> str:
    return (
        f"Sen2Cor needs {rules.bytes_a_run / GIGABYTE:.3g} GB of memory and {free_bytes / GIGABYTE:.1f} GB are free: "
        "it may take long or fail. Close other programs if it does."
    )
