"""Every key of a profile is checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.services import (
    KINDS,
    AwsSentinelHubProfile,
    CdseProfile,
    GcsProfile,
    ProfileWarning,
    S3Profile,
    StacProfile,
    parse_profile,
)

EVERY = {"schema": 1, "id": "one", "title": "One"}
LEAST: dict[str, dict[str, Any]] = {
    "cdse": {
        "catalogue_url": "https://c.example/odata/v1",
        "download_url": "https://d.example:8443/odata/v1",
        "token_url": "https://t.example/token",
        "client_id": "public",
    },
    "dhus": {"api_url": "https://h.example"},
    "stac": {"api_url": "https://s.example/v1", "collections": ["sentinel-2-l1c", "sentinel-2-l2a"]},
    "sentinelhub": {"base_url": "https://sh.example", "token_url": "https://t.example/token"},
    "s3": {"endpoint_url": "https://s3.example", "bucket": "eodata"},
    "folder": {"path": "/data/archive"},
    "aws-sentinelhub": {
        "metadata_url": "https://roda.example",
        "endpoint_url": "https://s3.example",
        "l1c_bucket": "one",
        "l2a_bucket": "two",
    },
    "gcs": {"api_url": "https://storage.example", "bucket": "public"},
}


def content(kind: str, /, **changes: Any) -> dict[str, Any]:
    return {**EVERY, "kind": kind, **LEAST[kind], **changes}


def test_the_kinds_are_those_of_the_design() -> None:
    assert set(KINDS) == set(LEAST)


@pytest.mark.parametrize("kind", LEAST)
def test_required_keys_are_enough(kind: str) -> None:
    profile = parse_profile(content(kind), "here")
    assert type(profile) is KINDS[kind]
    assert profile.kind == kind
    assert profile.connections == 2
    assert profile.read_timeout_s == 60


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in LEAST for name in (*EVERY, "kind", *LEAST[kind])])
def test_a_missing_key_is_told_with_file_and_key(kind: str, name: str) -> None:
    lacking = content(kind)
    del lacking[name]
    with pytest.raises(SettingsError, match=f"here.*{name}.*missing"):
        parse_profile(lacking, "here")


@pytest.mark.parametrize("kind", LEAST)
def test_an_unknown_key_warns_and_is_ignored(kind: str) -> None:
    with pytest.warns(ProfileWarning, match="here.*'one'.*page_sise"):
        profile = parse_profile(content(kind, page_sise=3), "here")
    assert profile.id == "one"


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("cdse", "schema", 2),
        ("cdse", "kind", "odata"),
        ("cdse", "id", "two words"),
        ("cdse", "title", ""),
        ("cdse", "connections", 0),
        ("cdse", "connections", True),
        ("cdse", "connections", "4"),
        ("cdse", "read_timeout_s", 0),
        ("cdse", "read_timeout_s", -1),
        ("cdse", "read_timeout_s", float("nan")),
        ("cdse", "trusted_hosts", "d.example"),
        ("cdse", "trusted_hosts", ["https://d.example"]),
        ("cdse", "trusted_hosts", ["*"]),
        ("cdse", "trusted_hosts", ["d.example:port"]),
        ("cdse", "page_size", 1.5),
        ("cdse", "catalogue_url", 7),
        ("cdse", "catalogue_url", "ftp://c.example"),
        ("cdse", "catalogue_url", "https://"),
        ("cdse", "catalogue_url", "https://c.example:port/"),
        ("stac", "collections", "sentinel-2-l1c"),
        ("s3", "addressing_style", "folder"),
        ("s3", "anonymous", "yes"),
        ("aws-sentinelhub", "max_baseline", "0400"),
        ("gcs", "newest_date", "August"),
    ],
)
def test_a_wrong_value_is_told_with_file_and_key(kind: str, name: str, value: Any) -> None:
    with pytest.raises(SettingsError, match=f"here.*{name}"):
        parse_profile(content(kind, **{name: value}), "here")


@pytest.mark.parametrize(
    "url", ["http://c.example/odata/v1", "http://192.168.0.4/odata/v1", "http://localhost.example"]
)
def test_http_goes_to_this_machine_only(url: str) -> None:
    with pytest.raises(SettingsError, match=r"catalogue_url.*this machine only"):
        parse_profile(content("cdse", catalogue_url=url), "here")


@pytest.mark.parametrize("url", ["http://localhost:1/x", "http://127.0.0.1:2/x", "http://[::1]:3/x"])
def test_http_to_loopback_is_allowed(url: str) -> None:
    profile = parse_profile(content("cdse", catalogue_url=url), "here")
    assert isinstance(profile, CdseProfile)
    assert profile.catalogue_url == url


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_profile(content("cdse", catalogue_url="https://me:hunter2@c.example/"), "here")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("wrong", [[], "text", None, 3])
def test_what_is_no_object_is_refused(wrong: object) -> None:
    with pytest.raises(SettingsError, match="here"):
        parse_profile(wrong, "here")


def test_limits_that_are_not_known_may_be_written_as_nothing() -> None:
    profile = parse_profile(
        content("cdse", requests_per_minute=0, quota_bytes=0, logout_url="", trusted_hosts=[]), "here"
    )
    assert isinstance(profile, CdseProfile)
    assert (profile.requests_per_minute, profile.quota_bytes, profile.logout_url) == (0, 0, "")


def test_without_trusted_hosts_the_own_hosts_are_trusted() -> None:
    profile = parse_profile(content("cdse"), "here")
    assert profile.trusts("https://t.example/token")
    assert profile.trusts("https://d.example:8443/other")
    assert not profile.trusts("https://d.example/other")
    assert not profile.trusts("https://elsewhere.example/")


@pytest.mark.parametrize(
    ("pattern", "url", "trusted"),
    [
        ("d.example", "https://D.example:9/x", True),
        ("d.example:9", "https://d.example/x", False),
        ("d.example:443", "https://d.example/x", True),
        ("*.d.example", "https://a.b.d.example/x", True),
        ("*.d.example", "https://d.example/x", False),
        ("127.0.0.1", "http://127.0.0.1:5000/x", True),
        ("[::1]:80", "http://[::1]/x", True),
        ("d.example", "http://d.example/x", False),
        ("d.example", "https://d.example@evil.example/x", False),
    ],
)
def test_a_host_is_trusted_by_its_whole_name(pattern: str, url: str, trusted: bool) -> None:
    assert parse_profile(content("cdse", trusted_hosts=[pattern]), "here").trusts(url) is trusted


def test_the_values_of_other_kinds_are_read() -> None:
    stac = parse_profile(content("stac"), "here")
    s3 = parse_profile(content("s3", addressing_style="virtual", requester_pays=True), "here")
    aws = parse_profile(content("aws-sentinelhub"), "here")
    gcs = parse_profile(content("gcs", newest_date="2024-08-28"), "here")
    assert isinstance(stac, StacProfile) and stac.collections == ("sentinel-2-l1c", "sentinel-2-l2a")
    assert isinstance(s3, S3Profile) and (s3.addressing_style, s3.requester_pays, s3.anonymous) == (
        "virtual",
        True,
        False,
    )
    assert isinstance(aws, AwsSentinelHubProfile) and aws.max_baseline == "04.00"
    assert isinstance(gcs, GcsProfile) and gcs.newest_date == date(2024, 8, 28)
