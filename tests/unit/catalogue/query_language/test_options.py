"""The option ``-q`` as one text."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from scene_queue.core.catalogue.query_language.options import raw_query_of
from scene_queue.core.catalogue.query_language.parser import parse_query
from scene_queue.core.catalogue.query_language.values import Terms


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("producttype=S2MSI1C", 'producttype:"S2MSI1C"'),
        ("producttype=S2MSI1C,relativeorbitnumber=126", 'producttype:"S2MSI1C" relativeorbitnumber:"126"'),
        (" tileid = 15PUT , tileid = 15PVT ", '(tileid:"15PUT" OR tileid:"15PVT")'),
        ("tileid=15PUT,TileID=15PVT", '(tileid:"15PUT" OR tileid:"15PVT")'),
        ("filename=S2A*", "filename:S2A*"),
        ("cloudcoverpercentage=[0 TO 5]", "cloudcoverpercentage:[0 TO 5]"),
        ("identifier=a,b", 'identifier:"a,b"'),
        ("identifier=a=b", 'identifier:"a=b"'),
        ('tileid=x" OR tileid:"y', 'tileid:"x\\" OR tileid:\\"y"'),
        ("tileid:15PUT", "tileid:15PUT"),
        ("  tileid:15PUT AND NOT filename:a=b ", "tileid:15PUT AND NOT filename:a=b"),
        ("", ""),
    ],
)
def test_key_value_and_the_query_language_are_both_taken(text: str, raw: str) -> None:
    assert raw_query_of(text) == raw


@pytest.mark.parametrize(
    "text", ["tileid=15PUT,tileid=15PVT", "orbitdirection=descending", "ingestiondate=[NOW-1DAY TO NOW]"]
)
def test_what_comes_out_can_be_read(text: str) -> None:
    def no_area(wkt: str) -> None:
        raise AssertionError(wkt)

    now = datetime(2018, 8, 10, tzinfo=timezone.utc)
    assert parse_query(raw_query_of(text), Terms(now, no_area))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["tileid=", "tileid=15PUT,filename= ", "beginposition=yesterday"])
def test_an_empty_value_or_no_date_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="beginposition|empty"):
        raw_query_of(text)
