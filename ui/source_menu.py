"""The menu behind *From: …*: the service that scenes are fetched from, and those that may be tried next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ..core.services import ServiceProfile
from ..core.stages.download.choice import SourceOffer

try:
    from qgis.PyQt.QtGui import QActionGroup  # its home in Qt 6; QGIS 3.40 has it there for Qt 5, too
except ImportError:
    from qgis.PyQt.QtWidgets import QActionGroup


class SourceMenu(QMenu):
    """Services that deliver products.

    ``source_chosen`` carries the id of a service; ``allowed`` the id of another one, and whether it may be tried next.
    """

    source_chosen = pyqtSignal(str)
    allowed = pyqtSignal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self.source_actions: dict[str, QAction] = {}
        self.alternative_actions: dict[str, QAction] = {}

    def show_offers(self, offers: Sequence[SourceOffer], sources: Collection[str], alternatives: Sequence[str]) -> None:
        """Show what there is.

        :param sources: ids of the services that the scenes come from now.
        :param alternatives: ids of those that may be tried next.
        """
        self.clear()
        self._group = QActionGroup(self)
        self.source_actions = {offer.profile.id: self._add_source(offer, sources) for offer in offers}
        self.addSeparator()
        self.addAction(self.tr("Where a scene cannot be had there, also try:")).setEnabled(False)
        self.alternative_actions = {
            offer.profile.id: self._add_alternative(offer.profile, offer.profile.id in alternatives)
            for offer in offers
            if offer.profile.id not in sources
        }

    def _add_source(self, offer: SourceOffer, sources: Collection[str]) -> QAction:
        service = offer.profile.id
        action = self.addAction(self._title(offer.profile))
        self._group.addAction(action)
        action.setCheckable(True)
        action.setChecked(list(sources) == [service])
        action.setEnabled(offer.is_possible)
        action.setToolTip(offer.reason or offer.profile.title)
        action.triggered.connect(lambda _=False: self.source_chosen.emit(service))
        return action

    def _add_alternative(self, profile: ServiceProfile, is_allowed: bool) -> QAction:
        action = self.addAction(self._title(profile))
        action.setCheckable(True)
        action.setChecked(is_allowed)
        action.toggled.connect(lambda on: self.allowed.emit(profile.id, on))
        return action

    def _title(self, profile: ServiceProfile) -> str:
        title = profile.title.replace("&", "&&")
        return self.tr("{} – paid by you").format(title) if profile.costs_money else title
