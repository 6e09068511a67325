"""The parameter file (GIPP) of one run: a copy of one that is there, with the order's choices put in.

Each run has a copy of its own, so that runs side by side, and another program that uses the same Sen2Cor, never meet.
The copy is the base to the byte but for the content of single elements: comments, their order and what a version has of
its own stay. Source: ``L2A_GIPP.xml`` of Sen2Cor 2.5.5 to 2.12.03 and of 3, and ``L2A_Config.py`` of 2.8.0 and 2.10.01.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from ...errors import SettingsError
from ...settings import CorrectionOptions
from .installation import GIPP, Installation

NONE = "NONE"  # Sen2Cor's word for no terrain model
_THREADS = ("Nr_Threads", "Nr_Processes")  # since 2.8; in 2.5.5
_DEM_FOLDER, _DEM_REFERENCE = "DEM_Directory", "DEM_Reference"
_START_TAG = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_SIGNED_IN = re.compile(r"(?<=://)[^/@\s<>]+:[^/@\s<>]+(?=@)")


@dataclass(frozen=True)
class BaseGipp:
    """The file that a run's own is made of.

    :param path: of it.
    :param is_chosen: whether the order names it; then only what the order chooses besides is changed in it.
    """

    path: Path
    is_chosen: bool


@dataclass(frozen=True)
class RunGipp:
    """The parameter file of one run.

    :param content: all of it.
    :param base: what it was made of.
    :param dropped_dem: the folder of terrain models that the base names and the order did not ask for; empty: none.
    """

    content: bytes
    base: Path
    dropped_dem: str = ""


@dataclass(frozen=True)
class _Content:
    """Where the content of an element stands, in bytes."""

    start: int
    end: int
    text: str


def run_gipp(installation: Installation, options: CorrectionOptions, environment: Mapping[str, str]) -> RunGipp | None:
    """What the order and the installation make of the parameter file.

    In a file that the order does not name, one thread reads the images, as the queue counts one processor a run, and
    there is no terrain model but the order's: old versions name servers that are gone, and a download may hang.

    :param environment: says where the user's own Sen2Cor folder is.
    :returns: ``None``: nobody has such a file, and nothing has to be put into one.
    :raises SettingsError: if the order's choices cannot be put in, or its file cannot be read.
    """
    base = base_gipp(installation, options, environment)
    if base is None:
        _refuse_choices_without_file(installation, options)
        return None
    try:
        content = base.path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"The parameter file {base.path} cannot be read ({error.strerror or error}).",
            advice="Name another parameter file in the options for Sen2Cor, or none.",
        ) from error
    changes, dropped_dem = _changes(_Elements(content, base.path), base, options, user_home(installation, environment))
    return RunGipp(edited(content, changes, base.path), base.path, dropped_dem)


def base_gipp(
    installation: Installation, options: CorrectionOptions, environment: Mapping[str, str]
) -> BaseGipp | None:
    """The order's own file, else the installation's, else that of the user's Sen2Cor folder; ``None``: there is none.

    :raises SettingsError: if the order names a file that is not there.
    """
    if options.gipp is not None:
        if not options.gipp.is_file():
            raise SettingsError(
                f"The parameter file {options.gipp} of the order is not there.",
                advice="Name another parameter file in the options for Sen2Cor, or none.",
            )
        return BaseGipp(options.gipp, is_chosen=True)
    candidates = [installation.gipp, user_home(installation, environment) / "cfg" / GIPP]
    found = next((path for path in candidates if path is not None and path.is_file()), None)
    return None if found is None else BaseGipp(found, is_chosen=False)


def user_home(installation: Installation, environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder of the user's own that this Sen2Cor keeps its configuration in, there or not."""
    named = environment.get("SEN2COR_HOME")
    if named:
        return Path(named)
    is_windows = platform == "win32"
    user = Path(environment.get("USERPROFILE" if is_windows else "HOME") or Path.home())
    top = user / "Documents" / "sen2cor" if is_windows else user / "sen2cor"
    return top if installation.version is None else top / "{}.{}".format(*installation.version)


def edited(content: bytes, changes: Mapping[str, str], path: Path) -> bytes:
    """A file with the content of elements replaced, each of which it has exactly once.

    :param changes: new texts by the names of elements.
    :param path: of the file, for errors.
    :raises SettingsError: naming the file and the element where that is not so, or where the file is no XML.
    """
    elements = _Elements(content, path)
    found = {name: elements.one(name) for name in changes}
    for name, place in sorted(found.items(), key=lambda item: -item[1].start):
        text = escape(changes[name]).encode("ascii", "xmlcharrefreplace")  # whatever encoding the file has
        content = content[: place.start] + text + content[place.end :]
    return content


