"""The hits of a query, however many, proved to be all that were asked for.

The catalogue answers no page behind ``max_offset`` hits, and its list ends there without a word. So a long list is
read in slices of time: each goes on from the beginning of sensing at which the one before it stopped. A slice counts
only if its pages add up to what the service counted, and the list only if its slices add up to what it counted in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import ServiceBusyError, ServiceError
from ..query_language.dates import odata_literal
from .pages import BY_BEGIN, ODataPages, PageRequest
from .product import ODataProduct

ATTEMPTS = 3


@dataclass(frozen=True)
class Reading:
    """Products in the order of the list, and how many hits there are in all."""

    products: tuple[ODataProduct, ...]
    count: int


def part_of_list(pages: ODataPages, filter_text: str, order: str, offset: int, limit: int, before: int = 0) -> Reading:
    """Read the hits from ``offset`` on, ``limit`` at most.

    :param order: text of ``$orderby``.
    :param offset, limit: together not more than the profile's ``max_offset``.
    :param before: hits of the whole list that are read already, for the progress.
    :raises ServiceBusyError: if the pages do not add up, after some attempts.
    :raises SceneQueueError: of the network or the service, classified.
    """
    for _ in range(ATTEMPTS):
        reading = _read(pages, filter_text, order, offset, limit, before)
        wanted = max(0, min(limit, reading.count - offset))
        if _is_whole(reading.products, wanted) and (order != BY_BEGIN or _is_in_order(reading.products)):
            return reading
    raise _incomplete(pages, len({product.id for product in reading.products}), wanted)


def complete_list(pages: ODataPages, filter_text: str) -> list[ODataProduct]:
    """Return all products that a filter lets through, by beginning of sensing, none twice.

    :raises ServiceBusyError: if the list does not come out complete, after some attempts.
    :raises SceneQueueError: of the network or the service, classified.
    """
    for _ in range(ATTEMPTS):
        slices = _Slices(pages, filter_text)
        slices.read()
        if slices.are_consistent:
            return list(slices.found.values())
    raise _incomplete(pages, len(slices.found), slices.total)


class _Slices:
    """One reading of a list, slice by slice.

    :ivar found: products by uuid; :ivar total: what the service counted at first.
    :ivar are_consistent: whether every later count agrees with the first one.
    """

    def __init__(self, pages: ODataPages, filter_text: str) -> None:
        self._pages = pages
        self._filter = filter_text
        self.found: dict[str, ODataProduct] = {}
        self.total = 0
        self.are_consistent = True

    def read(self) -> None:
        most = self._pages.profile.max_offset
        piece = part_of_list(self._pages, self._filter, BY_BEGIN, 0, most)
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
            later = f"{self._filter} and ContentDate/Start ge {odata_literal(cut)}"
            piece = part_of_list(self._pages, later, BY_BEGIN, 0, most, before)
            self._add(piece)
            self.are_consistent = before + piece.count == self.total
        self.are_consistent = self.are_consistent and len(self.found) == self.total

    def _add(self, piece: Reading) -> None:
        self.found.update((product.id, product) for product in piece.products)


def _read(pages: ODataPages, filter_text: str, order: str, offset: int, limit: int, before: int) -> Reading:
    """Page after page; how far each one goes is counted, not assumed."""
    size = pages.profile.page_size
    first = pages.page(PageRequest(filter_text, order, offset, min(size, limit), count=True))
    products = list(first.products)
    wanted = max(0, min(limit, first.count - offset))
    while len(products) < wanted:
        done, total = before + offset + len(products), before + first.count
        pages.feedback.progress(done / total, f"{done:,} of {total:,} scenes listed")
        request = PageRequest(filter_text, order, offset + len(products), min(size, wanted - len(products)))
        page = pages.page(request)
        if not page.products:
            break
        products.extend(page.products)
    return Reading(tuple(products), first.count)


def _is_whole(products: Sequence[ODataProduct], wanted: int) -> bool:
    return len(products) == wanted == len({product.id for product in products})


def _is_in_order(products: Sequence[ODataProduct]) -> bool:
    return all(one.begin <= other.begin for one, other in zip(products, products[1:]))


def _incomplete(pages: ODataPages, found: int, wanted: int) -> ServiceBusyError:
    return ServiceBusyError(
        f"The list of {pages.profile.title} is not complete: {found:,} products came, {wanted:,} were announced.",
        advice="Try again later, or search a shorter time.",
    )
