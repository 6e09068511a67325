"""Judging a run by what it left, not by what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import CorrectionError, DiskError, ErrorKind, SceneQueueError
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Resolution
from scene_queue.core.stages.sen2cor.known_lines import KNOWN_LINES
from scene_queue.core.stages.sen2cor.outcome import RunRecord, is_of_acquisition, judge, wrong_parts

L1C = ProductName.parse("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
SUCCESS = "Progress[%]: 100.00 : Application terminated successfully."
FAILURE = "Progress[%]: 100.00 : Application terminated with at least one error."


def record(*lines: str) -> RunRecord:
    made = RunRecord()
    for line in lines:
        made.read(line)
    return made


def refusal(folder: Path, *lines: str, code: int = 0, resolution: Resolution = Resolution.ALL) -> SceneQueueError:
    with pytest.raises(SceneQueueError) as caught:
        judge(record(*lines), code, folder, L1C, resolution)
    assert L1C.text in caught.value.message
    assert caught.value.advice
    return caught.value


def test_a_complete_product_is_a_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    assert judge(record("Product version: 14.5", SUCCESS, ""), 0, tmp_path, L1C, Resolution.ALL) == made


def test_already_processed_counts_as_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    line = "Progress[%]: 100.00 : Product already processed."
    assert judge(record(line), 0, tmp_path, L1C, Resolution.ALL) == made


def test_an_exit_code_outweighs_a_complete_product(l2a_folder, tmp_path: Path) -> None:
    l2a_folder(tmp_path)
    assert "ended with code 1" in refusal(tmp_path, SUCCESS, code=1).message


def test_a_hundred_percent_with_an_error_is_a_failure(l2a_folder, tmp_path: Path) -> None:
    l2a_folder(tmp_path)
    assert "without saying that it succeeded" in refusal(tmp_path, FAILURE).message


def test_a_success_that_made_nothing_is_a_failure(tmp_path: Path) -> None:
    assert "there is none" in refusal(tmp_path, SUCCESS).message


def test_two_products_are_a_failure_that_names_them(l2a_folder, tmp_path: Path) -> None:
    other = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T999999"
    names = [l2a_folder(tmp_path).name, l2a_folder(tmp_path, other).name]
    assert all(name in refusal(tmp_path, SUCCESS).message for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "S2A_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112",
        "S2B_MSIL2A_20180809T163829_N9999_R126_T15PVT_20261122T101112",
        "S2B_MSIL2A_20180810T163829_N9999_R126_T15PUT_20261122T101112",
        "S2B_MSIL2A_20180809T163829_N9999_R127_T15PUT_20261122T101112",
        "S2B_MSIL2A_something_else",
    ],
)
def test_a_product_of_another_scene_is_a_failure(l2a_folder, tmp_path: Path, name: str) -> None:
    l2a_folder(tmp_path, name)
    assert "of another scene" in refusal(tmp_path, SUCCESS).message


@pytest.mark.parametrize(
    "name",
    [
        "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112",
        "S2B_MSIL2A_20180809T163829_N0206_R126_T15PUT_20180809T221152",
    ],
)
def test_old_and_new_names_are_of_the_same_acquisition(name: str) -> None:
    assert is_of_acquisition(Path(f"{name}.SAFE"), L1C)


@pytest.mark.parametrize("part", ["MTD_MSIL2A.xml", "MTD_TL.xml", "T15PUT_B08_10m.jp2", "T15PUT_SCL_20m.jp2"])
@pytest.mark.parametrize("is_empty", [False, True])
def test_a_missing_or_empty_part_is_named(l2a_folder, tmp_path: Path, part: str, is_empty: bool) -> None:
    made = l2a_folder(tmp_path)
    (file,) = made.rglob(part)
    file.write_text("") if is_empty else file.unlink()
    message = refusal(tmp_path, SUCCESS).message
    assert part.replace("T15PUT", "…") in message
    assert "incomplete" in message


def test_files_of_an_interrupted_run_are_named(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    (made / "GRANULE" / "L2A_T15PUT_A007447_20180809T163826" / "tables.h5").write_text("")
    assert "tables.h5 of an interrupted run is left" in refusal(tmp_path, SUCCESS).message


@pytest.mark.parametrize(
    ("resolution", "needed", "spare"),
    [
        (Resolution.ALL, (10, 20), (60,)),
        (Resolution.R10, (10, 20), (60,)),
        (Resolution.R20, (20,), (10, 60)),
        (Resolution.R60, (60,), (10, 20)),
    ],
)
def test_the_images_of_the_resolution_asked_for_are_needed(
    l2a_folder, tmp_path: Path, resolution: Resolution, needed: tuple[int, ...], spare: tuple[int, ...]
) -> None:
    assert wrong_parts(l2a_folder(tmp_path / "enough", metres=needed), resolution) == ()
    lacking = wrong_parts(l2a_folder(tmp_path / "lacking", metres=spare), resolution)
    assert all(any(f"/R{metres}m/" in part for part in lacking) for metres in needed)


def test_the_image_names_of_the_first_years_are_known(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    for image in list(made.rglob("*.jp2")):
        image.rename(image.with_name(f"L2A_{image.name}"))
    assert wrong_parts(made, Resolution.ALL) == ()


@pytest.mark.parametrize(
    ("line", "sentence", "advice"),
    [
        ("[CRITICAL]  L2A_Config: 3181   Error in creating L2A User Product", "lacks folders", "repair"),
        ("ValueError: cannot parse from 'NoneType'", "lacks its manifest.safe", "repair"),
        ("Product metadata file cannot be read.", "does not know the product's format", "Install"),
        ("Product version 15.0 is not implemented yet.", "does not know the product's format", "Install"),
        ("No metadata in datastrip.", "is incomplete", "repair"),
        ("no tile in GRANULE folder found", "is incomplete", "repair"),
        ("insufficient nr. of bands in tile: T15PUT", "missing or unreadable", "repair"),
        ("L1C user product directory must match the following mask: S2?_MSIL1C*.SAFE", "was renamed", "name back"),
        ("Input user product does not exist.", "not where it was", "Download"),
        ('directory "/x" does not exist.', "not where it was", "Download"),
        ("L2A_Process.py: error: unrecognized arguments: --refresh", "refused its command line", "version"),
        ("File does not exist: /home/ana/sen2cor/2.10/cfg/L2A_GIPP.xml", "(GIPP) is missing", "cfg"),
        ("scene has only background pixels", "holds no data", "Leave this scene out"),
        ("cannot copy report file: x", "rep_info", "repair"),
        ("Syntax error in metadata, see report file for details.", "not what this version expects", "Install"),
        ("MemoryError", "not enough memory", "fewer scenes"),
    ],
)
def test_known_lines_become_a_sentence_and_advice(tmp_path: Path, line: str, sentence: str, advice: str) -> None:
    error = refusal(tmp_path, "Product version: 14.5", line, FAILURE, code=1)
    assert isinstance(error, CorrectionError)
    assert sentence in error.message
    assert advice in error.advice


@pytest.mark.parametrize(
    "line", ["IOError: [Errno 28] No space left on device", "cannot create process status file: /home/ana/sen2cor/log"]
)
def test_what_the_disk_refuses_is_the_users_to_mend(tmp_path: Path, line: str) -> None:
    error = refusal(tmp_path, line, FAILURE, code=1)
    assert isinstance(error, DiskError)
    assert error.kind is ErrorKind.USER


def test_of_several_known_lines_the_most_telling_explains(tmp_path: Path) -> None:
    lines = ("Syntax error in metadata, see report file for details.", "Error in creating L2A User Product")
    assert "lacks folders" in refusal(tmp_path, *lines, code=1).message
    assert "lacks folders" in refusal(tmp_path, *reversed(lines), code=1).message


@pytest.mark.parametrize(
    "line",
    [
        "L2A_Tables: Continue without ESA CCI Water Bodies (150m) information",
        "no ozone values found in input data, default (331) will be used",
        "DEM not found, continue with a flat terrain",
        "Product versions > 14.9 are not implemented yet.",
        "Version 14.9 will be used by default, but warnings during validation might occur.",
    ],
)
def test_harmless_lines_explain_nothing(l2a_folder, tmp_path: Path, line: str) -> None:
    assert not any(known.expression.search(line) for known in KNOWN_LINES)
    made = l2a_folder(tmp_path)
    assert judge(record(line, SUCCESS), 0, tmp_path, L1C, Resolution.ALL) == made


def test_a_warning_that_is_known_does_not_spoil_a_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    lines = ("Syntax error in metadata, see report file for details.", SUCCESS)
    assert judge(record(*lines), 0, tmp_path, L1C, Resolution.ALL) == made


@pytest.mark.parametrize("code", [-9, 137])
def test_a_run_that_the_system_ended_points_to_the_memory(tmp_path: Path, code: int) -> None:
    error = refusal(tmp_path, "Progress[%]: 6.18 : PID-1, x: y", code=code)
    assert "memory" in error.message
    assert "4 to 6 GB" in error.advice


def test_an_unknown_failure_quotes_its_last_words(tmp_path: Path) -> None:
    lines = ("Traceback (most recent call last):", "KeyError: 'B10'", "", FAILURE)
    assert "KeyError: 'B10'" in refusal(tmp_path, *lines, code=1).message


def test_where_all_lines_are_progress_the_last_is_quoted(tmp_path: Path) -> None:
    assert "at least one error" in refusal(tmp_path, "Progress[%]: 1.0 : a", FAILURE, code=1).message


def test_a_run_that_said_nothing_is_told_so(tmp_path: Path) -> None:
    assert "said nothing" in refusal(tmp_path, code=1).message
