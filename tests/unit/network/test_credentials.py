"""Where a headless sign-in comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.network import (
    Credentials,
    OAuthClient,
    S3Keys,
    SignIn,
    credentials_from_environment,
    sign_in_from_environment,
    sign_in_host,
    sign_in_of,
)
from scene_queue.core.services import ServiceProfile, load_profiles, parse_profile

CDSE = load_profiles({})["cdse"]
HUB = load_profiles({"DHUS_URL": "https://hub.example/dhus"})["dhus"]


def make_profile(kind: str, **addresses: object) -> ServiceProfile:
    return parse_profile({"schema": 1, "id": kind, "title": f"My {kind}", "kind": kind, **addresses}, "the test")


SENTINEL_HUB = make_profile("sentinelhub", base_url="https://sh.example", token_url="https://identity.example/token")
BUCKET = make_profile("s3", endpoint_url="https://s3.example", bucket="archive")
AWS = make_profile(
    "aws-sentinelhub",
    metadata_url="https://roda.example",
    endpoint_url="https://s3.amazonaws.example",
    l1c_bucket="l1c",
    l2a_bucket="l2a",
)
STAC = make_profile("stac", api_url="https://stac.example/v1", collections=["sentinel-2-l2a"])
ACCOUNT = {"CDSE_USERNAME": "me", "CDSE_PASSWORD": "secret"}


def home(tmp_path: Path, netrc: str | None = None) -> dict[str, str]:
    if netrc is not None:
        (tmp_path / ".netrc").write_text(netrc, encoding="utf-8")
    return {"HOME": str(tmp_path)}


def test_variables_come_first(tmp_path: Path) -> None:
    environment = {**home(tmp_path, f"machine {sign_in_host(CDSE)} login other password other"), **ACCOUNT}
    assert credentials_from_environment(CDSE, environment) == Credentials("me", "secret")


def test_a_second_factor_may_be_given(tmp_path: Path) -> None:
    found = credentials_from_environment(CDSE, {**home(tmp_path), **ACCOUNT, "CDSE_TOTP": "123456"})
    assert found is not None and found.totp == "123456"


def test_a_data_hub_has_variables_of_its_own(tmp_path: Path) -> None:
    environment = {**home(tmp_path), **ACCOUNT, "DHUS_USER": "you", "DHUS_PASSWORD": "hush"}
    assert credentials_from_environment(HUB, environment) == Credentials("you", "hush")
    assert credentials_from_environment(HUB, {**home(tmp_path), **ACCOUNT}) is None


@pytest.mark.parametrize("given", [{}, {"CDSE_USERNAME": "me"}, {"CDSE_USERNAME": "me", "CDSE_PASSWORD": ""}])
def test_half_a_sign_in_is_none(tmp_path: Path, given: dict[str, str]) -> None:
    assert credentials_from_environment(CDSE, {**home(tmp_path), **given}) is None


@pytest.mark.parametrize(("profile", "machine"), [(CDSE, "identity.dataspace.copernicus.eu"), (HUB, "hub.example")])
def test_netrc_is_asked_by_the_host_that_gets_the_password(
    tmp_path: Path, profile: ServiceProfile, machine: str
) -> None:
    environment = home(tmp_path, f"machine elsewhere login a password b\nmachine {machine} login me password secret\n")
    assert credentials_from_environment(profile, environment) == Credentials("me", "secret")


def test_netrc_s_default_is_for_no_host(tmp_path: Path) -> None:
    environment = home(tmp_path, "default login anonymous password me@example\n")
    assert credentials_from_environment(CDSE, environment) is None


def test_netrc_may_lie_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "sign-ins"
    file.write_text(f"machine {sign_in_host(CDSE)} login me password secret")
    assert credentials_from_environment(CDSE, {"HOME": "/nowhere", "NETRC": str(file)}) == Credentials("me", "secret")


def test_a_broken_netrc_is_told_without_its_words(tmp_path: Path) -> None:
    environment = home(tmp_path, f"machine {sign_in_host(CDSE)} login me password two hunter2\n")
    with pytest.raises(SettingsError, match=r"\.netrc.*line \d") as caught:
        credentials_from_environment(CDSE, environment)
    error: Any = caught.value
    while error is not None:
        assert "hunter2" not in str(error)
        error = error.__cause__ or error.__context__


def test_no_netrc_is_no_sign_in(tmp_path: Path) -> None:
    assert credentials_from_environment(CDSE, home(tmp_path)) is None


def test_a_repr_hides_what_is_secret() -> None:
    shown = repr(Credentials("me", "hunter2", "123456"))
    assert "me" in shown
    assert "hunter2" not in shown and "123456" not in shown


@pytest.mark.parametrize(
    ("profile", "given", "expected"),
    [
        (CDSE, ACCOUNT, Credentials("me", "secret")),
        (HUB, {"DHUS_USER": "you", "DHUS_PASSWORD": "hush"}, Credentials("you", "hush")),
        (SENTINEL_HUB, {"SH_CLIENT_ID": "id", "SH_CLIENT_SECRET": "hush"}, OAuthClient("id", "hush")),
        (BUCKET, {"AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "hush"}, S3Keys("AK", "hush")),
        (AWS, {"AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "hush"}, S3Keys("AK", "hush")),
    ],
)
def test_each_kind_of_service_has_its_variables(
    tmp_path: Path, profile: ServiceProfile, given: dict[str, str], expected: SignIn
) -> None:
    assert sign_in_from_environment(profile, {**home(tmp_path), **given}) == expected
    for name in given:
        assert sign_in_from_environment(profile, {**home(tmp_path), **given, name: ""}) is None


def test_keys_that_live_for_a_time_bring_their_token(tmp_path: Path) -> None:
    given = {"AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "hush", "AWS_SESSION_TOKEN": "an hour"}
    assert sign_in_from_environment(BUCKET, {**home(tmp_path), **given}) == S3Keys("AK", "hush", "an hour")


def test_a_service_that_takes_no_sign_in_has_none(tmp_path: Path) -> None:
    environment = {**home(tmp_path, "machine stac.example login me password secret\n"), **ACCOUNT}
    assert sign_in_from_environment(STAC, environment) is None


@pytest.mark.parametrize("profile", [SENTINEL_HUB, BUCKET])
def test_a_password_of_netrc_is_never_taken_for_a_client_or_a_key(tmp_path: Path, profile: ServiceProfile) -> None:
    environment = home(tmp_path, f"machine {sign_in_host(profile)} login me password secret\n")
    assert sign_in_from_environment(profile, environment) is None


def test_user_and_password_are_asked_for_apart_from_other_kinds(tmp_path: Path) -> None:
    given = {**home(tmp_path), "SH_CLIENT_ID": "id", "SH_CLIENT_SECRET": "hush"}
    assert credentials_from_environment(SENTINEL_HUB, given) is None


def test_a_sign_in_is_bound_to_the_host_that_gets_the_secret() -> None:
    assert sign_in_host(HUB) == "hub.example"
    assert sign_in_host(SENTINEL_HUB) == "identity.example"
    assert sign_in_host(BUCKET) == "s3.example"


@pytest.mark.parametrize("profile", [CDSE, HUB, SENTINEL_HUB, BUCKET])
def test_no_kind_shows_its_secret(profile: ServiceProfile) -> None:
    shown = repr(sign_in_of(profile, "me", "hunter2", "123456"))
    assert "me" in shown and "hunter2" not in shown and "123456" not in shown
