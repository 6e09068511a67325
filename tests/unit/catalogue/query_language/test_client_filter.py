"""What the client tests itself."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.catalogue.query_language.client_filter import matches
from scene_queue.core.catalogue.query_language.terms import (
    And,
    AreaRelation,
    Between,
    Equal,
    Like,
    Not,
    Or,
    QueryArea,
    Relates,
    Term,
)
from scene_queue.core.errors import ServiceError

SCENE: dict[str, Any] = {
    "identifier": "S2B_MSIL1C_20180809T163829",
    "tileid": "15PUT",
    "uuid": "BF652BC4-299C-4C39-9238-EE5A3FDC0D3E",
    "cloudcoverpercentage": 3.5,
    "relativeorbitnumber": 126,
    "beginposition": datetime.fromisoformat("2018-08-09T16:38:29"),
    "footprint": "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))",
}
YES, NO = Term("tileid", Equal("15PUT")), Term("tileid", Equal("15PVT"))


def area(wkt: str) -> QueryArea:
    return QueryArea(AreaOfInterest(wkt), wkt)


@pytest.mark.parametrize(
    ("node", "holds"),
    [
        (YES, True),
        (NO, False),
        (Not(NO), True),
        (And((YES, YES)), True),
        (And((YES, NO)), False),
        (And(()), True),
        (Or((NO, YES)), True),
        (Or((NO, NO)), False),
        (Not(And((YES, NO))), True),
    ],
)
def test_and_or_not(node: Any, holds: bool) -> None:
    assert matches(node, SCENE) is holds


@pytest.mark.parametrize(
    ("keyword", "test", "holds"),
    [
        ("cloudcoverpercentage", Between(3.5, None), True),
        ("cloudcoverpercentage", Between(3.5, None, low_included=False), False),
        ("cloudcoverpercentage", Between(None, 3.5), True),
        ("cloudcoverpercentage", Between(None, 3.5, high_included=False), False),
        ("cloudcoverpercentage", Equal(3.5), True),
        ("relativeorbitnumber", Between(120, 126), True),
        ("beginposition", Between(datetime(2018, 8, 9, tzinfo=timezone.utc), None), True),
        ("beginposition", Between(None, datetime(2018, 8, 9, tzinfo=timezone.utc)), False),
        ("tileid", Between("15P", "15Q"), True),
        ("tileid", Like("15P*"), True),
        ("tileid", Like("1?PU?"), True),
        ("tileid", Like("15PU"), False),
        ("tileid", Like("15P.T"), False),
        ("identifier", Like("*_MSIL1C_*"), True),
        ("uuid", Equal("bf652bc4-299c-4c39-9238-ee5a3fdc0d3e"), True),
        ("uuid", Like("BF652*"), True),
    ],
)
def test_values(keyword: str, test: Any, holds: bool) -> None:
    assert matches(Term(keyword, test), SCENE) is holds


@pytest.mark.parametrize("test", [Equal("A"), Like("*"), Between("A", "B")])
def test_a_value_that_is_not_known_matches_nothing_but_its_negation(test: Any) -> None:
    missing = Term("orbitdirection", test)
    assert not matches(missing, SCENE)
    assert not matches(missing, {**SCENE, "orbitdirection": ""})
    assert matches(Not(missing), SCENE)


SMALL = "POLYGON ((-94.8 15.2,-94.2 15.2,-94.2 15.8,-94.8 15.2))"
LARGE = "POLYGON ((-96 14,-93 14,-93 17,-96 17,-96 14))"
BESIDE = "POLYGON ((-94.2 15.2,-92 15.2,-92 15.8,-94.2 15.2))"
FAR = "POLYGON ((10 15,11 15,11 16,10 15))"


@pytest.mark.parametrize(
    ("wkt", "relations"),
    [(SMALL, {"intersects", "contains"}), (LARGE, {"intersects", "iswithin"}), (BESIDE, {"intersects"}), (FAR, set())],
)
def test_relations_of_area_and_footprint_in_sentinelsats_words(wkt: str, relations: set[str]) -> None:
    found = {one.value for one in AreaRelation if matches(Term("footprint", Relates(one, area(wkt))), SCENE)}
    assert found == relations


def test_what_has_no_footprint_lies_nowhere() -> None:
    for footprint in ("", "POLYGON EMPTY"):
        assert not matches(Term("footprint", Relates(AreaRelation.INTERSECTS, area(LARGE))), {"footprint": footprint})


def test_a_footprint_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(ServiceError):
        matches(Term("footprint", Relates(AreaRelation.CONTAINS, area(LARGE))), {"footprint": "POLYGON ((1 2"})
