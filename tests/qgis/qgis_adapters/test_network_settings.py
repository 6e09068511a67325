"""How QGIS reaches the network, for requests that are not Qt's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import Qgis, QgsNetworkAccessManager, QgsSettings
from scene_queue.core.qgis_adapters.network_settings import qgis_network_settings, search_address
from scene_queue.core.services import load_profiles

CATALOGUE = "https://catalogue.example/odata/v1"


@pytest.fixture
def proxy() -> Iterator[QgsSettings]:
    """QGIS's settings with a proxy; each test sets what differs, then calls ``apply``."""
    settings = QgsSettings()
    for key, value in (
        ("proxyEnabled", True),
        ("proxyType", "HttpProxy"),
        ("proxyHost", "proxy.example"),
        ("proxyPort", "3128"),
    ):
        settings.setValue(f"proxy/{key}", value)
    yield settings
    settings.remove("proxy")
    apply()


def apply() -> None:
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_without_a_proxy_there_is_none() -> None:
    apply()
    assert qgis_network_settings(CATALOGUE).proxies == {}


def test_services_see_which_qgis_asks() -> None:
    agent = qgis_network_settings(CATALOGUE).user_agent
    assert "SceneQueue" in agent
    assert Qgis.QGIS_VERSION.split("-")[0] in agent


def test_the_proxy_of_qgis_is_taken(proxy: QgsSettings) -> None:
    apply()
    found = qgis_network_settings(CATALOGUE).proxies
    assert found == {"http": "http://proxy.example:3128", "https": "http://proxy.example:3128"}


def test_a_socks_proxy_looks_names_up_itself(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyType", "Socks5Proxy")
    apply()
    assert qgis_network_settings(CATALOGUE).proxies["https"] == "socks5h://proxy.example:3128"


def test_a_proxy_that_is_switched_off_is_left_out(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyEnabled", False)
    apply()
    assert qgis_network_settings(CATALOGUE).proxies == {}


@pytest.mark.parametrize("key", ["proxyExcludedUrls", "noProxyUrls"])
def test_excluded_addresses_are_reached_directly(proxy: QgsSettings, key: str) -> None:
    proxy.setValue(f"proxy/{key}", ["https://catalogue.example"])
    apply()
    assert qgis_network_settings(CATALOGUE).proxies == {}
    assert qgis_network_settings("https://download.example/x").proxies != {}


def test_signs_in_at_the_proxy_and_keeps_it_out_of_sight(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyUser", "me")
    proxy.setValue("proxy/proxyPassword", "pass-of-the-proxy")
    apply()
    settings = qgis_network_settings(CATALOGUE)
    assert settings.proxies["https"] == "http://me:pass-of-the-proxy@proxy.example:3128"
    assert "pass-of-the-proxy" not in repr(settings)


def test_odd_signs_in_a_proxys_password_are_escaped(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyUser", "domain\\me")
    proxy.setValue("proxy/proxyPassword", "p@ss:w/rd")
    apply()
    address = qgis_network_settings(CATALOGUE).proxies["https"]
    assert address == "http://domain%5Cme:p%40ss%3Aw%2Frd@proxy.example:3128"


def test_the_proxy_is_that_of_the_address_that_searches_go_to() -> None:
    known = load_profiles({}, [])
    assert search_address(known["cdse"]) == known["cdse"].catalogue_url
    for profile in known.values():
        address = search_address(profile)
        assert address == "" or address.startswith("https://")
