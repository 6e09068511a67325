"""Services that keep their products in an object store too bring its profile with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scene_queue.core.services import CdseProfile, S3Profile, load_profiles, service_of, store_of

MIRROR: dict[str, Any] = {
    "schema": 1,
    "id": "cdse",
    "title": "A mirror",
    "kind": "cdse",
    "connections": 7,
    "read_timeout_s": 5,
    "catalogue_url": "http://127.0.0.1:8080/odata/v1",
    "download_url": "http://127.0.0.1:8081/odata/v1",
    "token_url": "http://127.0.0.1:8082/token",
    "client_id": "cdse-public",
    "s3_url": "http://127.0.0.1:8083",
    "s3_bucket": "mirrored",
    "s3_region": "here",
}
OWN = {"schema": 1, "id": "cdse-s3", "title": "Own", "kind": "s3", "endpoint_url": "https://own.example", "bucket": "b"}


def loaded(tmp_path: Path, *profiles: dict[str, Any]) -> Any:
    file = tmp_path / "services.json"
    file.write_text(json.dumps(profiles), encoding="utf-8")
    return load_profiles({"SCENE_QUEUE_SERVICES": str(file)})


def test_the_shipped_store_is_that_of_the_shipped_service() -> None:
    known = load_profiles({})
    assert store_of(known["cdse"], known) is known["cdse-s3"]
    assert service_of(known["cdse-s3"], known) is known["cdse"]  # type: ignore[arg-type]
    assert known["cdse-s3"].title == "Copernicus Data Space (S3)"
    assert known["cdse-s3"].requests_per_minute == 2000


def test_a_mirror_brings_its_own_store_with_it(tmp_path: Path) -> None:
    known = loaded(tmp_path, MIRROR)
    store = known["cdse-s3"]
    assert isinstance(store, S3Profile)
    assert (store.endpoint_url, store.bucket, store.region) == ("http://127.0.0.1:8083", "mirrored", "here")
    assert (store.title, store.connections, store.read_timeout_s) == ("A mirror (S3)", 7, 5)
    assert "{name}.SAFE" in store.key_template
    assert store.trusts("http://127.0.0.1:8083/mirrored/key")
    assert not store.trusts("https://eodata.dataspace.copernicus.eu/eodata/key")
    assert store_of(known["cdse"], known) is store


def test_a_second_mirror_has_a_store_under_its_own_name(tmp_path: Path) -> None:
    known = loaded(tmp_path, {**MIRROR, "id": "near"})
    assert known["near-s3"].endpoint_url == "http://127.0.0.1:8083"
    assert known["cdse-s3"].endpoint_url == "https://eodata.dataspace.copernicus.eu"


def test_a_profile_that_the_user_made_stays(tmp_path: Path) -> None:
    known = loaded(tmp_path, MIRROR, OWN)
    assert known["cdse-s3"].title == "Own"
    assert store_of(known["cdse"], known) is None
    assert service_of(known["cdse-s3"], known) is None


def test_a_mirror_without_a_store_has_none(tmp_path: Path) -> None:
    bare = {key: value for key, value in MIRROR.items() if not key.startswith("s3_")}
    known = loaded(tmp_path, bare)
    assert isinstance(known["cdse"], CdseProfile)
    assert store_of(known["cdse"], known) is None
    assert store_of(known["earth-search"], known) is None
