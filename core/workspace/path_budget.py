"""Whether the paths of an order's files are short enough, and its folder a good place; asked before queueing.

Sources: Microsoft, "Maximum Path Length Limitation" (260 with the NUL at the end; a switch of Windows 10 lifts it for
programs that ask for it); path_resolution(7) and limits.h of Linux (4096 and 255 bytes); manifests of real products.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import DiskError, SettingsError
from ..product.name import ProcessingLevel
from ..settings import Settings
from . import Workspace

# "GRANULE/L2A_T33XWJ_A026649_20220413T150756/IMG_DATA/R10m/T33XWJ_20220413T150759_AOT_10m.jp2", with its separator, and
# what an unfinished file has behind its name
INSIDE_CHARS = 92 + 12
_REFUSED_BY_SEN2COR = "GRANULE"


@dataclass(frozen=True)
class PathRules:
    """What a system allows.

    :param system: its name, for the sentence.
    :param longest_path, longest_name: characters (UTF-16) or, with ``counts_bytes``, bytes (UTF-8).
    """

    system: str
    longest_path: int
    longest_name: int
    counts_bytes: bool

    def length(self, text: str) -> int:
        """How long a path or a name is, as the system counts."""
        return len(os.fsencode(text)) if self.counts_bytes else len(text.encode("utf-16-le", "surrogatepass")) // 2


POSIX = PathRules("this system", 4095, 255, True)
WINDOWS = PathRules("Windows", 259, 255, False)
LONG_WINDOWS = PathRules("Windows", 32_000, 255, False)


class PathTooLongError(SettingsError):
    """A path that a product needs is longer than the system takes."""


def rules_for(folder: Path, scratch: Path | None = None, system: str = os.name) -> PathRules:
    """The rules that hold for a folder that is there, and for the scratch folder if it is one of its own.

    Whether Windows takes long paths depends on its switch, the program and the drive: it is tried.
    """
    if system != "nt":
        return POSIX
    places = (folder,) if scratch is None else (folder, scratch)
    return LONG_WINDOWS if all(_takes_long_paths(place) for place in places) else WINDOWS


def require_short_paths(workspaces: Iterable[Workspace], rules: PathRules) -> None:
    """Make sure that all files of scenes can be written.

    :raises PathTooLongError: naming the longest path, and what to shorten by how much.
    """
    known = list(workspaces)
    for workspace in known:
        _require_short_names(workspace.product, rules)
    longest = _longest(known, rules)
    too_many = rules.length(longest) + INSIDE_CHARS - rules.longest_path
    if longest and too_many > 0:
        raise PathTooLongError(
            f"The paths of some files would be too long for {rules.system}: {longest} with what lies in it has "
            f"{rules.length(longest) + INSIDE_CHARS} characters, {rules.longest_path} are allowed.",
            advice=f"Choose a folder whose path is at least {too_many} characters shorter, such as one of a drive.",
        )


def make_folders(settings: Settings) -> None:
    """Make the folder of an order, and its scratch folder if it has one of its own.

    :raises DiskError: if one of them cannot be made or written.
    :raises SettingsError: if the scratch folder is no whole path.
    """
    make_folder(settings.folder)
    if settings.scratch is not None:
        if not settings.scratch.is_absolute():
            raise SettingsError(
                f"The folder {settings.scratch} for unfinished files is no whole path.",
                advice="Choose a folder of a local disk for them, or none.",
            )
        make_folder(settings.scratch, "unfinished files")


def make_folder(folder: Path, what: str = "the products") -> None:
    """Make the folder of an order, if it is not there.

    :param what: lies in it.
    :raises DiskError: if it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DiskError(
            f"The folder {folder} cannot be written ({error.strerror}).",
            advice=f"Choose another folder for {what}, or connect its drive.",
        ) from error


def folder_warnings(
    folder: Path,
    workspaces: Iterable[Workspace] = (),
    rules: PathRules = POSIX,
    environment: Mapping[str, str] = os.environ,
) -> list[str]:
    """What speaks against a folder although it can be used, a sentence each.

    :param workspaces, rules: as in :func:`require_short_paths`.
    :param environment: names the system's temporary places.
    """
    warnings = []
    known = list(workspaces)
    to_correct = [one for one in known if one.name.level is ProcessingLevel.L1C]
    longest = WINDOWS.length(_longest(to_correct, WINDOWS)) + INSIDE_CHARS
    if to_correct and rules is LONG_WINDOWS and longest > WINDOWS.longest_path:
        warnings.append(
            f"Sen2Cor itself takes no path of more than {WINDOWS.longest_path} characters, and some in {folder} would "
            f"have {longest}: choose another folder if scenes are to be corrected."
        )
    scratch = {one.settings.scratch: None for one in known if one.settings.scratch is not None}
    for place in (folder, *scratch):
        if _REFUSED_BY_SEN2COR in str(place):
            warnings.append(
                f"Sen2Cor does not work in {place}, because its path holds the word {_REFUSED_BY_SEN2COR}: "
                "choose another folder if scenes are to be corrected."
            )
    places = [environment.get(name, "") for name in ("TEMP", "TMP", "TMPDIR")]
    if any(_lies_in(folder, Path(place)) for place in (tempfile.gettempdir(), *places) if place):
        warnings.append(f"{folder} is a temporary place, which the system empties: products may be lost there.")
    return warnings


def _longest(workspaces: Iterable[Workspace], rules: PathRules) -> str:
    """The longest path of a product, final or unfinished; empty: there are none."""
    products = (path for one in workspaces for path in (one.product, one.copied_product, *one.unfinished_products))
    return max(map(str, products), key=rules.length, default="")


def _require_short_names(path: Path, rules: PathRules) -> None:
    for name in path.parts:
        if rules.length(name) > rules.longest_name:
            raise PathTooLongError(
                f"The name {name} is too long for {rules.system}: {rules.longest_name} are allowed.",
                advice="Choose a folder with shorter names.",
            )


def _lies_in(folder: Path, place: Path) -> bool:
    one, other = (os.path.normcase(os.path.abspath(path)) for path in (folder, place))
    return one == other or one.startswith(other.rstrip(os.sep) + os.sep)


def _takes_long_paths(folder: Path) -> bool:
    """Try it: a folder in a folder in it whose path is longer than the old limit."""
    name = "long_path_" * 14
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".scene_queue_") as trial:
            (Path(trial) / name / name).mkdir(parents=True)
    except OSError:
        return False
    return True
