"""Where products are fetched from, whichever service listed them: they have the same names everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...errors import SettingsError
from ...product.name import ProductName
from ...scene import Scene
from ...services import CdseProfile, ServiceProfile
from .reach import delivers, why_not

DEFAULT = "cdse"


@dataclass(frozen=True)
class SourceOffer:
    """What a service can deliver of a list of scenes.

    :param reason: why it cannot deliver them, or some of them, in a sentence; empty: it may have them all.
    :param lacking: names of the scenes that it cannot have.
    :param is_possible: whether it may have one of them at least.
    """

    profile: ServiceProfile
    reason: str = ""
    lacking: tuple[str, ...] = ()
    is_possible: bool = True


def source_of(service: str, profiles: Mapping[str, ServiceProfile]) -> ServiceProfile:
    """Return the profile to fetch from what a service listed: the same one, or ``cdse`` where that delivers nothing.

    :param service: id of the profile of the catalogue.
    :raises SettingsError: if there is no such profile, or nothing to fetch from.
    """
    if service not in profiles:
        known = ", ".join(sorted(profiles))
        raise SettingsError(f"There is no service {service!r}.", advice=f"Known services: {known}.")
    if delivers(profiles[service]):
        return profiles[service]
    source = profiles.get(DEFAULT)
    if not isinstance(source, CdseProfile):
        raise SettingsError(
            f"{profiles[service].title} only lists products, and there is no profile {DEFAULT!r} to fetch them from.",
            advice="Look at the service profiles in the settings.",
        )
    return source


def sources_for(scenes: Iterable[Scene], profiles: Mapping[str, ServiceProfile]) -> tuple[SourceOffer, ...]:
    """What each service can deliver of these scenes, in the order of the profiles; nothing is asked of anybody."""
    identifiers = [scene.identifier for scene in scenes]
    return tuple(_offer(profile, identifiers) for profile in profiles.values())


def require_deliverable(profile: ServiceProfile, scenes: Iterable[Scene]) -> None:
    """Make sure, before anything is queued, that a service may have one of the scenes at least.

    :raises SettingsError: saying why it cannot.
    """
    offer = _offer(profile, [scene.identifier for scene in scenes])
    if not offer.is_possible:
        raise SettingsError(offer.reason, advice="Choose another service to download from.")


def _offer(profile: ServiceProfile, identifiers: list[str]) -> SourceOffer:
    reasons = {one: _why_not(profile, one) for one in identifiers}
    lacking = tuple(one for one, reason in reasons.items() if reason)
    if not delivers(profile):
        return SourceOffer(profile, f"{profile.title} only lists products.", lacking, is_possible=False)
    if not lacking:
        return SourceOffer(profile)
    is_possible = len(lacking) < len(reasons)
    reason = reasons[lacking[0]]
    if is_possible:
        reason = f"{len(lacking)} of {len(reasons)} scenes cannot come from there. {reason}"
    return SourceOffer(profile, reason, lacking, is_possible)


def _why_not(profile: ServiceProfile, identifier: str) -> str:
    try:
        return why_not(profile, ProductName.parse(identifier))
    except ValueError as error:
        return f"{error}."
