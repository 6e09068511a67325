"""Import every module of the ZIP and build every dialog of it on the real PyQt6; ends with 1 if something fails.

Run by ``./scripts/qt6`` with a Python that has PyPI's PyQt6.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from stand_ins import install  # noqa: E402 - the path is set above

PACKAGE = "scene_queue"
WITHOUT_ARGUMENTS = (
    ("filters_panel", "FiltersPanel"),
    ("help_window", "HelpWindow"),
    ("paste_dialog", "PasteDialog"),
    ("place_dialog", "PlaceDialog"),
    ("queue_panel", "QueuePanel"),
    ("scenes_panel", "ScenesPanel"),
    ("timeline", "Timeline"),
    ("window_header", "WindowHeader"),
)


def main(archive: Path) -> int:
    """Check a ZIP."""
    install()
    from PyQt6.QtCore import PYQT_VERSION_STR, QT_VERSION_STR
    from PyQt6.QtWidgets import QApplication

    app = QApplication(["qt6"])
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        sys.path.insert(0, folder)
        modules = list(_modules(Path(folder) / PACKAGE))
        for name in modules:
            _note(problems, name, lambda name=name: importlib.import_module(name))
        built = [_note(problems, name, build) for name, build in windows()]
        app.processEvents()
    for problem in problems:
        print(f"scripts/qt6: {problem}", file=sys.stderr)
    done = f"{len(modules)} modules imported, {sum(one is not None for one in built)} windows built"
    print(f"scripts/qt6: Qt {QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}: {done}, {len(problems)} problems")
    return 1 if problems else 0


def _modules(plugin: Path) -> Iterator[str]:
    for path in sorted(plugin.rglob("*.py")):
        parts = path.relative_to(plugin.parent).with_suffix("").parts
        if "_vendor" not in parts:
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _note(problems: list[str], name: str, act: Callable[[], Any]) -> Any:
    try:
        return act()
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        problems.append(f"{name}: {traceback.format_exc()}")
        return None


def windows() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each dialog and panel, and what builds and shows it."""
    settings, preferences = _core("settings"), _core("qgis_adapters.settings_store").Preferences()
    profiles, machine = _core("services").load_profiles({}), _core("job_queue.measured_runs").Machine(None, 2)
    order = _core("job_queue.order").Order(0, settings.Settings(Path("/products")))
    draft = _core("job_queue.order_draft").OrderDraft(order)
    iface = MagicMock()
    iface.mapCanvas.return_value = importlib.import_module("qgis.gui").QgsMapCanvas()
    yield _window("area_panel", "AreaPanel", iface, MagicMock())
    yield _window("connection_dialog", "ConnectionDialog", list(profiles.values()))
    yield _window("first_steps", "FirstSteps", profiles["cdse"], Path("/products"))
    yield _window("log_dialog", "LogDialog", "a scene")
    yield _window("names_dialog", "NamesDialog", "a service")
    yield _window("network_tab", "NetworkTab", preferences)
    yield _window("order_dialog", "OrderDialog", draft, [])
    yield _window("orders_copy_dialog", "OrdersCopyDialog", "what", "title", "/products")
    yield _window("products_tab", "ProductsTab", preferences)
    yield _window("queue_removal_dialog", "QueueRemovalDialog", 3)
    yield _window("queue_settings_dialog", "QueueSettingsDialog", preferences, machine, lambda _: None)
    yield _window("raster_form", "RasterForm", settings.RasterOptions(), True)
    yield _window("report_dialog", "ReportDialog", "https://tracker.example")
    yield _window("search_panel", "SearchPanel", profiles)
    yield _window("sen2cor_dialog", "Sen2CorDialog", preferences)
    yield from (_window("sign_in_dialog", "SignInDialog", profile) for profile in profiles.values())
    yield from (_window(module, name) for module, name in WITHOUT_ARGUMENTS)


def _core(name: str) -> Any:
    return importlib.import_module(f"{PACKAGE}.core.{name}")


def _window(module: str, name: str, *arguments: Any) -> tuple[str, Callable[[], Any]]:
    def build() -> Any:
        made = getattr(importlib.import_module(f"{PACKAGE}.ui.{module}"), name)(*arguments)
        made.show()
        made.grab()
        return made

    return name, build


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
