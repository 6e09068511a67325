"""What of a query is pushed to the service, and that nothing is lost by it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cache

import pytest
from doubles.hub import HubScene
from doubles.hub.entry import product_entry
from doubles.hub.filter_language import parse_filter
from doubles.hub.shelf import Shelf, ShelvedScene
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.copernicus.sentinelsat_keys import properties_of
from scene_queue.core.catalogue.odata.filter import plan, wanted_ids
from scene_queue.core.catalogue.odata.product import ODataProduct
from scene_queue.core.catalogue.query_language.area import query_area
from scene_queue.core.catalogue.query_language.client_filter import matches
from scene_queue.core.catalogue.query_language.parser import parse_query
from scene_queue.core.catalogue.query_language.terms import Node
from scene_queue.core.catalogue.query_language.values import Terms
from scene_queue.core.services import CdseProfile, load_profiles

NOW = datetime(2018, 8, 10, tzinfo=timezone.utc)
COLLECTION = "Collection/Name eq 'SENTINEL-2'"
AREA = "POLYGON((-95 15,-94 15,-94 16,-95 15))"
SENT = f"OData.CSC.Intersects(area=geography'SRID=4326;{AREA.replace('POLYGON', 'POLYGON ')}')"


@cache
def terms() -> Terms:
    profile = load_profiles({})["cdse"]
    assert isinstance(profile, CdseProfile)
    return Terms(NOW, lambda wkt: query_area(wkt, profile))


def read(text: str) -> Node:
    return parse_query(text, terms())


def attribute(name: str, comparison: str, kind: str = "String") -> str:
    typed = f"OData.CSC.{kind}Attribute"
    return f"Attributes/{typed}/any(att:att/Name eq '{name}' and att/{typed}/Value {comparison})"


TILE_1, TILE_2 = attribute("tileId", "eq '1'"), attribute("tileId", "eq '2'")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("producttype:S2MSI1C", attribute("productType", "eq 'S2MSI1C'")),
        ("producttype:s2msi2ap", attribute("productType", "eq 'S2MSI2Ap'")),
        ("processinglevel:Level-1C", attribute("productType", "eq 'S2MSI1C'")),
        ("processinglevel:level-2a", attribute("productType", "eq 'S2MSI2A'")),
        ("platformserialidentifier:Sentinel-2B", attribute("platformSerialIdentifier", "eq 'B'")),
        ("tileid:T15PUT", attribute("tileId", "eq '15PUT'")),
        ("relativeorbitnumber:126", attribute("relativeOrbitNumber", "eq 126", "Integer")),
        ("cloudcoverpercentage:20", attribute("cloudCover", "eq 20.0", "Double")),
        ("cloudcoverpercentage:[* TO 0.00001]", attribute("cloudCover", "le 0.00001", "Double")),
        ("processingbaseline:02.06", attribute("processorVersion", "eq '02.06'")),
        ("identifier:s2b_x", "Name eq 'S2B_X.SAFE'"),
        ("filename:S2B_X.SAFE", "Name eq 'S2B_X.SAFE'"),
        ("filename:S2B*", "startswith(Name,'S2B')"),
        ("filename:*T15PUT*", "contains(Name,'T15PUT')"),
        ("filename:*.SAFE", "endswith(Name,'.SAFE')"),
        ("identifier:S2B*", "startswith(Name,'S2B')"),
        ("identifier:*_20180809T221152", "endswith(Name,'_20180809T221152.SAFE')"),
        (
            "beginposition:[20180801 TO 20180810}",
            "ContentDate/Start ge 2018-08-01T00:00:00.000Z and ContentDate/Start lt 2018-08-10T00:00:00.000Z",
        ),
        ("endposition:{NOW-1DAY TO *]", "ContentDate/End gt 2018-08-09T00:00:00.000Z"),
        ("ingestiondate:[* TO NOW]", "PublicationDate le 2018-08-10T00:00:00.000Z"),
        (f'footprint:"Intersects({AREA})"', SENT),
        ("online:true", "Online eq true"),
        ("NOT online:false", "not (Online eq false)"),
        ("tileid:1 OR tileid:2", f"(({TILE_1}) or ({TILE_2}))"),
        ("NOT filename:S2B*", "not (startswith(Name,'S2B'))"),
        ("NOT (filename:S2B* OR filename:*X)", "not (startswith(Name,'S2B')) and not (endswith(Name,'X'))"),
        ("filename:S2B* filename:S2B*", "startswith(Name,'S2B')"),
    ],
)
def test_what_odata_can_test_is_pushed_exactly(query: str, text: str) -> None:
    planned = plan(read(query))
    assert planned.text == f"{COLLECTION} and {text}"
    assert planned.rest is None


def test_the_platform_is_the_collection_and_asked_for_once() -> None:
    assert plan(read("platformname:Sentinel-2")).text == COLLECTION
    assert plan(read("platformname:Sentinel-2")).rest is None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("orbitdirection:DESCENDING", ""),
        ("tileid:15P*", ""),
        ("processingbaseline:[02.06 TO 02.09]", ""),
        ("filename:S2B*T15PUT*", "startswith(Name,'S2B') and contains(Name,'T15PUT')"),
        ("filename:S2?_MSIL1C*", "startswith(Name,'S2') and contains(Name,'_MSIL1C')"),
        ("identifier:*SAFE*", "contains(Name,'SAFE')"),
        ("filename:?*", ""),
        (f'footprint:"Contains({AREA})"', SENT),
        (f'footprint:"IsWithin({AREA})"', SENT),
        (f'NOT footprint:"IsWithin({AREA})"', ""),
        ("NOT orbitdirection:DESCENDING", ""),
        ("orbitdirection:DESCENDING OR filename:S2B*", ""),
        ("orbitdirection:DESCENDING AND filename:S2B*", "startswith(Name,'S2B')"),
        ("NOT (orbitdirection:DESCENDING AND filename:S2B*)", ""),
        ("NOT (orbitdirection:DESCENDING OR filename:S2B*)", "not (startswith(Name,'S2B'))"),
        (
            "(orbitdirection:DESCENDING AND filename:S2B*) OR filename:*X",
            "((startswith(Name,'S2B')) or (endswith(Name,'X')))",
        ),
        ("filename:*", ""),
        ("uuid:bf652bc4-299c-4c39-9238-ee5a3fdc0d3e", ""),
    ],
)
def test_what_odata_cannot_test_stays_for_the_client(query: str, text: str) -> None:
    planned = plan(read(query))
    assert planned.text == (f"{COLLECTION} and {text}" if text else COLLECTION)
    assert planned.rest is not None


def test_a_quote_in_a_value_stays_in_its_literal() -> None:
    planned = plan(read("""filename:"x' or Name ne 'y" """))
    assert planned.text == f"{COLLECTION} and Name eq 'X'' OR NAME NE ''Y'"


@pytest.mark.parametrize(
    "signs", ["'", "''", "') or (1 eq 1", "\\", "%27", "’", "a\nb", "&$top=1", "\x00", ";", "#", "+"]
)
def test_no_signs_get_out_of_their_literal(signs: str) -> None:
    escaped = signs.replace("\\", "\\\\")
    served = parse_filter(plan(read(f'identifier:"{escaped}" AND tileid:"{escaped}"')).text)
    collection, name, tile = served.parts  # type: ignore[attr-defined]
    assert name.literal == f"{signs.upper()}.SAFE"
    assert tile.condition.parts[1].literal == signs.upper()


ONE, OTHER = "bf652bc4-299c-4c39-9238-ee5a3fdc0d3e", "00000000-299c-4c39-9238-ee5a3fdc0d3e"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (f"uuid:{ONE}", {ONE}),
        (f"uuid:{ONE.upper()}", {ONE}),
        (f"uuid:({ONE} OR {OTHER})", {ONE, OTHER}),
        (f"uuid:{ONE} AND uuid:{OTHER}", set()),
        (f"uuid:{ONE} AND tileid:15PUT", {ONE}),
        (f"uuid:{ONE} OR tileid:15PUT", None),
        (f"NOT uuid:{ONE}", None),
        (f"uuid:{ONE[:-1]}*", None),
    ],
)
def test_a_query_may_be_confined_to_some_uuids(query: str, ids: set[str] | None) -> None:
    found = wanted_ids(read(query))
    assert (None if found is None else set(found)) == ids


@cache
def shelf() -> list[tuple[ShelvedScene, dict[str, object]]]:
    """Some forty scenes that differ in all that the trees below ask for, and their properties."""
    scenes = []
    for index in range(40):
        sensed = NOW - timedelta(hours=7 * index)
        unit, level = "AB"[index % 2], ("L1C", "L2A")[index // 2 % 2]
        tile, baseline = ("15PUT", "14QNF", "15QTU")[index % 3], ("0206", "0500")[index % 5 == 0]
        name = f"S2{unit}_MSI{level}_{sensed:%Y%m%dT%H%M%S}_N{baseline}_R{index + 1:03}_T{tile}_{sensed:%Y%m%dT%H%M%S}"
        west = -96 + index % 4
        square = f"POLYGON (({west} 15,{west + 1} 15,{west + 1} 16,{west} 16,{west} 15))"
        scenes.append(HubScene(name, square, cloud_cover=float(index % 7 * 10)))
    products = Shelf(scenes).scenes
    return [(one, properties_of(ODataProduct.parse(_entry(one)), "c", "d")) for one in products]


def _entry(shelved: ShelvedScene) -> dict[str, object]:
    return product_entry(shelved, "https://catalogue.test/odata/v1", ["Attributes", "Assets"])


LEAVES = [
    "tileid:15PUT",
    "tileid:15Q*",
    "producttype:S2MSI1C",
    "processinglevel:Level-2A",
    "orbitdirection:DESCENDING",
    "orbitdirection:*",
    "cloudcoverpercentage:[10 TO 30]",
    "cloudcoverpercentage:{10 TO *]",
    "relativeorbitnumber:[* TO 20}",
    "orbitnumber:*",
    "beginposition:[NOW-3DAYS TO *]",
    "ingestiondate:{* TO NOW-2DAYS]",
    "filename:S2A*",
    "filename:S2?_MSIL1C*T15PUT*",
    "identifier:*T14QNF*",
    "platformserialidentifier:Sentinel-2A",
    "platformname:Sentinel-2",
    "platformname:Sent*",
    "processingbaseline:[03 TO *]",
    'footprint:"Intersects(POLYGON((-95.5 15.2,-94.5 15.2,-94.5 15.8,-95.5 15.2)))"',
    'footprint:"Contains(POLYGON((-95.5 15.2,-95.2 15.2,-95.2 15.8,-95.5 15.2)))"',
    'footprint:"IsWithin(POLYGON((-96.1 14,-93.9 14,-93.9 17,-96.1 17,-96.1 14)))"',
]


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, min_size=2, max_size=3)
    both = several.map(lambda texts: "(" + " AND ".join(texts) + ")")
    either = several.map(lambda texts: "(" + " OR ".join(texts) + ")")
    return st.one_of(both, either, parts.map(lambda text: f"NOT {text}"))


@given(st.recursive(st.sampled_from(LEAVES), _joined, max_leaves=8))
def test_service_and_client_together_answer_the_whole_query(query: str) -> None:
    tree = read(query)
    planned = plan(tree)
    served = parse_filter(planned.text)
    for shelved, properties in shelf():
        passes = served.holds(shelved) and (planned.rest is None or matches(planned.rest, properties))
        assert passes == matches(tree, properties), properties["identifier"]
