"""The hub's object store, by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import requests
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from requests_aws4auth import AWS4Auth

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
ROOT = f"Sentinel-2/MSI/L1C/2018/08/09/{NAME}.SAFE"


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(NAME, tmp_path_factory.mktemp("products"), size=6)


@pytest.fixture
def hub(safe: Path, tmp_path: Path):
    scenes = [HubScene(NAME, tile_footprint_wkt("15PUT"), 3.0, lambda: zip_product(safe, tmp_path / "one.zip"))]
    with Hub(scenes) as running:
        yield running


def get(hub: Hub, path: str, secret: str = SECRET_KEY) -> requests.Response:
    return requests.get(f"{hub.s3.url}/{path}", auth=AWS4Auth(ACCESS_KEY, secret, "default", "s3"), timeout=10)


def test_it_lists_every_file_and_no_empty_folder(hub: Hub, safe: Path) -> None:
    keys = re.findall("<Key>(.*?)</Key>", get(hub, f"eodata?list-type=2&prefix={ROOT}/").text)
    files = {path.relative_to(safe).as_posix() for path in safe.rglob("*") if path.is_file()}
    assert {key[len(ROOT) + 1 :] for key in keys} == files


def test_it_delivers_files_as_they_are(hub: Hub, safe: Path) -> None:
    assert get(hub, f"eodata/{ROOT}/manifest.safe").content == (safe / "manifest.safe").read_bytes()


def test_folders_are_what_lies_between_slashes(hub: Hub) -> None:
    answer = get(hub, "eodata?list-type=2&delimiter=%2F&prefix=Sentinel-2/MSI/").text
    assert re.findall("<CommonPrefixes><Prefix>(.*?)</Prefix>", answer) == ["Sentinel-2/MSI/L1C/"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [("other", 404, "NoSuchBucket"), ("eodata/nothing", 404, "NoSuchKey")],
)
def test_what_is_not_there_is_said(hub: Hub, path: str, status: int, code: str) -> None:
    answer = get(hub, path)
    assert (answer.status_code, code in answer.text) == (status, True)


def test_a_wrong_signature_is_refused_and_so_is_none(hub: Hub) -> None:
    assert "SignatureDoesNotMatch" in get(hub, "eodata?list-type=2", "wrong").text
    assert "AccessDenied" in requests.get(f"{hub.s3.url}/eodata?list-type=2", timeout=10).text


def test_ranges_are_honoured_and_an_etag_is_no_md5(hub: Hub, safe: Path) -> None:
    content = (safe / "manifest.safe").read_bytes()
    whole = get(hub, f"eodata/{ROOT}/manifest.safe")
    assert whole.headers["ETag"].endswith('-1"')
    auth = AWS4Auth(ACCESS_KEY, SECRET_KEY, "default", "s3")
    url = f"{hub.s3.url}/eodata/{ROOT}/manifest.safe"
    asked = {"Range": "bytes=10-", "If-Range": whole.headers["ETag"]}
    rest = requests.get(url, auth=auth, headers=asked, timeout=10)
    assert (rest.status_code, rest.content) == (206, content[10:])
    hub.s3.changed = "once"
    assert requests.get(url, auth=auth, headers=asked, timeout=10).status_code == 200
    hub.s3.trees.if_range = False
    assert requests.get(url, auth=auth, headers=asked, timeout=10).status_code == 206
    behind = {"Range": f"bytes={len(content)}-"}
    assert requests.get(url, auth=auth, headers=behind, timeout=10).status_code == 416


def test_who_does_not_pay_is_refused(hub: Hub) -> None:
    hub.s3.requester_pays = True
    assert "AccessDenied" in get(hub, "eodata?list-type=2").text
    auth = AWS4Auth(ACCESS_KEY, SECRET_KEY, "default", "s3")
    pays = {"x-amz-request-payer": "requester"}
    assert requests.get(f"{hub.s3.url}/eodata?list-type=2", auth=auth, headers=pays, timeout=10).ok


def test_keys_of_a_time_come_with_their_token(hub: Hub) -> None:
    hub.s3.session_token = "of-the-hour"
    assert "InvalidToken" in get(hub, "eodata?list-type=2").text
    auth = AWS4Auth(ACCESS_KEY, SECRET_KEY, "default", "s3", session_token="of-the-hour")
    assert requests.get(f"{hub.s3.url}/eodata?list-type=2", auth=auth, timeout=10).ok


def test_what_is_hidden_is_neither_listed_nor_delivered(hub: Hub) -> None:
    hub.s3.trees.hidden = ("_B02.jp2",)
    listed = get(hub, f"eodata?list-type=2&prefix={ROOT}/").text
    assert "_B03.jp2" in listed and "_B02.jp2" not in listed
