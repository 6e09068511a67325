"""Sign-ins in QGIS's authentication store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings
from scene_queue.core.errors import CredentialsError
from scene_queue.core.network import Credentials, OAuthClient, S3Keys, SignIn
from scene_queue.core.qgis_adapters.auth_store import (
    AuthStore,
    SignInState,
    credentials_of_authcfg,
    sign_in_of_authcfg,
)
from scene_queue.core.services import ServiceProfile, load_profiles, parse_profile

SECRET = "s3cret-of-the-test"
ALICE = Credentials("alice", SECRET)


@pytest.fixture
def cdse() -> ServiceProfile:
    return load_profiles({})["cdse"]


def make_profile(kind: str, **addresses: str) -> ServiceProfile:
    return parse_profile({"schema": 1, "id": kind, "title": f"My {kind}", "kind": kind, **addresses}, "the test")


IDENTITY = "https://identity.dataspace.copernicus.eu/auth/token"  # the host of cdse's own sign-in
HUB = make_profile("dhus", api_url="https://hub.example/dhus")
SENTINEL_HUB = make_profile("sentinelhub", base_url="https://sh.example", token_url=IDENTITY)
BUCKET = make_profile("s3", endpoint_url="https://s3.example", bucket="archive")
KINDS: list[tuple[ServiceProfile, SignIn]] = [
    (HUB, Credentials("dora", SECRET)),
    (SENTINEL_HUB, OAuthClient("client", SECRET)),
    (BUCKET, S3Keys("key", SECRET)),
]


@pytest.fixture
def unlocked() -> Iterator[None]:
    """QGIS's store of this test session, with a master password."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("master of the test", True)
    yield
    manager.removeAllAuthenticationConfigs()


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user refuses to give the master password."""
    monkeypatch.setattr(QgsApplication.authManager(), "setMasterPassword", lambda *_: False, raising=False)


def all_settings() -> str:
    settings = QgsSettings()
    return repr({key: settings.value(key) for key in settings.allKeys()})


def test_nobody_is_signed_in_at_first(cdse: ServiceProfile) -> None:
    assert AuthStore().find(cdse) is None


def test_a_sign_in_for_the_session_is_found_again(cdse: ServiceProfile) -> None:
    store = AuthStore()
    assert store.keep(cdse, ALICE, store=False)
    assert store.find(cdse) == ALICE
    assert AuthStore().find(cdse) is None


def test_a_stored_sign_in_is_found_by_the_next_session(cdse: ServiceProfile, unlocked: None) -> None:
    assert AuthStore().keep(cdse, ALICE, store=True)
    assert AuthStore().find(cdse) == ALICE


def test_the_settings_hold_an_id_and_no_secret(cdse: ServiceProfile, unlocked: None) -> None:
    AuthStore().keep(cdse, ALICE, store=True)
    assert SECRET not in all_settings()
    assert "alice" not in all_settings()
    settings = QgsSettings()
    settings.sync()
    file = Path(settings.fileName())
    assert not file.is_file() or SECRET not in file.read_text(encoding="utf-8")


def test_it_is_kept_apart_by_the_host_that_gets_the_password(cdse: ServiceProfile, unlocked: None) -> None:
    from dataclasses import replace

    AuthStore().keep(cdse, ALICE, store=True)
    moved = replace(cdse, token_url="https://elsewhere.example/token")  # type: ignore[call-arg]
    assert AuthStore().find(moved) is None


def test_a_refused_master_password_leaves_a_sign_in_for_the_session(cdse: ServiceProfile, locked: None) -> None:
    store = AuthStore()
    assert store.keep(cdse, ALICE, store=True) is False
    assert store.find(cdse) == ALICE
    assert "authcfg" not in all_settings()


def test_a_locked_store_is_no_sign_in(cdse: ServiceProfile, unlocked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    AuthStore().keep(cdse, ALICE, store=True)
    monkeypatch.setattr(QgsApplication.authManager(), "setMasterPassword", lambda *_: False, raising=False)
    assert AuthStore().find(cdse) is None


def test_the_environment_is_asked_last(cdse: ServiceProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDSE_USERNAME", "bob")
    monkeypatch.setenv("CDSE_PASSWORD", "other")
    store = AuthStore()
    assert store.find(cdse) == Credentials("bob", "other")
    store.keep(cdse, ALICE, store=False)
    assert store.find(cdse) == ALICE


def test_workers_find_only_what_was_found_on_the_main_thread(
    cdse: ServiceProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDSE_USERNAME", "bob")
    monkeypatch.setenv("CDSE_PASSWORD", "other")
    store = AuthStore()
    assert store.find_known(cdse) is None
    store.find(cdse)
    assert store.find_known(cdse) == Credentials("bob", "other")


def test_a_forgotten_sign_in_is_gone(cdse: ServiceProfile) -> None:
    store = AuthStore()
    store.keep(cdse, ALICE, store=False)
    store.forget(cdse)
    assert store.find(cdse) is None
    store.forget(cdse)


def test_a_stored_configuration_that_was_deleted_is_no_sign_in(cdse: ServiceProfile, unlocked: None) -> None:
    AuthStore().keep(cdse, ALICE, store=True)
    QgsApplication.authManager().removeAllAuthenticationConfigs()
    assert AuthStore().find(cdse) is None


def test_storing_again_keeps_one_configuration(cdse: ServiceProfile, unlocked: None) -> None:
    store = AuthStore()
    store.keep(cdse, ALICE, store=True)
    store.keep(cdse, Credentials("alice", "newer"), store=True)
    assert len(QgsApplication.authManager().availableAuthMethodConfigs()) == 1
    assert AuthStore().find(cdse) == Credentials("alice", "newer")


def test_a_configuration_of_the_users_own_is_read(unlocked: None) -> None:
    config = QgsAuthMethodConfig("Basic")
    config.setName("mine")
    config.setConfig("username", "carol")
    config.setConfig("password", SECRET)
    assert QgsApplication.authManager().storeAuthenticationConfig(config)
    assert credentials_of_authcfg(config.id()) == Credentials("carol", SECRET)


@pytest.mark.parametrize("known", [False, True])
def test_a_configuration_without_user_and_password_is_said(unlocked: None, known: bool) -> None:
    name = "nothere"
    if known:
        config = QgsAuthMethodConfig("Basic")
        config.setName("empty")
        config.setConfig("username", "carol")
        assert QgsApplication.authManager().storeAuthenticationConfig(config)
        name = config.id()
    with pytest.raises(CredentialsError, match=name):
        credentials_of_authcfg(name)


@pytest.mark.parametrize(("profile", "sign_in"), KINDS)
def test_each_kind_of_sign_in_is_found_by_the_next_session(
    profile: ServiceProfile, sign_in: SignIn, unlocked: None
) -> None:
    assert AuthStore().keep(profile, sign_in, store=True)
    assert AuthStore().find(profile) == sign_in
    assert SECRET not in all_settings()


@pytest.mark.parametrize(("profile", "sign_in"), KINDS)
def test_a_configuration_is_read_as_the_service_takes_it(
    profile: ServiceProfile, sign_in: SignIn, unlocked: None
) -> None:
    config = QgsAuthMethodConfig("Basic")
    config.setName("mine")
    config.setConfig("username", {"dhus": "dora", "sentinelhub": "client", "s3": "key"}[profile.kind])
    config.setConfig("password", SECRET)
    assert QgsApplication.authManager().storeAuthenticationConfig(config)
    assert sign_in_of_authcfg(config.id(), profile) == sign_in


def test_an_account_and_a_client_at_one_host_are_kept_apart(cdse: ServiceProfile, unlocked: None) -> None:
    client = OAuthClient("client", SECRET)
    AuthStore().keep(cdse, ALICE, store=True)
    AuthStore().keep(SENTINEL_HUB, client, store=True)
    store = AuthStore()
    assert (store.find(cdse), store.find(SENTINEL_HUB)) == (ALICE, client)
    store.forget(SENTINEL_HUB)
    assert (store.find(cdse), store.find(SENTINEL_HUB)) == (ALICE, None)


def test_downloads_with_an_account_never_get_a_client(cdse: ServiceProfile, unlocked: None) -> None:
    client = OAuthClient("client", SECRET)
    store = AuthStore()
    store.keep(SENTINEL_HUB, client, store=False)
    assert (store.find_known(cdse), store.find_known(SENTINEL_HUB)) == (None, client)


def test_keys_that_live_for_a_time_are_kept_for_the_session(unlocked: None) -> None:
    keys = S3Keys("key", SECRET, "token of an hour")
    store = AuthStore()
    assert store.keep(BUCKET, keys, store=True) is False
    assert store.find(BUCKET) == keys
    assert AuthStore().find(BUCKET) is None


@pytest.mark.parametrize("changed", ["https://other.example/dhus", "https://hub.example.evil/dhus"])
def test_a_hub_that_moves_is_signed_in_anew(changed: str, unlocked: None) -> None:
    AuthStore().keep(HUB, Credentials("dora", SECRET), store=True)
    assert AuthStore().find(make_profile("dhus", api_url=changed)) is None


def test_the_environment_gives_each_kind_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DHUS_USER", "SH_CLIENT_ID", "AWS_ACCESS_KEY_ID"):
        monkeypatch.setenv(name, name.lower())
    for name in ("DHUS_PASSWORD", "SH_CLIENT_SECRET", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, SECRET)
    monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
    found = [AuthStore().find(profile) for profile, _ in KINDS]
    assert found == [
        Credentials("dhus_user", SECRET),
        OAuthClient("sh_client_id", SECRET),
        S3Keys("aws_access_key_id", SECRET),
    ]


def test_an_account_whose_code_has_expired_is_not_tried_without_one(cdse: ServiceProfile, unlocked: None) -> None:
    store = AuthStore()
    assert store.keep(cdse, ALICE, store=True)
    store.keep(cdse, Credentials("alice", SECRET, "123456"), store=False)
    store.forget(cdse)
    assert store.find(cdse) is None
    store.keep(cdse, Credentials("alice", SECRET, "654321"), store=False)
    assert store.find(cdse) == Credentials("alice", SECRET, "654321")


def test_the_state_says_where_a_sign_in_is_kept(
    cdse: ServiceProfile, unlocked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = AuthStore()
    assert store.state(cdse) is SignInState.NONE
    monkeypatch.setenv("CDSE_USERNAME", "bob")
    monkeypatch.setenv("CDSE_PASSWORD", "other")
    assert store.state(cdse) is SignInState.ENVIRONMENT
    assert store.find(cdse) == Credentials("bob", "other")
    assert store.state(cdse) is SignInState.ENVIRONMENT
    store.keep(cdse, ALICE, store=False)
    assert store.state(cdse) is SignInState.SESSION
    store.keep(cdse, ALICE, store=True)
    assert store.state(cdse) is SignInState.STORED
    assert AuthStore().state(cdse) is SignInState.STORED


def test_a_sign_in_of_the_environment_that_was_refused_is_none(
    cdse: ServiceProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDSE_USERNAME", "bob")
    monkeypatch.setenv("CDSE_PASSWORD", "other")
    store = AuthStore()
    store.find(cdse)
    store.forget(cdse)
    assert store.state(cdse) is SignInState.NONE


def test_the_state_is_told_while_the_store_is_locked(
    cdse: ServiceProfile, unlocked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    AuthStore().keep(cdse, ALICE, store=True)
    asked: list[object] = []
    monkeypatch.setattr(QgsApplication.authManager(), "setMasterPassword", asked.append, raising=False)
    assert AuthStore().state(cdse) is SignInState.STORED
    assert asked == []


def test_a_sign_in_that_is_removed_is_gone_from_the_session_and_from_the_store(
    cdse: ServiceProfile, unlocked: None
) -> None:
    store = AuthStore()
    store.keep(cdse, ALICE, store=True)
    store.remove(cdse)
    assert store.state(cdse) is SignInState.NONE
    assert store.find(cdse) is None
    assert QgsApplication.authManager().configIds() == []
    assert "authcfg" not in all_settings()


def test_the_master_password_is_asked_for_until_it_is_given(unlocked: None) -> None:
    manager, store = QgsApplication.authManager(), AuthStore()
    assert store.has_master_password
    assert not store.asks_for_master_password
    manager.clearMasterPassword()
    assert store.asks_for_master_password
    assert manager.setMasterPassword("master of the test", True)
