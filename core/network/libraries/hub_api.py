"""sentinelsat itself, on our session: what it sends can be cancelled, what it raises is classified."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Callable, TypeVar

from sentinelsat import SentinelAPI
from sentinelsat.exceptions import SentinelAPIError

from ...errors import NetworkError, SceneQueueError, ServiceBusyError, ServiceError
from ...feedback import Feedback
from ...services import DhusProfile
from ..credentials import Credentials
from ..library_adapter import HeadAdapter, SessionAdapter
from ..retry import Retry
from ..session import HttpSession
from .hub_errors import closed_hub, hub_error, is_closed, no_list, no_product

T = TypeVar("T")

# sentinelsat reads these itself: the hub explains in the header cause-message, or on a page.
_EXPLAINED = (400, 401, 403, 404, 413, 414, 500)
NO_ANSWER = (AttributeError, IndexError, KeyError, TypeError, ValueError)


class HubAPI(SentinelAPI):  # type: ignore[misc] # sentinelsat has no types
    """A ``sentinelsat.SentinelAPI`` whose calls, made through :meth:`asked`, raise our errors.

    :param session: sends the requests.
    :param feedback: may cancel.
    :param retry: repeats what failed for a time.
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
        self.session.auth = as_sent(credentials.user), as_sent(credentials.password)
        SessionAdapter(session, feedback, _EXPLAINED, attempts=1).take_over(self.session)
        self.page_size = profile.page_size
        self._http = session
        self._profile = profile
        self._feedback = feedback
        self._retry = retry
        self._raw = raw

    @property
    def knows_archive(self) -> bool:
        """Whether the hub says what is online; known once :meth:`is_online` was called."""
        return bool(self._online_attribute_used)

    def is_online(self, id: str) -> bool:
        """As in sentinelsat."""
        ask = super().is_online
        return self.asked(lambda: bool(ask(id)))

    def found(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """The products of a name by uuid, as ``SentinelAPI.query`` gives them; hubs may hold one twice.

        :param name: without ``.SAFE``.
        """
        return self.asked(lambda: dict(self.query(identifier=name)))

    def product(self, uuid: str) -> Mapping[str, Any]:
        """What the hub says of a product today, as ``SentinelAPI.get_product_odata``."""
        return self.asked(lambda: dict(self.get_product_odata(uuid)), no_product)

    def order(self, uuid: str) -> bool:
        """Have a product brought from the hub's archive, as ``SentinelAPI.trigger_offline_retrieval``.

        :returns: whether it was ordered; ``False``: it is online.
        :raises OfflineError: if the hub does not take the order now.
        """
        address = self._get_download_url(uuid)  # a hub that knows no ranges may send the whole product
        self.session.mount(address, HeadAdapter(self._http, self._feedback))
        return self.asked(lambda: bool(self.trigger_offline_retrieval(uuid)), no_product)

    def asked(self, call: Callable[[], T], no_answer: Callable[[DhusProfile], SceneQueueError] = no_list) -> T:
        """Call a method of sentinelsat's, again where time may mend what failed.

        :param no_answer: makes the error for an answer that sentinelsat cannot read.
        :raises SceneQueueError: of the hub or the network, classified.
        :raises CancelledError: when cancelled.
        """

        def once() -> T:
            try:
                return call()
            except SentinelAPIError as error:
                raise hub_error(error, self._profile, self._raw) from error
            except (NetworkError, ServiceBusyError, ServiceError) as error:
                raise (closed_hub(self._profile) if is_closed(self._profile) else error) from error.__cause__
            except NO_ANSWER as error:
                raise no_answer(self._profile) from error

        return self._retry(once, self._feedback)


def authorization(credentials: Credentials) -> str:
    """The header of Basic authentication."""
    pair = as_sent(credentials.user) + b":" + as_sent(credentials.password)
    return f"Basic {base64.b64encode(pair).decode('ascii')}"


def as_sent(text: str) -> bytes:
    """User or password as Basic authentication has them; requests itself refuses what Latin-1 has not."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8")
