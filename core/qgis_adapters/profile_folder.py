"""Where the plugin keeps what is its own: in the user's QGIS profile, and the queue on this computer."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths

STORE = "queue.sqlite"


def profile_folder() -> Path:
    """The plugin's folder in the user's QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "scene_queue"


def queue_folder(profile: Path, platform: str = sys.platform) -> Path:
    """The folder of the queue of a profile, on this computer.

    A profile on Windows roams: it is copied to a server when the user signs out, and may lie there all the time.
    Elsewhere it is local.

    :param profile: of :func:`profile_folder`.
    """
    if platform != "win32":
        return profile
    local = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    digest = hashlib.sha256(str(profile).encode("utf-8", "surrogatepass")).hexdigest()
    return Path(local) / "scene_queue" / f"{profile.parent.name}-{digest[:8]}"
