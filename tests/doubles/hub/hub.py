"""The hub as a whole: its faces on their ports, its account, its faults."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .accounts import CLIENT_ID, Accounts
from .aws_face import AwsFace
from .catalogue import ROOT, CatalogueFace
from .control import ControlFace
from .dhus_face import DhusFace
from .download import DownloadFace
from .faults import Faults
from .gcs_face import GcsFace
from .identity import LOGOUT_PATH, TOKEN_PATH, IdentityFace
from .journal import Journal, RecordedRequest
from .paging import MAX_SKIP
from .s3_face import S3Face
from .scene import HubScene
from .sentinelhub_face import SentinelHubFace
from .shelf import Shelf
from .stac_face import StacFace
from .transport import FaceServer

_DEMO = "demo"  # user and password, unless a test names others


class Hub:
    """An embedded Copernicus Data Space on loopback; runs from its construction until :meth:`stop`.

    Catalogue and identity answer as ``127.0.0.1``, the download host as ``localhost`` on a port of its own, so
    that a redirect from one to the other changes the host.

    :param scenes: what it holds.
    :param totp: makes the account a two-factor one.
    :param connections: downloads that the account may run at once.
    :param ranges: whether the download host honours byte ranges.
    :param seed: of the disorder in unordered answers.
    :param shuffles_ties: whether OData puts what begins together in another order at every request.
    :param account: lifetimes and limits, as :class:`Accounts` takes them.
    """

    def __init__(
        self,
        scenes: Iterable[HubScene],
        *,
        user: str = _DEMO,
        password: str = _DEMO,
        totp: str | None = None,
        connections: int = 4,
        ranges: bool = True,
        seed: int = 0,
        shuffles_ties: bool = False,
        **account: Any,
    ) -> None:
        self._stopped = threading.Event()
        self._switching = threading.Lock()
        self.shelf = Shelf(scenes)
        self.accounts = Accounts(user, password, totp, **account)
        self.journal = Journal()
        self.faults = Faults(self._network_down, self._network_up, self.accounts.expire_access_tokens)
        self._catalogue = CatalogueFace(self.shelf, seed=seed, shuffles_ties=shuffles_ties)
        self._download = DownloadFace(self.shelf, self.accounts, connections=connections, ranges=ranges)
        self.stac = StacFace(self.shelf)
        self.dhus = DhusFace(self.shelf, self.accounts)
        self.sentinelhub = SentinelHubFace(self.shelf, self.accounts)
        self.s3 = S3Face(self.shelf)
        self.gcs = GcsFace(self.shelf)
        self.aws = AwsFace(self.shelf)
        self._start(IdentityFace(self.accounts))

    def _start(self, identity: IdentityFace) -> None:
        catalogue = FaceServer(self._catalogue, "127.0.0.1", self.faults, self.journal)
        download = FaceServer(self._download, "localhost", self.faults, self.journal)
        self._download_server = download
        sign_in = FaceServer(identity, "127.0.0.1", self.faults, self.journal)
        stac = FaceServer(self.stac, "127.0.0.1", self.faults, self.journal)
        dhus = FaceServer(self.dhus, "127.0.0.1", self.faults, self.journal)
        sentinelhub = FaceServer(self.sentinelhub, "127.0.0.1", self.faults, self.journal)
        store = FaceServer(self.s3, "127.0.0.1", self.faults, self.journal)
        google = FaceServer(self.gcs, "127.0.0.1", self.faults, self.journal)
        amazon = FaceServer(self.aws, "127.0.0.1", self.faults, self.journal)
        commands = ControlFace(self.faults, self.journal, self._peaks)
        control = FaceServer(commands, "127.0.0.1", self.faults, self.journal)
        self._catalogue.url = catalogue.url
        self._catalogue.download_url = self._download.url = download.url
        self.catalogue_url = f"{catalogue.url}{ROOT}"
        self.download_url = f"{download.url}{ROOT}"
        self.token_url = f"{sign_in.url}{TOKEN_PATH}"
        self.logout_url = f"{sign_in.url}{LOGOUT_PATH}"
        self.stac.url = stac.url
        self.dhus.url = dhus.url
        self.s3.url, self.gcs.url, self.aws.url = store.url, google.url, amazon.url
        self.sentinelhub.url, self.sentinelhub.token_url = sentinelhub.url, self.token_url
        self.stac.catalogue_url, self.stac.download_url = self.catalogue_url, self.download_url
        self.control_url = f"{control.url}/control"
        self._on_network = [catalogue, download, sign_in, stac, dhus, sentinelhub, store, google, amazon]
        self._servers = [*self._on_network, control]
        for server in self._servers:
            server.up()

    def __enter__(self) -> Hub:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Close all ports and end all connections; what is built ahead ends after its present product."""
        self._stopped.set()
        for server in self._servers:
            server.close()

    @property
    def requests(self) -> list[RecordedRequest]:
        """All requests so far."""
        return self.journal.requests

    @property
    def open_connections(self) -> int:
        """The downloads that run now."""
        return self._download.connections.now

    @property
    def open_connections_peak(self) -> int:
        """The most downloads that were tried at once."""
        return self._download.connections.peak

    @property
    def open_sockets_peak(self) -> int:
        """The most sockets that the download host had open at once, those that rested too."""
        return self._download_server.connections_peak

    @property
    def sockets_opened(self) -> int:
        """How many sockets were opened to the download host so far."""
        return self._download_server.connections_taken

    def build_ahead(self, names: Iterable[str]) -> threading.Thread:
        """Build the products of these names in the background, so that the first listing need not wait."""
        shelved = [self.shelf.by_name(name) for name in names]

        def build() -> None:
            for each in shelved:
                if each is not None and not self._stopped.is_set():
                    _ = each.archive

        thread = threading.Thread(target=build, name="hub-build", daemon=True)
        thread.start()
        return thread

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this hub, with all keys of the kind ``cdse``.

        :param changes: keys with other values.
        """
        profile = {
            "schema": 1,
            "id": "cdse",
            "title": "Embedded hub",
            "kind": "cdse",
            "connections": self._download.connections.most,
            "requests_per_minute": 600_000,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "trusted_hosts": ["127.0.0.1", "localhost"],
            "catalogue_url": self.catalogue_url,
            "download_url": self.download_url,
            "token_url": self.token_url,
            "logout_url": self.logout_url,
            "client_id": CLIENT_ID,
            "stac_url": self.stac.root,
            "s3_url": self.s3.url,
            "s3_bucket": "eodata",
            "s3_region": "default",
            "page_size": 100,
            "max_offset": MAX_SKIP,
            "wkt_max_chars": 2000,
            "quota_bytes": 12_000_000_000_000,
            "quota_days": 30,
            "sessions": self.accounts.max_sessions,
        }
        return {**profile, **changes}

    def write_profile(self, path: Path, **changes: Any) -> Path:
        """Write the profiles of all faces, for ``SCENE_QUEUE_SERVICES``.

        :param changes: keys of the first one, of the kind ``cdse``, with other values.
        """
        others = [face.profile() for face in self._others()]
        profiles = [self.profile(**changes), *others]
        path.write_text(json.dumps(profiles, indent=2), encoding="utf-8")
        return path

    def _peaks(self) -> dict[str, int]:
        return {"downloads": self.open_connections_peak, "sockets": self.open_sockets_peak}

    def _others(self) -> tuple[Any, ...]:
        """The faces with a profile of their own, besides the first one."""
        return self.stac, self.dhus, self.sentinelhub, self.s3, self.gcs, self.aws

    def _network_down(self) -> None:
        with self._switching:
            for server in self._on_network:
                server.down()

    def _network_up(self) -> None:
        with self._switching:  # who finds one face gone may call before the last one is
            for server in self._on_network:
                server.up()
