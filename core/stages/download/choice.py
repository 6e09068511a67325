"""Where products are fetched from, whichever service listed them: they have the same names everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...errors import SettingsError
from ...product.name import ProductName
from ...scene import Scene
from ...services import CdseProfile, ServiceProfile, find_profile
from .reach import delivers, why_not

DEFAULT = "cdse"
_COMPACT_LENGTH = len("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")


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
    profile = find_profile(profiles, service)
    if delivers(profile):
        return profile
    source = profiles.get(DEFAULT)
    if not isinstance(source, CdseProfile):
        raise SettingsError(
            f"{profile.title} only lists products, and there is no profile {DEFAULT!r} to fetch them from.",
            advice="Look at the service profiles in the settings.",
        )
    return source


def sources_for(scenes: Iterable[Scene], profiles: Mapping[str, ServiceProfile]) -> tuple[SourceOffer, ...]:
    """What each service can deliver of these scenes, in the order of the profiles; nothing is asked of anybody."""
    kinds = {scene.identifier: _kind_of(scene.identifier) for scene in scenes}
    return tuple(_offer(profile, kinds) for profile in profiles.values())


def _kind_of(identifier: str) -> str:
    """What products share that a service has or lacks together: level, days and baseline, cut out of the name.

    Thousands of scenes are of some hundred kinds, and only one of each is read as a product name.
    """
    if len(identifier) != _COMPACT_LENGTH:
        return identifier
    return identifier[7:10] + identifier[11:19] + identifier[27:32] + identifier[45:53]


def _offer(profile: ServiceProfile, kinds: Mapping[str, str]) -> SourceOffer:
    """:param kinds: of the scenes, by their names."""
    examples = {kind: identifier for identifier, kind in reversed(list(kinds.items()))}
    reasons = {kind: reason for kind, example in examples.items() if (reason := _why_not(profile, example))}
    lacking = tuple(one for one, kind in kinds.items() if kind in reasons) if reasons else ()
    if not delivers(profile):
        return SourceOffer(profile, f"{profile.title} only lists products.", lacking, is_possible=False)
    if not lacking:
        return SourceOffer(profile)
    is_possible = len(lacking) < len(kinds)
    reason = reasons[kinds[lacking[0]]]
    if is_possible:
        reason = f"{len(lacking)} of {len(kinds)} scenes cannot come from there. {reason}"
    return SourceOffer(profile, reason, lacking, is_possible)


def _why_not(profile: ServiceProfile, identifier: str) -> str:
    try:
        return why_not(profile, _read(identifier))
    except ValueError as error:
        return f"{error}."


@lru_cache(maxsize=4096)
def _read(identifier: str) -> ProductName:
    """A name, read once for all services."""
    return ProductName.parse(identifier)
