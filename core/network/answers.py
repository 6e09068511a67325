"""What an answer says: refusals become errors that know whose turn it is.

Sources: Copernicus Data Space documentation (OData, errors ``detail``; download host, ``code`` and ``message``);
STAC API specification (errors, ``code`` and ``description``); Amazon S3 API reference, "Error responses"; RFC 6749
for the token endpoint; RFC 9110 for ``Retry-After``.
"""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote_plus

import requests

from ..errors import CredentialsError, SceneQueueError, ServiceBusyError, ServiceError

BUSY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
SESSIONS_EXCEEDED = "DAT-ZIP-100"
SESSIONS_EXCEEDED_WAIT_S = 60.0
LONGEST_DETAIL = 300
_HTML_START = re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE)
_S3_ERROR = re.compile(
    r"<Error\b[^>]*>.*?<Code>(?P<code>[^<]*)</Code>(?:\s*<Message>(?P<message>[^<]*)</Message>)?", re.DOTALL
)
LONG_WAIT_S = 120.0
PROFILE_ADVICE = "If it stays so, look at the profile of the service in the settings: it may have moved or changed."


class UnauthorizedError(CredentialsError):
    """401: the token is missing, too old, or of the wrong kind. :ivar code: the service's own code, may be empty."""

    def __init__(self, message: str, *, advice: str = "", code: str = "") -> None:
        super().__init__(message, advice=advice)
        self.code = code


class RefusedError(ServiceError):
    """The service refused. :ivar status: HTTP status; :ivar code: the service's own code, may be empty."""

    def __init__(self, message: str, *, status: int, advice: str = "", code: str = "") -> None:
        super().__init__(message, advice=advice)
        self.status = status
        self.code = code


class BusyError(ServiceBusyError):
    """The service answers, but not now. :ivar status: HTTP status."""

    def __init__(self, message: str, *, status: int, advice: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message, advice=advice, retry_after_s=retry_after_s)
        self.status = status


def refusal(
    status: int, headers: Mapping[str, str], body: bytes, where: str, secrets: Iterable[str] = ()
) -> SceneQueueError:
    """Make the error for an answer with status 400 or more.

    :param where: title and host of the service, for the sentence.
    :param secrets: what the request carried; it is blotted out should the answer repeat it.
    """
    code, detail = read_detail(body, secrets)
    said = f"{status}: {detail}" if detail else str(status)
    if status == 401:
        return UnauthorizedError(f"{where} does not accept the sign-in ({said}).", advice="Sign in again.", code=code)
    if status in BUSY_STATUSES:
        wait = retry_after_s(headers)
        if wait is None and code == SESSIONS_EXCEEDED:
            wait = SESSIONS_EXCEEDED_WAIT_S
        return BusyError(f"{where} is busy ({said}).", status=status, advice=_when(wait), retry_after_s=wait)
    return RefusedError(f"{where} refused the request ({said}).", status=status, advice=PROFILE_ADVICE, code=code)


def retry_after_s(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds until the service wants to be asked again, from ``Retry-After`` (seconds or a date); ``None``: not said.

    :param now: Unix time, for dates; the clock's where left out.
    """
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, moment - (time.time() if now is None else now))


def _when(wait_s: float | None) -> str:
    if wait_s is None or wait_s < LONG_WAIT_S:
        return "Try again later."
    hours = wait_s / 3600
    asked = f"{wait_s / 60:.0f} minutes" if hours < 2 else f"{hours:.0f} hours" if hours < 48 else "more than two days"
    return f"Try again later: the service asks to be left alone for {asked}."


def read_detail(body: bytes, secrets: Iterable[str] = ()) -> tuple[str, str]:
    """Code and sentence of an error body: JSON of the kinds that the services send, else the beginning of the text.

    :param secrets: are blotted out, before the sentence is cut to its length: half a token is a secret too.
    """
    code, sentence = _detail(body)
    written = [form for secret in secrets if secret for form in (secret, quote_plus(secret))]
    for form in sorted(written, key=len, reverse=True):
        code, sentence = code.replace(form, "…"), sentence.replace(form, "…")
    return code, _shorten(sentence)


def _detail(body: bytes) -> tuple[str, str]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return _plain_text(body)
    if not isinstance(content, dict):
        return "", _sentence(content)
    inner = content.get("error")
    if isinstance(inner, dict):  # OData's own form
        content = inner
    parts = [content.get(name) for name in ("detail", "message", "error_description", "description")]
    code = content.get("code") or (inner if isinstance(inner, str) else "")
    said = next((_sentence(part) for part in parts if part), "")
    return str(code or ""), f"{code}, {said}" if code and said else said or str(code or "")


def is_html(response: requests.Response) -> bool:
    """Whether a page for people came where data was asked for (maintenance, a moved service, a log-in page)."""
    return looks_like_html(response.headers, response.content)


def looks_like_html(headers: Mapping[str, str], beginning: bytes) -> bool:
    """The same of an answer's head and its first bytes."""
    return "text/html" in headers.get("Content-Type", "").lower() or bool(_HTML_START.match(beginning))


def html_error(where: str) -> ServiceBusyError:
    """The error for a page that came with status 200 instead of data."""
    return ServiceBusyError(
        f"{where} answered with a web page instead of data.",
        advice="It may be under maintenance, or a network page wants a log-in. If this goes on, the service may have "
        "moved: look at its profile in the settings.",
    )


def read_json(response: requests.Response, where: str) -> Any:
    """The content of an answer that must be JSON.

    :param where: title of the service, for the sentence.
    :raises ServiceBusyError: for a web page, or JSON that is cut; another attempt may mend it.
    """
    if is_html(response):
        raise html_error(where)
    try:
        return json.loads(response.content)
    except ValueError as error:
        raise ServiceBusyError(
            f"{where} answered with something that is not JSON.", advice="Try again later."
        ) from error


def _plain_text(body: bytes) -> tuple[str, str]:
    """The same of what is no JSON; of a page, its title. An object store's error repeats keys and tokens: its code and
    message are enough.
    """
    text = body.decode("utf-8", "replace")
    found = _S3_ERROR.search(text)
    if found:
        code, message = (html.unescape(found[name] or "") for name in ("code", "message"))
        return code, f"{code}, {message}" if message else code
    if not _HTML_START.match(body):
        return "", text
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    return "", html.unescape(title[1]) if title else "a web page"


def _sentence(part: Any) -> str:
    if isinstance(part, list):
        return "; ".join(_sentence(one) for one in part)
    if isinstance(part, dict):
        inner = part.get("msg") or part.get("message") or part.get("value")
        return _sentence(inner) if inner else json.dumps(part)
    return str(part)


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_DETAIL else f"{flat[:LONGEST_DETAIL]}…"
