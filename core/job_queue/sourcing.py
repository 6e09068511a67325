"""Which source each scene of an order is fetched from, which pairs of both cannot work, and what the user pays for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import SettingsError
from ..scene import Scene
from ..services import ServiceProfile
from ..stages.download.choice import DEFAULT, SourceOffer, source_of, sources_for
from ..stages.download.plan import TYPICAL_SIZE_BYTES
from ..stages.download.reach import delivers, delivers_files


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


@dataclass(frozen=True)
class SourcePlan:
    """Where a selection of scenes would be fetched from.

    :param shares: the scenes by source.
    :param offers: what each service that delivers has of them, ``cdse`` first, what
        charges last.
    :param refusal: why it cannot be done, in a sentence; empty: it can.
    """

    shares: tuple[Share, ...] = ()
    offers: tuple[SourceOffer, ...] = ()
    refusal: str = ""


def make_plan(
    scenes: Sequence[Scene], service: str, alternatives: Sequence[str], profiles: Mapping[str, ServiceProfile]
) -> SourcePlan:
    """Work out where scenes would be fetched from; some ten milliseconds for a thousand of them.

    :param service: as of :func:`shared_out`; :param alternatives: ids of the services that may be tried next.
    """
    usual_first = sorted(profiles.values(), key=lambda profile: (profile.id != DEFAULT, profile.costs_money))
    delivering = {profile.id: profile for profile in usual_first if delivers(profile)}
    offers = {offer.profile.id: offer for offer in sources_for(scenes, delivering)}
    try:
        shares = shared_out(scenes, service, profiles)
    except SettingsError as error:
        return SourcePlan((), tuple(offers.values()), str(error))
    others = [offers[one] for one in alternatives if one in offers]
    reasons = [_refusal(share, offers[share.source.id], others) for share in shares]
    return SourcePlan(tuple(shares), tuple(offers.values()), next(filter(None, reasons), ""))


def refusal(share: Share, alternatives: Iterable[ServiceProfile], bands: Collection[str] = ()) -> str:
    """Why scenes cannot be fetched from their source, where no alternative can have them either; empty: they can.

    Nothing is asked of anybody: it is about what a service never has, not about what it lacks today.

    :param bands: the images that are ordered; empty: whole products.
    """
    able = [one for one in (share.source, *alternatives) if not bands or delivers_files(one)]
    if not able:
        return f"{share.source.title} delivers whole products only, no single bands."
    own, *others = sources_for(share.scenes, {profile.id: profile for profile in able})
    return _refusal(share, own, others)


def _refusal(share: Share, own: SourceOffer, others: Iterable[SourceOffer]) -> str:
    """:param own: of the source that is asked first; all offers are of the share's scenes, or of more."""
    if not own.lacking:
        return ""
    lacking = {scene.identifier for scene in share.scenes}.intersection(own.lacking, *(one.lacking for one in others))
    return own.reason if lacking else ""


def require_source(share: Share, alternatives: Iterable[ServiceProfile], bands: Collection[str] = ()) -> None:
    """Make sure, before the first byte, that each scene may be had; arguments as of :func:`refusal`.

    :raises SettingsError: saying why one cannot.
    """
    reason = refusal(share, alternatives, bands)
    if reason:
        raise SettingsError(reason, advice="Choose another service to download from.")


def payment(profile: ServiceProfile, scenes: Sequence[Scene]) -> str:
    """What the user would pay for at a service that charges, in a sentence; scenes of unknown size count as usual."""
    size_bytes = sum(scene.size_bytes or TYPICAL_SIZE_BYTES for scene in scenes)
    counted = "1 scene" if len(scenes) == 1 else f"{len(scenes)} scenes"
    about = "" if all(scene.size_bytes for scene in scenes) else "about "
    return (
        f"{profile.title} makes you pay for what you fetch: up to {about}{size_bytes / 1e9:.2f} GB "
        f"for {counted}, paid by you."
    )
