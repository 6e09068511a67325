"""A queue that is killed (-9) at random moments, again and again: what is lost, done twice or broken by that."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from doubles.kills import kill_again_and_again

from ..measuring.figures import print_figure

KILLS = 200


def main() -> int:
    """Kill, look, and print; returns 1 if there was any harm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="of the moments")  # noqa: S311
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        harm = kill_again_and_again(Path(folder), arguments.kills, arguments.seed)
    found = {"lost": harm.lost, "doubled": harm.doubled, "corrupt": harm.corrupt}
    for kind, sentences in found.items():
        print_figure(f"kills_{kind}", len(sentences), "", None, kills=harm.kills, seed=arguments.seed)
        for sentence in sentences[:10]:
            sys.stderr.write(f"{kind}: {sentence}\n")
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main())
