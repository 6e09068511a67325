"""What QGIS's plugin repository looks at before it takes a ZIP, and what it would say.

Sources: ``qgis-app/plugins/validator.py`` and ``security_scanner.py`` of https://github.com/qgis/QGIS-Plugins-Website.
Findings of Bandit that are configured (``.bandit`` in the ZIP) or marked (``# nosec``) have their reason beside them.
"""

from __future__ import annotations

import argparse
import configparser
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "scene_queue"
MOST_BYTES = 25_000_000
REQUIRED = (
    *("name", "description", "about", "version", "qgisMinimumVersion", "author", "email"),
    *("homepage", "repository", "tracker", "icon", "license", "tags"),
)
LONGEST_NAME, LONGEST_DESCRIPTION = 50, 150
NO_PROGRAMS = {".exe", ".dll", ".so", ".dylib", ".bat", ".cmd", ".sh", ".ps1", ".pyc", ".pyd", ".jar"}
NO_FOLDERS = {"__pycache__", ".git", "__MACOSX", ".venv"}
OUR_STYLE = ("--select", "E9,E722,F6,F7,F82", "--exclude", "core/_vendor")  # the rest is ruff's, before the ZIP is made


def main(arguments: list[str]) -> int:
    """Look at a ZIP and print what stands against it; ends with 1 if anything does."""
    parser = argparse.ArgumentParser(prog="scripts/gate", description=__doc__.splitlines()[0])
    parser.add_argument("zip", type=Path, nargs="?", default=ROOT / "dist" / f"{PACKAGE}.zip")
    archive = parser.parse_args(arguments).zip
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as opened, ThreadPoolExecutor() as threads:
        opened.extractall(folder)
        plugin = Path(folder) / PACKAGE
        scans = [threads.submit(_all_of, scan, plugin) for scan in (bandit, secrets, style)]
        problems = [*files(opened.namelist(), archive.stat().st_size), *metadata(plugin)]
        for scan in scans:
            problems += scan.result()
    for problem in problems:
        print(f"scripts/gate: {problem}", file=sys.stderr)
    print(f"scripts/gate: {len(problems)} findings in {len(opened.namelist())} files")
    return 1 if problems else 0


def files(names: list[str], size_bytes: int) -> Iterator[str]:
    """What is wrong with the names in a ZIP and with its size."""
    paths = [PurePosixPath(name) for name in names]
    roots = {path.parts[0] for path in paths}
    if roots != {PACKAGE}:
        yield f"the ZIP has other folders at its top than {PACKAGE}: {', '.join(sorted(roots))}"
    for name in ("metadata.txt", "__init__.py", "LICENSE"):
        if f"{PACKAGE}/{name}" not in names:
            yield f"{name} is missing"
    for path in paths:
        if path.suffix.lower() in NO_PROGRAMS or NO_FOLDERS & set(path.parts):
            yield f"{path} does not belong into a plugin"
    if size_bytes > MOST_BYTES:
        yield f"the ZIP has {size_bytes / 1e6:.1f} MB, {MOST_BYTES / 1e6:.0f} are allowed"


def metadata(plugin: Path) -> Iterator[str]:
    """What is wrong with ``metadata.txt``."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the names have capitals
    parser.read(plugin / "metadata.txt", encoding="utf-8")
    told = dict(parser["general"])
    yield from (f"metadata.txt has no {name}" for name in REQUIRED if not told.get(name, "").strip())
    if len(told.get("name", "")) > LONGEST_NAME:
        yield "the plugin's name is too long"
    if len(told.get("description", "")) > LONGEST_DESCRIPTION:
        yield f"the description has more than {LONGEST_DESCRIPTION} characters"
    for name in ("description", "about", "changelog"):
        if "<" in told.get(name, ""):
            yield f"{name} holds HTML"
    for name in ("homepage", "repository", "tracker"):
        if not told.get(name, "").startswith("https://"):
            yield f"{name} is no address that begins with https://"
    if not (plugin / told.get("icon", "")).is_file():
        yield f"there is no icon {told.get('icon')!r}"


def bandit(plugin: Path) -> Iterator[str]:
    """What Bandit says, but for what the plugin's own ``.bandit`` and its marks explain."""
    done = _run(plugin, "bandit", "-q", "-r", ".", "-f", "json", "--ini", ".bandit")
    for found in json.loads(done.stdout)["results"]:
        yield f"{found['test_id']} {found['filename']}:{found['line_number']}: {found['issue_text']}"


def secrets(plugin: Path) -> Iterator[str]:
    """What looks like a password or a key."""
    done = _run(plugin, "detect_secrets", "scan", "--all-files", ".")
    for name, found in json.loads(done.stdout)["results"].items():
        yield from (f"{name}:{one['line_number']}: {one['type']}" for one in found)


def style(plugin: Path) -> Iterator[str]:
    """What flake8 says of our own code."""
    yield from _run(plugin, "flake8", *OUR_STYLE, ".").stdout.splitlines()


def _all_of(scan: Callable[[Path], Iterator[str]], plugin: Path) -> list[str]:
    return list(scan(plugin))


def _run(plugin: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=plugin, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
