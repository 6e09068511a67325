"""How QGIS reaches the network, for requests that are not Qt's."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication, QgsAuthCertUtils, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtNetwork import QSslCertificate
from scene_queue.core.qgis_adapters.network_settings import qgis_network_settings

CATALOGUE = "https://catalogue.example/odata/v1"
LOOPBACK = "http://127.0.0.1:8080/"


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


def proxies(url: str = CATALOGUE) -> dict[str, str]:
    """Asked as a request asks: on a thread of its own."""
    settings, found = qgis_network_settings(), []
    thread = threading.Thread(target=lambda: found.append(settings.proxies_for(url)))
    thread.start()
    thread.join()
    return found[0]


def test_without_a_proxy_there_is_none() -> None:
    apply()
    assert proxies() == {}


def test_services_see_which_qgis_asks() -> None:
    agent = qgis_network_settings().user_agent
    assert "SceneQueue" in agent
    assert Qgis.QGIS_VERSION.split("-")[0] in agent


def test_the_proxy_of_qgis_is_taken(proxy: QgsSettings) -> None:
    apply()
    assert proxies() == {"https": "http://proxy.example:3128"}


def test_loopback_is_never_reached_through_it(proxy: QgsSettings) -> None:
    apply()
    assert proxies(LOOPBACK) == {}


def test_what_is_changed_in_qgis_s_options_holds_for_the_next_request(proxy: QgsSettings) -> None:
    apply()
    settings = qgis_network_settings()
    proxy.setValue("proxy/proxyHost", "another.example")
    apply()
    assert settings.proxies_for(CATALOGUE) == {"https": "http://another.example:3128"}
    assert settings == qgis_network_settings()


def test_many_threads_may_ask_at_once(proxy: QgsSettings) -> None:
    apply()
    settings = qgis_network_settings()
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(settings.proxies_for, [CATALOGUE] * 400))
    assert found == [{"https": "http://proxy.example:3128"}] * 400


def test_a_socks_proxy_looks_names_up_itself(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyType", "Socks5Proxy")
    apply()
    assert proxies()["https"] == "socks5h://proxy.example:3128"


def test_a_proxy_that_is_switched_off_is_left_out(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyEnabled", False)
    apply()
    assert proxies() == {}


@pytest.mark.parametrize("key", ["proxyExcludedUrls", "noProxyUrls"])
def test_excluded_addresses_are_reached_directly(proxy: QgsSettings, key: str) -> None:
    proxy.setValue(f"proxy/{key}", ["https://catalogue.example"])
    apply()
    assert proxies() == {}
    assert proxies("https://download.example/x") != {}


def test_signs_in_at_the_proxy_and_keeps_it_out_of_sight(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyUser", "me")
    proxy.setValue("proxy/proxyPassword", "pass-of-the-proxy")
    apply()
    assert proxies()["https"] == "http://me:pass-of-the-proxy@proxy.example:3128"
    assert "pass-of-the-proxy" not in repr(qgis_network_settings())


def test_odd_signs_in_a_proxys_password_are_escaped(proxy: QgsSettings) -> None:
    proxy.setValue("proxy/proxyUser", "domain\\me")
    proxy.setValue("proxy/proxyPassword", "p@ss:w/rd")
    apply()
    address = proxies()["https"]
    assert address == "http://domain%5Cme:p%40ss%3Aw%2Frd@proxy.example:3128"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[tuple[QSslCertificate, str]]:
    """A certificate that QGIS has been told to trust, as an object and as text."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("SKIPPED LOUDLY: openssl is not installed, QGIS's certificates are not tested")
    file = tmp_path / "company.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", "/CN=Company/O=Company", "-addext", "keyUsage=keyCertSign", "-days", "30"]
    subprocess.run([*command, "-keyout", str(tmp_path / "key"), "-out", str(file)], check=True, capture_output=True)
    certificate = QSslCertificate.fromPath(str(file))[0]
    store = QgsApplication.authManager()
    assert store.storeCertAuthority(certificate)
    store.initSslCaches()
    yield certificate, file.read_text()
    store.removeCertTrustPolicy(certificate)
    store.removeCertAuthority(certificate)
    store.initSslCaches()


def test_certificates_that_qgis_trusts_are_trusted(company: tuple[QSslCertificate, str]) -> None:
    bundle = qgis_network_settings().ca_bundle
    assert bundle is not None
    assert company[1] in bundle.read_text()


def test_certificates_that_the_user_distrusts_are_not(company: tuple[QSslCertificate, str]) -> None:
    store = QgsApplication.authManager()
    store.storeCertTrustPolicy(company[0], QgsAuthCertUtils.CertTrustPolicy.Untrusted)
    store.initSslCaches()
    bundle = qgis_network_settings().ca_bundle
    assert bundle is None or company[1] not in bundle.read_text()


@pytest.mark.parametrize(("timeout_ms", "patience_s"), [(60_000, 0.0), (5_000, 0.0), (180_000, 180.0), (0, 0.0)])
def test_only_a_longer_patience_than_qgis_s_usual_one_is_taken(timeout_ms: int, patience_s: float) -> None:
    usual = QgsNetworkAccessManager.timeout()
    QgsNetworkAccessManager.setTimeout(timeout_ms)
    try:
        assert qgis_network_settings().patience_s == patience_s
    finally:
        QgsNetworkAccessManager.setTimeout(usual)


@pytest.mark.parametrize(
    ("chosen", "is_there", "is_first"),
    [("auto", True, False), ("qgis", True, True), ("direct", False, False), ("nonsense", False, False)],
)
def test_the_other_road_for_small_requests_is_the_user_s_choice(chosen: str, is_there: bool, is_first: bool) -> None:
    QgsSettings().setValue("scene_queue/network", chosen)
    settings = qgis_network_settings()
    assert ((settings.carrier is not None), settings.carrier_first) == (is_there, is_first)
