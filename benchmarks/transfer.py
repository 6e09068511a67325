"""Downloads: how near to what the line gives, for eight scenes and for one; at what cost; how much is fetched twice.

An embedded hub serves scenes of noise from a process of its own, to an account of four connections, each with a cap of
its own. Beside our figures stand, measured in the same run: the physical limit (bytes by cap and connections), curl
(one process with as many connections), and sentinelsat's Downloader at the same hub's Data Hub face. What is compared
without a cap is a verified archive on disk; what it costs to have the product unpacked too is said besides.
Run by ``./scripts/bench transfer``; prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import functools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Callable

import requests

from .measuring.figures import peak_mb, print_figure
from .measuring.hub import hub_process, profile_and_scenes

CONNECTIONS = 4
CAP, CAPPED_BYTES, SINGLE_BYTES = 4_000_000, 32_000_000, 64_000_000
FREE_SCENES, FREE_BYTES = 8, 64_000_000


@dataclass(frozen=True)
class Cost:
    """What something took.

    :param seconds: on the clock; :param cpu_seconds: of the processor, user and system.
    :param peak_mb: resident memory at its highest.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float


@dataclass(frozen=True)
class RunningHub:
    """Where a hub answers, and what it has."""

    addresses: dict[str, str]
    scene_bytes: int
    scenes: int

    @property
    def total_bytes(self) -> int:
        """All archives together; the frame around the noise counts for nothing."""
        return self.scene_bytes * self.scenes

    def sent_bytes(self) -> int:
        """Bytes of products that left the download host so far."""
        journal = requests.get(f"{self.addresses['control_url']}/requests", timeout=60).json()
        return sum(one["bytes_sent"] for one in journal if one["face"] == "download" and one["status"] in (200, 206))

    def peaks(self) -> dict[str, int]:
        """The most downloads and sockets at once."""
        return dict(requests.get(f"{self.addresses['control_url']}/connections", timeout=60).json())


@contextmanager
def running_hub(cache: Path, scenes: int, scene_bytes: int, connections: int, rate: int | None) -> Iterator[RunningHub]:
    """A hub in another process.

    :param rate: bytes a second for each connection; ``None``: as fast as it can.
    """
    arguments = ["--cache", str(cache), "--samples", str(scenes), "--sample-bytes", str(scene_bytes)]
    arguments += ["--connections", str(connections), *(["--rate", str(rate)] if rate else [])]
    with hub_process(*arguments) as addresses:
        yield RunningHub(addresses, scene_bytes, scenes)


def cpu_seconds() -> float:
    """Of this process and of those that it waited for."""
    all_of_them = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in all_of_them)


def with_our_queue(hub: dict[str, str], folder: Path) -> Callable[[], None]:
    """This plugin's queue, without a window: from the order to products under their final names."""
    profile, scenes = profile_and_scenes(hub)
    from scene_queue.core.feedback import Feedback
    from scene_queue.core.job_queue.executors import ThreadExecutor
    from scene_queue.core.job_queue.job import JobState, StageName
    from scene_queue.core.job_queue.order import Order
    from scene_queue.core.job_queue.queue import JobQueue
    from scene_queue.core.job_queue.scheduler import Slots
    from scene_queue.core.job_queue.stage_factory import StageFactory
    from scene_queue.core.job_queue.store import Store
    from scene_queue.core.network import Credentials
    from scene_queue.core.settings import Settings

    def work() -> None:
        stages = StageFactory({"cdse": profile}, lambda _: Credentials("demo", "demo"))
        with Store(folder / "queue.sqlite") as store, stages:
            queue = JobQueue(store, stages, ThreadExecutor(), slots=Slots().with_connections(profile.connections))
            queue.add(Order(0, Settings(folder), (StageName.DOWNLOAD,)), scenes)
            queue.wait(Feedback())
            states = [job.state for job in queue.jobs()]
            queue.close()
        if states != [JobState.DONE] * len(scenes):
            raise SystemExit(f"not all are done: {states}")

    return work


