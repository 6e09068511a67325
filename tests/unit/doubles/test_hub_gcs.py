"""The hub's public bucket in the manner of Google's, by itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from doubles.hub import Hub, sample_scene
from doubles.hub.samples import SAMPLE_NAME

ROOT = f"tiles/15/P/UT/{SAMPLE_NAME}.SAFE"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with Hub([sample_scene(tmp_path), sample_scene(tmp_path, SAMPLE_NAME.replace("L1C", "L2A"))]) as running:
        yield running


def get(hub: Hub, path: str = "", **headers: str) -> requests.Response:
    return requests.get(f"{hub.gcs.url}/storage/v1/b/public-sentinel-2/o{path}", headers=headers, timeout=10)


def test_it_lists_files_with_their_sums_and_marks_folders(hub: Hub) -> None:
    items = {item["name"]: item for item in get(hub, f"?prefix={ROOT}/").json()["items"]}
    manifest = items[f"{ROOT}/manifest.safe"]
    assert manifest["size"] == "11"
    assert base64.b64decode(manifest["md5Hash"]) == hashlib.md5(b"<manifest/>").digest()
    assert items[f"{ROOT}/GRANULE_$folder$"]["size"] == "0"
    assert not any(name.startswith(f"{ROOT}/HTML") for name in items)


def test_pages_go_on_by_their_token(hub: Hub) -> None:
    hub.gcs.page_size = 1
    first = get(hub, f"?prefix={ROOT}/").json()
    second = get(hub, f"?prefix={ROOT}/&pageToken={first['nextPageToken']}").json()
    assert len(first["items"]) == len(second["items"]) == 1
    assert first["items"] != second["items"]


def test_folders_are_what_lies_between_slashes(hub: Hub) -> None:
    assert get(hub, "?delimiter=/&prefix=").json()["prefixes"] == ["L2/", "tiles/"]


def test_a_file_comes_whole_or_in_part(hub: Hub) -> None:
    path = f"/{quote(f'{ROOT}/manifest.safe', safe='')}?alt=media"
    assert get(hub, path).content == b"<manifest/>"
    part = get(hub, path, Range="bytes=1-")
    assert (part.status_code, part.content) == (206, b"manifest/>")
    assert get(hub, path, Range="bytes=11-").status_code == 416


def test_what_is_not_there_is_said(hub: Hub) -> None:
    assert "No such object" in get(hub, f"/{quote(f'{ROOT}/none', safe='')}?alt=media").json()["error"]["message"]
    hub.gcs.is_public = False
    assert get(hub).status_code == 401
