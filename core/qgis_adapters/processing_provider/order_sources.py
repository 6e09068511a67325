"""Where the scenes of an order are fetched from, and with whose sign-in; loaded on use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qgis.core import QgsProcessingContext

from ...errors import SettingsError
from ...job_queue.job import StageName
from ...job_queue.order import AtEnd, Order
from ...job_queue.sourcing import Share, payment, require_source
from ...network import SignIn
from ...scene import Scene
from ...services import ServiceProfile, find_profile, store_of
from ...settings import Settings
from ...stages.download import prepare_sources
from .base_algorithm import SceneQueueAlgorithm, Values
from .sign_ins import find_download_sign_ins, has_account, has_keys


@dataclass(frozen=True)
class OrderSources:
    """What the parameters say of sources.

    :param sources: the services that are asked first; :param alternatives: those that may be tried next.
    :param sign_ins: by the ids of the services.
    :param instead: by the ids of services that cannot be signed in to, those that are asked in their place.
    """

    sources: tuple[ServiceProfile, ...]
    alternatives: tuple[ServiceProfile, ...]
    sign_ins: Mapping[str, SignIn]
    accepts_costs: bool
    instead: Mapping[str, ServiceProfile] = field(default_factory=dict)

    @property
    def connections(self) -> int:
        """Transfers at once that the services allow."""
        return sum(source.connections for source in self.sources) or 1

    def sign_in_of(self, profile: ServiceProfile) -> SignIn | None:
        """The sign-in for a service; any thread."""
        return self.sign_ins.get(profile.id)

    def orders(
        self, shares: Sequence[Share], settings: Settings, stages: tuple[StageName, ...], title: str, at_end: AtEnd
    ) -> list[tuple[Order, Sequence[Scene]]]:
        """An order for each share.

        :param settings: of all of them, but for the sources; :param at_end: of all of them.
        :raises SettingsError: if a scene cannot be had from the sources, or one of them charges for it and that was not
            agreed to.
        """
        made: list[tuple[Order, Sequence[Scene]]] = []
        for given in shares:
            share = Share(self.instead.get(given.source.id, given.source), given.scenes)
            others = [one for one in self.alternatives if one.id != share.source.id]
            require_source(share, others, settings.bands)
            self._require_agreement(share, others)
            own = replace(
                settings,
                service=share.source.id,
                alternatives=tuple(one.id for one in others),
                costs_accepted=self.accepts_costs,
            )
            made.append((Order(0, own, stages, title, at_end=at_end), share.scenes))
        return made

    def _require_agreement(self, share: Share, others: Sequence[ServiceProfile]) -> None:
        charging = [profile for profile in (share.source, *others) if profile.costs_money]
        if charging and not self.accepts_costs:
            raise SettingsError(
                payment(charging[0], share.scenes), advice="Set ACCEPT_COSTS to agree, or leave that service out."
            )


def read_sources(
    algorithm: SceneQueueAlgorithm,
    parameters: Values,
    context: QgsProcessingContext,
    profiles: Mapping[str, ServiceProfile],
    sources: Sequence[ServiceProfile],
    authcfg: str,
) -> OrderSources:
    """Read ``ALTERNATIVES``, ``ACCEPT_COSTS`` and ``S3_AUTHCFG``; main thread.

    Keys for the object store of a source allow it: as the last alternative or, without an account, as the source.

    :param sources: the services that are asked first.
    :param authcfg: id of the configuration for the account.
    :raises SettingsError: for an alternative that is not known, or a source that cannot be used here.
    :raises CredentialsError: if a sign-in is missing.
    """
    names = algorithm.text(parameters, "ALTERNATIVES", context).replace(";", ",").split(",")
    alternatives = [find_profile(profiles, name.strip()) for name in names if name.strip()]
    keys = algorithm.text(parameters, "S3_AUTHCFG", context)
    stores = _stores(sources, profiles, keys)
    instead = {one.id: stores[one.id] for one in sources if one.id in stores and not has_account(one, authcfg)}
    asked = tuple(instead.get(one.id, one) for one in sources)
    alternatives += [store for store in stores.values() if store not in (*asked, *alternatives)]
    sign_ins = find_download_sign_ins(asked, alternatives, authcfg, keys)
    prepare_sources(asked, alternatives)
    accepts_costs = bool(algorithm.parameterAsBool(parameters, "ACCEPT_COSTS", context))
    return OrderSources(asked, tuple(alternatives), sign_ins, accepts_costs, instead)


def _stores(
    sources: Sequence[ServiceProfile], profiles: Mapping[str, ServiceProfile], s3_authcfg: str
) -> dict[str, ServiceProfile]:
    """The object stores that hold the same as the sources, by the sources' ids, where there are keys for them."""
    found = ((source.id, store_of(source, profiles)) for source in sources)
    return {
        service: store
        for service, store in found
        if store is not None and not store.costs_money and (s3_authcfg or has_keys(store))
    }
