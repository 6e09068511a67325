"""Which stages an order is given: the one place where sessions, tokens and installations meet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from ..errors import CredentialsError, ProductError, SceneQueueError, SettingsError
from ..feedback import Feedback
from ..network import Credentials, HttpSession, Lanes, NetworkSettings, SignIn, TokenSource
from ..network.account_volume import VolumeStatus
from ..scene import Scene
from ..services import CdseProfile, S3Profile, ServiceProfile, find_profile, service_of
from ..stages.download import (
    Access,
    ArchiveOrders,
    ClosedSource,
    Corrected,
    DownloadStage,
    Source,
    open_file_by_file,
    open_source,
)
from ..stages.download.local_archive import LocalArchiveStage
from ..stages.download.reach import delivers_files
from ..stages.download.refetch import refetch_files
from ..stages.download.sources.copernicus import ProductLookup
from ..stages.safe_check.repair import Refetch
from ..stages.safe_check.stage import SafeCheckStage
from ..workspace import Workspace
from .corrections import Corrections
from .disk_budget import DiskBudgets
from .job import Job, StageName
from .order import Order
from .stage_run import Stage, workspace_of
from .transfer_limits import TransferLimits

LOG_OUT_S = 1.5  # closing QGIS does not wait for a service that is slow

SignInOf = Callable[[ServiceProfile], "SignIn | None"]


class StageFactory:
    """Builds stages. Thread-safe: one session and one sign-in a service, shared by all stages of the process.

    :param profiles: the service profiles by id.
    :param sign_in_of: the sign-in for a service, ``None``: not signed in. Called from any thread; asks nobody.
    :param network: how services are reached.
    :param most_connections: to download over at once, no more than the account may; ``None``: as many as that.
    :param limits: what the transfers of the process share; ``None``: those of this object alone.
    :ivar budgets: what the products of orders take on the disk; it has to be told of the jobs.
    :ivar corrections: what is known of Sen2Cor.
    :ivar archives: by identifier, ZIP archives on disk that scenes of orders without a service come from.
    :ivar waits_for_volume: whether downloads wait until enough of a used-up volume is free, instead of going on slowly.
    """

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        sign_in_of: SignInOf,
        network: NetworkSettings | None = None,
        most_connections: int | None = None,
        *,
        limits: TransferLimits | None = None,
    ) -> None:
        self._profiles, self._sign_in_of = profiles, sign_in_of
        self._network = network or NetworkSettings()
        self._most_connections = most_connections
        self.limits = limits or TransferLimits()
        self.budgets = DiskBudgets()
        self.waits_for_volume = False
        self._orders = ArchiveOrders()
        self._lock = threading.Lock()
        self._sessions: dict[str, HttpSession] = {}
        self._tokens: dict[tuple[str, Credentials], TokenSource] = {}
        self._lanes: dict[tuple[str, SignIn | None], Lanes] = {}
        self.corrections = Corrections()
        self.archives: dict[str, Path] = {}

    def __enter__(self) -> StageFactory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def use_network(self, network: NetworkSettings) -> None:
        """From now on reach services so; what runs goes on as it began."""
        with self._lock:
            if network != self._network:
                self._network = network
                self._sessions = {}
                for (service, _), tokens in self._tokens.items():
                    tokens.use_session(self._session_with(self._profiles[service]))

    def limit_connections(self, most: int) -> None:
        """Download over so many at once, no more than the account may; what runs goes on as it began.

        :param most: 0: as many as the account may.
        """
        with self._lock:
            if (most or None) != self._most_connections:
                self._most_connections = most or None
                self._lanes = {}

    def tokens_of(self, profile: CdseProfile) -> TokenSource | None:
        """The one sign-in at a service that everything here shares; :meth:`close` ends it.

        :return: ``None``: no user and password are known.
        """
        credentials = self._sign_in_of(profile)
        if not isinstance(credentials, Credentials):
            return None
        with self._lock:
            session = self._session_with(profile)
            return self._tokens.setdefault((profile.id, credentials), TokenSource(profile, session, credentials))

    def forget_sign_in(self, service: str) -> None:
        """Sign in anew at a service, even where the same user and password were refused before."""
        with self._lock:
            self._tokens = {key: source for key, source in self._tokens.items() if key[0] != service}

    def is_due(self) -> bool:
        """Whether a sign-in has to be renewed; see :class:`scene_queue.core.job_queue.upkeep.Upkeep`."""
        with self._lock:
            return any(tokens.is_due() for tokens in self._tokens.values())

    def keep_alive(self, feedback: Feedback) -> None:
        """Renew the sign-ins that have to be; a request each.

        :raises SceneQueueError: of the network or a service; the others were renewed all the same.
        """
        with self._lock:
            due = [tokens for tokens in self._tokens.values() if tokens.is_due()]
        failed: SceneQueueError | None = None
        for tokens in due:
            try:
                tokens.keep_alive(feedback)
            except SceneQueueError as error:
                failed = error
        if failed is not None:
            raise failed

    def of(self, order: Order, *, is_last: bool = True) -> Mapping[StageName, Stage]:
        """The stages of an order.

        :param is_last: whether nobody tries again where they fail.
        :raises SettingsError: if its service is not known, or cannot be downloaded from.
        :raises CredentialsError: if nobody is signed in there.
        """
        stages: dict[StageName, Stage] = {}
        is_corrected = StageName.CORRECTION in order.stages
        if StageName.DOWNLOAD in order.stages:
            made = self.corrections.made_or_possible if is_corrected else None
            stages[StageName.DOWNLOAD] = (
                self._download(order, made, is_last=is_last)
                if order.settings.service
                else LocalArchiveStage(self.archives, self.limits.rooms, made)
            )
        refetch = partial(self._refetch_of, order) if StageName.DOWNLOAD in order.stages else None
        check = SafeCheckStage(is_for_correction=is_corrected, refetch=refetch)
        stages[StageName.SAFE_CHECK] = check
        stages[StageName.CORRECTION] = self.corrections.stage(check.mend_copy)
        return stages

    def refetcher(self, services: Sequence[str], scene: Scene, *, costs_accepted: bool = False) -> Refetch | None:
        """What fetches single files of a scene once more, from the first of some services that has them.

        One without a sign-in, one that makes somebody pay who did not agree, and one of archives only are passed over.

        :param services: ids, in the order in which they are asked; empty: no source is known.
        :param costs_accepted: whether the user agreed to pay for what some of them charge for.
        """
        asked = tuple(dict.fromkeys(services))
        return partial(self._refetch, asked, scene, costs_accepted) if asked else None

    def volume_of(self, service: str) -> VolumeStatus | None:
        """How much of the account's volume is used; ``None``: no limit is known. Reads a file: not for the main thread.

        :raises SettingsError: if there is no such service.
        """
        profile = find_profile(self._profiles, service)
        sign_in = self._sign_in_of(profile) if profile.downloads_signed_in else None
        return self.limits.volume_of(*self._account_of(profile, sign_in))

    def result_of(self, job: Job, order: Order) -> Path:
        """The product that a done job ended with: the L2A where one was made.

        :raises ProductError: if it is not there any more.
        """
        made = job.facts.get("l2a")
        product = Path(str(made)) if made else workspace_of(job, order).product
        if not product.is_dir():
            raise ProductError(
                f"The product {product} is not there any more.", advice="Resume the job to make it again."
            )
        return product

    def close(self) -> list[SceneQueueError]:
        """Log out everywhere, within a moment, and close all connections; returns what went wrong with that."""
        with self._lock:
            tokens, self._tokens = list(self._tokens.values()), {}
            sessions, self._sessions = list(self._sessions.values()), {}
        complaints = []
        with _cancelled_after(LOG_OUT_S) as feedback:
            for source in tokens:
                try:
                    source.log_out(feedback)
                except SceneQueueError as error:
                    complaints.append(error)
        for session in sessions:
            session.close()
        self.limits.close()
        return complaints

    def _download(self, order: Order, corrected: Corrected | None, *, is_last: bool) -> DownloadStage:
        settings = order.settings
        first = self._source(settings.service, settings.costs_accepted)
        allowed = dict.fromkeys(settings.alternatives)
        allowed.pop(settings.service, None)
        roads = [first, *(self._alternative(one, settings.costs_accepted) for one in allowed)]
        files = {road.source.service: road.file_by_file for road in roads if road.file_by_file}
        sources = [road.source for road in roads]
        return DownloadStage(
            sources,
            file_by_file=files,
            rooms=self.limits.rooms,
            budget=partial(self.budgets.claim, order),
            corrected=corrected,
            is_last=is_last,
        )

    def _refetch_of(self, order: Order, scene: Scene, _workspace: Workspace) -> Refetch | None:
        settings = order.settings
        services = (settings.service, *settings.alternatives)
        return self.refetcher(list(filter(None, services)), scene, costs_accepted=settings.costs_accepted)

    def _refetch(
        self,
        services: Sequence[str],
        scene: Scene,
        costs_accepted: bool,
        paths: Sequence[str],
        into: Path,
        feedback: Feedback,
    ) -> None:
        sources = [self._source_of_files(service, costs_accepted) for service in services]
        refetch_files(sources, scene, paths, into, feedback, self.limits.rooms)

    def _source_of_files(self, service: str, costs_accepted: bool) -> Source:
        profile = self._profiles.get(service)
        if profile is not None and not delivers_files(profile):
            message = f"{profile.title} delivers no single files."
            return ClosedSource(service, profile.title, lambda: ProductError(message))
        road = self._alternative(service, costs_accepted)
        return road.file_by_file or road.source

    def _alternative(self, service: str, costs_accepted: bool) -> _Roads:
        """A source to try next; one that cannot be opened is passed over when its turn comes."""
        try:
            return self._source(service, costs_accepted)
        except (CredentialsError, SettingsError) as error:
            title = self._profiles[service].title if service in self._profiles else service
            made, message, advice = type(error), error.message, error.advice
            return _Roads(ClosedSource(service, title, lambda: made(message, advice=advice)))

    def _source(self, service: str, costs_accepted: bool) -> _Roads:
        profile = find_profile(self._profiles, service)
        if profile.costs_money and not costs_accepted:
            raise SettingsError(
                f"{profile.title} makes you pay for what you fetch, and you did not agree to that.",
                advice="Agree to it, or choose another service to download from.",
            )
        sign_in = self._sign_in_of(profile) if profile.downloads_signed_in else None
        if sign_in is None and profile.downloads_signed_in:
            raise CredentialsError(f"{profile.title}: a sign-in is needed.", advice="Sign in and resume.")
        tokens = self.tokens_of(profile) if isinstance(profile, CdseProfile) else None
        account = self._account_of(profile, sign_in)
        with self._lock:
            lanes, session = self._lanes_of(*account), self._session_with(profile)
            access = Access(
                session, lanes, sign_in, tokens, find_product=self._product_finder(profile), orders=self._orders
            )
            source = open_source(profile, access)
        files = open_file_by_file(source)
        watched = partial(self.limits.watched, waits_for_volume=self.waits_for_volume)
        return _Roads(watched(source, *account), None if files is None else watched(files, *account))

    def _account_of(self, profile: ServiceProfile, sign_in: SignIn | None) -> tuple[ServiceProfile, SignIn | None]:
        """Whose connections and volume a source uses: an object store those of the account at its service, if known."""
        service = service_of(profile, self._profiles) if isinstance(profile, S3Profile) else None
        account = self._sign_in_of(service) if service else None
        return (profile, sign_in) if service is None or account is None else (service, account)

    def _product_finder(self, profile: ServiceProfile) -> ProductLookup | None:
        """The catalogue that says where products lie in an object store, where the store has one."""
        service = service_of(profile, self._profiles) if isinstance(profile, S3Profile) else None
        return ProductLookup(service, self._session_with(service)) if service else None

    def _lanes_of(self, profile: ServiceProfile, sign_in: SignIn | None) -> Lanes:
        if (profile.id, sign_in) not in self._lanes:
            self._lanes[profile.id, sign_in] = self.limits.lanes(profile, sign_in, self._most_connections)
        return self._lanes[profile.id, sign_in]

    def _session_with(self, profile: ServiceProfile) -> HttpSession:
        if profile.id not in self._sessions:
            self._sessions[profile.id] = HttpSession(self._network, profile)
        return self._sessions[profile.id]


class _Roads(NamedTuple):
    """The roads to the products of one service: the usual one, and for archives the one file by file."""

    source: Source
    file_by_file: Source | None = None


@contextmanager
def _cancelled_after(seconds: float) -> Iterator[Feedback]:
    feedback = Feedback()
    timer = threading.Timer(seconds, feedback.signal.cancel)
    timer.daemon = True
    timer.start()
    try:
        yield feedback
    finally:
        timer.cancel()
