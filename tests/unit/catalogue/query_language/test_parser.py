"""The query language of the hubs: read right, or refused with a sentence."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.query_language.parser import parse_query
from scene_queue.core.catalogue.query_language.terms import And, Between, Equal, Like, Node, Not, Or, Term
from scene_queue.core.catalogue.query_language.values import Terms
from sentinelsat import QuerySyntaxError

NOW = datetime(2018, 8, 10, tzinfo=timezone.utc)
PUT, PVT, PTT = (Term("tileid", Equal(tile)) for tile in ("15PUT", "15PVT", "15PTT"))


def no_area(wkt: str) -> NoReturn:
    raise AssertionError(wkt)


def read(text: str) -> Node:
    return parse_query(text, Terms(NOW, no_area))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tileid:15PUT", PUT),
        (' tileid : "15PUT" ', PUT),
        ("TileID:t15put", PUT),
        ("tileid:15PUT AND tileid:15PVT", And((PUT, PVT))),
        ("tileid:15PUT && tileid:15PVT", And((PUT, PVT))),
        ("tileid:15PUT tileid:15PVT", And((PUT, PVT))),
        ("tileid:15PUT OR tileid:15PVT", Or((PUT, PVT))),
        ("tileid:15PUT||tileid:15PVT", Or((PUT, PVT))),
        ("NOT tileid:15PUT", Not(PUT)),
        ("!tileid:15PUT", Not(PUT)),
        ("NOT NOT tileid:15PUT", PUT),
        ("tileid:15PUT NOT tileid:15PVT", And((PUT, Not(PVT)))),
        ("tileid:15PUT OR tileid:15PVT tileid:15PTT", Or((PUT, And((PVT, PTT))))),
        ("(tileid:15PUT OR tileid:15PVT) AND tileid:15PTT", And((Or((PUT, PVT)), PTT))),
        ("NOT (tileid:15PUT OR tileid:15PVT)", Not(Or((PUT, PVT)))),
        ("((tileid:15PUT))", PUT),
        ("tileid:(15PUT OR 15PVT)", Or((PUT, PVT))),
        ("tileid:(15PUT 15PVT) OR tileid:15PTT", Or((And((PUT, PVT)), PTT))),
        ("tileid:(NOT 15PUT)", Not(PUT)),
    ],
)
def test_terms_are_joined_as_solr_users_expect(text: str, tree: Node) -> None:
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("relativeorbitnumber:70", Equal(70)),
        ('relativeorbitnumber:"70"', Equal(70)),
        ("cloudcoverpercentage:[0 TO 5]", Between(0.0, 5.0)),
        ('cloudcoverpercentage:["0" TO "5"]', Between(0.0, 5.0)),
        ("cloudcoverpercentage:{0 TO 5}", Between(0.0, 5.0, False, False)),
        ("cloudcoverpercentage:[0 TO 5}", Between(0.0, 5.0, True, False)),
        ("cloudcoverpercentage:[* TO 5.5]", Between(None, 5.5)),
        ("orbitnumber:[16302 TO *]", Between(16302, None)),
        ("orbitnumber:[* TO *]", Like("*")),
        ("filename:S2A_*_T15PUT_?", Like("S2A_*_T15PUT_?")),
        ("filename:s2a***x", Like("S2A*X")),
        ("title:*", Like("*")),
        ("online:TRUE", Equal(True)),
        ("online:false", Equal(False)),
        ("online:*", Like("*")),
        (r"filename:a\ b", Equal("A B")),
        (r'filename:"a \"b\" \\"', Equal('A "B" \\')),
        ('filename:"a*"', Equal("A*")),
        ("filename:ANDREW", Equal("ANDREW")),
        ("filename:a&b|c", Equal("A&B|C")),
        ("ingestiondate:[NOW-1DAY TO NOW]", Between(datetime(2018, 8, 9, tzinfo=timezone.utc), NOW)),
        ("beginposition:[2018-08-10T00:00:00Z TO *]", Between(NOW, None)),
        ("beginposition:[2018-08-10T00:00:00.000Z TO 20180810]", Between(NOW, NOW)),
        ('beginposition:"2018-08-10T00:00:00Z"', Between(NOW, NOW)),
    ],
)
def test_values_ranges_and_patterns(text: str, test: object) -> None:
    tree = read(text)
    assert isinstance(tree, Term)
    assert tree.test == test


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the end of the query"),
        ("   ", "the end of the query"),
        ("S2A*", "no keyword"),
        ("*", "no keyword"),
        ("tileid:15PUT and tileid:15PVT", "capitals"),
        ("xxx:yyy", "undefined field xxx"),
        ("-tileid:15PUT", "undefined field -tileid"),
        ("tileid:", "a value for tileid"),
        ("tileid:15PUT AND", "the end of the query"),
        ("AND tileid:15PUT", "expected a keyword"),
        ("tileid:15PUT AND OR tileid:15PVT", "expected a keyword"),
        ("(tileid:15PUT", "expected )"),
        ("tileid:15PUT)", "expected a term"),
        ("tileid:15PUT]", "expected a keyword"),
        ("tileid:()", "a value for tileid"),
        ('tileid:"15PUT', "cannot read"),
        ("tileid:15PUT\\", "cannot read"),
        ("tileid:15PUT:15PVT", "expected a keyword"),
        ("cloudcoverpercentage:[0 5]", "expected TO"),
        ("cloudcoverpercentage:[0 TO 5", "expected ]"),
        ("cloudcoverpercentage:[0 TO ]", "an end of the range"),
        ("cloudcoverpercentage:[0 TO 5*]", "pattern"),
        ("cloudcoverpercentage:much", "is no number"),
        ("cloudcoverpercentage:nan", "is no number"),
        ("cloudcoverpercentage:1_0", "is no number"),
        ("cloudcoverpercentage:1e999", "is no number"),
        ("orbitnumber:7.5", "is no whole number"),
        ("orbitnumber:12*", "is no whole number"),
        ("orbitnumber:١٢", "is no whole number"),
        ("beginposition:[yesterday TO NOW]", "Unsupported date"),
        ("orbitdirection:up", "ASCENDING"),
        ("platformname:Sentinel-1", "only Sentinel-2"),
        ("platformserialidentifier:A", "Sentinel-2A"),
        ("processinglevel:1C", "Level-1C"),
        ("uuid:7", "no uuid"),
        ("online:perhaps", "neither true nor false"),
        ("online:tru*", "is no true or false"),
        ("online:[true TO *]", "not a range"),
        ("footprint:here", "Intersects"),
        ('footprint:"Touches(POINT(1 2))"', "not Intersects, Contains or IsWithin"),
        ("footprint:[1 TO 2]", "Intersects"),
        (r"filename:a\*", "in quotes"),
        ("filename:/S2A.*/ extra", "no keyword"),
    ],
)
def test_anything_else_is_a_syntax_error_that_says_why(text: str, why: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        read(text)
    assert why in str(raised.value)


def test_brackets_within_brackets_have_an_end() -> None:
    assert read("(" * 50 + "tileid:15PUT" + ")" * 50) == PUT
    with pytest.raises(QuerySyntaxError, match="within each other"):
        read("(" * 51 + "tileid:15PUT" + ")" * 51)


def test_ten_thousand_negations_do_no_harm() -> None:
    assert read("NOT " * 10_001 + "tileid:15PUT") == Not(PUT)


_SIGNS = ["(", ")", "[", "]", "{", "}", ":", '"', "\\", "!", "&&", "||", "AND", "OR", "NOT", "TO", "*", " ", "'", "-"]
_WORDS = ["tileid", "15PUT", "cloudcoverpercentage", "0", "5", "beginposition", "NOW", "filename", "S2A*", "uuid"]


@given(st.lists(st.sampled_from(_SIGNS + _WORDS), max_size=30).map("".join))
def test_shuffled_words_and_signs_never_raise_anything_else(text: str) -> None:
    try:
        read(text)
    except QuerySyntaxError:
        return


@given(st.text(max_size=200))
def test_junk_never_raises_anything_else(text: str) -> None:
    try:
        read(text)
    except QuerySyntaxError:
        return


_TEXTS = st.text(min_size=1, max_size=20).map(str.upper).filter(lambda text: text == text.strip() and text)
_NUMBERS = st.one_of(st.none(), st.floats(0, 100))
_DATES = st.one_of(st.none(), st.datetimes(timezones=st.just(timezone.utc)))
_TERMS = st.one_of(
    st.builds(Term, st.just("identifier"), st.builds(Equal, _TEXTS)),
    st.builds(Term, st.just("orbitnumber"), st.builds(Equal, st.integers(-(10**9), 10**9))),
    st.builds(
        Term, st.just("filename"), st.builds(Like, st.from_regex(r"[A-Z0-9_]{1,5}\*[A-Z0-9_?]{0,5}", fullmatch=True))
    ),
    st.builds(
        Term,
        st.just("cloudcoverpercentage"),
        st.builds(Between, st.floats(0, 100), _NUMBERS, st.booleans(), st.booleans()),
    ),
    st.builds(
        Term, st.just("beginposition"), st.builds(Between, _DATES.filter(bool), _DATES, st.booleans(), st.booleans())
    ),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, parts.filter(_is_no_not)))


def _is_no_not(node: Node) -> bool:
    return not isinstance(node, Not)


TREES = st.recursive(_TERMS, _joined, max_leaves=12)


def written(node: Node) -> str:
    """A query text for a tree."""
    if isinstance(node, Term):
        return f"{node.keyword}:{_written_test(node.test)}"
    if isinstance(node, Not):
        return f"NOT ({written(node.part)})"
    word = " AND " if isinstance(node, And) else " OR "
    return word.join(f"({written(part)})" for part in node.parts)


def _written_test(test: object) -> str:
    if isinstance(test, Like):
        return test.pattern
    if isinstance(test, Equal):
        escaped = str(test.value).replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    assert isinstance(test, Between)
    low, high = (_bound(value) for value in (test.low, test.high))
    return f"{'[' if test.low_included else '{'}{low} TO {high}{']' if test.high_included else '}'}"


def _bound(value: object) -> str:
    if value is None:
        return "*"
    return f"{value.replace(tzinfo=None).isoformat()}Z" if isinstance(value, datetime) else repr(value)


@given(TREES)
def test_a_tree_that_is_written_down_is_read_as_it_was(tree: Node) -> None:
    assert read(written(tree)) == tree
