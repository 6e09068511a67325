"""Which catalogue serves which kind of service."""

from __future__ import annotations

from ..errors import SettingsError
from ..network import HttpSession, S3Keys, SignIn
from ..services import (
    CdseProfile,
    DhusProfile,
    FolderProfile,
    S3Profile,
    SentinelHubProfile,
    ServiceProfile,
    StacProfile,
)
from .catalogue import Catalogue
from .copernicus.copernicus_catalogue import CopernicusCatalogue


def open_catalogue(profile: ServiceProfile, session: HttpSession, sign_in: SignIn | None = None) -> Catalogue:
    """Return the catalogue of a service.

    :param session: sends the requests to it.
    :param sign_in: for services that are not searched without one, see ``ServiceProfile.searches_signed_in``.
    :raises SettingsError: for a kind of service that cannot be searched.
    """
    if not profile.is_searchable:
        raise SettingsError(
            f"{profile.title} cannot be searched: it only delivers products.",
            advice="Search another service, such as cdse, and choose this one to download from.",
        )
    if isinstance(profile, CdseProfile):
        return CopernicusCatalogue(profile, session)
    if isinstance(profile, DhusProfile):
        from .dhus.dhus_catalogue import DhusCatalogue

        return DhusCatalogue(profile, session, sign_in)
    if isinstance(profile, StacProfile):
        from .stac.stac_catalogue import StacCatalogue

        return StacCatalogue(profile, session)
    if isinstance(profile, SentinelHubProfile):
        from .sentinelhub.search import SentinelHubCatalogueSearch

        return SentinelHubCatalogueSearch(profile, session, sign_in)
    if isinstance(profile, S3Profile):
        from .safe_trees.bucket_tree import BucketTree
        from .safe_trees.safe_trees_catalogue import SafeTreesCatalogue

        keys = sign_in if isinstance(sign_in, S3Keys) else None
        bucket = BucketTree(profile, session, keys)
        return SafeTreesCatalogue(profile.id, bucket, profile.connections, profile.key_template)
    if isinstance(profile, FolderProfile):
        from .safe_trees.local_tree import LocalTree
        from .safe_trees.safe_trees_catalogue import SafeTreesCatalogue

        folder = LocalTree(profile.require_folder())
        return SafeTreesCatalogue(profile.id, folder, profile.connections, profile.key_template)
    raise SettingsError(
        f"{profile.title} cannot be searched: services of the kind {profile.kind!r} have no catalogue here yet.",
        advice="Choose a service of the kind 'cdse', 'dhus', 'stac', 'sentinelhub', 's3' or 'folder'.",
    )
