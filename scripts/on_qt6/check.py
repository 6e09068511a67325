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
    ui, core = f"{PACKAGE}.ui", f"{PACKAGE}.core"

    def of(module: str, name: str, *arguments: Any, **named: Any) -> tuple[str, Callable[[], Any]]:
        def build() -> Any:
            made = getattr(importlib.import_module(f"{ui}.{module}"), name)(*arguments, **named)
            made.show()
            made.grab()
            return made

        return name, build

    settings = importlib.import_module(f"{core}.settings")
    preferences = importlib.import_module(f"{core}.qgis_adapters.settings_store").Preferences()
    profiles = importlib.import_module(f"{core}.services").load_profiles({})
    machine = importlib.import_module(f"{core}.job_queue.measured_runs").Machine(None, 2)
    order = importlib.import_module(f"{core}.job_queue.order").Order(0, settings.Settings(Path("/products")))
    draft = importlib.import_module(f"{core}.job_queue.order_draft").OrderDraft(order)
    cdse, folder = profiles["cdse"], Path("/products")
    iface = MagicMock()
    iface.mapCanvas.return_value = importlib.import_module("qgis.gui").QgsMapCanvas()
    yield of("area_panel", "AreaPanel", iface, MagicMock())
    yield of("connection_dialog", "ConnectionDialog", list(profiles.values()))
    yield of("filters_panel", "FiltersPanel")
    yield of("first_steps", "FirstSteps", cdse, folder)
    yield of("help_window", "HelpWindow")
    yield of("log_dialog", "LogDialog", "a scene")
    yield of("names_dialog", "NamesDialog", "a service")
    yield of("network_tab", "NetworkTab", preferences)
    yield of("order_dialog", "OrderDialog", draft, [])
    yield of("orders_copy_dialog", "OrdersCopyDialog", "what", "title", "/products")
    yield of("paste_dialog", "PasteDialog")
    yield of("place_dialog", "PlaceDialog")
    yield of("products_tab", "ProductsTab", preferences)
    yield of("queue_panel", "QueuePanel")
    yield of("queue_removal_dialog", "QueueRemovalDialog", 3)
    yield of("queue_settings_dialog", "QueueSettingsDialog", preferences, machine, lambda _: None)
    yield of("raster_form", "RasterForm", settings.RasterOptions(), True)
    yield of("report_dialog", "ReportDialog", "https://tracker.example")
    yield of("scenes_panel", "ScenesPanel")
    yield of("search_panel", "SearchPanel", profiles)
    yield of("sen2cor_dialog", "Sen2CorDialog", preferences)
    yield from (of("sign_in_dialog", "SignInDialog", profile) for profile in profiles.values())
    yield of("timeline", "Timeline")
    yield of("window_header", "WindowHeader")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
