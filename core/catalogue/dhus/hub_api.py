"""sentinelsat itself, on our session: what it sends can be cancelled, what it raises is classified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable, TypeVar

from sentinelsat import SentinelAPI
from sentinelsat.exceptions import SentinelAPIError

from ...errors import NetworkError, ServiceBusyError, ServiceError
from ...feedback import Feedback
from ...network import Credentials, HttpSession, Retry, SessionAdapter
from ...services import DhusProfile
from .hub_errors import closed_hub, hub_error, is_closed, no_list

T = TypeVar("T")
Hits = dict[str, Mapping[str, Any]]

BY_BEGIN = "beginposition"
# sentinelsat reads these itself: the hub explains in the header cause-message, or on a page.
_EXPLAINED = (400, 401, 403, 404, 413, 414, 500)
_NO_ANSWER = (AttributeError, IndexError, KeyError, TypeError, ValueError)


class HubAPI(SentinelAPI):  # type: ignore[misc] # sentinelsat has no types
    """A ``sentinelsat.SentinelAPI`` whose searches raise our errors and are repeated where time may mend them.

    :param session: sends the requests.
    :param feedback: hears of progress, and may cancel.
    :param retry: repeats what failed for a time, a page at a time.
    :param raw: the user's own part of the queries, for the sentence if the hub does not understand them.
    """

    def __init__(
        self,
        profile: DhusProfile,
        session: HttpSession,
        credentials: Credentials,
        feedback: Feedback,
        retry: Retry,
        raw: str = "",
    ) -> None:
        super().__init__(None, None, profile.api_url, show_progressbars=False, timeout=None)
        self.session.auth = _as_sent(credentials.user), _as_sent(credentials.password)
        SessionAdapter(session, feedback, _EXPLAINED, attempts=1).take_over(self.session)
        self.page_size = profile.page_size
        self._profile = profile
        self._feedback = feedback
        self._retry = retry
        self._raw = raw
        self._before, self._total = 0, 0

    @property
    def knows_archive(self) -> bool:
        """Whether the hub says what is online; known once :meth:`is_online` was called."""
        return bool(self._online_attribute_used)

    def expect(self, before: int, total: int) -> None:
        """Say where the next list stands in all that is read, for the progress."""
        self._before, self._total = before, total

    def listed(self, text: str) -> Hits:
        """All products that a query finds, by uuid, as ``SentinelAPI.query``.

        :raises ServiceError: if the hub lists something that is no product.
        """
        try:
            return dict(self.query(raw=text, order_by=BY_BEGIN))
        except _NO_ANSWER as error:
            raise ServiceError(
                f"{self._profile.title} listed a product that makes no sense ({type(error).__name__} {error}).",
                advice="Try again later; if it stays so, choose another service.",
            ) from error

    def is_online(self, id: str) -> bool:
        """As in sentinelsat."""
        ask = super().is_online
        return self._asked(lambda: bool(ask(id)))

    def _load_subquery(self, *arguments: Any, **options: Any) -> Any:
        """One page, as in sentinelsat."""
        load = super()._load_subquery
        return self._asked(lambda: load(*arguments, **options))

    def _tqdm(self, initial: int = 0, **options: Any) -> _Bar:
        """The bar of a list with several pages; sentinelsat lets it be replaced here."""
        return _Bar(self._feedback, self._before + initial, self._total)

    def _asked(self, call: Callable[[], T]) -> T:
        def once() -> T:
            try:
                return call()
            except SentinelAPIError as error:
                raise hub_error(error, self._profile, self._raw) from error
            except (NetworkError, ServiceBusyError, ServiceError) as error:
                raise (closed_hub(self._profile) if is_closed(self._profile) else error) from error.__cause__
            except _NO_ANSWER as error:
                raise no_list(self._profile) from error

        return self._retry(once, self._feedback)


class _Bar:
    """What sentinelsat needs of a bar of tqdm."""

    def __init__(self, feedback: Feedback, done: int, total: int) -> None:
        self._feedback = feedback
        self._done = done
        self._total = total
        self.update(0)

    def update(self, count: int) -> None:
        """So many products more."""
        self._done += count
        total = max(self._total, self._done, 1)
        self._feedback.progress(self._done / total, f"{self._done:,} of {total:,} scenes listed")

    def close(self) -> None:
        """The list is read."""


def _as_sent(text: str) -> bytes:
    """User or password as Basic authentication has them; requests itself refuses what Latin-1 has not."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8")
