"""The only importer of sentinelhub, which brings shapely and pyproj with it.

Inside QGIS on Linux the wheels of these two bind to the GEOS and PROJ of QGIS instead of those that they bring, with
wrong results or a crash (measured with QGIS 3.22, 3.40 and 3.44). Loaded with ``RTLD_DEEPBIND`` they bind to their
own. That must come before anything else loads them, so a wheel that somebody else has loaded is not used.
"""

from __future__ import annotations

import functools
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from ...errors import SettingsError

WITHOUT_GEOS = ("numpy", "PIL")
WITH_GEOS = ("shapely", "shapely.geometry", "shapely.ops", "pyproj")
_PACKAGES = {"PIL": "pillow"}
_OURS = "__loaded_by_scene_queue__"  # left on the modules: the plugin may be loaded anew, they are not
WHAT_GOES_WITHOUT = "Everything but Sentinel Hub works without it."


def problem() -> str:
    """Load sentinelhub; on the main thread the first time.

    :return: why it cannot be used here, a sentence or two; empty: it can.
    """
    try:
        load()
    except SettingsError as error:
        return str(error)
    return ""


@functools.lru_cache(maxsize=1)
def load() -> Any:
    """Return the module ``sentinelhub``; it is loaded on first use, then on the main thread.

    :raises SettingsError: if something that it needs is missing here, or was loaded by somebody else from a wheel.
    """
    for name in ("shapely", "pyproj"):
        _refuse_foreign_wheel(sys.modules.get(name))
    for name in WITHOUT_GEOS:
        _load_needed(name)
    with _own_libraries_first():
        for name in WITH_GEOS:
            setattr(_load_needed(name), _OURS, True)
    try:
        import sentinelhub
    except ImportError as error:
        raise SettingsError(
            f"Sentinel Hub cannot be used: its library cannot be loaded ({error}).", advice=WHAT_GOES_WITHOUT
        ) from error
    return sentinelhub


def _load_needed(name: str) -> ModuleType:
    package = name.partition(".")[0]
    package = _PACKAGES.get(package, package)
    try:
        return importlib.import_module(name)
    except (ImportError, OSError, RuntimeError) as error:  # RuntimeError: pyproj without its data
        raise SettingsError(
            f"Sentinel Hub cannot be used: this QGIS has no Python package {package} that works ({error}).",
            advice=f"Install it (on Debian and Ubuntu: apt install python3-{_debian_name(package)}; with OSGeo4W: "
            f"python3-{package} in its setup) and start QGIS again. {WHAT_GOES_WITHOUT}",
        ) from error


def _debian_name(package: str) -> str:
    return {"pillow": "pil"}.get(package, package)


@contextmanager
def _own_libraries_first() -> Iterator[None]:
    """While the block runs, what is loaded looks for its symbols in its own libraries first (Linux only)."""
    deep = getattr(os, "RTLD_DEEPBIND", 0)
    if not deep:
        yield
        return
    flags = sys.getdlopenflags()
    sys.setdlopenflags(flags | deep)
    try:
        yield
    finally:
        sys.setdlopenflags(flags)


def _refuse_foreign_wheel(module: ModuleType | None) -> None:
    if module is None or hasattr(module, _OURS) or not hasattr(os, "RTLD_DEEPBIND") or not is_wheel(module):
        return
    name = module.__name__
    raise SettingsError(
        f"Sentinel Hub cannot be used now: another plugin has loaded the Python package {name} in a way that does not "
        "work inside QGIS.",
        advice=f"Start QGIS again and use Sentinel Hub first, or install the system's own package (on Debian and "
        f"Ubuntu: apt install python3-{name}). {WHAT_GOES_WITHOUT}",
    )


def is_wheel(module: ModuleType) -> bool:
    """Whether a loaded package brings libraries of its own, as the wheels of PyPI do (folder ``NAME.libs``)."""
    home = Path(getattr(module, "__file__", None) or "nowhere").parent
    name = module.__name__.lower()
    try:
        beside = {entry.name.lower() for entry in home.parent.iterdir()}
    except OSError:
        return False
    return f"{name}.libs" in beside or (home / ".libs").is_dir()
