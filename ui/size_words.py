"""Sizes for people, in the way of their country."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale

_UNITS = ("KB", "MB", "GB", "TB")


def shown_size(size_bytes: int) -> str:
    """``10.65 KB``, ``2.75 GB``, ``5.81 TB``, two decimals in the way of the user's country; a KB has 1024 bytes."""
    value, unit = size_bytes / 1024, _UNITS[0]
    for larger in _UNITS[1:]:
        if value < 1023.995:  # what two decimals would write as 1024.00 is one of the next unit
            break
        value, unit = value / 1024, larger
    return f"{QLocale().toString(value, 'f', 2)} {unit}"
