"""The plugin under its one name, whatever the checkout's folder is called."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent


def _register_package() -> None:
    spec = importlib.util.spec_from_file_location(
        "scene_queue", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scene_queue"] = module
    spec.loader.exec_module(module)


if "scene_queue" not in sys.modules:
    _register_package()
sys.path.insert(0, str(TESTS))


@pytest.fixture(scope="session")
def recorded() -> Path:
    """The folder of recorded answers of the real services, kept outside the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("SKIPPED LOUDLY: the recorded answers of the real services are not on this machine")
    return folder
