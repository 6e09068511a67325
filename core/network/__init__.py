"""Sessions, tokens and repeated attempts."""

from .answers import BusyError, RefusedError, UnauthorizedError, html_error, is_html, looks_like_html, read_json
from .bucket import Bucket, BucketAddress, ListDeniedError, StoredObject, keys_needed
from .credentials import (
    Credentials,
    OAuthClient,
    S3Keys,
    SignIn,
    credentials_from_environment,
    sign_in_from_environment,
    sign_in_host,
    sign_in_of,
)
from .download_host import DownloadHost, Node
from .lanes import Lanes, LentLane
from .library_adapter import SessionAdapter
from .retry import ATTEMPTS, Retry, retrying
from .session import HttpSession
from .settings import NetworkSettings
from .stream import Stream
from .tokens import TokenSource

__all__ = [
    "ATTEMPTS",
    "Bucket",
    "BucketAddress",
    "BusyError",
    "Credentials",
    "DownloadHost",
    "HttpSession",
    "Lanes",
    "LentLane",
    "ListDeniedError",
    "NetworkSettings",
    "Node",
    "OAuthClient",
    "RefusedError",
    "Retry",
    "S3Keys",
    "SessionAdapter",
    "SignIn",
    "StoredObject",
    "Stream",
    "TokenSource",
    "UnauthorizedError",
    "credentials_from_environment",
    "html_error",
    "is_html",
    "keys_needed",
    "looks_like_html",
    "read_json",
    "retrying",
    "sign_in_from_environment",
    "sign_in_host",
    "sign_in_of",
]
