"""A search for a country's scenes: how complete, how many requests, how much of our own time.

An embedded hub lists the scenes in a process of its own; what is measured is the client: the processor's time of this
process for ``CopernicusCatalogue.search`` (pages, proof of completeness, exact area, shares, replaced versions). The
floor beside it is a plain loop of requests and ``json.loads`` over the very same pages.
Run by ``./scripts/bench search``; prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time
from dataclasses import dataclass
from datetime import date
from typing import Any, Callable

import requests

from .measuring.figures import print_figure
from .measuring.hub import hub_process

HITS, PAGE_SIZE, RUNS = 20_000, 1000, 3
AREA = "POLYGON((-106 13,-88 13,-89 25,-97 25.5,-99.5 24.2,-106 25.5,-106 13))"


@dataclass(frozen=True)
class Cost:
    """What something took: seconds on the clock, seconds of this process's processor time."""

    seconds: float
    cpu_seconds: float


def measured(work: Callable[[], Any]) -> tuple[Any, Cost]:
    """Do it; say what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, Cost(time.perf_counter() - clock, time.process_time() - processor)


def search(profile_file: str) -> Any:
    """Search everything there is, as the window does."""
    from scene_queue.core.aoi import area_from_wkt
    from scene_queue.core.catalogue import CopernicusCatalogue, SceneQuery
    from scene_queue.core.feedback import Feedback
    from scene_queue.core.network import HttpSession, NetworkSettings
    from scene_queue.core.services import load_profiles

    profile = load_profiles({"SCENE_QUEUE_SERVICES": profile_file})["cdse"]
    query = SceneQuery(area_from_wkt(AREA), date(2018, 1, 1), date(2037, 12, 31))
    session = HttpSession(NetworkSettings(), profile)
    try:
        return CopernicusCatalogue(profile, session).search(query, Feedback())
    finally:
        session.close()


def asked_of(hub: dict[str, str]) -> list[str]:
    """The addresses of all pages that the hub was asked for so far."""
    host = hub["catalogue_url"].rpartition("/odata/")[0]
    journal = requests.get(f"{hub['control_url']}/requests", timeout=60).json()
    return [f"{host}{one['path']}?{one['query']}" for one in journal if one["face"] == "catalogue"]


def read_plainly(addresses: list[str]) -> int:
    """The floor: the same pages, fetched one after the other and read as JSON."""
    with requests.Session() as session:
        session.trust_env = False
        return sum(len(json.loads(session.get(address, timeout=60).content)["value"]) for address in addresses)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="nothing else is printed anyway")
    parser.add_argument("--hits", type=int, default=HITS)
    hits = parser.parse_args().hits
    with hub_process("--listed", str(hits), "--page-size", str(PAGE_SIZE)) as hub:
        search(hub["profile"])  # the hub finds its scenes once; modules are loaded
        addresses = asked_of(hub)
        runs = [measured(lambda: search(hub["profile"])) for _ in range(RUNS)]
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        floors = [measured(lambda: read_plainly(addresses)) for _ in range(RUNS)]
    best, floor = (min((cost for _, cost in some), key=lambda cost: cost.cpu_seconds) for some in (runs, floors))
    names = [scene.identifier for scene in runs[0][0].scenes]
    print_figure("hits", len(names), "scenes", hits)
    print_figure("duplicates", len(names) - len(set(names)), "scenes")
    print_figure("requests", len(addresses), "requests", math.ceil(hits / PAGE_SIZE))
    print_figure("own_cpu_seconds", best.cpu_seconds, "s", floor.cpu_seconds)
    print_figure("seconds", best.seconds, "s", floor.seconds)
    print_figure("peak_mb", peak_mb, "MB")


if __name__ == "__main__":
    main()
