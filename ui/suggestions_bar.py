"""Where few scenes were found: what would find more, one click each."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ..core.catalogue import Suggestion
from ..core.qgis_adapters.translation import translated

SHOWN = 3  # suggestions with a button of their own; the others are in a menu


class SuggestionsBar(QFrame):
    """Notes and buttons; hidden where there is nothing to suggest. ``taken`` carries the :class:`Suggestion`."""

    taken = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.notes_label = QLabel(self)
        self.notes_label.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self.more_menu = QMenu(self)
        self.more_button = QToolButton(self)
        self.more_button.setText(self.tr("Others"))
        self.more_button.setAutoRaise(True)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self.more_menu)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 4, 6, 4)
        self._layout.setSpacing(3)
        self._layout.addWidget(self.notes_label)
        self._layout.addWidget(self.more_button)
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion], notes: Sequence[str] = ()) -> None:
        """Offer these instead of those before; without any the bar hides itself."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(one) for one in suggestions[:SHOWN]]
        for place, button in enumerate(self.buttons, start=1):
            self._layout.insertWidget(place, button)
        self.more_menu.clear()
        for one in suggestions[SHOWN:]:
            self.more_menu.addAction(translated(one.sentence)).triggered.connect(
                lambda _, one=one: self.taken.emit(one)
            )
        self.more_button.setVisible(len(suggestions) > SHOWN)
        self.notes_label.setText(" ".join(map(translated, notes)))
        self.notes_label.setVisible(bool(notes))
        self.setVisible(bool(suggestions))

    def _button(self, suggestion: Suggestion) -> QPushButton:
        sentence = translated(suggestion.sentence)
        button = QPushButton(sentence[:1].upper() + sentence[1:], self)
        button.setStyleSheet("text-align: left; padding: 2px 8px;")
        button.setToolTip(self.tr("Search again so: {}").format(sentence))
        button.clicked.connect(lambda: self.taken.emit(suggestion))
        return button
