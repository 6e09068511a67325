from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.network.libraries import sentinelhub_loading as loading


@pytest.fixture(autouse=True)
def _as_if_never_loaded() -> Iterator[None]:
    loading.load.cache_clear()
    yield
    loading.load.cache_clear()


def package(folder: Path, name: str = "shapely", *beside: str) -> ModuleType:
    """A package as it looks when somebody has loaded it."""
    (folder / name).mkdir(parents=True)
    for one in beside:
        (folder / one).mkdir(parents=True)
    module = ModuleType(name)
    module.__file__ = str(folder / name / "__init__.py")
    return module


def test_a_package_with_libraries_of_its_own_is_a_wheel(tmp_path: Path) -> None:
    assert loading.is_wheel(package(tmp_path / "a", "shapely", "shapely.libs"))
    assert loading.is_wheel(package(tmp_path / "b", "shapely", "Shapely.libs"))
    assert loading.is_wheel(package(tmp_path / "c", "pyproj", "pyproj/.libs"))
    assert not loading.is_wheel(package(tmp_path / "d", "shapely", "numpy.libs"))
    assert not loading.is_wheel(ModuleType("shapely"))


@pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="libraries are bound in another way here")
@pytest.mark.parametrize("name", ["shapely", "pyproj"])
def test_a_wheel_that_somebody_else_has_loaded_is_not_used(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, package(tmp_path, name, f"{name}.libs"))
    assert f"another plugin has loaded the Python package {name}" in loading.problem()
    assert "Start QGIS again" in loading.problem()
    with pytest.raises(SettingsError):
        loading.load()


@pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="libraries are bound in another way here")
def test_a_wheel_that_an_earlier_life_of_the_plugin_has_loaded_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = package(tmp_path, "shapely", "shapely.libs")
    monkeypatch.setattr(loading, "WITH_GEOS", ("shapely",))
    monkeypatch.setattr(loading, "_refuse_foreign_wheel", lambda module: None)
    monkeypatch.setitem(sys.modules, "shapely", wheel)
    loading.problem()
    monkeypatch.undo()
    loading._refuse_foreign_wheel(wheel)


def test_elsewhere_than_on_linux_a_loaded_wheel_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "RTLD_DEEPBIND", raising=False)
    loading._refuse_foreign_wheel(package(tmp_path, "shapely", "shapely.libs"))
    flags = sys.getdlopenflags()
    with loading._own_libraries_first():
        assert sys.getdlopenflags() == flags


@pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="libraries are bound in another way here")
def test_only_while_they_load_do_libraries_look_at_their_own_first() -> None:
    flags = sys.getdlopenflags()
    with loading._own_libraries_first():
        assert sys.getdlopenflags() == flags | os.RTLD_DEEPBIND
    with pytest.raises(ZeroDivisionError), loading._own_libraries_first():
        raise ZeroDivisionError
    assert sys.getdlopenflags() == flags


@pytest.mark.parametrize(
    ("module", "said"), [("shapely", "python3-shapely"), ("PIL", "python3-pil"), ("shapely.ops", "python3-shapely")]
)
def test_what_is_missing_is_named_with_how_to_get_it(module: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_refuse_foreign_wheel", lambda module: None)
    monkeypatch.setitem(sys.modules, module, None)
    assert f"apt install {said}" in loading.problem()
    assert "Everything but Sentinel Hub works without it." in loading.problem()


def test_a_library_that_is_missing_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    if loading.problem():
        pytest.skip(f"SKIPPED LOUDLY: {loading.problem()}")
    loading.load.cache_clear()
    monkeypatch.setitem(sys.modules, "sentinelhub", None)
    assert "its library cannot be loaded" in loading.problem()


def test_once_loaded_it_stays_loaded() -> None:
    if loading.problem():
        pytest.skip(f"SKIPPED LOUDLY: {loading.problem()}")
    assert loading.load() is loading.load()
