"""The hub's answers have the shapes of the recorded ones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from doubles.hub import Hub, HubScene
from doubles.hub.client import Client
from doubles.hub.identity import LOGOUT_PATH, TOKEN_PATH

EXPANDED = (("$expand", "Attributes"), ("$expand", "Assets"))


@pytest.fixture
def recorded_search(recorded: Path) -> dict[str, Any]:
    """A real answer: Sentinel-2 L1C, two products, attributes and assets expanded."""
    path = recorded / "recorded" / "cdse_odata" / "eodag_s2_l1c_search_expand_attributes_assets.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def twins(recorded_search: dict[str, Any]) -> list[HubScene]:
    """The recorded products as scenes of the hub."""
    return [
        HubScene(
            name=product["Name"][: -len(".SAFE")],
            footprint=re.fullmatch(r"geography'SRID=4326;(.*)'", product["Footprint"])[1],
            cloud_cover=next(each["Value"] for each in product["Attributes"] if each["Name"] == "cloudCover"),
            listed_size=product["ContentLength"],
        )
        for product in recorded_search["value"]
    ]


def shape(content: Any) -> Any:
    """The keys and types of a JSON value; of a list its first element's."""
    if isinstance(content, dict):
        return {key: shape(part) for key, part in content.items()}
    if isinstance(content, list):
        return [shape(part) for part in content[:1]]
    return type(content).__name__


@pytest.fixture
def answers(recorded_search: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of recorded product and the hub's entry for the same scene."""
    with Hub(twins(recorded_search)) as hub:
        listed = Client(hub).products(*EXPANDED).json["value"]
    by_name = {product["Name"]: product for product in listed}
    return [(product, by_name[product["Name"]]) for product in recorded_search["value"]]


def test_a_product_has_the_recorded_keys_in_their_order(
    answers: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    for real, ours in answers:
        assert list(ours) == list(real)
        assert list(ours["Assets"][0]) == list(real["Assets"][0])
        assert list(ours["ContentDate"]) == list(real["ContentDate"])
        assert list(ours["GeoFootprint"]) == list(real["GeoFootprint"])


def test_each_value_has_the_recorded_type(answers: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for real, ours in answers:
        assert shape({**ours, "Checksum": None}) == shape({**real, "Checksum": None})


def test_the_attributes_are_the_recorded_ones(answers: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for real, ours in answers:
        assert len(ours["Attributes"]) == 17
        assert [(a["@odata.type"], a["Name"], a["ValueType"]) for a in ours["Attributes"]] == [
            (a["@odata.type"], a["Name"], a["ValueType"]) for a in real["Attributes"]
        ]


def test_values_that_follow_from_the_name_are_the_recorded_ones(
    answers: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    free = {"datastripId"}  # the receiving station and the second of the datastrip do not stand in the name
    for real, ours in answers:
        for theirs, mine in zip(real["Attributes"], ours["Attributes"]):
            assert mine["Value"] == theirs["Value"] or mine["Name"] in free
        for key in ("S3Path", "ContentDate", "Footprint", "GeoFootprint", "EvictionDate", "ContentType"):
            assert ours[key] == real[key]


def test_the_checksum_has_the_recorded_keys(recorded_search: dict[str, Any], client: Client) -> None:
    (ours,) = client.products().json["value"]
    assert shape(ours["Checksum"]) == shape(recorded_search["value"][0]["Checksum"])


def test_the_answer_and_its_next_link_are_written_as_recorded(recorded_search: dict[str, Any]) -> None:
    asked = parse_qsl(urlsplit(recorded_search["@odata.nextLink"]).query)
    begun = [(name, "0" if name == "$skip" else "1" if name == "$top" else text) for name, text in asked]
    with Hub(twins(recorded_search)) as hub:
        ours = Client(hub).products(*begun).json
    assert list(ours) == list(recorded_search)
    assert ours["@odata.context"] == recorded_search["@odata.context"]
    real_link, our_link = urlsplit(recorded_search["@odata.nextLink"]), urlsplit(ours["@odata.nextLink"])
    assert our_link.path == real_link.path
    wanted = real_link.query.replace("top=2", "top=1").replace("skip=2", "skip=1").replace(".000Z", ".000000Z")
    assert our_link.query == wanted


def test_the_attribute_list_has_the_recorded_shape(recorded: Path, client: Client) -> None:
    path = recorded / "recorded" / "cdse_odata" / "cdsetool_s1_attributes_endpoint.json"
    real = json.loads(path.read_text(encoding="utf-8"))
    ours = client.send(f"{client.hub.catalogue_url}/Attributes(SENTINEL-2)").json
    assert shape(ours) == shape(real)
    assert {each["Name"] for each in ours} >= {"cloudCover", "tileId", "relativeOrbitNumber"}


def test_locations_have_the_recorded_keys(recorded: Path, client: Client) -> None:
    path = recorded / "recorded" / "cdse_odata" / "pygeofilter_s1_search_20_expand_all_2026.json"
    real = json.loads(path.read_text(encoding="utf-8"))["value"][0]["Locations"]
    extracted = next(location for location in real if location["FormatType"] == "Extracted")
    (ours,) = client.products(("$expand", "Locations")).json["value"]
    assert shape(ours["Locations"]) == shape([extracted])


def test_the_identity_paths_are_the_recorded_ones(recorded: Path) -> None:
    path = recorded / "recorded" / "cdse_auth" / "openid-configuration.json"
    real = json.loads(path.read_text(encoding="utf-8"))
    assert urlsplit(real["token_endpoint"]).path == TOKEN_PATH
    assert urlsplit(real["end_session_endpoint"]).path == LOGOUT_PATH
