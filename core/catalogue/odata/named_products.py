"""Products by their names, thousands at once; and what else there is of the acquisitions of names that are gone.

Source: Copernicus Data Space documentation, "OData", "Query by list" and "Filter option".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Callable

from ...events import Event, Progress
from ...feedback import Feedback
from ...product.name import ProductName
from ..at_once import at_once
from ..query_language.terms import And, Between, Like, Or, Term
from .complete_list import complete_list
from .filter import plan
from .pages import ODataPages
from .product import ODataProduct

NAMES_A_LIST = 200
ACQUISITIONS_A_REQUEST = 40  # some 4,500 characters of an address, once encoded; servers take 8,000 in all
_A_DAY = timedelta(days=1)
Ask = Callable[[ODataPages, Sequence[ProductName]], Iterable[ODataProduct]]


def named_products(pages: ODataPages, names: Collection[ProductName]) -> list[ODataProduct]:
    """Find the products of some names; for names that are gone, all products of the same acquisition and level.

    :param names: none twice.
    :raises SceneQueueError: of the network or the service, classified.
    :raises CancelledError: when cancelled.
    """
    settled = 0
    found: dict[str, ODataProduct] = {}

    def add(products: Iterable[ODataProduct], names_settled: int) -> None:
        nonlocal settled
        found.update((product.identifier, product) for product in products)
        settled += names_settled
        pages.feedback.progress(settled / len(names), f"{settled:,} of {len(names):,} names looked up")

    for batch, products in _answers(pages, _listed, list(names), NAMES_A_LIST):
        add(products, len({product.identifier for product in products} & {name.text for name in batch}))
    gone = sorted((name for name in names if name.text not in found), key=lambda name: (name.sensing_time, name.text))
    for batch, products in _answers(pages, _of_acquisitions, gone, ACQUISITIONS_A_REQUEST):
        add(products, len(batch))
    return list(found.values())


def _answers(
    pages: ODataPages, ask: Ask, names: list[ProductName], size: int
) -> Iterator[tuple[list[ProductName], list[ODataProduct]]]:
    """Ask for a batch of names at a time, several at once."""
    batches = [names[first : first + size] for first in range(0, len(names), size)]
    calls = [partial(_asked, pages, ask, batch) for batch in batches]
    for place, products in at_once(calls, pages.profile.connections, pages.feedback) if calls else ():
        yield batches[place], products


def _asked(pages: ODataPages, ask: Ask, batch: list[ProductName], feedback: Feedback) -> list[ODataProduct]:
    return list(ask(pages.heard_by(_without_progress(feedback)), batch))


def _listed(pages: ODataPages, names: Sequence[ProductName]) -> Iterable[ODataProduct]:
    return pages.named([name.safe_folder for name in names])


def _of_acquisitions(pages: ODataPages, names: Sequence[ProductName]) -> Iterable[ODataProduct]:
    """All products that differ from a name in baseline, orbit and stamp at most."""
    patterns = dict.fromkeys(f"{name.text[:26]}_*_T{name.tile_id}_*" for name in names)
    times = [name.sensing_time for name in names]
    # The days are for the service's ease: a name is found quickly among few.
    near = Term("beginposition", Between(_moved(min(times), -_A_DAY), _moved(max(times), _A_DAY)))
    either = Or(tuple(Term("identifier", Like(pattern)) for pattern in patterns))
    return complete_list(pages, plan(And((near, either))).text)


def _moved(moment: datetime, step: timedelta) -> datetime | None:
    """A time earlier or later; ``None``, no bound, where there is no such time (a name may have any year)."""
    try:
        return moment + step
    except OverflowError:
        return None


def _without_progress(feedback: Feedback) -> Feedback:
    def listen(event: Event) -> None:
        if not isinstance(event, Progress):
            feedback.report(event)

    return Feedback(listen, feedback.signal)
