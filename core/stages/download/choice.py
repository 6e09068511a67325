"""Where products are fetched from, whichever service listed them: they have the same names everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import SettingsError
from ...services import CdseProfile, ServiceProfile

DEFAULT = "cdse"


def source_of(service: str, profiles: Mapping[str, ServiceProfile]) -> ServiceProfile:
    """Return the profile to fetch from what a service listed: the same one, or ``cdse`` where that delivers nothing.

    :param service: id of the profile of the catalogue.
    :raises SettingsError: if there is no such profile, or nothing to fetch from.
    """
    if service not in profiles:
        known = ", ".join(sorted(profiles))
        raise SettingsError(f"There is no service {service!r}.", advice=f"Known services: {known}.")
    if isinstance(profiles[service], CdseProfile):
        return profiles[service]
    source = profiles.get(DEFAULT)
    if not isinstance(source, CdseProfile):
        raise SettingsError(
            f"{profiles[service].title} only lists products, and there is no profile {DEFAULT!r} to fetch them from.",
            advice="Look at the service profiles in the settings.",
        )
    return source
