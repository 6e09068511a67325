"""The embedded AWS by itself: shaped after what was recorded, free where that is free, and else for who pays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from builders.archive import zip_product
from builders.safe_product import build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from requests_aws4auth import AWS4Auth

NAME = "S2B_MSIL2A_20220101T000459_N0301_R130_T53DMB_20220101T012649"
PRODUCT = f"sentinel-s2-l2a/products/2022/1/1/{NAME}"
TILE = "sentinel-s2-l2a/tiles/53/D/MB/2022/1/1/0"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    safe = build_l2a(NAME, tmp_path_factory.mktemp("products"), size=12)
    return zip_product(safe, safe.with_suffix(".zip"))


@pytest.fixture
def hub(archive: Path) -> Iterator[Hub]:
    with Hub([HubScene(NAME, tile_footprint_wkt("15PUT"), 3.0, lambda: archive)]) as running:
        yield running


def free(hub: Hub, place: str) -> requests.Response:
    return requests.get(f"{hub.aws.url}/metadata/{place}", timeout=10)


def paid(hub: Hub, place: str, **headers: str) -> requests.Response:
    auth = AWS4Auth(ACCESS_KEY, SECRET_KEY, "eu-central-1", "s3")
    headers = {"x-amz-request-payer": "requester", **headers}
    return requests.get(f"{hub.aws.url}/store/{place}", auth=auth, headers=headers, timeout=10)


def shape(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: shape(part) for key, part in content.items()}
    return [shape(content[0])] if isinstance(content, list) else type(content).__name__


@pytest.mark.parametrize(
    ("place", "file"),
    [(f"{PRODUCT}/productInfo.json", "s2l2a_productInfo"), (f"{TILE}/tileInfo.json", "s2l2a_tileInfo")],
)
def test_what_it_tells_of_a_product_has_the_recorded_form(hub: Hub, recorded: Path, place: str, file: str) -> None:
    real = json.loads((recorded / "recorded" / "aws" / f"{file}.json").read_text(encoding="utf-8"))
    ours = free(hub, place).json()
    assert ours.keys() <= real.keys()
    assert shape(ours) == shape({key: real[key] for key in ours})
    for key in ("path", "name", "productName", "productPath", "utmZone", "latitudeBand", "gridSquare"):
        assert ours.get(key) == (real[key] if key in ours else None)


def test_only_metadata_is_free(hub: Hub) -> None:
    assert free(hub, f"{TILE}/metadata.xml").content.startswith(b"<?xml")
    assert free(hub, f"{TILE}/R10m/B02.jp2").status_code == 403
    assert free(hub, "sentinel-s2-l2a/products/none/productInfo.json").status_code == 404


def test_objects_are_for_who_signs_and_pays(hub: Hub) -> None:
    place = f"{TILE}/R10m/B02.jp2"
    whole = paid(hub, place)
    assert whole.status_code == 200 and len(whole.content) == int(whole.headers["Content-Length"])
    part = paid(hub, place, Range="bytes=10-")
    assert (part.status_code, part.content) == (206, whole.content[10:])
    assert requests.get(f"{hub.aws.url}/store/{place}", timeout=10).status_code == 403
    assert paid(hub, place, **{"x-amz-request-payer": "somebody"}).status_code == 403


def test_a_folder_is_listed_with_sizes_and_without_what_is_hidden(hub: Hub) -> None:
    listed = paid(hub, "sentinel-s2-l2a?list-type=2&prefix=" + TILE.partition("/")[2] + "/").text
    assert "<Key>tiles/53/D/MB/2022/1/1/0/R10m/B02.jp2</Key><Size>" in listed and "products/" not in listed
    hub.aws.hidden = ("B02.jp2",)
    listed = paid(hub, "sentinel-s2-l2a?list-type=2&prefix=tiles/").text
    assert "B02.jp2" not in listed and "B03.jp2" in listed
    assert paid(hub, f"{TILE}/R10m/B02.jp2").status_code == 404
