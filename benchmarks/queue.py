"""The queue: ten thousand jobs, how near to the bound it works, what the map notices of it, what kills do to it.

Each part runs in a process of its own (``benchmarks/queue_figures``). What the figures mean and how each bound is
computed: ``docs/benchmarks.md``. Run by ``./scripts/bench queue``; prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

PARTS = ("jobs", "makespan", "redraw", "kills")


def main() -> int:
    """Measure part by part; returns 1 if one of them misses its bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="nothing else is printed anyway")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this one; may be given several times")
    parser.add_argument("--jobs", type=int, help="instead of 10,024")
    parser.add_argument("--kills", type=int, help="instead of 200")
    parser.add_argument("--seed", type=int, help="of the moments of the kills")
    arguments = parser.parse_args()
    options = {"jobs": ("jobs",), "kills": ("kills", "seed")}
    codes = []
    for part in arguments.part or PARTS:
        given = {name: getattr(arguments, name) for name in options.get(part, ())}
        chosen = [f"--{name}={value}" for name, value in given.items() if value is not None]
        command = [sys.executable, "-m", f"benchmarks.queue_figures.{part}", *chosen]
        codes.append(subprocess.run(command, check=False).returncode)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
