"""Asks the OData catalogue for one page, or one product, and checks that it is one.

Source: Copernicus Data Space documentation, "OData".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import requests

from ...errors import ServiceBusyError
from ...feedback import Feedback
from ...network import RefusedError, Retry, read_json, retrying
from ...services import CdseProfile
from .product import ODataProduct

BY_BEGIN = "ContentDate/Start asc"


class IncompleteListError(ServiceBusyError):
    """Pages do not add up to what the service counted.

    :param found: products that came; :param wanted: those that were announced.
    """

    def __init__(self, title: str, found: int, wanted: int) -> None:
        super().__init__(
            f"The list of {title} is not complete: {found:,} products came, {wanted:,} were announced.",
            advice="Try again later, or search a shorter time.",
        )


class Session(Protocol):
    """What is needed of :class:`~scene_queue.core.network.HttpSession`."""

    def send(
        self, method: str, url: str, feedback: Feedback, *, params: Any = None, json: Any = None
    ) -> requests.Response:
        """Send a request, from any thread; raises classified errors."""


@dataclass(frozen=True)
class PageRequest:
    """What is asked for.

    :param filter: text of ``$filter``; :param order: of ``$orderby``, never left out: without it pages overlap.
    :param skip: hits before the page; :param top: hits of the page, at most.
    :param count: whether to count all hits, which is slow on large answers.
    """

    filter: str
    order: str
    skip: int
    top: int
    count: bool = False

    def params(self) -> list[tuple[str, str]]:
        """Return the query options; ``$expand`` is repeated, as the service's own links do."""
        options = [
            ("$filter", self.filter),
            ("$orderby", self.order),
            ("$top", str(self.top)),
            ("$skip", str(self.skip)),
        ]
        counted = [("$count", "True")] if self.count else []
        return [*options, *counted, *_EXPANDED]


_EXPANDED = [("$expand", "Attributes"), ("$expand", "Assets")]
_ALL, _BY_NAMES = "/Products", "/Products/OData.CSC.FilterList"
_REFUSED_OPTIONS = (400, 422)


@dataclass(frozen=True)
class Page:
    """Hits.

    :param count: how many there are in all; 0 where that was not asked.
    :param has_next: whether the service names a next page. It does not always where there is one.
    """

    products: tuple[ODataProduct, ...]
    count: int
    has_next: bool = False


class ODataPages:
    """The catalogue of one service; may be asked from several threads.

    :param session: sends the requests.
    :param retry: repeats what failed for a time.
    """

    def __init__(self, profile: CdseProfile, session: Session, feedback: Feedback, retry: Retry = retrying) -> None:
        self.profile = profile
        self.feedback = feedback
        self.retry = retry
        self._session = session

    def heard_by(self, feedback: Feedback) -> ODataPages:
        """Return the same catalogue for a piece of the work that reports to somebody else."""
        return ODataPages(self.profile, self._session, feedback, self.retry)

    def page(self, request: PageRequest) -> Page:
        """Fetch a page; what fails for a time is tried again.

        :raises SceneQueueError: of the network or the service, classified.
        """
        return self.retry(lambda: self._page(request), self.feedback)

    def product(self, uuid: str) -> ODataProduct | None:
        """Fetch one product by its uuid; ``None``: the catalogue has none.

        :raises SceneQueueError: of the network or the service, classified.
        """
        # A 404 may pass (seen by other clients of the service): it is believed the second time.
        return self._product(uuid) or self._product(uuid)

    def _product(self, uuid: str) -> ODataProduct | None:
        url = f"{self.profile.catalogue_url}/Products({uuid})"
        try:
            entry = self.retry(lambda: self._json(url, _EXPANDED), self.feedback)
        except RefusedError as error:
            if error.status != 404:
                raise
            return None
        return ODataProduct.parse(entry)

    def named(self, names: Sequence[str]) -> tuple[ODataProduct, ...]:
        """Fetch the products of a list of names, those that there are, in any order.

        What the list says of them beyond their names may be less than elsewhere: its options are not documented.

        :param names: with ``.SAFE``; some hundreds at most.
        :raises SceneQueueError: of the network or the service, classified.
        """
        return self.retry(lambda: self._named(names), self.feedback)

    def _named(self, names: Sequence[str]) -> tuple[ODataProduct, ...]:
        body = {"FilterProducts": [{"Name": name} for name in names]}
        try:
            answer = self._list(_BY_NAMES, [("$top", str(len(names))), *_EXPANDED], body)
        except RefusedError as error:
            if error.status not in _REFUSED_OPTIONS:
                raise
            answer = self._list(_BY_NAMES, [], body)
        return self._checked(answer, wants_count=False).products

    def _page(self, request: PageRequest) -> Page:
        return self._checked(self._list(_ALL, request.params()), request.count)

    def _list(self, path: str, params: list[tuple[str, str]], body: Any = None) -> Any:
        try:
            return self._json(f"{self.profile.catalogue_url}{path}", params, body)
        except RefusedError as error:
            if error.status == 414:
                error.advice = "Ask for less at a time: a shorter raw query, or fewer months."
            if error.status != 404:
                raise
            # There is always a list, if an empty one: a 404 here passes (seen by other clients of the service).
            raise ServiceBusyError(
                f"{self.profile.title} answered a search as if it had no catalogue (404).",
                advice="Try again later; if it stays so, look at catalogue_url in its profile.",
            ) from error

    def _json(self, url: str, params: list[tuple[str, str]], body: Any = None) -> Any:
        if body is None:
            response = self._session.send("GET", url, self.feedback, params=params)
        else:
            response = self._session.send("POST", url, self.feedback, params=params, json=body)
        return read_json(response, self.profile.title)

    def _checked(self, answer: Any, wants_count: bool) -> Page:
        entries = answer.get("value") if isinstance(answer, dict) else None
        count = answer.get("@odata.count") if isinstance(answer, dict) else None
        if not isinstance(entries, list) or (wants_count and not isinstance(count, int)):
            raise ServiceBusyError(
                f"{self.profile.title} answered a search with something that is no list of products.",
                advice="Try again later.",
            )
        products = tuple(ODataProduct.parse(entry) for entry in entries)
        return Page(products, count if isinstance(count, int) else 0, isinstance(answer.get("@odata.nextLink"), str))
