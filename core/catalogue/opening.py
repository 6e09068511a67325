"""Which catalogue serves which kind of service."""

from __future__ import annotations

from ..errors import SettingsError
from ..network import HttpSession, S3Keys, SignIn
from ..services import CdseProfile, DhusProfile, SentinelHubProfile, ServiceProfile, StacProfile
from .catalogue import Catalogue
from .copernicus_catalogue import CopernicusCatalogue


def open_catalogue(profile: ServiceProfile, session: HttpSession, sign_in: SignIn | None = None) -> Catalogue:
    """Return the catalogue of a service.

    :param session: sends the requests to it.
    :param sign_in: for services that are not searched without one, see ``ServiceProfile.searches_signed_in``.
    :raises SettingsError: for a kind of service that cannot be searched.
    """
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
    raise SettingsError(
        f"{profile.title} cannot be searched: services of the kind {profile.kind!r} have no catalogue here yet.",
        advice="Choose a service of the kind 'cdse', 'dhus', 'stac' or 'sentinelhub'.",
    )
