"""How pystac-client reaches a service: through our session, patiently, and without a page lost.

Source: STAC API specification 1.0, "Item Search", "Paging".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from pystac.link import Link
from pystac_client.exceptions import APIError
from pystac_client.stac_api_io import StacApiIO

from ...errors import SceneQueueError, ServiceBusyError, ServiceError
from ...feedback import Feedback
from ...network import ATTEMPTS, HttpSession, Retry, SessionAdapter, html_error, looks_like_html

MOST_EMPTY = 20  # pages in a row
_BEGINNING = 200  # characters that tell a web page


class PatientIO(StacApiIO):
    """Reads for one search; what fails for a time is tried again.

    :param retry: repeats what failed for a time.
    :ivar attempts_at_first: how often the first page of a list is tried: a page that is too large for the service
        fails each time.
    """

    def __init__(self, session: HttpSession, feedback: Feedback, retry: Retry) -> None:
        super().__init__()
        SessionAdapter(session, feedback, attempts=1).take_over(self.session)
        self._title = session.profile.title
        self._feedback = feedback
        self._retry = retry
        self.attempts_at_first = ATTEMPTS

    def read_json(self, source: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        """Read an object.

        :raises SceneQueueError: of the network or the service, classified.
        """
        return self._patiently(ATTEMPTS, source, *arguments, **options)

    def get_pages(
        self, url: str, method: str | None = None, parameters: dict[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield page after page, as long as there is a link to a next one, also behind an empty one.

        :raises ServiceBusyError: for what is no page, for links that lead in a circle, and for empty pages without end.
        :raises SceneQueueError: of the network or the service, classified.
        """
        page = self._patiently(self.attempts_at_first, url, method=method, parameters=parameters)
        followed: set[str] = set()
        empty = 0
        while True:
            yield self._checked(page)
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
            page = self._patiently(ATTEMPTS, Link.from_dict(link), parameters=parameters)

    def _patiently(self, attempts: int, source: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        return self._retry(lambda: self._read(source, *arguments, **options), self._feedback, attempts)

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
