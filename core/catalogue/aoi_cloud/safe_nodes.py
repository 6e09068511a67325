"""Single files of a product, fetched from the Copernicus Data Space without the rest.

Source: Copernicus Data Space documentation, OData, "Listing Product Nodes" and "Downloading products": listings need
no sign-in, contents need the token of an account; names stand in the address without quotes.
"""

from __future__ import annotations

from urllib.parse import quote

import requests

from ...errors import CredentialsError, ProductError, ServiceError
from ...feedback import Feedback
from ...network import RefusedError, Retry, UnauthorizedError, html_error, is_html, read_json, retrying
from ...network.session import HttpSession
from ...network.tokens import TokenSource
from ...services import CdseProfile
from .twins import Twin

_NOT_FOUND = 404
WRONG_AUDIENCE = "DAT-ZIP-609"


class SafeNodes:
    """Lists folders of products and fetches files out of them."""

    def __init__(
        self, profile: CdseProfile, session: HttpSession, tokens: TokenSource, retry: Retry = retrying
    ) -> None:
        self._profile = profile
        self._session = session
        self._tokens = tokens
        self._retry = retry

    def names(self, product: Twin, *folder: str, feedback: Feedback) -> list[str]:
        """List what lies in a folder of a product.

        :param folder: the names on the way there from the product's own folder.
        :return: names; none, where there is no such folder.
        :raises SceneQueueError: of the network or the service, classified.
        """
        url = f"{self._url(product, folder)}/Nodes"
        response = self._retry(lambda: self._session.send("GET", url, feedback, accept=(_NOT_FOUND,)), feedback)
        if response.status_code == _NOT_FOUND:
            return []
        try:
            return [str(node["Name"]) for node in read_json(response, self._profile.title)["result"]]
        except (KeyError, TypeError) as error:
            raise ServiceError(f"{self._profile.title} listed the files of {product.name} in another form.") from error

    def content(self, product: Twin, *path: str, feedback: Feedback) -> bytes:
        """Fetch a file, signed; a token that is refused is renewed once.

        :param path: the names on the way there, the file's own last.
        :raises CredentialsError: if the sign-in is refused, or is of the wrong kind.
        :raises ProductError: if the file is not there any more.
        :raises SceneQueueError: of the network or the service, classified.
        """
        url = f"{self._url(product, path)}/$value"
        token = self._tokens.token(feedback)
        try:
            return self._signed(url, token, feedback)
        except UnauthorizedError as error:
            if error.code == WRONG_AUDIENCE:
                raise CredentialsError(
                    f"{self._profile.title} does not take this kind of sign-in for downloads ({error.code}).",
                    advice="Sign in with user and password of the account.",
                ) from error
        except RefusedError as error:
            if error.status != _NOT_FOUND:
                raise
            raise ProductError(
                f"{path[-1]} is not at {self._profile.title} any more.",
                advice="Search again: a newer version of the scene may be there.",
            ) from error
        return self._signed(url, self._tokens.renew(token, feedback), feedback)

    def _signed(self, url: str, token: str, feedback: Feedback) -> bytes:
        headers = {"Authorization": f"Bearer {token}"}

        def ask() -> requests.Response:
            response = self._session.send("GET", url, feedback, headers=headers)
            if is_html(response):
                raise html_error(self._profile.title)
            return response

        return self._retry(ask, feedback).content

    def _url(self, product: Twin, path: tuple[str, ...]) -> str:
        names = (f"{product.name}.SAFE", *path)
        nodes = "".join(f"/Nodes({quote(name, safe='')})" for name in names)
        return f"{self._profile.download_url}/Products({quote(product.uuid, safe='')}){nodes}"
