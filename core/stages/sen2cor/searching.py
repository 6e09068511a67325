"""Where Sen2Cor is looked for on this machine, and what is found there that cannot be used.

Source of the folders: the installers of Sen2Cor 2.5.5 to 2.12, the start script of Windows (2.10), SNAP's plug-in of
Sen2Cor, and sen2like's page on Sen2Cor 3.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import SettingsError
from ...feedback import Feedback
from .installation import Installation, VersionReader

_NAMED = "sen2cor"  # how the folders begin, in any case
# Sen2Cor 3 is a folder of Python's files, without a start script.
_WITHOUT_START_SCRIPT = ("L2A_Process.py", "SEN2COR_3/L2A_Process.py")


@dataclass(frozen=True)
class Oddity:
    """Something that looks like Sen2Cor, or a place to look for it, and is of no use.

    :param sentence: what it is and what can be done, for the user.
    """

    path: Path
    sentence: str


@dataclass(frozen=True)
class Search:
    """What a search found.

    :param installations: the newest first, each once.
    """

    installations: tuple[Installation, ...]
    oddities: tuple[Oddity, ...] = ()


def look_around(
    setting: str = "",
    environment: Mapping[str, str] | None = None,
    usual_folders: Sequence[Path] | None = None,
    *,
    more_folders: Sequence[Path] = (),
    reader: VersionReader | None = None,
    feedback: Feedback | None = None,
) -> Search:
    """Look for Sen2Cor installations on this machine; each is started once to tell its version.

    :param setting: an installation's folder, a folder that holds installations, or an ``L2A_Process``: then nothing
        else is looked at. Quotes, ``~`` and variables in it are understood. Empty: ``more_folders``, ``SEN2COR_BIN``,
        ``SEN2COR_HOME``, ``PATH`` and the usual folders.
    :param environment: the variables to look at; those of this process where none is given.
    :param usual_folders: where ``Sen2Cor-…`` folders may lie; :func:`usual_folders_of` where none is given.
    :param more_folders: what the user named besides, each as a setting may be.
    :param reader: keep one, and each version is asked for only once.
    :param feedback: takes notes and the cancellation.
    :raises CancelledError: if it is no longer wanted.
    """
    environment = os.environ if environment is None else environment
    reader, feedback = reader or VersionReader(environment), feedback or Feedback()
    look = _Look(feedback)
    if setting.strip():
        look.at(read_place(setting))
    else:
        for folder in more_folders:
            look.at(folder)
        look.at_environment(environment)
        for folder in usual_folders_of(sys.platform, environment) if usual_folders is None else usual_folders:
            look.below(folder)
    installations = [Installation(_home_of(one), one, reader.read(one, feedback)) for one in look.processes]
    newest_first = sorted(installations, key=lambda one: one.version or (0, 0, 0), reverse=True)
    return Search(tuple(newest_first), tuple(Oddity(path, told) for path, told in look.oddities.items()))


def find_installations(
    setting: str = "",
    environment: Mapping[str, str] | None = None,
    usual_folders: Sequence[Path] | None = None,
    *,
    more_folders: Sequence[Path] = (),
    reader: VersionReader | None = None,
    feedback: Feedback | None = None,
) -> list[Installation]:
    """The Sen2Cor installations of this machine, the newest first; the parameters are those of :func:`look_around`.

    :raises SettingsError: if there is no Sen2Cor where ``setting`` points.
    :raises CancelledError: if it is no longer wanted.
    """
    search = look_around(
        setting, environment, usual_folders, more_folders=more_folders, reader=reader, feedback=feedback
    )
    if setting.strip() and not search.installations:
        why = "".join(f" {oddity.sentence}" for oddity in search.oddities[:1])
        raise SettingsError(
            f"There is no Sen2Cor that can be started at {setting}.{why}",
            advice="Name the folder that holds bin/L2A_Process (L2A_Process.bat on Windows), or leave it empty.",
        )
    return list(search.installations)


def read_place(text: str) -> Path:
    """The path that a user typed or pasted: without quotes, with ``~`` and variables replaced."""
    return Path(os.path.expandvars(os.path.expanduser(text.strip().strip("\"'").strip())))


def usual_folders_of(platform: str, environment: Mapping[str, str]) -> list[Path]:
    """The folders in which people install Sen2Cor.

    :param platform: as ``sys.platform``.
    :param environment: variables that say where the user's and the system's folders are.
    """
    user = Path(environment.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    # SNAP's own Sen2Cor plug-in unpacks to .snap/auxdata.
    folders = [user, user / ".snap" / "auxdata", user / "Documents", user / "Downloads"]
    if platform == "win32":
        drive = environment.get("SYSTEMDRIVE", "C:") + "\\"
        programs = (environment.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        return [*folders, Path(drive), *(Path(folder) for folder in programs if folder)]
    folders += [user / "bin", user / "opt", Path("/opt"), Path("/usr/local"), Path("/usr/local/share")]
    return [*folders, Path("/Applications")] if platform == "darwin" else folders


class _Look:
    """Collects start scripts, each by the place that links lead to, and what is odd."""

    def __init__(self, feedback: Feedback) -> None:
        self._feedback = feedback
        self.processes: dict[Path, None] = {}
        self.oddities: dict[Path, str] = {}

    def at(self, place: Path) -> None:
        """A place that the user names: the file itself, the installation in the folder, or those in folders below."""
        if os.path.isfile(place):
            self._file(place)
        elif not self._home(place):
            self.below(place)
            if os.path.islink(place) and not os.path.exists(place):
                self._tell_broken(place)

    def at_environment(self, environment: Mapping[str, str]) -> None:
        """What variables point to."""
        for variable in ("SEN2COR_BIN", "SEN2COR_HOME"):
            folder = environment.get(variable)
            if folder:
                # SEN2COR_BIN is …/lib/python2.7/site-packages/sen2cor, four folders below the installation.
                for candidate in [Path(folder), *Path(folder).parents][:5]:
                    self._home(candidate)
        for folder in environment.get("PATH", "").split(os.pathsep):
            if os.path.isabs(folder):
                self._files(Path(folder) / name for name in _process_names())

    def below(self, folder: Path) -> bool:
        """The installations in folders of this one; returns whether there was anything of that name."""
        candidates = list(self._candidates(folder))
        for candidate in candidates:
            if os.path.islink(candidate) and not os.path.exists(candidate):
                self._tell_broken(candidate)
            elif not self._home(candidate):
                # Windows unpacks a ZIP into a folder of its name, which holds one of the same name.
                for inner in self._candidates(candidate):
                    self._home(inner)
        return bool(candidates)

    def _candidates(self, folder: Path) -> Iterator[Path]:
        self._feedback.raise_if_cancelled()
        try:
            if stat.S_ISDIR(os.stat(folder).st_mode):
                names = sorted(os.listdir(folder))
                yield from (folder / name for name in names if name.lower().startswith(_NAMED))
        except PermissionError as error:
            self.oddities.setdefault(folder, f"{folder} could not be looked into ({error.strerror}).")
        except (OSError, ValueError):  # it is not there, or no path at all
            return

    def _home(self, home: Path) -> bool:
        """Whether a folder is an installation, of whatever use."""
        names = _process_names()
        if self._files([home / "bin" / name for name in names] + [home / name for name in names]):
            return True
        if any(os.path.isfile(home / name) for name in _WITHOUT_START_SCRIPT):
            self.oddities[home] = (
                f"{home} seems to be Sen2Cor 3, which has no start script and is not started from here: "
                "install Sen2Cor 2.12.03 beside it."
            )
            return True
        return False

    def _files(self, paths: Iterable[Path]) -> bool:
        return sum(self._file(path) for path in paths) > 0

    def _file(self, path: Path) -> bool:
        """Take a start script; returns whether it is there."""
        # Not Path.is_file, which raises for a folder that may not be entered.
        if not os.path.isfile(path):
            return False
        if os.access(path, os.X_OK):
            self.processes[path.resolve()] = None
        else:
            self.oddities[path] = f"{path} is there but may not be started: give it the right to (chmod +x)."
        return True

    def _tell_broken(self, link: Path) -> None:
        self.oddities[link] = f"{link} is a link to {os.readlink(link)}, which is not there."


def _process_names() -> Sequence[str]:
    return ("L2A_Process.bat",) if os.name == "nt" else ("L2A_Process",)


def _home_of(process: Path) -> Path:
    return process.parent.parent if process.parent.name == "bin" else process.parent
