"""What a broken connection means, in a sentence. No address is repeated: it might be a signed one."""

from __future__ import annotations

import enum
import socket
import ssl
from dataclasses import dataclass

import requests
import urllib3

from ..errors import NetworkError, SceneQueueError, ServiceError, SettingsError

_ADVICE = "Check the connection, then try again."
_TIMEOUTS = (socket.timeout, TimeoutError, requests.Timeout, urllib3.exceptions.TimeoutError)
PROXY_SIGN_IN_ADVICE = (
    "Enter its user and password in QGIS's options, Network. Where it takes a sign-in of Windows only (NTLM, "
    "Negotiate), have this host let through without one: Test connection lists the hosts."
)


class Obstacle(enum.Enum):
    """What stands between here and a service."""

    SOCKS = "socks"  # a proxy that Python cannot use as it is
    PROXY_SIGN_IN = "proxy sign-in"
    PROXY = "proxy"
    CERTIFICATE = "certificate"
    NAME = "name"
    REFUSED = "refused"
    SILENCE = "silence"
    BROKEN = "broken"


@dataclass(frozen=True)
class Silence:
    """What a time-out means, by what was waited for.

    :param words: what the service did, after its name; :param advice: what now.
    """

    words: str = "was silent for too long"
    advice: str = _ADVICE

    @classmethod
    def before_the_head(cls, seconds: float) -> Silence:
        """A connection stood, and no answer began."""
        return cls(
            f"did not begin its answer within {seconds:.0f} s",
            "It may be busy, or have to find the product first: try again later.",
        )

    @classmethod
    def within_the_body(cls, seconds: float) -> Silence:
        """An answer began, and stopped."""
        return cls(f"fell silent in the middle of its answer, for {seconds:.0f} s")


class CarrierError(OSError):
    """What a carrier raises (see ``carriers``). :ivar obstacle: what it was, ``strerror`` has it in words."""

    def __init__(self, obstacle: Obstacle, words: str) -> None:
        super().__init__(0, words)
        self.obstacle = obstacle


class UnreachableError(NetworkError):
    """Time may mend it.

    :ivar obstacle: what it was.
    :ivar is_out_of_reach: no connection came about at all, so it has nothing to do with what was asked for.
    """

    def __init__(
        self, message: str, obstacle: Obstacle, *, advice: str = _ADVICE, is_out_of_reach: bool = False
    ) -> None:
        super().__init__(message, advice=advice)
        self.obstacle = obstacle
        self.is_out_of_reach = is_out_of_reach


class ProxySettingsError(SettingsError):
    """The proxy cannot be used as it is set. :ivar obstacle: what it was."""

    def __init__(self, message: str, obstacle: Obstacle, *, advice: str) -> None:
        super().__init__(message, advice=advice)
        self.obstacle = obstacle


class CertificateError(ServiceError):
    """The certificate of the service cannot be trusted."""

    obstacle = Obstacle.CERTIFICATE


def root_cause(error: BaseException) -> BaseException:
    """The innermost error; requests and urllib3 wrap it in errors that spell out the whole address."""
    inner = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if inner is None:  # urllib3 2 makes some without raising them: what they are about is their argument
        inner = next((one for one in error.args if isinstance(one, BaseException)), None)
    return error if inner is None else root_cause(inner)


def transport_error(error: Exception, where: str, silence: Silence = Silence()) -> SceneQueueError:  # noqa: B008 - frozen
    """The classified error for one that the transport raised.

    :param where: title and host of the service.
    :param silence: what a time-out means at this point, once a connection stands.
    """
    root, obstacle = root_cause(error), _obstacle(error)
    if obstacle is Obstacle.SOCKS:
        return ProxySettingsError(
            f"The way to {where} leads through a SOCKS proxy, for which the Python package PySocks is missing.",
            obstacle,
            advice="Install PySocks into the Python of QGIS, or choose an HTTP proxy in QGIS's options, Network.",
        )
    if obstacle is Obstacle.PROXY_SIGN_IN:
        return ProxySettingsError(
            f"The proxy on the way to {where} wants a sign-in (407).", obstacle, advice=PROXY_SIGN_IN_ADVICE
        )
    if obstacle is Obstacle.CERTIFICATE:
        return CertificateError(
            f"The certificate of {where} cannot be trusted ({getattr(root, 'verify_message', _words(root))}).",
            advice="In a company network, add its certificate to the trusted ones in QGIS's options, Authentication. "
            "Do not sign in elsewhere.",
        )
    if obstacle is Obstacle.PROXY:
        message = f"The proxy did not let us through to {where} ({_words(root)})."
        advice = "Check the proxy in QGIS's options, Network."
        return UnreachableError(message, obstacle, advice=advice, is_out_of_reach=True)
    if isinstance(root, urllib3.exceptions.IncompleteRead):  # urllib3 2 looks itself whether an answer is whole
        return UnreachableError(f"The answer of {where} was cut.", obstacle)
    if isinstance(error, requests.ConnectTimeout):
        return UnreachableError(f"{where} took no connection in time.", obstacle, is_out_of_reach=True)
    if obstacle is Obstacle.SILENCE:
        return UnreachableError(f"{where} {silence.words}.", obstacle, advice=silence.advice)
    message = {
        Obstacle.NAME: f"The host of {where} was not found.",
        Obstacle.REFUSED: f"{where} does not take connections.",
    }.get(obstacle, f"The connection to {where} broke ({_words(root)}).")
    never_stood = obstacle in (Obstacle.NAME, Obstacle.REFUSED) or _has_made_no_connection(error)
    return UnreachableError(message, obstacle, is_out_of_reach=never_stood)


def _has_made_no_connection(error: BaseException | None) -> bool:
    """Whether urllib3 said so on the way up: a cable that was pulled has an error number like any other."""
    while error is not None and not isinstance(error, urllib3.exceptions.NewConnectionError):
        error = error.__cause__ or error.__context__
    return error is not None


def _obstacle(error: Exception) -> Obstacle:
    root = root_cause(error)
    if isinstance(root, CarrierError):
        return root.obstacle
    if isinstance(error, requests.exceptions.InvalidSchema):
        return Obstacle.SOCKS
    if isinstance(root, ssl.SSLCertVerificationError):
        return Obstacle.CERTIFICATE
    if isinstance(error, requests.exceptions.ProxyError):
        return Obstacle.PROXY_SIGN_IN if " 407" in _words(root) else Obstacle.PROXY
    if isinstance(root, socket.gaierror):
        return Obstacle.NAME
    if isinstance(root, ConnectionRefusedError):
        return Obstacle.REFUSED
    if isinstance(error, _TIMEOUTS) or isinstance(root, _TIMEOUTS):
        return Obstacle.SILENCE
    return Obstacle.BROKEN


def _words(root: BaseException) -> str:
    strerror = getattr(root, "strerror", None)
    if isinstance(strerror, str):
        return strerror
    if type(root) is OSError and root.args:  # http.client's words for what a proxy answered
        return str(root.args[0])
    return type(root).__name__
