"""One deployment of Sentinel Hub and one OAuth client, with all traffic of the library through our session.

Sources: Sentinel Hub documentation, "Authentication" and "Rate limiting" (``Retry-After`` is in milliseconds); the
library's ``SentinelHubSession`` and ``SentinelHubDownloadClient``.
"""

from __future__ import annotations

import threading
import time
from typing import Any

import requests

from ...errors import CredentialsError, ServiceBusyError, ServiceError
from ...feedback import Feedback
from ...network import OAuthClient, Retry, UnauthorizedError, html_error, is_html, read_json, retrying
from ...network.answers import read_detail, retry_after_s
from ...network.libraries.sentinelhub_loading import load
from ...network.session import HttpSession
from ...services import SentinelHubProfile

_TOO_MANY = 429
_REFUSED = (400, 401)


class SentinelHub:
    """What the library's own classes need of us. Used by several threads at once.

    Nothing is read from or written to the library's own configuration file.

    :param session: sends every request, that for the token too.
    :raises SettingsError: if the library cannot be used here.
    """

    def __init__(
        self, profile: SentinelHubProfile, client: OAuthClient, session: HttpSession, retry: Retry = retrying
    ) -> None:
        self.profile = profile
        self.library = load()
        self.config = self.library.SHConfig(
            use_defaults=True,
            sh_client_id=client.client_id,
            sh_client_secret=client.client_secret,
            sh_base_url=profile.base_url,
            sh_token_url=profile.token_url,
        )
        self._session = session
        self._retry = retry
        self._lock = threading.Lock()
        self._signed_in: Any = None

    def client(self, feedback: Feedback) -> Any:
        """Make a ``SentinelHubDownloadClient`` whose requests are ours; it answers to one feedback."""
        library, send = self.library, self._send

        class Client(library.SentinelHubDownloadClient):  # type: ignore[name-defined, misc] # loaded on use
            def _execute_download(self, request: Any) -> Any:
                return library.download.models.DownloadResponse.from_response(send(request, feedback), request)

        return Client(config=self.config, redownload=True)

    @property
    def error(self) -> type[Exception]:
        """What the library's own errors have in common."""
        common: type[Exception] = self.library.exceptions.BaseSentinelHubException
        return common

    def answer(self, request: Any, feedback: Feedback) -> bytes:
        """Send the one request of a ``SentinelHubRequest`` or ``SentinelHubStatistical``; returns the body.

        :raises CredentialsError: if the OAuth client is refused.
        :raises SceneQueueError: of the network or the service, classified.
        """
        content: bytes = self._send(request.download_list[0], feedback).content
        return content

    def _send(self, request: Any, feedback: Feedback) -> requests.Response:
        """Send what the library has made ready; a token that is refused is renewed once."""
        token = self._token(feedback)
        try:
            return self._retry(lambda: self._once(request, token, feedback), feedback)
        except UnauthorizedError:
            renewed = self._token(feedback, stale=token)
        return self._retry(lambda: self._once(request, renewed, feedback), feedback)

    def _once(self, request: Any, token: str, feedback: Feedback) -> requests.Response:
        headers = {**request.headers, "Authorization": f"Bearer {token}"}
        response = self._session.send(
            request.request_type.value,
            request.url,
            feedback,
            headers=headers,
            json=request.post_values,
            accept=(_TOO_MANY,),
        )
        if response.status_code != _TOO_MANY:
            if is_html(response):
                raise html_error(self.profile.title)
            return response
        wait_ms = retry_after_s(response.headers)
        raise ServiceBusyError(
            f"{self.profile.title} is busy ({read_detail(response.content)[1] or _TOO_MANY}).",
            advice="Try again later; the month's processing units of the account may be used up.",
            retry_after_s=None if wait_ms is None else wait_ms / 1000,
        )

    def _token(self, feedback: Feedback, stale: str = "") -> str:
        with self._lock:
            if self._signed_in is None or self._signed_in.token["access_token"] == stale:
                self._signed_in = self._new_session(feedback)
            token: str = self._signed_in.token["access_token"]
            return token

    def _new_session(self, feedback: Feedback) -> Any:
        """Make a ``SentinelHubSession`` that gets its tokens through our session."""
        ask = self._ask_for_token

        class Session(self.library.SentinelHubSession):  # type: ignore[name-defined, misc] # loaded on use
            def _collect_new_token(self) -> Any:
                return ask(feedback)

        return Session(config=self.config, refresh_before_expiry=60)

    def _ask_for_token(self, feedback: Feedback) -> dict[str, Any]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.config.sh_client_id,
            "client_secret": self.config.sh_client_secret,
        }
        response = self._retry(
            lambda: self._session.send("POST", self.profile.token_url, feedback, data=form, accept=_REFUSED), feedback
        )
        if response.status_code in _REFUSED:
            why = read_detail(response.content)[1].replace(self.config.sh_client_secret, "…")
            raise CredentialsError(
                f"{self.profile.title} refused the OAuth client {self.config.sh_client_id} ({why}).",
                advice="Check its id and its secret; it may have expired on the service's dashboard.",
            )
        content = read_json(response, self.profile.title)
        if not isinstance(content, dict) or not isinstance(content.get("access_token"), str):
            raise ServiceError(f"{self.profile.title} answered the sign-in without a token.")
        life = content.get("expires_in")
        lasts_s = float(life) if isinstance(life, (int, float)) else 0.0
        return {**content, "expires_at": time.time() + lasts_s}
