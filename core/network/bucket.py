"""A bucket of an object store that speaks S3: signed requests, complete lists, refusals as sentences.

Sources: Amazon S3 API reference, ``ListObjectsV2``, ``GetObject``, "Error responses", "Requester Pays buckets"; the
answers of SeaweedFS, which passes over ``If-Range``: the engine compares the ETag of what comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Callable, TypeVar
from urllib.parse import quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

import requests
from requests_aws4auth import AWS4Auth

from ..errors import CredentialsError, OfflineError, ProductError, SceneQueueError, ServiceError, SettingsError
from ..feedback import Feedback
from ..product.product_xml import read_xml
from ..services import S3Profile
from .answers import RefusedError, UnauthorizedError
from .credentials import S3Keys
from .redirects import Sign
from .retry import retrying
from .session import HttpSession
from .stream import Stream

_PAGE = 1000  # the most that a store lists at once
_LIST = "ListBucketResult"
_REGION = "us-east-1"  # what stores take that have no regions
_RANGE_NOT_SATISFIABLE = 416
_OTHER_REGION = ("AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "PermanentRedirect")
T = TypeVar("T")


class ListDeniedError(CredentialsError):
    """The bucket may not be listed with these keys; what is in it may be read all the same."""


@dataclass(frozen=True)
class BucketAddress:
    """Where a bucket is.

    :param addressing_style: ``path`` (``endpoint/bucket/key``) or ``virtual`` (``bucket.endpoint/key``).
    :param requester_pays: whether each request says that the user pays for it.
    """

    endpoint_url: str
    name: str
    region: str = ""
    addressing_style: str = "path"
    requester_pays: bool = False

    @classmethod
    def of(cls, profile: S3Profile) -> BucketAddress:
        """The bucket of a profile."""
        return cls(
            profile.endpoint_url, profile.bucket, profile.region, profile.addressing_style, profile.requester_pays
        )

    @property
    def root(self) -> str:
        """The bucket's own address; keys follow it after a slash."""
        if self.addressing_style == "path":
            return f"{self.endpoint_url}/{quote(self.name)}"
        parts = urlsplit(self.endpoint_url)
        return f"{parts.scheme}://{self.name}.{parts.netloc}{parts.path}"


@dataclass(frozen=True)
class StoredObject:
    """One object of a list. Its ETag is left out: that of an upload in parts is no checksum."""

    key: str
    size_bytes: int


