from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import ProductError
from scene_queue.core.product import product_xml
from scene_queue.core.product.product_xml import read_xml, required_text, text_of, utc_time

GROWING = b"""<?xml version="1.0"?>
<!DOCTYPE list [
 <!ENTITY a "scene">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<list>&c;</list>"""


def test_text_is_found_with_and_without_a_namespace() -> None:
    root = read_xml(b'<n:a xmlns:n="urn:x"><n:b>one</n:b><c> two </c></n:a>', "a file")
    assert text_of(root, "b") == "one"
    assert text_of(root, "c") == "two"


def test_the_first_name_that_has_a_text_is_taken() -> None:
    root = read_xml(b"<a><b/><c>two</c></a>", "a file")
    assert text_of(root, "b", "c") == "two"
    assert text_of(root, "d") is None


def test_a_missing_text_is_named_with_its_file() -> None:
    root = read_xml(b"<a/>", "a file")
    with pytest.raises(ProductError, match="MTD_TL.xml has no ULX"):
        required_text(root, "MTD_TL.xml", "ULX")


def test_growing_entities_are_refused_before_they_grow() -> None:
    with pytest.raises(ProductError, match="document type"):
        read_xml(GROWING, "manifest.safe")


def test_an_entity_that_reaches_for_a_file_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    with pytest.raises(ProductError) as caught:
        read_xml(text.encode(), "manifest.safe")
    assert "do not tell" not in str(caught.value)


def test_a_bare_document_type_is_refused_too() -> None:
    with pytest.raises(ProductError, match="document type"):
        read_xml(b"<!DOCTYPE a><a/>", "manifest.safe")


@pytest.mark.parametrize(
    "content", [b"", b"<a>", b"not xml", b"\x00\x01\x02", b'<?xml version="1.0" encoding="x?"?><a/>']
)
def test_what_is_no_xml_gives_an_error_that_names_the_file(content: bytes) -> None:
    with pytest.raises(ProductError, match="MTD_TL.xml cannot be read") as caught:
        read_xml(content, "MTD_TL.xml")
    assert caught.value.advice


def test_a_file_that_is_not_there_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="manifest.safe cannot be read"):
        read_xml(tmp_path / "manifest.safe", "manifest.safe")


def test_a_file_far_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product_xml, "_MAX_BYTES", 10)
    large = tmp_path / "manifest.safe"
    large.write_bytes(b"<a>0123456789</a>")
    with pytest.raises(ProductError, match="far too many"):
        read_xml(large, "manifest.safe")


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_product_error(content: bytes) -> None:
    try:
        read_xml(content, "a file")
    except ProductError:
        return


@pytest.mark.parametrize(
    ("text", "microsecond"),
    [
        ("2018-01-01T10:54:41.026Z", 26000),
        ("2018-01-01T10:54:41Z", 0),
        ("2018-01-01T10:54:41.757846358Z", 757846),
        ("2018-01-01T10:54:41.5", 500000),
    ],
)
def test_times_are_read_with_any_number_of_digits_and_are_utc(text: str, microsecond: int) -> None:
    assert utc_time(text, "x") == datetime(2018, 1, 1, 10, 54, 41, microsecond, tzinfo=timezone.utc)


@pytest.mark.parametrize("text", ["", "Z", "yesterday", "2018-13-01T00:00:00Z"])
def test_a_time_that_is_none_gives_an_error(text: str) -> None:
    with pytest.raises(ProductError, match="MTD_TL.xml"):
        utc_time(text, "MTD_TL.xml")
