"""The keys of a profile: how each value is read, what stands in for one that is left out."""

from __future__ import annotations

import re
from dataclasses import Field
from datetime import date
from pathlib import Path
from typing import Any, Callable

from .addresses import split_address

REQUIRED = object()
_READ, _DEFAULT = "read", "default"


def key(read: Callable[[Any], Any], default: Any = REQUIRED) -> dict[str, Any]:
    """Describe a key, as the metadata of a field of a profile's dataclass.

    (A default of the dataclass itself would make every key of a subclass optional: Python 3.9 has no ``kw_only``.)

    :param read: makes the field's value from the JSON value; raises ``ValueError`` with half a sentence.
    :param default: the value where the key is left out; without one the key is required.
    """
    return {_READ: read, _DEFAULT: default}


def default_of(field: Field[Any]) -> Any:
    """The value where the key is left out, or :data:`REQUIRED`."""
    return field.metadata[_DEFAULT]


def read_value(field: Field[Any], value: Any) -> Any:
    """Make a field's value from JSON; raises ``ValueError`` with half a sentence."""
    return field.metadata[_READ](value)


def text(value: Any) -> str:
    """A text, not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return value


def identifier(value: Any) -> str:
    """The id of a profile: letters, digits, ``-`` and ``_``, as it stands in layers and settings."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise ValueError("must be made of letters, digits, - and _")
    return value


def address(value: Any) -> str:
    """An address by https (by http to loopback only), without a slash at its end."""
    url = text(value)
    split_address(url)
    return url.rstrip("/")


def count(value: Any) -> int:
    """A whole number, 1 or more."""
    if type(value) is not int or value < 1:
        raise ValueError("must be a whole number of at least 1")
    return value


def seconds(value: Any) -> float:
    """A time in seconds, more than 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < float("inf"):
        raise ValueError("must be a number of seconds above 0")
    return float(value)


def switch(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise ValueError("must be a list of texts")
    return tuple(text(one) for one in value)


def hosts(value: Any) -> tuple[str, ...]:
    """A list of hosts: ``host``, ``host:port`` or ``*.domain``."""
    patterns = texts(value)
    for pattern in patterns:
        if not re.fullmatch(r"(\*\.)?[\w.-]+(:\d{1,5})?|\[[0-9a-fA-F:]+\](:\d{1,5})?", pattern):
            raise ValueError(f"holds {pattern!r}; write host, host:port or *.domain")
    return patterns


def day(value: Any) -> date:
    """A day as ``2024-08-28``."""
    try:
        return date.fromisoformat(text(value))
    except ValueError as error:
        raise ValueError("must be a day such as 2024-08-28") from error


def addressing_style(value: Any) -> str:
    """How a bucket is named in an address of S3: ``path`` or ``virtual``."""
    if value not in ("path", "virtual"):
        raise ValueError("must be path or virtual")
    return str(value)


def folder(value: Any) -> Path:
    """An absolute path; ``~`` is the user's home."""
    path = Path(text(value)).expanduser()
    if not path.is_absolute():
        raise ValueError("must be a whole path, from the root or from ~ on")
    return path


def baseline(value: Any) -> str:
    """A processing baseline with a point, ``04.00``."""
    if not isinstance(value, str) or not re.fullmatch(r"\d\d\.\d\d", value):
        raise ValueError("must be a baseline such as 04.00")
    return value
