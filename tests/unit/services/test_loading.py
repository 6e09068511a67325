"""Which profiles there are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.services import (
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    GcsProfile,
    S3Profile,
    find_profile,
    load_profiles,
)

MIRROR: dict[str, Any] = {
    "schema": 1,
    "id": "cdse",
    "title": "A mirror",
    "kind": "cdse",
    "catalogue_url": "http://127.0.0.1:8080/odata/v1",
    "download_url": "http://localhost:8081/odata/v1/",
    "token_url": "http://[::1]:8082/token",
    "client_id": "cdse-public",
}
HUB = {"schema": 1, "id": "finland", "title": "A hub", "kind": "dhus", "api_url": "https://hub.example/dhus/"}


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_copernicus_data_space_is_shipped() -> None:
    profile = load_profiles({})["cdse"]
    assert isinstance(profile, CdseProfile)
    assert profile.catalogue_url == "https://catalogue.dataspace.copernicus.eu/odata/v1"
    assert profile.download_url == "https://download.dataspace.copernicus.eu/odata/v1"
    assert profile.client_id == "cdse-public"
    assert (profile.page_size, profile.max_offset, profile.wkt_max_chars) == (1000, 10000, 2000)
    assert (profile.quota_bytes, profile.quota_days, profile.sessions) == (12 * 10**12, 30, 100)
    assert profile.connections == 4


def test_only_the_hosts_of_the_data_space_see_its_token() -> None:
    profile = load_profiles({})["cdse"]
    assert profile.trusts("https://download.dataspace.copernicus.eu/odata/v1/Products(1)/$value")
    assert profile.trusts("https://zipper.dataspace.copernicus.eu/odata/v1/Products(1)/$value")
    assert not profile.trusts("http://download.dataspace.copernicus.eu/odata/v1")
    assert not profile.trusts("https://dataspace.copernicus.eu.evil.example/")
    assert not profile.trusts("https://evildataspace.copernicus.eu/")


def test_a_file_of_this_process_replaces_a_shipped_profile(tmp_path: Path) -> None:
    file = write(tmp_path / "mirror.json", MIRROR)
    profile = load_profiles({"SCENE_QUEUE_SERVICES": str(file)})["cdse"]
    assert profile.title == "A mirror"


def test_a_file_may_hold_a_list_and_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    file = write(tmp_path / "two.json", [MIRROR, HUB])
    assert set(load_profiles({"SCENE_QUEUE_SERVICES": str(file)})) == {"finland", *load_profiles({})}


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    write(tmp_path / "a.json", MIRROR)
    write(tmp_path / "b.json", [HUB])
    (tmp_path / "README.txt").write_text("no profile")
    profiles = load_profiles({"SCENE_QUEUE_SERVICES": str(tmp_path)})
    assert profiles["cdse"].title == "A mirror"
    assert isinstance(profiles["finland"], DhusProfile)


def test_profiles_of_the_settings_give_way_to_those_of_the_process(tmp_path: Path) -> None:
    of_settings = write(tmp_path / "settings.json", {**HUB, "title": "of the settings"})
    of_process = write(tmp_path / "process.json", {**HUB, "title": "of the process"})
    assert load_profiles({}, [of_settings])["finland"].title == "of the settings"
    both = load_profiles({"SCENE_QUEUE_SERVICES": str(of_process)}, [of_settings])
    assert both["finland"].title == "of the process"


def test_dhus_url_makes_a_profile() -> None:
    profile = load_profiles({"DHUS_URL": "https://hub.example/dhus/"})["dhus"]
    assert isinstance(profile, DhusProfile)
    assert profile.api_url == "https://hub.example/dhus"
    assert profile.query_max_chars == 3898


def test_a_dhus_url_without_https_is_refused_by_its_name() -> None:
    with pytest.raises(SettingsError, match="DHUS_URL.*api_url"):
        load_profiles({"DHUS_URL": "http://scihub.example/dhus"})


def test_a_missing_file_is_told_with_the_variable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SCENE_QUEUE_SERVICES") as caught:
        load_profiles({"SCENE_QUEUE_SERVICES": str(tmp_path / "nowhere.json")})
    assert "nowhere.json" in str(caught.value)


def test_what_is_no_json_is_told_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text("{")
    with pytest.raises(SettingsError, match=r"broken\.json"):
        load_profiles({"SCENE_QUEUE_SERVICES": str(file)})


def test_a_file_in_another_encoding_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "latin.json"
    file.write_bytes('{"title": "Wälder"}'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"latin\.json"):
        load_profiles({"SCENE_QUEUE_SERVICES": str(file)})


def test_the_store_of_copernicus_and_the_archive_of_google_are_shipped_to_fetch_from() -> None:
    known = load_profiles({})
    store, google = known["cdse-s3"], known["google"]
    assert isinstance(store, S3Profile) and isinstance(google, GcsProfile)
    assert (store.endpoint_url, store.bucket, store.region) == (
        "https://eodata.dataspace.copernicus.eu",
        "eodata",
        "default",
    )
    assert (store.connections, store.requests_per_minute, store.addressing_style) == (4, 2000, "path")
    assert not store.anonymous and not store.requester_pays
    assert (google.api_url, google.bucket) == ("https://storage.googleapis.com", "gcp-public-data-sentinel-2")
    assert google.newest_date == date(2024, 8, 28)
    assert not store.is_searchable and not google.is_searchable
    assert known["cdse"].is_searchable


def test_the_buckets_of_aws_are_shipped_to_fetch_from_at_a_price() -> None:
    aws = load_profiles({})["aws"]
    assert isinstance(aws, AwsSentinelHubProfile)
    assert (aws.metadata_url, aws.endpoint_url, aws.region) == (
        "https://roda.sentinel-hub.com",
        "https://s3.eu-central-1.amazonaws.com",
        "eu-central-1",
    )
    assert (aws.l1c_bucket, aws.l2a_bucket, aws.max_baseline) == ("sentinel-s2-l1c", "sentinel-s2-l2a", "04.00")
    assert aws.costs_money and not aws.is_searchable
    assert aws.trusts("https://s3.eu-central-1.amazonaws.com/sentinel-s2-l1c/x") and not aws.trusts(
        "https://aws.example"
    )


def test_a_service_that_there_is_not_is_named_with_those_that_there_are() -> None:
    known = load_profiles({})
    assert find_profile(known, "google") is known["google"]
    with pytest.raises(SettingsError, match="no service 'nobody'") as refused:
        find_profile(known, "nobody")
    assert "cdse, cdse-s3" in refused.value.advice
