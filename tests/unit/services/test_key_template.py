"""What the template of an archive may say, what it finds, and where it says that a product lies."""

from __future__ import annotations

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.product.name import ProductName
from scene_queue.core.services.key_template import product_paths, read_template

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
DAYS = ("2018-08-09", "20180809")


def test_folders_without_fields_are_literal() -> None:
    segments = read_template("Sentinel-2/MSI/{level}/{name}.SAFE")
    assert [segment.literal for segment in segments] == ["Sentinel-2", "MSI", "", ""]


def test_values_are_read_from_folders() -> None:
    tile, date, product = read_template("{tile}/d_{date}/{name}.SAFE")
    assert tile.pattern.fullmatch("T15PUT")["tile"] == "T15PUT"
    assert date.pattern.fullmatch("d_2018-08-09")["date"] == "2018-08-09"
    assert date.pattern.fullmatch("2018-08-09") is None
    assert product.pattern.fullmatch(f"{NAME}.SAFE")["name"] == NAME
    assert product.pattern.fullmatch("notes.SAFE") is None


def test_a_dot_stands_for_itself() -> None:
    assert read_template("{name}.SAFE")[0].pattern.fullmatch(f"{NAME}xSAFE") is None


def test_what_was_made_again_has_levels_of_its_own() -> None:
    (level, _) = read_template("{level}/{name}.SAFE")
    assert level.pattern.fullmatch("L2A_N0500")["level"] == "L2A_N0500"
    assert level.pattern.fullmatch("L2A_pilot") is None


def test_a_template_says_where_a_product_lies() -> None:
    name = ProductName.parse(NAME)
    days = "Sentinel-2/MSI/{level}/{year}/{month}/{day}/{name}.SAFE"
    assert product_paths(days, name)[0] == f"Sentinel-2/MSI/L1C/2018/08/09/{NAME}.SAFE"
    assert f"Sentinel-2/MSI/L1C/2018/8/9/{NAME}.SAFE" in product_paths(days, name)
    assert product_paths("tiles/{zone}/{band}/{square}/{name}.SAFE", name) == (f"tiles/15/P/UT/{NAME}.SAFE",)
    tiles = product_paths("{tile}/{date}/{name}.SAFE", name)
    assert tiles[0] == f"15PUT/2018-08-09/{NAME}.SAFE"
    assert set(tiles) == {f"{tile}/{day}/{NAME}.SAFE" for tile in ("15PUT", "T15PUT") for day in DAYS}


def test_all_that_it_says_is_found_by_the_same_template() -> None:
    name = ProductName.parse("S2A_MSIL2A_20220105T010311_N0400_R045_T01CCV_20220105T212505")
    template = "{level}/x{year}/{month}-{day}/{tile}/{zone}{band}/{square}/{name}.SAFE"
    segments = read_template(template)
    found = product_paths(template, name)
    assert len(found) > 4
    for path in found:
        assert all(one.pattern.fullmatch(part) for one, part in zip(segments, path.split("/")))


def test_collection_one_lies_apart_at_copernicus() -> None:
    name = ProductName.parse("S2A_MSIL1C_20200808T010311_N0500_R045_T54PXA_20230413T212505")
    assert product_paths("{level}/{name}.SAFE", name)[0].startswith("L1C_N0500/")
    newer = ProductName.parse("S2A_MSIL1C_20200808T010311_N0510_R045_T54PXA_20240413T212505")
    assert [path.split("/")[0] for path in product_paths("{level}/{name}.SAFE", newer)] == [
        "L1C",
        "L1C_N0510",
        "L1C_N0500",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "end is not"),
        ("{level}/{date}", "end is not"),
        ("{name}.SAFE/{tile}", "end is not"),
        ("{planet}/{name}.SAFE", "{planet} is not known"),
        ("{tile}{tile}/{name}.SAFE", "twice"),
        ("{tile/{name}.SAFE", "cannot be used"),
    ],
)
def test_other_templates_are_refused(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=r"cannot be used") as caught:
        read_template(text)
    assert why in str(caught.value)


@pytest.mark.parametrize("template", ["{tile}/{name}.SAFE", "tiles/{zone}/{band}/{square}/{name}.SAFE"])
def test_a_product_of_several_tiles_has_no_place_where_products_lie_by_tile(template: str) -> None:
    text = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"
    name = ProductName.parse(text)
    assert product_paths(template, name) == ()
    assert product_paths("{year}/{name}.SAFE", name) == (f"2016/{text}.SAFE",)
