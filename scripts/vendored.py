"""Lay the pure-Python needs of the plugin into a folder of its own, each at its pinned version, with its licence."""

from __future__ import annotations

import fnmatch
import importlib.metadata
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

BROUGHT_BY_QGIS = frozenset(
    {"requests", "urllib3", "certifi", "idna", "charset-normalizer", "python-dateutil", "six", "packaging"}
)
"""Distributions that every QGIS from 3.22 on has, on Linux, Windows and macOS."""

TAKEN_IF_THERE = frozenset({"numpy", "pyproj", "pillow", "shapely"})
"""Compiled needs of sentinelhub, taken from QGIS; where one is missing, that part says so and switches itself off."""

LEFT_OUT = {
    "click": "only the command lines of geomet and sentinelsat use it, and they are dropped",
    "colorama": "only terminals on Windows use it; tqdm does without",
    "oauthlib": "sentinelhub gets its tokens with it; ours come through our own session",
    "requests-oauthlib": "as oauthlib",
    "tifffile": "sentinelhub decodes TIFF into arrays with it; here files stay files",
    "tomli": "sentinelhub reads its own configuration file with it, which is never read here",
    "tomli-w": "sentinelhub writes that file with it",
}
"""Needs that a vendored distribution names and that nothing in the ZIP imports."""

DROPPED = (
    "*.pyc", "*.pyi", "*/py.typed", "*/__main__.py",
    "sentinelsat/scripts/*", "html2text/cli.py", "geojson/examples.py",
    "geomet/tool.py", "geomet/esri.py", "geomet/geopackage.py", "geomet/wkb.py",
    "tqdm/contrib/*", "tqdm/cli.py", "tqdm/completion.sh", "tqdm/dask.py", "tqdm/keras.py", "tqdm/rich.py",
    "tqdm/tk.py", "tqdm/tqdm.1", "tqdm/_main.py", "tqdm/_tqdm.py", "tqdm/_tqdm_gui.py",
    "tqdm/_tqdm_notebook.py", "tqdm/_utils.py",
    "pystac_client/cli.py", "pystac/html/*.jinja2", "pystac/static/*",
    "pystac/validation/jsonschemas/*", "pystac/validation/local_validator.py",
    "sentinelhub/aws/commands.py", "sentinelhub/commands.py", "sentinelhub/testing_utils.py",
    "aenum/doc/*", "aenum/test*.py", "aenum/_py2.py",
)  # fmt: skip
"""Patterns of files that the plugin has no use for: command lines, bars for programs that are not QGIS, and schemas
(validation by them wants packages that are compiled)."""

_OTHER_JSON = ("try:\n    import simplejson as json\nexcept ImportError:\n    import json\n", "import json\n")

_SCHEMA_CHECKS = """try:
    import jsonschema
    import jsonschema.exceptions
    import jsonschema.validators
    from referencing import Registry, Resource

    from pystac.validation.local_validator import get_local_schema_cache

    HAS_JSONSCHEMA = True
except ImportError:
    HAS_JSONSCHEMA = False
"""
_SUMMARY_FIELDS = """        jsonfields: dict[str, Any] = json.loads(
            importlib.resources.files("pystac.static")
            .joinpath("fields-normalized.json")
            .read_text()
        )
        return jsonfields
"""

_BOTO3 = """try:
    from boto3 import Session
    from botocore.exceptions import NoCredentialsError
except ImportError as import_exception:
    raise ImportError(
        "To use AWS functionalities of this package you have to install sentinelhub[AWS] package extension"
    ) from import_exception

"""

MARSHMALLOW = "3.26.1"
"""What its module says of its version, which cannot be asked of a package that is not installed."""

PATCHES = {
    "aenum/_common.py": (
        ("if PY2:\n    from . import _py2\n    from ._py2 import *\n    __all__.extend(_py2.__all__)\n", ""),
    ),
    "geojson/codec.py": (_OTHER_JSON,),
    "geojson/mapping.py": (_OTHER_JSON,),
    "marshmallow/__init__.py": tuple(
        (f'{before}importlib.metadata.version("marshmallow"){after}\n', f'{before}"{MARSHMALLOW}"{after}\n')
        for before, after in (("        return ", ""), ("        return Version(", ")"), ("_version__ = Version(", ")"))
    ),
    "sentinelhub/aws/client.py": ((_BOTO3, ""),),  # core.network.libraries puts another client in its place
    "sentinelhub/config.py": (("import tomli\nimport tomli_w\n", ""),),
    "sentinelhub/decoding.py": (("import tifffile as tiff\n", ""),),
    "sentinelhub/io_utils.py": (("import tifffile as tiff\n", ""),),
    "sentinelhub/download/session.py": (
        ("from oauthlib.oauth2 import BackendApplicationClient\n", ""),
        ("from requests_oauthlib import OAuth2Session\n", ""),
    ),
    "pystac/stac_io.py": (("try:\n    import orjson\nexcept ImportError:\n    orjson = None", "orjson = None"),),
    "pystac/summaries.py": ((_SUMMARY_FIELDS, "        return {}\n"), ("import importlib.resources\n", "")),
    "pystac/validation/stac_validator.py": ((_SCHEMA_CHECKS, "HAS_JSONSCHEMA = False\n"),),
    "tqdm/__init__.py": (
        ("from .cli import main  # TODO: remove in v5.0.0\n", ""),
        ("'tqdm_notebook', 'tnrange', 'main', 'TMonitor',", "'tqdm_notebook', 'tnrange', 'TMonitor',"),
    ),
}
"""Texts to replace in a file, for what is dropped and for what another plugin may have brought; each must be found."""

