"""What a Data Hub answers instead of products, as our errors.

Sources: sentinelsat 1.2 (its exceptions), its recorded answers, and the end of the Copernicus Open Access Hub, which
closed at the end of October 2023 and whose names answer with web pages since.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from sentinelsat.exceptions import (
    InvalidKeyError,
    LTAError,
    LTATriggered,
    QueryLengthError,
    QuerySyntaxError,
    SentinelAPIError,
    ServerError,
    UnauthorizedError,
)

from ...errors import (
    CredentialsError,
    OfflineError,
    ProductError,
    SceneQueueError,
    ServiceBusyError,
    ServiceError,
    SettingsError,
)
from ...services import DhusProfile

_CLOSED = ("scihub.copernicus.eu", "apihub.copernicus.eu")
_LONGEST_WORDS = 200
_UNAUTHORIZED = 401
ARCHIVE_S = 3600.0  # a hub takes hours to bring a product from its archive
_PASSING = (200, 404)  # an answer without content; a hub has always a list, so one that is not found will be back


def is_closed(profile: DhusProfile) -> bool:
    """Tell whether a profile has the name of a hub that is no more."""
    return (urlsplit(profile.api_url).hostname or "").endswith(_CLOSED)


def closed_hub(profile: DhusProfile) -> ServiceError:
    """Make the error for a hub that is no more."""
    return ServiceError(
        f"{profile.title}: the Copernicus Open Access Hub closed in 2023, its addresses find nothing any more.",
        advice="Choose the service Copernicus Data Space, which has all its products.",
    )


def no_list(profile: DhusProfile) -> ServiceBusyError:
    """Make the error for an answer that has another form than a hub's list of products."""
    return ServiceBusyError(
        f"{profile.title} answered a search with something that is no list of products.",
        advice="Try again later; if it stays so, the address in its profile is no Data Hub.",
    )


def hub_error(error: SentinelAPIError, profile: DhusProfile, raw: str) -> SceneQueueError:
    """Make our error of one of sentinelsat's.

    :param raw: the user's own part of the query; empty: none.
    """
    if is_closed(profile):
        return closed_hub(profile)
    if isinstance(error, QuerySyntaxError):
        return _not_understood(error, profile, raw)
    if isinstance(error, (LTAError, LTATriggered)):
        return not_ordered(profile, str(error.msg))
    status = error.response.status_code if error.response is not None else 0
    if isinstance(error, UnauthorizedError) or status == _UNAUTHORIZED:
        return sign_in_refused(profile)
    return _refused(error, status, profile)


def sign_in_refused(profile: DhusProfile) -> CredentialsError:
    """Make the error for a user and password that a hub does not accept."""
    return CredentialsError(
        f"{profile.title} does not accept user and password.",
        advice="Check them. Each hub has accounts of its own; that of the Copernicus Data Space is another one.",
    )


def not_ordered(profile: DhusProfile, words: str) -> OfflineError:
    """Make the error for a product in a hub's archive that the hub does not fetch from there now.

    :param words: of the hub.
    """
    return OfflineError(
        f"{profile.title} does not bring the product from its archive now ({_in_short(words)}).",
        advice="It is asked for again in an hour.",
        retry_after_s=ARCHIVE_S,
    )


def no_product(profile: DhusProfile) -> ServiceBusyError:
    """Make the error for an answer that does not describe a product as hubs do."""
    return ServiceBusyError(
        f"{profile.title} answered the question for a product with something else.",
        advice="Try again later; if it stays so, the address in its profile is no Data Hub.",
    )


def _not_understood(error: QuerySyntaxError, profile: DhusProfile, raw: str) -> SceneQueueError:
    if raw:
        return SettingsError(
            f"{profile.title} cannot use the raw query ({_words(error)}).",
            advice="Write key=value, several by comma, or the hub's own query language.",
        )
    return ServiceError(
        f"{profile.title} does not understand the search ({_words(error)}).",
        advice="It may hold no Sentinel-2 products. Choose another service.",
    )


def _refused(error: SentinelAPIError, status: int, profile: DhusProfile) -> SceneQueueError:
    if isinstance(error, QueryLengthError):
        return ServiceError(
            f"{profile.title} takes no query of {profile.query_max_chars:,} characters.",
            advice="Lower query_max_chars in its profile.",
        )
    if isinstance(error, InvalidKeyError):
        return ProductError(
            f"{profile.title} does not have the product any more ({_words(error)}).", advice="Search again."
        )
    if status in _PASSING or (isinstance(error, ServerError) and (status < 400 or status >= 500)):
        return ServiceBusyError(
            f"{profile.title} does not answer as a Data Hub ({status}: {_words(error)}).",
            advice="It may be under maintenance: try again later. If this goes on, look at the address in its profile.",
        )
    return ServiceError(
        f"{profile.title} refused the request ({status}: {_words(error)}).",
        advice="Look at the address in its profile, and whether your account may search there.",
    )


def _words(error: SentinelAPIError) -> str:
    """The hub's own words, in one line."""
    return _in_short(str(error.msg).replace("*", " ").replace("#", " "))


def _in_short(text: str) -> str:
    flat = " ".join(text.split()).strip(" .")
    if not flat:
        return "an empty answer"
    return flat if len(flat) <= _LONGEST_WORDS else f"{flat[:_LONGEST_WORDS]}…"
