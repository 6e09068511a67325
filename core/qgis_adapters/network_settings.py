"""QGIS's proxy, certificates and time-outs, for our own requests; main thread."""

from __future__ import annotations

from urllib.parse import quote

from qgis.core import Qgis, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from ..network import NetworkSettings
from ..services import ServiceProfile

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


def search_address(profile: ServiceProfile) -> str:
    """The address of a service that its searches go to; empty: it has none, such as a folder."""
    names = ("catalogue_url", "api_url", "base_url", "endpoint_url")
    return next(filter(None, (str(getattr(profile, name, "") or "") for name in names)), "")


def _proxies(url: str) -> dict[str, str]:
    # the factory of QGIS's own manager knows its proxy and which addresses are left out; Qt's global one does not
    found = QgsNetworkAccessManager.instance().proxyFactory().queryProxy(QNetworkProxyQuery(QUrl(url)))
    if not found or found[0].type() not in _SCHEMES:
        return {}
    proxy = found[0]
    user, password = (quote(text, safe="") for text in (proxy.user(), proxy.password()))
    sign_in = f"{user}:{password}@" if user else ""
    address = f"{_SCHEMES[proxy.type()]}://{sign_in}{proxy.hostName()}:{proxy.port()}"
    return {"http": address, "https": address}
