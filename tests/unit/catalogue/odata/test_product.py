"""Entries of the catalogue: the recorded ones, and what might come instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.catalogue.odata.product import ODataProduct
from scene_queue.core.errors import ServiceError

MakeEntry = Callable[..., dict[str, Any]]


def recorded_entries(recorded: Path, pattern: str) -> list[dict[str, Any]]:
    files = sorted((recorded / "recorded" / "cdse_odata").glob(pattern))
    return [entry for file in files for entry in json.loads(file.read_text()).get("value", [])]


def test_every_recorded_answer_is_read(recorded: Path) -> None:
    entries = [
        *recorded_entries(recorded, "eodag*.json"),
        *recorded_entries(recorded, "pygeofilter*.json"),
        *recorded_entries(recorded, "cdsetool_s1_page_*.json"),
    ]
    products = [ODataProduct.parse(entry) for entry in entries]
    assert len({product.id for product in products}) == len(entries) == 2 + 20 + 47
    assert all(product.size_bytes > 0 and product.begin.tzinfo is timezone.utc for product in products)
    assert all(value == value.lower() for product in products for _, value in product.checksums)


def test_a_recorded_sentinel_2_product_is_read_to_the_last_key(recorded: Path) -> None:
    entry = recorded_entries(recorded, "eodag*.json")[0]
    product = ODataProduct.parse(entry)
    assert product.id == "05edf2bb-d103-49f1-a677-9e474138d84f"
    assert product.identifier == "S2A_MSIL1C_20200808T010311_N0500_R045_T54PXA_20230413T212505"
    assert product.name == f"{product.identifier}.SAFE"
    assert product.size_bytes == 224_105_657
    assert product.begin == datetime(2020, 8, 8, 1, 3, 11, 24000, tzinfo=timezone.utc)
    assert product.published == datetime(2023, 8, 23, 9, 26, 23, 105134, tzinfo=timezone.utc)
    assert product.footprint_wkt.startswith("POLYGON ((142.352793016856 13.4758743606673,")
    assert product.online
    assert product.checksums[0] == ("MD5", "923ac4992d90b57d41e7ace4d9d90757")
    assert product.checksums[1][0] == "BLAKE3"
    assert product.quicklook_url.endswith("/Assets(385d0a62-ec57-413b-a8b8-12c0e79848f6)/$value")
    assert product.attributes["cloudCover"] == 95.136736479015
    assert len(product.attributes) == 17


@pytest.mark.parametrize("checksums", [[], [{}], None, [{"Algorithm": "MD5"}], [{"Algorithm": "MD5", "Value": ""}]])
def test_checksums_may_be_missing(entry: MakeEntry, checksums: object) -> None:
    assert ODataProduct.parse(entry(Checksum=checksums)).checksums == ()


def test_checksums_are_in_lower_case(entry: MakeEntry) -> None:
    assert ODataProduct.parse(entry()).checksums == (("MD5", "abcdef"),)


@pytest.mark.parametrize(
    ("footprint", "shape", "wkt"),
    [
        (None, None, ""),
        ("geography'SRID=4326;POINT (1 2)'", None, ""),
        ("geography'SRID=3857;POLYGON ((1 2, 3 4, 5 6, 1 2))'", None, ""),
        ("geography'SRID=4326;POLYGON ((1 2, 3 4, 5 6, 1 2))' or 1 eq 1", None, ""),
        ("geography'SRID=4326;MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))'", None, "MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))"),
        ("SRID=4326;POLYGON ((1 2, 3 4, 5 6, 1 2))", None, "POLYGON ((1 2, 3 4, 5 6, 1 2))"),
        ("POLYGON((1 2,3 4,5 6,1 2))", None, "POLYGON((1 2,3 4,5 6,1 2))"),
        ("SRID=3857;POLYGON ((1 2, 3 4, 5 6, 1 2))", None, ""),
        ("SRID=4326;POLYGON ((1 2, 3 4, 5 6, 1 2))'", None, ""),
        (None, {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6.5], [1, 2]]]}, "POLYGON ((1.0"),
        (None, {"type": "Point", "coordinates": [1, 2]}, ""),
    ],
)
def test_a_footprint_comes_from_its_text_or_its_geojson(
    entry: MakeEntry, footprint: str | None, shape: object, wkt: str
) -> None:
    found = ODataProduct.parse(entry(Footprint=footprint, GeoFootprint=shape)).footprint_wkt
    assert found.startswith(wkt) if wkt else found == ""


@pytest.mark.parametrize("assets", [None, [], [{}], [{"Type": "OTHER", "DownloadLink": "x"}], [{"Type": "QUICKLOOK"}]])
def test_a_quicklook_may_be_missing(entry: MakeEntry, assets: object) -> None:
    assert ODataProduct.parse(entry(Assets=assets)).quicklook_url == ""


def test_what_may_be_missing_is_made_up_for(entry: MakeEntry) -> None:
    bare = {key: entry()[key] for key in ("Id", "Name")}
    product = ODataProduct.parse({**bare, "ContentDate": {"Start": "2018-08-09T16:38:29.024Z"}})
    assert product.begin == product.end == product.published
    assert (product.size_bytes, product.online, dict(product.attributes)) == (0, True, {})


@pytest.mark.parametrize(("value", "online"), [(True, True), (False, False), (None, True)])
def test_only_a_clear_no_is_offline(entry: MakeEntry, value: object, online: bool) -> None:
    assert ODataProduct.parse(entry(Online=value)).online is online


@pytest.mark.parametrize(
    "changes",
    [
        {"Id": None},
        {"Id": 7},
        {"Name": ""},
        {"ContentDate": None},
        {"ContentDate": {"Start": "yesterday"}},
        {"ContentLength": "much"},
        {"ContentLength": float("inf")},
        {"Attributes": [{}]},
        {"Attributes": 5},
        {"Checksum": ["x"]},
        {"Assets": {"a": 1}},
        {"Footprint": 5},
        {"GeoFootprint": {"type": "Polygon"}, "Footprint": None},
    ],
)
def test_an_entry_that_makes_no_sense_is_named(entry: MakeEntry, changes: dict[str, Any]) -> None:
    with pytest.raises(ServiceError, match="makes no sense"):
        ODataProduct.parse({**entry(), **changes})


@pytest.mark.parametrize("nothing", [None, [], "text", 5])
def test_no_entry_at_all_is_an_error_too(nothing: Any) -> None:
    with pytest.raises(ServiceError, match="makes no sense"):
        ODataProduct.parse(nothing)
