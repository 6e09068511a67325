"""The environment that programs of others are started with: Sen2Cor, and the command at the end of an order.

Inside QGIS the process environment points Python, GDAL and PROJ to QGIS's own files, which breaks Sen2Cor's own
Python (qgis/QGIS#55504). And passwords of services have no business in it. So what they may see is named here; the
rest goes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_KEPT = frozenset(
    """
    HOME USER LOGNAME SHELL PATH LANG LANGUAGE TZ TMPDIR TMP TEMP XDG_RUNTIME_DIR
    HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY ALL_PROXY SSL_CERT_FILE
    OMP_NUM_THREADS SEN2COR_HOME
    SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS USERNAME USERPROFILE USERDOMAIN HOMEDRIVE HOMEPATH PUBLIC
    APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES ALLUSERSPROFILE
    COMPUTERNAME NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE PROCESSOR_IDENTIFIER
    """.split()
)
# What names the folder of a Python that is not the system's: a virtual environment, conda, OSGeo4W, an AppImage, a
# snap, QGIS's bundle on macOS.
_FOREIGN = ("VIRTUAL_ENV", "CONDA_PREFIX", "OSGEO4W_ROOT", "APPDIR", "SNAP", "QGIS_PREFIX_PATH", "PYTHONHOME")
_FLATPAK = "/app"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What of this environment another program is given.

    Kept are the user's and the system's folders, language, proxies without their sign-in, and ``SEN2COR_HOME`` (the
    user's own configuration, unless the caller has a folder of its own for it). ``SEN2COR_BIN`` goes: it belongs to one
    installation, and another one may be started. Folders that QGIS's way of being installed has put there leave the
    ``PATH``.
    """
    kept = {name: value for name, value in environment.items() if name.upper() in _KEPT or name.startswith("LC_")}
    for name, value in kept.items():
        if name.upper() == "PATH":
            kept[name] = _own_folders(value, environment)
        elif name.upper().endswith("_PROXY"):
            kept[name] = _without_sign_in(value)
    return kept


def _own_folders(path: str, environment: Mapping[str, str]) -> str:
    """A ``PATH`` without the folders of a foreign Python; never without the system's."""
    variables = {name.upper(): value for name, value in environment.items()}
    foreign = {_normal(variables[name]) for name in _FOREIGN if variables.get(name)}
    if variables.get("FLATPAK_ID"):
        foreign.add(_FLATPAK)
    systems = [_normal(folder) for folder in (*os.defpath.split(os.pathsep), variables.get("SYSTEMROOT", "")) if folder]
    foreign = {top for top in foreign if not any(_is_below(folder, top) for folder in systems)}  # as /usr is for some
    folders = path.split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not any(_is_below(_normal(folder), top) for top in foreign))


def _normal(folder: str) -> str:
    return os.path.normcase(os.path.normpath(folder.strip('"')))


def _is_below(folder: str, top: str) -> bool:
    return folder == top or folder.startswith(top.rstrip("/\\") + os.sep)


def _without_sign_in(proxy: str) -> str:
    """The address alone: whoever is let through without a password still is, and nobody else reads the password."""
    signed, _, address = proxy.rpartition("@")
    scheme = _SCHEME.match(signed)
    return (scheme.group() if scheme else "") + address
