"""One file of trusted certificates: those that requests brings, and what QGIS trusts besides.

A company's proxy signs anew what passes through it; its certificate stands in the system's store or in QGIS's, and
Python's libraries read neither. Nothing here ever loosens a check: certificates are added, or left out.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from ..errors import DiskError

FILE_NAME = "trusted_certificates.pem"
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----")


def write_bundle(folder: Path, trusted: str, distrusted: str = "") -> Path | None:
    """Write the file, where it is not there as it should be.

    :param folder: takes it; made where it is missing.
    :param trusted: certificates in PEM, added to those of requests; :param distrusted: those that are left out.
    :return: ``None``: the certificates of requests are all that is needed.
    :raises DiskError: if it cannot be written.
    """
    base = Path(DEFAULT_CA_BUNDLE_PATH).read_text("ascii", "ignore")
    wanted = _certificates(base + trusted) - _certificates(distrusted)
    if wanted == _certificates(base):
        return None
    text = "".join(_pem(one) for one in sorted(wanted))
    file = folder / FILE_NAME
    try:
        if not file.is_file() or file.read_text("ascii", "ignore") != text:
            _put(file, text)
    except OSError as error:
        raise DiskError(
            f"The file of trusted certificates {file} cannot be written ({error.strerror}).",
            advice="Make the folder writable.",
        ) from error
    return file


def _certificates(text: str) -> set[str]:
    """Each certificate of a text once, in base64; whatever else stands there is passed over."""
    return {"".join(found[1].split()) for found in _CERTIFICATE.finditer(text)}


def _pem(certificate: str) -> str:
    lines = "\n".join(certificate[at : at + 64] for at in range(0, len(certificate), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"


def _put(file: Path, text: str) -> None:
    """In one step: a request that reads it meanwhile sees the old file or the new one, and nobody else may write it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, part = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(number, "w", encoding="ascii") as opened:
            opened.write(text)
        os.replace(part, file)
    except OSError:
        os.unlink(part)
        raise
