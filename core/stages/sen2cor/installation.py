"""Sen2Cor installations on this machine: where they are and which version they are.

Source of the folders and of the texts: the installers of Sen2Cor 2.5.5 to 2.12 (``Sen2Cor-02.xx.yy-Linux64.run`` and
its Windows and macOS forms), the output of ``L2A_Process --help`` as users posted it.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import SettingsError
from ...feedback import Feedback
from ...processes.environment import child_environment
from ...processes.process import NotStartedError, TimeLimitError, run_process

Version = tuple[int, int, int]

HELP_LIMIT_S = 60.0
_FOLDERS = "[Ss]en2[Cc]or*"
_PRINTED = re.compile(r"Sen2Cor\)?\.?\s+(?:Version:\s*)?0?(\d+)\.0?(\d+)\.0?(\d+)")
_IN_FOLDER_NAME = re.compile(r"Sen2Cor-0?(\d+)\.0?(\d+)\.0?(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Installation:
    """One Sen2Cor on this machine.

    :param home: the folder it was installed to.
    :param process: its ``L2A_Process`` (a shell script; on Windows ``L2A_Process.bat``).
    :param version: such as ``(2, 5, 5)``; ``None`` where it could not be read.
    """

    home: Path
    process: Path
    version: Version | None

    @property
    def version_text(self) -> str:
        """The version as ESA writes it: ``2.5.5``, but ``2.12.03``."""
        return version_text(self.version) if self.version else "of unknown version"


def version_text(version: Version) -> str:
    """The version as ESA writes it: since 2.10 the last number has two digits."""
    major, minor, patch = version
    return f"{major}.{minor}.{patch:02d}" if version >= (2, 10, 0) else f"{major}.{minor}.{patch}"


def parse_version(help_text: str) -> Version | None:
    """The version in what ``--help`` printed, ``None`` where no known form of it is there.

    Every version words the sentence differently, and argparse breaks it anywhere.
    """
    return _version_in(_PRINTED, " ".join(help_text.split()))


class VersionReader:
    """Asks ``L2A_Process`` for its version, once for each file as long as it does not change. Thread-safe.

    :param environment: the environment to clean for the child; that of this process where none is given.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = environment
        self._lock = threading.Lock()
        self._known: dict[tuple[Path, int], Version | None] = {}

    def read(self, process: Path, feedback: Feedback) -> Version | None:
        """The version that ``process --help`` prints, else that of its folder's name, else ``None``.

        :raises CancelledError: if it is no longer wanted; an ``L2A_Process`` that hangs ends at once.
        """
        key = (process, process.stat().st_mtime_ns)
        with self._lock:
            if key in self._known:
                return self._known[key]
        version = self._ask(process, feedback) or _version_in(_IN_FOLDER_NAME, str(process))
        with self._lock:
            self._known[key] = version
        return version

    def _ask(self, process: Path, feedback: Feedback) -> Version | None:
        environment = child_environment(os.environ if self._environment is None else self._environment)
        lines: list[str] = []
        try:
            run_process(
                [str(process), "--help"],
                title="Sen2Cor",
                environment={**environment, "COLUMNS": "200"},
                folder=Path(tempfile.gettempdir()),
                on_line=lines.append,
                feedback=feedback,
                limit_s=HELP_LIMIT_S,
            )
        except (NotStartedError, TimeLimitError) as error:
            feedback.note(f"The version of {process} could not be read: {error.message}", warning=True)
        return parse_version("\n".join(lines))


