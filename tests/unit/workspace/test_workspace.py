from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import HIDDEN, Workspace

TEXT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"


def workspace(folder: Path, text: str = TEXT, **changes: object) -> Workspace:
    return Workspace(ProductName.parse(text), Settings(folder, **changes))  # type: ignore[arg-type]


def test_products_lie_below_their_level_tile_and_date(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    assert made.product == tmp_path / "L1C/15PUT/2018-08-09" / f"{TEXT}.SAFE"
    assert made.archive == tmp_path / "L1C/15PUT/2018-08-09" / f"{TEXT}.zip"
    assert made.corrected_folder == tmp_path / "L2A/15PUT/2018-08-09"


def test_an_l2a_scene_lies_where_corrections_lie(tmp_path: Path) -> None:
    made = workspace(tmp_path, L2A)
    assert made.product == made.corrected_folder / L2A


@pytest.mark.parametrize(
    ("layout", "below"), [("", ""), ("{year}/{level}", "2018/L1C"), ("mine/{date}", "mine/2018-08-09")]
)
def test_the_layout_is_the_users(tmp_path: Path, layout: str, below: str) -> None:
    made = workspace(tmp_path, layout=layout, level_folders=False)
    assert made.product == tmp_path / below / f"{TEXT}.SAFE"


def test_a_product_that_lies_somewhere_stays_there(tmp_path: Path) -> None:
    given = tmp_path / "elsewhere" / f"{TEXT}.SAFE"
    made = Workspace(ProductName.parse(TEXT), Settings(tmp_path), given)
    assert made.product == given
    assert made.corrected_folder == tmp_path / "L2A/15PUT/2018-08-09"


def test_unfinished_files_are_hidden_on_the_same_file_system_and_apart_for_each_scene(tmp_path: Path) -> None:
    made, other = workspace(tmp_path), workspace(tmp_path, TEXT.replace("T15PUT", "T15PVT"))
    assert made.scratch.parent == tmp_path / HIDDEN / "scratch"
    assert made.part_file == made.scratch / f"{TEXT}.zip.part"
    assert made.scratch not in (other.scratch, *other.scratch.parents)


def test_scenes_never_share_their_scratch_folder_however_alike_their_names(tmp_path: Path) -> None:
    names = [TEXT, TEXT.replace("MSIL1C", "MSIL2A"), TEXT.replace("T221152", "T221153")]
    assert len({workspace(tmp_path, name).scratch for name in names}) == 3
    assert len(workspace(tmp_path).scratch.name) < 20


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    assert (made.product, made.archive, made.scratch, made.part_file, made.corrected_folder) and not made.corrected()
    assert list(tmp_path.iterdir()) == []


def test_the_newest_correction_of_the_same_acquisition_is_found(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    older = L2A.replace("20261122T101112", "20250101T000000")
    for name in (L2A, older):
        (made.corrected_folder / name).mkdir(parents=True)
    assert made.corrected() == made.corrected_folder / L2A


def test_the_newest_counts_by_its_stamp_not_by_its_baseline(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    reprocessed = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20270101T000000.SAFE"
    for name in (L2A, reprocessed):
        (made.corrected_folder / name).mkdir(parents=True)
    assert made.corrected() == made.corrected_folder / reprocessed


@pytest.mark.parametrize(
    "name",
    [
        L2A.replace("T15PUT", "T15PVT"),
        L2A.replace("20180809T163829", "20180809T163830"),
        L2A.replace("R126", "R026"),
        L2A.replace("S2B", "S2A"),
        "S2B_MSIL2A_unfinished.SAFE",
        TEXT + ".SAFE",
    ],
)
def test_other_products_are_no_correction_of_this_scene(tmp_path: Path, name: str) -> None:
    made = workspace(tmp_path, level_folders=False)
    (made.corrected_folder / name).mkdir(parents=True)
    assert made.corrected() is None


LONG = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"


@pytest.mark.parametrize("layout", ["{tile}/{date}", "{tile}", "{date}/{tile}"])
def test_a_product_without_a_tile_stays_in_the_order_s_folder(tmp_path: Path, layout: str) -> None:
    place = workspace(tmp_path, LONG, layout=layout)
    assert place.product.parent in (tmp_path / "L1C" / "2016-08-08", tmp_path / "L1C")
    assert place.corrected_folder in (tmp_path / "L2A" / "2016-08-08", tmp_path / "L2A")
