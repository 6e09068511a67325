"""The user's saved searches: one JSON file in the plugin's folder of the QGIS profile."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..catalogue.saved_search import SCHEMA, SavedSearch, saved_search_from_json
from ..errors import DiskError, SettingsError

FILE = "saved_searches.json"


@dataclass(frozen=True)
class _Content:
    """What the file holds: searches by title, and entries that cannot be read here, kept as they are."""

    searches: dict[str, SavedSearch]
    others: list[Any]


class SavedSearches:
    """Reads and changes the file; nothing is held in memory, so that two windows of QGIS see the same.

    Every method raises :class:`SettingsError` if the file is no JSON, and :class:`DiskError` if it cannot be read or
    written; the file is left as it is then.

    :param folder: the plugin's folder in the user's QGIS profile.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches, by title; those that cannot be read (a newer version's) are left out, and stay in the file."""
        found = self._read().searches
        return tuple(found[title] for title in sorted(found, key=str.casefold))

    def save(self, search: SavedSearch) -> None:
        """Keep a search; one of the same title is replaced."""
        content = self._read()
        content.searches[search.title] = search
        self._write(content)

    def rename(self, title: str, new_title: str) -> None:
        """Give a search another title.

        :raises SettingsError: too, if there is no such search, or another one has the title already.
        """
        content, wanted = self._read(), new_title.strip()
        if not wanted or (wanted != title and wanted in content.searches):
            problem = f"There is a saved search {wanted!r} already." if wanted else "The search has no title."
            raise SettingsError(problem, advice="Choose another title.")
        content.searches[wanted] = replace(self._taken(content, title), title=wanted)
        self._write(content)

    def delete(self, title: str) -> None:
        """Delete a search.

        :raises SettingsError: too, if there is no such search.
        """
        content = self._read()
        self._taken(content, title)
        self._write(content)

    def _taken(self, content: _Content, title: str) -> SavedSearch:
        if title not in content.searches:
            raise SettingsError(f"There is no saved search {title!r}.", advice="It may have been deleted elsewhere.")
        return content.searches.pop(title)

    def _read(self) -> _Content:
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))["searches"]
            if not isinstance(entries, list):
                raise TypeError(type(entries).__name__)
        except FileNotFoundError:
            entries = []
        except OSError as error:
            raise DiskError(f"{self._file} cannot be read ({error}).", advice="Check its permissions.") from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SettingsError(
                f"{self._file} holds no saved searches ({type(error).__name__}).",
                advice="Correct the file, or move it away.",
            ) from error
        content = _Content({}, [])
        for entry in entries:
            try:
                search = saved_search_from_json(entry)
            except SettingsError:
                content.others.append(entry)
            else:
                content.searches[search.title] = search
        return content

    def _write(self, content: _Content) -> None:
        entries = [*(search.to_json() for search in content.searches.values()), *content.others]
        part = self._file.with_name(f".{FILE}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"schema": SCHEMA, "searches": entries}, ensure_ascii=False, indent=1)
            part.write_text(text, encoding="utf-8")
            os.replace(part, self._file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise DiskError(f"{self._file} cannot be written ({error}).", advice="Check the disk.") from error
