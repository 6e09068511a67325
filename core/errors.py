"""What can go wrong, classified once: whose it is decides what happens next."""

from __future__ import annotations

import enum
from collections.abc import Mapping


class ErrorKind(enum.Enum):
    """Who can mend it."""

    USER = "user"  # the user: a wrong password, an empty area, a full disk; a retry alone does not help
    TEMPORARY = "temporary"  # time: the network, a busy service; worth another attempt
    PERMANENT = "permanent"  # nobody here: the service or the product is at fault


class SceneQueueError(Exception):
    """Base of all errors that are shown to the user.

    :param message: one sentence: what failed, and why.
    :param advice: one sentence: what to do now; empty where there is nothing to do.
    :param retry_after_s: seconds after which the service asks to be tried again.
    :ivar facts: what was found out before it failed, for the report; JSON-able, without secrets.
    """

    kind = ErrorKind.PERMANENT

    def __init__(self, message: str, *, advice: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.retry_after_s = retry_after_s
        self.facts: Mapping[str, object] = {}

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class AreaError(SceneQueueError):
    """The area of interest is empty, out of bounds or cannot be read."""

    kind = ErrorKind.USER


class SettingsError(SceneQueueError):
    """A setting, a parameter or a service profile is wrong."""

    kind = ErrorKind.USER


class CredentialsError(SceneQueueError):
    """A sign-in is missing or was refused."""

    kind = ErrorKind.USER


class DiskError(SceneQueueError):
    """A folder cannot be written, or the disk is full."""

    kind = ErrorKind.USER


class NoRoomError(DiskError):
    """The disk is full, or nearly: downloads wait for room, other work goes on.

    :ivar is_of_order: whether one order's products take all that they may, and other orders have room.
    """

    is_of_order = False


class BudgetTooSmallError(SceneQueueError):
    """A scene alone takes more than the products of its order may take on the disk."""

    kind = ErrorKind.USER


class FolderGoneError(DiskError):
    """The folder of an order is not there any more: its drive is not connected, or has another letter."""


class Sen2CorMissingError(SceneQueueError):
    """No Sen2Cor installation can do this correction."""

    kind = ErrorKind.USER


class NetworkError(SceneQueueError):
    """No connection, a time-out, or a connection that broke."""

    kind = ErrorKind.TEMPORARY


class ServiceBusyError(SceneQueueError):
    """The service answers, but not now (429, 502, 503, maintenance)."""

    kind = ErrorKind.TEMPORARY


class ServiceError(SceneQueueError):
    """The service refused the request or gave an answer that makes no sense."""


class OfflineError(SceneQueueError):
    """The service holds the product in its archive; it has to be ordered there before it can be fetched."""


class VolumeError(SceneQueueError):
    """The account's transfer volume is used up, and the user would rather wait than go on slowly."""

    kind = ErrorKind.TEMPORARY


class TransferError(SceneQueueError):
    """The bytes that arrived are not the file that was announced; another attempt may mend it."""

    kind = ErrorKind.TEMPORARY


class ProductError(SceneQueueError):
    """A SAFE product on disk is incomplete or damaged."""


class CorrectionError(SceneQueueError):
    """Sen2Cor ran and did not make a complete L2A product."""


class StoreError(SceneQueueError):
    """The store of the queue cannot be opened or refuses a change."""

    kind = ErrorKind.USER


class CancelledError(SceneQueueError):
    """The user cancelled; no failure."""

    kind = ErrorKind.USER

    def __init__(self, message: str = "Cancelled.") -> None:
        super().__init__(message)
