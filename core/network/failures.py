"""What a broken connection means, in a sentence. No address is repeated: it might be a signed one."""

from __future__ import annotations

import socket
import ssl

import requests
import urllib3

from ..errors import NetworkError, SceneQueueError, ServiceError, SettingsError

_ADVICE = "Check the connection, then try again."
_TIMEOUTS = (socket.timeout, TimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError)


def root_cause(error: BaseException) -> BaseException:
    """The innermost error; requests and urllib3 wrap it in errors that spell out the whole address."""
    inner = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return error if inner is None else root_cause(inner)


def transport_error(error: Exception, where: str) -> SceneQueueError:
    """The classified error for one that the transport raised.

    :param where: title and host of the service.
    """
    root = root_cause(error)
    if isinstance(error, requests.exceptions.InvalidSchema):
        return SettingsError(
            f"The way to {where} leads through a SOCKS proxy, for which the Python package PySocks is missing.",
            advice="Install PySocks into the Python of QGIS, or choose an HTTP proxy in QGIS's options, Network.",
        )
    if isinstance(root, ssl.SSLCertVerificationError):
        return ServiceError(
            f"The certificate of {where} cannot be trusted ({root.verify_message}).",
            advice="In a company network, add its certificate to the trusted ones. Do not sign in elsewhere.",
        )
    if isinstance(error, requests.exceptions.ProxyError):
        return NetworkError(f"The proxy did not let us through to {where} ({_words(root)}).", advice="Check the proxy.")
    if isinstance(root, socket.gaierror):
        return NetworkError(f"The host of {where} was not found.", advice=_ADVICE)
    if isinstance(root, ConnectionRefusedError):
        return NetworkError(f"{where} does not take connections.", advice=_ADVICE)
    if isinstance(error, _TIMEOUTS) or isinstance(root, _TIMEOUTS):
        return NetworkError(f"{where} was silent for too long.", advice=_ADVICE)
    return NetworkError(f"The connection to {where} broke ({_words(root)}).", advice=_ADVICE)


def _words(root: BaseException) -> str:
    strerror = getattr(root, "strerror", None)
    if isinstance(strerror, str):
        return strerror
    if type(root) is OSError and root.args:  # http.client's words for what a proxy answered
        return str(root.args[0])
    return type(root).__name__
