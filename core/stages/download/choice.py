"""Where products are fetched from, whichever service listed them: they have the same names everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...errors import SettingsError
from ...product.name import ProductName
from ...scene import Scene
from ...services import CdseProfile, ServiceProfile
from .plan import TYPICAL_SIZE_BYTES
from .reach import delivers, why_not

DEFAULT = "cdse"


@dataclass(frozen=True)
class SourceOffer:
    """What a service can deliver of a list of scenes.

    :param reason: why it cannot deliver them, or some of them, in a sentence; empty: it may have them all.
    :param lacking: names of the scenes that it cannot have.
    :param is_possible: whether it may have one of them at least.
    :param paid_bytes: how many bytes, nearly, the user would pay for; 0: it charges for nothing.
    """

    profile: ServiceProfile
    reason: str = ""
    lacking: tuple[str, ...] = ()
    is_possible: bool = True
    paid_bytes: int = 0

    @property
    def cost(self) -> str:
        """What the user has to agree to before scenes are fetched from there, in a sentence; empty: nothing."""
        if not self.paid_bytes:
            return ""
        return f"{self.profile.title} charges you for what you fetch: about {self.paid_bytes / 1e9:.1f} GB."


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
    wanted = tuple(scenes)
    return tuple(_offer(profile, wanted) for profile in profiles.values())


def require_deliverable(profile: ServiceProfile, scenes: Iterable[Scene]) -> None:
    """Make sure, before anything is queued, that a service may have one of the scenes at least.

    :raises SettingsError: saying why it cannot.
    """
    offer = _offer(profile, tuple(scenes))
    if not offer.is_possible:
        raise SettingsError(offer.reason, advice="Choose another service to download from.")


def _offer(profile: ServiceProfile, scenes: Sequence[Scene]) -> SourceOffer:
    reasons = {scene.identifier: _why_not(profile, scene.identifier) for scene in scenes}
    lacking = tuple(one for one, reason in reasons.items() if reason)
    if not delivers(profile):
        return SourceOffer(profile, f"{profile.title} only lists products.", lacking, is_possible=False)
    sizes = (scene.size_bytes or TYPICAL_SIZE_BYTES for scene in scenes if not reasons[scene.identifier])
    paid_bytes = sum(sizes) if profile.costs_money else 0
    if not lacking:
        return SourceOffer(profile, paid_bytes=paid_bytes)
    is_possible = len(lacking) < len(reasons)
    reason = reasons[lacking[0]]
    if is_possible:
        reason = f"{len(lacking)} of {len(reasons)} scenes cannot come from there. {reason}"
    return SourceOffer(profile, reason, lacking, is_possible, paid_bytes)


def _why_not(profile: ServiceProfile, identifier: str) -> str:
    try:
        return why_not(profile, ProductName.parse(identifier))
    except ValueError as error:
        return f"{error}."
