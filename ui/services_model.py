"""The services as a table: what each is, where it is, and whether a sign-in for it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.qgis_adapters.auth_store import SignInState
from ..core.qgis_adapters.settings_store import Preferences
from ..core.services import ServiceProfile
from .service_words import address_of, kind_words, service_words

TITLE, SIGN_IN, KIND, ADDRESS = range(4)


class ServicesModel(QAbstractTableModel):
    """A row a service, the one that the plugin begins with first.

    :param state_of: where the sign-in of a service is kept, by its id.
    """

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        state_of: Callable[[str], SignInState],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.profiles = sorted(profiles.values(), key=lambda one: (one.id != Preferences.service, one.title))
        self._state_of = state_of
        self._states = {one.id: state_of(one.id) for one in self.profiles if takes_sign_in(one)}

    def state(self, profile: ServiceProfile) -> SignInState | None:
        """Where its sign-in is kept; ``None``: it takes none."""
        return self._states.get(profile.id)

    def refresh(self) -> None:
        """Look at the sign-ins again."""
        self._states = {service: self._state_of(service) for service in self._states}
        self.dataChanged.emit(self.index(0, SIGN_IN), self.index(len(self.profiles) - 1, SIGN_IN))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name
        """One a service."""
        return 0 if parent.isValid() else len(self.profiles)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name
        """Title, sign-in, kind, address."""
        return 0 if parent.isValid() else ADDRESS + 1

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """What stands above the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Service"), self.tr("Sign-in"), self.tr("What it is"), self.tr("Address"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, and as a tip all of it."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        profile = self.profiles[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TITLE:
            return f"{profile.id}: {service_words(profile)}"
        return (profile.title, self._state_words(profile), kind_words(profile), address_of(profile))[index.column()]

    def _state_words(self, profile: ServiceProfile) -> str:
        state = self.state(profile)
        if state is None:
            return self.tr("not needed")
        return {
            SignInState.STORED: self.tr("stored"),
            SignInState.SESSION: self.tr("this session"),
            SignInState.ENVIRONMENT: self.tr("of this computer"),
            SignInState.NONE: self.tr("none"),
        }[state]


def takes_sign_in(profile: ServiceProfile) -> bool:
    """Whether a service is searched or downloads with a sign-in; a STAC catalogue has no products itself."""
    return profile.kind != "stac" and (profile.searches_signed_in or profile.downloads_signed_in)