def without_sign_in(content: str) -> str:
    """A parameter file or an address without user and password: 2.5.5 has those of a server of terrain models."""
    return _SIGNED_IN.sub("…", content)


class _Elements:
    """The elements of a file that hold text only."""

    def __init__(self, content: bytes, path: Path) -> None:
        self._bytes, self._path = content, path
        self._found: dict[str, list[_Content]] = {}
        self._open: list[tuple[str, int, list[str]]] = []
        if b"\0" in content:
            raise self._unusable("it is in UTF-16, where UTF-8 belongs")
        parser = expat.ParserCreate()
        self._parser = parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise self._unusable(f"it is no XML: {error}") from error

    def has(self, name: str) -> bool:
        return name in self._found

    def one(self, name: str) -> _Content:
        found = self._found.get(name, [])
        if len(found) != 1:
            raise self._unusable(f"it has the element {name} {len(found)} times instead of once")
        place = found[0]
        inner = self._bytes[place.start : place.end]
        if place.end < place.start or b"<" in inner:
            raise self._unusable(f"its element {name} holds more than a text")
        return place

    def text(self, name: str) -> str:
        return self.one(name).text.strip()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _START_TAG.match(self._bytes, self._parser.CurrentByteIndex)
        # an element without content (<X/>) has no place to put one
        at = tag.end() if tag and not tag[0].endswith(b"/>") else len(self._bytes) + 1
        self._open.append((name, at, []))

    def _text(self, text: str) -> None:
        self._open[-1][2].append(text)

    def _end(self, name: str) -> None:
        _, start, parts = self._open.pop()
        self._found.setdefault(name, []).append(_Content(start, self._parser.CurrentByteIndex, "".join(parts)))

    def _refuse_doctype(self, *_given: object) -> None:
        raise self._unusable("it declares a document type")

    def _unusable(self, why: str) -> SettingsError:
        return SettingsError(
            f"The parameter file {self._path} cannot be used: {why}.",
            advice="Name the parameter file of this version of Sen2Cor in the options, or none.",
        )


def _changes(elements: _Elements, base: BaseGipp, options: CorrectionOptions, home: Path) -> tuple[dict[str, str], str]:
    """New texts by element, and the folder of terrain models that goes."""
    changes, dropped = _choices(options), ""
    there = elements.text(_DEM_FOLDER) if elements.has(_DEM_FOLDER) else ""
    if not base.is_chosen:
        changes.update({name: "1" for name in _THREADS if elements.has(name)})
    if options.dem_folder is not None:
        changes[_DEM_FOLDER] = os.path.abspath(options.dem_folder)
    elif base.is_chosen and _is_named(there):
        changes[_DEM_FOLDER] = os.path.abspath(home / there)  # else it would be looked for in the run's own folder
    elif not base.is_chosen:
        dropped = there if _is_named(there) else ""
        changes.update({name: NONE for name in (_DEM_FOLDER, _DEM_REFERENCE) if elements.has(name)})
    if options.dem_reference:
        if not _is_named(changes.get(_DEM_FOLDER, there)):
            raise SettingsError(
                "Terrain models are to be downloaded, and no folder is named for them.",
                advice="Name the folder of the terrain models too, or no address.",
            )
        changes[_DEM_REFERENCE] = options.dem_reference
    return changes, dropped


def _is_named(dem_folder: str) -> bool:
    return dem_folder.upper() not in ("", NONE)


def _choices(options: CorrectionOptions) -> dict[str, str]:
    """What the order chooses of the correction itself."""
    chosen: dict[str, str] = {}
    if options.aerosol is not None:
        chosen["Aerosol_Type"] = options.aerosol.value
    if options.mid_latitude is not None:
        chosen["Mid_Latitude"] = options.mid_latitude.value
    if options.ozone_du is not None:
        chosen["Ozone_Content"] = str(options.ozone_du)
    if options.cirrus is not None:
        chosen["Cirrus_Correction"] = "TRUE" if options.cirrus else "FALSE"
    return chosen


def _refuse_choices_without_file(installation: Installation, options: CorrectionOptions) -> None:
    chosen = [*_choices(options), *([_DEM_FOLDER] if options.dem_folder or options.dem_reference else [])]
    if chosen:
        raise SettingsError(
            f"The choices of the order ({', '.join(chosen)}) need a parameter file, and Sen2Cor "
            f"{installation.version_text} in {installation.home} has none ({GIPP}).",
            advice="Name a parameter file of this version in the options for Sen2Cor, or install it again.",
        )
