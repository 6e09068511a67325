"""Where the products of an archive lie: a template such as ``{level}/{year}/{month}/{day}/{name}.SAFE``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from ...errors import SettingsError

FIELDS = {
    "name": r"S2[A-D]_MSI\w+",
    "level": r"L1C|L2A",
    "year": r"\d{4}",
    "month": r"\d{1,2}",
    "day": r"\d{1,2}",
    "date": r"\d{4}-\d\d-\d\d|\d{8}",
    "tile": r"T?\d{2}[A-Z]{3}",
    "zone": r"\d{1,2}",
    "band": r"[A-Z]",
    "square": r"[A-Z]{2}",
}
"""What may stand in a template, and what it matches; zone, band and square are the parts of a tile: 15, P, UT."""


@dataclass(frozen=True)
class Segment:
    """What lies between two slashes. :param literal: the folder's name where it is always the same, else empty."""

    pattern: re.Pattern[str]
    literal: str = ""


def read_template(text: str) -> tuple[Segment, ...]:
    """Read a template; its last segment is the product's folder, ``{name}.SAFE``.

    :raises SettingsError: if it is none.
    """
    segments = tuple(_segment(part, text) for part in text.strip("/").split("/"))
    if "name" not in segments[-1].pattern.groupindex or not text.rstrip("/").endswith(".SAFE"):
        raise _wrong(text, "its end is not {name}.SAFE")
    return segments


def _segment(part: str, template: str) -> Segment:
    try:
        pieces = list(Formatter().parse(part))
    except ValueError as error:
        raise _wrong(template, str(error)) from error
    fields = [name for _, name, _, _ in pieces if name is not None]
    unknown = [name for name in fields if name not in FIELDS]
    if unknown or len(set(fields)) < len(fields):
        raise _wrong(template, f"{{{unknown[0]}}} is not known" if unknown else f"a field comes twice in {part!r}")
    texts = (re.escape(before) + (f"(?P<{name}>{FIELDS[name]})" if name else "") for before, name, _, _ in pieces)
    return Segment(re.compile("".join(texts)), "" if fields else part)


def _wrong(template: str, why: str) -> SettingsError:
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    return SettingsError(
        f"The key_template {template!r} of the service's profile cannot be used: {why}.",
        advice=f"Write folders and {known}, with {{name}}.SAFE at the end.",
    )
