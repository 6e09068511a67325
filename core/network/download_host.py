"""The download host of the Copernicus Data Space: products, their folders and files, signed.

Source: Copernicus Data Space documentation, OData, "Listing Product Nodes" and "Downloading products": lists need no
sign-in, contents need the token of an account; names stand in the address without quotes; the host's error codes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Callable, TypeVar
from urllib.parse import quote

import requests

from ..errors import CredentialsError, ProductError, ServiceError
from ..feedback import Feedback
from ..services import CdseProfile
from .answers import PROFILE_ADVICE, RefusedError, UnauthorizedError, html_error, is_html, read_json
from .retry import Retry, retrying
from .session import HttpSession
from .stream import Stream
from .tokens import TokenSource

WRONG_AUDIENCE = "DAT-ZIP-609"
_NOT_FOUND = 404
T = TypeVar("T")


@dataclass(frozen=True)
class Node:
    """What a folder of a product holds: a file or another folder.

    :param size_bytes: of a file.
    :param children: how many files and folders a folder has, as the host counts them.
    """

    name: str
    size_bytes: int
    is_folder: bool
    children: int = 0


class DownloadHost:
    """Lists folders of products, and opens products and their files.

    :param tokens: ``None`` where nobody has signed in; lists need no account, contents do.
    :param retry: how lists and small files are asked for again.
    """

    def __init__(
        self, profile: CdseProfile, session: HttpSession, tokens: TokenSource | None, retry: Retry = retrying
    ) -> None:
        self._profile = profile
        self._session = session
        self._tokens = tokens
        self._retry = retry

    def nodes(self, uuid: str, *folder: str, feedback: Feedback) -> list[Node]:
        """List what lies in a folder of a product.

        :param folder: the names on the way there; the product's own is the first.
        :return: none, where there is no such folder.
        :raises SceneQueueError: of the network or the service, classified.
        """
        url = f"{self._url(uuid, folder)}/Nodes"
        response = self._retry(lambda: self._session.send("GET", url, feedback, accept=(_NOT_FOUND,)), feedback)
        if response.status_code == _NOT_FOUND:
            return []
        try:
            return [_node(node) for node in read_json(response, self._profile.title)["result"]]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ServiceError(
                f"{self._profile.title} listed the files of a product in another form.", advice=PROFILE_ADVICE
            ) from error

    @contextmanager
    def stream(
        self,
        uuid: str,
        *path: str,
        what: str,
        headers: Mapping[str, str],
        feedback: Feedback,
        accept: Collection[int] = (),
    ) -> Iterator[Stream]:
        """Ask for a product, or for a file of it; a token that is refused is renewed once.

        :param path: the names on the way to a file, the product's own first; none: the product as one ZIP.
        :param what: what sentences call it.
        :param accept: statuses of 300 and more that the caller wants to see itself.
        :raises CredentialsError: if there is no sign-in, it is refused, or it is of the wrong kind.
        :raises ProductError: if it is not there any more.
        :raises SceneQueueError: of the network or the service, classified.
        """
        url = f"{self._url(uuid, path)}/$value"
        with ExitStack() as stack:

            def ask(signed: dict[str, str]) -> Stream:
                asked = self._session.stream(url, feedback, headers={**headers, **signed}, accept=accept)
                return stack.enter_context(asked)

            yield self._signed(ask, what, feedback)

    def read(self, uuid: str, *path: str, feedback: Feedback) -> bytes:
        """Fetch a small file; errors as in :meth:`stream`."""
        url = f"{self._url(uuid, path)}/$value"

        def ask(signed: dict[str, str]) -> requests.Response:
            response = self._session.send("GET", url, feedback, headers=signed)
            if is_html(response):
                raise html_error(self._profile.title)
            return response

        return self._retry(lambda: self._signed(ask, path[-1], feedback), feedback).content

    def _signed(self, ask: Callable[[dict[str, str]], T], what: str, feedback: Feedback) -> T:
        if self._tokens is None:
            raise CredentialsError(
                f"Downloading from {self._profile.title} needs an account.",
                advice="Sign in; registration there is free.",
            )
        token = self._tokens.token(feedback)
        try:
            return self._asked(ask, what, token)
        except UnauthorizedError as error:
            if error.code == WRONG_AUDIENCE:
                raise CredentialsError(
                    f"{self._profile.title} does not take this kind of sign-in for downloads ({error.code}).",
                    advice="Sign in with user and password of the account; an OAuth client of Sentinel Hub cannot "
                    "download products.",
                ) from error
        return self._asked(ask, what, self._tokens.renew(token, feedback))

    def _asked(self, ask: Callable[[dict[str, str]], T], what: str, token: str) -> T:
        try:
            return ask({"Authorization": f"Bearer {token}"})
        except RefusedError as error:
            if error.status != _NOT_FOUND:
                raise
            raise ProductError(
                f"{what} is not at {self._profile.title} any more.",
                advice="Search again: a newer version of the scene may be there.",
            ) from error

    def _url(self, uuid: str, names: tuple[str, ...]) -> str:
        nodes = "".join(f"/Nodes({quote(name, safe='')})" for name in names)
        return f"{self._profile.download_url}/Products({quote(uuid, safe='')}){nodes}"


def _node(node: Any) -> Node:
    size_bytes = int(node.get("ContentLength") or 0)
    # Folders were seen with a length of 0 and of -1; no file of a product is empty.
    children = int(node.get("ChildrenNumber") or 0)
    return Node(str(node["Name"]), max(0, size_bytes), children > 0 or size_bytes <= 0, children)