def with_our_engine(hub: dict[str, str], folder: Path) -> Callable[[], None]:
    """This plugin's transfer engine alone: to verified archives, as the others do it."""
    profile, scenes = profile_and_scenes(hub)
    from scene_queue.core.feedback import Feedback
    from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
    from scene_queue.core.stages.download.part_file import PartFile
    from scene_queue.core.stages.download.sources.copernicus import CopernicusSource
    from scene_queue.core.stages.download.transfer import fetch

    session = HttpSession(NetworkSettings(), profile)
    tokens = TokenSource(profile, session, Credentials("demo", "demo"))
    source = CopernicusSource(profile, session, tokens, Lanes(profile.connections))

    def fetch_one(scene: Any) -> None:
        feedback = Feedback()
        remote = source.locate(scene, feedback)
        with PartFile(folder / f"{scene.identifier}.zip", remote.key, remote.algorithm) as part:
            part.take_up(feedback)
            open_stream = functools.partial(source.open, remote)
            fetch(remote, part, open_stream, feedback, _ignore, source.title, source.lanes, is_kept=False)

    def work() -> None:
        with ThreadPoolExecutor(profile.connections + 2) as pool:
            list(pool.map(fetch_one, scenes))

    return work


def _ignore(bytes_done: int, bytes_total: int | None) -> None:
    """Nobody looks at the progress."""


def with_sentinelsat(hub: dict[str, str], folder: Path) -> Callable[[], None]:
    """sentinelsat's own Downloader, at the hub's Data Hub face: to archives verified by MD5."""
    from sentinelsat import SentinelAPI

    api = SentinelAPI("demo", "demo", hub["dhus_url"], show_progressbars=False)
    found = api.query(filename="S2B*", platformname="Sentinel-2")
    connections = json.loads(Path(hub["profile"]).read_text(encoding="utf-8"))[0]["connections"]

    def work() -> None:
        result = api.download_all(found, str(folder), n_concurrent_dl=connections, checksum=True)
        if result.failed:
            raise SystemExit(f"sentinelsat failed: {result.failed}")

    return work


def with_curl(hub: dict[str, str], folder: Path) -> Callable[[], None]:
    """curl, several files at once in one process; nothing is verified."""
    profile, scenes = profile_and_scenes(hub)
    form = {"client_id": "cdse-public", "username": "demo", "password": "demo", "grant_type": "password"}
    token = requests.post(hub["token_url"], data=form, timeout=60).json()["access_token"]
    lines = [f'header = "Authorization: Bearer {token}"', "parallel", f"parallel-max = {profile.connections}"]
    for scene in scenes:
        lines += [f'url = "{profile.download_url}/Products({scene.uuid})/$value"', f'output = "{folder}/{scene.uuid}"']
    settings = folder / "curl.txt"
    lines += ["parallel-immediate", "no-progress-meter", "globoff", "fail"]
    settings.write_text("\n".join(lines), encoding="utf-8")
    return lambda: _run(["curl", "--disable", "--config", str(settings)])


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True)


WAYS = {"queue": with_our_queue, "engine": with_our_engine, "sentinelsat": with_sentinelsat, "curl": with_curl}


def measure_here(way: str, hub: dict[str, str], folder: Path) -> None:
    """Download everything in this process; print what it took."""
    work = WAYS[way](hub, folder)
    clock, processor = time.perf_counter(), cpu_seconds()
    work()
    cost = Cost(time.perf_counter() - clock, cpu_seconds() - processor, peak_mb())
    sys.stdout.write(json.dumps(asdict(cost)))


def command_of(way: str, hub: RunningHub, folder: str) -> list[str]:
    """What downloads everything that a hub has, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.transfer", "--way", way, "--folder", folder]
    return [*command, "--hub", json.dumps(hub.addresses)]


def measured(way: str, hub: RunningHub) -> Cost:
    """Download everything that a hub has, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command_of(way, hub, folder), check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Cost(**json.loads(done.stdout))


