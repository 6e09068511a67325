"""Which sign-in an algorithm searches with."""

from __future__ import annotations

from typing import Any

import pytest
from scene_queue.core.errors import CredentialsError
from scene_queue.core.network import Credentials, OAuthClient, S3Keys
from scene_queue.core.qgis_adapters.processing_provider.sign_ins import find_search_sign_in
from scene_queue.core.services import parse_profile

DHUS = {"kind": "dhus", "api_url": "https://hub.test/"}
HUB = {"kind": "sentinelhub", "base_url": "https://sh.test", "token_url": "https://sh.test/token"}
BUCKET = {"kind": "s3", "endpoint_url": "https://s3.test", "bucket": "safe"}
STAC = {"kind": "stac", "api_url": "https://stac.test", "collections": ["sentinel-2-l1c"]}
CLIENT = {"SH_CLIENT_ID": "client", "SH_CLIENT_SECRET": "secret"}
KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}


def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, profile: dict[str, Any], **environment: str) -> Any:
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return find_search_sign_in(
        parse_profile({"schema": 1, "id": "x", "title": "The service", **profile}, "a test"), "", ""
    )


def test_each_kind_of_service_is_searched_with_its_kind_of_sign_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    account = {"DHUS_USER": "user", "DHUS_PASSWORD": "password"}
    assert found(monkeypatch, tmp_path, DHUS, **account) == Credentials("user", "password")
    assert found(monkeypatch, tmp_path, HUB, **CLIENT) == OAuthClient("client", "secret")
    assert found(monkeypatch, tmp_path, BUCKET, **KEYS) == S3Keys("key", "secret")


@pytest.mark.parametrize("profile", [STAC, {**BUCKET, "anonymous": True}])
def test_what_is_searched_by_anybody_gets_no_sign_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, profile: dict[str, Any]
) -> None:
    assert found(monkeypatch, tmp_path, profile, **CLIENT, **KEYS) is None


@pytest.mark.parametrize(
    ("profile", "word"), [(DHUS, "DHUS_USER"), (HUB, "OAUTH_AUTHCFG"), (BUCKET, "AWS_ACCESS_KEY_ID")]
)
def test_a_sign_in_that_is_missing_is_an_error_that_says_where_to_give_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, profile: dict[str, Any], word: str
) -> None:
    with pytest.raises(CredentialsError, match="The service is not searched without a sign-in") as missing:
        found(monkeypatch, tmp_path, profile)
    assert word in str(missing.value)
