"""Certificates of a company that looks into everything, and servers that show them."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path
from socketserver import TCPServer

import pytest


def company_certificate(folder: Path, subject_alt_name: str) -> Path:
    """A certificate that *Company Inspection* issued to itself, with its key, in one file.

    :param subject_alt_name: whom it is for, such as ``DNS:service.example``.
    """
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("SKIPPED LOUDLY: openssl is not installed, encrypted connections are not tested")
    file, key = folder / "service.pem", folder / "service.key"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", "/C=DE/O=Company/CN=Company Inspection", "-addext", f"subjectAltName={subject_alt_name}"]
    subprocess.run([*command, "-days", "30", "-keyout", str(key), "-out", str(file)], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


def serve_securely(server: TCPServer, certificate: Path, wanted_of_clients: Path | None = None) -> None:
    """From now on a server shows a certificate, and wants one of its clients where it is told which."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if wanted_of_clients is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(wanted_of_clients)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
