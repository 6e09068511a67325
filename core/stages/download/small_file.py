"""A small file read at once, where the engine would take it for what it is not."""

from __future__ import annotations

import hashlib

from ...errors import ProductError, ServiceError, TransferError
from ...feedback import Feedback
from ...product.manifest import MANIFEST
from .source import RemoteFile, Source
from .tree_list import ADVICE

LARGEST_BYTES = 16 * 1024 * 1024


def is_small(file: RemoteFile) -> bool:
    """Whether a file is read at once: a page, which the engine would take for one of maintenance; what may be empty."""
    return file.path.lower().endswith((".html", ".htm")) or (not file.size_bytes and file.path != MANIFEST)


def read_small(source: Source, file: RemoteFile, feedback: Feedback) -> bytes:
    """Read a file.

    :raises TransferError: if it is not what the manifest says.
    """
    content = b""
    with source.open(file, {}, feedback) as stream:
        if stream.status != 200:
            raise ServiceError(f"{source.title} answered the download with status {stream.status}.")
        announced = stream.headers.get("Content-Length", "")
        for chunk in stream.chunks():
            content += chunk
            if len(content) > LARGEST_BYTES:
                raise ProductError(f"{file.name} at {source.title} is far too large.", advice=ADVICE)
    is_cut = announced.isdigit() and len(content) != int(announced)
    is_other = bool(file.size_bytes) and len(content) != file.size_bytes
    digest = hashlib.new(file.algorithm, content, usedforsecurity=False).hexdigest()
    if is_cut or is_other or (file.checksum and digest != file.checksum):
        raise TransferError(f"{source.title} sent something else for {file.name}.", advice=ADVICE)
    return content
