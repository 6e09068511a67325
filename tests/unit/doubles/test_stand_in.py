"""The stand-in behaves as Sen2Cor 2.11 is known to: lines, exit codes, names, folders."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import pytest
from builders.jp2 import decode
from builders.safe_product import build_l1c
from doubles.sen2cor.installing import install
from doubles.sen2cor.stand_in import main
from osgeo import gdal
from scene_queue.core.stages.sen2cor import find_installations

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script")

GUIDE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
PICTURE_MASKS = GUIDE.replace("N0206", "N0400")
LAST_GOOD = "Progress[%]: 100.00 : Application terminated successfully."
LAST_BAD = "Progress[%]: 100.00 : Application terminated with at least one error."
LINE = re.compile(r"Progress\[%\]:\s*(\d+\.\d\d) : PID-(\d+), (.+), elapsed time\[s\]: \d+\.\d{3}, total: \d:\d\d:\d\d")
PARTS = "MTD_MSIL2A.xml", "INSPIRE.xml", "manifest.safe", "GRANULE/*/MTD_TL.xml", "DATASTRIP/*/MTD_DS.xml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for name in (GUIDE, PICTURE_MASKS):
        build_l1c(name, folder, size=12)
    return folder


@pytest.fixture
def l1c(built: Path, tmp_path: Path) -> Path:
    """A product that a test may damage."""
    return Path(shutil.copytree(built / f"{GUIDE}.SAFE", tmp_path / "in" / f"{GUIDE}.SAFE"))


def environment(home: Path) -> dict[str, str]:
    """Nothing of this process but a path, and a home of its own."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "SEN2COR_HOME": str(home / "sen2cor")}


def script(home: Path, seconds: float = 0) -> Path:
    """Of an installation in this folder."""
    return install(home / "programs", seconds=seconds) / "bin" / "L2A_Process"


