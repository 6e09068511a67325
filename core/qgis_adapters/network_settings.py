"""QGIS's proxy, certificates and time-outs, for our own requests; main thread."""

from __future__ import annotations

from qgis.core import Qgis, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from ..network import NetworkSettings

_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


def qgis_network_settings(url: str) -> NetworkSettings:
    """What QGIS would use for a request to this address.

    :param url: an address of the service that is going to be asked.
    """
    proxies = _proxies(url)
    return NetworkSettings(proxies=proxies, user_agent=f"SceneQueue QGIS/{Qgis.QGIS_VERSION.split('-')[0]}")


def _proxies(url: str) -> dict[str, str]:
    QgsNetworkAccessManager.instance()  # installs the factory that knows QGIS's own proxy settings
    excluded = QgsSettings().value("proxy/proxyExcludedUrls", [], type=list) or []
    if any(url.startswith(prefix) for prefix in excluded if prefix):
        return {}
    found = QNetworkProxyFactory.proxyForQuery(QNetworkProxyQuery(QUrl(url)))
    proxy = next((candidate for candidate in found if candidate.type() in _SCHEMES), None)
    if proxy is None:
        return {}
    sign_in = f"{proxy.user()}:{proxy.password()}@" if proxy.user() else ""
    address = f"{_SCHEMES[proxy.type()]}://{sign_in}{proxy.hostName()}:{proxy.port()}"
    return {"http": address, "https": address}
