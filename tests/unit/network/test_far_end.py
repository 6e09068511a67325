"""Who stands at the far end, also where what comes from there is broken."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
from scene_queue.core.network.far_end import FarEnd, issuer_of, look_at


def certificate(tmp_path: Path, subject: str) -> bytes:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("SKIPPED LOUDLY: openssl is not installed, certificates are not read")
    file = tmp_path / "a.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", subject, "-utf8"]
    subprocess.run([*command, "-keyout", str(tmp_path / "k"), "-out", str(file)], check=True, capture_output=True)
    return ssl.PEM_cert_to_DER_cert(file.read_text())


def test_the_issuer_is_read_with_its_umlauts(tmp_path: Path) -> None:
    assert issuer_of(certificate(tmp_path, "/C=DE/O=Firma/CN=Prüfstelle Süd")) == "Prüfstelle Süd"


def test_without_a_name_the_organisation_stands_for_it(tmp_path: Path) -> None:
    assert issuer_of(certificate(tmp_path, "/C=DE/O=Firma")) == "Firma"


def test_what_is_cut_anywhere_is_not_read_and_breaks_nothing(tmp_path: Path) -> None:
    whole = certificate(tmp_path, "/CN=Firma")
    assert {issuer_of(whole[:length]) for length in range(len(whole))} == {""}
    assert issuer_of(b"<html>no certificate</html>") == ""


def test_nobody_there_is_no_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert look_at("127.0.0.1", port, "", 5) == FarEnd()
    assert look_at("service.example", 443, f"http://127.0.0.1:{port}", 5) == FarEnd()


def test_a_socks_proxy_is_left_alone() -> None:
    assert look_at("service.example", 443, "socks5h://proxy.example:1080", 5) == FarEnd()


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"HTTP/1.1 407 No\r\nProxy-Authenticate:\r\n\r\n", b"\r\n\r\n"])
def test_whatever_a_proxy_says_is_borne(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer_once() -> None:
            with listening.accept()[0] as asked:
                asked.recv(1000)
                asked.sendall(answer)

        thread = threading.Thread(target=answer_once, daemon=True)
        thread.start()
        seen = look_at("service.example", 443, f"http://127.0.0.1:{listening.getsockname()[1]}", 5)
        thread.join()
    assert seen.issuer == ""
    assert seen.proxy_status in (0, 407)
