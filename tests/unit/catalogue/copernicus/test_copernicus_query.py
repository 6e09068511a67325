"""What of a search is asked of the catalogue; and that nothing written into a search can ask for more."""

from __future__ import annotations

import re
import threading
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from doubles.hub import HubScene
from doubles.hub.filter_language import parse_filter
from doubles.hub.shelf import ShelvedScene
from hypothesis import example, given
from hypothesis import strategies as st
from scene_queue.core.aoi import SearchArea, area_from_wkt
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.copernicus.copernicus_query import TILES_A_REQUEST, CloudRange, search_terms, tile_terms
from scene_queue.core.catalogue.odata.filter import plan
from scene_queue.core.catalogue.odata.pages import BY_BEGIN, PageRequest
from scene_queue.core.catalogue.query_language.terms import And
from scene_queue.core.catalogue.scene_filters import name_matcher
from scene_queue.core.catalogue.search_dates import date_spans
from scene_queue.core.product.name import ProcessingLevel

SQUARE = "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))"
AREA = area_from_wkt(SQUARE)
NAMES = (
    "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152",
    "S2A_MSIL1C_20180805T163901_N0500_R126_T14QNF_20230809T221152",
    "S2C_MSIL1C_20250805T163901_N0511_R083_T15PUT_20250809T221152",
)
INJECTION = "S2B' or Online eq true or Name eq 'x"


@pytest.fixture(scope="module")
def shelf() -> list[ShelvedScene]:
    lock = threading.Lock()
    return [
        ShelvedScene(HubScene(name, SQUARE, cloud_cover=10.0 * place, online=place > 0, listed_size=1), lock)
        for place, name in enumerate(NAMES)
    ]


def filter_of(cloud: CloudRange | None = None, **asked: Any) -> str:
    query = SceneQuery(**{"area": None, "raw": "x", "start": date(2015, 1, 1), "end": date(2030, 1, 1), **asked})
    terms = search_terms(query, date_spans(query), None, {ProcessingLevel.L1C}, cloud or CloudRange())
    return plan(And(tuple(terms))).text


def found(shelf: list[ShelvedScene], text: str) -> list[str]:
    """What another reader of the filter takes."""
    passes = parse_filter(text)
    return [shelved.scene.name for shelved in shelf if passes.holds(shelved)]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"platforms": ("2A", "S2C")}, "platformSerialIdentifier' and att/OData.CSC.StringAttribute/Value eq 'C'"),
        ({"baseline": "05.10"}, "processorVersion' and att/OData.CSC.StringAttribute/Value eq '05.10'"),
        ({"name_pattern": "S2A*"}, "startswith(Name,'S2A')"),
        ({"name_pattern": "s2a*_t15put_*"}, "startswith(Name,'S2A') and contains(Name,'_T15PUT_')"),
        ({"name_pattern": "*221152.SAFE"}, "endswith(Name,'221152.SAFE')"),
        ({"name_pattern": NAMES[0] + ".SAFE"}, f"Name eq '{NAMES[0]}.SAFE'"),
        ({"online_only": True}, "Online eq true"),
        ({"relative_orbit": 126}, "relativeOrbitNumber' and att/OData.CSC.IntegerAttribute/Value eq 126"),
        ({"months": "8"}, "ContentDate/Start ge 2015-01-01T00:00:00.000Z"),
        ({"cloud": CloudRange(at_most=30)}, "cloudCover' and att/OData.CSC.DoubleAttribute/Value le 30.0"),
        ({"cloud": CloudRange(above=30)}, "cloudCover' and att/OData.CSC.DoubleAttribute/Value gt 30.0"),
    ],
)
def test_a_condition_is_asked_for(asked: dict[str, Any], part: str) -> None:
    assert part in filter_of(**asked)


@pytest.mark.parametrize(
    "asked", [{"baseline": "05.00-"}, {"baseline": "-02.14"}, {"name_pattern": "*"}, {"orbit_direction": "ASCENDING"}]
)
def test_what_the_catalogue_cannot_test_is_left_to_the_client(asked: dict[str, Any]) -> None:
    assert filter_of(**asked) == filter_of()


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, [0, 1, 2]),
        ({"platforms": ("2A",)}, [1]),
        ({"platforms": ("2B", "2C")}, [0, 2]),
        ({"baseline": "05.11"}, [2]),
        ({"online_only": True}, [1, 2]),
        ({"name_pattern": "*_T15PUT_*"}, [0, 2]),
        ({"name_pattern": "S2?_*_N0500_*"}, [1]),
        ({"cloud": CloudRange(at_most=10)}, [0, 1]),
        ({"cloud": CloudRange(above=10)}, [2]),
    ],
)
def test_the_service_finds_what_is_meant(shelf: list[ShelvedScene], asked: dict[str, Any], places: list[int]) -> None:
    assert found(shelf, filter_of(**asked)) == [NAMES[place] for place in places]


@given(st.text(st.sampled_from("S2ABC_MSIL1C*?' \"\\()[]{}:,&|%+=\u2019\u00e9\n0orand"), min_size=1, max_size=40))
@example(INJECTION)
@example(f"*{INJECTION}*")
@example("*' or startswith(Name,'")
@example("S2B*') or Online eq true or contains(Name,'")
def test_no_pattern_of_a_name_asks_for_more_or_less_than_it_says(pattern: str) -> None:
    lock = threading.Lock()
    shelf = [ShelvedScene(HubScene(name, SQUARE, cloud_cover=1, listed_size=1), lock) for name in NAMES]
    text = filter_of(name_pattern=pattern)
    passed = found(shelf, text)
    assert set(passed) >= {name for name in NAMES if name_matcher(pattern)(name)}
    if "'" in pattern.strip():
        assert passed == []
    assert len(re.findall("Online", text)) == 0 or "'" in pattern


def test_the_longest_question_is_shorter_than_servers_take() -> None:
    """All filters, a cover as long as it may be, twelve spans of time, and tiles besides."""
    tiles = tuple(f"15P{column}{row}" for column in "ABCDE" for row in "ABCDE")
    query = SceneQuery(
        area=AREA,
        start=date(2015, 1, 1),
        end=date(2016, 12, 31),
        months="1,3,5,7,9,11",
        platforms=("2A", "2B", "2C"),
        tiles=tiles,
        relative_orbit=126,
        baseline="05.10",
        name_pattern="S2?_MSIL1C_*_T15PUT_*",
        online_only=True,
    )
    spans = date_spans(query)
    area = SearchArea(AREA.wkt[:9] + ",".join(["-123.4567 12.3456"] * 110) + "))", 200, 200, 0.0)
    terms = search_terms(query, spans, area, set(ProcessingLevel), CloudRange(at_most=30))
    assert len(spans) == 12
    for group in tile_terms(tiles, len(spans)):
        text = plan(And((*terms, *group))).text
        request = PageRequest(text, BY_BEGIN, 10_000, 1000, count=True)
        assert len(urlencode(request.params())) < 7000


@given(st.lists(st.from_regex(r"\d\d[A-Z]{3}", fullmatch=True), max_size=70, unique=True), st.integers(1, 30))
def test_tiles_are_shared_out_over_questions(tiles: list[str], spans: int) -> None:
    groups = tile_terms(tuple(tiles), spans)
    asked = [re.findall(r"Value eq '(\w+)'", plan(And(tuple(group))).text) for group in groups]
    assert [tile for group in asked for tile in group] == tiles
    assert max(map(len, asked)) <= TILES_A_REQUEST
