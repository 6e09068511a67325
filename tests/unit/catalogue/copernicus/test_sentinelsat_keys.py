"""The keys of sentinelsat's answers, held against recorded answers of the hub that is no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import geomet.wkt
import pytest
from scene_queue.core.catalogue.copernicus.sentinelsat_keys import odata_of, properties_of
from scene_queue.core.catalogue.odata.product import ODataProduct
from sentinelsat import SentinelAPI
from sentinelsat.sentinel import _parse_gml_footprint, _parse_opensearch_response

MakeEntry = Callable[..., dict[str, Any]]
CATALOGUE, DOWNLOAD = "https://catalogue.test/odata/v1", "https://download.test/odata/v1"


def properties(entry: dict[str, Any]) -> dict[str, Any]:
    return properties_of(ODataProduct.parse(entry), CATALOGUE, DOWNLOAD)


@pytest.fixture(scope="module")
def of_the_hub(recorded: Path) -> list[dict[str, Any]]:
    """What sentinelsat made of the hub's own answer: four L1C and one L2A."""
    yaml = pytest.importorskip("yaml", reason="SKIPPED LOUDLY: no PyYAML to read the recorded answers with")
    cassette = yaml.safe_load((recorded / "recorded" / "dhus" / "test_s2_cloudcover.yaml").read_text())
    answer = json.loads(cassette["interactions"][0]["response"]["body"]["string"])
    return list(_parse_opensearch_response(answer["feed"]["entry"]).values())


@pytest.fixture(scope="module")
def of_the_data_space(recorded: Path) -> list[dict[str, Any]]:
    answer = recorded / "recorded" / "cdse_odata" / "eodag_s2_l1c_search_expand_attributes_assets.json"
    return [properties(entry) for entry in json.loads(answer.read_text())["value"]]


def test_the_keys_and_types_are_the_hubs(
    of_the_hub: list[dict[str, Any]], of_the_data_space: list[dict[str, Any]]
) -> None:
    unknown_there = {"datatakesensingstart", "level1cpdiidentifier", "granuleidentifier"}
    for old in of_the_hub:
        if old["producttype"] == "S2MSI1C":
            for new in of_the_data_space:
                assert set(old) - set(new) <= unknown_there
                assert set(new) <= set(old)
                assert {key: type(value) for key, value in new.items()} == {key: type(old[key]) for key in new}


def test_a_product_of_the_hub_would_have_the_same_values_here(
    of_the_hub: list[dict[str, Any]], entry: MakeEntry
) -> None:
    old = of_the_hub[2]
    parts = dict(zip(("unit", "level", "begin", "baseline", "orbit", "tile", "stamp"), old["title"].split("_")))
    assert parts["tile"] == "T20MMT"
    new = properties(
        entry(
            Name=old["filename"],
            Id=old["uuid"],
            ContentLength=round(505.88 * 1024 * 1024),
            ContentDate={"Start": "2018-12-17T14:27:41.024Z", "End": "2018-12-17T14:27:41.024Z"},
            PublicationDate="2018-12-17T18:03:29.84Z",
            Footprint=f"geography'SRID=4326;{old['footprint']}'",
            attributes={
                "tileId": "20MMT",
                "cloudCover": 7.4566,
                "relativeOrbitNumber": 53,
                "orbitNumber": 18211,
                "platformSerialIdentifier": "A",
                "processorVersion": "02.07",
                "operationalMode": "INS-NOBS",
                "productGroupId": old["s2datatakeid"],
                "datastripId": old["datastripidentifier"],
                "granuleIdentifier": old["granuleidentifier"],
            },
        )
    )
    other_addresses = {"link", "link_alternative", "link_icon", "gmlfootprint", "summary"}
    same = {key for key in old if old[key] == new.get(key)}
    assert set(old) - same - other_addresses == {"datatakesensingstart"}
    assert new["summary"] == old["summary"].replace("MSI, ", "MSI, Mode: , ")


