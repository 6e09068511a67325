"""From chosen scenes to an order in the queue: what it would take, looked up in tasks, and how it is queued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..catalogue.aoi_cloud.roads import profiles_of_kind
from ..catalogue.named_scene import scene_of_name
from ..catalogue.ready_l2a import look_up_ready, ready_among
from ..errors import CredentialsError, SceneQueueError, SettingsError
from ..feedback import Feedback
from ..job_queue.job import OPEN_STATES, JobState, StageName
from ..job_queue.measured_runs import measure
from ..job_queue.on_disk import look_at_disks
from ..job_queue.order import Order, Origin
from ..job_queue.order_draft import OrderDraft
from ..job_queue.order_summary import Known, SourceState, with_takers
from ..job_queue.paces import Paces
from ..job_queue.sourcing import Share, make_plan
from ..job_queue.stage_factory import StageFactory
from ..network import HttpSession
from ..product.found_products import l1c_products
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..services import CdseProfile, ServiceProfile, find_profile
from ..stages.download import prepare_sources
from ..stages.download.choice import source_of
from .draft_choices import draft_of, with_choices_of
from .errands import Errands
from .network_settings import qgis_network_settings
from .order_preparation import OrderPreparation, Wish
from .queue_conditions import fitting_runs
from .queue_runner import QueueRunner
from .settings_store import Preferences

Failed = Callable[[SceneQueueError], None]


class Ordering(QObject):
    """Everything between the *Queue* button and the queue; main thread.

    :param preferences: the user's choices as they are now.
    :param is_ready_to_deliver: whether a service delivers, or a sign-in for it is known; may ask for a password.
    """

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        stages: StageFactory,
        queue: QueueRunner,
        errands: Errands,
        preparation: OrderPreparation,
        paces: Paces,
        preferences: Callable[[], Preferences],
        is_ready_to_deliver: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles, self._stages, self._queue, self._errands = profiles, stages, queue, errands
        self._preparation, self._paces, self._preferences = preparation, paces, preferences
        self._is_ready_to_deliver = is_ready_to_deliver
        preparation.prepared.connect(self._on_prepared)

    def draft(self, title: str = "", origin: Origin | None = None) -> OrderDraft:
        """An order as the user's last choices have it."""
        return draft_of(self._preferences(), title, origin)

    def with_choices_of(self, draft: OrderDraft) -> Preferences:
        """The preferences with what the next order begins with."""
        return with_choices_of(self._preferences(), draft)

    def ready_for_downloads(self, services: Sequence[str], alternatives: Sequence[str]) -> None:
        """See to it that downloads from services may begin.

        :param alternatives: ids of those that may be tried next; those without a sign-in are passed over.
        :raises CredentialsError: if no sign-in for one of the services is known.
        :raises SettingsError: if a service cannot be used here.
        """
        known = [self._profiles[one] for one in alternatives if one in self._profiles]
        prepare_sources([find_profile(self._profiles, one) for one in services], known)
        for service in services:
            if not self._is_ready_to_deliver(service):
                title = self._profiles[service].title
                raise CredentialsError(f"{title} wants a sign-in for downloads.", advice="Sign in first.")
        for profile in known:
            self._is_ready_to_deliver(profile.id)  # tasks know only what was found before
        self._stages.use_network(qgis_network_settings())
        jobs = self._queue.jobs()
        at_work = {self._queue.order_of(job).settings.service for job in jobs if job.state in OPEN_STATES}
        used = [self._profiles[one] for one in at_work.union(services) if one in self._profiles]
        for profile in used:
            self._queue.allow(profile.id, profile.connections)

    def look(
        self,
        draft: OrderDraft,
        chosen: Sequence[Scene],
        listed: Sequence[Scene],
        source: str,
        done: Callable[[Known], None],
        failed: Failed,
    ) -> None:
        """Look up, in a task, what a summary has to know; a newer look takes the place of one under way.

        :param chosen: the scenes that the user wants; :param listed: all that the search found.
        :param source: id of the service to fetch from; empty: one that fits each scene.
        """
        scenes, others, preferences = list(chosen), list(listed), self._preferences()
        at_work = (job for job in self._queue.jobs() if job.state is JobState.RUNNING)
        running = sum(1 for job in at_work if job.stage is StageName.CORRECTION)

        def work(feedback: Feedback) -> Known:
            runs = fitting_runs(measure(), preferences, running).count
            known = self._known(draft, scenes, ready_among(scenes, others), source, feedback)
            return replace(known, corrections_at_once=max(1, runs))

        title = QCoreApplication.translate("SceneQueue", "Look what the order takes")
        self._errands.start(title, work, done, failed, key="order")

    def look_up_ready(
        self,
        scenes: Sequence[Scene],
        done: Callable[[dict[str, Scene]], None],
        failed: Failed,
    ) -> None:
        """Ask a service, in a task, for the L2A products of L1C scenes, by their identifiers.

        It is Copernicus, whoever listed them: its catalogue has all products, and is asked without a sign-in.

        :raises SettingsError: if there is no such service.
        """
        services = profiles_of_kind(self._profiles, CdseProfile, scenes[0].service)
        if not services:
            raise SettingsError("There is no Copernicus Data Space among the services.", advice="Add its profile.")
        profile = services[0]
        network, wanted = qgis_network_settings(), list(scenes)

        def work(feedback: Feedback) -> dict[str, Scene]:
            with closing(HttpSession(network, profile)) as session:
                return look_up_ready(profile, session, wanted, feedback)

        title = QCoreApplication.translate("SceneQueue", "Look for ready L2A products")
        self._errands.start(title, work, done, failed, key="ready")

    def require_sources(
        self,
        scenes: Sequence[Scene],
        source: str,
        alternatives: Sequence[str],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Make sure, in a task, that scenes other than those that were selected can come from somewhere.

        :param source: as of :meth:`look`; :param alternatives: ids of the services that may be tried next.
        """
        wanted = list(scenes)

        def work(feedback: Feedback) -> None:
            reason = make_plan(wanted, source, alternatives, self._profiles).refusal
            if reason:
                raise SettingsError(reason, advice="Choose another service to download from.")

        title = QCoreApplication.translate("SceneQueue", "Look where the scenes can come from")
        self._errands.start(title, work, lambda nothing: done(), failed, key="sources of the order")

    def find_products(self, folder: Path, done: Callable[[dict[str, Path], list[Scene]], None], failed: Failed) -> None:
        """Find, in a task, the L1C products in a folder: by identifier, and as scenes."""

        def work(feedback: Feedback) -> tuple[dict[str, Path], list[Scene]]:
            products = l1c_products(folder.absolute(), feedback, has_archives=False)
            if not products:
                raise SettingsError(f"There is no L1C product in {folder}.", advice="Choose a folder with .SAFE in it.")
            return products, [scene_of_name(ProductName.parse(identifier), "") for identifier in products]

        title = QCoreApplication.translate("SceneQueue", "Look for products")
        self._errands.start(title, work, lambda found: done(*found), failed, key="products")

    def find_folder(self, folder: Path, done: Callable[[bool], None], failed: Failed) -> None:
        """Find out, in a task, whether a folder is there."""
        title = QCoreApplication.translate("SceneQueue", "Look for the folder")
        self._errands.start(title, lambda feedback: folder.is_dir(), done, failed)

    def queue(
        self,
        draft: OrderDraft,
        shares: Sequence[Share],
        alternatives: Sequence[str] = (),
        *,
        costs_accepted: bool = False,
    ) -> None:
        """Queue scenes, as soon as it is known which stages can be done here: an order for each source.

        What speaks against it later is told by the signals of the preparation.

        :param alternatives: ids of the services that may be tried next; those without a sign-in are passed over.
        :param costs_accepted: whether the user agreed to pay the services that charge.
        :raises CredentialsError: if no sign-in for a service that delivers them is known.
        :raises SettingsError: if the folder is no absolute path, or a source cannot be used.
        """
        _require_whole_path(draft.order.settings.folder)
        self.ready_for_downloads([share.source.id for share in shares], alternatives)
        orders = []
        for share in shares:
            settings = replace(
                draft.order.settings,
                service=share.source.id,
                alternatives=tuple(one for one in alternatives if one != share.source.id),
                costs_accepted=costs_accepted,
            )
            orders.append((replace(draft.order, settings=settings), share.scenes))
        if orders:
            self._preparation.start(Wish(orders))

    def queue_products(self, draft: OrderDraft, scenes: Sequence[Scene]) -> None:
        """Queue the correction of products that are on disk already.

        :param scenes: of the products of the draft.
        :raises SettingsError: if the folder is no absolute path.
        """
        _require_whole_path(draft.order.settings.folder)
        self._preparation.start(Wish([(draft.order, scenes)], draft.products))

    def _known(
        self,
        draft: OrderDraft,
        chosen: Sequence[Scene],
        ready: Mapping[str, Scene],
        source: str,
        feedback: Feedback,
    ) -> Known:
        """The task's work.

        :raises SceneQueueError: if a disk, a service or the set Sen2Cor cannot be used.
        """
        settings, either = draft.order.settings, [*chosen, *ready.values()]
        known = Known(
            sources={} if draft.products else self._sources(chosen, ready.values(), source),
            on_disk=look_at_disks(either, settings, draft.products, self._stages.limits.rooms.free_bytes, feedback),
            past=self._paces.past(),
            ready=ready,
            bandwidth_bytes_per_second=self._stages.limits.bandwidth.bytes_per_second,
        )
        baselines = {one.baseline for one in chosen if one.level is ProcessingLevel.L1C}
        if not baselines or StageName.CORRECTION not in draft.order.stages:
            return known
        present = self._stages.corrections.installations(settings.sen2cor, feedback)
        return with_takers(known, present, baselines)

    def _sources(self, scenes: Iterable[Scene], ready: Iterable[Scene], chosen: str) -> dict[str, SourceState]:
        listing = dict.fromkeys(scene.service for scene in scenes)
        # what is ready at a service that is gone is no trouble of an order that does not take it
        listing.update(dict.fromkeys(one.service for one in ready if chosen or one.service in self._profiles))
        profiles = {service: source_of(chosen or service, self._profiles) for service in listing}
        states = {profile.id: self._state(profile) for profile in profiles.values()}
        return {service: states[profile.id] for service, profile in profiles.items()}

    def _state(self, profile: ServiceProfile) -> SourceState:
        slow = int(getattr(profile, "slow_lane_bytes_per_second", 0))
        volume = self._stages.volume_of(profile.id)
        return SourceState(profile.id, profile.title, profile.connections, volume, slow)

    def _on_prepared(
        self, order: Order, scenes: Sequence[Scene], missing: object, products: Mapping[str, Path]
    ) -> None:
        self._queue.add(order, scenes, products)


def _require_whole_path(folder: Path) -> None:
    if not folder.is_absolute():
        raise SettingsError(f"The folder {folder} is no whole path.", advice="Choose the folder for the products.")
