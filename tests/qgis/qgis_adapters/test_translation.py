"""The plugin's texts in QGIS's language."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication
from scene_queue.core.qgis_adapters.translation import Translation, translated

TEXTS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{}"><context>
<name>TranslationTest</name>
<message numerus="yes"><source>%n scene(s)</source><translation>{}</translation></message>{}
</context></TS>"""
AREA = "<message><source>Area</source><translation>Zona</translation></message>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plurals = "<numerusform>{}</numerusform><numerusform>{}</numerusform>"
    texts = {
        "en": TEXTS.format("en", plurals.format("%n scene", "%n scenes"), ""),
        "es": TEXTS.format("es", plurals.format("%n escena", "%n escenas"), AREA),
    }
    tool = shutil.which("lrelease")
    assert tool is not None
    for language, text in texts.items():
        source = tmp_path / f"scene_queue_{language}.ts"
        source.write_text(text, encoding="utf-8")
        subprocess.run([tool, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)
    (tmp_path / "sentences_es.json").write_text('{"{} is full.": "{} está lleno."}', encoding="utf-8")
    return tmp_path


@pytest.fixture
def translation(folder: Path) -> Iterator[Translation]:
    made = Translation(folder)
    yield made
    made.remove()


def _said(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TranslationTest", text, "", count)


def test_texts_are_spanish_where_qgis_is_mexican(translation: Translation) -> None:
    translation.install("es_MX")
    assert _said("Area") == "Zona"
    assert _said("%n scene(s)", 6) == "6 escenas"


@pytest.mark.parametrize("language", ["en", "en_GB", "fr", "C"])
def test_plurals_are_english_where_there_is_no_translation(translation: Translation, language: str) -> None:
    translation.install(language)
    assert _said("Area") == "Area"
    assert (_said("%n scene(s)", 1), _said("%n scene(s)", 6)) == ("1 scene", "6 scenes")


def test_what_core_says_is_spanish_too(translation: Translation) -> None:
    translation.install("es_MX")
    assert translated("The disk is full.") == "The disk está lleno."


def test_nothing_is_left_in_qgis_afterwards(translation: Translation) -> None:
    translation.install("es")
    translation.remove()
    assert (_said("Area"), translated("The disk is full.")) == ("Area", "The disk is full.")


def test_a_checkout_without_compiled_texts_says_what_stands_in_the_code(tmp_path: Path) -> None:
    missing = Translation(tmp_path)
    missing.install("es")
    assert _said("Area") == "Area"
