"""One figure a line, and what a process took."""

from __future__ import annotations

import json
import resource
from pathlib import Path


def print_figure(figure: str, value: float, unit: str, baseline: float | None = None, **more: object) -> None:
    """Print one figure; the ratio is to the baseline, which was measured in the same run or is the bar.

    :param more: what it is of (``area="Canada"``), or what else is known of it.
    """
    line: dict[str, object] = {"figure": figure, "value": round(value, 3), "unit": unit, **more}
    line["baseline"] = None if baseline is None else round(baseline, 3)
    line["ratio"] = round(value / baseline, 3) if baseline else None
    print(json.dumps(line, ensure_ascii=False), flush=True)


def peak_mb() -> float:
    """The most resident memory of this process so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
