"""Names that come from outside and become files: none may lead out of its folder, none may hide another.

Source: Microsoft, "Naming Files, Paths, and Namespaces"; what Windows cannot write is refused everywhere, so that a
product can be carried there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

MAX_ENTRIES = 20_000  # a product has some 120 files
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names that Windows keeps to itself
_FORBIDDEN = re.compile(r'[\x00-\x1f\\:*?"<>|]')


def is_inside(path: str) -> bool:
    """Whether a path, with ``/`` between its parts, stays in its folder and can be written on every system."""
    return bool(path) and all(_is_plain(part) for part in path.split("/"))


def name_files_twice(files: Collection[str], folders: Collection[str] = ()) -> bool:
    """Whether two of the paths are one on a disk that ignores case, or a file is in the place of a folder."""
    paths = [PurePosixPath(path.lower()) for path in (*files, *folders)]
    lowered = {PurePosixPath(path.lower()) for path in files}
    return len(set(paths)) != len(paths) or bool(lowered & {parent for path in paths for parent in path.parents})


def _is_plain(part: str) -> bool:
    if part in ("", ".", "..") or part != part.strip() or part.endswith("."):
        return False
    return not _FORBIDDEN.search(part) and not _RESERVED.fullmatch(part)
