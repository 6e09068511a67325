"""The user's saved selections: one JSON file in the plugin's folder of the QGIS profile."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ..catalogue.saved_selection import SCHEMA, SavedSelection, saved_selection_from_json
from ..errors import DiskError, SettingsError

FILE = "saved_selections.json"


class SavedSelections:
    """Reads and changes the file; nothing is held in memory, so that two windows of QGIS see the same.

    Every method raises :class:`SettingsError` if the file is no JSON, and :class:`DiskError` if it cannot be read or
    written; the file is left as it is then.

    :param folder: the plugin's folder in the user's QGIS profile.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def all(self) -> tuple[SavedSelection, ...]:
        """The selections, by title; those that cannot be read (a newer version's) stay in the file alone."""
        found, _ = self._read()
        return tuple(found[title] for title in sorted(found, key=str.casefold))

    def save(self, selection: SavedSelection) -> None:
        """Keep a selection; one of the same title is replaced."""
        found, others = self._read()
        self._write({**found, selection.title: selection}, others)

    def delete(self, title: str) -> None:
        """Delete a selection; one that was deleted elsewhere is gone anyway."""
        found, others = self._read()
        self._write({name: one for name, one in found.items() if name != title}, others)

    def _read(self) -> tuple[dict[str, SavedSelection], list[Any]]:
        """Selections by title, and entries that cannot be read here."""
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))["selections"]
            if not isinstance(entries, list):
                raise TypeError(type(entries).__name__)
        except FileNotFoundError:
            entries = []
        except OSError as error:
            raise DiskError(f"{self._file} cannot be read ({error}).", advice="Check its permissions.") from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            text = f"{self._file} holds no saved selections ({type(error).__name__})."
            raise SettingsError(text, advice="Correct the file, or move it away.") from error
        found: dict[str, SavedSelection] = {}
        others: list[Any] = []
        for entry in entries:
            try:
                selection = saved_selection_from_json(entry)
            except SettingsError:
                others.append(entry)
            else:
                found[selection.title] = selection
        return found, others

    def _write(self, selections: dict[str, SavedSelection], others: list[Any]) -> None:
        entries = [*(one.to_json() for one in selections.values()), *others]
        part = self._file.with_name(f".{FILE}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"schema": SCHEMA, "selections": entries}, ensure_ascii=False, indent=1)
            part.write_text(text, encoding="utf-8")
            os.replace(part, self._file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise DiskError(f"{self._file} cannot be written ({error}).", advice="Check the disk.") from error
