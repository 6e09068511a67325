"""Tries a sign-in where it is used: one small question, once, and what came of it in words.

Sources: as those of ``tokens``, ``bucket`` and of the catalogues; RFC 6749, 4.4 (an OAuth client asks for a token).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from ..errors import CancelledError, CredentialsError, SceneQueueError, ServiceError
from ..feedback import Feedback
from ..services import CdseProfile, DhusProfile, S3Profile, SentinelHubProfile, ServiceProfile
from .answers import PROFILE_ADVICE, UnauthorizedError, is_html, read_detail, read_json
from .bucket import Bucket, BucketAddress, ListDeniedError
from .credentials import Credentials, OAuthClient, S3Keys, SignIn
from .failures import Obstacle, UnreachableError
from .session import HttpSession
from .settings import NetworkSettings

CONNECT_S, ANSWER_S = 10.0, 30.0
_REFUSED = (400, 401)
_KINDS = (CdseProfile, DhusProfile, S3Profile, SentinelHubProfile)


@dataclass(frozen=True)
class SignInResult:
    """What came of a sign-in.

    :param is_good: whether the service takes it.
    :param sentence: what happened; :param advice: what to do now, empty where there is nothing to do.
    """

    is_good: bool
    sentence: str
    advice: str = ""


def can_be_tried(profile: ServiceProfile) -> bool:
    """Whether a sign-in of a service can be tried for nothing; where each question costs the user money, it is not."""
    return isinstance(profile, _KINDS) and not profile.costs_money


def try_sign_in(profile: ServiceProfile, sign_in: SignIn, network: NetworkSettings, feedback: Feedback) -> SignInResult:
    """Ask the service once whether it takes a sign-in; no session stays open there.

    A wrong password is one attempt of the account. The code of a second factor is used up by it.

    :param profile: for which :func:`can_be_tried`.
    :param sign_in: of the kind that the service takes.
    :raises CancelledError: when cancelled, within moments.
    """
    hurried = replace(
        profile,
        connect_timeout_s=min(profile.connect_timeout_s, CONNECT_S),
        first_byte_timeout_s=min(profile.first_byte_timeout_s, ANSWER_S),
        read_timeout_s=min(profile.read_timeout_s, ANSWER_S),
    )
    try:
        with closing(HttpSession(replace(network, patience_s=0.0), hurried)) as session:
            return _asked(hurried, sign_in, session, feedback)
    except CancelledError:
        raise
    except UnreachableError as error:
        return SignInResult(False, error.message, _network_advice(error))
    except SceneQueueError as error:
        return SignInResult(False, error.message, error.advice)


def _asked(profile: ServiceProfile, sign_in: SignIn, session: HttpSession, feedback: Feedback) -> SignInResult:
    if isinstance(profile, CdseProfile) and isinstance(sign_in, Credentials):
        return _password(profile, sign_in, session, feedback)
    if isinstance(profile, SentinelHubProfile) and isinstance(sign_in, OAuthClient):
        return _client(profile, sign_in, session, feedback)
    if isinstance(profile, S3Profile) and isinstance(sign_in, S3Keys):
        return _keys(profile, sign_in, session, feedback)
    if isinstance(profile, DhusProfile) and isinstance(sign_in, Credentials):
        return _hub_account(profile, sign_in, session, feedback)
    raise CredentialsError(f"{profile.title} takes a sign-in of another kind.", advice="Enter it anew.")


def _password(profile: CdseProfile, account: Credentials, session: HttpSession, feedback: Feedback) -> SignInResult:
    form = {
        "client_id": profile.client_id,
        "grant_type": "password",
        "username": account.user,
        "password": account.password,
        **({"totp": account.totp} if account.totp else {}),
    }
    granted, why = _grant(profile, form, (account.password, account.totp or ""), session, feedback)
    if granted is None:
        advice = "Check user and password. If your account has a second factor, enter its code, too."
        if account.totp:
            advice = "Check user and password, and enter a new code: each holds for half a minute, and once."
        return SignInResult(False, f"{profile.title} refused the sign-in of {account.user} ({why}).", advice)
    if profile.logout_url and granted.get("refresh_token"):
        ended = {"client_id": profile.client_id, "refresh_token": str(granted["refresh_token"])}
        session.send("POST", profile.logout_url, feedback, data=ended, accept=_REFUSED)
    sentence = f"{profile.title} takes the sign-in of {account.user}."
    return SignInResult(
        True, sentence, "Its code is used up: downloads will ask for a new one." if account.totp else ""
    )


def _client(profile: SentinelHubProfile, client: OAuthClient, session: HttpSession, feedback: Feedback) -> SignInResult:
    form = {
        "grant_type": "client_credentials",
        "client_id": client.client_id,
        "client_secret": client.client_secret,
    }
    granted, why = _grant(profile, form, (client.client_secret,), session, feedback)
    if granted is None:
        sentence = f"{profile.title} refused the OAuth client {client.client_id} ({why})."
        return SignInResult(False, sentence, "Check its id and its secret; it may have expired on the dashboard.")
    return SignInResult(True, f"{profile.title} takes the OAuth client {client.client_id}.")


def _grant(
    profile: CdseProfile | SentinelHubProfile,
    form: Mapping[str, str],
    secrets: tuple[str, ...],
    session: HttpSession,
    feedback: Feedback,
) -> tuple[dict[str, Any] | None, str]:
    """Ask for a token; without one, the second value says why it was refused."""
    response = session.send("POST", profile.token_url, feedback, data=form, accept=_REFUSED)
    if response.status_code in _REFUSED:
        return None, read_detail(response.content, secrets)[1]
    content = read_json(response, profile.title)
    if not isinstance(content, dict) or not isinstance(content.get("access_token"), str):
        raise ServiceError(f"{profile.title} answered the sign-in without a token.", advice=PROFILE_ADVICE)
    return content, ""


def _keys(profile: S3Profile, keys: S3Keys, session: HttpSession, feedback: Feedback) -> SignInResult:
    try:
        Bucket(BucketAddress.of(profile), session, keys).look(feedback)
    except ListDeniedError:
        sentence = f"{profile.title} knows the keys, and does not let them list the bucket."
        return SignInResult(True, sentence, "Whether they may read shows at the first download.")
    return SignInResult(True, f"{profile.title} takes the keys {keys.access_key}.")


def _hub_account(profile: DhusProfile, account: Credentials, session: HttpSession, feedback: Feedback) -> SignInResult:
    basic = base64.b64encode(f"{account.user}:{account.password}".encode()).decode("ascii")
    address = f"{profile.api_url}/search?q=*&rows=0"
    try:
        response = session.send("GET", address, feedback, headers={"Authorization": f"Basic {basic}"})
    except UnauthorizedError:
        sentence = f"{profile.title} refused the sign-in of {account.user}."
        return SignInResult(False, sentence, "Check user and password.")
    if is_html(response):
        return SignInResult(False, f"{profile.title} answered with a web page.", "The hub may be closed or have moved.")
    return SignInResult(True, f"{profile.title} takes the sign-in of {account.user}.")


def _network_advice(error: UnreachableError) -> str:
    if error.obstacle in (Obstacle.NAME, Obstacle.REFUSED, Obstacle.SILENCE, Obstacle.BROKEN):
        return (
            "Check the connection to the Internet. In a company network, set the proxy in QGIS's options, Network; "
            "Test connection says which host is not reached. Your sign-in was not judged."
        )
    return error.advice
