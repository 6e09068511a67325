"""QGIS's proxy, certificates and time-outs, for our own requests."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from qgis.core import Qgis, QgsApplication, QgsAuthCertUtils, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from ..network import NetworkSettings
from ..network.certificates import write_bundle
from .qgis_carrier import qgis_carrier
from .settings_store import read_preferences

USUAL_TIMEOUT_S = 60.0  # what QGIS sets by itself; only a longer one is somebody's wish
_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


def qgis_network_settings() -> NetworkSettings:
    """What QGIS itself would use; main thread.

    :raises DiskError: if the file of trusted certificates cannot be written.
    """
    timeout_s, chosen = QgsNetworkAccessManager.timeout() / 1000, read_preferences()
    carrier = qgis_carrier(_proxy, chosen.network_authcfg) if chosen.network in ("auto", "qgis") else None
    return NetworkSettings(
        proxy_of=qgis_proxy_of,
        ca_bundle=_trusted_certificates(),
        carrier=carrier,
        carrier_first=chosen.network == "qgis" or bool(chosen.network_authcfg),
        patience_s=timeout_s if timeout_s > USUAL_TIMEOUT_S else 0.0,
        user_agent=f"SceneQueue QGIS/{Qgis.QGIS_VERSION.split('-')[0]}",
    )


def qgis_proxy_of(url: str) -> str:
    """The proxy that QGIS takes for an address, from any thread.

    QGIS has a manager for each thread, made from its settings when it is first asked for (measured: 0.2 ms): so each
    request, and each redirect, obeys what is set now. A system's own script of proxies may take seconds to answer;
    asking it on the thread of the request keeps the window free.
    """
    proxy = _proxy(url)
    if proxy.type() not in _SCHEMES:
        return ""
    user, password = (quote(text, safe="") for text in (proxy.user(), proxy.password()))
    sign_in = f"{user}:{password}@" if user else ""
    return f"{_SCHEMES[proxy.type()]}://{sign_in}{proxy.hostName()}:{proxy.port()}"


def _proxy(url: str) -> QNetworkProxy:
    # the factory of QGIS's own manager knows its proxy and which addresses are left out; Qt's global one does not
    found = QgsNetworkAccessManager.instance().proxyFactory().queryProxy(QNetworkProxyQuery(QUrl(url)))
    return found[0] if found else QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)


def _trusted_certificates() -> Path | None:
    """The certificates that QGIS trusts, as a file for requests. Exceptions that the user made for one server are not
    taken over: they would switch a check off.
    """
    store = QgsApplication.authManager()
    refused = QgsAuthCertUtils.CertTrustPolicy.Untrusted
    # QGIS 3.40 goes on counting what the user distrusts among what it trusts
    known = [*store.untrustedCaCerts(), *store.trustedCaCertsCache()]
    distrusted = [one for one in known if store.certTrustPolicy(one) == refused]
    return write_bundle(
        Path(QgsApplication.qgisSettingsDirPath()) / "scene_queue",
        bytes(store.trustedCaCertsPemText()).decode("ascii", "ignore"),
        "".join(bytes(one.toPem()).decode("ascii") for one in distrusted),
    )
