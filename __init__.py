"""Scene Queue for Sentinel-2, a QGIS plugin.

QGIS calls :func:`classFactory`; nothing is imported before that, so that a disabled plugin costs nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import SceneQueuePlugin

# QGIS's reload forgets only the modules that it saw imported by statements; an old one that stayed would not know the
# classes of the new ones.
for _name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
    del sys.modules[_name]


def classFactory(iface: Any) -> SceneQueuePlugin:  # noqa: N802 - the name that QGIS calls
    """Build the plugin.

    :param iface: the ``QgisInterface`` of the desktop, or ``None`` under ``qgis_process``.
    """
    from .plugin import SceneQueuePlugin

    return SceneQueuePlugin(iface)
