"""What else a run of Sen2Cor can come to, besides a good product or a refusal: one behaviour each, by name.

An installation plays one of them. Where they come from: issues of sen2r (#118, #177, #346, #371, #380), texts in the
sources of 2.8.0 and 2.10.01; what was never seen, but must not harm, is played too (a second product, a child in a
session of its own).
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from .refused import RefusedError

SUCCESS = "Application terminated successfully"
FAILURE = "Application terminated with at least one error"
ALREADY = "Product already processed"

# Whoever starts one that hangs has to end it; should nobody, it ends.
_LONGEST_S = 600.0
_LINES_OF_A_FLOOD = 100_000
_EXPLAINED = {
    "fails": "L2A_AtmCorr: no reference pixels found\nModule L2A_AtmCorr failed",
    "no_memory": "Traceback (most recent call last):\nMemoryError",
    "no_tables": "look up table not found: lib_S2C/continental/h99000_wv04_rura.atm",
    "no_dem": "DEM not available, Force_Exit_On_DEM_Error is set\nApplication will terminate",
    "no_data": "scene has only background pixels",
}


def fail_with_words(name: str) -> None:
    """Stop with lines that explain it."""
    raise RefusedError(_EXPLAINED[name])


def raise_from_within(_name: str) -> None:
    """Stop as a program does that nobody thought of: with a traceback and nothing else."""
    raise ValueError("operands could not be broadcast together with shapes (1830,1830) (0,)")


def find_disk_full(_name: str) -> None:
    """Stop where nothing more can be written."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "database.h5")


def hang(name: str) -> None:
    """Do nothing any more, and for the kill that can be asked for not even end."""
    if name == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(_LONGEST_S)


def work_in_silence(_name: str) -> None:
    """Use the processor, and say nothing."""
    end = time.monotonic() + _LONGEST_S
    while time.monotonic() < end:
        sum(range(10_000))


def die(_name: str) -> None:
    """End as the system ends one that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def leave_child(name: str) -> None:
    """Start a child that holds the output open and goes on when this process has ended."""
    command = [sys.executable, "-c", f"import time; time.sleep({_LONGEST_S})"]
    subprocess.Popen(command, start_new_session=name == "own_session")


def flood(_name: str) -> None:
    """Print more than anybody reads."""
    for number in range(_LINES_OF_A_FLOOD):
        sys.stdout.write(f"L2A_Tables: line {number} of a flood\n")
    sys.stdout.flush()


def lose_bands(product: Path) -> None:
    """Leave out what a product has to have."""
    for image in product.glob("GRANULE/*/IMG_DATA/R20m/*_B1?_20m.jp2"):
        image.unlink()


def cut_image(product: Path) -> None:
    """Cut one image in two."""
    image = next(product.glob("GRANULE/*/IMG_DATA/R*m/*_B02_?0m.jp2"))
    image.write_bytes(image.read_bytes()[: image.stat().st_size // 2])


def leave_scratch(product: Path) -> None:
    """Leave the file that a run works with."""
    next(product.glob("GRANULE/*")).joinpath("database.h5").write_bytes(b"\x89HDF\r\n\x1a\n")


def name_as_of_old(product: Path) -> None:
    """Give it the name that products had before 2016-12."""
    platform, _, sensing, _, orbit, _, stamp = product.stem.split("_")
    product.rename(product.with_name(f"{platform}_USER_PRD_MSIL2A_PDMC_{stamp}_{orbit}_V{sensing}_{sensing}.SAFE"))


def name_as_nothing(product: Path) -> None:
    """Give it a name that is no product's."""
    product.rename(product.with_name("result"))


def make_two(product: Path) -> None:
    """Make a second one, of another second."""
    shutil.copytree(product, product.with_name(f"{product.stem[:-15]}20200101T000000.SAFE"))


Named = Callable[[str], None]
AT_START: dict[str, Named] = {"flood": flood, "children": leave_child, "own_session": leave_child}
# in the middle of the first pass, when there is half a product
MIDWAY: dict[str, Named] = {
    **dict.fromkeys(_EXPLAINED, fail_with_words),
    "traceback": raise_from_within,
    "no_space": find_disk_full,
    "silent": hang,
    "deaf": hang,
    "busy": work_in_silence,
    "killed": die,
}
AT_END: dict[str, Callable[[Path], None]] = {
    "half": lose_bands,
    "cut": cut_image,
    "scratch_left": leave_scratch,
    "other_name": name_as_of_old,
    "no_name": name_as_nothing,
    "two": make_two,
}
# how a run ends that has made a complete product: its closing words (empty: none) and its exit code
ENDINGS = {"late_error": (FAILURE, 1), "odd_exit": (SUCCESS, 3), "wordless": ("", 0)}
# played elsewhere: a run that does nothing, one that takes its time first, an installation without its own Python
OTHERS = ("good", "nothing", "slow_start", "no_python")


def names() -> Iterator[str]:
    """All behaviours."""
    yield from (*OTHERS, *AT_START, *MIDWAY, *AT_END, *ENDINGS)
