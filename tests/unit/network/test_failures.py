"""What a broken connection means, in a sentence."""

from __future__ import annotations

import http.client
import socket
import ssl

import pytest
import requests
import urllib3
from scene_queue.core.errors import ErrorKind, NetworkError, SceneQueueError, ServiceError, SettingsError
from scene_queue.core.network.failures import Silence, UnreachableError, root_cause, transport_error

URL = "https://service.example/a?X-Amz-Signature=s3cret"


def wrapped(root: Exception, outer: type[Exception] = requests.ConnectionError) -> Exception:
    """An error as requests hands it on, wrapped twice, the address in its words."""
    middle = urllib3.exceptions.ProtocolError(f"for {URL}")
    middle.__context__ = root
    error = outer(f"for {URL}")
    error.__cause__ = middle
    return error


def untrusted() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "verify failed")
    error.verify_message = "self-signed certificate"
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (wrapped(ConnectionRefusedError(111, "Connection refused")), NetworkError, "does not take connections"),
        (wrapped(socket.gaierror(-2, "Name or service not known")), NetworkError, "was not found"),
        (wrapped(socket.timeout("timed out")), NetworkError, "silent for too long"),
        (requests.ReadTimeout(), NetworkError, "silent for too long"),
        (urllib3.exceptions.ReadTimeoutError(None, URL, "x"), NetworkError, "silent for too long"),
        (wrapped(ConnectionResetError(104, "Connection reset by peer")), NetworkError, "Connection reset by peer"),
        (http.client.IncompleteRead(b"abc", 7), NetworkError, "IncompleteRead"),
        (wrapped(ssl.SSLEOFError(8, "EOF occurred")), NetworkError, "EOF occurred"),
        (wrapped(untrusted()), ServiceError, "self-signed certificate"),
        (wrapped(OSError("Tunnel failed: 407"), requests.exceptions.ProxyError), SettingsError, "sign-in.*407"),
        (wrapped(OSError("Tunnel failed: 502"), requests.exceptions.ProxyError), NetworkError, "proxy.*502"),
        (
            requests.exceptions.InvalidSchema("Missing dependencies for SOCKS support."),
            SettingsError,
            "PySocks is missing",
        ),
        (ValueError("odd"), NetworkError, "ValueError"),
    ],
)
def test_a_broken_connection_is_classified(error: Exception, kind: type[SceneQueueError], words: str) -> None:
    told = transport_error(error, "The service (service.example)")
    assert isinstance(told, kind)
    assert "The service (service.example)" in told.message
    assert told.advice
    with pytest.raises(kind, match=words):
        raise told
    assert "s3cret" not in str(told) + str(root_cause(error))


@pytest.mark.parametrize(
    ("silence", "words", "advice"),
    [
        (Silence.before_the_head(120), "It did not begin its answer within 120 s.", "busy"),
        (Silence.within_the_body(60), "It fell silent in the middle of its answer, for 60 s.", "Check the connection"),
    ],
)
def test_a_slow_beginning_and_a_silence_are_told_apart(silence: Silence, words: str, advice: str) -> None:
    told = transport_error(wrapped(socket.timeout("timed out")), "It", silence)
    assert told.message == words
    assert advice in told.advice


def test_a_connection_that_never_stands_is_neither() -> None:
    told = transport_error(requests.ConnectTimeout(), "It", Silence.before_the_head(120))
    assert told.message == "It took no connection in time."


def test_what_an_error_says_was_not_its_cause_is_passed_over() -> None:
    # As urllib3 1.26 raises the end of a connection: it tries an old form of the call first.
    try:
        try:
            raise TypeError("buffering")
        except TypeError:
            raise http.client.RemoteDisconnected("Remote end closed connection without response") from None
    except http.client.RemoteDisconnected as error:
        told = transport_error(wrapped(error), "The service")
    assert "RemoteDisconnected" in told.message


def test_what_time_may_mend_is_temporary() -> None:
    assert transport_error(wrapped(ConnectionResetError()), "It").kind is ErrorKind.TEMPORARY
    assert transport_error(wrapped(untrusted()), "It").kind is ErrorKind.PERMANENT


def no_route() -> Exception:
    """As requests hands on what urllib3 says of a cable that was pulled."""
    never_stood = urllib3.exceptions.NewConnectionError(None, f"for {URL}")
    never_stood.__context__ = OSError(101, "Network is unreachable")
    retries = urllib3.exceptions.MaxRetryError(None, URL, never_stood)
    retries.__cause__ = never_stood
    error = requests.ConnectionError(retries)
    error.__context__ = retries
    return error


@pytest.mark.parametrize(
    ("error", "is_out_of_reach"),
    [
        (no_route(), True),
        (requests.ConnectTimeout(), True),
        (wrapped(ConnectionRefusedError(111, "Connection refused")), True),
        (wrapped(socket.gaierror(-2, "Name or service not known")), True),
        (wrapped(OSError("Tunnel failed: 502"), requests.exceptions.ProxyError), True),
        (wrapped(ConnectionResetError(104, "Connection reset by peer")), False),
        (wrapped(socket.timeout("timed out")), False),
        (http.client.IncompleteRead(b"abc", 7), False),
    ],
)
def test_a_service_out_of_reach_is_told_from_an_answer_that_breaks_off(error: Exception, is_out_of_reach: bool) -> None:
    told = transport_error(error, "The service (service.example)")
    assert isinstance(told, UnreachableError)
    assert told.is_out_of_reach is is_out_of_reach
