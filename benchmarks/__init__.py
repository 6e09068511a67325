"""Benchmarks: a module measures one thing and is run by ``./scripts/bench NAME``; the folders hold what they share.

The plugin is known here under its one name, whatever the checkout's folder is called; so are the tests' builders and
doubles. Run as a module (``python -m benchmarks.NAME``), not as a file: ``queue`` is a name of Python's own, too.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _load_package() -> None:
    spec = importlib.util.spec_from_file_location(
        "scene_queue", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    if spec is None or spec.loader is None:
        raise SystemExit(f"{ROOT} is no checkout of the plugin")
    module = sys.modules["scene_queue"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.insert(0, str(ROOT / "tests"))


_load_package()
