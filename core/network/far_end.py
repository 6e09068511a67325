"""Who stands at the far end of a connection that did not work: what the proxy wants, whose certificate is shown.

For a diagnosis only: this is the one place where a certificate is looked at that nobody vouches for. Not a byte is
asked for or believed over such a connection; it is closed as soon as its certificate was seen.
Sources: RFC 9110 (CONNECT, 407, ``Proxy-Authenticate``); X.690 and RFC 5280 for the issuer's name in a certificate.
"""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_LONGEST_HEAD = 64 * 1024
_COMMON_NAME, _ORGANISATION = bytes.fromhex("550403"), bytes.fromhex("55040a")
_VERSION = 0xA0


@dataclass(frozen=True)
class FarEnd:
    """What was seen.

    :param issuer: who issued the certificate; empty: none was seen.
    :param proxy_status: what the proxy said to CONNECT; 0: there is none, or it said nothing.
    :param proxy_schemes: the kinds of sign-in that it takes, such as ``NTLM``.
    """

    issuer: str = ""
    proxy_status: int = 0
    proxy_schemes: tuple[str, ...] = ()


def look_at(host: str, port: int, proxy: str, timeout_s: float) -> FarEnd:
    """Open a connection, see who answers, and close it.

    :param proxy: its address, with user and password where it has them; empty: none. One of SOCKS is not asked.
    :param timeout_s: longest silence.
    """
    status = 0
    schemes: tuple[str, ...] = ()
    try:
        with contextlib.ExitStack() as stack:
            if urlsplit(proxy).scheme not in ("", "http"):
                return FarEnd()
            if not proxy:
                sock = stack.enter_context(socket.create_connection((host, port), timeout_s))
            else:
                parts = urlsplit(proxy)
                address = (parts.hostname or "", parts.port or 80)
                sock = stack.enter_context(socket.create_connection(address, timeout_s))
                status, schemes = _connect(sock, f"{host}:{port}", parts.username, parts.password)
                if status != 200:
                    return FarEnd("", status, schemes)
            return FarEnd(_issuer_shown(sock, host), status, schemes)
    except (OSError, ValueError):  # a diagnosis of what is broken may well break off
        return FarEnd("", status, schemes)


def _connect(sock: socket.socket, target: str, user: str | None, password: str | None) -> tuple[int, tuple[str, ...]]:
    """The proxy's status, and the kinds of sign-in that it takes."""
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if user:
        sign_in = f"{unquote(user)}:{unquote(password or '')}".encode()
        lines.append(f"Proxy-Authorization: Basic {base64.b64encode(sign_in).decode()}")
    sock.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _LONGEST_HEAD:
        piece = sock.recv(1)  # what follows the head belongs to the encrypted connection
        if not piece:
            break
        head += piece
    first, *fields = head.decode("latin-1").split("\r\n")
    words = first.split()
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    named = [value.strip().split()[0] for name, _, value in map(_parted, fields) if name == "proxy-authenticate"]
    return status, tuple(dict.fromkeys(named))


def _parted(line: str) -> tuple[str, str, str]:
    name, sign, value = line.partition(":")
    return name.strip().lower(), sign, value if value.strip() else "?"


def _issuer_shown(sock: socket.socket, host: str) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with context.wrap_socket(sock, server_hostname=host) as shown:
        return issuer_of(shown.getpeercert(binary_form=True) or b"")


def issuer_of(certificate: bytes) -> str:
    """The issuer's common name, else its organisation; empty where neither can be read.

    :param certificate: in DER.
    """
    try:
        _, whole, _ = _element(certificate)
        _, signed, _ = _element(whole)
        tag, _, rest = _element(signed)
        if tag == _VERSION:
            _, _, rest = _element(rest)  # the serial number
        _, _, rest = _element(rest)  # how it is signed
        names = _names(_element(rest)[1])
    except IndexError:
        return ""
    return names.get(_COMMON_NAME) or names.get(_ORGANISATION) or ""


def _names(issuer: bytes) -> dict[bytes, str]:
    found = {}
    while issuer:
        _, relative, issuer = _element(issuer)
        _, pair, _ = _element(relative)
        _, kind, value = _element(pair)
        found[kind] = _element(value)[1].decode("utf-8", "replace")
    return found


def _element(data: bytes) -> tuple[int, bytes, bytes]:
    """Tag, content and what follows. :raises IndexError: where the data end too early."""
    tag, length, start = data[0], data[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[2:start], "big")
    if start + length > len(data):
        raise IndexError
    return tag, data[start : start + length], data[start + length :]
