"""One token for the whole process: signed in once, renewed before it ends, never a sign-in a scene.

Source: Copernicus Data Space documentation, "Access token" and "Quotas" (an access token lives 10 minutes, a refresh
token 60; every sign-in is a session, an account holds 100 of them); RFC 6749 for the grants.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Callable

from ..clock import steady_seconds
from ..errors import CredentialsError, ServiceError
from ..feedback import Feedback
from ..services import CdseProfile
from .answers import PROFILE_ADVICE, read_detail, read_json
from .credentials import Credentials
from .retry import retrying
from .session import HttpSession

MARGIN_S = 60.0
MAX_REFUSALS = 2
LOCK_POLL_S = 0.1
QUIET_S = 60.0  # after a renewal that failed, before the next one that nobody waits for
_REFUSED = (400, 401)
_SECRETS = ("password", "totp", "refresh_token")


@dataclass(frozen=True)
class _Grant:
    """What the token endpoint gave. Times are of the clock of the :class:`TokenSource`."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    good_until: float
    refresh_until: float


class TokenSource:
    """The sign-in of one account at one service, shared by all threads.

    A wrong password is tried twice at most in the life of this object, so that no queue can lock an account.

    :param clock: seconds that never go back and pass while the computer sleeps, as the lives of tokens do.
    """

    def __init__(
        self,
        profile: CdseProfile,
        session: HttpSession,
        credentials: Credentials,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        self._profile = profile
        self._session = session
        self._credentials = credentials
        self._clock = clock
        self._lock = threading.Lock()
        self._grant: _Grant | None = None
        self._refusals = 0
        self._signed_in_once = False
        self._quiet_until = float("-inf")

    def token(self, feedback: Feedback) -> str:
        """An access token that is good for another while.

        :raises CredentialsError: if the sign-in is refused; or a second factor is needed again.
        :raises NetworkError, ServiceBusyError, ServiceError: as :meth:`HttpSession.send`, after several attempts.
        """
        with self._locked(feedback):
            if self._grant is None or self._clock() >= self._grant.good_until:
                self._grant = self._refreshed(feedback) or self._signed_in(feedback)
            return self._grant.access_token

    def renew(self, stale_token: str, feedback: Feedback) -> str:
        """Another token than ``stale_token``, which a service refused; errors as :meth:`token`.

        Where another thread has renewed it meanwhile, that one is returned without a request.
        """
        with self._locked(feedback):
            if self._grant is None or self._grant.access_token == stale_token:
                self._grant = self._refreshed(feedback) or self._signed_in(feedback)
            return self._grant.access_token

    def is_due(self) -> bool:
        """Whether :meth:`keep_alive` has something to do; asks nobody and never waits."""
        grant, now = self._grant, self._clock()
        return grant is not None and grant.good_until <= now < grant.refresh_until and now >= self._quiet_until

    def keep_alive(self, feedback: Feedback) -> None:
        """Renew the session, by the refresh token only, for as long as it may be needed again.

        A refresh token that is dead meanwhile is forgotten; who needs a token next signs in, or is told that they must.

        :raises NetworkError, ServiceBusyError, ServiceError: if the service did not answer; due again after a while.
        :raises CancelledError: when cancelled.
        """
        with self._locked(feedback):
            if not self.is_due():
                return  # a download renewed it while this one waited
            self._quiet_until = self._clock() + QUIET_S
            self._grant = self._refreshed(feedback)
            self._quiet_until = float("-inf")

    def use_session(self, session: HttpSession) -> None:
        """From now on ask through another session; who is signed in stays so."""
        self._session = session

    def log_out(self, feedback: Feedback | None = None) -> None:
        """End the session at the service; the token is forgotten whether or not that works.

        :raises NetworkError, ServiceBusyError, ServiceError: if the service could not be told.
        """
        feedback = feedback or Feedback()
        with self._locked(feedback):
            grant, self._grant = self._grant, None
            if grant is None or not self._profile.logout_url or not grant.refresh_token:
                return
            form = {"client_id": self._profile.client_id, "refresh_token": grant.refresh_token}
            self._session.send("POST", self._profile.logout_url, feedback, data=form, accept=_REFUSED)

    @contextmanager
    def _locked(self, feedback: Feedback) -> Iterator[None]:
        while not self._lock.acquire(timeout=LOCK_POLL_S):
            feedback.raise_if_cancelled()
        try:
            yield
        finally:
            self._lock.release()

    def _refreshed(self, feedback: Feedback) -> _Grant | None:
        """By the refresh token; ``None`` where there is none, or it is refused."""
        if self._grant is None or not self._grant.refresh_token or self._clock() >= self._grant.refresh_until:
            return None
        return self._ask({"grant_type": "refresh_token", "refresh_token": self._grant.refresh_token}, feedback)[0]

    def _signed_in(self, feedback: Feedback) -> _Grant:
        """By user and password."""
        if self._refusals >= MAX_REFUSALS:
            raise self._refused("the same password was refused before and is not sent again")
        form = {
            "grant_type": "password",
            "username": self._credentials.user,
            "password": self._credentials.password,
        }
        if self._credentials.totp:
            if self._signed_in_once:
                raise CredentialsError(
                    f"The session at {self._profile.title} has ended, and the account has a second factor.",
                    advice="Sign in again with a new code; the queue goes on where it was.",
                )
            form["totp"] = self._credentials.totp
        grant, why = self._ask(form, feedback)
        if grant is None:
            self._refusals += 1
            raise self._refused(why)
        self._refusals = 0
        self._signed_in_once = True
        return grant

    def _ask(self, form: Mapping[str, str], feedback: Feedback) -> tuple[_Grant | None, str]:
        """Ask the token endpoint; without a grant, the second value says why it was refused."""
        fields = {"client_id": self._profile.client_id, **form}
        response = retrying(
            lambda: self._session.send("POST", self._profile.token_url, feedback, data=fields, accept=_REFUSED),
            feedback,
        )
        if response.status_code in _REFUSED:
            secrets = (form[name] for name in _SECRETS if name in form)
            return None, read_detail(response.content, secrets)[1]
        return self._read_grant(read_json(response, self._profile.title)), ""

    def _read_grant(self, content: Any) -> _Grant:
        token = content.get("access_token") if isinstance(content, dict) else None
        if not isinstance(token, str) or not token:
            raise ServiceError(f"{self._profile.title} answered the sign-in without a token.", advice=PROFILE_ADVICE)
        now = self._clock()
        life, refresh_life = (_seconds(content.get(name)) for name in ("expires_in", "refresh_expires_in"))
        return _Grant(
            access_token=token,
            refresh_token=str(content.get("refresh_token") or ""),
            good_until=now + max(life - MARGIN_S, life / 2),
            refresh_until=now + refresh_life,
        )

    def _refused(self, why: str) -> CredentialsError:
        return CredentialsError(
            f"{self._profile.title} refused the sign-in of {self._credentials.user} ({why}).",
            advice="Check user and password; an account with a second factor needs its code too.",
        )


def _seconds(value: Any) -> float:
    """A time to live; what is no number counts as none, so that the token is used once and then renewed."""
    return float(value) if isinstance(value, (int, float)) and value > 0 else 0.0
