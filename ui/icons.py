"""The icons, one source for Qt 5 and Qt 6.

``resources.qrc`` in the plugin's folder lists them. It is not compiled: PyQt6 has no ``pyrcc`` (Riverbank, "Differences
Between PyQt6 and PyQt5"), so each is read from its SVG file.
"""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

_FOLDER = Path(__file__).parent / "icons"


def icon(name: str) -> QIcon:
    """Give the icon of a name in ``resources.qrc``, such as ``search``.

    :raises KeyError: if there is no such icon; Qt itself would show an empty one without a word.
    """
    path = _FOLDER / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return QIcon(str(path))