def test_the_tools_of_sentinelsat_work_on_it(of_the_data_space: list[dict[str, Any]]) -> None:
    products = {one["uuid"]: one for one in of_the_data_space}
    collection = json.loads(json.dumps(SentinelAPI.to_geojson(products)))
    assert len(collection["features"]) == 2
    first = collection["features"][0]
    assert first["geometry"]["type"] == "Polygon"
    assert first["properties"]["beginposition"] == "2020-08-08T01:03:11.024000Z"
    assert "footprint" not in first["properties"]
    assert SentinelAPI.get_products_size(products) == 0.37  # (224,105,657 + 172,342,246) bytes
    assert "gmlfootprint" in of_the_data_space[0], "to_geojson works on a copy"


def test_gml_is_what_sentinelsat_reads_latitude_first(of_the_data_space: list[dict[str, Any]]) -> None:
    one = of_the_data_space[0]
    assert geomet.wkt.loads(_parse_gml_footprint(one["gmlfootprint"])) == geomet.wkt.loads(one["footprint"])


def test_gml_of_several_polygons_has_them_all(entry: MakeEntry) -> None:
    footprint = (
        "MULTIPOLYGON (((179 0, 180 0, 180 1, 179 0)), ((-180 0, -179 0, -180 1, -180 0), (1 1, 2 2, 3 3, 1 1)))"
    )
    gml = properties(entry(footprint=footprint))["gmlfootprint"]
    assert gml.count("<gml:polygonMember>") == 2
    assert gml.count("<gml:coordinates>0,-180 0,-179 1,-180 0,-180</gml:coordinates>") == 1


def test_what_is_not_known_has_no_key(entry: MakeEntry) -> None:
    bare = {key: entry()[key] for key in ("Id", "Name", "ContentDate")}
    found = properties(bare)
    assert not {"cloudcoverpercentage", "orbitdirection", "tileid", "producttype", "platformidentifier"} & set(found)
    assert SentinelAPI.to_geojson({"x": found})["features"][0]["geometry"]["coordinates"] == []
    assert found["size"] == "0.00 KB"


@pytest.mark.parametrize(("unit", "satellite"), [("A", "2015-028A"), ("C", "2024-157A"), ("D", None)])
def test_satellites(entry: MakeEntry, unit: str, satellite: str | None) -> None:
    found = properties(entry(attributes={"platformSerialIdentifier": unit}))
    assert found["platformserialidentifier"] == f"Sentinel-2{unit}"
    assert found.get("platformidentifier") == satellite


def test_the_short_odata_answer_has_sentinelsats_keys(entry: MakeEntry) -> None:
    found = odata_of(ODataProduct.parse(entry(number=1)), CATALOGUE, DOWNLOAD, full=False)
    assert found["id"] == "00000000-0000-0000-0000-000000000002"
    assert found["title"].startswith("S2B_MSIL1C_20180809T163929")
    assert found["product_root_dir"] == f"{found['title']}.SAFE"
    assert (found["size"], found["md5"], found["Online"]) == (700_000_000, "abcdef", True)
    assert found["date"] == datetime.fromisoformat("2018-08-09T16:39:29.024000")
    assert found["url"] == f"{DOWNLOAD}/Products({found['id']})/$value"
    assert {"footprint", "Creation Date", "Ingestion Date", "manifest_name", "quicklook_url"} < set(found)


def test_the_full_odata_answer_adds_the_hubs_names(entry: MakeEntry) -> None:
    found = odata_of(ODataProduct.parse(entry()), CATALOGUE, DOWNLOAD, full=True)
    assert found["Cloud cover percentage"] == 3.5
    assert found["Pass direction"] == "DESCENDING"
    assert found["Tile Identifier"] == "15PUT"
    assert found["Size"] == "667.57 MB"
    assert "NSSDC identifier" in found
