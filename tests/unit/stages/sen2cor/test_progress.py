"""Reading the lines of a running Sen2Cor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scene_queue.core.events import Progress
from scene_queue.core.stages.sen2cor.progress import RunProgress


@pytest.mark.parametrize(
    ("line", "fraction", "text"),
    [
        ("Progress[%]:  0.00 : Generating datastrip metadata", 0.0, "Generating datastrip metadata"),
        (
            "Progress[%]: 6.18 : PID-584932, L2A_AtmCorr: end of interpolation LUTs, elapsed time[s]: 0.522, "
            "total: 0:02:37.677020",
            0.0618,
            "end of interpolation LUTs",
        ),
        (
            "[INFO] Progress[%]: 9.48 : L2A_DEM: list read, elapsed time[s]: 0.042, total: 0:00:01.367092",
            0.0948,
            "list read",
        ),
        (
            "Progress[%]: 14.20 : PID-1, L2A_ProcessTile: start of Scene Classification, elapsed time[s]: 1, total: 6",
            0.142,
            "start of Scene Classification",
        ),
    ],
)
def test_each_versions_line_is_understood(line: str, fraction: float, text: str) -> None:
    said = RunProgress().read(line)
    assert said is not None
    assert said.fraction == pytest.approx(fraction)
    assert said.text == text


@pytest.mark.parametrize("line", ["", "Product version: 14.9", "Operation mode: TOOLBOX", "Progress[%]: soon : x"])
def test_other_lines_say_nothing_about_progress(line: str) -> None:
    assert RunProgress().read(line) is None


@pytest.mark.parametrize("end", ["successfully.", "with at least one error."])
def test_a_hundred_percent_is_never_believed(end: str) -> None:
    assert RunProgress().read(f"Progress[%]: 100.00 : Application terminated {end}") == Progress(
        0.99, f"Application terminated {end}"
    )


def test_it_never_goes_back() -> None:
    progress = RunProgress()
    said = [progress.read(f"Progress[%]: {percent} : PID-1, x: y") for percent in (10, 60.5, 20, 250, 30)]
    assert [item.fraction for item in said if item] == [0.1, 0.605, 0.605, 0.99, 0.99]


def test_all_progress_lines_that_users_posted_are_understood(recorded: Path) -> None:
    lines = (recorded / "safe" / "logs" / "excerpts.txt").read_text().splitlines()
    posted = [line for line in lines if re.search(r"Progress\[", line)]
    assert posted
    for line in posted:
        said = RunProgress().read(line)
        assert said is not None
        assert "elapsed" not in said.text and "PID" not in said.text
