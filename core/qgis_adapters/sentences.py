"""Sentences of ``core`` in the user's language.

``core`` knows nothing of Qt and of languages: what it says is English, and so are logs and reports. Its sentences are
templates with values put in; here a sentence is recognised by its template, and said in the translation of that, with
the same values. What is not recognised stays English, so that nothing is ever lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

PLACE = "{}"
_REMEMBERED = 4096  # texts with their translations
_LETTERS = 3  # that a template has besides its places, at least
_BETWEEN = re.compile(r"(?<=[.!?…:]) (?=\S)")


class _Template:
    """A text with places for values, and its translation."""

    def __init__(self, text: str, translation: str) -> None:
        pieces = text.split(PLACE)
        self.letters = sum(character.isalpha() for piece in pieces for character in piece)
        self._longest = max(pieces, key=len)
        self._pattern = re.compile("(.*?)".join(re.escape(piece) for piece in pieces), re.DOTALL)
        self.translation = translation

    def values_in(self, text: str) -> tuple[str, ...] | None:
        """What stands in its places in a text; ``None``: it is another text."""
        found = self._pattern.fullmatch(text) if self._longest in text else None
        return None if found is None else found.groups()


class Sentences:
    """Translations of templates.

    :param translations: by template, in which each value has the place ``{}``; so in a translation, or ``{0}``,
        ``{1}`` where their order differs.
    """

    def __init__(self, translations: Mapping[str, str]) -> None:
        known = {text.strip(): translation.strip() for text, translation in translations.items()}
        self._whole = {text: translation for text, translation in known.items() if PLACE not in text}
        templates = [_Template(text, translation) for text, translation in known.items() if PLACE in text]
        # what says more is tried first: "The folder {} is full." before "The {}."
        self._templates = sorted((one for one in templates if one.letters >= _LETTERS), key=lambda one: -one.letters)
        self._say_again = lru_cache(_REMEMBERED)(self._say)

    @classmethod
    def read(cls, path: Path) -> Sentences:
        """Those of a JSON file; none where there is no such file."""
        return cls(json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})

    def translated(self, text: str) -> str:
        """A text of ``core``, one or more sentences or a part of one, in the language of the translations."""
        return self._say_again(text) if self._whole or self._templates else text

    def _say(self, text: str) -> str:
        body = text.strip()
        return text.replace(body, self._by_sentences(_BETWEEN.split(body))) if body else text

    def _by_sentences(self, sentences: list[str]) -> str:
        """Sentence by sentence, or as few of them as are one text of ``core`` together."""
        said: list[str] = []
        while sentences:
            known = ((count, self._known(" ".join(sentences[:count]))) for count in range(1, len(sentences) + 1))
            count, translation = next(((count, text) for count, text in known if text), (1, sentences[0]))
            said.append(translation)
            del sentences[:count]
        return " ".join(said)

    def _known(self, text: str) -> str | None:
        if text in self._whole:
            return self._whole[text]
        for template in self._templates:
            values = template.values_in(text)
            if values is not None:
                return template.translation.format(*map(self._say_again, values))
        return None
