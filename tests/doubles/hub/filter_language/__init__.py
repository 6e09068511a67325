"""The ``$filter`` language of the Copernicus Data Space catalogue: tokens, syntax tree, parser.

Source: Copernicus Data Space documentation, "OData" (query structure, filter option, list of operators).
"""

from __future__ import annotations

from .parser import parse_filter
from .syntax import Expression, Record
from .tokens import FilterError

__all__ = ["Expression", "FilterError", "Record", "parse_filter"]
