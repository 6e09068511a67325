"""What the page in QGIS's options shows where the services cannot be read: why, and the way out."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.settings_store import read_preferences, write_preferences
from ..core.qgis_adapters.translation import translated
from .options_factory import Content


class OptionsTrouble(Content):
    """A sentence, and a button that does without the user's own services where it is they that cannot be read.

    :param error: why.
    """

    def __init__(self, error: SceneQueueError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        self.label = QLabel(translated(str(error)), self)
        self.label.setWordWrap(True)
        layout.addWidget(self.label)
        self.without_button = QPushButton(self.tr("Do &without my own services"), self)
        self.without_button.setToolTip(self.tr("Forget where your own service profiles are; they stay there"))
        self.without_button.setVisible(bool(read_preferences().profiles_folder))
        self.without_button.clicked.connect(self._on_without)
        layout.addWidget(self.without_button)
        layout.addStretch(1)

    def apply(self) -> None:
        """There is nothing to keep."""

    def _on_without(self) -> None:
        write_preferences(replace(read_preferences(), profiles_folder=""))
        self.without_button.setEnabled(False)
        self.label.setText(self.tr("Done. Open this page again."))
