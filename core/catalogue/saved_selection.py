"""Chosen scenes that are kept under a title, with the search that finds them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import SettingsError
from .saved_search import SavedSearch, saved_search_from_json

SCHEMA = 1


@dataclass(frozen=True)
class SavedSelection:
    """Some scenes under a title.

    :param identifiers: product names, in their order.
    :param search: that found all of them; ``None``: they came from elsewhere, a file say.
    """

    title: str
    identifiers: tuple[str, ...]
    search: SavedSearch | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON's values; no secret is among them."""
        search = self.search.to_json() if self.search is not None else None
        return {"schema": SCHEMA, "title": self.title, "identifiers": list(self.identifiers), "search": search}


def saved_selection_from_json(content: Any) -> SavedSelection:
    """Read what :meth:`SavedSelection.to_json` made; keys that are not known are left out.

    :raises SettingsError: if it is something else, or was made by a newer version.
    """
    try:
        if int(content["schema"]) > SCHEMA:
            text = "A saved selection was made by a newer version of Scene Queue."
            raise SettingsError(text, advice="Update Scene Queue.")
        title, names, search = content["title"], content["identifiers"], content.get("search")
        if not isinstance(title, str) or not title or not all(isinstance(name, str) for name in names):
            raise TypeError("no title, or names that are none")
        return SavedSelection(title, tuple(names), None if search is None else saved_search_from_json(search))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        text = f"A saved selection cannot be read ({type(error).__name__}: {error})."
        raise SettingsError(text, advice="Delete it and save the selection anew.") from error
