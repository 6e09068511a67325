"""The plugin's texts in the language of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .sentences import Sentences

NAME, SENTENCES = "scene_queue", "sentences"
FOLDER = Path(__file__).resolve().parents[2] / "i18n"


_spoken = [Sentences({})]  # the last one counts


def translated(text: str) -> str:
    """What ``core`` says, in the language of QGIS; what is not known there stays English."""
    return _spoken[-1].translated(text)


class Translation:
    """The plugin's texts in another language, from :meth:`install` to :meth:`remove`. Main thread.

    :param folder: of the ``.qm`` files and the sentences of ``core``, which are made when the plugin is packed; without
        them texts stay as they are written in the code.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._sentences: Sentences | None = None

    def install(self, language: str | None = None) -> None:
        """Translate what is shown from now on.

        :param language: such as ``es_MX``; ``None``: that of QGIS.
        """
        wanted = QLocale(QgsApplication.locale() if language is None else language)
        # English lies below each language: it has the plurals, which the code leaves open ("6 scene(s)")
        for locale in (QLocale(QLocale.Language.English), wanted):
            translator = QTranslator()
            if translator.load(locale, NAME, "_", str(self._folder)):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
        language_code = wanted.name().split("_")[0]
        self._sentences = Sentences.read(self._folder / f"{SENTENCES}_{language_code}.json")
        _spoken.append(self._sentences)

    def remove(self) -> None:
        """Leave nothing behind in QGIS."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        if self._sentences in _spoken:
            _spoken.remove(self._sentences)
