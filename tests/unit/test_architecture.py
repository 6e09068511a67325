"""The rooms of the plugin and which of them may know which: the rule of docs/architecture.md, as tests.

A folder or module that the rule does not name fails too, so a new room is a decision and never an accident.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

# Right never imports left; rooms on one line do not know one another.
FLOW = (
    ("plugin",),
    ("ui",),
    ("core.qgis_adapters",),
    ("core.job_queue",),
    (
        "core.catalogue",
        "core.stages.download",
        "core.stages.safe_check",
        "core.stages.sen2cor",
        "core.stages.visualisation",
    ),
    ("core.network",),
    ("core.services",),
    ("core.workspace",),
    ("core.scene",),
    ("core.footprints",),
    ("core.product",),
    ("core.aoi",),
    ("core.settings",),
    ("core.processes",),
    ("core.feedback",),
    ("core.events",),
    ("core.errors",),
    ("core.machine", "core.clock"),
)
DEPTH = {room: depth for depth, rooms in enumerate(FLOW) for room in rooms}
ENTRANCES = {"", "core", "core.stages"}  # packages that only say what they are; the first also has classFactory

# Who may import what is neither ours nor Python's own. Everything else is refused.
OUTSIDERS = {
    "qgis": {"plugin", "ui", "core.qgis_adapters"},
    "processing": {"plugin", "ui", "core.qgis_adapters"},
    "osgeo": {"core.aoi", "core.footprints", "core.product.images"},
    "sentinelsat": {"core.network.libraries", "core.catalogue"},
    "geomet": {"core.catalogue"},  # sentinelsat's own reader of WKT
    "geojson": {"core.catalogue"},
    "pystac": {"core.catalogue.stac"},
    "pystac_client": {"core.catalogue.stac"},
    "requests_aws4auth": {"core.network.bucket"},
    "sentinelhub": {"core.network.libraries.sentinelhub_loading"},  # and through it shapely and pyproj
    "requests": {"core.network", "core.catalogue", "core.stages.download"},
    "urllib3": {"core.network"},
    "certifi": {"core.network"},
    "numpy": {"core.product.images", "core.stages.visualisation", "core.qgis_adapters"},
}
ONLY_ON_USE = {"osgeo.gdal", "osgeo.gdal_array", "numpy"}  # imported inside functions: they cost a start its time
ONLY_IN_IMAGES = {"osgeo.gdal", "osgeo.gdal_array"}
NOT_FOR_ADAPTERS = {"qgis.gui", "qgis.utils"}
# Widgets ask services for such work.
NOT_FOR_WIDGETS = {"core.network", "urllib.request", "http", "socket", "ssl", "sqlite3", "shutil"}
CHANGES_ALL_OF_QGIS = {"UseExceptions", "DontUseExceptions", "SetConfigOption", "setdefaulttimeout"}

TOP_LEVEL = {
    *("metadata.txt", "__init__.py", "plugin.py", "ui", "core", "tests", "resources.qrc"),
    *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml", "i18n", "help", "docs"),
    *("requirements.txt", "requirements-dev.txt", "requirements-vendor.txt", "scripts", "benchmarks"),
    *(".ci", ".gitignore"),
}
TEST_FOLDERS = {"unit", "qgis", "stories", "doubles", "builders", "live"}


@dataclass(frozen=True)
class Import:
    """One imported module, as seen from the plugin's folder: ours without ``scene_queue``, others as they are."""

    place: str
    module: str
    ours: bool
    on_use: bool


