"""The stand-in takes and refuses what each version of Sen2Cor does: command line, formats, folders, parameter file."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from builders.safe_product import build_l1c
from doubles.sen2cor.command_line import parser_of
from doubles.sen2cor.installing import PACKAGE, install
from doubles.sen2cor.parameter_file import NAME, parameter_file
from doubles.sen2cor.personalities import parsed_version
from doubles.sen2cor.stand_in import main
from scene_queue.core.stages.sen2cor.installation import parse_version
from scene_queue.core.stages.sen2cor.versions import accepts

VERSIONS = ["2.5.5", "2.8.0", "2.9.0", "2.10.1", "2.11.0", "2.12.3"]
OLD, NEW, SINCE_2_10 = VERSIONS[:1], VERSIONS[1:], VERSIONS[3:]
NEEDED = {"AUX_DATA": VERSIONS[:3], "HTML": OLD, "rep_info": VERSIONS}
BASELINES = ["0204", "0205", "0206", "0209", "0300", "0301", "0400", "0500", "0510", "0511", "0512"]
L1C = "S2B_MSIL1C_20180809T163829_N{}_R126_T15PUT_20180809T221152"
MADE_SINCE_2_8 = r"S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20[2-9]\d{5}T\d{6}\.SAFE"
CREATION = "Error in creating L2A User Product"
OLD_NAME, SUPPORTING = "Sentinel-2 Level 2A Processor (Sen2Cor).", "supporting Level-1C product version"
SENTENCES = {
    "2.5.5": f"{OLD_NAME} Version: 2.5.5, created: 2018.03.19, {SUPPORTING} <= 14.5.",
    "2.8.0": f"{OLD_NAME} Version: 2.8.0, created: 2019.02.20, {SUPPORTING} 14.2 - 14.5.",
    "2.9.0": f"Sen2Cor 2.9.0, created: 2020.11.30, {SUPPORTING} 14.2 - 14.6.",
    "2.10.1": f"Sen2Cor. Version: 02.10.01, created: 2021.12.13, {SUPPORTING} 14.2 - 14.9.",
    "2.11.0": f"Sen2Cor. Version: 02.11.00, created: 2022.11.16, {SUPPORTING} 14.2 - 14.9.",
    "2.12.3": f"Sen2Cor. Version: 02.12.03, created: 2024.12.01, {SUPPORTING} 14.2 - 15.0.",
}
REFUSED_OPTIONS = {
    "2.5.5": ["output_dir", "work_dir", "processing_baseline", "mode", "raw", "tif", "debug", "sc_classic", "sc_cog"],
    "2.8.0": ["refresh", "sc_classic", "sc_cog"],
    "2.9.0": ["refresh", "sc_classic", "sc_cog"],
    "2.10.1": ["refresh", "Hyper_MS"],
    "2.11.0": ["refresh", "Hyper_MS"],
    "2.12.3": ["refresh", "Hyper_MS"],
}
TAKEN_OPTIONS = {
    "2.5.5": ["--refresh", "--sc_only", "--GIP_L2A", "a.xml", "--resolution", "60"],
    "2.8.0": ["--output_dir", "out", "--work_dir", "work", "--processing_baseline", "02.09", "--tif", "--debug"],
    "2.9.0": ["--output_dir", "out", "--sc_only", "--GIP_L2A_AC", "a.xml", "--resolution", "10"],
    "2.10.1": ["--output_dir", "out", "--sc_classic", "--sc_cog"],
    "2.11.0": ["--output_dir", "out", "--sc_classic", "--sc_cog"],
    "2.12.3": ["--output_dir", "out", "--sc_classic", "--sc_cog"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for baseline in BASELINES:
        build_l1c(L1C.format(baseline), folder, size=12)
    return folder


@pytest.fixture
def l1c(built: Path, tmp_path: Path) -> Path:
    """A product that every version takes, and that a test may damage."""
    name = f"{L1C.format('0206')}.SAFE"
    return Path(shutil.copytree(built / name, tmp_path / "in" / name))


def correct(tmp_path: Path, version: str, product: Path, *options: str, behaviour: str = "good") -> tuple[int, str]:
    """Run a version in this process: exit code and output; where there is the option, into ``out``."""
    installation = install(tmp_path / "programs", version, behaviour=behaviour)
    output = [] if version in OLD else ["--output_dir", str(tmp_path / "out")]
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as printed:
        patch.setenv("SEN2COR_HOME", str(tmp_path / "home"))
        code = main([*output, *options, str(product)], installation)
    return code, printed.getvalue()


def made(tmp_path: Path) -> Path:
    (product,) = tmp_path.glob("*/S2?_MSIL2A_*.SAFE")
    return product


def image_folders(tmp_path: Path) -> set[str]:
    return {path.parent.name for path in made(tmp_path).glob("GRANULE/*/IMG_DATA/*/*.jp2")}


@pytest.mark.parametrize("version", VERSIONS)
def test_help_says_the_version_in_its_own_words_broken_at_the_width_of_the_terminal(
    tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = parser_of(parsed_version(version)).format_help()

    assert SENTENCES[version] in " ".join(text.split())
    assert SENTENCES[version] not in text
    assert parse_version(text) == parsed_version(version)


@pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script")
@pytest.mark.parametrize("version", ["2.5.5", "2.12.3"])
def test_its_script_is_started_from_an_installations_folder(tmp_path: Path, version: str) -> None:
    process = install(tmp_path, version) / "bin" / "L2A_Process"
    done = subprocess.run(
        [process, "--help"], env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=True, text=True
    )

    assert process.parent.parent.name == {"2.5.5": "Sen2Cor-02.05.05-Linux64"}.get(version, "Sen2Cor-02.12.03-Linux64")
    assert SENTENCES[version] in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("version", "option"), [(version, option) for version, options in REFUSED_OPTIONS.items() for option in options]
)
def test_an_option_of_other_versions_ends_with_2_and_the_usage(
    tmp_path: Path, version: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--{option}", "product.SAFE"], install(tmp_path, version))
    printed = capsys.readouterr()

    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.startswith("usage: L2A_Process.py")
    assert "unrecognized arguments" in printed.err


@pytest.mark.parametrize("version", VERSIONS)
def test_each_takes_what_is_its_own(version: str) -> None:
    parsed = parser_of(parsed_version(version)).parse_args([*TAKEN_OPTIONS[version], "product.SAFE"])

    assert parsed.input_dir == "product.SAFE"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("baseline", BASELINES)
def test_each_takes_the_baselines_that_the_plugin_chooses_it_for_and_no_others(
    built: Path, tmp_path: Path, version: str, baseline: str
) -> None:
    product = built / f"{L1C.format(baseline)}.SAFE"
    code, _ = correct(tmp_path, version, product, behaviour="nothing")

    assert (code == 0) == accepts(parsed_version(version), baseline)


@pytest.mark.parametrize(
    ("version", "baseline", "last"),
    [
        ("2.5.5", "0301", "Incorrect datastrip L1C xml format"),
        ("2.8.0", "0204", "Product metadata file cannot be read."),
        ("2.8.0", "0301", "Incorrect datastrip L1C xml format"),
        ("2.8.0", "0400", "Incorrect datastrip L1C xml format"),
        ("2.9.0", "0511", "Incorrect datastrip L1C xml format"),
        ("2.10.1", "0511", "Product metadata file cannot be read."),
        ("2.11.0", "0512", "Product metadata file cannot be read."),
    ],
)
def test_a_format_that_is_not_known_is_refused_in_that_versions_words(
    built: Path, tmp_path: Path, version: str, baseline: str, last: str
) -> None:
    code, printed = correct(tmp_path, version, built / f"{L1C.format(baseline)}.SAFE")

    assert (code, printed.splitlines()[-1]) == (1, last)
    is_told = "Product version 15.0 is not implemented yet." in printed
    assert is_told == (baseline >= "0400" and version in ("2.8.0", "2.9.0"))
    assert "terminated" not in printed
    assert not list(tmp_path.glob("*/*MSIL2A*"))


@pytest.mark.parametrize(
    ("version", "baseline", "lines"),
    [
        (
            "2.5.5",
            "0206",
            [
                "Operation mode PDGS is not supported for Product version 14.2.",
                "Operation mode will be reset to TOOLBOX.",
                "Product version: 14.5. Operation mode: PDGS. Processing baseline: 02.06.",
            ],
        ),
        ("2.8.0", "0206", ["Old product version 14.2 detected, - will be updated to 14.5"]),
        ("2.9.0", "0301", ["Product version: 14.6", "Operation mode: TOOLBOX", "Processing baseline: 99.99"]),
        ("2.10.1", "0510", ["Product versions > 14.9 are not implemented yet.", "Product version: 14.9"]),
        ("2.12.3", "0511", ["Product version: 15.0", "Operation mode: TOOLBOX", "Processing baseline: 99.99"]),
    ],
)
def test_each_announces_a_product_in_its_own_words(
    built: Path, tmp_path: Path, version: str, baseline: str, lines: list[str]
) -> None:
    code, printed = correct(tmp_path, version, built / f"{L1C.format(baseline)}.SAFE", behaviour="nothing")
    said = printed.splitlines()

    assert code == 0
    assert said[0].startswith(SENTENCES[version].rstrip("."))
    assert said[0].endswith(" started ...")
    assert [line for line in said if line in lines] == lines


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("folder", ["AUX_DATA", "HTML", "rep_info"])
def test_each_needs_the_folders_that_it_needs(l1c: Path, tmp_path: Path, version: str, folder: str) -> None:
    shutil.rmtree(l1c / folder)
    is_needed = version in NEEDED[folder]
    code, printed = correct(tmp_path, version, l1c, "--resolution", "60")

    assert code == (1 if is_needed else 0)
    assert printed.count(CREATION) == (0 if not is_needed else 2 if version in OLD else 1)
    assert ("[CRITICAL]  L2A_Config: 3181   " in printed) == (is_needed and version in OLD)
    assert ("terminated with at least one error" in printed) == (is_needed and version in NEW)


@pytest.mark.parametrize("version", NEW)
def test_since_2_8_the_product_has_a_name_of_its_own_in_the_folder_asked_for(
    l1c: Path, tmp_path: Path, version: str
) -> None:
    assert correct(tmp_path, version, l1c)[0] == 0
    assert re.fullmatch(MADE_SINCE_2_8, made(tmp_path).name)
    assert made(tmp_path).parent == tmp_path / "out"
    assert image_folders(tmp_path) == {"R10m", "R20m", "R60m"}


def test_since_2_8_a_baseline_asked_for_stands_in_the_name(l1c: Path, tmp_path: Path) -> None:
    correct(tmp_path, "2.11.0", l1c, "--processing_baseline", "05.09", "--resolution", "60")

    assert "_N0509_" in made(tmp_path).name


def test_before_2_8_the_product_lies_beside_its_input_and_has_its_baseline_and_date(l1c: Path, tmp_path: Path) -> None:
    code, printed = correct(tmp_path, "2.5.5", l1c)

    assert code == 0
    assert made(tmp_path) == l1c.with_name(l1c.name.replace("L1C", "L2A"))
    assert re.findall(r"processing with resolution (\d+) m", printed) == ["60", "20", "10"]
    assert image_folders(tmp_path) == {"R10m", "R20m", "R60m"}


def test_before_2_8_a_product_that_is_there_is_not_made_again(l1c: Path, tmp_path: Path) -> None:
    correct(tmp_path, "2.5.5", l1c, "--resolution", "60")
    again = correct(tmp_path, "2.5.5", l1c, "--resolution", "60")
    finer = correct(tmp_path, "2.5.5", l1c, "--resolution", "20")

    assert (again[0], again[1].splitlines()[-2]) == (0, "Progress[%]: 100.00 : Product already processed.")
    assert "terminated successfully" in finer[1]
    assert image_folders(tmp_path) == {"R20m", "R60m"}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("resolution", "folder"), [("60", "R60m"), ("20", "R20m")])
def test_a_scene_that_is_only_classified_has_no_other_image(
    l1c: Path, tmp_path: Path, version: str, resolution: str, folder: str
) -> None:
    code, printed = correct(tmp_path, version, l1c, "--sc_only", "--resolution", resolution)
    (image,) = made(tmp_path).glob("GRANULE/*/IMG_DATA/*/*.jp2")
    named = [str(one.text) for one in ElementTree.parse(made(tmp_path) / "MTD_MSIL2A.xml").iter("IMAGE_FILE")]

    assert code == 0
    assert (image.parent.name, f"_SCL_{resolution}m" in image.name) == (folder, True)
    assert [made(tmp_path) / f"{name}.jp2" for name in named] == [image]
    assert "Atmospheric Correction" not in printed


@pytest.mark.parametrize("version", VERSIONS)
def test_its_home_holds_progress_estimates_report_and_parameter_file(l1c: Path, tmp_path: Path, version: str) -> None:
    correct(tmp_path, version, l1c, "--resolution", "60")
    home, kept = tmp_path / "home", [path.name for path in made(tmp_path).glob("rep_info/*")]
    (report,) = (home / "log").glob(f"{made(tmp_path).stem}_*_report.xml")

    assert float((home / "log" / ".progress").read_text()) > 0
    assert (home / "log" / ".estimation").is_file()
    assert (home / "cfg" / NAME).read_text() == parameter_file(parsed_version(version))
    assert {report.name, NAME}.issubset(kept) == (version in SINCE_2_10)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_parameter_file_has_the_elements_of_the_real_one(version: str, recorded: Path) -> None:
    real = {"2.10.1": "2.10.0", "2.11.0": "2.10.0", "2.12.3": "2.12.03"}.get(version, version)
    names = {one.tag for one in ElementTree.parse(recorded / "safe" / "gipp" / real / NAME).iter()}
    schemes = {name for name in names if "_Scheme_" in name}  # parts of a format's scheme, which nobody changes
    own = ElementTree.fromstring(parameter_file(parsed_version(version)))

    assert {one.tag for one in own.iter()} == names - schemes


def parameters(tmp_path: Path, version: str, old: str = "", new: str = "") -> Path:
    path = tmp_path / "own.xml"
    text = parameter_file(parsed_version(version))
    assert old in text
    path.write_text(text.replace(old, new))
    return path


@pytest.mark.parametrize("version", VERSIONS)
def test_what_an_order_chooses_in_the_parameter_file_is_read_and_told(l1c: Path, tmp_path: Path, version: str) -> None:
    chosen = parameters(tmp_path, version, "<DEM_Directory>NONE", "<DEM_Directory>/dem &amp; more")
    code, printed = correct(tmp_path, version, l1c, "--resolution", "60", "--GIP_L2A", str(chosen))

    assert code == 0
    assert f"STAND-IN: {chosen}: DEM_Directory /dem & more," in printed
    assert (
        "<DEM_Directory>/dem &amp; more</DEM_Directory>" in next((tmp_path / "home" / "log").glob("*.xml")).read_text()
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("RURAL", "CONTINENTAL", "The value 'CONTINENTAL' is not an element of the set {'RURAL', 'MARITIME', 'AUTO'}"),
        ("<Ozone_Content>0<", "<Ozone_Content>332<", "The value '332' is not an element"),
        ("<Adj_Km>1.000</Adj_Km>", "", "Configuration parameter <Adj_Km> not found in own.xml"),
        (
            "<Log_Level>",
            "<Operation_Mode>PDGS</Operation_Mode><Log_Level>",
            "Element 'Operation_Mode': This element is",
        ),
        ("</Common_Section>", "", "Syntax error in metadata, see report file for details."),
    ],
)
def test_a_parameter_file_that_is_not_the_versions_is_refused(
    l1c: Path, tmp_path: Path, old: str, new: str, words: str
) -> None:
    chosen = parameters(tmp_path, "2.11.0", old, new)
    code, printed = correct(tmp_path, "2.11.0", l1c, "--GIP_L2A", str(chosen))

    assert code == 1
    assert words in printed
    assert not (tmp_path / "out").exists()


def test_a_parameter_file_that_is_not_there_is_refused(l1c: Path, tmp_path: Path) -> None:
    missing = f"File does not exist: {tmp_path}/home/cfg/none.xml\n"

    assert correct(tmp_path, "2.11.0", l1c, "--GIP_L2A", "none.xml") == (1, missing)


def test_a_parameter_file_of_another_version_is_refused(l1c: Path, tmp_path: Path) -> None:
    chosen = parameters(tmp_path, "2.5.5")
    code, printed = correct(tmp_path, "2.11.0", l1c, "--GIP_L2A", str(chosen))

    assert (code, "Element 'Operation_Mode': This element is not expected." in printed) == (1, True)


def test_without_shrinking_there_is_no_60_m_beside_20_m(l1c: Path, tmp_path: Path) -> None:
    chosen = parameters(tmp_path, "2.11.0", "<Downsample_20_to_60>TRUE", "<Downsample_20_to_60>FALSE")
    correct(tmp_path, "2.11.0", l1c, "--resolution", "20", "--GIP_L2A", str(chosen))

    assert image_folders(tmp_path) == {"R20m"}


def test_an_installation_can_be_told_to_play_something_else(tmp_path: Path) -> None:
    home = install(tmp_path, "2.11")
    (home / PACKAGE / "cfg" / NAME).write_text("changed by a user")

    assert install(tmp_path, "02.11.00", behaviour="silent", seconds=3) == home
    assert (home / PACKAGE / "cfg" / NAME).read_text() == "changed by a user"
    with pytest.raises(ValueError, match="no behaviour"):
        install(tmp_path, behaviour="sings")
    with pytest.raises(ValueError, match="not played"):
        install(tmp_path, "3.3.2")
