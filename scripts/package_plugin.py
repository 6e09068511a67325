"""Make the ZIP that a user installs: the plugin and its pure-Python needs, under one folder ``scene_queue``.

The checkout is only read. The same checkout gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rewrite_imports import RewriteError, imported_modules, rewrite
from translations import core_translations
from vendored import VendorError, lay, read_pins

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "scene_queue"
HOME = PurePosixPath("core/_vendor")

FILES = ("metadata.txt", "__init__.py", "plugin.py", "resources.qrc", "LICENSE", "CHANGELOG.md")
FOLDERS = ("core", "ui", "i18n", "help")
KINDS = {".py", ".json", ".ui", ".svg", ".png", ".qml", ".qm", ".html", ".css", ".txt", ".md"}


class PackageError(Exception):
    """The ZIP would not work; the text says why."""


def main(arguments: list[str]) -> int:
    """Make the ZIP and say where it is; a reason goes to standard error."""
    parser = argparse.ArgumentParser(prog="scripts/package", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for scene_queue.zip (default: dist)")
    out = parser.parse_args(arguments).out
    try:
        archive = package(ROOT, out)
    except (PackageError, RewriteError, VendorError, OSError) as error:
        print(f"scripts/package: {error}", file=sys.stderr)
        return 1
    print(f"{archive} ({archive.stat().st_size / 1e6:.1f} MB)")
    return 0


def package(root: Path, out: Path) -> Path:
    """Build the plugin of a checkout in a folder of its own and pack it.

    :param root: the checkout.
    :param out: folder for the ZIP, made if need be.
    :raises PackageError: if a file is missing, or an import in the ZIP would lead nowhere.
    """
    with tempfile.TemporaryDirectory() as folder:
        plugin = Path(folder) / PACKAGE
        _copy_plugin(root, plugin)
        _translate(root / "i18n", plugin / "i18n")
        vendored = lay(read_pins(root / "requirements-vendor.txt"), plugin / HOME)
        _mark(plugin / HOME, (root / "scripts" / "gate_marks.txt").read_text(encoding="utf-8"))
        for path in sorted(plugin.rglob("*.py")):
            _rewrite_file(path, plugin, vendored)
        lost = list(lost_imports(plugin, vendored))
        if lost:
            raise PackageError("imports in the ZIP that lead nowhere:\n  " + "\n  ".join(lost))
        out.mkdir(parents=True, exist_ok=True)
        unfinished = Path(folder) / "unfinished.zip"
        _pack(plugin, unfinished)
        return _put(unfinished, out / f"{PACKAGE}.zip")


def lost_imports(plugin: Path, vendored: frozenset[str]) -> Iterator[str]:
    """Yield the place of each import that finds no file in ``plugin``, or would look for a vendored package outside.

    :param plugin: the folder ``scene_queue`` as it will be installed.
    """
    for path in sorted(plugin.rglob("*.py")):
        package_parts = path.relative_to(plugin.parent).parent.parts
        for line, module in imported_modules(path.read_text(encoding="utf-8"), package_parts):
            inside = module[:1] == (PACKAGE,)
            # The last part may be a name in the module before it.
            found = inside and any(_is_module(plugin.parent, parts) for parts in (module, module[:-1]))
            if module and (module[0] in vendored or (inside and not found)):
                yield f"{path.relative_to(plugin)}:{line}: {'.'.join(module)}"


def _is_module(folder: Path, parts: tuple[str, ...]) -> bool:
    place = folder.joinpath(*parts)
    return place.is_dir() or place.with_name(place.name + ".py").is_file()


def _copy_plugin(root: Path, plugin: Path) -> None:
    absent = [name for name in FILES if not (root / name).is_file()]
    if absent:
        raise PackageError(f"missing in the checkout: {', '.join(absent)}")
    plugin.mkdir()
    for name in FILES:
        shutil.copyfile(root / name, plugin / name)
    shutil.copyfile(root / "scripts" / "gate_bandit.ini", plugin / ".bandit")
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            kept = path.is_file() and path.suffix in KINDS and not path.is_relative_to(root / HOME)
            if kept and "__pycache__" not in path.parts:
                target = plugin / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def _translate(texts: Path, folder: Path) -> None:
    """Make what Qt reads of each translation."""
    tool = shutil.which("lrelease")
    if tool is None:
        raise PackageError("lrelease is missing: install Debian's qttools5-dev-tools.")
    folder.mkdir(exist_ok=True)
    for path in sorted(texts.glob("*.ts")):
        command = [tool, "-silent", str(path), "-qm", str(folder / f"{path.stem}.qm")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PackageError(f"lrelease could not read {path.name}: {done.stderr.strip()}")
        spoken = json.dumps(core_translations(path), ensure_ascii=False, indent=0, sort_keys=True)
        language = path.stem.rpartition("_")[2]
        (folder / f"sentences_{language}.json").write_text(spoken, encoding="utf-8")


def _mark(home: Path, marks: str) -> None:
    """Put behind lines of vendored packages what a scanner is to know of them.

    :raises PackageError: for a mark whose lines are not there any more.
    """
    for line in marks.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, wanted, mark = (part.strip() for part in line.split(" | "))
        lines = (home / name).read_text(encoding="utf-8").splitlines()
        marked = [f"{one}  {mark}" if wanted in one else one for one in lines]
        if marked == lines:
            raise PackageError(f"scripts/gate_marks.txt: no line of {name} has {wanted}")
        (home / name).write_text("\n".join(marked) + "\n", encoding="utf-8")


def _rewrite_file(path: Path, plugin: Path, vendored: frozenset[str]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(rewrite(text, PurePosixPath(path.relative_to(plugin)), vendored, HOME), encoding="utf-8")


def _pack(plugin: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(path for path in plugin.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(plugin.parent).as_posix(), date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, whatever this runs on
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def _put(unfinished: Path, archive: Path) -> Path:
    """Move the ZIP to its name in one step, from another file system too."""
    beside = archive.with_name(archive.name + ".part")
    shutil.copyfile(unfinished, beside)
    os.replace(beside, archive)
    return archive


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
