"""Where the plugin keeps the queue and what else is its own: in the user's QGIS profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication

STORE = "queue.sqlite"


def profile_folder() -> Path:
    """The plugin's folder in the user's QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "scene_queue"
