"""Sentences of ``core`` in the user's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scene_queue.core.qgis_adapters.sentences import Sentences

SPANISH = Sentences(
    {
        "There is no folder {}.": "No existe la carpeta {}.",
        "Choose another folder.": "Elija otra carpeta.",
        "{} is not whole, {} in {} files: {}{}": "{} no está completo, {} en {} archivos: {}{}",
        "{} is missing.": "Falta {}.",
        " And {} more.": " Y {} más.",
        "1 finding": "1 hallazgo",
        "{} findings": "{} hallazgos",
        "{} of {} scenes": "De {1} escenas, {0}",
        "{}: {}": "{} → {}",
        "starting Sen2Cor": "iniciando Sen2Cor",
    }
)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("starting Sen2Cor", "iniciando Sen2Cor"),
        ("There is no folder /a b/c.", "No existe la carpeta /a b/c."),
        ("There is no folder /a.b. Choose another folder.", "No existe la carpeta /a.b. Elija otra carpeta."),
        ("3 of 10 scenes", "De 10 escenas, 3"),
        (
            "S2A is not whole, 2 findings in 30 files: a.jp2 is missing. b.jp2 is missing. And 3 more.",
            "S2A no está completo, 2 hallazgos en 30 archivos: Falta a.jp2. Falta b.jp2. Y 3 más.",
        ),
        ("What nobody knows. Choose another folder.", "What nobody knows. Elija otra carpeta."),
        ("  starting Sen2Cor ", "  iniciando Sen2Cor "),
        ("", ""),
    ],
)
def test_a_sentence_is_known_by_its_template_and_keeps_its_values(said: str, wanted: str) -> None:
    assert SPANISH.translated(said) == wanted


def test_a_template_of_nothing_but_values_takes_nothing_for_its_own() -> None:
    assert SPANISH.translated("a: b") == "a: b"


def test_values_with_braces_stay_as_they_are() -> None:
    assert SPANISH.translated("There is no folder {a}.") == "No existe la carpeta {a}."


def test_without_a_file_everything_stays_english(tmp_path: Path) -> None:
    assert Sentences.read(tmp_path / "none.json").translated("Choose another folder.") == "Choose another folder."


def test_they_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sentences_es.json"
    file.write_text(json.dumps({"Area": "Zona"}), encoding="utf-8")
    assert Sentences.read(file).translated("Area") == "Zona"