def refetched_after_kill(hub: RunningHub) -> float:
    """The share of a scene that comes twice because the process was killed (-9) in the middle of it."""
    before = hub.sent_bytes()
    with tempfile.TemporaryDirectory() as folder:
        command = command_of("queue", hub, folder)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while hub.sent_bytes() - before < hub.total_bytes // 2 and process.poll() is None:
                time.sleep(0.02)
            process.kill()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (hub.sent_bytes() - before) / hub.total_bytes - 1.0


def capped(cache: Path, curl: bool, runs: int) -> None:
    """Eight scenes and one, at a cap for each connection: how near to the possible time; then one that is killed."""
    for figure, scenes, scene_bytes in (("eight_scenes", 8, CAPPED_BYTES), ("one_scene", 1, SINGLE_BYTES)):
        with running_hub(cache, scenes, scene_bytes, CONNECTIONS, CAP) as hub:
            possible_s = hub.total_bytes / (CAP * CONNECTIONS)
            times = runs if scenes == 1 else 1
            seconds = min(measured("queue", hub).seconds for _ in range(times))
            print_figure(f"{figure}_ratio", seconds / possible_s, "", 1.0)
            print_figure(f"{figure}_seconds", seconds, "s", possible_s)
            print_figure(f"{figure}_refetched_ratio", hub.sent_bytes() / hub.total_bytes / times - 1.0, "")
            if scenes == 1:
                fetched_s = min(measured("engine", hub).seconds for _ in range(times))  # to the verified archive
                print_figure("one_scene_transfer_ratio", fetched_s / possible_s, "", 1.0)
                print_figure("refetched_ratio", refetched_after_kill(hub), "")
            for name, count in hub.peaks().items():
                print_figure(f"{figure}_{name}_peak", count, "", CONNECTIONS)
            if curl and scenes > 1:
                print_figure(f"{figure}_curl_ratio", measured("curl", hub).seconds / possible_s, "", 1.0)


def uncapped(cache: Path, runs: int, curl: bool) -> None:
    """Eight large scenes at once, as fast as it goes: what a megabyte costs, and what is held in memory."""
    with running_hub(cache, FREE_SCENES, FREE_BYTES, FREE_SCENES, None) as hub:
        costs = {way: [measured(way, hub) for _ in range(runs)] for way in WAYS if curl or way != "curl"}
    megabytes = FREE_SCENES * FREE_BYTES / 1e6
    best = {way: megabytes / min(cost.cpu_seconds for cost in some) for way, some in costs.items()}
    print_figure("mb_per_cpu_second", best["engine"], "MB/s", best["sentinelsat"])
    print_figure("unpacked_mb_per_cpu_second", best["queue"], "MB/s", best["sentinelsat"])
    print_figure("sentinelsat_mb_per_cpu_second", best["sentinelsat"], "MB/s", best.get("curl"))
    if curl:
        print_figure("curl_mb_per_cpu_second", best["curl"], "MB/s")
    print_figure("peak_mb", max(cost.peak_mb for cost in costs["queue"]), "MB", costs["sentinelsat"][0].peak_mb)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="nothing else is printed anyway")
    parser.add_argument(
        "--runs", type=int, default=3, help="of one scene, and of all without a cap; the best one counts"
    )
    parser.add_argument("--part", choices=("capped", "uncapped"), help="only this one")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--hub", type=json.loads, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        measure_here(arguments.way, arguments.hub, arguments.folder)
        return
    curl = shutil.which("curl") is not None
    if not curl:
        sys.stderr.write("SKIPPED LOUDLY: curl is not installed, so there are no figures of it\n")
    with tempfile.TemporaryDirectory(prefix="hub-") as cache:
        if arguments.part != "uncapped":
            capped(Path(cache), curl, arguments.runs)
        if arguments.part != "capped":
            uncapped(Path(cache), arguments.runs, curl)


if __name__ == "__main__":
    main()
