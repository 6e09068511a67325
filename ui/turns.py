"""Work on long lists, one step a turn of the event loop, so that the window breathes between."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QTimer

from ..core.qgis_adapters.settled_objects import MANY


def soon(amount: int, call: Callable[[], None]) -> None:
    """Call at once what is little, and in the next turn of the event loop what is much."""
    if amount < MANY:
        call()
    else:
        QTimer.singleShot(0, call)
