"""How pystac-client reaches a service: through our session, patiently, and without a page lost.

Source: STAC API specification 1.0, "Item Search", "Paging".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urljoin

from pystac.link import Link
from pystac_client.exceptions import APIError
from pystac_client.stac_api_io import StacApiIO

from ...errors import SceneQueueError, ServiceBusyError, ServiceError
from ...feedback import Feedback
from ...network import BusyError, HttpSession, RefusedError, Retry, SessionAdapter, html_error, looks_like_html

MOST_EMPTY = 20  # pages in a row
NOT_FOUND = 404
_READ_AGAIN = 2  # times a page that lacks something is read again
_TOO_LARGE = frozenset({500, 502, 504})  # statuses of answers that a service cannot make
_TOO_LARGE_AFTER = 2  # of these for one page
_BEGINNING = 200  # characters that tell a web page


class PageTooLargeError(ServiceError):
    """The service fails to make a page again and again; a smaller one may do."""


class PatientIO(StacApiIO):
    """Reads for one search; what fails for a time is tried again.

    :param retry: repeats what failed for a time.
    :ivar may_shrink: whether the caller can do with smaller pages; then a page that seems too large for the service
        is not worth many attempts.
    """

    def __init__(self, session: HttpSession, feedback: Feedback, retry: Retry) -> None:
        super().__init__()
        SessionAdapter(session, feedback, attempts=1).take_over(self.session)
        self._title = session.profile.title
        self._feedback = feedback
        self._retry = retry
        self.may_shrink = False

    def read_json(self, source: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        """Read an object.

        :raises SceneQueueError: of the network or the service, classified.
        """
        return self._retry(lambda: self._read(source, *arguments, **options), self._feedback)

    def get_pages(
        self, url: str, method: str | None = None, parameters: dict[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield page after page, as long as there is a link to a next one, also behind an empty one.

        A page that seems to lack something, see :func:`is_short`, is read again; if it stays so, it is yielded as it
        came, and those behind it are read once only.

        :raises PageTooLargeError: for a page that fails as too large ones do, if the caller can do with smaller ones.
        :raises ServiceBusyError: for what is no page, for links that lead in a circle, and for empty pages without end.
        :raises SceneQueueError: of the network or the service, classified.
        """
        page = self._whole(0, url, method=method, parameters=parameters)
        followed: set[str] = set()
        empty, fullest, is_doubtful = 0, 0, False
        while True:
            yield page
            link = _next_link(page, url)
            if link is None:
                return
            way = json.dumps(link, sort_keys=True)
            empty = 0 if page["features"] else empty + 1
            if way in followed or empty > MOST_EMPTY:
                raise ServiceBusyError(
                    f"The pages of {self._title} lead in a circle.",
                    advice="Try again later, or search a shorter time.",
                )
            followed.add(way)
            is_doubtful = is_doubtful or is_short(page, fullest)
            fullest = max(fullest, len(page["features"]))
            read = self._page if is_doubtful else partial(self._whole, fullest)
            page = read(Link.from_dict(link), parameters=parameters)

    def _whole(self, fullest: int, source: Any, **options: Any) -> dict[str, Any]:
        """A page, read again if it is short of something; as it came last."""
        pages = [self._page(source, **options)]

        def again() -> None:
            pages.append(self._page(source, **options))
            if is_short(pages[-1], fullest):
                raise ServiceBusyError(f"A page of {self._title} lacks scenes.", advice="Try again later.")

        if is_short(pages[-1], fullest):
            try:
                self._retry(again, self._feedback, _READ_AGAIN)
            except ServiceBusyError as error:
                self._feedback.note(error.message)  # the caller has other ways to prove what there is
        return pages[-1]

    def _page(self, source: Any, **options: Any) -> dict[str, Any]:
        """A page; trouble that passes is waited out before anyone thinks of smaller pages."""
        too_large = 0

        def attempt() -> dict[str, Any]:
            nonlocal too_large
            try:
                return self._checked(self._read(source, **options))
            except BusyError as error:
                too_large += error.status in _TOO_LARGE and error.retry_after_s is None
                if self.may_shrink and too_large == _TOO_LARGE_AFTER:
                    raise PageTooLargeError(error.message, advice=error.advice) from error
                raise
            except RefusedError as error:
                if error.status != NOT_FOUND:
                    raise
                # Where a list was a moment ago there is one still: a 404 here passes.
                raise ServiceBusyError(
                    f"{self._title} does not find its own search ({NOT_FOUND}).",
                    advice="Try again later; if it stays so, look at api_url in the profile of the service.",
                ) from error

        return self._retry(attempt, self._feedback)

    def _read(self, source: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        try:
            text = self.read_text(source, *arguments, **options)
        except APIError as error:
            raise _classified(error, self._title) from error
        if looks_like_html({}, text[:_BEGINNING].encode()):
            raise html_error(self._title)
        try:
            content = json.loads(text)
        except ValueError as error:
            raise ServiceBusyError(
                f"{self._title} answered with something that is not JSON.", advice="Try again later."
            ) from error
        if not isinstance(content, dict):
            raise ServiceBusyError(f"{self._title} answered with no JSON object.", advice="Try again later.")
        return content

    def _checked(self, page: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(page.get("features"), list) or not all(isinstance(item, dict) for item in page["features"]):
            raise ServiceBusyError(
                f"{self._title} answered a search with something that is no list of scenes.",
                advice="Try again later.",
            )
        return page


def matched(page: Mapping[str, Any]) -> int | None:
    """How many there are in all, in either place where services say it; ``None``: the service does not count."""
    context = page.get("context")
    for value in (page.get("numberMatched"), context.get("matched") if isinstance(context, Mapping) else None):
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return None


def is_short(page: Mapping[str, Any], fullest: int) -> bool:
    """Tell whether a page seems to lack items; where the service counts them all, that is proof enough.

    :param fullest: items of the fullest page before it in the same list.
    """
    if matched(page) is not None:
        return False
    items, said = len(page["features"]), page.get("numberReturned")
    tells_otherwise = isinstance(said, int) and not isinstance(said, bool) and said != items
    return tells_otherwise or (has_next(page) and items < max(fullest, 1))


def has_next(page: Mapping[str, Any]) -> bool:
    """Tell whether a page has a link to a next one."""
    return _next_link(page, "") is not None


def _next_link(page: Mapping[str, Any], url: str) -> dict[str, Any] | None:
    """The link to the next page, its address made whole."""
    links = page.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str):
            return {**link, "href": urljoin(url, link["href"])}
    return None


def _classified(error: APIError, title: str) -> SceneQueueError:
    """Our own error, which pystac-client has made a text of, or one for what it found itself."""
    cause = error.__context__
    if isinstance(cause, SceneQueueError):
        return cause
    return ServiceError(
        f"{title} gave an answer that makes no sense ({error}).",
        advice="Try again later; if it stays so, look at the profile of the service.",
    )