@dataclass(frozen=True)
class Module:
    """One of our files."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> tuple[str, ...]:
        parts = tuple(self.name.split(".")) if self.name else ()
        return parts if self.path.name == "__init__.py" else parts[:-1]

    def imports(self) -> Iterator[Import]:
        in_functions = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            for inner in ast.walk(node)
        }
        for node in ast.walk(self.tree):
            place = f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            on_use = id(node) in in_functions
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(place, alias.name, False, on_use)
            elif isinstance(node, ast.ImportFrom):
                base = self.package[: len(self.package) - node.level + 1] if node.level else ()
                base += tuple(node.module.split(".")) if node.module else ()
                for alias in node.names:
                    yield Import(place, ".".join((*base, alias.name)), bool(node.level), on_use)


def _modules() -> list[Module]:
    paths = [ROOT / "__init__.py", *ROOT.glob("plugin.py"), *ROOT.glob("core/**/*.py"), *ROOT.glob("ui/**/*.py")]
    modules = []
    for path in sorted(path for path in paths if "_vendor" not in path.parts):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return modules


MODULES = _modules()


def _room(name: str) -> str | None:
    """The room that a dotted name lies in, or None."""
    parts = name.split(".")
    return next((room for n in range(len(parts), 0, -1) if (room := ".".join(parts[:n])) in DEPTH), None)


def _lies_in(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


def test_every_module_lies_in_a_room() -> None:
    assert [m.name for m in MODULES if _room(m.name) is None and m.name not in ENTRANCES] == []


def test_every_folder_lies_in_a_room() -> None:
    folders = [path for top in ("core", "ui") for path in (ROOT / top).rglob("*") if path.is_dir()]
    names = [".".join(path.relative_to(ROOT).parts) for path in folders if path.name not in {"__pycache__", "_vendor"}]
    assert [name for name in names if _room(name) is None and name not in ENTRANCES and "_vendor" not in name] == []


def test_imports_flow_one_way() -> None:
    wrong = []
    for module in MODULES:
        here = _room(module.name)
        for found in module.imports():
            there = _room(found.module) if found.ours else None
            if here is None or there in (None, here):
                continue
            if DEPTH[there] <= DEPTH[here]:
                wrong.append(f"{found.place}: {here} imports {there}")
    assert wrong == []


def test_what_is_ours_is_imported_relatively() -> None:
    tops = {"scene_queue", "core", "ui", "plugin", "tests"}
    assert [i.place for m in MODULES for i in m.imports() if not i.ours and i.module.split(".")[0] in tops] == []


def test_relative_imports_name_a_room() -> None:
    """A name taken from the packages between the rooms would pass by the rule."""
    wrong = [
        f"{found.place}: {found.module}"
        for module in MODULES
        for found in module.imports()
        if found.ours and _room(found.module) is None
    ]
    assert wrong == []


def test_entrances_hold_nothing_but_their_docstring() -> None:
    for module in MODULES:
        if module.name in ENTRANCES - {""}:
            assert len(module.tree.body) <= 1, f"{module.path} is no room: code in it belongs to nobody"


def test_outsiders_are_imported_only_where_they_belong() -> None:
    wrong = []
    for module in MODULES:
        for found in module.imports():
            top = found.module.split(".")[0]
            if found.ours or top in sys.stdlib_module_names:
                continue
            if not _lies_in(module.name, OUTSIDERS.get(top, set())):
                wrong.append(f"{found.place}: {found.module}")
    assert wrong == []


def test_images_alone_read_pixels_and_slow_modules_are_imported_on_use() -> None:
    wrong = []
    for module in MODULES:
        for found in module.imports():
            if _lies_in(found.module, ONLY_ON_USE) and not found.on_use and module.name.startswith("core."):
                wrong.append(f"{found.place}: {found.module} not inside a function")
            if _lies_in(found.module, ONLY_IN_IMAGES) and module.name != "core.product.images":
                wrong.append(f"{found.place}: {found.module} outside core.product.images")
    assert wrong == []


def test_adapters_know_no_widget_of_qgis() -> None:
    wrong = [
        i.place
        for m in MODULES
        for i in m.imports()
        if _lies_in(m.name, {"core.qgis_adapters"}) and _lies_in(i.module, NOT_FOR_ADAPTERS | {"ui"})
    ]
    assert wrong == []


def test_widgets_touch_neither_network_nor_disk() -> None:
    wrong = [
        f"{found.place}: {found.module}"
        for module in MODULES
        for found in module.imports()
        if _room(module.name) == "ui"
        and _lies_in(found.module, NOT_FOR_WIDGETS)
        and not found.module.endswith(".Credentials")  # what a sign-in dialog gives back
    ]
    assert wrong == []


def test_nothing_changes_gdal_or_sockets_for_all_of_qgis() -> None:
    wrong = [
        f"{module.path.relative_to(ROOT)}:{node.lineno}: {node.attr}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in CHANGES_ALL_OF_QGIS
    ]
    assert wrong == []


def test_core_imports_with_qgis_and_qt_absent() -> None:
    """In an interpreter of its own, where any import of QGIS, Qt or a compiled geometry package raises."""
    names = [m.name for m in MODULES if m.name.startswith("core") and not _lies_in(m.name, {"core.qgis_adapters"})]
    script = f"""
import importlib, importlib.util, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {{"qgis", "PyQt5", "PyQt6", "sip", "processing", "shapely", "numpy", "pandas"}}:
            raise ImportError(name + " is refused here")

sys.meta_path.insert(0, Refuse())
spec = importlib.util.spec_from_file_location(
    "scene_queue", {str(ROOT / "__init__.py")!r}, submodule_search_locations=[{str(ROOT)!r}]
)
sys.modules["scene_queue"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["scene_queue"])
for name in {names!r}:
    importlib.import_module("scene_queue." + name)
assert "scene_queue.core.errors" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("folder", ["unit", "builders", "doubles"])
def test_tests_without_qgis_import_none(folder: str) -> None:
    wrong = []
    for path in (ROOT / "tests" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            wrong += [
                f"{path}:{name}" for name in names if name.split(".")[0] in {"qgis", "PyQt5", "PyQt6", "processing"}
            ]
    assert wrong == []


def test_the_top_level_is_the_fixed_one() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    tops = {Path(line).parts[0] for line in listed.stdout.splitlines()}
    assert tops - TOP_LEVEL == set()


def test_the_folders_of_tests_are_the_fixed_ones() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - TEST_FOLDERS == set()


@pytest.mark.parametrize("wrong", ["FLOW", "scene_queue"])
def test_the_rule_sees_what_it_forbids(wrong: str) -> None:
    """The checker itself: an import against the flow and an absolute one of our own are both found."""
    source = "from ..job_queue import store\n" if wrong == "FLOW" else "import scene_queue.core.aoi\n"
    module = Module("core.aoi.area", ROOT / "core" / "aoi" / "area.py", ast.parse(source))
    (found,) = module.imports()
    if wrong == "FLOW":
        assert found.ours
        assert DEPTH[_room(found.module) or ""] < DEPTH["core.aoi"]
    else:
        assert not found.ours
        assert found.module.startswith("scene_queue")
