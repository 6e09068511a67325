"""Plays the story of ``tests/stories/road.py`` in a real QGIS and tells what happens; see ``scripts/demo``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
sys.path[:0] = [str(TESTS / "stories"), str(TESTS)]

from doubles.sen2cor.installing import install  # noqa: E402 - the path is set above
from harness.desktop import Desktop, Verdict  # noqa: E402

ZIP = ROOT / "dist" / "scene_queue.zip"
USER, PASSWORD = "demo", "demo"
PRODUCT_SIZE = 90  # pixels at 60 m: a corner of each tile, some 5 km wide
BYTES_PER_SECOND = 400_000  # a connection: slow enough that the progress can be seen
EMBEDDED_SECONDS, LIVE_SECONDS = 170.0, 24 * 3600.0


@dataclass(frozen=True)
class Plan:
    """What is played, and against what."""

    out: Path
    live: bool
    own_screen: bool

    def road(self) -> dict[str, object]:
        """What the story needs to know."""
        return {
            "folder": str(self.out / "products"),
            "live": self.live,
            "assert_names": not self.live,
            "user": USER,
            "password": PASSWORD,
            "queue_seconds": LIVE_SECONDS if self.live else EMBEDDED_SECONDS,
        }

    def tell(self, verdict: Verdict) -> None:
        """Say how the story ended; on the user's screen QGIS is still open then."""
        print()
        for line in verdict.lines():
            print(line)
        if self.own_screen and verdict.finished:
            print("QGIS stays open for you; the demo ends when you close it.", flush=True)

    def settings(self) -> dict[str, str]:
        """QGIS settings for the story."""
        return {} if self.live else {"scene_queue/sen2cor": str(install(self.out / "sen2cor"))}


def main(arguments: list[str]) -> int:
    """Play, print, and say how it ended."""
    parser = argparse.ArgumentParser(prog="demo", description="From the polygon of Oaxaca to L2A layers, in QGIS.")
    parser.add_argument("--out", type=Path, help="folder for pictures, project and products")
    parser.add_argument("--live", action="store_true", help="ask the real Copernicus Data Space with your account")
    chosen = parser.parse_args(arguments)
    out = (chosen.out or Path(tempfile.mkdtemp(prefix="scene_queue_demo."))).resolve()
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("*.png"), *out.glob("*.log")):
        old.unlink()
    print(f"Everything goes to {out}", flush=True)
    has_screen = bool(os.environ.get("DISPLAY"))
    verdict = play(Plan(out, chosen.live, has_screen))
    print(ending(verdict, out))
    return 0 if verdict.passed else 1


def play(plan: Plan) -> Verdict:
    """Play the story against the embedded hub or the real service."""
    if plan.live:
        return play_with(plan, {name: value for name, value in os.environ.items() if name.startswith("CDSE_")})
    with embedded_hub(plan.out) as profile:
        return play_with(plan, {"SCENE_QUEUE_SERVICES": str(profile)})


def play_with(plan: Plan, environment: Mapping[str, str]) -> Verdict:
    """Play the story with these variables; its lines are printed as they come."""
    desktop = Desktop(
        plugin_zip=ZIP,
        out=plan.out,
        settings=plan.settings(),
        environment={**environment, "ROAD": json.dumps(plan.road())},
        own_screen=plan.own_screen,
    )
    ended = threading.Event()
    follower = threading.Thread(target=follow, args=(plan.out / "story.log", plan.out, ended))
    follower.start()
    try:
        seconds = LIVE_SECONDS if plan.live else EMBEDDED_SECONDS + 60
        return desktop.play(TESTS / "stories" / "road.py", seconds, on_verdict=plan.tell)
    finally:
        ended.set()
        follower.join()


def follow(log: Path, out: Path, ended: threading.Event) -> None:
    """Print a growing file, and pass on the one question that the live story asks."""
    position = 0
    while True:
        last_round = ended.wait(0.2)
        if log.exists():
            text = log.read_text(encoding="utf-8")
            print(text[position:], end="", flush=True)
            position = len(text)
        question = out / "question.txt"
        if question.exists():
            (out / "answer.txt").write_text(answer_to(question.read_text(encoding="utf-8")), encoding="utf-8")
            question.unlink()
        if last_round:
            return


def answer_to(question: str) -> str:
    """What the person at the terminal says; without a terminal: no."""
    try:
        return input(question)
    except EOFError:
        return "no"


@contextmanager
def embedded_hub(out: Path) -> Iterator[Path]:
    """The hub on loopback, in a process of its own; yields its service profile."""
    profile = out / "services.json"
    command = [sys.executable, str(TESTS / "doubles" / "run_hub.py"), "--profile", str(profile)]
    command += ["--size", str(PRODUCT_SIZE), "--rate", str(BYTES_PER_SECOND), "--user", USER, "--password", PASSWORD]
    with (out / "hub.log").open("wb") as log:
        hub = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            started = time.monotonic()
            ready = hub.stdout.readline() if hub.stdout else ""
            if not ready:
                raise SystemExit(f"The embedded hub did not start; see {out / 'hub.log'}")
            print(f"The embedded hub is ready after {time.monotonic() - started:.0f} s.", flush=True)
            yield profile
        finally:
            hub.terminate()
            hub.wait(10)


def ending(verdict: Verdict, out: Path) -> str:
    """The last line."""
    if verdict.passed:
        return f"Done: pictures, project (oaxaca.qgz) and map (map.png) are in {out}"
    failed = next((what for ok, what in verdict.checks if not ok), "")
    return f"The demo did not come to its end{f': not so that {failed}' if failed else ''}. See {out}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
