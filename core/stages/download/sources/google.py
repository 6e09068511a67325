"""The source Google: the public bucket of Sentinel-2 at Google Cloud Storage, read anonymously, file by file.

Sources: Cloud Storage JSON API, ``objects.list`` and ``objects.get`` with ``alt=media`` (pages by ``nextPageToken``,
``md5Hash`` in base64); the bucket's own description (``tiles/15/P/UT/NAME.SAFE`` for L1C, ``L2/tiles/…`` for L2A);
FORCE's documentation (nothing newer than 2024-08-28). The bucket has no empty folders.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import quote

from ....errors import ProductError, ServiceError
from ....feedback import Feedback
from ....network import HttpSession, Lanes, RefusedError, Stream, UnauthorizedError, read_json, retrying
from ....product.name import ProcessingLevel, ProductName
from ....services import GcsProfile
from ....services.key_template import product_paths
from ..reach import why_not
from ..source import RANGE_NOT_SATISFIABLE
from .safe_trees import SafeTreesSource, StoredFile

_PAGE = 1000
_TILES = "tiles/{zone}/{band}/{square}/{name}.SAFE"
_ROOTS = {ProcessingLevel.L1C: "", ProcessingLevel.L2A: "L2/"}


class GoogleStore:
    """A public bucket of Google Cloud Storage as a :class:`ProductStore`."""

    def __init__(self, profile: GcsProfile, session: HttpSession) -> None:
        self._title = profile.title
        self._session = session
        self._root = f"{profile.api_url}/storage/v1/b/{quote(profile.bucket, safe='')}/o"

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`ProductStore.folders`."""
        prefix = f"{path}/" if path else ""
        pages = self._pages({"prefix": prefix, "delimiter": "/", "fields": "nextPageToken,prefixes"}, feedback)
        return sorted(str(one)[len(prefix) :].rstrip("/") for page in pages for one in page.get("prefixes") or ())

    def files(self, path: str, feedback: Feedback) -> list[StoredFile]:
        """See :meth:`ProductStore.files`."""
        wanted = {"prefix": f"{path}/", "fields": "nextPageToken,items(name,size,md5Hash)"}
        try:
            items = [item for page in self._pages(wanted, feedback) for item in page.get("items") or ()]
            return [
                StoredFile(str(item["name"]), int(item["size"]), _hex(item.get("md5Hash", "")))
                for item in items
                if not str(item["name"]).endswith("/")
            ]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise self._no_list() from error

    @contextmanager
    def open(self, path: str, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """See :meth:`ProductStore.open`."""
        url = f"{self._root}/{quote(path, safe='')}?alt=media"
        with ExitStack() as stack:
            yield self._opened(stack, url, path, headers, feedback)

    def _opened(self, stack: ExitStack, url: str, path: str, headers: Mapping[str, str], feedback: Feedback) -> Stream:
        stream = self._session.stream(url, feedback, headers=headers, accept=(RANGE_NOT_SATISFIABLE,))
        try:
            return stack.enter_context(stream)
        except UnauthorizedError as error:
            raise self._closed(error) from error
        except RefusedError as error:
            if error.status != 404:
                raise
            raise ProductError(f"{path} is missing in {self._title}.", advice="Fetch it from elsewhere.") from error

    def _pages(self, options: Mapping[str, str], feedback: Feedback) -> Iterator[Any]:
        following = ""
        while True:
            asked = {"maxResults": str(_PAGE), **options, **({"pageToken": following} if following else {})}
            page = self._page(asked, feedback)
            yield page
            before, following = following, str(page.get("nextPageToken") or "")
            if not following:
                return
            if following == before:
                raise self._no_list()

    def _page(self, options: Mapping[str, str], feedback: Feedback) -> Any:
        try:
            answer = retrying(lambda: self._session.send("GET", self._root, feedback, params=options), feedback)
        except UnauthorizedError as error:
            raise self._closed(error) from error
        page = read_json(answer, self._title)
        if not isinstance(page, dict):
            raise self._no_list()
        return page

    def _closed(self, error: UnauthorizedError) -> ServiceError:
        return ServiceError(
            f"{self._title} cannot be read without a sign-in any more ({error.message})",
            advice="Choose another service to download from.",
        )

    def _no_list(self) -> ServiceError:
        return ServiceError(
            f"{self._title} answered with something that is no list of objects.",
            advice="Check api_url and bucket in the service's profile.",
        )


def google_source(profile: GcsProfile, session: HttpSession, lanes: Lanes) -> SafeTreesSource:
    """Open the source of a public bucket at Google."""

    def places(name: ProductName) -> tuple[str, ...]:
        return product_paths(f"{_ROOTS[name.level]}{_TILES}", name)

    return SafeTreesSource(
        profile, GoogleStore(profile, session), lanes, places, refuse=lambda name: why_not(profile, name)
    )


def _hex(md5_base64: str) -> str:
    """The MD5 in hex; empty where it is none: objects that were put together have no MD5."""
    try:
        digest = base64.b64decode(md5_base64, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return digest.hex() if len(digest) == 16 else ""
