"""The order of a list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from scene_queue.core.catalogue.query_language.order import OrderKey, in_order, read_order
from sentinelsat import QuerySyntaxError

SCENES: list[dict[str, Any]] = [
    {
        "identifier": "b",
        "cloudcoverpercentage": 5.0,
        "beginposition": datetime.fromisoformat("2018-08-03"),
        "tileid": "15PUT",
    },
    {
        "identifier": "a",
        "cloudcoverpercentage": 5.0,
        "beginposition": datetime.fromisoformat("2018-08-01"),
        "tileid": "15put",
    },
    {"identifier": "d", "beginposition": datetime.fromisoformat("2018-08-02")},
    {
        "identifier": "c",
        "cloudcoverpercentage": 0.0,
        "beginposition": datetime.fromisoformat("2018-08-03"),
        "tileid": "14QNF",
    },
]


def order(order_by: str) -> str:
    return "".join(scene["identifier"] for scene in in_order(SCENES, read_order(order_by), lambda scene: scene))


@pytest.mark.parametrize(
    ("order_by", "identifiers"),
    [
        ("identifier", "abcd"),
        ("-identifier", "dcba"),
        ("+beginposition", "adbc"),
        ("-beginposition", "bcda"),
        ("cloudcoverpercentage, -beginposition", "cbad"),
        ("-cloudcoverpercentage,beginposition", "abcd"),
        ("TileID", "cabd"),
    ],
)
def test_keys_as_sentinelsat_writes_them_and_what_is_not_known_last(order_by: str, identifiers: str) -> None:
    assert order(order_by) == identifiers


@pytest.mark.parametrize("order_by", [None, "", "  "])
def test_without_an_order_the_newest_come_first_as_on_the_hubs(order_by: str | None) -> None:
    assert read_order(order_by) == [OrderKey("ingestiondate", descends=True)]


@pytest.mark.parametrize("order_by", [",", "+", "-", "a b", "beginposition,,tileid", "begin-position"])
def test_what_sentinelsat_calls_invalid_is_a_value_error(order_by: str) -> None:
    with pytest.raises(ValueError, match="Invalid order by value"):
        read_order(order_by)


def test_an_unknown_key_is_a_syntax_error_as_on_the_hubs() -> None:
    with pytest.raises(QuerySyntaxError, match="undefined field xxx"):
        read_order("beginposition,-xxx")


@pytest.mark.parametrize(
    ("keyword", "odata"),
    [
        ("beginposition", "ContentDate/Start asc"),
        ("endposition", "ContentDate/End asc"),
        ("ingestiondate", "PublicationDate asc"),
        ("cloudcoverpercentage", None),
        ("identifier", None),
        ("orbitdirection", None),
    ],
)
def test_only_times_are_ordered_by_the_service(keyword: str, odata: str | None) -> None:
    assert OrderKey(keyword, descends=False).odata() == odata
    assert OrderKey(keyword, descends=True).odata() == (odata and odata.replace("asc", "desc"))
