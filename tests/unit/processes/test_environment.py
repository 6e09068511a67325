"""What programs of others may see of QGIS's environment."""

from __future__ import annotations

import os

import pytest
from scene_queue.core.processes.environment import child_environment


@pytest.mark.parametrize(
    "variable",
    [
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONUSERBASE",
        "LD_LIBRARY_PATH",
        "LD_PRELOAD",
        "DYLD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "DYLD_FRAMEWORK_PATH",
        "PYTHONEXECUTABLE",
        "PYTHONNOUSERSITE",
        "__PYVENV_LAUNCHER__",
        "GDAL_DATA",
        "GDAL_DRIVER_PATH",
        "PROJ_LIB",
        "PROJ_DATA",
        "QGIS_PREFIX_PATH",
        "QT_PLUGIN_PATH",
        "QT_QPA_PLATFORM",
        "APPDIR",
        "SNAP",
        "SCENE_QUEUE_RUN",
        "ENV",
        "BASH_ENV",
        "VIRTUAL_ENV",
        "CONDA_PREFIX",
        "OSGEO4W_ROOT",
        "SEN2COR_BIN",
    ],
)
def test_what_breaks_its_own_python_is_taken_away(variable: str) -> None:
    assert child_environment({variable: "/qgis", "HOME": "/home/ana"}) == {"HOME": "/home/ana"}


@pytest.mark.parametrize(
    "variable",
    ["CDSE_PASSWORD", "CDSE_USERNAME", "AWS_SECRET_ACCESS_KEY", "SH_CLIENT_SECRET", "QGIS_AUTH_PASSWORD_FILE"],
)
def test_secrets_are_not_handed_on(variable: str) -> None:
    assert child_environment({variable: "secret"}) == {}


@pytest.mark.parametrize(
    "variable",
    ["HOME", "LANG", "LC_ALL", "TMPDIR", "SEN2COR_HOME", "https_proxy", "HTTPS_PROXY", "SYSTEMROOT", "SystemRoot"],
)
def test_what_a_program_needs_stays(variable: str) -> None:
    assert child_environment({variable: "something"}) == {variable: "something"}


def test_windows_keeps_what_it_cannot_start_without() -> None:
    needed = {"SystemRoot": r"C:\Windows", "ComSpec": r"C:\Windows\cmd.exe", "PATHEXT": ".BAT", "USERPROFILE": "C:/U"}
    assert child_environment({**needed, "PYTHONHOME": "C:/OSGeo4W"}) == needed


FOREIGN = ("VIRTUAL_ENV", "CONDA_PREFIX", "OSGEO4W_ROOT", "APPDIR", "SNAP", "QGIS_PREFIX_PATH", "PYTHONHOME")


@pytest.mark.parametrize("variable", FOREIGN)
@pytest.mark.parametrize("top", ["/foreign", "/foreign/", "/other/../foreign"])
def test_folders_of_a_foreign_python_leave_the_path(variable: str, top: str) -> None:
    path = os.pathsep.join(["/foreign/bin", "/foreign", '"/foreign/a b"', "/usr/bin", "/foreigner/bin"])
    kept = child_environment({"PATH": path, variable: top})
    assert kept == {"PATH": os.pathsep.join(["/usr/bin", "/foreigner/bin"])}


def test_what_a_flatpak_brings_leaves_the_path() -> None:
    path = os.pathsep.join(["/app/bin", "/usr/bin"])
    assert child_environment({"PATH": path, "FLATPAK_ID": "org.qgis.qgis"}) == {"PATH": "/usr/bin"}
    assert child_environment({"PATH": path}) == {"PATH": path}


@pytest.mark.parametrize("variable", FOREIGN)
@pytest.mark.parametrize("top", ["/", "/usr", "/usr/"])
def test_the_systems_own_folders_stay_whoever_claims_them(variable: str, top: str) -> None:
    path = os.pathsep.join(["/usr/local/bin", "/usr/bin", "/bin"])
    assert child_environment({"PATH": path, variable: top}) == {"PATH": path}


@pytest.mark.parametrize(
    ("proxy", "kept"),
    [
        ("http://ana:secret@proxy:3128", "http://proxy:3128"),
        ("http://ana:se/cr@et@proxy:3128/", "http://proxy:3128/"),
        ("ana:secret@proxy:3128", "proxy:3128"),
        ("socks5h://ana@[::1]:1080", "socks5h://[::1]:1080"),
        ("http://proxy:3128", "http://proxy:3128"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("variable", ["http_proxy", "HTTPS_PROXY", "all_proxy"])
def test_proxies_are_handed_on_without_their_sign_in(variable: str, proxy: str, kept: str) -> None:
    assert child_environment({variable: proxy}) == {variable: kept}


def test_the_given_environment_stays_as_it_is() -> None:
    given = {"PATH": "/foreign/bin", "VIRTUAL_ENV": "/foreign"}
    child_environment(given)
    assert given == {"PATH": "/foreign/bin", "VIRTUAL_ENV": "/foreign"}