def start(*arguments: object, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the script itself, as a user's shell would."""
    command = [str(script(home)), *map(str, arguments)]
    variables = environment(home) | more
    return subprocess.run(command, env=variables, cwd=home, capture_output=True, text=True, check=False, timeout=60)


def correct(product: Path, tmp_path: Path, *options: str) -> tuple[int, str]:
    """Run it in this process, which is faster: exit code and output."""
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as output:
        patch.setenv("SEN2COR_HOME", str(tmp_path / "sen2cor"))
        installation = install(tmp_path / "programs")
        code = main(["--output_dir", str(tmp_path / "out"), *options, str(product)], installation)
    return code, output.getvalue()


def made(tmp_path: Path) -> Path:
    (product,) = (tmp_path / "out").glob("S2?_MSIL2A_*.SAFE")
    return product


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class GoodRun(NamedTuple):
    """One run to its end: what it printed, its input, the new product, its home."""

    done: subprocess.CompletedProcess[str]
    l1c: Path
    l2a: Path
    home: Path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> GoodRun:
    home = tmp_path_factory.mktemp("good")
    l1c = build_l1c(GUIDE, home / "in", size=30)
    before = contents(l1c)
    done = start("--output_dir", home / "out", l1c, home=home)
    assert contents(l1c) == before, "the input was changed"
    return GoodRun(done, l1c, made(home), home)


def test_help_tells_the_version_and_that_it_is_a_stand_in(tmp_path: Path) -> None:
    done = start("--help", home=tmp_path)
    text = " ".join(done.stdout.split())

    assert "Sen2Cor. Version: 02.11.00, created: " in text
    assert done.returncode == 0
    assert "STAND-IN" in text
    assert "--output_dir OUTPUT_DIR" in text
    assert [path.name for path in tmp_path.iterdir()] == ["programs"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--resolution", "30"], "(choose from"),
        (["--resolution", "fine"], "invalid int value: 'fine'"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_the_usage(
    tmp_path: Path, built: Path, options: list[str], complaint: str
) -> None:
    done = start(*options, built / f"{GUIDE}.SAFE", home=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: L2A_Process.py")
    assert complaint in done.stderr


def test_good_run_prints_sen2cors_lines_in_its_order(good: GoodRun) -> None:
    done = good.done
    lines = done.stdout.splitlines()

    assert done.returncode == 0
    assert done.stderr == ""
    assert lines[0].startswith("Sen2Cor. Version: 02.11.00, created: ")
    assert lines[0].endswith(" started ...")
    assert "STAND-IN" in lines[1]
    assert lines[2].startswith("STAND-IN: ")
    assert lines[3:11] == [
        "Old product version 14.2 detected, - will be updated to 14.6",
        "Processing baseline will also be updated",
        "Operation mode: TOOLBOX",
        "Processing baseline: 99.99",
        "Progress[%]:  0.00 : Generating datastrip metadata",
        "L2A datastrip successfully generated",
        "No resolution specified, will process 20 and 10 m resolution",
        "20 m resolution will be downsampled to 60 m",
    ]
    assert all(LINE.match(line) for line in lines[11:-2])
    assert lines[-2:] == [LAST_GOOD, ""]


def test_good_run_counts_upwards_and_keeps_the_count_in_its_home(good: GoodRun) -> None:
    percents = [float(found[1]) for found in map(LINE.match, good.done.stdout.splitlines()) if found]

    assert percents == sorted(percents)
    assert percents[-1] < 100
    assert float((good.home / "sen2cor" / "log" / ".progress").read_text()) == pytest.approx(percents[-1], abs=0.01)


def test_good_run_makes_one_new_product_named_after_now(good: GoodRun) -> None:
    product = good.l2a

    assert re.fullmatch(r"S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20\d{6}T\d{6}\.SAFE", product.name)
    assert all(next(product.glob(part)).is_file() for part in PARTS)
    assert not list(product.rglob("*.h5"))
    assert not (product / "HTML").exists()
    assert not list(product.glob("DATASTRIP/*/QI_DATA/*"))
    assert list(product.glob("rep_info/*_report.xml"))


def test_good_run_makes_pictures_that_gdal_opens(good: GoodRun) -> None:
    product = good.l2a
    subdatasets = gdal.Open(str(product / "MTD_MSIL2A.xml")).GetSubDatasets()

    assert len(subdatasets) == 4
    for name, _ in subdatasets:
        opened = gdal.Open(name)
        assert opened.GetGeoTransform()[0::3] == (300_000, 1_800_000)
        assert opened.ReadAsArray() is not None
    assert len(list(product.glob("GRANULE/*/IMG_DATA/R20m/*_B01_20m.jp2"))) == 1


def test_corrected_picture_is_the_same_land_visibly_brighter(good: GoodRun) -> None:
    product = good.l2a
    before = decode(next(good.l1c.rglob("*_TCI.jp2"))).astype(float)
    after = decode(next(product.rglob("*_TCI_10m.jp2"))).astype(float)

    assert np.corrcoef(before[0].ravel(), after[0].ravel())[0, 1] > 0.9
    assert abs(after - before).mean() > 15
    assert after[0].mean() / after[2].mean() > before[0].mean() / before[2].mean()  # the blue haze is gone


def test_scene_classification_has_plausible_classes(good: GoodRun) -> None:
    product = good.l2a
    classes = decode(next(product.rglob("*_SCL_20m.jp2")))
    counted = ElementTree.parse(product / "MTD_MSIL2A.xml").findtext(".//VEGETATION_PERCENTAGE")

    assert {4, 5, 6} <= set(np.unique(classes)) <= set(range(1, 12))
    assert float(str(counted)) == pytest.approx(100 * (classes == 4).mean(), abs=0.001)


@pytest.mark.parametrize(("name", "entries"), [(GUIDE, 106), (PICTURE_MASKS, 41)])
def test_manifest_is_of_sen2cors_kind(built: Path, tmp_path: Path, name: str, entries: int) -> None:
    assert correct(built / f"{name}.SAFE", tmp_path)[0] == 0
    objects = list(ElementTree.parse(made(tmp_path) / "manifest.safe").iter("dataObject"))
    hrefs = [str(element[0].find("fileLocation").get("href")) for element in objects]  # type: ignore[union-attr]
    sizes = [int(str(element[0].get("size"))) for element in objects]

    assert len(objects) == entries
    assert [href for href in hrefs if href.startswith("./")] == ["./INSPIRE.xml", "./MTD_MSIL2A.xml"]
    assert sizes == [52 + 4 * len(f"{made(tmp_path)}/{href}") for href in hrefs]


def test_manifest_lists_what_a_real_one_of_sen2cor_lists_in_its_order(
    built: Path, tmp_path: Path, recorded: Path
) -> None:
    def described(manifest: Path) -> list[tuple[str, str]]:
        found = re.findall(
            r'<dataObject ID="([^"]+)">.*?href="([^"]+)"', manifest.read_text(encoding="utf-8"), re.DOTALL
        )
        return [(identity, shape(href)) for identity, href in found]

    def shape(href: str) -> str:
        href = re.sub(r"(GRANULE|DATASTRIP)/[^/]+", r"\1", href)
        return re.sub(r"T\w{5}_\d{8}T\d{6}", "STEM", href).replace(".tif", ".jp2")

    correct(built / f"{PICTURE_MASKS}.SAFE", tmp_path)
    real = described(recorded / "safe" / "L2A-0400-T33XWJ-toolbox" / "manifest.safe")

    assert described(made(tmp_path) / "manifest.safe") == real


@pytest.mark.parametrize(
    ("resolution", "folders"),
    [("10", {"R10m", "R20m", "R60m"}), ("20", {"R20m", "R60m"}), ("60", {"R60m"})],
)
def test_resolution_decides_which_pictures_are_made(
    built: Path, tmp_path: Path, resolution: str, folders: set[str]
) -> None:
    _, printed = correct(built / f"{GUIDE}.SAFE", tmp_path, "--resolution", resolution)
    product = made(tmp_path)
    named = [element.text for element in ElementTree.parse(product / "MTD_MSIL2A.xml").iter("IMAGE_FILE")]

    assert f"Selected resolution: {resolution} m" in printed
    assert {path.name for path in product.glob("GRANULE/*/IMG_DATA/*")} == folders
    assert all((product / f"{name}.jp2").is_file() for name in named)


def test_offset_of_the_input_is_kept(built: Path, tmp_path: Path) -> None:
    correct(built / f"{PICTURE_MASKS}.SAFE", tmp_path)
    offsets = list(ElementTree.parse(made(tmp_path) / "MTD_MSIL2A.xml").iter("BOA_ADD_OFFSET"))

    assert [element.text for element in offsets] == ["-1000"] * 13
    assert decode(next(made(tmp_path).rglob("*_B08_10m.jp2"))).min() >= 900


def test_a_folder_with_another_name_is_refused(l1c: Path, tmp_path: Path) -> None:
    renamed = l1c.rename(l1c.with_name("my_scene"))
    code, printed = correct(renamed, tmp_path)

    assert code == 1
    assert printed == ("L1C user product directory must match the following mask: S2?_MSIL1C*.SAFE\nbut is: my_scene\n")


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert correct(tmp_path / f"{GUIDE}.SAFE", tmp_path) == (
        1,
        f'directory "{tmp_path / GUIDE}.SAFE" does not exist.\n',
    )


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("rep_info", "Error in creating L2A User Product"),
        ("GRANULE/*/AUX_DATA", "Error in creating L2A User Product"),
        ("GRANULE/*/QI_DATA", "Error in creating L2A User Product"),
        ("DATASTRIP/*/QI_DATA", "Error in creating L2A User Product"),
        ("DATASTRIP/*/MTD_DS.xml", "No metadata in datastrip."),
        ("DATASTRIP/*", "No datastrip found."),
        ("GRANULE/*/MTD_TL.xml", "No metadata in tile."),
        ("GRANULE/*", "no tile in GRANULE folder found"),
        ("GRANULE/*/IMG_DATA/*_B11.jp2", "insufficient nr. of bands in tile: "),
        ("manifest.safe", "cannot parse from 'NoneType'"),
        ("INSPIRE.xml", ""),
    ],
)
def test_what_sen2cor_needs_and_does_not_find_ends_the_run(l1c: Path, tmp_path: Path, missing: str, words: str) -> None:
    (path,) = l1c.glob(missing)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    code, printed = correct(l1c, tmp_path)

    assert code == 1
    assert words in printed
    assert printed.splitlines()[-2:] == [LAST_BAD, ""]
    assert made(tmp_path).is_dir(), "a product's folder is there from the first second"
    assert not (made(tmp_path) / "manifest.safe").exists()


@pytest.mark.parametrize("missing", ["manifest.safe", "INSPIRE.xml"])
def test_some_of_it_is_missed_only_after_the_20_m_pass(l1c: Path, tmp_path: Path, missing: str) -> None:
    (l1c / missing).unlink()
    correct(l1c, tmp_path)

    assert list(made(tmp_path).glob("GRANULE/*/IMG_DATA/R20m/*_SCL_20m.jp2"))


def test_a_cut_picture_ends_the_run(l1c: Path, tmp_path: Path) -> None:
    band = next(l1c.rglob("*_B04.jp2"))
    band.write_bytes(band.read_bytes()[:400])
    code, printed = correct(l1c, tmp_path)

    assert code == 1
    assert "import of band list failed" in printed
    assert printed.splitlines()[-2] == LAST_BAD


def test_output_folder_is_made_one_level_deep_only(built: Path, tmp_path: Path) -> None:
    code, printed = correct(built / f"{GUIDE}.SAFE", tmp_path, "--output_dir", str(tmp_path / "a" / "b"))

    assert code == 1
    assert printed.splitlines()[-2] == LAST_BAD
    assert not (tmp_path / "a").exists()


def test_a_home_that_cannot_be_written_ends_the_run(built: Path, tmp_path: Path) -> None:
    (tmp_path / "sen2cor").write_text("a file where the home should be")
    code, printed = correct(built / f"{GUIDE}.SAFE", tmp_path)

    assert code == 1
    assert "cannot create process status file: " in printed


def test_without_an_output_folder_the_product_lands_beside_its_input(l1c: Path, tmp_path: Path) -> None:
    assert start(l1c, "--resolution", "60", home=tmp_path).returncode == 0
    assert len(list(l1c.parent.glob("S2B_MSIL2A_*_N9999_*.SAFE"))) == 1


def test_a_relative_input_without_an_output_folder_lands_in_the_current_folder(l1c: Path, tmp_path: Path) -> None:
    assert start(l1c.relative_to(tmp_path), "--resolution", "60", home=tmp_path).returncode == 0
    assert len(list(tmp_path.glob("S2B_MSIL2A_*_N9999_*.SAFE"))) == 1


def test_ending_its_process_group_ends_script_and_python_and_leaves_an_unfinished_product(
    l1c: Path, tmp_path: Path
) -> None:
    command = [str(script(tmp_path, seconds=16)), "--output_dir", str(tmp_path / "out"), str(l1c)]
    variables = environment(tmp_path)
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True, start_new_session=True) as child:
        assert child.stdout is not None
        lines = iter(child.stdout.readline, "")
        pid = next(int(found[2]) for found in map(LINE.match, lines) if found)
        os.killpg(child.pid, signal.SIGTERM)
        rest = child.stdout.read()  # ends only when both have closed it

    assert pid != child.pid, "the script starts Python as a child"
    assert LAST_GOOD not in rest
    assert list(made(tmp_path).rglob("*.h5"))


def test_its_installation_says_how_long_a_run_takes(l1c: Path, tmp_path: Path) -> None:
    command = [str(script(tmp_path, seconds=1)), "--resolution", "60", str(l1c)]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=True, timeout=60)
    waits = [float(text) for text in re.findall(r"elapsed time\[s\]: (\d+\.\d{3})", done.stdout)]

    assert min(waits) >= 0.03


def test_a_foreign_python_environment_does_not_reach_it(built: Path, tmp_path: Path) -> None:
    foreign = {"PYTHONHOME": "/nowhere", "PYTHONPATH": "/nowhere", "GDAL_DATA": "/nowhere", "PROJ_LIB": "/nowhere"}
    done = start("--output_dir", tmp_path / "out", built / f"{GUIDE}.SAFE", home=tmp_path, **foreign)

    assert (done.returncode, done.stderr) == (0, "")


def test_it_can_be_started_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "L2A_Process").symlink_to(script(tmp_path))
    done = subprocess.run(
        ["./L2A_Process", "--help"],
        env=environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert b"STAND-IN" in done.stdout


def test_it_is_found_as_an_installation_by_its_file_and_by_its_folder(tmp_path: Path) -> None:
    process = script(tmp_path)
    for setting in (process, process.parent.parent, tmp_path / "programs"):
        (found,) = find_installations(str(setting), environment={"PATH": "/usr/bin:/bin"})
        assert found.process == process
        assert found.version == (2, 11, 0)