LICENCE_FILES = ("licen[cs]e*", "copying*", "notice*", "authors*")

_LINE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)\s+# (?P<reason>.+) \((?P<licence>[^()]+)\)")


class VendorError(Exception):
    """The pinned packages cannot be laid into the plugin; the text says which one and why."""


@dataclass(frozen=True)
class Pin:
    """One line of requirements-vendor.txt."""

    name: str
    version: str
    reason: str
    licence: str


def read_pins(requirements: Path) -> tuple[Pin, ...]:
    """Read the exact versions, each with its reason and licence.

    :raises VendorError: if a line has no version, reason or licence.
    """
    pins = []
    for line in requirements.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise VendorError(f"{requirements.name}: not of the form «name==version # reason (licence)»: {line}")
        pins.append(Pin(**match.groupdict()))
    return tuple(pins)


def lay(pins: tuple[Pin, ...], home: Path) -> frozenset[str]:
    """Copy the installed distributions into ``home``, with licences and ``vendor.txt``; imports are not yet rewritten.

    :param home: the folder for the packages; it must not exist.
    :return: the top-level names that are now in ``home``.
    :raises VendorError: if a distribution is absent, of another version, compiled, too new for Python 3.9, without a
        licence text, or needs what is neither vendored nor brought by QGIS.
    """
    home.mkdir(parents=True)
    (home / "__init__.py").write_text('"""Packages of others; vendor.txt says which and why."""\n', encoding="utf-8")
    names: set[str] = set()
    lines = []
    for pin in pins:
        distribution = _installed(pin)
        _check_needs(distribution, {other.name for other in pins})
        names.update(_copy_code(distribution, home))
        licences = _copy_licences(distribution, home / "licences" / pin.name)
        lines.append(f"{pin.name} {pin.version}: {pin.reason}\n    {pin.licence}: {', '.join(licences)}\n")
    _patch(home)
    (home / "vendor.txt").write_text("".join(lines), encoding="utf-8")
    return frozenset(names)


def _installed(pin: Pin) -> importlib.metadata.Distribution:
    try:
        distribution = importlib.metadata.distribution(pin.name)
    except importlib.metadata.PackageNotFoundError as error:
        raise VendorError(f"{pin.name} is not installed: run scripts/environment") from error
    if distribution.version != pin.version:
        raise VendorError(f"{pin.name} {distribution.version} is installed, not {pin.version}: run scripts/environment")
    python = Requirement(f"python{distribution.metadata.get('Requires-Python') or '>=3'}")
    if not python.specifier.contains("3.9"):
        raise VendorError(f"{pin.name} {pin.version} needs Python {python.specifier}; the plugin runs on 3.9")
    return distribution


def _check_needs(distribution: importlib.metadata.Distribution, vendored: set[str]) -> None:
    for need in map(Requirement, distribution.requires or ()):
        only_elsewhere = need.marker is not None and "extra" in str(need.marker)
        if only_elsewhere or need.name in vendored | BROUGHT_BY_QGIS | TAKEN_IF_THERE | LEFT_OUT.keys():
            continue
        if need.marker is None or need.marker.evaluate({"python_version": "3.9"}):
            name = distribution.metadata["Name"]
            raise VendorError(f"{name} needs {need.name}, which is neither vendored nor brought by QGIS")


def _copy_code(distribution: importlib.metadata.Distribution, home: Path) -> Iterator[str]:
    """Copy what is kept and yield the top-level name of each file."""
    for file in distribution.files or ():
        path = PurePosixPath(file)
        if path.parts[0] == ".." or path.parts[0].endswith((".dist-info", ".data")) or _is_dropped(path):
            continue
        if path.suffix in {".so", ".pyd", ".dll", ".dylib"}:
            raise VendorError(f"{path} is compiled; only pure Python goes into the ZIP")
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(distribution.locate_file(file)), target)
        yield path.parts[0].removesuffix(".py")


def _is_dropped(path: PurePosixPath) -> bool:
    return any(fnmatch.fnmatch(str(path), pattern) for pattern in DROPPED)


def _copy_licences(distribution: importlib.metadata.Distribution, folder: Path) -> list[str]:
    texts = [
        file
        for file in distribution.files or ()
        if _may_hold_a_licence(file) and any(fnmatch.fnmatch(file.name.lower(), glob) for glob in LICENCE_FILES)
    ]
    if not texts:
        raise VendorError(f"{distribution.metadata['Name']} brings no licence text")
    folder.mkdir(parents=True)
    for file in texts:
        shutil.copyfile(str(distribution.locate_file(file)), folder / file.name)
    return [f"licences/{folder.name}/{file.name}" for file in texts]


def _may_hold_a_licence(file: PurePosixPath) -> bool:
    """Beside the metadata, or in the package's own folder (aenum)."""
    return ".dist-info" in file.parts[0] or (len(file.parts) == 2 and file.suffix in ("", ".txt", ".md"))


def _patch(home: Path) -> None:
    for path, replacements in PATCHES.items():
        text = (home / path).read_text(encoding="utf-8")
        for old, new in replacements:
            if text.count(old) != 1:
                raise VendorError(f"{path}: the text to replace is not there once: {old.strip()}")
            text = text.replace(old, new)
        (home / path).write_text(text, encoding="utf-8")
