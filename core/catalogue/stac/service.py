"""One STAC service: what it can do, and the pages of its answers.

Source: STAC API specification 1.0, "Item Search" and its extensions Filter, Query, Sort, Fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from pystac.errors import STACError, STACTypeError
from pystac_client import Client, ConformanceClasses, ItemSearch
from pystac_client.errors import ClientTypeError
from pystac_client.exceptions import APIError, ParametersError

from ...errors import ServiceError
from ...feedback import Feedback
from ...network import HttpSession, RefusedError, Retry
from ...services import StacProfile
from ..raw_query import COPIED_PROPERTIES
from .api_io import PatientIO
from .cql2 import all_of
from .item import FIELDS
from .question import CLOUD, Question

_REFUSES_THE_FORM = (400, 405, 422, 501)
_BY_TIME = [{"field": "properties.datetime", "direction": "asc"}, {"field": "id", "direction": "asc"}]
_NO_STAC = (STACError, STACTypeError, ClientTypeError, APIError, NotImplementedError)
_MAKES_NO_SENSE = (AttributeError, KeyError, TypeError, ValueError)


class StacService:
    """Answers questions during one search.

    A service that refuses the form of a question is asked anew without the extensions: then all filters but time,
    place and collection are the client's.

    :param session: sends the requests.
    :param retry: repeats what failed for a time.
    :ivar granted_size: items of the largest page that the service makes, where less than it was asked for; 0: not
        known.
    """

    def __init__(self, profile: StacProfile, session: HttpSession, feedback: Feedback, retry: Retry) -> None:
        self.profile = profile
        self.feedback = feedback
        self._io = PatientIO(session, feedback, retry)
        self.granted_size = 0
        self._is_plain = False

    def pages(self, question: Question, page_size: int, *, may_shrink: bool) -> Iterator[dict[str, Any]]:
        """Yield the pages of an answer, at least one.

        :param may_shrink: whether the caller can do with smaller pages, so that one that seems too large is not worth
            many attempts.
        :raises PageTooLargeError: for such a page.
        :raises RefusedError: if the question is refused in any form, as one for too many items a page is.
        :raises SceneQueueError: of the network or the service, classified.
        """
        self._io.may_shrink = may_shrink
        begun = False
        try:
            for page in self._search(question, page_size).pages_as_dicts():
                begun = True
                yield page
            return
        except RefusedError as error:
            if self._is_plain or begun or error.status not in _REFUSES_THE_FORM:
                raise
        self._is_plain = True
        try:
            yield from self._search(question, page_size).pages_as_dicts()
        except RefusedError:
            self._is_plain = False  # it was not the form
            raise

    @cached_property
    def _client(self) -> Client:
        with self._what_is_no_stac():
            return Client.open(self.profile.api_url, stac_io=self._io)

    def _search(self, question: Question, page_size: int) -> ItemSearch:
        client = self._client
        with self._what_is_no_stac():
            return client.search(
                method="POST",
                limit=page_size,
                collections=list(question.collections),
                datetime=f"{question.first}/{question.last}",
                intersects=question.geometry,
                **({} if self._is_plain else self._extensions(question)),
            )

    def _extensions(self, question: Question) -> dict[str, Any]:
        """As much of a question as the service says that it can apply."""
        asked: dict[str, Any] = {}
        if self._can(ConformanceClasses.FILTER):
            asked["filter"] = all_of(question.filters)
        elif self._can(ConformanceClasses.QUERY) and question.max_cloud is not None:
            asked["query"] = {CLOUD: {"lte": question.max_cloud}}
        if self._can(ConformanceClasses.SORT):
            asked["sortby"] = _BY_TIME
        if self._can(ConformanceClasses.FIELDS):
            properties = [f"properties.{name}" for name in COPIED_PROPERTIES]
            asked["fields"] = {"include": [*FIELDS, *properties], "exclude": []}
        return asked

    def _can(self, ability: ConformanceClasses) -> bool:
        return bool(self._io.conforms_to(ability))

    @contextmanager
    def _what_is_no_stac(self) -> Iterator[None]:
        """Name what pystac-client stumbles over: an address that is no API, or none that can be searched."""
        try:
            yield
        except (*_NO_STAC, *_MAKES_NO_SENSE, ParametersError) as error:
            raise ServiceError(
                f"{self.profile.title} is no STAC API that can be searched ({error}).",
                advice="Look at api_url in the profile of the service.",
            ) from error
