"""What was found out about the cloud over an area, kept on disk by product name and area."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import threading
from pathlib import Path
from tempfile import mkstemp

from ...aoi import AreaOfInterest
from ...errors import DiskError

MOST = 20_000  # some 2 MB of JSON
_SCHEMA = 1


class CloudCache:
    """Percentages by product name and area; thread-safe. The oldest go where there are too many.

    :param file: read on first use, written by :meth:`save`; its folder is made then.
    :ivar problem: why the file could not be read, a sentence; then the cache begins empty.
    """

    def __init__(self, file: Path, most: int = MOST) -> None:
        self.problem = ""
        self._file = file
        self._most = most
        self._lock = threading.Lock()
        self._known: dict[str, float] | None = None
        self._new: dict[str, float] = {}

    def get(self, identifier: str, area: AreaOfInterest) -> float | None:
        """Return the percentage of a product, ``None`` if it is not in the cache."""
        key = _key(identifier, area)
        with self._lock:
            if self._known is None:
                self._known = self._read()
            return self._new.get(key, self._known.get(key))

    def put(self, identifier: str, area: AreaOfInterest, percent: float) -> None:
        """Keep a percentage; on disk after the next :meth:`save`."""
        with self._lock:
            self._new[_key(identifier, area)] = round(percent, 2)

    def save(self) -> None:
        """Write what is new, together with what others have written meanwhile; the file is always whole.

        :raises DiskError: if it cannot be written.
        """
        with self._lock:
            if not self._new:
                return
            every = {**self._read(), **self._new}
            kept = dict(list(every.items())[-self._most :])
            try:
                self._write({"schema": _SCHEMA, "percent": kept})
            except OSError as error:
                raise DiskError(
                    f"The cloud over the area cannot be kept in {self._file} ({error.strerror}).",
                    advice="It is measured again next time. Check the disk.",
                ) from error
            self._known, self._new = kept, {}

    def _read(self) -> dict[str, float]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
            if content["schema"] != _SCHEMA:
                raise ValueError(f"schema {content['schema']}")
            return {str(key): _percent(value) for key, value in content["percent"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            self.problem = (
                f"What was known of the cloud over areas could not be read from {self._file} "
                f"({type(error).__name__}); it is measured again."
            )
            return {}

    def _write(self, content: object) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        number, name = mkstemp(dir=self._file.parent, suffix=".part")
        try:
            with open(number, "w", encoding="utf-8") as part:
                json.dump(content, part, separators=(",", ":"))
            os.replace(name, self._file)
        except OSError:
            os.unlink(name)
            raise


def _percent(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 100:
        raise ValueError(f"no percentage: {value!r}")
    return float(value)


def _key(identifier: str, area: AreaOfInterest) -> str:
    return f"{identifier} {_area_key(area.wkt)}"


@functools.lru_cache(maxsize=4)
def _area_key(wkt: str) -> str:
    """Digest the text of an area; remembered, since one of a million vertices takes a tenth of a second."""
    return hashlib.sha256(wkt.encode()).hexdigest()[:16]
