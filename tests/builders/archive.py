"""A product as the services hand it out: one ZIP, as a rule stored without compression, with its empty folders."""

from __future__ import annotations

import zipfile
from pathlib import Path

_DATE = (2018, 8, 9, 22, 11, 52)


def zip_product(safe: Path, archive: Path, method: int = zipfile.ZIP_STORED) -> Path:
    """Pack a ``.SAFE`` folder as the only root of an archive and return the archive; the same folder, the same bytes.

    :param method: how the files are packed.
    :raises FileNotFoundError: if the folder is not there.
    """
    if not safe.is_dir():
        raise FileNotFoundError(f"No product folder: {safe}")
    with zipfile.ZipFile(archive, "w") as packed:
        for path in [safe, *sorted(safe.rglob("*"))]:
            name = path.relative_to(safe.parent).as_posix()
            if path.is_dir():
                packed.writestr(_entry(f"{name}/", 0o40755), b"")
            else:
                packed.writestr(_entry(name, 0o100644), path.read_bytes(), method)
    return archive


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.external_attr = mode << 16 | (0x10 if name.endswith("/") else 0)
    return entry
