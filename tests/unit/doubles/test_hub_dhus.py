"""The embedded Data Hub answers as the recorded one did."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from doubles.hub import SAMPLE_NAME, Hub, gridded_scenes, listed_scenes, sample_scene
from doubles.hub.client import Answer, Client
from doubles.hub.dhus_entry import FIELDS
from doubles.hub.dhus_query import DhusQueryError, parse_query

S2 = 'platformname:"Sentinel-2"'


def send(hub: Hub, path: str, account: str = "demo:demo", **options: Any) -> Answer:
    pair = base64.b64encode(account.encode()).decode()
    query = f"?{urlencode(options)}" if options else ""
    return Client(hub).send(f"{hub.dhus.root}{path}{query}", {"Authorization": f"Basic {pair}"})


def feed(hub: Hub, text: str = S2, **options: Any) -> dict[str, Any]:
    answer = send(hub, "search", format="json", q=text, **{"rows": 100, "start": 0, **options})
    assert answer.status == 200
    found: dict[str, Any] = answer.json["feed"]
    return found


def names(hub: Hub, text: str, **options: Any) -> list[str]:
    entries = feed(hub, text, **options).get("entry", [])
    return [entry["title"] for entry in ([entries] if isinstance(entries, dict) else entries)]


@pytest.fixture(scope="module")
def many() -> Iterator[Hub]:
    """260 scenes of one tile, one an hour, and one L2A."""
    l2a = next(iter(listed_scenes(1)))
    with Hub([*listed_scenes(260), type(l2a)(l2a.name.replace("L1C", "L2A"), l2a.footprint, 7.5)]) as running:
        yield running


def recorded_feed(recorded: Path, name: str) -> dict[str, Any]:
    cassette = yaml.safe_load((recorded / "recorded" / "dhus" / f"{name}.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = json.loads(cassette["interactions"][0]["response"]["body"]["string"])["feed"]
    return found


def test_an_entry_has_the_form_of_the_recorded_ones(hub: Hub, recorded: Path) -> None:
    real = recorded_feed(recorded, "test_s2_cloudcover")["entry"][0]
    ours = feed(hub)["entry"]  # one alone is no list
    assert ours.keys() <= real.keys()
    assert [link.get("rel") for link in ours["link"]] == [link.get("rel") for link in real["link"]]
    for kind in ("str", "int", "date"):
        assert {one["name"] for one in ours[kind]} <= {one["name"] for one in real[kind]}, kind
    assert ours["double"].keys() == real["double"].keys()


def test_the_feed_has_the_form_of_the_recorded_ones(hub: Hub, recorded: Path) -> None:
    real = recorded_feed(recorded, "test_s2_cloudcover")
    assert feed(hub).keys() <= real.keys()
    empty = recorded_feed(recorded, "test_count")
    assert "entry" not in empty and "entry" not in feed(hub, rows=0)
    refused = recorded_feed(recorded, "test_invalid_query")
    assert feed(hub, "xxx:yyy")["error"] == refused["error"]


def test_a_product_has_the_form_of_the_recorded_ones(hub: Hub, recorded: Path) -> None:
    file = recorded / "recorded" / "dhus" / "test_get_product_odata_short.yaml"
    cassette = yaml.safe_load(file.read_text(encoding="utf-8"))
    real = json.loads(cassette["interactions"][0]["response"]["body"]["string"])["d"]
    shelved = hub.shelf.scenes[0]
    ours = send(hub, f"odata/v1/Products('{shelved.id}')?$format=json").json["d"]
    assert ours.keys() <= real.keys()
    assert {key: type(ours[key]) for key in ours} == {key: type(real[key]) for key in ours}


def test_a_stranger_gets_a_page(hub: Hub) -> None:
    for account in ("demo:wrong", "nobody:demo", "demo"):
        answer = send(hub, "search", account, q=S2)
        assert answer.status == 401
        assert "Basic realm" in answer.headers["WWW-Authenticate"]
        assert b"Unauthorized" in answer.body


def test_pages_follow_one_another(many: Hub) -> None:
    pages = [names(many, S2, start=start, orderby="beginposition asc") for start in (0, 100, 200)]
    assert [len(page) for page in pages] == [100, 100, 61]
    assert len({name for page in pages for name in page}) == 261
    assert feed(many)["opensearch:totalResults"] == "261"


def test_a_page_has_a_hundred_products_at_most(many: Hub) -> None:
    assert len(names(many, S2, rows=1000)) == 100


def test_what_was_listed_last_comes_first_unless_asked_otherwise(many: Hub) -> None:
    assert names(many, S2)[0] > names(many, S2)[-1]
    ascending = names(many, S2, orderby="beginposition asc")
    assert ascending == sorted(ascending, key=lambda name: name[11:26])


def test_more_than_can_be_counted_end_in_silence() -> None:
    with Hub(gridded_scenes(40)) as hub:
        hub.dhus.counted_most = 25
        assert feed(hub)["opensearch:totalResults"] == "25"
        assert len(names(hub, S2, start=20)) == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (S2, 261),
        ("platformname:Sentinel-1", 0),
        ("producttype:S2MSI1C", 260),
        ("(producttype:S2MSI1C OR producttype:S2MSI2A)", 261),
        ("producttype:(S2MSI1C OR S2MSI2A)", 261),
        (f"{S2} AND NOT producttype:S2MSI1C", 1),
        ("cloudcoverpercentage:[0 TO 4]", 15),
        ("cloudcoverpercentage:{0 TO 4}", 9),
        ('cloudcoverpercentage:["7.5" TO *]', 237),
        ("relativeorbitnumber:126", 261),
        ("relativeorbitnumber:127", 0),
        ("orbitdirection:descending", 130),
        ('beginposition:["2018-08-01T16:00:00.024Z" TO "2018-08-01T17:00:00.023Z"]', 2),
        ("beginPosition:[2018-08-01T00:00:00Z TO 2018-08-02T00:00:00Z]", 9),
        ("beginposition:[NOW-1DAY TO NOW]", 0),
        ("identifier:*_T15PUT_*", 261),
        ("identifier:*_T15PUX_*", 0),
        ("filename:S2B_MSIL2A*", 1),
        ("S2B_MSIL2A*", 1),
        ("tileid:15PUT", 260),
        ('footprint:"Intersects(POLYGON((-94 15,-93 15,-93 16,-94 16,-94 15)))"', 261),
        ('footprint:"Intersects(POLYGON((-9 15,-8 15,-8 16,-9 16,-9 15)))"', 0),
        ('footprint:"Contains(POLYGON((-94.1 15.5,-94 15.5,-94 15.6,-94.1 15.6,-94.1 15.5)))"', 261),
        ('footprint:"IsWithin(POLYGON((-94.1 15.5,-94 15.5,-94 15.6,-94.1 15.6,-94.1 15.5)))"', 0),
    ],
)
def test_the_query_language(many: Hub, text: str, count: int) -> None:
    assert feed(many, text)["opensearch:totalResults"] == str(count)


@pytest.mark.parametrize(
    "text",
    ["(", "a:b", 'identifier:"', "identifier:", "identifier:x )", "cloudcoverpercentage:[1 OR 2]", "identifier:(x"],
)
def test_what_is_no_query_is_refused_with_status_200(hub: Hub, text: str) -> None:
    assert feed(hub, text)["error"]["code"] == "400"
    with pytest.raises(DhusQueryError):
        parse_query(text, FIELDS)


def test_an_area_that_is_none_is_refused(hub: Hub) -> None:
    assert "shape" in feed(hub, 'footprint:"Intersects(POLYGON((0 0,1 1)))"')["error"]["message"]


def test_a_query_that_is_too_long_is_refused_in_a_header(hub: Hub) -> None:
    longest = "identifier:" + "x" * (3898 - len("identifier%3A"))
    assert send(hub, "search", q=longest).status == 200
    answer = send(hub, "search", q=f"{longest}x")
    assert answer.status == 500
    assert "413" in answer.headers["cause-message"] and "Request Entity Too Large" in answer.headers["cause-message"]


def test_a_product_says_whether_it_is_online(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder, online=False)]) as hub:
        address = f"odata/v1/Products('{hub.shelf.scenes[0].id}')"
        assert send(hub, f"{address}/Online/$value").body == b"false"
        assert send(hub, f"{address}/$value").status == 202
        hub.dhus.says_online = False
        assert b"Could not find property with name: 'Online'" in send(hub, f"{address}/Online/$value").body


def test_a_product_is_delivered(hub: Hub) -> None:
    shelved = hub.shelf.scenes[0]
    address = f"odata/v1/Products('{shelved.id}')"
    answer = send(hub, f"{address}/$value")
    assert shelved.archive is not None
    assert answer.body == shelved.archive.path.read_bytes()
    assert SAMPLE_NAME in answer.headers["Content-Disposition"]
    assert send(hub, f"{address}/Attributes('Filename')/Value/$value").body.decode() == f"{SAMPLE_NAME}.SAFE"
    assert send(hub, f"{address}/Products('Quicklook')/$value").body[:2] == b"\xff\xd8"


def test_bytes_have_the_heads_of_the_recorded_ones(hub: Hub, recorded: Path) -> None:
    cassette = yaml.safe_load((recorded / "recorded" / "dhus" / "test_get_stream.yaml").read_text(encoding="utf-8"))
    real = cassette["interactions"][1]["response"]["headers"]
    ours = send(hub, f"odata/v1/Products('{hub.shelf.scenes[0].id}')/$value").headers
    named = {"accept-ranges", "content-disposition", "content-length", "content-range", "content-type", "etag"}
    assert named <= real.keys() and named <= {name.lower() for name in ours}
    assert '"' not in ours["ETag"] and '"' not in real["etag"][0]


def test_what_is_ordered_is_counted_and_comes_back_when_restored(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder, online=False)]) as hub:
        address = f"odata/v1/Products('{hub.shelf.scenes[0].id}')"
        hub.dhus.orders_left = 1
        assert [send(hub, f"{address}/$value").status for _ in range(2)] == [202, 403]
        hub.dhus.takes_orders = False
        assert send(hub, f"{address}/$value").status == 503
        hub.dhus.restore(SAMPLE_NAME)
        assert send(hub, f"{address}/$value").status == 200
        assert send(hub, f"{address}?$format=json").json["d"]["Online"] is True
        hub.dhus.flows_left = 0
        assert "concurrent flows" in send(hub, f"{address}/$value").headers["cause-message"]


@pytest.mark.parametrize("path", ["odata/v1/Products('nobody')?$format=json", "odata/v1/Products('nobody')/$value"])
def test_an_unknown_product_is_an_invalid_key(hub: Hub, path: str) -> None:
    answer = send(hub, path)
    assert answer.status == 404
    assert "Invalid key (nobody)" in answer.headers["cause-message"]


def test_other_addresses_find_nothing(hub: Hub) -> None:
    assert send(hub, "nothing").status == 404
    assert send(hub, "api/stub/version").json == {"value": "2.4.1"}


def test_the_plugin_reads_the_profile(hub: Hub, tmp_path: Path) -> None:
    from scene_queue.core.services import load_profiles

    profile = load_profiles({"SCENE_QUEUE_SERVICES": str(hub.write_profile(tmp_path / "services.json"))})["dhus"]
    assert profile.api_url == hub.dhus.root.rstrip("/")  # type: ignore[attr-defined]
