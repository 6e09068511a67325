"""Product names out of any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.name_list import names_in
from scene_queue.core.product.name import ProductName

FIRST = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SECOND = "S2A_MSIL2A_20190105T163651_N0211_R083_T15PUT_20190105T190206"
SOURCE = "S2A_MSIL1C_20190105T163651_N0207_R083_T15PUT_20190105T182052"
OLD = "S2A_OPER_PRD_MSIL1C_PDMC_20160101T000000_R126_V20151231T163829_20151231T163829"


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n",
        f"\ufeff  {FIRST}.SAFE\r\n{SECOND}.SAFE.zip\r\n{FIRST}",
        f"{FIRST.lower()},{SECOND}",
        f"{FIRST};{SECOND}",
        f"https://example.test/{FIRST}.SAFE/GRANULE and '{SECOND}'!",
        f'"{FIRST}"\t"{SECOND}"',
        f"{FIRST}_quicklook.jpg {SECOND}.zip",
        f"Dear all, please fetch {FIRST}, then {SECOND}.",
        f"[{FIRST}] {{{SECOND}}}",
    ],
)
def test_names_in_text(text: str) -> None:
    assert names_in(text) == (FIRST, SECOND)


@pytest.mark.parametrize(
    "text", ["", "   ", "{}", "[]", "{", "nothing", "S2B_MSIL1C", "identifier,size\n", "identifier"]
)
def test_no_names(text: str) -> None:
    assert names_in(text) == ()


def test_of_a_table_with_a_header_only_the_names_of_its_own_column_count() -> None:
    for comma in ",;\t|":
        rows = [["size", "Identifier", "made_of"], ["1", FIRST, ""], ["2", f'"{SECOND}.SAFE"', SOURCE], ["3"]]
        text = "\r\n".join(comma.join(row) for row in rows)
        assert names_in(text) == (FIRST, SECOND)


def test_a_table_without_a_known_column_is_read_like_any_text() -> None:
    assert names_in(f"size,product\n1,{FIRST}\n2,{SECOND}") == (FIRST, SECOND)
    assert names_in(f'identifier,"x\n1,{FIRST}\n2,"{SECOND}') == (FIRST, SECOND)


def feature(properties: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": None, "properties": properties, **members}


@pytest.mark.parametrize(
    "features",
    [
        [feature({"identifier": FIRST, "filename": f"{FIRST}.SAFE"}), feature({"identifier": SECOND, "l1c": SOURCE})],
        [feature({}, id=FIRST), feature({"derived_from": SOURCE}, id=f"{SECOND}.SAFE", links=[{"href": SOURCE}])],
        [feature({"title": FIRST}), feature({"Name": f"{SECOND}.SAFE", "source": SOURCE})],
    ],
)
def test_of_a_feature_its_own_name_counts_and_not_what_it_was_made_of(features: list[dict[str, Any]]) -> None:
    assert names_in(json.dumps({"type": "FeatureCollection", "features": features}, indent=1)) == (FIRST, SECOND)


@pytest.mark.parametrize(
    "value",
    [
        [FIRST, SECOND],
        {"value": [{"Id": "1", "Name": f"{FIRST}.SAFE"}, {"Id": "2", "Name": f"{SECOND}.SAFE"}]},
        {"a": {"b": [f"see {FIRST}"]}, "c": SECOND, "d": [1, None, True]},
        {FIRST: 1, "names": [FIRST, SECOND]},
    ],
)
def test_names_in_json(value: Any) -> None:
    assert names_in(json.dumps(value)) == (FIRST, SECOND)


def test_json_lines_are_read_line_by_line() -> None:
    lines = [json.dumps({"identifier": name, "state": "done"}) for name in (FIRST, SECOND)]
    assert names_in("\n".join(lines)) == (FIRST, SECOND)


def test_json_that_is_nested_without_end_is_read_like_any_text() -> None:
    assert names_in("[" * 100_000 + FIRST) == (FIRST,)


def test_what_is_written_like_a_name_is_returned_so_that_it_can_be_told_as_not_found() -> None:
    slip = FIRST.replace("N0206", "N206")
    assert names_in(f"{OLD} {slip} {FIRST}") == (OLD, slip, FIRST)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for name in names_in(text + " " + FIRST):
        assert name.startswith("S2")
    assert FIRST in names_in(f"{text.replace('{', '').replace('[', '')}\n{FIRST}")


@given(st.lists(st.sampled_from([FIRST, SECOND, SOURCE]), max_size=6), st.sampled_from(["\n", ", ", ";", "\t", " "]))
def test_names_come_in_their_order_each_once(names: list[str], between: str) -> None:
    found = names_in(between.join(names))
    assert found == tuple(dict.fromkeys(names))
    assert all(ProductName.parse(name).text == name for name in found)


def test_ten_thousand_names_are_all_found() -> None:
    names = [f"S2B_MSIL1C_20180809T{number:06d}_N0206_R126_T15PUT_20180809T221152" for number in range(10_000)]
    assert names_in("\n".join(names)) == tuple(names)


@pytest.mark.parametrize(
    ("file", "of_today", "count"),
    [
        ("aws/awseos_search.json", True, 2),
        ("aws/s2l2a_productInfo.json", True, 1),
        ("creodias/eodag_search_result_creodias.geojson", True, 2),
        ("dhus/expected_search_footprints_s2.geojson", False, None),
    ],
)
def test_every_recorded_list_of_scenes_gives_its_names(
    recorded: Path, file: str, of_today: bool, count: int | None
) -> None:
    text = (recorded / "recorded" / file).read_text(encoding="utf-8")
    found = names_in(text)
    if of_today:
        assert len({ProductName.parse(name) for name in found}) == len(found) == count
    else:
        assert list(found) == [feature["properties"]["identifier"] for feature in json.loads(text)["features"]]
