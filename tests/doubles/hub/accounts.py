"""Accounts, sessions and tokens of the hub, as Keycloak keeps them.

Sources: Copernicus Data Space documentation, "Token" (lifetimes, grants) and "Quotas" (sessions, connections);
Keycloak's error texts.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Callable

DOWNLOAD_AUDIENCE = "CLOUDFERRO_PUBLIC"
CLIENT_ID = "cdse-public"


class GrantError(Exception):
    """No token: HTTP status, Keycloak's ``error`` and its description."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"error": error, "error_description": description}


@dataclass
class _Session:
    user: str
    id: str = field(default_factory=lambda: secrets.token_hex(18))


@dataclass
class _Token:
    session: _Session
    expires: float
    audience: str = DOWNLOAD_AUDIENCE


class Accounts:
    """One user account and one OAuth client.

    :param totp: if set, the password grant wants this code too; a code serves once.
    :param oauth_client: id and secret of a Sentinel Hub client, whose tokens are not good for downloads.
    :param clock: seconds that only grow.
    """

    def __init__(
        self,
        user: str,
        password: str,
        totp: str | None = None,
        *,
        access_lifetime_s: float = 600,
        refresh_lifetime_s: float = 3600,
        max_sessions: int = 100,
        oauth_client: tuple[str, str] = ("sh-demo", "demo"),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.user = user
        self.password = password
        self.totp = totp
        self.access_lifetime_s = access_lifetime_s
        self.refresh_lifetime_s = refresh_lifetime_s
        self.max_sessions = max_sessions
        self.oauth_client = oauth_client
        self.sessions_opened = 0
        self.logins_refused = 0
        self.refreshes = 0
        self._clock = clock
        self._used_codes: set[str] = set()
        self._access: dict[str, _Token] = {}
        self._refresh: dict[str, _Token] = {}
        self._lock = threading.RLock()

    @property
    def sessions_open(self) -> int:
        """Sessions that can still be renewed."""
        with self._lock:
            alive = (token for token in self._refresh.values() if token.expires > self._clock())
            return len({token.session.id for token in alive})

    def grant(self, form: Mapping[str, str]) -> dict[str, Any]:
        """The token answer to a form.

        :raises GrantError: if there is none.
        """
        grants = {
            "password": self._password_grant,
            "refresh_token": self._refresh_grant,
            "client_credentials": self._client_grant,
        }
        kind = form.get("grant_type")
        if kind is None:
            raise GrantError(400, "invalid_request", "Missing form parameter: grant_type")
        if kind not in grants:
            raise GrantError(400, "unsupported_grant_type", "Unsupported grant_type")
        if form.get("client_id") not in (CLIENT_ID, self.oauth_client[0]):
            raise GrantError(401, "invalid_client", "Invalid client or Invalid client credentials")
        with self._lock:
            return grants[kind](form)

    def log_out(self, form: Mapping[str, str]) -> None:
        """End the session of a refresh token.

        :raises GrantError: if it has none.
        """
        with self._lock:
            session = self._session_of(form.get("refresh_token", "")).id
            for tokens in (self._access, self._refresh):
                for text in [text for text, token in tokens.items() if token.session.id == session]:
                    del tokens[text]

    def audience(self, access_token: str) -> str | None:
        """Whom a token is for; ``None`` if it is unknown or has expired."""
        with self._lock:
            token = self._access.get(access_token)
            return token.audience if token and token.expires > self._clock() else None

    def account_of(self, access_token: str) -> str:
        """The user of a token that is good."""
        with self._lock:
            return self._access[access_token].session.user

    def expire_access_tokens(self) -> None:
        """From now on every access token given so far is too old."""
        with self._lock:
            self._access.clear()

    def end_sessions(self) -> None:
        """From now on every token given so far is dead, refresh tokens too."""
        with self._lock:
            self._access.clear()
            self._refresh.clear()

    def _password_grant(self, form: Mapping[str, str]) -> dict[str, Any]:
        right = form.get("username") == self.user and form.get("password") == self.password
        if not right or not self._code_accepted(form.get("totp", "")):
            self.logins_refused += 1
            raise GrantError(401, "invalid_grant", "Invalid user credentials")
        if self.sessions_open >= self.max_sessions:
            raise GrantError(401, "invalid_grant", "Exceeded max number of sessions")
        self.sessions_opened += 1
        return self._answer(_Session(self.user))

    def _code_accepted(self, code: str) -> bool:
        if self.totp is None:
            return True
        if code != self.totp or code in self._used_codes:
            return False
        self._used_codes.add(code)
        return True

    def _refresh_grant(self, form: Mapping[str, str]) -> dict[str, Any]:
        session = self._session_of(form.get("refresh_token", ""))
        self.refreshes += 1
        return self._answer(session)

    def _session_of(self, refresh_token: str) -> _Session:
        token = self._refresh.get(refresh_token)
        if token is None or token.expires <= self._clock():
            raise GrantError(400, "invalid_grant", "Token is not active")
        return token.session

    def _client_grant(self, form: Mapping[str, str]) -> dict[str, Any]:
        if (form.get("client_id"), form.get("client_secret")) != self.oauth_client:
            raise GrantError(401, "invalid_client", "Invalid client or Invalid client credentials")
        session = _Session(self.oauth_client[0])
        access = self._new_access(session, audience="account")
        return {"access_token": access, "expires_in": int(self.access_lifetime_s), "token_type": "Bearer"}

    def _answer(self, session: _Session) -> dict[str, Any]:
        access = self._new_access(session, DOWNLOAD_AUDIENCE)
        refresh = _web_token({"typ": "Refresh", "sid": session.id})
        self._refresh[refresh] = _Token(session, self._clock() + self.refresh_lifetime_s)
        return {
            "access_token": access,
            "expires_in": int(self.access_lifetime_s),
            "refresh_expires_in": int(self.refresh_lifetime_s),
            "refresh_token": refresh,
            "token_type": "Bearer",
            "not-before-policy": 0,
            "session_state": session.id,
            "scope": "AUDIENCE_PUBLIC openid email profile",
        }

    def _new_access(self, session: _Session, audience: str) -> str:
        text = _web_token({"typ": "Bearer", "azp": CLIENT_ID, "aud": [audience, "account"], "sid": session.id})
        self._access[text] = _Token(session, self._clock() + self.access_lifetime_s, audience)
        return text


def _web_token(claims: dict[str, Any]) -> str:
    """A token that looks like a signed one; the signature is random, the hub knows its tokens by heart."""
    parts = (_base64(json.dumps(part).encode()) for part in ({"alg": "RS256", "typ": "JWT"}, claims))
    return ".".join([*parts, _base64(secrets.token_bytes(32))])


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
