"""Makes folders that look as an installation of Sen2Cor does, whose ``L2A_Process`` is the stand-in.

Source of the layout: the installers of Linux (``Sen2Cor-02.xx.yy-Linux64.run``), and wrappers that rebuild the start
script, whose own text was not seen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from .behaviours import names
from .parameter_file import NAME, parameter_file
from .personalities import Version, parsed_version

_SYSTEM_PYTHON = Path("/usr/bin/python3")
PACKAGE = Path("lib", "python2.7", "site-packages", "sen2cor")
_PLAYED = "stand_in.json"
_SCRIPT = """\
#!/bin/sh
# STAND-IN for Sen2Cor's start script, for tests and the demonstration: it starts Python as the real one does,
# in a cleaned environment and as a child, so that whoever ends a run must end both.

home=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")

unset LD_LIBRARY_PATH PYTHONPATH PYTHONHOME PYTHONEXECUTABLE PYTHONUSERBASE PROJ_LIB PROJ_DATA GDAL_DATA
export LC_NUMERIC=C
export GDAL_DRIVER_PATH=disable
export GDAL_PAM_ENABLED=NO
export PYTHONDONTWRITEBYTECODE=1
# Not the home of a real Sen2Cor: its settings must not be touched.
export SEN2COR_HOME="${SEN2COR_HOME:-${HOME:-/tmp}/sen2cor/@MINOR@-stand-in}"
export SEN2COR_BIN="$home/@PACKAGE@"

"$home/bin/python2.7" -s -W ignore "$SEN2COR_BIN/L2A_Process.py" "$@"
"""


class Played(NamedTuple):
    """What an installation plays."""

    version: Version
    behaviour: str
    seconds: float


def install(folder: Path, version: str = "2.11.0", *, behaviour: str = "good", seconds: float = 0) -> Path:
    """Make the installation of a version below a folder, or let the one that is there play something else.

    :param version: such as ``2.5.5``, ``2.11.0`` or ``02.12.03``; a minor version alone: its best known release.
    :param behaviour: one of :func:`behaviours.names`.
    :param seconds: how long a run takes at least, about; of ``slow_start``: before its first line.
    :returns: the folder ``Sen2Cor-02.xx.yy-Linux64``.
    :raises ValueError: for a version or a behaviour that is not played.
    """
    if behaviour not in names():
        raise ValueError(f"no behaviour of the stand-in: {behaviour}")
    numbers = parsed_version(version)
    home = Path(folder).absolute() / "Sen2Cor-{:02d}.{:02d}.{:02d}-Linux64".format(*numbers)
    process, package = home / "bin" / "L2A_Process", home / PACKAGE
    if not process.exists():
        process.parent.mkdir(parents=True)
        (package / "cfg").mkdir(parents=True)
        (package / "cfg" / NAME).write_text(parameter_file(numbers), encoding="utf-8")
        (package / "L2A_Process.py").symlink_to(Path(__file__).resolve().with_name("stand_in.py"))
        minor = "{}.{}".format(*numbers)
        process.write_text(_SCRIPT.replace("@MINOR@", minor).replace("@PACKAGE@", PACKAGE.as_posix()))
        process.chmod(0o755)
    python = process.with_name("python2.7")
    if behaviour == "no_python":
        python.unlink(missing_ok=True)
    elif not python.exists():
        python.symlink_to(_SYSTEM_PYTHON)
    told = {"version": ".".join(map(str, numbers)), "behaviour": behaviour, "seconds": seconds}
    (home / _PLAYED).write_text(json.dumps(told))
    return home


def played_by(home: Path) -> Played:
    """What the installation in a folder plays."""
    told = json.loads((home / _PLAYED).read_text())
    return Played(parsed_version(told["version"]), told["behaviour"], told["seconds"])


def home_of(package: str) -> Path:
    """The installation to which a package ``sen2cor`` (``SEN2COR_BIN``) belongs."""
    return Path(package).parents[len(PACKAGE.parts) - 1]
