"""The Sentinel Hub face answers as the documentation of the service says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from builders.archive import zip_product
from builders.safe_product import build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene, listed_scenes
from osgeo import gdal

L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"
DAY = {"from": "2018-08-09T00:00:00Z", "to": "2018-08-10T00:00:00Z"}
SQUARE = [
    [[300_000, 1_798_000], [303_000, 1_798_000], [303_000, 1_800_000], [300_000, 1_800_000], [300_000, 1_798_000]]
]
UTM = {
    "geometry": {"type": "Polygon", "coordinates": SQUARE},
    "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32615"},
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("l2a")
    archive = zip_product(build_l2a(L2A, folder, size=60, cloud_percent=40.0), folder / "product.zip")
    l2a = HubScene(L2A, tile_footprint_wkt("15PUT"), 40.0, product=lambda: archive)
    with Hub([l2a, *listed_scenes(250)]) as running:
        yield running


@pytest.fixture
def token(hub: Hub) -> str:
    form = {"grant_type": "client_credentials", "client_id": "sh-demo", "client_secret": "demo"}
    return str(requests.post(hub.token_url, data=form, timeout=10).json()["access_token"])


def ask(hub: Hub, token: str, path: str, body: dict[str, Any]) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return requests.post(f"{hub.sentinelhub.url}/api/v1/{path}", json=body, headers=headers, timeout=20)


def search(hub: Hub, token: str, **changes: Any) -> dict[str, Any]:
    body = {"collections": ["sentinel-2-l1c"], "datetime": "2018-08-01T00:00:00Z/2018-09-01T00:00:00Z", **changes}
    answer = ask(hub, token, "catalog/1.0.0/search", body)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def test_nobody_gets_an_answer_without_a_token(hub: Hub) -> None:
    answer = ask(hub, "wrong", "catalog/1.0.0/search", {})
    assert (answer.status_code, answer.json()["error"]["reason"]) == (401, "Unauthorized")


def test_a_search_pages_by_a_number(hub: Hub, token: str) -> None:
    seen: list[str] = []
    following: dict[str, Any] = {}
    while True:
        page = search(hub, token, limit=100, **following)
        seen += [item["id"] for item in page["features"]]
        if "next" not in page["context"]:
            break
        following = {"next": page["context"]["next"]}
    assert len(seen) == len(set(seen)) == 250


def test_ten_items_are_a_page_unless_another_number_is_asked_for(hub: Hub, token: str) -> None:
    assert len(search(hub, token)["features"]) == 10
    assert ask(hub, token, "catalog/1.0.0/search", {"limit": 101}).status_code == 400


def test_filters_are_comparisons_joined_by_and(hub: Hub, token: str) -> None:
    found = search(hub, token, limit=100, filter="eo:cloud_cover>=10 AND eo:cloud_cover<12")["features"]
    assert {item["properties"]["eo:cloud_cover"] for item in found} == {10, 11}
    body = {"collections": ["sentinel-2-l1c"], "datetime": "2018-08-01T00:00:00Z/2018-09-01T00:00:00Z"}
    for refused in ("eo:cloud_cover<10 or eo:cloud_cover>20", "tile='15PUT'"):
        assert ask(hub, token, "catalog/1.0.0/search", {**body, "filter": refused}).status_code == 400


def test_a_polygon_elsewhere_finds_nothing(hub: Hub, token: str) -> None:
    elsewhere = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    assert search(hub, token, intersects=elsewhere)["features"] == []


def test_too_many_requests_are_told_in_milliseconds(hub: Hub, token: str) -> None:
    hub.sentinelhub.limit_rate(1, milliseconds=2500)
    refused = ask(hub, token, "catalog/1.0.0/search", {})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "2500")
    assert refused.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"
    assert search(hub, token)["features"]


def test_statistics_count_what_lies_around_the_polygon_as_no_data(hub: Hub, token: str) -> None:
    body = {
        "input": {"bounds": UTM, "data": [{"type": "sentinel-2-l2a"}]},
        "aggregation": {
            "evalscript": "return [8, 9, 10].indexOf(sample.SCL) >= 0",
            "timeRange": DAY,
            "aggregationInterval": {"of": "P1D"},
            "resx": 60,
            "resy": 60,
        },
    }
    [day] = ask(hub, token, "statistics", body).json()["data"]
    stats = day["outputs"]["cloud"]["bands"]["B0"]["stats"]
    assert stats["sampleCount"] == 50 * 33
    assert 0 <= stats["noDataCount"] <= 66
    assert 0 < stats["mean"] < 1
    body["aggregation"]["timeRange"] = {"from": "2019-08-09T00:00:00Z", "to": "2019-08-10T00:00:00Z"}
    assert ask(hub, token, "statistics", body).json()["data"] == []


@pytest.mark.parametrize(("media", "driver"), [("image/png", "PNG"), ("image/tiff", "GTiff")])
def test_a_picture_shows_the_polygon_and_nothing_around_it(
    hub: Hub, token: str, media: str, driver: str, tmp_path: Path
) -> None:
    triangle = {"type": "Polygon", "coordinates": [[SQUARE[0][0], SQUARE[0][1], SQUARE[0][3], SQUARE[0][0]]]}
    body = {
        "input": {
            "bounds": {**UTM, "geometry": triangle},
            "data": [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": DAY}}],
        },
        "output": {"width": 300, "height": 200, "responses": [{"identifier": "default", "format": {"type": media}}]},
        "evalscript": "//VERSION=3",
    }
    answer = ask(hub, token, "process", body)
    assert answer.headers["Content-Type"] == media
    file = tmp_path / "picture"
    file.write_bytes(answer.content)
    opened = gdal.Open(str(file))
    assert (opened.GetDriver().ShortName, opened.RasterXSize, opened.RasterYSize) == (driver, 300, 200)
    seen = opened.GetRasterBand(4).ReadAsArray() > 0
    assert 0.45 < seen.mean() < 0.55
