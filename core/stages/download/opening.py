"""Opens the source that a service profile describes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import SettingsError
from ...network import HttpSession, Lanes, SignIn, TokenSource
from ...services import (
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    FolderProfile,
    GcsProfile,
    S3Profile,
    ServiceProfile,
)
from .archive_orders import ArchiveOrders
from .source import Source
from .sources.copernicus import CopernicusSource, FindProduct
from .sources.copernicus_nodes import CopernicusNodesSource


@dataclass(frozen=True)
class Access:
    """With what a service is reached.

    :param session: requests to it.
    :param lanes: connections that the account may use there, shared by all that use it.
    :param sign_in: of the kind that the service takes; ``None``: nobody has signed in.
    :param tokens: made of it, where the service wants tokens.
    :param find_product: looks a product up in the catalogue of the service whose object store this is.
    :param orders: what was ordered from the archives of services, by all that use it.
    """

    session: HttpSession
    lanes: Lanes
    sign_in: SignIn | None = None
    tokens: TokenSource | None = None
    orders: ArchiveOrders = field(default_factory=ArchiveOrders)
    find_product: FindProduct | None = None


def open_source(profile: ServiceProfile, access: Access) -> Source:
    """Open the source of a profile's kind.

    :raises SettingsError: for a kind of service that products cannot be downloaded from.
    """
    if isinstance(profile, CdseProfile):
        return CopernicusSource(profile, access.session, access.tokens, access.lanes)
    if isinstance(profile, DhusProfile):
        from .sources.dhus import DhusSource

        return DhusSource(profile, access.session, access.sign_in, access.lanes, access.orders)
    if isinstance(profile, S3Profile):
        from .sources.bucket import bucket_source

        return bucket_source(profile, access.session, access.sign_in, access.lanes, access.find_product)
    if isinstance(profile, FolderProfile):
        from .sources.folder import folder_source

        return folder_source(profile, access.lanes)
    if isinstance(profile, GcsProfile):
        from .sources.google import google_source

        return google_source(profile, access.session, access.lanes)
    if isinstance(profile, AwsSentinelHubProfile):
        from .sources.aws_sentinelhub import AwsSentinelHubSource

        return AwsSentinelHubSource(profile, access.session, access.sign_in, access.lanes)
    raise SettingsError(
        f"Products cannot be downloaded from {profile.title} (kind {profile.kind}).",
        advice="Choose another service to download from.",
    )


def open_file_by_file(source: Source) -> Source | None:
    """The same products as of a source of archives, file by file; ``None``: that service does not hand them out so."""
    return CopernicusNodesSource(source) if isinstance(source, CopernicusSource) else None
