"""Forms of Qt Designer, loaded and never compiled."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

_FORMS = Path(__file__).resolve().parent / "forms"


def load_form(name: str, widget: QWidget) -> None:
    """Fill a widget with the form ``forms/<name>.ui``; its named children become attributes of the widget."""
    uic.loadUi(str(_FORMS / f"{name}.ui"), widget)
