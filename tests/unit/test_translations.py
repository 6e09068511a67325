"""Every text of the plugin is translated, and the translations have the places of their texts."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
from conftest import ROOT
from core_sentences import CONTEXT
from translations import out_of_date, unfinished, updated
from wrapped_texts import wrapped_texts

FILES = sorted((ROOT / "i18n").glob("*.ts"))
PLACE = re.compile(r"\{[^{}]*\}")
POSITION = re.compile(r"\{\d+")


@pytest.mark.skipif(shutil.which("pylupdate5") is None, reason="Debian's pyqt5-dev-tools are missing")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_qts_tool_finds_nothing_new_and_nothing_that_is_not_translated(path: Path) -> None:
    new = updated(ROOT, path)
    assert out_of_date(path, new) == []
    assert list(unfinished(path.name, new)) == []


def forms_of(message: Xml.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plurals = [form.text or "" for form in translation.findall("numerusform")]
    return plurals or [translation.text or ""]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_takes_the_values_of_its_text(path: Path) -> None:
    wrong = []
    for context in Xml.parse(path).iter("context"):
        for message in context.iter("message"):
            text = message.findtext("source", "")
            for form in forms_of(message):
                places, wanted = PLACE.findall(form), PLACE.findall(text)
                is_numbered = context.findtext("name") == CONTEXT and any(map(POSITION.match, places))
                same = len(places) == len(wanted) if is_numbered else sorted(places) == sorted(wanted)
                if not same or text[:1].isspace() != form[:1].isspace() or text[-1:].isspace() != form[-1:].isspace():
                    wrong.append((text, form))
    assert wrong == []


def test_texts_that_reach_qt_through_a_function_are_found_with_its_context() -> None:
    code = '''
def _tr(text):
    return QCoreApplication.translate("Words", text)

class Form:
    def said(self, text):
        """Say it."""
        return QCoreApplication.translate("Form", text)

    def fill(self, text):
        return self.said("a word"), _tr("two " "words"), _tr(text), other("none")
'''
    assert sorted(wrapped_texts(code)) == [("Form", "a word"), ("Words", "two words")]
