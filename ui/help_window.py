"""The manual in a window of its own, at the place that a dialog is about; it comes with the plugin."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QTextBlock, QTextCursor, QTextDocument
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QPushButton, QTextBrowser, QWidget

from .form import load_form
from .icons import icon

MANUAL = Path(__file__).resolve().parent.parent / "help" / "index.md"
NAME = "scene_queue_help"
WIDTH, HEIGHT = 96, 36  # in characters and lines of its font


class HelpWindow(QDialog):
    """Shows the manual, and goes to its places."""

    places_combo: QComboBox
    find_edit: QLineEdit
    browser: QTextBrowser
    button_box: QDialogButtonBox

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("help_window", self)
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.browser.setOpenLinks(False)
        manual = manual_of(QgsApplication.locale())
        self.browser.document().setMetaInformation(
            QTextDocument.MetaInformation.DocumentUrl, QUrl.fromLocalFile(str(manual)).toString()
        )
        self.browser.setMarkdown(manual.read_text(encoding="utf-8"))
        for block, place in zip(self._headings(), places()):
            self.places_combo.addItem(block.text(), place)
        self.places_combo.activated.connect(lambda: self.go_to(str(self.places_combo.currentData())))
        self.find_edit.returnPressed.connect(self._find)
        self.browser.anchorClicked.connect(self._follow)
        self.button_box.rejected.connect(self.reject)
        metrics = self.fontMetrics()
        self.resize(WIDTH * metrics.averageCharWidth(), HEIGHT * metrics.height())

    @property
    def place(self) -> str:
        """Where it is: the heading that was gone to last."""
        return str(self.places_combo.currentData())

    def go_to(self, place: str) -> bool:
        """Show a place at the top; returns whether there is one of that name.

        :param place: as a link of the manual names it, ``first-scene`` say; empty: the beginning.
        """
        for row, block in enumerate(self._headings()):
            if place in ("", self.places_combo.itemData(row)):
                self.places_combo.setCurrentIndex(row)
                self.browser.setTextCursor(QTextCursor(block))
                top = self.browser.document().documentLayout().blockBoundingRect(block).top()
                self.browser.verticalScrollBar().setValue(int(top))
                return True
        return False

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Go to the place once more, now that the lines have their width."""
        super().showEvent(event)
        self.go_to(self.place)

    def _headings(self) -> list[QTextBlock]:
        found, block = [], self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _find(self) -> None:
        """Go to the next place with these words, from the top again behind the last one."""
        words = self.find_edit.text()
        if words and not self.browser.find(words):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(words)

    def _follow(self, url: QUrl) -> None:
        if url.hasFragment() and not url.host():
            self.go_to(url.fragment())
        elif url.scheme() in ("https", "http"):
            QDesktopServices.openUrl(url)


def manual_of(locale: str) -> Path:
    """The manual in a language, such as ``es_MX``; in English where there is no other."""
    own = MANUAL.with_suffix(f".{locale[:2]}.md")
    return own if own.is_file() else MANUAL


@functools.lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """The names of the places: those of the English headings, which the other manuals have in the same order."""
    lines = MANUAL.read_text(encoding="utf-8").splitlines()
    return tuple(place_of(line.lstrip("# ")) for line in lines if line.startswith("#"))


def place_of(heading: str) -> str:
    """The name of a heading's place, as links name it: small letters, and hyphens for blanks."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def show_help(place: str, window: QWidget) -> HelpWindow:
    """Show the manual at a place, in the window that belongs to ``window`` already if there is one.

    It is a child of ``window``, so that it can be read while a modal one is open.
    """
    shown = window.findChild(HelpWindow, NAME) or HelpWindow(window)
    shown.show()
    shown.go_to(place)
    shown.raise_()
    return shown


def add_help(buttons: QDialogButtonBox, place: str, dialog: QWidget) -> None:
    """Give a dialog a *Help* button that opens the manual at a place."""
    buttons.addButton(QDialogButtonBox.StandardButton.Help)
    buttons.helpRequested.connect(lambda: show_help(place, dialog))


def dress_help_button(button: QPushButton, place: str, dialog: QWidget) -> None:
    """Have a button of a dialog without a button box open the manual at a place."""
    button.setText(QCoreApplication.translate("SceneQueue", "Help"))
    button.setToolTip(QCoreApplication.translate("SceneQueue", "Open the manual where it tells of this dialog"))
    button.setIcon(icon("help"))
    button.setAutoDefault(False)
    button.clicked.connect(lambda: show_help(place, dialog))
