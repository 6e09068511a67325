"""Which source each scene of an order is fetched from, which pairs of both cannot work, and what the user pays for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import SettingsError
from ..scene import Scene
from ..services import ServiceProfile
from ..stages.download.choice import SourceOffer, source_of, sources_for
from ..stages.download.plan import TYPICAL_SIZE_BYTES


@dataclass(frozen=True)
class Share:
    """Scenes that are fetched from one source."""

    source: ServiceProfile
    scenes: tuple[Scene, ...]


def shared_out(scenes: Iterable[Scene], service: str, profiles: Mapping[str, ServiceProfile]) -> list[Share]:
    """Find a source for each scene; the sources come as the first scene of each does.

    :param service: where all of them are to be fetched from; empty: from the service that listed the scene, where it
        delivers products, else from ``cdse``.
    :raises SettingsError: if there is no such service, or nothing to fetch from.
    """
    shares: dict[str, list[Scene]] = {}
    for scene in scenes:
        shares.setdefault(source_of(service or scene.service, profiles).id, []).append(scene)
    return [Share(profiles[one], tuple(mine)) for one, mine in shares.items()]


def refusal(share: Share, alternatives: Iterable[ServiceProfile]) -> str:
    """Why scenes cannot be fetched from their source, where no alternative can have them either; empty: they can.

    Nothing is asked of anybody: it is about what a service never has, not about what it lacks today.
    """
    offers = _offers(share.scenes, (share.source, *alternatives))
    lacking = set(offers[0].lacking).intersection(*(offer.lacking for offer in offers[1:]))
    return offers[0].reason if lacking else ""


def require_source(share: Share, alternatives: Iterable[ServiceProfile]) -> None:
    """Make sure, before the first byte, that each scene may be had.

    :raises SettingsError: saying why one cannot.
    """
    reason = refusal(share, alternatives)
    if reason:
        raise SettingsError(reason, advice="Choose another service to download from.")


def payment(profile: ServiceProfile, scenes: Sequence[Scene]) -> str:
    """What the user would pay for at a service that charges, in a sentence; scenes of unknown size count as usual."""
    size_bytes = sum(scene.size_bytes or TYPICAL_SIZE_BYTES for scene in scenes)
    about = "" if all(scene.size_bytes for scene in scenes) else "about "
    return (
        f"{profile.title} makes you pay for what you fetch: up to {about}{size_bytes / 1e9:.2f} GB "
        f"for {len(scenes)} scenes, paid by you."
    )


def _offers(scenes: Iterable[Scene], profiles: Iterable[ServiceProfile]) -> tuple[SourceOffer, ...]:
    return sources_for(scenes, {profile.id: profile for profile in profiles})
