"""The filter language: every operator, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from doubles.hub import Hub, HubScene
from doubles.hub.client import Client
from doubles.hub.filter_language import FilterError, parse_filter
from doubles.hub.filter_language.tokens import date_value, tokenize

WEST = "S2A_MSIL1C_20180801T165000_N0206_R026_T14PPC_20180801T203921"
MIDDLE = "S2B_MSIL1C_20180805T170009_N0206_R069_T14QPE_20180805T221143"
EAST = "S2B_MSIL2A_20180810T163829_N0500_R126_T15PUT_20230717T050922"


def box(west: float, south: float, east: float, north: float) -> str:
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def intersects(wkt: str, srid: int = 4326) -> str:
    return f"OData.CSC.Intersects(area=geography'SRID={srid};{wkt}')"


def attribute(kind: str, name: str, comparison: str) -> str:
    path = f"OData.CSC.{kind}Attribute"
    return f"Attributes/{path}/any(att:att/Name eq '{name}' and att/{path}/Value {comparison})"


@pytest.fixture(scope="module")
def three() -> Iterator[Client]:
    scenes = [
        HubScene(WEST, box(-98, 15, -97, 16), 3.25),
        HubScene(MIDDLE, box(-97, 17, -96, 18), 0.0, published=datetime(2018, 8, 6, tzinfo=timezone.utc)),
        HubScene(EAST, box(-95, 15, -94, 16), 88.0, online=False),
    ]
    with Hub(scenes) as hub:
        yield Client(hub)


ALL = {WEST, MIDDLE, EAST}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Collection/Name eq 'SENTINEL-2'", ALL),
        ("Collection/Name eq 'SENTINEL-1'", set()),
        (f"Name eq '{WEST}.SAFE'", {WEST}),
        (f"Name eq '{WEST}'", set()),
        (f"Name ne '{WEST}.SAFE'", {MIDDLE, EAST}),
        ("contains(Name,'_R069_')", {MIDDLE}),
        ("contains( Name , 'MSIL1C' )", {WEST, MIDDLE}),
        ("startswith(Name,'S2B')", {MIDDLE, EAST}),
        ("endswith(Name,'T050922.SAFE')", {EAST}),
        ("contains(Name,'O''Higgins')", set()),
        ("Online eq true", {WEST, MIDDLE}),
        ("Online eq false", {EAST}),
        ("Online ne false", {WEST, MIDDLE}),
    ],
)
def test_names_and_flags_are_compared(three: Client, text: str, found: set[str]) -> None:
    assert three.find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ContentDate/Start ge 2018-08-05T17:00:09.024Z", {MIDDLE, EAST}),
        ("ContentDate/Start gt 2018-08-05T17:00:09.024000Z", {EAST}),
        ("ContentDate/Start lt 2018-08-05T17:00:09.024Z", {WEST}),
        ("ContentDate/Start le 2018-08-05T17:00:09.024Z", {WEST, MIDDLE}),
        ("ContentDate/Start eq 2018-08-05T17:00:09.024Z", {MIDDLE}),
        ("ContentDate/End ge 2018-08-10T00:00:00.000Z", {EAST}),
        ("ContentDate/End lt 2018-08-10", {WEST, MIDDLE}),
        ("ContentDate/Start gt 2018-08-05T17:00:09", {MIDDLE, EAST}),
        ("ContentDate/Start ge 2018-08-05T20:00:09.024+03:00", {MIDDLE, EAST}),
        ("ContentDate/Start ge 2018-08-05T12:00:09.024-05:00", {MIDDLE, EAST}),
        ("PublicationDate lt 2018-08-06T00:00:00.001Z and PublicationDate gt 2018-08-05T23:59:59.999Z", {MIDDLE}),
    ],
)
def test_times_are_compared_in_utc_to_the_microsecond(three: Client, text: str, found: set[str]) -> None:
    assert three.find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (attribute("Double", "cloudCover", "le 3.25"), {WEST, MIDDLE}),
        (attribute("Double", "cloudCover", "lt 3.25"), {MIDDLE}),
        (attribute("Double", "cloudCover", "ge 0"), ALL),
        (attribute("Double", "cloudCover", "gt -0.5"), ALL),
        (attribute("Double", "cloudCover", "ne 88"), {WEST, MIDDLE}),
        (attribute("Integer", "relativeOrbitNumber", "eq 69"), {MIDDLE}),
        (attribute("String", "productType", "eq 'S2MSI2A'"), {EAST}),
        (attribute("String", "tileId", "eq '15PUT'"), {EAST}),
        (attribute("String", "tileId", "eq 'T15PUT'"), set()),
        (attribute("String", "processorVersion", "eq '02.06'"), {WEST, MIDDLE}),
        (attribute("String", "platformSerialIdentifier", "eq 'A'"), {WEST}),
        (attribute("DateTimeOffset", "beginningDateTime", "gt 2018-08-09T00:00:00.000Z"), {EAST}),
        (attribute("String", "orbitDirection", "eq 'DESCENDING'"), set()),
        (attribute("Integer", "cloudCover", "le 100"), set()),
        (f"not ({attribute('Double', 'cloudCover', 'le 10')})", {EAST}),
    ],
)
def test_attributes_are_looked_up_by_kind_and_name(three: Client, text: str, found: set[str]) -> None:
    assert three.find(text) == found


def test_any_variable_name_serves_in_an_attribute_condition(three: Client) -> None:
    path = "OData.CSC.StringAttribute"
    text = f"Attributes/{path}/any(i0:i0/Name eq 'tileId' and (i0/{path}/Value eq '14QPE' or i0/{path}/Value eq 'X'))"
    assert three.find(text) == {MIDDLE}


@pytest.mark.parametrize(
    ("wkt", "found"),
    [
        (box(-97.5, 15.5, -97.2, 15.6), {WEST}),
        (box(-99, 14, -93, 19), ALL),
        (box(10, 10, 11, 11), set()),
        ("POINT(-94.5 15.5)", {EAST}),
        ("POINT (-96.5 17.5)", {MIDDLE}),
        ("MULTIPOLYGON(((-98 15,-97.9 15,-97.9 15.1,-98 15)),((-95 15,-94.9 15,-94.9 15.1,-95 15)))", {WEST, EAST}),
        (box(-96, 18, -95, 19), {MIDDLE}),
    ],
)
def test_areas_are_intersected(three: Client, wkt: str, found: set[str]) -> None:
    assert three.find(intersects(wkt)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Online eq true and contains(Name,'S2B')", {MIDDLE}),
        ("Online eq false or contains(Name,'S2A')", {WEST, EAST}),
        ("Online eq false or Online eq true and contains(Name,'S2A')", {WEST, EAST}),
        ("(Online eq false or Online eq true) and contains(Name,'S2A')", {WEST}),
        ("not contains(Name,'S2A')", {MIDDLE, EAST}),
        ("not (Online eq true) or startswith(Name,'S2A')", {WEST, EAST}),
        ("((Online eq true))", {WEST, MIDDLE}),
        (f"{intersects(box(-99, 14, -93, 19))} and Collection/Name eq 'SENTINEL-2' and Online eq true", {WEST, MIDDLE}),
    ],
)
def test_conditions_are_joined_with_the_usual_precedence(three: Client, text: str, found: set[str]) -> None:
    assert three.find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and",
        "Name eq",
        "Name 'x'",
        "Name eq 'x' and",
        "Name eq 'x' Online eq true",
        "(Name eq 'x'",
        "Name eq 'x')",
        "Name eq 'x",
        "Name is 'x'",
        "Name eq 5",
        "Name eq x",
        "'x' eq Name",
        "Name EQ 'x'",
        "Title eq 'x'",
        "name eq 'x'",
        "Online gt true",
        "Online eq 'true'",
        "not Online eq true",
        "contains(Name 'x')",
        "contains(Online,'x')",
        "contains('x',Name)",
        "ContentDate/Start gt '2018-08-01'",
        "ContentDate/Start gt 2018-13-01T00:00:00.000Z",
        "ContentDate/Start gt 2018-08-01T25:00:00.000Z",
        "ContentDate/Start gt 20180801",
        "Collection/Name eq 'Sentinel2'",
        "Name eq 'x'; drop",
        "Attributes/OData.CSC.StringAttribute/any(att:att/Name eq 'tileId' and att/Value eq '15PUT')",
        "Attributes/OData.CSC.StringAttribute/any(att/Name eq 'tileId')",
        "Attributes/OData.CSC.StringAttribute/any(att:other/Name eq 'tileId')",
        "Attributes/OData.CSC.FloatAttribute/any(att:att/Name eq 'cloudCover')",
        "Attributes/OData.CSC.StringAttribute/all(att:att/Name eq 'tileId')",
        "Attributes/OData.CSC.StringAttribute/any(att:Online eq true)",
        attribute("Double", "cloudCover", "le '20'"),
        attribute("String", "tileId", "eq 15"),
        "Attributes/OData.CSC.DoubleAttribute/any(att:att/Name eq 'cloudCover' and "
        "att/OData.CSC.IntegerAttribute/Value le 20)",
        intersects(box(-98, 15, -97, 16), srid=3857),
        intersects("POLYGON((-98 15,-97 15,-97 16))"),
        intersects("POLYGON((-98 15,-97 16,-97 15,-98 16,-98 15))"),
        intersects("POLYGON((-98 15,-97 15"),
        intersects("POLYGON EMPTY"),
        intersects("LINESTRING(-98 15,-97 16)"),
        intersects(box(170, 15, 190, 16)),
        intersects(box(-98, 80, -97, 96)),
        "OData.CSC.Intersects(area='POINT(1 1)')",
        "OData.CSC.Intersects(geography'SRID=4326;POINT(1 1)')",
    ],
)
def test_a_broken_filter_is_refused_with_a_detail(three: Client, text: str) -> None:
    answer = three.products(("$filter", text))
    assert answer.status == 400
    assert isinstance(answer.json["detail"], str) and answer.json["detail"]


def test_a_wrong_collection_is_called_an_invalid_value(three: Client) -> None:
    answer = three.products(("$filter", "Collection/Name eq 'Sentinel2'"))
    assert "Invalid value" in answer.json["detail"]


def test_the_refusal_says_where_the_filter_breaks() -> None:
    with pytest.raises(FilterError, match="position 11"):
        parse_filter("Name eq 'x'; drop")


def test_a_doubled_quote_is_one_quote() -> None:
    assert [token.text for token in tokenize("'O''Higgins'")] == ["O'Higgins", ""]


def test_a_quote_in_a_value_cannot_add_a_condition(three: Client) -> None:
    evil = "x' or Online eq true or Name eq 'x"
    assert three.find(f"Name eq '{evil.replace(chr(39), chr(39) * 2)}'") == set()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-08-01", datetime(2018, 8, 1, tzinfo=timezone.utc)),
        ("2018-08-01T10:20", datetime(2018, 8, 1, 10, 20, tzinfo=timezone.utc)),
        ("2018-08-01T10:20:30.5Z", datetime(2018, 8, 1, 10, 20, 30, 500_000, tzinfo=timezone.utc)),
        ("2018-08-01T10:20:30.000001Z", datetime(2018, 8, 1, 10, 20, 30, 1, tzinfo=timezone.utc)),
        ("2018-08-01T00:30:00+01:00", datetime(2018, 7, 31, 23, 30, tzinfo=timezone.utc)),
    ],
)
def test_dates_are_read_as_instants(text: str, moment: datetime) -> None:
    assert date_value(text) == moment


def test_a_bad_polygon_prints_nothing(three: Client, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    three.products(("$filter", intersects("POLYGON((-98 15,-97 16,-97 15,-98 16,-98 15))")))
    three.products(("$filter", intersects("POLYGON((oops")))
    assert capfd.readouterr().err == ""
