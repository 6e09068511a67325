"""Bring the translations in ``i18n`` up to date with the texts in the code, or say what they lack.

Texts of widgets and forms are found by Qt's own tool (``pylupdate5``), those of ``core`` by :mod:`core_sentences`, some
by :mod:`wrapped_texts`. Places in the code are left out of the files, so that a line more in the code changes no
translation. English holds plurals only, which the code leaves open ("6 scene(s)").
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Xml
from collections.abc import Iterable, Iterator
from pathlib import Path

from core_sentences import CONTEXT, sentences
from wrapped_texts import wrapped_texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "i18n"
SOURCES = ("plugin.py", "ui/*.py", "ui/forms/*.ui", "core/qgis_adapters/**/*.py")
TOOL = "pylupdate5"
ENGLISH = "_en"


class TranslationError(Exception):
    """The texts could not be read."""


def main(arguments: list[str]) -> int:
    """Update the files, or only compare; ends with 1 where a file is out of date, or a translation is missing."""
    parser = argparse.ArgumentParser(prog="scripts/translations", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; end with 1 where something is missing")
    is_check = parser.parse_args(arguments).check
    problems: list[str] = []
    try:
        for path in sorted((ROOT / FOLDER).glob("*.ts")):
            new = updated(ROOT, path)
            if is_check:
                problems += out_of_date(path, new)
            else:
                path.write_text(new, encoding="utf-8")
            problems += unfinished(path.name, new)
    except (TranslationError, OSError, Xml.ParseError) as error:
        problems.append(str(error))
    for problem in problems:
        print(f"scripts/translations: {problem}", file=sys.stderr)
    return 1 if problems else 0


def updated(root: Path, translation: Path) -> str:
    """The text of a ``.ts`` file with exactly the texts that the code of a checkout has.

    :raises TranslationError: if the tool is missing, or cannot read the code.
    """
    tool = shutil.which(TOOL)
    if tool is None:
        raise TranslationError(f"{TOOL} is missing: install Debian's pyqt5-dev-tools.")
    sources = sorted(str(path.relative_to(root)) for pattern in SOURCES for path in root.glob(pattern))
    with tempfile.TemporaryDirectory(dir=root / FOLDER) as folder:
        copy, said = Path(folder) / translation.name, Path(folder) / "core.py"
        shutil.copyfile(translation, copy)
        said.write_text("\n".join(map(_call, _texts_not_found(root, sources))), encoding="utf-8")
        command = [tool, "-noobsolete", *sources, str(said.relative_to(root)), "-ts", str(copy.relative_to(root))]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=_clean())
        if done.returncode:
            raise TranslationError(f"{TOOL} failed: {done.stderr.strip()}")
        return _settled(copy.read_text(encoding="utf-8"), only_plurals=translation.stem.endswith(ENGLISH))


def _texts_not_found(root: Path, sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Contexts and texts that Qt's own tool does not find."""
    yield from ((CONTEXT, text) for text in sentences(root / "core"))
    for source in sources:
        if source.endswith(".py"):
            yield from wrapped_texts((root / source).read_text(encoding="utf-8"))


def _call(said: tuple[str, str]) -> str:
    return f"QCoreApplication.translate({json.dumps(said[0])}, {json.dumps(said[1], ensure_ascii=False)})"


def _clean() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore", "LC_ALL": "C.UTF-8"}


def _settled(text: str, *, only_plurals: bool) -> str:
    tree = Xml.fromstring(text)  # noqa: S314 - our own file
    contexts = sorted(tree.findall("context"), key=lambda context: context.findtext("name", ""))
    for context in contexts:
        tree.remove(context)
        for message in context.findall("message"):
            if only_plurals and message.get("numerus") != "yes":
                context.remove(message)
            for place in message.findall("location"):
                message.remove(place)
    tree.extend(context for context in contexts if context.find("message") is not None)
    Xml.indent(tree, "    ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return head + Xml.tostring(tree, encoding="unicode") + "\n"


def out_of_date(path: Path, new: str) -> list[str]:
    """What differs between a file and what it should be."""
    old = path.read_text(encoding="utf-8")
    if old == new:
        return []
    there, wanted = _texts(old), _texts(new)
    problems = [f"{path.name} lacks {text!r}" for text in sorted(wanted - there)]
    problems += [f"{path.name} has what no code says: {text!r}" for text in sorted(there - wanted)]
    return problems or [f"{path.name} is not as scripts/translations writes it"]


def unfinished(name: str, text: str) -> Iterator[str]:
    """Yield a sentence for each text without a translation."""
    for context, message in _messages(text):
        translation = message.find("translation")
        is_done = translation is not None and translation.get("type") != "unfinished"
        if not is_done:
            yield f"{name} does not translate {context}: {message.findtext('source')!r}"


def core_translations(translation: Path) -> dict[str, str]:
    """The translations of a ``.ts`` file of what ``core`` says, by template."""
    told = ((context, message) for context, message in _messages(translation.read_text(encoding="utf-8")))
    pairs = (
        (message.findtext("source", ""), message.findtext("translation", ""))
        for context, message in told
        if context == CONTEXT
    )
    return {text: said for text, said in pairs if said}


def _texts(text: str) -> set[tuple[str, str]]:
    return {(context, message.findtext("source", "")) for context, message in _messages(text)}


def _messages(text: str) -> Iterator[tuple[str, Xml.Element]]:
    for context in Xml.fromstring(text).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
