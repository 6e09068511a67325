"""Small requests over Qt's network, set up as QGIS is: NTLM, Negotiate and client certificates work there.

It is not QGIS's own manager of networks. ``QgsBlockingNetworkRequest`` follows redirects by itself, unsigned and
wherever they lead. ``QgsNetworkAccessManager`` waits for the main thread where a certificate is not trusted or a
sign-in is wanted; in 3.22 nothing wakes it where the main thread was quicker, or waits for it (seen in 2 of 5 runs).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest, QSslConfiguration

from ..network.carriers import Delivery, Parcel
from ..network.failures import CarrierError, Obstacle

_POLL_MS = 50
_LEFT_TO_QT = frozenset({"connection", "content-length", "accept-encoding"})
_Error = QNetworkReply.NetworkError
_OBSTACLES = {
    _Error.ProxyAuthenticationRequiredError: Obstacle.PROXY_SIGN_IN,
    _Error.ProxyConnectionRefusedError: Obstacle.PROXY,
    _Error.ProxyConnectionClosedError: Obstacle.PROXY,
    _Error.ProxyNotFoundError: Obstacle.PROXY,
    _Error.ProxyTimeoutError: Obstacle.PROXY,
    _Error.UnknownProxyError: Obstacle.PROXY,
    _Error.SslHandshakeFailedError: Obstacle.CERTIFICATE,
    _Error.HostNotFoundError: Obstacle.NAME,
    _Error.ConnectionRefusedError: Obstacle.REFUSED,
    _Error.TimeoutError: Obstacle.SILENCE,
    _Error.OperationCanceledError: Obstacle.SILENCE,  # Qt's own time-out ends a request so
}


def qgis_carrier(proxy_of: Callable[[str], QNetworkProxy], authcfg: str = "") -> QgisCarrier:
    """The carrier for what QGIS trusts now; main thread, since QGIS may ask for its master password.

    :param proxy_of: QGIS's proxy for an address, from any thread.
    :param authcfg: id of a client certificate in QGIS's authentication store; empty: none.
    """
    store, request = QgsApplication.authManager(), QNetworkRequest()
    tls = QSslConfiguration.defaultConfiguration()
    tls.setCaCertificates(store.trustedCaCertsCache())
    request.setSslConfiguration(tls)
    if authcfg:
        store.updateNetworkRequest(request, authcfg)
    return QgisCarrier(proxy_of, authcfg, request.sslConfiguration())


@dataclass(frozen=True)
class QgisCarrier:
    """Sends requests, each on the thread that calls it, which must not be the main one."""

    proxy_of: Callable[[str], QNetworkProxy]
    authcfg: str
    tls: QSslConfiguration = field(repr=False, compare=False)

    def __call__(self, parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        """Send a request and wait for the whole answer.

        :param is_over: asked some twenty times a second; ends the request.
        :raises CarrierError: where there is no answer, or nobody vouches for who gives it.
        """
        loop = QEventLoop()  # before anything else: without one, a thread that is not Qt's has no timers
        manager = QNetworkAccessManager()
        manager.setProxy(self.proxy_of(parcel.url))
        reply = manager.sendCustomRequest(self._request(parcel), parcel.method.encode(), QByteArray(parcel.body))
        untrusted: list[str] = []
        reply.sslErrors.connect(lambda errors: untrusted.extend(error.errorString() for error in errors))
        _wait(loop, reply, is_over)
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if untrusted:
            raise CarrierError(Obstacle.CERTIFICATE, untrusted[0])
        if status is None:
            # Qt's own words may hold the address, so they are left out
            words = f"error {reply.error()} of Qt's network"
            raise CarrierError(_OBSTACLES.get(reply.error(), Obstacle.BROKEN), words)
        headers = tuple((_text(name), _text(value)) for name, value in reply.rawHeaderPairs())
        return Delivery(int(status), headers, bytes(reply.readAll()))

    def _request(self, parcel: Parcel) -> QNetworkRequest:
        wanted, attribute = QNetworkRequest(QUrl.fromEncoded(parcel.url.encode())), QNetworkRequest.Attribute
        for name, value in parcel.headers:
            if name.lower() not in _LEFT_TO_QT:
                wanted.setRawHeader(name.encode("latin-1"), value.encode("latin-1"))
        wanted.setRawHeader(b"Accept-Encoding", b"identity")
        wanted.setSslConfiguration(self.tls)
        wanted.setTransferTimeout(round(1000 * parcel.silence_s))
        wanted.setAttribute(attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        wanted.setAttribute(attribute.AuthenticationReuseAttribute, QNetworkRequest.LoadControl.Manual)
        return wanted


def _wait(loop: QEventLoop, reply: QNetworkReply, is_over: Callable[[], bool]) -> None:
    timer = QTimer()

    def look() -> None:
        if is_over():
            reply.abort()

    reply.finished.connect(loop.quit)
    timer.timeout.connect(look)
    timer.start(_POLL_MS)
    if not reply.isFinished():
        loop.exec()
    timer.stop()


def _text(value: QByteArray) -> str:
    return bytes(value).decode("latin-1")
