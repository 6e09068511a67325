"""The environment that programs of others are started with: Sen2Cor, and the command at the end of an order.

Inside QGIS the process environment points Python, GDAL and PROJ to QGIS's own files, which breaks Sen2Cor's own
Python (qgis/QGIS#55504). And passwords of services have no business in it. So what they may see is named here; the
rest goes.
"""

from __future__ import annotations

import os
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
_FOREIGN_PYTHONS = ("VIRTUAL_ENV", "CONDA_PREFIX", "OSGEO4W_ROOT")


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What of this environment another program is given.

    Kept are the user's and the system's folders, language, proxies and ``SEN2COR_HOME`` (the user's own configuration).
    ``SEN2COR_BIN`` goes: it belongs to one installation, and another one may be started. Folders of a virtual
    environment, of conda or of OSGeo4W leave the ``PATH``.
    """
    kept = {name: value for name, value in environment.items() if name.upper() in _KEPT or name.startswith("LC_")}
    foreign = [os.path.normcase(environment[name]) for name in _FOREIGN_PYTHONS if environment.get(name)]
    for name in kept:
        if name.upper() == "PATH":
            folders = kept[name].split(os.pathsep)
            kept[name] = os.pathsep.join(folder for folder in folders if not _is_below(folder, foreign))
    return kept


def _is_below(folder: str, tops: list[str]) -> bool:
    folder = os.path.normcase(folder)
    return any(folder == top or folder.startswith(top.rstrip("/\\") + os.sep) for top in tops)
