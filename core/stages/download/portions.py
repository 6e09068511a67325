"""How much of a file a lane asks for next."""

from __future__ import annotations

from ...network import Lanes
from .part_file import PartFile
from .pieces import Piece

SHARE = 0.75  # of what each lane would get of the rest, if all were equal
SMALLEST_REQUEST = 1024 * 1024
SMALLEST_SHARE = 50  # two percent of the file
# A request should last so many times longer than the service takes to begin its answer; towards the end, where all
# lanes are to end together, at least so many times.
LATENCY_FACTOR, LATENCY_FACTOR_AT_END = 30, 8
SMALLEST_HALVED = 256 * 1024
SMALLEST_HALVED_SHARE = 200
WORTH_HALVING_S, WORTH_HALVING_AT = 0.1, 8_000_000


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
        width = max(_smallest(size), int(SHARE * size) // self._lanes.count)
        return width if size >= 2 * width else None

    def next(self, *, is_shared: bool) -> Piece | None:
        """Take what a lane is to fetch next; ``None``: nothing that is worth a request.

        :param is_shared: whether other lanes fetch this file too.
        """
        pieces = self._part.pieces
        piece = pieces.take(self._width(is_shared))
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

    def _width(self, is_shared: bool) -> int | None:
        length = self._part.origin.length
        if self._lanes is None or length is None or not self.takes_ranges:
            return None
        if not is_shared and not self._lanes.has_free():
            return None
        per_lane = self._part.pieces.bytes_waiting() // self._lanes.count
        while_answering = int(self._latency_s * self._bytes_per_second)
        at_least = max(_smallest(length), LATENCY_FACTOR_AT_END * while_answering)
        return max(at_least, min(LATENCY_FACTOR * while_answering, per_lane), int(SHARE * per_lane))

    def _is_worth_halving(self, piece: Piece) -> bool:
        if not self.takes_ranges:
            return False
        left, rate = piece.left or 0, piece.bytes_per_second or self._bytes_per_second
        smallest = max(SMALLEST_HALVED, (self._part.origin.length or 0) // SMALLEST_HALVED_SHARE)
        # The faster a line is, the more is on its way when a request is cut short.
        quickest_s = WORTH_HALVING_S * max(1.0, rate / WORTH_HALVING_AT)
        return left >= smallest and rate > 0 and left / rate >= max(quickest_s, 4 * self._latency_s)


def _smallest(length: int) -> int:
    return max(SMALLEST_REQUEST, length // SMALLEST_SHARE)
