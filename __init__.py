"""Scene Queue for Sentinel-2, a QGIS plugin.

QGIS calls :func:`classFactory`; nothing is imported before that, so that a disabled plugin costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import SceneQueuePlugin


def classFactory(iface: Any) -> SceneQueuePlugin:  # noqa: N802 - the name that QGIS calls
    """Build the plugin.

    :param iface: the ``QgisInterface`` of the desktop, or ``None`` under ``qgis_process``.
    """
    from .plugin import SceneQueuePlugin

    return SceneQueuePlugin(iface)
