"""The searches that were run last: one JSON file in the plugin's folder of the QGIS profile."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path

from ..catalogue.saved_search import SCHEMA, SavedSearch, saved_search_from_json
from ..errors import DiskError, SettingsError
from ..feedback import Feedback
from ..workspace.synced_files import write_whole

FILE = "search_history.json"


class SearchHistory:
    """Reads and writes the file, in a task: an area may have a hundred thousand vertices.

    :param folder: the plugin's folder in the user's QGIS profile.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._one_at_a_time = threading.Lock()

    def read(self) -> list[SavedSearch]:
        """The searches, the newest first; those that cannot be read (a newer version's) are left out.

        :raises SettingsError: if the file is something else.
        :raises DiskError: if it cannot be read.
        """
        try:
            entries = list(json.loads(self._file.read_text(encoding="utf-8"))["searches"])
        except FileNotFoundError:
            return []
        except OSError as error:
            raise DiskError(f"{self._file} cannot be read ({error}).", advice="Check its permissions.") from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            text = f"{self._file} holds no searches ({type(error).__name__})."
            raise SettingsError(text, advice="Move it away; the next search begins a new one.") from error
        found = []
        for entry in entries:
            try:
                found.append(saved_search_from_json(entry))
            except SettingsError:
                continue
        return found

    def write(self, searches: Iterable[SavedSearch], feedback: Feedback) -> None:
        """Keep these, and no others.

        :raises DiskError: if they cannot be written.
        :raises CancelledError: if newer ones are to be written already.
        """
        text = json.dumps({"schema": SCHEMA, "searches": [one.to_json() for one in searches]}, ensure_ascii=False)
        try:
            with self._one_at_a_time:
                feedback.raise_if_cancelled()
                write_whole(self._file, text)
        except OSError as error:
            raise DiskError(f"{self._file} cannot be written ({error}).", advice="Check the disk.") from error
