"""The items of an answer, however many, as far as can be told all of them.

A service that counts is held to its number. One that does not is asked once more from the last instant on, since its
last page may have lost its end: a list that ends there by itself has nothing new. Where the items are not in the order
of time and the last page is full, the time is halved instead until no list ends early. Of a service that does not
count, pages that are less full than others or than they say are not believed: then the time is halved until each answer
is a single page. Pages that fail or are refused as a whole, as Earth Search's do when they grow too large, are asked
for anew in smaller ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Callable

from ...errors import ServiceBusyError
from ...network import RefusedError
from ...scene import Scene
from ..query_language.dates import utc_from_text
from ..raw_query import COPIED_PROPERTIES
from .api_io import MOST_EMPTY, PageTooLargeError, has_next, is_short, matched
from .item import properties_of_item, scene_of_item
from .question import Question
from .service import StacService

ATTEMPTS = 3
SMALLEST_PAGE = 25
LARGEST_PAGE = 10_000  # the most that the specification lets one ask for
_SMALLER = 4
Key = tuple[str, str]
Tell = Callable[[int, "int | None"], None]


@dataclass(frozen=True)
class Hit:
    """What is kept of an item; twenty thousand whole ones would take hundreds of megabytes.

    :param id: of the item.
    :param time: its ``datetime``, as it stands there.
    :param scene: ``None``: it names no product.
    :param told: properties that a raw query may ask for.
    """

    id: str
    time: str
    scene: Scene | None
    told: Mapping[str, Any] = field(hash=False)


class IncompleteListError(ServiceBusyError):
    """The list does not come out complete, whatever the size of its pages."""


def complete_list(service: StacService, question: Question, tell: Tell) -> list[Hit]:
    """Return all items that answer a question, by time where the service sorts, none twice.

    :param tell: hears how many are listed, and of how many where that is known.
    :raises IncompleteListError: if the list does not come out complete, after some attempts.
    :raises SceneQueueError: of the network or the service, classified.
    """
    size = min(service.profile.page_size, LARGEST_PAGE)
    while True:
        try:
            return _complete_list(service, question, size, tell)
        except (RefusedError, PageTooLargeError) as error:
            if size <= SMALLEST_PAGE:
                raise
            service.feedback.note(f"{error.message} Asking for smaller pages.")
            size = max(SMALLEST_PAGE, size // _SMALLER)


def _complete_list(service: StacService, question: Question, size: int, tell: Tell) -> list[Hit]:
    shown: set[Key] = set()
    for _ in range(ATTEMPTS):
        reading = _Reading(service, question, size, tell, shown)
        reading.read()
        if reading.is_consistent:
            return list(reading.found.values())
        shown.update(reading.found)
    said = f"{reading.total:,} were announced." if reading.total is not None else "and not the same each time."
    raise IncompleteListError(
        f"The list of {service.profile.title} is not complete: {len(reading.found):,} scenes came, {said}",
        advice="Try again later, or search a shorter time.",
    )


@dataclass
class _Slice:
    """What one question gave.

    :ivar count: what the service counted; ``None``: it does not.
    :ivar repeated: whether an item came twice.
    :ivar ends_full: whether the last page was as full as pages are.
    :ivar is_doubtful: whether a page in it lacks something, or may.
    """

    items: dict[Key, Hit] = field(default_factory=dict)
    count: int | None = None
    repeated: bool = False
    ends_full: bool = False
    is_doubtful: bool = False

    @property
    def ends_early(self) -> bool:
        """Whether there is more, or may be."""
        return self.ends_full if self.count is None else len(self.items) < self.count

    def last_time(self) -> str | None:
        """The time of the last item; ``None``: the items are not in the order of time."""
        texts = [hit.time for hit in self.items.values()]
        try:
            times = [utc_from_text(text) for text in texts]
        except ValueError:
            return None
        return texts[-1] if times and times == sorted(times) else None


class _Reading:
    """One reading of a list, slice by slice.

    :param shown: what earlier readings found, to hold a service to that leaves scenes out.
    :ivar found: items by collection and id; :ivar total: what the service counted at first.
    """

    def __init__(
        self, service: StacService, question: Question, size: int, tell: Tell, shown: AbstractSet[Key]
    ) -> None:
        self._service = service
        self._question = question
        self._size = size
        self._tell = tell
        self._shown = shown
        self.found: dict[Key, Hit] = {}
        self.total: int | None = None
        self.is_consistent = True
        self._is_doubtful = False
        self._fruitless = 0

    def read(self) -> None:
        """Read until there is no more; tells in ``is_consistent`` whether that is all."""
        piece = self._add(self._slice(self._question))
        self.total = piece.count
        while self.is_consistent and not self._is_doubtful and (piece.ends_early or piece.count is None):
            cut, known = piece.last_time(), len(self.found)
            if cut is None:
                if piece.ends_early:
                    self._read_in_halves(self._question)
                break
            piece = self._add(self._slice(self._question.since(cut)))
            if len(self.found) == known:
                break  # it goes on no further
        if self._is_doubtful:
            self._prove()
        self.is_consistent = self.is_consistent and len(self.found) >= (self.total or 0)

    def _prove(self) -> None:
        """Read anew in times so short that each answer is one page, which shows that it is all.

        A service that leaves something out of single pages, too, gives away that it does: what it showed before is
        missing now.
        """
        self._service.feedback.note(f"{self._service.profile.title} gives pages that lack scenes; asking piecewise.")
        shown, self.found = self.found, {}
        self._is_doubtful, self.is_consistent = False, True
        self._read_single_pages(self._question)
        self.is_consistent = self.is_consistent and self._shown | shown.keys() <= self.found.keys()
        self.found = {**shown, **self.found}

    def _read_single_pages(self, question: Question) -> None:
        page = next(self._service.pages(question, self._size, may_shrink=self._size > SMALLEST_PAGE))
        items = dict(self._keyed(page))
        self._fruitless = 0 if items else self._fruitless + 1
        if not has_next(page):
            self.found.update(items)
            self.is_consistent = self.is_consistent and not is_short(page, 0)
            self._tell(len(self.found), None)
            return
        halves = question.halves()
        if self._fruitless > MOST_EMPTY:
            self.is_consistent = False
        elif halves is None:
            self.is_consistent = self.is_consistent and not self._add(self._slice(question)).is_doubtful
        for half in halves or ():
            if self.is_consistent:
                self._read_single_pages(half)

    def _read_in_halves(self, question: Question) -> None:
        """Read what is not in the order of time, and so cannot be read on, in ever shorter times."""
        for half in question.halves() or ():
            if self.is_consistent and self._add(self._slice(half)).ends_early:
                self._read_in_halves(half)

    def _add(self, piece: _Slice) -> _Slice:
        self.found.update(piece.items)
        self.is_consistent = self.is_consistent and not piece.repeated
        self._is_doubtful = self._is_doubtful or piece.is_doubtful
        return piece

    def _slice(self, question: Question) -> _Slice:
        piece, sizes, is_wrong = _Slice(), [0], False
        may_shrink = self._size > SMALLEST_PAGE
        for page in self._service.pages(question, self._size, may_shrink=may_shrink):
            if piece.count is None:
                piece.count = matched(page)
            items = dict(self._keyed(page))
            piece.repeated = piece.repeated or len(items) < len(page["features"]) or bool(items.keys() & piece.items)
            piece.items.update(items)
            sizes.append(len(page["features"]))
            is_wrong = is_wrong or is_short(page, 0)
            self._tell(len(self.found) + len(piece.items), self.total or piece.count)
            if piece.repeated or (is_wrong and not items):
                break  # there may be no end to it
        fullest, last = max(sizes), next(filter(None, reversed(sizes)), 0)
        piece.ends_full = bool(last) and last >= (self._size if fullest == len(piece.items) else fullest)
        if piece.count is None and not piece.repeated:
            piece.is_doubtful = is_wrong or self._lacks(question, sizes[1:])
        return piece

    def _lacks(self, question: Question, sizes: list[int]) -> bool:
        """Whether pages of these sizes may lack something: all but the last are as full as the service makes them."""
        full = sizes[:-1] if sizes[-1] else sizes[:-2]  # some services have an empty page at the end
        if not full:
            return False
        return min(full) < max(sizes) or (min(full) < self._size and not self._grants(question, min(full)))

    def _grants(self, question: Question, size: int) -> bool:
        """Whether pages are of this size because the service makes no larger ones: then it fills one of this size."""
        if self._service.granted_size != size:
            page = next(self._service.pages(question, size, may_shrink=False))
            if len(page["features"]) < size:
                return False
            self._service.granted_size = size
        return True

    def _keyed(self, page: Mapping[str, Any]) -> Iterator[tuple[Key, Hit]]:
        for item in page["features"]:
            yield (str(item.get("collection")), str(item.get("id"))), _hit(item, self._service.profile.id)


def _hit(item: Mapping[str, Any], service: str) -> Hit:
    properties = properties_of_item(item)
    try:
        scene = scene_of_item(item, service)
    except ValueError:
        scene = None
    told = {name: properties[name] for name in COPIED_PROPERTIES if name in properties}
    return Hit(str(item.get("id")), str(properties.get("datetime")), scene, told)