def find_installations(
    setting: str = "",
    environment: Mapping[str, str] | None = None,
    usual_folders: Sequence[Path] | None = None,
    *,
    reader: VersionReader | None = None,
    feedback: Feedback | None = None,
) -> list[Installation]:
    """The Sen2Cor installations of this machine, the newest first.

    :param setting: an installation's folder, a folder that holds installations, or an ``L2A_Process``: then nothing
        else is looked at. Empty: ``SEN2COR_BIN``, ``SEN2COR_HOME``, ``PATH`` and the usual folders.
    :param environment: the variables to look at; those of this process where none is given.
    :param usual_folders: where ``Sen2Cor-…`` folders may lie; :func:`usual_folders_of` where none is given.
    :param reader: keep one, and each version is asked for only once.
    :param feedback: takes notes and the cancellation.
    :raises SettingsError: if there is no Sen2Cor where ``setting`` points.
    :raises CancelledError: if it is no longer wanted.
    """
    environment = os.environ if environment is None else environment
    reader = reader or VersionReader(environment)
    feedback = feedback or Feedback()
    if setting.strip():
        processes = list(_processes_at(Path(os.path.expanduser(setting.strip()))))
        if not processes:
            raise SettingsError(
                f"There is no Sen2Cor that can be started at {setting}.",
                advice="Name the folder that holds bin/L2A_Process (L2A_Process.bat on Windows), or leave it empty.",
            )
    else:
        folders = usual_folders_of(sys.platform, environment) if usual_folders is None else usual_folders
        processes = [*_processes_of_environment(environment), *_processes_below(folders)]
    found = dict.fromkeys(process.resolve() for process in processes)
    installations = [Installation(_home_of(process), process, reader.read(process, feedback)) for process in found]
    return sorted(installations, key=lambda installation: installation.version or (0, 0, 0), reverse=True)


def usual_folders_of(platform: str, environment: Mapping[str, str]) -> list[Path]:
    """The folders in which people install Sen2Cor.

    :param platform: as ``sys.platform``.
    :param environment: variables that say where the user's and the system's folders are.
    """
    user = Path(environment.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    # SNAP's own Sen2Cor plug-in unpacks to .snap/auxdata.
    folders = [user, user / ".snap" / "auxdata", user / "Documents"]
    if platform == "win32":
        drive = environment.get("SYSTEMDRIVE", "C:") + "\\"
        programs = (environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        return [*folders, Path(drive), *(Path(folder) for folder in programs if folder)]
    folders += [user / "bin", user / "opt", Path("/opt"), Path("/usr/local"), Path("/usr/local/share")]
    return [*folders, Path("/Applications")] if platform == "darwin" else folders


def _processes_at(path: Path) -> Iterator[Path]:
    """What a setting means: the file itself, the installation in the folder, or those in folders below it."""
    if os.path.isfile(path):
        yield from _startable([path])
    else:
        own = list(_processes_in(path))
        yield from own or _processes_below([path])


def _processes_of_environment(environment: Mapping[str, str]) -> Iterator[Path]:
    for variable in ("SEN2COR_BIN", "SEN2COR_HOME"):
        folder = environment.get(variable)
        if folder:
            # SEN2COR_BIN is …/lib/python2.7/site-packages/sen2cor, four folders below the installation.
            for candidate in [Path(folder), *Path(folder).parents][:5]:
                yield from _processes_in(candidate)
    for folder in environment.get("PATH", "").split(os.pathsep):
        if os.path.isabs(folder):
            yield from _startable(Path(folder) / name for name in _process_names())


def _processes_below(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if os.path.isdir(folder) and os.access(folder, os.R_OK | os.X_OK):
            for candidate in sorted(folder.glob(_FOLDERS)):
                yield from _processes_in(candidate)


def _processes_in(home: Path) -> Iterator[Path]:
    names = _process_names()
    return _startable([home / "bin" / name for name in names] + [home / name for name in names])


def _process_names() -> Sequence[str]:
    return ("L2A_Process.bat",) if os.name == "nt" else ("L2A_Process",)


def _startable(paths: Iterable[Path]) -> Iterator[Path]:
    # Not Path.is_file, which raises for a folder that may not be entered.
    return (path for path in paths if os.path.isfile(path) and os.access(path, os.X_OK))


def _home_of(process: Path) -> Path:
    return process.parent.parent if process.parent.name == "bin" else process.parent


def _version_in(expression: re.Pattern[str], text: str) -> Version | None:
    found = expression.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
