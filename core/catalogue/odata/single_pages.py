"""The hits of a query in slices of one page each, for a service whose pages never add up.

The service takes one key of order only, and all tiles of a datatake begin at one instant. If it puts what begins
together in another order at every request, its pages overlap, and what one of them lacks no other has. A single
answer is still in order: what begins before its last product is all there. So the next slice goes on from there, and
one instant with more products than a page holds is cut by the beginnings of their names. What is taken is proved by
the count of each slice.
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix
from typing import Callable, NoReturn

from ..query_language.dates import odata_literal
from .filter import quoted
from .pages import BY_BEGIN, IncompleteListError, ODataPages, Page, PageRequest
from .product import ODataProduct

Told = Callable[[int, int, int], None]
Found = dict[str, ODataProduct]


class SinglePages:
    """One reading of a list.

    :param told: hears how many hits came before a page, how many it has, how many there are from it on.
    """

    def __init__(self, pages: ODataPages, told: Told) -> None:
        self._pages = pages
        self._told = told

    def all_of(self, filter_text: str) -> list[ODataProduct]:
        """Return all products that a filter lets through, by beginning of sensing.

        :raises IncompleteListError: if a page is none of an ordered list, or the slices do not add up.
        :raises SceneQueueError: of the network or the service, classified.
        """
        page = self._page(filter_text)
        found: Found = {}
        total = page.count
        while len(found) + len(page.products) < total:
            self._told(len(found), len(page.products), page.count)
            cut = page.products[-1].begin
            if page.products[0].begin < cut:
                found.update((product.id, product) for product in page.products if product.begin < cut)
                later = "ge"
            else:
                moment = odata_literal(cut)
                instant = f"{filter_text} and ContentDate/Start ge {moment} and ContentDate/Start le {moment}"
                found.update(self._of_instant(instant, page.count + 1))
                later = "gt"
            page = self._page(f"{filter_text} and ContentDate/Start {later} {odata_literal(cut)}")
            if len(found) + page.count != total:
                self._give_up(len(found), total)
        found.update((product.id, product) for product in page.products)
        if len(found) != total:
            self._give_up(len(found), total)
        return list(found.values())

    def _of_instant(self, filter_text: str, fewer_than: int) -> Found:
        """What begins together, cut by names until each piece fits one page.

        :param fewer_than: so that a piece which does not get smaller is no endless work.
        """
        page = self._page(filter_text)
        found = {product.id: product for product in page.products}
        if len(found) == page.count:
            return found
        if page.count >= fewer_than:
            self._give_up(len(found), page.count)
        found.clear()
        starts = _starts([product.name for product in page.products])
        for start in starts:
            found.update(self._of_instant(f"{filter_text} and {start}", page.count))
        if len(found) < page.count:  # some names begin as none on the page does
            others = " and ".join(f"not ({start})" for start in starts)
            found.update(self._of_instant(f"{filter_text} and {others}", page.count))
        if len(found) != page.count:
            self._give_up(len(found), page.count)
        return found

    def _page(self, filter_text: str) -> Page:
        """The first page of a slice, with a count, and something on it if there is anything."""
        page = self._pages.page(PageRequest(filter_text, BY_BEGIN, 0, self._pages.profile.page_size, count=True))
        different = len({product.id for product in page.products})
        is_one = different == len(page.products) <= page.count and bool(page.products) == bool(page.count)
        if not is_one or not are_in_order(page.products):
            self._give_up(different, page.count)
        return page

    def _give_up(self, found: int, wanted: int) -> NoReturn:
        raise IncompleteListError(self._pages.profile.title, found, wanted)


def are_in_order(products: Sequence[ODataProduct]) -> bool:
    """Tell whether none begins before the one that it follows."""
    return all(one.begin <= other.begin for one, other in zip(products, products[1:]))


def _starts(names: Sequence[str]) -> list[str]:
    """Conditions on names that tell some apart, by the first letter that is not common to all."""
    length = len(commonprefix(list(names))) + 1
    return [f"startswith(Name,{quoted(start)})" for start in sorted({name[:length] for name in names})]
