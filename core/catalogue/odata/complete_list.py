"""The hits of a query, however many, proved to be all that were asked for.

The catalogue answers no page behind ``max_offset`` hits, and its list ends there without a word. So a long list is
read in slices of time: each goes on from the beginning of sensing at which the one before it stopped, so they follow
one another; within a slice some pages are fetched at once (the profile's ``connections``). A slice counts only if its
pages add up to what the service counted, hold nothing twice and are in order, and the list only if its slices add up
to what it counted in all. Where that never comes true, each page is made a slice of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ...errors import ServiceError
from ...feedback import Feedback
from ..at_once import at_once
from ..query_language.dates import odata_literal
from .pages import BY_BEGIN, IncompleteListError, ODataPages, Page, PageRequest
from .product import ODataProduct
from .single_pages import SinglePages, are_in_order

ATTEMPTS = 3


@dataclass(frozen=True)
class Reading:
    """Products in the order of the list, and how many hits there are in all."""

    products: tuple[ODataProduct, ...]
    count: int


def part_of_list(
    pages: ODataPages, filter_text: str, order: str, offset: int, limit: int, told: Told | None = None
) -> Reading:
    """Read the hits from ``offset`` on, ``limit`` at most.

    :param order: text of ``$orderby``.
    :param offset, limit: together not more than the profile's ``max_offset``.
    :param told: who hears of the progress, where this is a part of more.
    :raises IncompleteListError: if the pages do not add up, after some attempts.
    :raises SceneQueueError: of the network or the service, classified.
    """
    told = told or Told(pages.feedback)
    for _ in range(ATTEMPTS):
        reading = _read(pages, PageRequest(filter_text, order, offset, limit, count=True), told)
        wanted = max(0, min(limit, reading.count - offset))
        if _is_whole(reading.products, wanted) and (order != BY_BEGIN or are_in_order(reading.products)):
            return reading
    raise IncompleteListError(pages.profile.title, len({product.id for product in reading.products}), wanted)


def complete_list(pages: ODataPages, filter_text: str) -> list[ODataProduct]:
    """Return all products that a filter lets through, by beginning of sensing, none twice.

    :raises IncompleteListError: if the list does not come out complete, after some attempts.
    :raises SceneQueueError: of the network or the service, classified.
    """
    told = Told(pages.feedback)
    try:
        return _in_long_slices(pages, filter_text, told)
    except IncompleteListError as error:
        incomplete = error
    pages.feedback.note(f"{incomplete.message} It is read page by page.")
    for _ in range(ATTEMPTS):
        try:
            return SinglePages(pages, told.of_piece_after).all_of(filter_text)
        except IncompleteListError:
            continue
    raise incomplete


def _in_long_slices(pages: ODataPages, filter_text: str, told: Told) -> list[ODataProduct]:
    for _ in range(ATTEMPTS):
        slices = _Slices(pages, filter_text, told)
        slices.read()
        if slices.are_consistent:
            return list(slices.found.values())
    raise IncompleteListError(pages.profile.title, len(slices.found), slices.total)


class Told:
    """What is told of the progress of a list: it never goes back, though a piece may be read again.

    :ivar before: hits of the whole list before the piece that is read.
    """

    def __init__(self, feedback: Feedback) -> None:
        self._feedback = feedback
        self._furthest = 0.0
        self.before = 0

    def of_piece_after(self, before: int, done: int, total: int) -> None:
        """As :meth:`of_piece`, so many hits further on.

        :raises CancelledError: when cancelled.
        """
        self.before = before
        self.of_piece(done, total)

    def of_piece(self, done: int, total: int) -> None:
        """So many of a piece's hits have come; it goes on to the end of the list.

        :raises CancelledError: when cancelled.
        """
        self._feedback.raise_if_cancelled()
        done, total = self.before + done, self.before + total
        if total and done / total > self._furthest:
            self._furthest = done / total
            self._feedback.progress(min(1.0, self._furthest), f"{done:,} of {total:,} scenes listed")
            self._feedback.raise_if_cancelled()


class _Slices:
    """One reading of a list, slice by slice.

    :ivar found: products by uuid; :ivar total: what the service counted at first.
    :ivar are_consistent: whether every later count agrees with the first one.
    """

    def __init__(self, pages: ODataPages, filter_text: str, told: Told) -> None:
        self._pages = pages
        self._filter = filter_text
        self._told = told
        self.found: dict[str, ODataProduct] = {}
        self.total = 0
        self.are_consistent = True

    def read(self) -> None:
        most = self._pages.profile.max_offset
        self._told.before = 0
        piece = part_of_list(self._pages, self._filter, BY_BEGIN, 0, most, self._told)
        self.total = piece.count
        self._add(piece)
        while self.are_consistent and len(piece.products) < piece.count:
            cut = piece.products[-1].begin
            if cut == piece.products[0].begin:
                raise ServiceError(
                    f"{self._pages.profile.title} has more than {most:,} products of the same instant.",
                    advice="Make the area smaller, or name tiles.",
                )
            before = sum(product.begin < cut for product in self.found.values())
            self._told.before = before
            later = f"{self._filter} and ContentDate/Start ge {odata_literal(cut)}"
            piece = part_of_list(self._pages, later, BY_BEGIN, 0, most, self._told)
            self._add(piece)
            self.are_consistent = before + piece.count == self.total
        self.are_consistent = self.are_consistent and len(self.found) == self.total

    def _add(self, piece: Reading) -> None:
        self.found.update((product.id, product) for product in piece.products)


def _read(pages: ODataPages, part: PageRequest, told: Told) -> Reading:
    """The first page, which says how many there are; then the others, some at once, put in order.

    Where the list should end, more is asked for than should come, so that a count that was too low is found out.
    """
    end = part.skip + part.top
    begun, size = _begun(pages, part)
    first, came = begun[0], sum(len(page.products) for page in begun)
    told.of_piece(part.skip + came, first.count)
    places = range(part.skip + came, min(end, first.count), size)
    rest = [PageRequest(part.filter, part.order, skip, min(size, end - skip)) for skip in places]
    found: dict[int, Page] = {}
    calls = [partial(_whole_page, pages, request, first.count) for request in rest]
    for place, page in at_once(calls, pages.profile.connections, pages.feedback) if calls else ():
        found[place] = page
        came += len(page.products)
        told.of_piece(part.skip + came, first.count)
    in_order = [*begun, *(found[place] for place in sorted(found))]
    products = [product for page in in_order for product in page.products]
    if in_order[-1].has_next and first.count == part.skip + came < end:
        products += pages.page(PageRequest(part.filter, part.order, first.count, 1)).products
    return Reading(tuple(products), first.count)


def _begun(pages: ODataPages, part: PageRequest) -> tuple[list[Page], int]:
    """The first page, and how many hits a page of this service has.

    Where the first is shorter than it was asked to be, the second tells whether the service has shorter pages than its
    profile says: pages of any other size would end in a rest each, and take up to twice the requests.
    """
    size = pages.profile.page_size
    first = pages.page(replace(part, top=min(size, part.top)))
    came = len(first.products)
    if came >= min(size, part.top, first.count - part.skip):
        return [first], size
    second = pages.page(PageRequest(part.filter, part.order, part.skip + came, min(size, part.top - came)))
    return [first, second], max(came, len(second.products)) or size


def _whole_page(pages: ODataPages, request: PageRequest, count: int, feedback: Feedback) -> Page:
    """A page; how far each answer goes is counted, not assumed: one that is short is read on from where it ended.

    :param count: hits of the list, so that its last page may be short.
    """
    asked = pages.heard_by(feedback)
    page = asked.page(request)
    while len(page.products) < min(request.top, count - request.skip):
        done = len(page.products)
        more = asked.page(replace(request, skip=request.skip + done, top=request.top - done))
        if not more.products:
            break
        page = replace(more, products=page.products + more.products)
    return page


def _is_whole(products: Sequence[ODataProduct], wanted: int) -> bool:
    return len(products) == wanted == len({product.id for product in products})
