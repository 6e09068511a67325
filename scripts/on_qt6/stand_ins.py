"""``qgis`` where no QGIS on Qt 6 can be installed: its PyQt is the real PyQt6, the rest stands in and does nothing.

What touches QGIS itself is not proved by this.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from typing import Any
from unittest.mock import MagicMock

from PyQt6 import QtCore, QtGui, QtWidgets, sip


class CheckableCombo(QtWidgets.QComboBox):
    """As much of ``QgsCheckableComboBox`` as the plugin uses."""

    checkedItemsChanged = QtCore.pyqtSignal(list)

    def setDefaultText(self, text: str) -> None:
        self.setPlaceholderText(text)

    def addItemWithCheckState(self, text: str, state: QtCore.Qt.CheckState, data: Any) -> None:
        self.addItem(text, data)
        self.setItemData(self.count() - 1, state, QtCore.Qt.ItemDataRole.CheckStateRole)

    def itemCheckState(self, row: int) -> QtCore.Qt.CheckState:
        return self.itemData(row, QtCore.Qt.ItemDataRole.CheckStateRole)

    def deselectAllOptions(self) -> None:
        self.setCheckedItems([])

    def setCheckedItems(self, texts: list[str]) -> None:
        states = QtCore.Qt.CheckState
        for row in range(self.count()):
            state = states.Checked if self.itemText(row) in texts else states.Unchecked
            self.setItemData(row, state, QtCore.Qt.ItemDataRole.CheckStateRole)
        self.checkedItemsChanged.emit(texts)


class AuthSelect(QtWidgets.QWidget):
    """As much of ``QgsAuthConfigSelect`` as the plugin uses."""

    def setConfigId(self, identifier: str) -> None:
        self.identifier = identifier

    def configId(self) -> str:
        return self.identifier


class Canvas(QtWidgets.QGraphicsView):
    """A map that never changes."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=name)


WIDGETS: dict[str, type] = {
    "QgsCheckableComboBox": CheckableCombo,
    "QgsAuthConfigSelect": AuthSelect,
    "QgsCollapsibleGroupBoxBasic": QtWidgets.QGroupBox,
    "QgsMapCanvas": Canvas,
    "QgsOptionsPageWidget": QtWidgets.QWidget,
    "QgsMessageBar": QtWidgets.QWidget,
}


def _project() -> Any:
    project = MagicMock()
    project.instance().readEntry.return_value = ("", False)
    return project


OTHERS = {"QgsProject": _project()}


class _Kind(type(QtCore.QObject)):  # type: ignore[misc]
    """Every name of such a class is something that does nothing."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=name)


class _Anything(QtCore.QObject, metaclass=_Kind):
    """Takes what it is given and does nothing."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        is_qgis = name.partition(".")[0] in ("qgis", "processing")
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if is_qgis else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        if spec.name.startswith("qgis.PyQt"):
            return _pyqt(spec.name)
        module = types.ModuleType(spec.name)
        module.__getattr__ = lambda name: _stand_in(spec.name, name)  # type: ignore[method-assign]
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        module.__path__ = []


def install() -> None:
    """From now on ``qgis`` is this."""
    sys.meta_path.insert(0, _Finder())


def _pyqt(name: str) -> types.ModuleType:
    """A module of ``qgis.PyQt`` as QGIS has it on Qt 6: PyQt6's, and a few names in their old places."""
    short = name.removeprefix("qgis.PyQt").lstrip(".")
    real = {"": types.ModuleType("PyQt"), "sip": sip}.get(short) or importlib.import_module(f"PyQt6.{short}")
    module = types.ModuleType(name)
    module.__dict__.update({key: value for key, value in vars(real).items() if not key.startswith("__")})
    if short == "QtWidgets":
        module.QAction, module.QShortcut = QtGui.QAction, QtGui.QShortcut  # type: ignore[attr-defined]
    if short == "QtCore":
        module.QVariant = MagicMock()  # type: ignore[attr-defined]
    return module


def _stand_in(module: str, name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if module == "qgis":
        return importlib.import_module(f"qgis.{name}")
    made = WIDGETS.get(name) or OTHERS.get(name) or _Kind(name, (_Anything,), {"__module__": module})
    setattr(sys.modules[module], name, made)
    return made
