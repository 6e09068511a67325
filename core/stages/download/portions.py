"""How much of a file a lane asks for next."""

from __future__ import annotations

from ...network import Lanes
from .part_file import PartFile
from .pieces import Piece

SHARE = 0.75  # of what each lane would get of the rest, if all were equal
SMALLEST_SHARED = 2 * 1024 * 1024  # a smaller file is asked for as a whole
SMALLEST_REQUEST = 16 * 1024
# Towards the end, where all lanes are to end together, a request lasts so long, and so many times longer than the
# service takes to begin its answer.
LEAST_S, LATENCY_FACTOR = 0.05, 8
SMALLEST_HALVED = 64 * 1024
WORTH_HALVING_S, WORTH_HALVING_AT = 0.5, 40_000_000


class Portions:
    """Deals out a file to the lanes that fetch it. Thread-safe.

    Each lane asks for the next bytes that nobody fetches: much at first, less and less towards the end, so that all
    end together, few requests are made, and the checksum is not far behind. A request is cut short only where a lane
    has nothing to do while another one has much left: what was on its way then is fetched twice.

    :param size_bytes: of the file, as the catalogue lists it; 0: it does not.
    :param lanes: where more lanes may be borrowed; ``None``: nowhere.
    :ivar takes_ranges: whether the service gives parts of the file; ``None``: not known.
    """

    def __init__(self, part: PartFile, size_bytes: int, lanes: Lanes | None) -> None:
        self.takes_ranges: bool | None = None
        self._part = part
        self._size_bytes = size_bytes
        self._lanes = lanes
        self._latency_s = 0.0
        self._bytes_per_second = 0.0

    def learn(self, latency_s: float, bytes_per_second: float) -> None:
        """What a request took; the quickest answer counts (others waited for a sign-in, or for a connection)."""
        if latency_s and bytes_per_second:
            self._latency_s = min(latency_s, self._latency_s or latency_s)
            self._bytes_per_second = bytes_per_second

    def first_end(self) -> int | None:
        """Where the first request for the file ends, if others may fetch the rest; ``None``: where the file does."""
        size = self._size_bytes
        if self.takes_ranges is False or self._lanes is None or not self._lanes.has_free():
            return None
        return self._unmeasured(size) if size >= SMALLEST_SHARED else None

    def next(self, *, is_shared: bool) -> Piece | None:
        """Take what a lane is to fetch next; ``None``: nothing that is worth a request.

        :param is_shared: whether other lanes fetch this file too.
        """
        pieces = self._part.pieces
        piece = pieces.take(*self._width(is_shared))
        if piece is not None:
            return piece
        busiest = pieces.busiest()
        return pieces.halve(busiest) if busiest is not None and self._is_worth_halving(busiest) else None

    def has_next(self) -> bool:
        """Whether one more lane would have something to fetch."""
        if not self.takes_ranges or self._part.origin.length is None:
            return False
        if self._part.pieces.has_waiting():
            return True
        busiest = self._part.pieces.busiest()
        return busiest is not None and self._is_worth_halving(busiest)

    def _width(self, is_shared: bool) -> tuple[int | None, int | None]:
        """How much to take, and the smallest rest that may be left."""
        if self._lanes is None or self._part.origin.length is None or not self.takes_ranges:
            return None, None
        if not is_shared and not self._lanes.has_free():
            return None, None
        rate, waiting = self._bytes_per_second, self._part.pieces.bytes_waiting()
        under_way, lanes = self._part.pieces.under_way()
        if not rate:
            return (self._unmeasured(waiting) if lanes or waiting >= SMALLEST_SHARED else None), None
        # All end together where each takes what it can fetch until then: some of it at first, for rates change.
        aimed_s = (waiting + under_way) / (rate * (lanes + 1)) - self._latency_s
        least_s = max(LEAST_S, LATENCY_FACTOR * self._latency_s)
        seconds = max(least_s, SHARE * aimed_s if aimed_s > 2 * least_s else aimed_s)
        return max(SMALLEST_REQUEST, int(seconds * rate)), int(least_s * rate / 2)

    def _unmeasured(self, waiting: int) -> int:
        """How much to take of what waits, as long as nobody knows how fast it comes."""
        per_lane = waiting // (self._lanes.count if self._lanes else 1)
        return max(SMALLEST_REQUEST, int(SHARE * per_lane))

    def _is_worth_halving(self, piece: Piece) -> bool:
        if not self.takes_ranges:
            return False
        left, rate = piece.left or 0, piece.bytes_per_second or self._bytes_per_second
        # The faster a line is, the more is on its way when a request is cut short.
        quickest_s = WORTH_HALVING_S * max(1.0, rate / WORTH_HALVING_AT)
        return left >= SMALLEST_HALVED and rate > 0 and left / rate >= max(quickest_s, LATENCY_FACTOR * self._latency_s)
