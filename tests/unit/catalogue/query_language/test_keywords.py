"""sentinelsat's arguments, and that none of them reaches beyond itself."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.catalogue.query_language.keywords import keyword_query
from scene_queue.core.catalogue.query_language.terms import (
    And,
    AreaRelation,
    Between,
    Equal,
    Like,
    Node,
    Not,
    Or,
    QueryArea,
    Relates,
    Term,
)
from scene_queue.core.catalogue.query_language.values import Terms
from sentinelsat import QuerySyntaxError

NOW = datetime(2018, 8, 10, tzinfo=timezone.utc)
START = datetime(2018, 8, 1, tzinfo=timezone.utc)
WKT = "POLYGON((-95 15,-94 15,-94 16,-95 15))"


def area_of(wkt: str) -> QueryArea:
    return QueryArea(AreaOfInterest(wkt), wkt)


def read(
    area: Any = None, date: Any = None, raw: str | None = None, area_relation: str = "Intersects", **keywords: Any
) -> Node:
    tree = keyword_query(Terms(NOW, area_of), area, date, raw, area_relation, keywords)
    assert isinstance(tree, And)
    return tree.parts[0] if len(tree.parts) == 1 else tree


@pytest.mark.parametrize(
    ("keywords", "tree"),
    [
        ({"producttype": "S2MSI1C"}, Term("producttype", Equal("S2MSI1C"))),
        ({"ProductType": " S2MSI1C "}, Term("producttype", Equal("S2MSI1C"))),
        ({"cloudcoverpercentage": (0, 5)}, Term("cloudcoverpercentage", Between(0.0, 5.0))),
        ({"cloudcoverpercentage": [0, 5]}, Term("cloudcoverpercentage", Between(0.0, 5.0))),
        ({"cloudcoverpercentage": "[0 TO 5]"}, Term("cloudcoverpercentage", Between(0.0, 5.0))),
        ({"orbitnumber": (16302, None)}, Term("orbitnumber", Between(16302, None))),
        ({"orbitnumber": ("*", 5)}, Term("orbitnumber", Between(None, 5))),
        ({"orbitnumber": {16302, 1206}}, Or((Term("orbitnumber", Equal(1206)), Term("orbitnumber", Equal(16302))))),
        ({"relativeorbitnumber": 70}, Term("relativeorbitnumber", Equal(70))),
        ({"filename": "S2A*"}, Term("filename", Like("S2A*"))),
        ({"tileid": "(15PUT OR 15PVT)"}, Or((Term("tileid", Equal("15PUT")), Term("tileid", Equal("15PVT"))))),
        ({"date": (START, "NOW")}, Term("beginposition", Between(START, NOW))),
        ({"date": ("20180801", None)}, Term("beginposition", Between(START, None))),
        ({"date": "[20180801 TO NOW]"}, Term("beginposition", Between(START, NOW))),
        ({"beginposition": ("NOW-9DAYS", "NOW")}, Term("beginposition", Between(START, NOW))),
        ({"ingestiondate": ("NOW-9DAYS", "NOW")}, Term("ingestiondate", Between(START, NOW))),
        ({"area": WKT}, Term("footprint", Relates(AreaRelation.INTERSECTS, area_of(WKT)))),
        (
            {"area": WKT, "area_relation": "isWithin"},
            Term("footprint", Relates(AreaRelation.IS_WITHIN, area_of(WKT))),
        ),
        ({"raw": "NOT tileid:15PUT"}, Not(Term("tileid", Equal("15PUT")))),
    ],
)
def test_arguments_mean_what_they_mean_to_sentinelsat(keywords: dict[str, Any], tree: Node) -> None:
    assert read(**keywords) == tree


def test_all_arguments_have_to_hold_whatever_raw_says() -> None:
    tree = read(raw="tileid:15PUT OR tileid:15PVT", producttype="S2MSI1C", cloudcoverpercentage=(None, None))
    either = Or((Term("tileid", Equal("15PUT")), Term("tileid", Equal("15PVT"))))
    assert tree == And((Term("producttype", Equal("S2MSI1C")), either))


@pytest.mark.parametrize(
    "keywords",
    [{}, {"raw": ""}, {"raw": "  "}, {"tileid": set()}, {"orbitnumber": (None, None)}],
)
def test_an_empty_query_is_a_value_error(keywords: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="Empty query"):
        read(**keywords)


@pytest.mark.parametrize(
    "keywords",
    [
        {"tileid": ""},
        {"orbitnumber": (1, 2, 3)},
        {"orbitnumber": ("", 2)},
        {"date": "NOW"},
        {"date": ("yesterday", "NOW")},
        {"date": ("20180801", "NOW"), "beginposition": ("20180801", "NOW")},
        {"tileid": "15PUT", "TILEID": "15PVT"},
        {"area": WKT, "footprint": "x"},
        {"area": WKT, "area_relation": "Touches"},
    ],
)
def test_what_sentinelsat_refuses_is_refused_as_it_does(keywords: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(**keywords)


@pytest.mark.parametrize("keywords", [{"xxx": "yyy"}, {"tileid": "[15PUT TO]"}, {"a b": "c"}, {"footprint": "here"}])
def test_what_the_hubs_refused_is_a_syntax_error(keywords: dict[str, Any]) -> None:
    with pytest.raises(QuerySyntaxError):
        read(**keywords)


@pytest.mark.parametrize(
    "text",
    [
        'x" OR tileid:"15PVT',
        'x" OR producttype:"S2MSI1C',
        "x\\",
        'x\\" OR tileid:y',
        "' or 1 eq 1",
        "x AND y",
        "x)",
        "a:b",
        "!x",
        "x && y",
    ],
)
def test_signs_in_a_value_are_part_of_the_value(text: str) -> None:
    assert read(identifier=text) == Term("identifier", Equal(text.upper()))
    assert read(identifier={text}) == Term("identifier", Equal(text.upper()))


def test_signs_in_a_pattern_are_part_of_the_pattern() -> None:
    assert read(filename='S2* OR tileid:"15PUT') == Term("filename", Like('S2* OR TILEID:"15PUT'))


@pytest.mark.parametrize(
    "keywords",
    [
        {"tileid": "(15PUT) OR producttype:(S2MSI1C)"},
        {"tileid": '"15PUT" OR producttype:"S2MSI1C"'},
        {"cloudcoverpercentage": "[0 TO 5] OR orbitnumber:[1 TO 2]"},
        {"date": "[20180801 TO NOW] OR cloudcoverpercentage:[0 TO 1]"},
        {"tileid": "15PUT) OR (producttype:(x)", "raw": None},
    ],
)
def test_a_value_that_brings_its_own_brackets_cannot_reach_another_keyword(keywords: dict[str, Any]) -> None:
    try:
        tree = read(**keywords)
    except QuerySyntaxError:
        return
    assert isinstance(tree, Term)


@pytest.mark.parametrize("area", [f'{WKT})" OR tileid:"15PUT', WKT + '"', WKT + "\\"])
def test_an_area_cannot_reach_another_keyword(area: str) -> None:
    with pytest.raises(QuerySyntaxError, match="quote"):
        read(area=area)


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_text_whatever_reaches_another_keyword(text: str) -> None:
    try:
        tree = read(identifier=text)
    except QuerySyntaxError:
        return
    parts = [tree]
    while parts:
        node = parts.pop()
        if isinstance(node, Term):
            assert node.keyword == "identifier"
        else:
            parts.extend([node.part] if isinstance(node, Not) else node.parts)
