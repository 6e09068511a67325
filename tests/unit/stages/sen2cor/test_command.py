"""The command line of each version."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.settings import CorrectionOptions, Resolution
from scene_queue.core.stages.sen2cor import Installation
from scene_queue.core.stages.sen2cor.command import correction_command, has_output_option, require_arguments

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


def test_a_batch_file_in_a_folder_with_a_blank_is_told_before_it_runs() -> None:
    batch = installation(2, 11, 0, process="/Program Files/Sen2Cor/L2A_Process.bat")
    with pytest.raises(SettingsError, match="must not have a blank"):
        correction_command(batch, PRODUCT, OUTPUT, Resolution.ALL)
    assert correction_command(installation(2, 11, 0, process="/my opt/L2A_Process"), PRODUCT, OUTPUT, Resolution.ALL)


# What the order's options add


@pytest.mark.parametrize("version", [(2, 5, 5), (2, 8, 0), (2, 12, 3)])
def test_the_runs_own_parameter_file_is_given_absolute(version: tuple[int, ...]) -> None:
    command = correction_command(installation(*version), PRODUCT, OUTPUT, Resolution.ALL, gipp=Path("L2A_GIPP.xml"))
    assert command[command.index("--GIP_L2A") + 1] == str(Path("L2A_GIPP.xml").absolute())
    assert command[-1] == str(PRODUCT)


@pytest.mark.parametrize(
    ("resolution", "asked"),
    [(Resolution.ALL, "20"), (Resolution.R10, "20"), (Resolution.R20, "20"), (Resolution.R60, "60")],
)
def test_scenes_are_classified_at_20_or_60_m_only(resolution: Resolution, asked: str) -> None:
    options = CorrectionOptions(classification_only=True)
    command = correction_command(installation(2, 9, 0), PRODUCT, OUTPUT, resolution, options)
    assert command[1:4] == ["--resolution", asked, "--sc_only"]


def test_an_experts_arguments_stand_before_the_product() -> None:
    arguments = ("--processing_baseline", "05.09", "--sc_classic", "--GIP_L2A_SC=/x/sc.xml", "--newer", "7", "--debug")
    options = CorrectionOptions(arguments=arguments)
    command = correction_command(installation(2, 10, 1), PRODUCT, OUTPUT, Resolution.ALL, options)
    assert command[-8:] == [*arguments, str(PRODUCT)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--output_dir", "/x"), "folder of its own"),
        (("--output_dir=/x",), "folder of its own"),
        (("--out", "/x"), "folder of its own"),
        (("--work_dir", "/x"), "folder of its own"),
        (("--resolution", "10"), "has a resolution"),
        (("--debug", "--res=10"), "has a resolution"),
        (("--GIP_L2A", "/x"), "parameter file"),
        (("--mode", "process_tile"), "corrected whole"),
        (("--sc_only",), "scene classification only"),
        (("--cr_only",), "without images"),
        (("--help",), "nothing would be corrected"),
        (("-h",), "nothing would be corrected"),
        (("--refresh",), "before 2.8"),
        (("/data/other.SAFE",), "is the order's"),
        (("--debug", "/data/other.SAFE"), "is the order's"),
        (("--tile", "L1C_X", "/data/other.SAFE"), "is the order's"),
        (("--", "other.SAFE"), "is the order's"),
    ],
)
def test_an_argument_that_may_not_be_set_is_refused_with_the_reason(arguments: tuple[str, ...], reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        require_arguments(installation(2, 11, 0), arguments)


def test_2_5_5_may_be_told_to_refresh() -> None:
    options = CorrectionOptions(arguments=("--refresh",))
    assert "--refresh" in correction_command(installation(2, 5, 5), PRODUCT, OUTPUT, Resolution.ALL, options)


@pytest.mark.parametrize("argument", ["--processing_centre=A|B", "--processing_baseline=%TEMP%"])
def test_an_argument_that_windows_would_act_on_is_refused(argument: str) -> None:
    batch = installation(2, 11, 0, process="/s/L2A_Process.bat")
    with pytest.raises(SettingsError, match="cannot be given the argument"):
        correction_command(batch, PRODUCT, OUTPUT, Resolution.ALL, CorrectionOptions(arguments=(argument,)))
