"""What is known of a service: its addresses, limits and time-outs. One class a kind.

Addresses and limits of a real service stand in JSON files, never in code. A number of 0 (a text that is empty) in a
field with a default means: not known, or no limit. Secrets are never in a profile.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from ..errors import SettingsError
from . import keys
from .addresses import is_trusted
from .keys import key

SCHEMA = 1


@dataclass(frozen=True)
class ServiceProfile:
    """What every kind has.

    :param id: what settings, layers and ``SERVICE`` name it by.
    :param title: what the user reads.
    :param connections: how many transfers an account may run at once.
    :param requests_per_minute: limit of the service; 0: none known.
    :param connect_timeout_s: until a connection stands.
    :param first_byte_timeout_s: from the request to the head of the answer.
    :param read_timeout_s: longest silence within a body.
    :param trusted_hosts: hosts that may see a token: ``host``, ``host:port`` or ``*.domain``;
        left out: the hosts of the profile's own addresses.
    :param account_page: where a user gets the sign-in that it takes; empty: not known.
    """

    kind: ClassVar[str] = ""
    id: str = field(metadata=key(keys.identifier))
    title: str = field(metadata=key(keys.text))
    connections: int = field(metadata=key(keys.count, 2))
    requests_per_minute: int = field(metadata=key(keys.count, 0))
    connect_timeout_s: float = field(metadata=key(keys.seconds, 20.0))
    first_byte_timeout_s: float = field(metadata=key(keys.seconds, 60.0))
    read_timeout_s: float = field(metadata=key(keys.seconds, 60.0))
    trusted_hosts: tuple[str, ...] = field(metadata=key(keys.hosts, ()))
    account_page: str = field(metadata=key(keys.address, ""))

    @property
    def searches_signed_in(self) -> bool:
        """Whether a search needs the user's sign-in, not only a download."""
        return False

    @property
    def downloads_signed_in(self) -> bool:
        """Whether a product is fetched with the user's sign-in only."""
        return True

    @property
    def costs_money(self) -> bool:
        """Whether the user pays for each transfer (*requester pays*)."""
        return False

    @property
    def is_searchable(self) -> bool:
        """Whether scenes are searched there; else it only delivers products."""
        return True

    def trusts(self, url: str) -> bool:
        """Whether a token may be sent to this address."""
        return is_trusted(url, self.trusted_hosts or self.own_hosts())

    def own_hosts(self) -> tuple[str, ...]:
        """The hosts (with their ports, where given) of the profile's own addresses."""
        urls = [getattr(self, one.name) for one in fields(self) if one.name.endswith("_url")]
        return tuple(urlsplit(url).netloc for url in urls if url)


@dataclass(frozen=True)
class CdseProfile(ServiceProfile):
    """Copernicus Data Space Ecosystem, or what speaks its OData.

    :param catalogue_url: OData root for searches, ends in ``/odata/v1``.
    :param download_url: OData root for products.
    :param token_url: OpenID token endpoint; :param logout_url: its end-session endpoint, empty: none.
    :param client_id: public client of the password grant.
    :param page_size: hits a page; :param max_offset: largest ``$skip`` that is answered.
    :param wkt_max_chars: longest polygon in a query, not encoded.
    :param quota_bytes: transfer volume in ``quota_days``; :param sessions: sign-ins that an account may hold.
    :param slow_lane_bytes_per_second: how fast a connection is once that volume is used up.
    :param order_page: where a user orders products that are offline; empty: nowhere.
    """

    kind: ClassVar[str] = "cdse"

    catalogue_url: str = field(metadata=key(keys.address))
    download_url: str = field(metadata=key(keys.address))
    token_url: str = field(metadata=key(keys.address))
    client_id: str = field(metadata=key(keys.text))
    logout_url: str = field(metadata=key(keys.address, ""))
    stac_url: str = field(metadata=key(keys.address, ""))
    s3_url: str = field(metadata=key(keys.address, ""))
    s3_bucket: str = field(metadata=key(keys.text, ""))
    s3_region: str = field(metadata=key(keys.text, ""))
    page_size: int = field(metadata=key(keys.count, 100))
    max_offset: int = field(metadata=key(keys.count, 10_000))
    wkt_max_chars: int = field(metadata=key(keys.count, 2000))
    quota_bytes: int = field(metadata=key(keys.count, 0))
    quota_days: int = field(metadata=key(keys.count, 30))
    slow_lane_bytes_per_second: int = field(metadata=key(keys.count, 0))
    order_page: str = field(metadata=key(keys.address, ""))
    sessions: int = field(metadata=key(keys.count, 0))


