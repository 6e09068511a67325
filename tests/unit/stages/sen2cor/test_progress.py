"""Reading the lines of a running Sen2Cor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scene_queue.core.events import Progress
from scene_queue.core.settings import Resolution
from scene_queue.core.stages.sen2cor.progress import RunProgress, passes_of


def line(text: str, percent: float = 1.0) -> str:
    return f"Progress[%]: {percent:03.2f} : PID-17, {text}, elapsed time[s]: 0.012, total: 0:00:07.123456"


def of_pass(metres: int) -> list[str]:
    """What one pass prints, as 2.10 does."""
    tile = "L2A_ProcessTile"
    steps = [f"{tile}: processing with resolution {metres} m", f"{tile}: start of pre processing"]
    steps += ["L2A_Tables: start import", *(f"L2A_Tables: band B{band:02d} imported" for band in range(1, 13))]
    if metres != 10:
        steps += [f"{tile}: start of Scene Classification", *(f"L2A_CSND_{step} " for step in range(20))]
    steps += [f"{tile}: start of Atmospheric Correction", *(f"L2A_AtmCorr: end of {step}" for step in range(12))]
    steps += [f"{tile}: start of post processing", f"L2A_Tables: start export for {metres} m resolution"]
    return [*map(line, steps), line("L2A_Tables: stop export")]


@pytest.mark.parametrize(
    ("printed", "fraction", "text"),
    [
        ("Progress[%]:  0.00 : Generating datastrip metadata", 0.0, "Generating datastrip metadata"),
        (
            "[INFO] Progress[%]: 9.48 : L2A_DEM: list read, elapsed time[s]: 0.042, total: 0:00:01.367092",
            0.0948,
            "list read",
        ),
        ("Progress[%]: 14.20 : PID-1, L2A_X: something new, elapsed time[s]: 1, total: 6", 0.142, "something new"),
    ],
)
def test_a_line_before_the_first_step_has_its_percentage(printed: str, fraction: float, text: str) -> None:
    said = RunProgress().read(printed)
    assert said is not None
    assert said.fraction == pytest.approx(fraction)
    assert said.text == text


@pytest.mark.parametrize("other", ["", "Product version: 14.9", "Operation mode: TOOLBOX", "Progress[%]: soon : x"])
def test_other_lines_say_nothing_about_progress(other: str) -> None:
    assert RunProgress().read(other) is None


@pytest.mark.parametrize("end", ["successfully.", "with at least one error."])
def test_a_hundred_percent_is_never_believed(end: str) -> None:
    said = RunProgress().read(f"Progress[%]: 100.00 : Application terminated {end}")
    assert said is not None
    assert (said.fraction, said.text) == (0.99, f"Application terminated {end}")


def test_it_never_goes_back() -> None:
    progress = RunProgress()
    said = [progress.read(f"Progress[%]: {percent} : PID-1, x: y") for percent in (10, 60.5, 20, 250, 30)]
    assert [item.fraction for item in said if item] == [0.1, 0.605, 0.605, 0.99, 0.99]


def test_all_progress_lines_that_users_posted_are_understood(recorded: Path) -> None:
    lines = (recorded / "safe" / "logs" / "excerpts.txt").read_text().splitlines()
    posted = [printed for printed in lines if re.search(r"Progress\[", printed)]
    assert posted
    for printed in posted:
        said = RunProgress().read(printed)
        assert said is not None
        assert "elapsed" not in said.text and "PID" not in said.text


# The steps


def followed(lines: list[str], progress: RunProgress | None = None) -> list[Progress]:
    progress = progress or RunProgress()
    return [said for printed in lines if (said := progress.read(printed))]


def test_the_steps_are_told_in_plain_words_beside_sen2cors_own() -> None:
    said = [item.text for item in followed(of_pass(20) + of_pass(10))]
    assert said[0] == "20 m, reading images: processing with resolution 20 m"
    assert "20 m, scene classification: start of Scene Classification" in said
    assert "20 m, atmospheric correction: end of 3" in said
    assert "20 m, writing: stop export" in said
    assert said[-1] == "10 m, writing: stop export"


def test_a_run_of_two_passes_grows_from_start_to_end_whatever_sen2cor_reckons() -> None:
    lines = of_pass(20) + [printed.replace("1.00", "99.90") for printed in of_pass(10)]
    fractions = [item.fraction or 0 for item in followed(lines)]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.02
    assert fractions[len(of_pass(20))] == pytest.approx(0.5)
    assert 0.9 < fractions[-1] < 1


def test_the_pass_that_comes_first_for_10_m_is_not_taken_for_the_last() -> None:
    lines = [line("L2A_ProcessTile: 20 m resolution must be processed first"), *of_pass(20)]
    assert max(item.fraction or 0 for item in followed(lines)) < 0.5


@pytest.mark.parametrize(
    ("resolution", "version", "passes"),
    [
        (Resolution.ALL, (2, 11, 0), [20, 10]),
        (Resolution.ALL, (2, 5, 5), [60, 20, 10]),
        (Resolution.ALL, None, [20, 10]),
        (Resolution.R10, (2, 5, 5), [20, 10]),
        (Resolution.R20, (2, 11, 0), [20]),
        (Resolution.R60, (2, 11, 0), [60]),
    ],
)
def test_the_passes_follow_from_resolution_and_version(resolution, version, passes: list[int]) -> None:
    assert passes_of(resolution, version, is_classified_only=False) == passes
    only = passes_of(resolution, version, is_classified_only=True)
    assert only == ([60] if resolution is Resolution.R60 else [20])


def test_a_classified_scene_is_nearly_done_when_its_classification_is_written() -> None:
    lines = [printed for printed in of_pass(20) if "Atm" not in printed]
    said = followed(lines, RunProgress([20], is_classified_only=True))
    assert 0.7 < (said[-1].fraction or 0) < 1


def test_the_download_of_a_terrain_model_is_told() -> None:
    progress = RunProgress()
    progress.read(line("L2A_ProcessTile: processing with resolution 20 m"))
    said = progress.read("Trying to retrieve DEM from URL https://example.org/a.tar this may take some time ...")
    assert said is not None
    assert "downloading a terrain model" in said.text


# The time that is left


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_at_first_the_time_left_is_that_of_a_usual_run() -> None:
    (said,) = followed([line("L2A_ProcessTile: processing with resolution 20 m")], RunProgress(usual_s=1800.0))
    assert said.seconds_left == pytest.approx(1800.0, abs=30)


@pytest.mark.parametrize(("took", "least", "most"), [(900.0, 890, 910), (1800.0, 1300, 1400), (450.0, 600, 700)])
def test_a_quicker_or_slower_run_shifts_the_time_left(took: float, least: float, most: float) -> None:
    clock = Clock()
    progress = RunProgress(usual_s=1800.0, clock=clock)
    for printed in of_pass(20):
        progress.read(printed)
    clock.now += took
    said = progress.read(of_pass(10)[0])  # half of it is done
    assert said is not None
    assert least <= (said.seconds_left or 0) <= most


def test_without_a_past_the_time_left_is_by_the_pace_so_far() -> None:
    clock = Clock()
    progress = RunProgress(clock=clock)
    first = progress.read(of_pass(20)[0])
    assert first is not None
    assert first.seconds_left is None
    clock.now += 600
    half = followed([*of_pass(20), of_pass(10)[0]], progress)[-1]
    assert half.seconds_left == pytest.approx(600)
