"""What becomes of products after their download, as the next order begins with it."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ..core.job_queue.order import AtEnd
from ..core.qgis_adapters.draft_choices import draft_of, with_choices_of
from ..core.qgis_adapters.settings_store import Preferences
from .checked_combo import CheckedCombo
from .form import load_form
from .layer_words import layer_titles


class ProductsTab(QWidget):
    """Begins with the user's choices and has the changed ones at the end."""

    keep_archive_check: QCheckBox
    keep_l1c_check: QCheckBox
    loads_check: QCheckBox
    layers_layout: QVBoxLayout

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("products_tab", self)
        order = draft_of(preferences).order
        self.keep_archive_check.setChecked(order.settings.keep_archive)
        self.keep_l1c_check.setChecked(order.settings.keep_l1c)
        self.loads_check.setChecked(order.at_end.loads)
        self.layers_combo = CheckedCombo(layer_titles(), layer_titles()[AtEnd.layers[0]], self)
        self.layers_combo.setObjectName("layers_combo")
        self.layers_combo.setToolTip(self.tr("What each product is shown as"))
        self.layers_combo.choose(order.at_end.layers)
        self.layers_layout.addWidget(self.layers_combo)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Preferences with what is set here."""
        draft = draft_of(preferences)
        settings = replace(
            draft.order.settings,
            keep_archive=self.keep_archive_check.isChecked(),
            keep_l1c=self.keep_l1c_check.isChecked(),
        )
        kinds = self.layers_combo.chosen or AtEnd.layers
        at_end = replace(draft.order.at_end, loads=self.loads_check.isChecked(), layers=kinds)
        changed = replace(draft, order=replace(draft.order, settings=settings, at_end=at_end))
        return preferences if changed == draft else with_choices_of(preferences, changed)
