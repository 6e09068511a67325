"""What becomes of products after their download, as the next order begins with it."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QCheckBox, QWidget

from ..core.qgis_adapters.draft_choices import draft_of, with_choices_of
from ..core.qgis_adapters.settings_store import Preferences
from .form import load_form


class ProductsTab(QWidget):
    """Begins with the user's choices and has the changed ones at the end."""

    keep_archive_check: QCheckBox
    keep_l1c_check: QCheckBox
    loads_check: QCheckBox

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("products_tab", self)
        order = draft_of(preferences).order
        self.keep_archive_check.setChecked(order.settings.keep_archive)
        self.keep_l1c_check.setChecked(order.settings.keep_l1c)
        self.loads_check.setChecked(order.at_end.loads)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Preferences with what is set here."""
        draft = draft_of(preferences)
        settings = replace(
            draft.order.settings,
            keep_archive=self.keep_archive_check.isChecked(),
            keep_l1c=self.keep_l1c_check.isChecked(),
        )
        at_end = replace(draft.order.at_end, loads=self.loads_check.isChecked())
        changed = replace(draft, order=replace(draft.order, settings=settings, at_end=at_end))
        return preferences if changed == draft else with_choices_of(preferences, changed)
