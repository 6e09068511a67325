"""Proxies and certificates."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.network import NetworkSettings

PROXY = "http://user:hunter2@proxy.example:3128"


def test_nothing_is_taken_unasked() -> None:
    settings = NetworkSettings()
    assert settings.proxies_for("https://service.example/") == {}
    assert settings.ca_bundle is None


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
def test_the_environment_s_proxy_is_taken_in_either_case(name: str) -> None:
    settings = NetworkSettings.from_environment({name: PROXY})
    assert settings.proxies_for("https://service.example/") == {"https": PROXY}


def test_a_proxy_is_for_its_scheme() -> None:
    settings = NetworkSettings.from_environment({"HTTP_PROXY": PROXY})
    assert settings.proxies_for("https://service.example/") == {}


@pytest.mark.parametrize(
    ("no_proxy", "url", "direct"),
    [
        ("service.example", "https://service.example/", True),
        ("service.example", "https://sub.service.example:8443/", True),
        (".service.example", "https://sub.service.example/", True),
        ("*.service.example", "https://sub.service.example/", True),
        ("a.example, service.example", "https://service.example/", True),
        ("SERVICE.example", "https://service.example/", True),
        ("service.example", "https://otherservice.example/", False),
        ("*", "https://service.example/", True),
        ("", "https://service.example/", False),
        ("", "http://127.0.0.1:8080/", True),
        ("", "https://localhost/", True),
    ],
)
def test_some_hosts_are_reached_directly(no_proxy: str, url: str, direct: bool) -> None:
    settings = NetworkSettings.from_environment({"ALL_PROXY": PROXY, "NO_PROXY": no_proxy})
    assert (settings.proxies_for(url) == {}) is direct


def test_the_environment_s_certificates_are_taken() -> None:
    settings = NetworkSettings.from_environment({"SSL_CERT_FILE": "/b.pem", "REQUESTS_CA_BUNDLE": "/a.pem"})
    assert settings.ca_bundle == Path("/a.pem")


def test_a_repr_hides_the_proxy_s_password() -> None:
    assert "hunter2" not in repr(NetworkSettings(proxies={"https": PROXY}))


def test_each_address_is_asked_for_its_own_proxy_without_what_may_be_signed() -> None:
    asked: list[str] = []

    def proxy_of(url: str) -> str:
        asked.append(url)
        return PROXY if "download" in url else ""

    settings = NetworkSettings(proxies={"all": "http://other.example:1"}, no_proxy="*", proxy_of=proxy_of)
    assert settings.proxies_for("https://download.example/a?X-Amz-Signature=s3cret#x") == {"https": PROXY}
    assert settings.proxies_for("https://catalogue.example/") == {}
    assert asked == ["https://download.example/a", "https://catalogue.example/"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/", "https://localhost/", "https://[::1]/"])
def test_loopback_is_reached_directly_whatever_is_said_of_it(url: str) -> None:
    assert NetworkSettings(proxy_of=lambda asked: PROXY).proxies_for(url) == {}
