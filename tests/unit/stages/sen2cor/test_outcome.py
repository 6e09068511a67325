"""Judging a run by what it left, not by what it said."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import CorrectionError, DiskError, ErrorKind, SceneQueueError
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import CorrectionOptions, Resolution
from scene_queue.core.stages.sen2cor.known_lines import KNOWN_LINES
from scene_queue.core.stages.sen2cor.outcome import RunRecord, Wanted, is_of_acquisition, made_products, wrong_parts
from scene_queue.core.stages.sen2cor.outcome import judge as judge_run

L1C = ProductName.parse("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
ALL = Wanted(L1C)
SUCCESS = "Progress[%]: 100.00 : Application terminated successfully."
L2A_NAME = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112"
FAILURE = "Progress[%]: 100.00 : Application terminated with at least one error."


def record(*lines: str) -> RunRecord:
    made = RunRecord()
    for line in lines:
        made.read(line)
    return made


@pytest.fixture(autouse=True)
def l1c(tmp_path: Path) -> None:
    (tmp_path / "l1c").mkdir()
    (tmp_path / "l1c" / "INSPIRE.xml").write_text("xml")


def judge(run: RunRecord, code: int, folder: Path, wanted: Wanted = ALL) -> Path:
    return judge_run(run, code, folder, wanted, folder / "l1c")


def refusal(folder: Path, *lines: str, code: int = 0) -> SceneQueueError:
    with pytest.raises(SceneQueueError) as caught:
        judge(record(*lines), code, folder)
    assert L1C.text in caught.value.message
    assert caught.value.advice
    return caught.value


def test_a_complete_product_is_a_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    assert judge(record("Product version: 14.5", SUCCESS, ""), 0, tmp_path) == made


def test_already_processed_counts_as_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    line = "Progress[%]: 100.00 : Product already processed."
    assert judge(record(line), 0, tmp_path) == made


@pytest.mark.parametrize("code", [1, 137])
def test_a_complete_product_and_the_word_of_success_outweigh_an_exit_code(l2a_folder, tmp_path: Path, code) -> None:
    made = l2a_folder(tmp_path)
    assert judge(record(SUCCESS), code, tmp_path) == made


@pytest.mark.parametrize("lines", [(FAILURE,), (SUCCESS, FAILURE), ()])
@pytest.mark.parametrize("code", [0, 1])
def test_a_complete_product_without_the_word_of_success_is_a_failure(l2a_folder, tmp_path: Path, lines, code) -> None:
    l2a_folder(tmp_path)
    message = refusal(tmp_path, *lines, code=code).message
    assert ("ended with code 1" if code else "without saying that it succeeded") in message


def test_a_success_that_made_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    message = refusal(tmp_path, SUCCESS).message
    assert "says that it succeeded" in message and "made nothing." in message
    assert "ended with code 3" in refusal(tmp_path, SUCCESS, code=3).message


def test_why_nothing_was_made_is_quoted_where_a_line_tells(tmp_path: Path) -> None:
    message = refusal(tmp_path, "Module L2A_T15PUT failed", SUCCESS).message
    assert 'It said "Module L2A_T15PUT failed"' in message


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
    ],
)
def test_a_product_of_another_scene_is_a_failure(l2a_folder, tmp_path: Path, name: str) -> None:
    l2a_folder(tmp_path, name)
    assert "of another scene" in refusal(tmp_path, SUCCESS).message


# What names there are


def described(product: Path, name: str) -> Path:
    """The product with metadata that say a name."""
    (product / "MTD_MSIL2A.xml").write_text(
        f"""<n1:Level-2A_User_Product xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-2A.xsd">
        <PRODUCT_START_TIME>2018-08-09T16:38:29.024Z</PRODUCT_START_TIME><PRODUCT_URI>{name}.SAFE</PRODUCT_URI>
        <PROCESSING_LEVEL>Level-2A</PROCESSING_LEVEL><PROCESSING_BASELINE>99.99</PROCESSING_BASELINE>
        </n1:Level-2A_User_Product>"""
    )
    return product


@pytest.mark.parametrize("folder", ["result", "S2B_MSIL2A_today", "S2B_USER_PRD_MSIL2A_X"])
def test_a_product_of_another_name_gets_the_one_in_its_metadata(l2a_folder, tmp_path: Path, folder: str) -> None:
    described(l2a_folder(tmp_path, folder), L2A_NAME)
    made = judge(record(SUCCESS), 0, tmp_path)
    assert made == tmp_path / f"{L2A_NAME}.SAFE"
    assert (made / "MTD_MSIL2A.xml").is_file()
    assert not (tmp_path / f"{folder}.SAFE").exists()


def test_the_metadata_of_a_real_product_say_what_it_is(recorded: Path, tmp_path: Path) -> None:
    (tmp_path / "anything").mkdir()
    real = recorded / "safe" / "L2A-0400-T33XWJ-toolbox" / "MTD_MSIL2A.xml"
    (tmp_path / "anything" / real.name).write_bytes(real.read_bytes())
    l1c = "S2B_MSIL1C_20220413T150759_N0400_R025_T33XWJ_20220413T182126"
    assert is_of_acquisition(tmp_path / "anything", ProductName.parse(l1c))
    assert not is_of_acquisition(tmp_path / "anything", ProductName.parse(l1c.replace("T33XWJ", "T33XWH")))
    assert not is_of_acquisition(tmp_path / "nothing", ProductName.parse(l1c))


def test_a_product_of_another_name_and_another_scene_is_a_failure(l2a_folder, tmp_path: Path) -> None:
    described(l2a_folder(tmp_path, "result"), L2A_NAME.replace("T15PUT", "T15PVT"))
    assert "is of another scene" in refusal(tmp_path, SUCCESS).message


def test_a_product_that_nobody_can_name_is_a_failure(l2a_folder, tmp_path: Path) -> None:
    described(l2a_folder(tmp_path, "result"), "anything")
    assert "has no product name" in refusal(tmp_path, SUCCESS).message


def test_what_is_no_l2a_product_is_not_taken_for_one(l2a_folder, tmp_path: Path) -> None:
    (tmp_path / "temp" / "rep_info").mkdir(parents=True)
    (tmp_path / "temp" / "MTD_MSIL1C.xml").write_text("xml")
    (tmp_path / f"{L1C.text}.SAFE").mkdir()
    nested = l2a_folder(tmp_path / "below", "anything")
    assert made_products(tmp_path) == [nested]


def test_a_folder_that_is_named_like_a_product_and_empty_is_half_a_product(tmp_path: Path) -> None:
    (tmp_path / f"{L2A_NAME}.SAFE").mkdir()
    assert "MTD_MSIL2A.xml is missing" in refusal(tmp_path, SUCCESS).message


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
    wanted = Wanted(L1C, resolution)
    assert wrong_parts(l2a_folder(tmp_path / "enough", metres=needed), wanted) == ()
    lacking = wrong_parts(l2a_folder(tmp_path / "lacking", metres=spare), wanted)
    assert all(any(f"/R{metres}m/" in part for part in lacking) for metres in needed)


def test_the_image_names_of_the_first_years_are_known(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    for image in list(made.rglob("*.jp2")):
        image.rename(image.with_name(f"L2A_{image.name}"))
    assert wrong_parts(made, ALL) == ()


@pytest.mark.parametrize(
    ("resolution", "metres"), [(Resolution.ALL, 20), (Resolution.R10, 20), (Resolution.R20, 20), (Resolution.R60, 60)]
)
def test_of_a_classified_scene_the_classification_is_all(l2a_folder, tmp_path: Path, resolution, metres: int) -> None:
    wanted = Wanted(L1C, resolution, CorrectionOptions(classification_only=True))
    made = l2a_folder(tmp_path, metres=(metres,))
    for image in made.rglob("*.jp2"):
        if "_SCL_" not in image.name:
            image.unlink()
    assert wrong_parts(made, wanted) == ()
    (scl,) = made.rglob("*_SCL_*")
    scl.unlink()
    assert wrong_parts(made, wanted) == (f"GRANULE/…/IMG_DATA/R{metres}m/…_SCL_{metres}m.jp2 is missing",)


def test_images_as_tiff_count_too(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    for image in list(made.rglob("*.jp2")):
        image.rename(image.with_suffix(".tif"))
    assert wrong_parts(made, ALL) == ()


def test_the_files_of_the_long_names_are_known(l2a_folder, tmp_path: Path) -> None:
    """As Sen2Cor up to 2.5.5 names them for L1C products from before December 2016."""
    made, end = l2a_folder(tmp_path, metres=(20,)), "L2A_TL_SGS__20160807T153209_A005878_T32TNS"
    for image in list(made.rglob("*.jp2")):
        band = image.name.split("_")[1]
        old = f"S2A_USER_SCL_{end}_20m.jp2" if band == "SCL" else f"S2A_USER_MSI_{end}_{band}_20m.jp2"
        image.rename(image.with_name(old))
    (tile,) = made.rglob("MTD_TL.xml")
    tile.rename(tile.with_name(f"S2A_USER_MTD_{end}.xml"))
    (made / "MTD_MSIL2A.xml").rename(made / "S2A_USER_MTD_SAFL2A_PDMC_20160807T214422_R122_V20160807T102602.xml")
    assert wrong_parts(made, Wanted(L1C, Resolution.R20)) == ()


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
        ("File does not exist: /home/ana/sen2cor/2.10/cfg/L2A_GIPP.xml", "(GIPP) is missing", "parameter file"),
        ("scene has only background pixels", "holds no data", "Leave this scene out"),
        ("cannot copy report file: x", "rep_info", "repair"),
        ("Syntax error in metadata, see report file for details.", "not what this version expects", "Install"),
        ("MemoryError", "not enough memory", "fewer scenes"),
        ("/opt/s/bin/L2A_Process: line 40: 4711 Killed    python2.7 -s L2A_Process.py", "not enough memory", "fewer"),
        ("Incorrect datastrip L1C xml format", "not what this version expects", "Install"),
        ('directory "/data/X.SAFE/DATASTRIP" does not exist.', "is incomplete", "repair"),
        ("All images contain only invalid pixels, processing will terminate", "holds no data", "Leave this scene out"),
        ("Configuration parameter <PSD_Version> not found in L2A_GIPP.xml", "of another version", "parameter file"),
        ("look up table not found: /opt/s/lib_S2C/h99000_MS.dat", "no tables for this satellite", "Install"),
        ("Application will terminate", "terrain model", "Turn the terrain model off"),
        ("import of band list failed", "missing or unreadable", "repair"),
        ("No datastrip found.", "is incomplete", "repair"),
        ("No metadata in tile.", "is incomplete", "repair"),
        ("Module L2A_T15PUT_A007447_20180809T163826 failed", "one of its steps failed", "log"),
        ("L2A_Process: 12: /opt/s/bin/python2.7: not found", "its own Python", "again"),
        ("ImportError: No module named tables", "a part of its installation", "again"),
        ("IOError: [Errno 36] File name too long: '/data'", "a path is too long", "shorter"),
    ],
)
def test_known_lines_become_a_sentence_and_advice(tmp_path: Path, line: str, sentence: str, advice: str) -> None:
    error = refusal(tmp_path, "Product version: 14.5", line, FAILURE, code=1)
    assert isinstance(error, CorrectionError)
    assert sentence in error.message
    assert f'It said "{line}"' in error.message
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
    assert judge(record(line, SUCCESS), 0, tmp_path) == made


def test_a_warning_that_is_known_does_not_spoil_a_success(l2a_folder, tmp_path: Path) -> None:
    made = l2a_folder(tmp_path)
    lines = ("Syntax error in metadata, see report file for details.", SUCCESS)
    assert judge(record(*lines), 0, tmp_path) == made


def test_an_exception_explains_more_than_a_line_that_good_runs_print_too(tmp_path: Path) -> None:
    lines = ("Syntax error in metadata, see report file for details.", "Traceback (most recent call last):")
    message = refusal(tmp_path, *lines, "KeyError: 'B10'", "Module L2A_T15PUT failed", FAILURE, code=1).message
    assert "KeyError: 'B10'" in message
    assert "metadata" not in message


def test_a_missing_inspire_xml_is_told_although_sen2cor_says_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "l1c" / "INSPIRE.xml").unlink()
    assert "lacks its INSPIRE.xml" in refusal(tmp_path, "Progress[%]: 60.0 : a", FAILURE, code=1).message


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
