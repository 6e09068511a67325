"""Where a headless sign-in comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.network import Credentials, credentials_from_environment, sign_in_host
from scene_queue.core.services import ServiceProfile, load_profiles

CDSE = load_profiles({})["cdse"]
HUB = load_profiles({"DHUS_URL": "https://hub.example/dhus"})["dhus"]
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
