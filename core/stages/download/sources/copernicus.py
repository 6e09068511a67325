"""The source Copernicus Data Space: a whole product as one ZIP from the download host.

Source: Copernicus Data Space documentation, OData ("Product Download", "Query by name") and "Quotas" (note 2: deferred
products are ordered on the web page only); the codes of its download host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Callable

from ....errors import OfflineError, ProductError, ServiceError
from ....feedback import Feedback
from ....network import DownloadHost, HttpSession, Lanes, Stream, TokenSource, read_json, retrying
from ....network.answers import PROFILE_ADVICE
from ....scene import Scene
from ....services import CdseProfile
from ..source import RANGE_NOT_SATISFIABLE, RemoteFile

ARCHIVE_MAGIC = b"PK"
_UUID = re.compile(r"[0-9A-Za-z-]+")


@dataclass(frozen=True)
class ListedProduct:
    """What a source says of a product today.

    :param size_bytes: of the archive; 0: not known.
    :param md5: lower-case hex; empty: not published.
    :param s3_path: where its folder lies in the object store, ``/bucket/…``; empty: not said.
    """

    uuid: str
    size_bytes: int
    md5: str
    online: bool
    s3_path: str = ""


FindProduct = Callable[[str, Feedback], ListedProduct]


class ProductLookup:
    """Finds a product by its name in the OData catalogue; an ``uuid`` of another service means nothing here."""

    def __init__(self, profile: CdseProfile, session: HttpSession) -> None:
        self._profile = profile
        self._session = session

    def __call__(self, name: str, feedback: Feedback) -> ListedProduct:
        """Look up a product.

        :param name: product name without ``.SAFE``.
        :raises ProductError: if the catalogue has none of this name.
        :raises NetworkError, ServiceBusyError, ServiceError: as of :meth:`HttpSession.send`.
        """
        url = f"{self._profile.catalogue_url}/Products"
        params = {"$filter": "Name eq '{}.SAFE'".format(name.replace("'", "''"))}
        response = retrying(lambda: self._session.send("GET", url, feedback, params=params), feedback)
        found = read_json(response, self._profile.title)
        try:
            hits = [_listed(hit) for hit in found["value"]]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ServiceError(
                f"{self._profile.title} answered a search with something else than products.", advice=PROFILE_ADVICE
            ) from error
        if not hits:
            raise ProductError(
                f"{self._profile.title} has no product {name}.",
                advice="Search again: a newer version of the same scene may have replaced it.",
            )
        return max(hits, key=lambda hit: hit.online)


class CopernicusSource:
    """Names and opens the archives of scenes.

    :ivar host: where they are; the same for all roads to it.

    :param tokens: ``None`` where nobody has signed in; searching needs no account, downloading does.
    :param lanes: the connections of the account.
    :param find_product: looks a product up by name; by default in the service's own catalogue.
    """

    def __init__(
        self,
        profile: CdseProfile,
        session: HttpSession,
        tokens: TokenSource | None,
        lanes: Lanes,
        find_product: FindProduct | None = None,
    ) -> None:
        self.service = profile.id
        self.title = profile.title
        self.lanes = lanes
        self._profile = profile
        self.host = DownloadHost(profile, session, tokens)
        self._find_product = find_product or ProductLookup(profile, session)

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteFile:
        """Where a scene's archive is. The catalogue is asked where the scene does not say it all.

        :raises OfflineError: if it must be ordered first.
        :raises ProductError: if it is not there.
        """
        product = self.product(scene, feedback)
        return RemoteFile(scene.identifier, product.uuid, product.size_bytes, "md5", product.md5, ARCHIVE_MAGIC)

    def product(self, scene: Scene, feedback: Feedback) -> ListedProduct:
        """What is known of a scene's product, which can be fetched now. Errors as in :meth:`locate`."""
        product = self._as_listed(scene) or self._find_product(scene.identifier, feedback)
        if not product.online:
            page = f" ({self._profile.order_page})" if self._profile.order_page else ""
            raise OfflineError(
                f"{scene.identifier} is offline at {self.title}, where no program can order it.",
                advice=f"Order it on the web page of the service{page}. It is looked at again every day; Resume looks "
                "at once.",
            )
        if not _UUID.fullmatch(product.uuid):
            raise ServiceError(
                f"{self.title} lists {scene.identifier} under an id that is none.", advice=PROFILE_ADVICE
            )
        return product

    def open(
        self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback
    ) -> AbstractContextManager[Stream]:
        """Ask for an archive, signed; a token that is refused is renewed once.

        :raises CredentialsError: if there is no sign-in, or it is of the wrong kind.
        :raises ProductError: if the product is not there any more.
        """
        accept = (RANGE_NOT_SATISFIABLE,)
        return self.host.stream(remote.key, what=remote.name, headers=headers, feedback=feedback, accept=accept)

    def _as_listed(self, scene: Scene) -> ListedProduct | None:
        """What the scene itself says, if it is of this service, is complete, and is not known to be offline."""
        md5 = next((value.lower() for name, value in scene.checksums if name.upper() == "MD5"), "")
        if scene.service != self._profile.id or not scene.uuid or not md5 or scene.online is False:
            return None
        return ListedProduct(scene.uuid, scene.size_bytes, md5, online=True)


def _listed(hit: Any) -> ListedProduct:
    checksums = {one.get("Algorithm"): one.get("Value") for one in hit.get("Checksum") or []}
    md5 = str(checksums.get("MD5") or "").lower()
    return ListedProduct(
        uuid=str(hit["Id"]),
        size_bytes=int(hit.get("ContentLength") or 0),
        md5=md5 if re.fullmatch(r"[0-9a-f]{32}", md5) else "",
        online=bool(hit.get("Online", True)),
        s3_path=str(hit.get("S3Path") or ""),
    )
