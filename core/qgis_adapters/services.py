"""Everything the window needs, built in one place and closed in one place. Main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..catalogue.aoi_cloud import choose_road
from ..catalogue.aoi_cloud.roads import profiles_of_kind
from ..errors import CredentialsError, SceneQueueError, SettingsError, VolumeError
from ..job_queue.job import Job, JobState
from ..job_queue.order_end import FOLDER as ENDS
from ..job_queue.order_end import OrderEndsThread
from ..job_queue.paces import FILE as PACES
from ..job_queue.paces import Paces
from ..job_queue.sourcing import Share, shared_out
from ..job_queue.stage_factory import StageFactory
from ..network import SignIn
from ..network.account_volume import VolumeStatus
from ..scene import Scene
from ..services import CdseProfile, SentinelHubProfile, ServiceProfile
from ..stages.download.choice import source_of
from ..stages.download.reach import delivers
from .aoi_cloud_runner import AoiCloudRunner
from .aoi_picture import AoiPictureRunner
from .connection_tester import ConnectionTester
from .footprint_layers import FootprintLayers
from .foundations import Foundations
from .layer_loader import LayerLoader
from .message_log import log
from .name_search_runner import NameSearchRunner
from .open_project import OpenProject
from .order_preparation import OrderPreparation
from .ordering import Ordering
from .profile_folder import STORE, queue_folder
from .queue_conditions import QueueConditions
from .queue_runner import QueueRunner
from .quicklooks import Quicklooks
from .saved_searches import SavedSearches
from .saved_selections import SavedSelections
from .scene_choice import SceneChoice
from .search_history import SearchHistory
from .search_runner import SearchRunner
from .selection_room import SelectionRoom
from .settings_store import Preferences
from .source_choice import SourceChoice
from .task_bar import TaskBar
from .tasks import CAN_HIDE
from .transfer_preferences import apply_preferences, limits_of_settings

MOSAICS = "layers"  # folder below that of the products
LOADED_ONE_BY_ONE = 20  # products; of more one layer a date is made
CLOSE_S = 1.5  # for a search, and for a preparation, to end


class Services(QObject):
    """The object graph of the window.

    :param folder: where the plugin keeps the queue; in QGIS the user's profile.
    :param foundations: what it stands on; ``None``: it makes its own.
    :raises SettingsError: if a service profile cannot be read.
    :raises StoreError: if the queue's file cannot be opened.
    """

    def __init__(self, folder: Path, parent: QObject | None = None, foundations: Foundations | None = None) -> None:
        super().__init__(parent)
        self.foundations = foundations or Foundations(self)
        self.profiles, self.auth = self.foundations.profiles, self.foundations.auth
        self.errands = self.foundations.errands
        self.footprints = FootprintLayers(self.errands, self)
        self.layers = LayerLoader(self.errands, self)
        self.open_project = OpenProject(QgsProject.instance, self)
        self.choice = SceneChoice(self.errands, self)
        self.sources = SourceChoice(self.errands, self.profiles, self)
        self.search = SearchRunner(self)
        self.names = NameSearchRunner(self)
        self.connection = ConnectionTester(self)
        self.saved_searches = SavedSearches(folder)
        self.search_history = SearchHistory(folder)
        self.saved_selections = SavedSelections(folder)
        self.stages = StageFactory(self.profiles, self.auth.find_known, limits=limits_of_settings())
        self.stages.corrections = self.foundations.corrections
        self._apply(self.preferences)
        self.room = SelectionRoom(self.errands, self.profiles, self.stages, self)
        self.aoi_clouds = AoiCloudRunner(
            self.profiles, self.auth.find, folder / "aoi_cloud.json", self.stages.tokens_of, self
        )
        self.aoi_pictures = AoiPictureRunner(self.profiles, self.auth.find, folder / "pictures", self)
        self.quicklooks = Quicklooks(self.profiles, self.auth.find_known, folder / "quicklooks", self.errands, self)
        self.conditions = QueueConditions(lambda: self.preferences, self)
        at_work = queue_folder(folder)
        self.queue = QueueRunner(at_work / STORE, self.stages, self, conditions=self.conditions)
        self.stages.budgets.count(self.queue.jobs)
        self.queue.jobs_changed.connect(self._on_jobs_changed)
        self.order_ends = OrderEndsThread(
            at_work / ENDS, self.queue.jobs, self.queue.order_of, lambda note: log(note.text, warning=note.warning)
        )
        self.queue.owner_changed.connect(self._make_up_for_ends)
        self._make_up_for_ends()
        self._task_bar = TaskBar(self.queue) if CAN_HIDE else None  # else each stage has an entry of its own
        self.preparation = OrderPreparation(self.stages, self)
        self.paces = Paces(at_work / PACES)
        self.paces.know(self.queue.jobs())
        self.stages.corrections.past = self.paces.past
        self.ordering = Ordering(
            self.profiles,
            self.stages,
            self.queue,
            self.errands,
            self.preparation,
            self.paces,
            lambda: self.preferences,
            self.is_ready_to_deliver,
            self,
        )
        self.foundations.changed.connect(self._apply)
        self.foundations.sign_in_changed.connect(self._on_sign_in_changed)

    @property
    def preferences(self) -> Preferences:
        """The user's choices."""
        return self.foundations.preferences

    def profile(self, service: str) -> ServiceProfile:
        """A service profile by its id.

        :raises SettingsError: if there is none.
        """
        return self.foundations.profile(service)

    def source(self, service: str) -> ServiceProfile:
        """The service that delivers what a service lists.

        :raises SettingsError: if there is none.
        """
        return source_of(service, self.profiles)

    def cloud_service(self, service: str) -> str:
        """Id of the service that tells the cloud over the area for what a service lists; it needs a sign-in.

        :raises SettingsError: if there is none.
        """
        try:
            return choose_road(self.profiles, self.auth.find, service).profile.id
        except CredentialsError:
            # whoever delivers products need not show single files of them
            accounts = profiles_of_kind(self.profiles, CdseProfile, service)
            return accounts[0].id if accounts else self.source(service).id

    def picture_service(self, service: str) -> str:
        """Id of the Sentinel Hub that makes pictures of the area; it needs an OAuth client.

        :param service: that listed the scene; it is taken if it is one itself.
        :raises SettingsError: if there is none.
        """
        hubs = profiles_of_kind(self.profiles, SentinelHubProfile, service)
        if not hubs:
            raise SettingsError(
                "There is no Sentinel Hub among the services.", advice="Add a profile of the kind 'sentinelhub'."
            )
        return next((hub.id for hub in hubs if self.auth.find(hub) is not None), hubs[0].id)

    def remember(self, preferences: Preferences) -> None:
        """Keep the user's choices for the next session."""
        self.foundations.remember(preferences)

    def is_signed_in(self, service: str) -> bool:
        """Whether a sign-in for a service is known; may ask for QGIS's master password."""
        return self.auth.find(self.profile(service)) is not None

    def is_ready_to_deliver(self, service: str) -> bool:
        """Whether a service delivers to anybody, or a sign-in for it is known; may ask for QGIS's master password."""
        return not self.profile(service).downloads_signed_in or self.is_signed_in(service)

    def sign_in(self, service: str, sign_in: SignIn, *, store: bool) -> bool:
        """Keep a sign-in, and go on with all that stopped for want of one; returns whether it is kept as was asked."""
        return self.foundations.sign_in(service, sign_in, store=store)

    def sign_in_as(self, service: str, user: str, secret: str, more: str = "", *, store: bool) -> bool:
        """As :meth:`sign_in`, with what was typed; see :meth:`Foundations.sign_in_as`."""
        return self.foundations.sign_in_as(service, user, secret, more, store=store)

    @property
    def chosen_source(self) -> str:
        """Id of the service that the user chose to fetch from; empty: one that fits what was listed."""
        profile = self.profiles.get(self.preferences.source)
        return profile.id if profile is not None and delivers(profile) else ""

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Ids of the services that the user allows to be tried next, in their order."""
        known = (self.profiles.get(one) for one in self.preferences.alternatives.split(","))
        return tuple(profile.id for profile in known if profile is not None and delivers(profile))

    def shares(self, scenes: Sequence[Scene]) -> list[Share]:
        """The scenes by the source that they are fetched from.

        :raises SettingsError: if there is none.
        """
        return shared_out(scenes, self.chosen_source, self.profiles)

    def relocate(self, folder: Path, chosen: Path) -> None:
        """All orders of a folder have theirs somewhere else now.

        :raises StoreError: if the store cannot be written.
        """
        orders = {order.id: order for order in map(self.queue.order_of, self.queue.jobs())}
        for order in orders.values():
            if order.settings.folder == folder:
                self.queue.change_order(order.in_folder(chosen))

    def resume(self, jobs: Sequence[Job]) -> None:
        """Go on with jobs of one service.

        :raises CredentialsError: if no sign-in for their service is known.
        :raises SettingsError: if the service cannot be used here.
        """
        all_settings = [self.queue.order_of(job).settings for job in jobs]
        alternatives = {one for settings in all_settings for one in settings.alternatives}
        self.ordering.ready_for_downloads([all_settings[0].service], sorted(alternatives))
        self.queue.resume([job.id for job in jobs])

    def scarce_volumes(self) -> list[VolumeStatus]:
        """The accounts that have used most of their transfer volume, as was seen when they were used last."""
        return self.stages.limits.scarce_volumes()

    def wait_for_volume(self, waits: bool) -> None:
        """Choose, for now and later, what becomes of downloads once a volume is used up.

        :param waits: whether they wait until enough of it is free; else they go on slowly, and those that wait too.
        """
        self.remember(replace(self.preferences, wait_for_volume=waits))
        if not waits:
            for service in self.profiles:
                self.queue.resume_stopped(VolumeError, service)

    def load(self, jobs: Sequence[Job], kinds: Sequence[str] = ()) -> None:
        """Load what jobs made into the project, in a task; of very many one layer a date, in place of one a tile.

        :param kinds: of layers, see ``settings.RASTER_KINDS``; none: those that their order wants.
        """
        by_order: dict[int, list[Job]] = {}
        for job in jobs:
            by_order.setdefault(job.order_id, []).append(job)
        for members in by_order.values():
            order = self.queue.order_of(members[0])
            products = [partial(self.stages.result_of, job, order) for job in members]
            mosaics = order.settings.folder / MOSAICS if len(products) > LOADED_ONE_BY_ONE else None
            area = order.origin.area_wkt
            self.layers.load(products, kinds or order.at_end.layers, area, QgsProject.instance(), mosaics)

    def close(self) -> bool:
        """Stop everything and keep the queue; returns whether all work ended in time."""
        asking = (self.search, self.names, self.connection, self.aoi_clouds, self.aoi_pictures)
        runners = (*asking, self.errands, self.preparation)
        for runner in runners:
            runner.close(0.0)  # all are told to end before one is waited for
        self.order_ends.close(0.0)
        if self._task_bar is not None:
            self._task_bar.close()
        ended = [*(runner.close(CLOSE_S) for runner in runners), self.queue.close()]
        ended.append(self.order_ends.close(CLOSE_S))
        self.conditions.close()
        self.paces.close()
        self.stages.close()
        self.footprints.close()
        self.open_project.close()
        return all(ended)

    def _apply(self, preferences: Preferences) -> None:
        """Have those keep to the user's choices who were told of them before."""
        apply_preferences(self.stages.limits, preferences)
        self.stages.waits_for_volume = preferences.wait_for_volume
        self.stages.limit_connections(preferences.most_connections)

    def _on_sign_in_changed(self, service: str) -> None:
        """Go on with all that stopped for want of a sign-in, if there is one now."""
        self.stages.forget_sign_in(service)
        if self.auth.find_known(self.profile(service)) is None:
            return
        try:
            if any(self._lacks_sign_in(job, service) for job in self.queue.jobs()):
                self.ordering.ready_for_downloads([service], ())
                self.queue.resume_stopped(CredentialsError, service)
        except SceneQueueError as error:
            self.preparation.failed.emit(error)

    def _lacks_sign_in(self, job: Job, service: str) -> bool:
        return job.trouble == CredentialsError.__name__ and self.queue.order_of(job).settings.service == service

    def _make_up_for_ends(self) -> None:
        """Do what orders wanted at their end and did not get, since the program was killed there."""
        if self.queue.is_owner:
            self.order_ends.take(self.queue.jobs())

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        self.order_ends.take(jobs)
        self.paces.take(jobs, self.queue.order_of)
        for job in jobs:
            self.footprints.show_state(job.scene.identifier, job.state.value)
            if job.state is JobState.FAILED and job.trouble == CredentialsError.__name__:
                self.auth.forget(self.profile(self.queue.order_of(job).settings.service))
