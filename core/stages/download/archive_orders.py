"""What was ordered from the archives of services, so that looking again does not order again."""

from __future__ import annotations

import threading
from typing import Callable

from ...clock import steady_seconds

ORDER_AGAIN_S = 86_400.0  # an order may be lost; asking more often would use up what the account may order


class ArchiveOrders:
    """Orders of this process. Thread-safe.

    :param clock: seconds that never go back and pass while the computer sleeps, as the day of an order does.
    """

    def __init__(self, clock: Callable[[], float] = steady_seconds) -> None:
        self._clock = clock
        self._ordered: dict[tuple[str, str], float] = {}
        self._lock = threading.Lock()

    def note(self, service: str, uuid: str) -> None:
        """A product was ordered now."""
        with self._lock:
            self._ordered[service, uuid] = self._clock()

    def is_waited_for(self, service: str, uuid: str) -> bool:
        """Whether a product was ordered within the last day."""
        with self._lock:
            ordered = self._ordered.get((service, uuid))
            return ordered is not None and self._clock() - ordered < ORDER_AGAIN_S
