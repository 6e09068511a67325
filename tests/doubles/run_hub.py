"""Serve scenes on loopback until SIGTERM or SIGINT, for scripts that are not tests: those of Oaxaca, a list, or noise.

Prints one line of JSON when it is ready: ``catalogue_url``, ``download_url``, ``token_url``, ``dhus_url``,
``control_url`` (see ``doubles/hub/control.py``) and ``profile``, the file to name in ``SCENE_QUEUE_SERVICES``.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders.oaxaca import GUIDE_NAMES, oaxaca_scenes
from doubles.hub import ALWAYS, Hub, HubScene, gridded_scenes, sample_scenes

_ENDS = (signal.SIGTERM, signal.SIGINT)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", type=Path, required=True, help="where the service profile is written")
    parser.add_argument("--cache", type=Path, help="keeps the built products for the next run (default: for this run)")
    parser.add_argument("--size", type=int, default=60, help="rows and columns of the pictures at 60 m")
    parser.add_argument("--listed", type=int, help="instead of Oaxaca: so many scenes of a country, without products")
    parser.add_argument("--samples", type=int, help="instead of Oaxaca: so many scenes of noise, to be downloaded")
    parser.add_argument("--sample-bytes", type=int, default=64_000_000, help="size of each of them")
    parser.add_argument("--connections", type=int, default=4, help="downloads that the account may run at once")
    parser.add_argument("--page-size", type=int, default=100, help="hits a page, in the profile")
    parser.add_argument("--rate", type=int, help="bytes a second that each download gets")
    parser.add_argument("--user", default="demo")
    parser.add_argument("--password", default="demo")
    parser.add_argument(
        "--cut-after-downloads", type=int, help="the network goes down in the middle of the product after so many"
    )
    return parser.parse_args()


@contextmanager
def _cache(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="hub-") as made:
        yield Path(made)


def _scenes(arguments: argparse.Namespace, cache: Path) -> list[HubScene]:
    if arguments.listed is not None:
        return list(gridded_scenes(arguments.listed))
    if arguments.samples is not None:
        return list(sample_scenes(cache, arguments.samples, arguments.sample_bytes))
    return list(oaxaca_scenes(cache, arguments.size))


def _run(arguments: argparse.Namespace, cache: Path) -> None:
    scenes = _scenes(arguments, cache)
    is_oaxaca = arguments.listed is None and arguments.samples is None
    account = {"user": arguments.user, "password": arguments.password, "connections": arguments.connections}
    with Hub(scenes, **account) as hub:
        for face in ("download", "dhus"):
            hub.faults.throttle(arguments.rate, face)
        if arguments.cut_after_downloads is not None:
            hub.faults.network_down_midway(path_part="/$value", skip=arguments.cut_after_downloads, times=ALWAYS)
        building = hub.build_ahead(GUIDE_NAMES if is_oaxaca else ())
        hub.write_profile(arguments.profile, page_size=arguments.page_size)
        ready = {
            "catalogue_url": hub.catalogue_url,
            "download_url": hub.download_url,
            "token_url": hub.token_url,
            "control_url": hub.control_url,
            "dhus_url": hub.dhus.root,
            "profile": str(arguments.profile),
        }
        sys.stdout.write(f"{json.dumps(ready)}\n")
        sys.stdout.flush()
        signal.sigwait(_ENDS)
    building.join()


def main() -> None:
    """Run until told to stop."""
    arguments = _arguments()
    # Blocked before there is a second thread, and waited for: a handler is lost on a main thread that sleeps while
    # the system has given the signal to another one.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    with _cache(arguments.cache) as cache:
        _run(arguments, cache)


if __name__ == "__main__":
    main()
