"""The source Data Hub (DHuS): whole products as ZIPs, found, described and ordered through sentinelsat.

sentinelsat reads and writes what hubs say; the bytes go through our engine, which resumes and verifies them.
Sources: sentinelsat 1.2 (``get_product_odata``, ``trigger_offline_retrieval``), its recorded answers; the Copernicus
Open Access Hub's guide, "Long Term Archive" (202: ordered; 403 and 503: not now, by quota or by load).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Callable

from ....errors import CredentialsError, OfflineError, ProductError, SceneQueueError, ServiceBusyError, ServiceError
from ....feedback import Feedback
from ....network import (
    Credentials,
    HttpSession,
    Lanes,
    RefusedError,
    Retry,
    SignIn,
    Stream,
    UnauthorizedError,
    retrying,
)
from ....network.answers import PROFILE_ADVICE
from ....network.libraries.hub_api import HubAPI, authorization
from ....network.libraries.hub_errors import ARCHIVE_S, not_ordered, sign_in_refused
from ....scene import Scene
from ....services import DhusProfile
from ..archive_orders import ArchiveOrders
from ..source import RANGE_NOT_SATISFIABLE, RemoteFile

ARCHIVE_MAGIC = b"PK"
FLOWS_S = 60.0
_ORDERED, _FORBIDDEN = 202, 403
_UUID = re.compile(r"[0-9A-Za-z-]+")
_SUMS = {"md5": ("md5", 32), "sha3-256": ("sha3_256", 64)}


@dataclass(frozen=True)
class _Described:
    """A product as the hub describes it today. :param size_bytes: of its archive."""

    uuid: str
    title: str
    size_bytes: int
    algorithm: str
    checksum: str
    online: bool


class DhusSource:
    """Names and opens the archives of scenes at a Data Hub.

    :param sign_in: user and password at the hub; hubs show nothing without.
    :param lanes: the connections of the account.
    :param orders: what was ordered from the hub's archive before.
    """

    def __init__(
        self,
        profile: DhusProfile,
        session: HttpSession,
        sign_in: SignIn | None,
        lanes: Lanes,
        orders: ArchiveOrders,
        retry: Retry = retrying,
    ) -> None:
        self.service = profile.id
        self.title = profile.title
        self.lanes = lanes
        self._profile = profile
        self._session = session
        self._sign_in = sign_in
        self._orders = orders
        self._retry = retry

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteFile:
        """Where a scene's archive is. A product in the hub's own archive is ordered.

        :raises OfflineError: if it is ordered, or cannot be ordered now; it is worth another look after a time.
        :raises ProductError: if the hub does not have it.
        :raises CredentialsError: if there is no user and password, or the hub refuses them.
        """
        api = HubAPI(self._profile, self._session, self._credentials(), feedback, self._retry)
        product = self._of_scene(api, scene)
        if not product.online:
            self._order(api, product)
        return RemoteFile(
            scene.identifier, product.uuid, product.size_bytes, product.algorithm, product.checksum, ARCHIVE_MAGIC
        )

    @contextmanager
    def open(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """Ask for an archive.

        :raises CredentialsError: if the sign-in is refused.
        :raises OfflineError: if the product has gone into the hub's archive meanwhile.
        :raises ServiceBusyError: if the account has too many downloads already.
        :raises ProductError: if the product is not there any more.
        """
        url = f"{self._profile.api_url}/odata/v1/Products('{remote.key}')/$value"
        asked = {**headers, "Authorization": authorization(self._credentials())}
        with ExitStack() as stack:
            accept = (RANGE_NOT_SATISFIABLE, _FORBIDDEN)
            opening = self._session.stream(url, feedback, headers=asked, accept=accept)
            yield self._understood(lambda: stack.enter_context(opening), remote)

    def _understood(self, ask: Callable[[], Stream], remote: RemoteFile) -> Stream:
        try:
            stream = ask()
        except UnauthorizedError as error:
            raise sign_in_refused(self._profile) from error
        except RefusedError as error:
            if error.status != 404:
                raise
            raise ProductError(
                f"{remote.name} is not at {self.title} any more.", advice="Fetch it from another service."
            ) from error
        if stream.status == _ORDERED:
            raise self._is_ordered(remote.name)
        if stream.status == _FORBIDDEN:
            raise self._forbidden(stream.headers.get("cause-message", ""))
        return stream

    def _credentials(self) -> Credentials:
        if isinstance(self._sign_in, Credentials):
            return self._sign_in
        raise CredentialsError(
            f"Downloading from {self.title} needs an account there.",
            advice="Sign in, choose an authentication configuration, or set DHUS_USER and DHUS_PASSWORD.",
        )

    def _of_scene(self, api: HubAPI, scene: Scene) -> _Described:
        """The scene's product; its uuid counts only if this hub listed it, and has it still."""
        if scene.service == self.service and _UUID.fullmatch(scene.uuid):
            try:
                product = self._described(api.product(scene.uuid))
            except ProductError:
                pass
            else:
                if product.title == scene.identifier:
                    return product
        hits = api.found(scene.identifier)
        if not hits:
            raise ProductError(
                f"{self.title} has no product {scene.identifier}.",
                advice="Many hubs hold the products of the last months or of one country only: choose another service.",
            )
        return self._described(api.product(max(hits, key=lambda uuid: str(hits[uuid].get("ingestiondate", "")))))

    def _described(self, values: Mapping[str, Any]) -> _Described:
        uuid = str(values["id"])
        if not _UUID.fullmatch(uuid):
            raise ServiceError(f"{self.title} lists {values['title']} under an id that is none.", advice=PROFILE_ADVICE)
        algorithm, checksum = "md5", ""
        for name, (here, length) in _SUMS.items():
            given = str(values.get(name) or "").lower()
            if re.fullmatch(f"[0-9a-f]{{{length}}}", given):
                algorithm, checksum = here, given
                break
        return _Described(
            uuid, str(values["title"]), int(values["size"]), algorithm, checksum, values["Online"] is not False
        )

    def _order(self, api: HubAPI, product: _Described) -> None:
        """Order a product that is in the archive; returns only if it turns out to be online.

        :raises OfflineError: if it is not.
        """
        if not self._orders.is_waited_for(self.service, product.uuid):
            if not api.order(product.uuid):
                return
            self._orders.note(self.service, product.uuid)
        raise self._is_ordered(product.title)

    def _is_ordered(self, name: str) -> OfflineError:
        return OfflineError(
            f"{name} is in the archive of {self.title} and is ordered from there.",
            advice="It is looked at again in an hour; hubs take hours, sometimes days.",
            retry_after_s=ARCHIVE_S,
        )

    def _forbidden(self, words: str) -> SceneQueueError:
        """What 403 means, by the hub's words in the header ``cause-message``."""
        if "concurrent flows" in words:
            return ServiceBusyError(
                f"{self.title} gives this account no more downloads at once.",
                advice="Lower connections in the profile of the hub if nothing else downloads with this account.",
                retry_after_s=FLOWS_S,
            )
        if "quota" in words:
            return not_ordered(self._profile, words)
        return ServiceError(
            f"{self.title} refused the download ({words or _FORBIDDEN}).",
            advice="Look whether your account may download there.",
        )
