"""The command line of each version."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.settings import Resolution
from scene_queue.core.stages.sen2cor import Installation
from scene_queue.core.stages.sen2cor.command import correction_command, has_output_option

PRODUCT = Path("/data/L1C/S2B_MSIL1C_X.SAFE")
OUTPUT = Path("/data/.scene_queue/output")


def installation(*version: int, process: str = "/opt/s/bin/L2A_Process") -> Installation:
    return Installation(Path("/opt/s"), Path(process), version)  # type: ignore[arg-type]


@pytest.mark.parametrize("version", [(2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3), (3, 3, 2)])
def test_newer_versions_are_told_their_output_folder(version: tuple[int, ...]) -> None:
    command = correction_command(installation(*version), PRODUCT, OUTPUT, Resolution.R10)
    expected = ["/opt/s/bin/L2A_Process", "--resolution", "10", "--output_dir", str(OUTPUT), str(PRODUCT)]
    assert command == expected
    assert has_output_option(installation(*version))


def test_2_5_5_has_no_output_folder() -> None:
    command = correction_command(installation(2, 5, 5), PRODUCT, OUTPUT, Resolution.R60)
    assert command == ["/opt/s/bin/L2A_Process", "--resolution", "60", str(PRODUCT)]
    assert not has_output_option(installation(2, 5, 5))


@pytest.mark.parametrize("version", [(2, 5, 5), (2, 11, 0)])
def test_all_resolutions_are_asked_for_by_saying_nothing(version: tuple[int, ...]) -> None:
    assert "--resolution" not in correction_command(installation(*version), PRODUCT, OUTPUT, Resolution.ALL)


def test_paths_are_given_absolute() -> None:
    command = correction_command(installation(2, 11, 0), Path("in"), Path("out"), Resolution.ALL)
    assert Path(command[-1]) == Path("in").absolute()
    assert Path(command[-2]) == Path("out").absolute()


def test_a_path_with_blanks_stays_one_argument() -> None:
    product = Path("/my data/S2B_MSIL1C_X.SAFE")
    assert correction_command(installation(2, 11, 0), product, OUTPUT, Resolution.ALL)[-1] == str(product)


@pytest.mark.parametrize("character", list('%&|<>^!"'))
def test_what_windows_command_interpreter_would_act_on_is_refused(character: str) -> None:
    batch = installation(2, 11, 0, process="/s/L2A_Process.bat")
    with pytest.raises(SettingsError, match="cannot be given the path"):
        correction_command(batch, Path(f"/data{character}calc/X.SAFE"), OUTPUT, Resolution.ALL)


def test_the_same_characters_are_fine_without_an_interpreter() -> None:
    command = correction_command(installation(2, 11, 0), Path("/data&more/X.SAFE"), OUTPUT, Resolution.ALL)
    assert command[-1] == "/data&more/X.SAFE"


def test_a_batch_file_takes_blanks() -> None:
    batch = installation(2, 11, 0, process="/s/L2A_Process.bat")
    assert correction_command(batch, Path("/my data/X.SAFE"), OUTPUT, Resolution.ALL)[-1] == "/my data/X.SAFE"
