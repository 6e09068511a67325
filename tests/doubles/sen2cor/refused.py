"""Why the stand-in stops."""

from __future__ import annotations


class RefusedError(Exception):
    """Sen2Cor's own words for why it stops; they may be empty."""


class NotCreatedError(RefusedError):
    """The product's folders could not be made."""