@dataclass(frozen=True)
class DhusProfile(ServiceProfile):
    """A Data Hub (DHuS), the kind of hub that sentinelsat speaks to.

    :param api_url: root of the hub.
    :param query_max_chars: longest query; the default is sentinelsat's own limit.
    """

    kind: ClassVar[str] = "dhus"

    api_url: str = field(metadata=key(keys.address))
    page_size: int = field(metadata=key(keys.count, 100))
    query_max_chars: int = field(metadata=key(keys.count, 3898))

    @property
    def searches_signed_in(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class StacProfile(ServiceProfile):
    """A STAC API. :param collections: ids of the collections that are searched."""

    kind: ClassVar[str] = "stac"

    api_url: str = field(metadata=key(keys.address))
    collections: tuple[str, ...] = field(metadata=key(keys.texts))
    page_size: int = field(metadata=key(keys.count, 100))


@dataclass(frozen=True)
class SentinelHubProfile(ServiceProfile):
    """A Sentinel Hub deployment, by an OAuth client of the user."""

    kind: ClassVar[str] = "sentinelhub"

    base_url: str = field(metadata=key(keys.address))
    token_url: str = field(metadata=key(keys.address))

    @property
    def searches_signed_in(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class S3Profile(ServiceProfile):
    """A bucket with ``.SAFE`` trees.

    :param region: what signatures name; empty: a store without regions.

    :param addressing_style: ``path`` or ``virtual``.
    :param requester_pays: whether the user pays for each transfer; :param anonymous: whether no key is needed.
    :param key_template: where a product lies in the bucket, such as
        ``Sentinel-2/MSI/{level}/{year}/{month}/{day}/{name}.SAFE``; empty: it is looked for.
    :param searchable: whether it is searched too, folder by folder: not for an archive of the whole world, whose one
        day has tens of thousands of products.
    """

    kind: ClassVar[str] = "s3"

    endpoint_url: str = field(metadata=key(keys.address))
    bucket: str = field(metadata=key(keys.text))
    region: str = field(metadata=key(keys.text, ""))
    addressing_style: str = field(metadata=key(keys.addressing_style, "path"))
    requester_pays: bool = field(metadata=key(keys.switch, False))
    anonymous: bool = field(metadata=key(keys.switch, False))
    key_template: str = field(metadata=key(keys.text, ""))
    searchable: bool = field(metadata=key(keys.switch, True))

    @property
    def is_searchable(self) -> bool:
        """As the profile says."""
        return self.searchable

    @property
    def searches_signed_in(self) -> bool:
        """Unless it is anonymous."""
        return not self.anonymous

    @property
    def downloads_signed_in(self) -> bool:
        """Unless it is anonymous."""
        return not self.anonymous

    @property
    def costs_money(self) -> bool:
        """Where the requester pays."""
        return self.requester_pays

    def own_hosts(self) -> tuple[str, ...]:
        """The endpoint's host, and that of the bucket where it has a host of its own."""
        host = urlsplit(self.endpoint_url).netloc
        return (host, f"{self.bucket}.{host}")


@dataclass(frozen=True)
class FolderProfile(ServiceProfile):
    """A folder with ``.SAFE`` trees, on this computer or on a drive that it sees.

    :param path: of the folder; absolute, ``~`` is the user's home.
    :param key_template: as in :class:`S3Profile`.
    """

    kind: ClassVar[str] = "folder"

    path: Path = field(metadata=key(keys.folder))
    key_template: str = field(metadata=key(keys.text, ""))

    def require_folder(self) -> Path:
        """Its folder, which is there.

        :raises SettingsError: if it is not.
        """
        if not self.path.is_dir():
            raise SettingsError(
                f"There is no folder {self.path}.",
                advice="Connect the drive, or correct the path in the service's profile.",
            )
        return self.path

    @property
    def downloads_signed_in(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True)
class AwsSentinelHubProfile(ServiceProfile):
    """The buckets that ``sentinelhub.aws`` rebuilds products from.

    :param metadata_url: where small files of metadata are read for nothing.
    :param endpoint_url: of the object store; :param region: of the buckets.
    :param max_baseline: newest processing baseline that the library can rebuild.
    """

    kind: ClassVar[str] = "aws-sentinelhub"

    metadata_url: str = field(metadata=key(keys.address))
    endpoint_url: str = field(metadata=key(keys.address))
    l1c_bucket: str = field(metadata=key(keys.text))
    l2a_bucket: str = field(metadata=key(keys.text))
    region: str = field(metadata=key(keys.text, "eu-central-1"))
    max_baseline: str = field(metadata=key(keys.baseline, "04.00"))

    @property
    def is_searchable(self) -> bool:
        """Never."""
        return False

    @property
    def costs_money(self) -> bool:
        """Always: the requester pays."""
        return True


@dataclass(frozen=True)
class GcsProfile(ServiceProfile):
    """A public bucket of Google Cloud Storage. :param newest_date: last day it holds; ``None``: not known."""

    kind: ClassVar[str] = "gcs"

    api_url: str = field(metadata=key(keys.address))
    bucket: str = field(metadata=key(keys.text))
    newest_date: date | None = field(metadata=key(keys.day, None))

    @property
    def is_searchable(self) -> bool:
        """Never."""
        return False

    @property
    def downloads_signed_in(self) -> bool:
        """Never."""
        return False


KINDS: dict[str, type[ServiceProfile]] = {
    one.kind: one
    for one in (
        CdseProfile,
        DhusProfile,
        StacProfile,
        SentinelHubProfile,
        S3Profile,
        FolderProfile,
        AwsSentinelHubProfile,
        GcsProfile,
    )
}
