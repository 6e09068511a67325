"""The last lines of QGIS's message log that are the plugin's, or about it, for a report of a problem."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timezone
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QObject

from .message_log import TAG

KEPT = 200
_NAME = "scene_queue"  # stands in the tracebacks that QGIS logs under tags of its own
_LEVELS = {Qgis.MessageLevel.Warning: "warning", Qgis.MessageLevel.Critical: "error"}


class RecentMessages(QObject):
    """Listens from its making on; QGIS's log itself cannot be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: deque[tuple[bool, str]] = deque(maxlen=KEPT)
        self._heard: Any = QgsApplication.messageLog().messageReceived
        self._heard.connect(self._take)

    def lines(self) -> list[str]:
        """What was said, each with its time in UTC, the newest last."""
        return [line for _, line in self._lines]

    def errors(self) -> list[str]:
        """Of these the warnings and errors."""
        return [line for is_bad, line in self._lines if is_bad]

    def close(self) -> None:
        """Listen no longer."""
        self._heard.disconnect(self._take)

    def _take(self, text: str, tag: str, level: Qgis.MessageLevel) -> None:
        if tag != TAG and _NAME not in text:
            return
        kind = _LEVELS.get(level, "")
        said = f"{tag}: {text}" if tag != TAG else text
        self._lines.append((bool(kind), " ".join(filter(None, (f"{datetime.now(timezone.utc):%H:%M:%S}", kind, said)))))
