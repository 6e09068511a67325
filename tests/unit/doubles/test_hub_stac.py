"""The hub's STAC face: pages, filters, what is refused, and the shape of the recorded answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub, listed_scenes, sample_scene
from doubles.hub.client import Answer, Client
from doubles.hub.stac_face import StacManner
from doubles.hub.stac_filter import holds

FIRST_DAY = "2018-08-01T00:00:00Z/2018-08-01T23:59:59.999Z"


@pytest.fixture
def stac() -> Iterator[Client]:
    with Hub(listed_scenes(45)) as hub:
        yield Client(hub)


def post(client: Client, **body: Any) -> Answer:
    whole = {"collections": ["sentinel-2-l1c"], **body}
    return client.send(
        f"{client.hub.stac.root}/search", {"Content-Type": "application/json"}, json.dumps(whole).encode()
    )


def ids(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.body
    return [item["id"] for item in answer.json["features"]]


def following(answer: Answer) -> dict[str, Any] | None:
    return next((link for link in answer.json["links"] if link["rel"] == "next"), None)


def test_twelve_come_the_newest_first_unless_asked_otherwise(stac: Client) -> None:
    names = [scene.scene.name for scene in stac.hub.shelf.scenes]
    assert ids(post(stac)) == names[::-1][:12]
    by_time = [{"field": "properties.datetime", "direction": "asc"}]
    assert ids(post(stac, limit=45, sortby=by_time)) == names


def test_tokens_lead_through_the_whole_list_once(stac: Client) -> None:
    answer, found = post(stac, limit=20), []
    while True:
        found.append(ids(answer))
        link = following(answer)
        if link is None:
            break
        assert link["method"] == "POST"
        assert link["body"]["collections"] == ["sentinel-2-l1c"]
        answer = stac.send(link["href"], {}, json.dumps(link["body"]).encode())
    assert [len(page) for page in found] == [20, 20, 5]
    assert len({name for page in found for name in page}) == 45


def test_an_answer_counts_only_if_the_service_does(stac: Client) -> None:
    assert "numberMatched" not in post(stac).json
    stac.hub.stac.manner = StacManner(counts=True)
    assert post(stac).json["numberMatched"] == 45
    assert post(stac).json["numberReturned"] == 12


def test_links_may_be_merged_or_got(stac: Client) -> None:
    stac.hub.stac.manner = StacManner(merges=True)
    link = following(post(stac, limit=40))
    assert link is not None
    assert link["merge"] is True
    assert set(link["body"]) == {"token"}
    stac.hub.stac.manner = StacManner(by_get=True)
    area = {"type": "Point", "coordinates": [-94.5, 15.5]}
    order = [{"field": "properties.datetime", "direction": "asc"}, {"field": "id", "direction": "desc"}]
    fields = {"include": ["id", "properties.datetime"], "exclude": []}
    link = following(post(stac, limit=40, intersects=area, sortby=order, fields=fields))
    assert link is not None
    rest = stac.send(link["href"])
    assert len(ids(rest)) == 5
    assert set(rest.json["features"][0]) == {"id", "collection", "properties"}


def test_time_place_collection_and_ids_choose(stac: Client) -> None:
    assert len(ids(post(stac, datetime=FIRST_DAY))) == 8
    assert len(ids(post(stac, datetime="2018-08-03T00:00:00Z/..", limit=100))) == 13
    assert ids(post(stac, bbox=[0, 0, 1, 1])) == []
    assert len(ids(post(stac, bbox=[-95, 15, -94, 16]))) == 12
    assert ids(post(stac, collections=["sentinel-2-l2a"])) == []
    name = stac.hub.shelf.scenes[3].scene.name
    assert ids(post(stac, ids=[name])) == [name]


def test_a_filter_chooses_by_properties(stac: Client) -> None:
    cloudy = {"op": ">", "args": [{"property": "eo:cloud_cover"}, 40]}
    assert len(ids(post(stac, filter=cloudy))) == 4
    assert len(ids(post(stac, filter={"op": "not", "args": [cloudy]}, limit=100))) == 41
    assert len(ids(post(stac, query={"eo:cloud_cover": {"lte": 1}}))) == 2


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ({"op": "in", "args": [{"property": "a"}, [1, 2]]}, True),
        ({"op": "like", "args": [{"property": "b"}, "S2%_T"]}, True),
        ({"op": "<>", "args": [{"property": "a"}, 1]}, False),
        ({"op": "isNull", "args": [{"property": "c"}]}, True),
        ({"op": "=", "args": [{"property": "c"}, 1]}, False),
        ({"op": "and", "args": [{"op": "isNull", "args": [{"property": "a"}]}]}, False),
    ],
)
def test_operators_do_what_they_say(expression: dict[str, Any], expected: bool) -> None:
    assert holds(expression, {"a": 1, "b": "S2B_T"}) is expected


@pytest.mark.parametrize(
    "body",
    [
        {"limit": 0},
        {"limit": 10_001},
        {"limit": "ten"},
        {"datetime": "yesterday"},
        {"datetime": "2018-08-02T00:00:00Z/2018-08-01T00:00:00Z"},
        {"datetime": "../../.."},
        {"intersects": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}},
        {"intersects": {"type": "Point", "coordinates": [0, 0]}, "bbox": [0, 0, 1, 1]},
        {"token": "next:sentinel-2-l1c:nothing"},
        {"sortby": ["datetime"]},
        {"filter": {"op": "~", "args": [{"property": "datetime"}, 1]}},
        {"filter": {"op": "<", "args": [{"property": "eo:cloud_cover"}, "much"]}},
        {"filter": "eo:cloud_cover < 5", "filter-lang": "cql2-text"},
    ],
)
def test_nonsense_is_refused(stac: Client, body: dict[str, Any]) -> None:
    answer = post(stac, **body)
    assert answer.status == 400
    assert answer.json["description"]


def test_what_the_service_does_not_name_is_refused(stac: Client) -> None:
    stac.hub.stac.manner = StacManner(extensions=("query",))
    landing = stac.send(f"{stac.hub.stac.root}/").json
    assert [uri.rpartition("#")[2] for uri in landing["conformsTo"] if "#" in uri] == ["query"]
    assert post(stac, filter={"op": "isNull", "args": [{"property": "a"}]}).status == 400
    assert post(stac, fields={"include": ["id"]}).status == 400
    assert post(stac).status == 200


def test_pages_that_are_too_large_are_a_502(stac: Client) -> None:
    stac.hub.stac.manner = StacManner(largest_page=30)
    assert (post(stac, limit=31).status, post(stac, limit=30).status) == (502, 200)


@pytest.mark.parametrize("path", ["/", "/conformance", "/collections", "/collections/sentinel-2-l2a"])
def test_documents_are_there(stac: Client, path: str) -> None:
    assert stac.send(f"{stac.hub.stac.root}{path}").status == 200


@pytest.mark.parametrize("path", ["/nothing", "/collections/landsat"])
def test_other_paths_are_not(stac: Client, path: str) -> None:
    assert stac.send(f"{stac.hub.stac.root}{path}").status == 404


def test_faults_strike_it_too(stac: Client) -> None:
    stac.hub.faults.busy(status=429, retry_after_s=2, face="stac")
    answer = post(stac)
    assert (answer.status, answer.headers["Retry-After"]) == (429, "2")
    assert post(stac).status == 200


def test_an_item_has_the_keys_of_the_recorded_one(tmp_path: Path, recorded: Path) -> None:
    folder = recorded / "recorded" / "cdse_stac"
    real = json.loads(
        (folder / "eometadatatool_item_S2A_MSIL1C_20240116T000741_N0510_R130_T51CVP.json").read_text(encoding="utf-8")
    )
    with Hub([sample_scene(tmp_path)]) as hub:
        (ours,) = post(Client(hub)).json["features"]
    assert set(ours) == set(real)
    assert set(ours["properties"]) - {"_private"} <= set(real["properties"])
    for name in ("Product", "thumbnail"):
        assert set(ours["assets"][name]) - {"storage:refs"} <= set(real["assets"][name])
    assert len(ours["assets"]["Product"]["file:checksum"]) == len(real["assets"]["Product"]["file:checksum"])
