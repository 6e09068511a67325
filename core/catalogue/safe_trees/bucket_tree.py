"""An archive of products in a bucket of an object store that speaks S3.

Folders are what lies between two slashes of the objects' keys.
Source: Amazon S3 API reference, ``ListObjectsV2`` and ``GetObject``.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

import requests
from requests_aws4auth import AWS4Auth

from ...errors import CredentialsError, ProductError, ServiceError
from ...feedback import Feedback
from ...network import HttpSession, RefusedError, S3Keys, UnauthorizedError, retrying
from ...product.product_xml import read_xml
from ...services import S3Profile

_PAGE = 1000  # the most that the service lists at once
_LIST = "ListBucketResult"
_REGION = "us-east-1"  # what stores take that have no regions


class BucketTree:
    """A bucket as a :class:`Tree`.

    :param keys: not needed for an anonymous bucket.
    :raises CredentialsError: if the bucket wants keys, and none are given.
    """

    def __init__(self, profile: S3Profile, session: HttpSession, keys: S3Keys | None) -> None:
        if keys is None and not profile.anonymous:
            raise CredentialsError(
                f"{profile.title} wants a pair of keys.",
                advice="Give them in the sign-in, or as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            )
        self._profile = profile
        self._session = session
        self._root = _root_of(profile)
        self._keys = None if profile.anonymous else keys

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`Tree.folders`."""
        prefix = f"{path}/" if path else ""
        found = []
        for page in self._pages({"prefix": prefix, "delimiter": "/"}, feedback):
            for element in page.iterfind("./{*}CommonPrefixes/{*}Prefix"):
                found.append((element.text or "")[len(prefix) :].rstrip("/"))
        return sorted(filter(None, found))

    def read(self, path: str, feedback: Feedback) -> bytes:
        """See :meth:`Tree.read`."""
        try:
            return self._get(f"{self._root}/{quote(path)}", feedback).content
        except RefusedError as error:
            if error.status != 404:
                raise
            raise ProductError(f"{path} is missing in {self._profile.title}.", advice="Check the archive.") from error

    def size_bytes(self, path: str, feedback: Feedback) -> int:
        """See :meth:`Tree.size_bytes`."""
        pages = self._pages({"prefix": f"{path}/"}, feedback)
        sizes = (element.text for page in pages for element in page.iterfind("./{*}Contents/{*}Size"))
        return sum(int(size) for size in sizes if size and size.isdigit())

    def _pages(self, options: dict[str, str], feedback: Feedback) -> Iterator[Element]:
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
                    f"{self._profile.title} does not go on with its list.", advice="Report it to who runs the bucket."
                )

    def _page(self, options: dict[str, str], feedback: Feedback) -> Element:
        response = self._get(f"{self._root}?{urlencode(options, quote_via=quote)}", feedback)
        try:
            page = read_xml(response.content, f"The list of {self._profile.title}")
        except ProductError as error:
            raise self._no_list() from error
        if page.tag.rpartition("}")[2] != _LIST:
            raise self._no_list()
        return page

    def _no_list(self) -> ServiceError:
        return ServiceError(
            f"{self._profile.title} answered with something that is no list of objects.",
            advice="Check endpoint_url, bucket, region and addressing_style in the service's profile.",
        )

    def _get(self, url: str, feedback: Feedback) -> requests.Response:
        try:
            return retrying(lambda: self._session.send("GET", url, feedback, headers=self._headers(url)), feedback)
        except UnauthorizedError as error:
            raise self._refused(error) from error
        except RefusedError as error:
            if error.status != 403:
                raise
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> CredentialsError:
        return CredentialsError(
            f"{self._profile.title} refuses the keys ({error}).",
            advice="Check the pair of keys, the region and whether they may list the bucket.",
        )

    def _headers(self, url: str) -> dict[str, str]:
        """What signs a request; new for each attempt, since a signature is good for minutes only."""
        request = requests.Request("GET", url)
        if self._profile.requester_pays:
            request.headers["x-amz-request-payer"] = "requester"
        prepared = request.prepare()
        if self._keys is not None:
            region = self._profile.region or _REGION
            token = {"session_token": self._keys.session_token} if self._keys.session_token else {}
            AWS4Auth(self._keys.access_key, self._keys.secret_key, region, "s3", **token)(prepared)
        return dict(prepared.headers)


def _root_of(profile: S3Profile) -> str:
    if profile.addressing_style == "path":
        return f"{profile.endpoint_url}/{quote(profile.bucket)}"
    parts = urlsplit(profile.endpoint_url)
    return f"{parts.scheme}://{profile.bucket}.{parts.netloc}{parts.path}"