class Bucket:
    """Lists and reads a bucket, from any thread. Folders are what lies between two slashes of the objects' keys.

    All methods raise, besides what they name:

    :raises CredentialsError: if the keys are refused, or keys are wanted and none are given.
    :raises SettingsError: if there is no such bucket, it lies in another region, or this computer's clock is wrong.
    :raises NetworkError, ServiceBusyError, ServiceError: as of :meth:`HttpSession.send`, after several attempts.

    :param session: its profile's title stands in sentences, its trusted hosts see signatures.
    :param keys: ``None``: asked anonymously.
    """

    def __init__(self, address: BucketAddress, session: HttpSession, keys: S3Keys | None) -> None:
        self.title = session.profile.title
        self._address = address
        self._session = session
        self._keys = keys

    def look(self, feedback: Feedback) -> None:
        """Ask once for the shortest list there is, to see whether the keys are taken."""
        address = f"{self._address.root}?list-type=2&max-keys=1"
        self._understood(lambda: self._ask(address, feedback), "")

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """The names of the folders right below a folder (the bucket itself: ``""``), sorted."""
        prefix = f"{path}/" if path else ""
        found = []
        for page in self._pages({"prefix": prefix, "delimiter": "/"}, feedback):
            for element in page.iterfind("./{*}CommonPrefixes/{*}Prefix"):
                found.append((element.text or "")[len(prefix) :].rstrip("/"))
        return sorted(filter(None, found))

    def objects(self, path: str, feedback: Feedback) -> list[StoredObject]:
        """All objects below a folder, in the store's order; those that only stand for a folder are left out."""
        found = []
        for page in self._pages({"prefix": f"{path}/"}, feedback):
            for element in page.iterfind("./{*}Contents"):
                key, size = element.findtext("./{*}Key") or "", element.findtext("./{*}Size") or ""
                if key and not key.endswith("/"):
                    found.append(StoredObject(key, int(size) if size.isdigit() else 0))
        return found

    def read(self, key: str, feedback: Feedback) -> bytes:
        """A small object.

        :raises ProductError: if it is missing.
        """
        return self._get(self._url(key), key, feedback).content

    @contextmanager
    def open(self, key: str, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """Ask once for an object; 416 is handed through.

        :param headers: ``Range`` and ``If-Range``, or none.
        :raises ProductError: if it is missing.
        :raises OfflineError: if it lies in a store for archives.
        """
        asked = {**headers, **self._payer()}
        with ExitStack() as stack:
            stream = self._session.stream(
                self._url(key), feedback, headers=asked, accept=(_RANGE_NOT_SATISFIABLE,), sign=self._sign()
            )
            yield self._understood(lambda: stack.enter_context(stream), key)

    def _url(self, key: str) -> str:
        return f"{self._address.root}/{quote(key)}"

    def _pages(self, options: Mapping[str, str], feedback: Feedback) -> Iterator[Element]:
        token: str | None = None
        while True:
            asked = {"list-type": "2", "max-keys": str(_PAGE), **options}
            if token:
                asked["continuation-token"] = token
            page = self._page(asked, feedback)
            yield page
            if (page.findtext("./{*}IsTruncated") or "").lower() != "true":
                return
            before, token = token, page.findtext("./{*}NextContinuationToken")
            if not token or token == before:
                raise ServiceError(
                    f"{self.title} does not go on with its list.", advice="Report it to who runs the bucket."
                )

    def _page(self, options: Mapping[str, str], feedback: Feedback) -> Element:
        response = self._get(f"{self._address.root}?{urlencode(options, quote_via=quote)}", "", feedback)
        try:
            page = read_xml(response.content, f"The list of {self.title}")
        except ProductError as error:
            raise self._no_list() from error
        if page.tag.rpartition("}")[2] != _LIST:
            raise self._no_list()
        return page

    def _no_list(self) -> ServiceError:
        return ServiceError(
            f"{self.title} answered with something that is no list of objects.",
            advice="Check endpoint_url, bucket, region and addressing_style in the service's profile.",
        )

    def _get(self, url: str, key: str, feedback: Feedback) -> requests.Response:
        return self._understood(lambda: retrying(lambda: self._ask(url, feedback), feedback), key)

    def _ask(self, url: str, feedback: Feedback) -> requests.Response:
        return self._session.send("GET", url, feedback, headers=self._payer(), sign=self._sign())

    def _payer(self) -> dict[str, str]:
        return {"x-amz-request-payer": "requester"} if self._address.requester_pays else {}

    def _sign(self) -> Sign | None:
        """Makes the headers that sign a request. Of its own headers those count whose names begin with ``x-amz-``."""
        keys = self._keys
        if keys is None:
            return None
        token = {"session_token": keys.session_token} if keys.session_token else {}

        def sign(method: str, url: str) -> dict[str, str]:
            prepared = requests.Request(method, url, headers=self._payer()).prepare()
            AWS4Auth(keys.access_key, keys.secret_key, self._address.region or _REGION, "s3", **token)(prepared)
            return dict(prepared.headers)

        return sign

    def _understood(self, ask: Callable[[], T], key: str) -> T:
        try:
            return ask()
        except UnauthorizedError as error:
            raise self._keys_refused(error) from error
        except RefusedError as error:
            raise self._meant(error, key) from error

    def _meant(self, error: RefusedError, key: str) -> SceneQueueError:
        """What a refusal means, by its code; the same error, where it says it best itself."""
        bucket = self._address.name
        if error.code == "RequestTimeTooSkewed":
            return SettingsError(
                f"{self.title} refuses the request: its time is too far from the service's.",
                advice="Set the clock of this computer.",
            )
        if error.code == "InvalidObjectState":
            return OfflineError(
                f"{key} lies in an archive of {self.title}.", advice="It must be restored there before it can be read."
            )
        if error.code == "NoSuchBucket":
            return SettingsError(
                f"{self.title} has no bucket {bucket!r}.", advice="Check bucket and endpoint_url in its profile."
            )
        if error.code in _OTHER_REGION:
            return SettingsError(
                f"{self.title} has the bucket {bucket!r} in another region ({error.message})",
                advice="Correct region and endpoint_url in its profile.",
            )
        if error.status == 403:
            is_list = error.code == "AccessDenied" and not key
            return self._keys_refused(error, ListDeniedError if is_list else CredentialsError)
        if error.status == 404 and key:
            return ProductError(f"{key} is missing in {self.title}.", advice="Check the archive.")
        return error

    def _keys_refused(
        self, error: SceneQueueError, kind: type[CredentialsError] = CredentialsError
    ) -> CredentialsError:
        if self._keys is None:
            return kind(
                f"{self.title} cannot be read without keys ({error.message})",
                advice="Give a pair of keys, and set anonymous to false in the service's profile.",
            )
        return kind(
            f"{self.title} refuses the keys ({error.message})",
            advice="Check the pair of keys, the region, whether they may list and read the bucket, and whether the "
            "profile must say requester_pays.",
        )


def keys_needed(title: str) -> CredentialsError:
    """The error where a bucket wants keys, and none are given."""
    return CredentialsError(
        f"{title} wants a pair of keys.",
        advice="Give them in the sign-in, or as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    )
