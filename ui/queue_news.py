"""What becomes of jobs: shown in the queue and in the list of scenes, told where the user has to know."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.errors import (
    CredentialsError,
    DiskError,
    NetworkError,
    SceneQueueError,
    Sen2CorMissingError,
    ServiceError,
    SettingsError,
    StoreError,
)
from ..core.job_queue.job import Job, JobState
from ..core.job_queue.order import Order
from ..core.job_queue.outages import OutageWatch
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.translation import translated
from .desktop_notice import DesktopNotice
from .messages import Act, Messages
from .next_steps import step_of, step_title
from .order_watch import OrderEnd, OrderWatch
from .queue_panel import QueuePanel
from .scenes_panel import ScenesPanel
from .sign_ins import SignIns
from .slices import Slices

TROUBLES_OF_MANY = {  # one fails, others are paused
    **{kind.__name__: kind for kind in (CredentialsError, DiskError, Sen2CorMissingError, SettingsError)},
    "ProxySettingsError": SettingsError,
    "CertificateError": ServiceError,
}
LOAD_AT_MOST = 20  # larger orders are not loaded by themselves
AT_ONCE = 20  # jobs a step
VOLUME_MS = 1000


class QueueNews(QObject):
    """Follows the queue; ten thousand changes at once are told in slices."""

    def __init__(
        self,
        services: Services,
        panel: QueuePanel,
        scenes: ScenesPanel,
        sign_ins: SignIns,
        messages: Messages,
        notice: DesktopNotice,
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._scenes = services, panel, scenes
        self._sign_ins, self._messages, self._notice = sign_ins, messages, notice
        self._orders = OrderWatch()
        self._outages = OutageWatch()
        self._states: dict[int, JobState] = {}  # that were told: a job changes in other things, too
        self._unknown: deque[Job] = deque()  # nothing is told of these
        self._changed: deque[Job] = deque()
        self._slices = Slices(self)
        self._volume = QTimer(self)
        self._volume.setSingleShot(True)
        self._volume.setInterval(VOLUME_MS)
        self._volume.timeout.connect(self.show_volume)
        queue = services.queue
        panel.orders = lambda: {order.id: order for order in queue.orders()}
        panel.model.waits_for = queue.waits_for
        self._follow()
        self._show_all()

    def show_volume(self) -> None:
        """Show the account that has used most of its transfer volume, if one has used much."""
        scarce = self._services.scarce_volumes()
        if not scarce:
            self._panel.show_volume("", "", False)
            return
        most = max(scarce, key=lambda status: status.used_bytes / status.quota_bytes)
        enough_on = most.enough_on if most.is_used_up else ""
        self._panel.show_volume(translated(most.sentence()), enough_on, self._services.preferences.wait_for_volume)

    def _follow(self) -> None:
        queue = self._services.queue
        queue.jobs_changed.connect(self._on_jobs_changed)
        queue.jobs_progressed.connect(self._panel.show_progress)
        queue.jobs_replaced.connect(self._show_all)
        queue.failed.connect(self._messages.failed)
        self._services.layers.failed.connect(self._messages.failed)
        if queue.note:
            self._messages.failed(StoreError(queue.note))

    def _show_all(self) -> None:
        jobs = self._services.queue.jobs()
        self._panel.set_jobs(jobs)
        self._orders, self._unknown, self._states = OrderWatch(), deque(jobs), {}
        self._work_on()

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        self._panel.take(jobs)
        self._orders.expect(jobs)
        self._changed.extend(jobs)
        self._work_on()

    def _work_on(self) -> None:
        if not self._slices.is_busy:
            self._slices.start(self._telling())

    def _telling(self) -> Iterator[None]:
        while self._unknown or self._changed:
            for _ in range(min(AT_ONCE, len(self._unknown))):
                self._know(self._unknown.popleft())
            if not self._unknown:
                for _ in range(min(AT_ONCE, len(self._changed))):
                    self._tell(self._changed.popleft())
            if self._unknown or self._changed:
                yield
        if not self._volume.isActive():
            self._volume.start()

    def _know(self, job: Job) -> None:
        self._states[job.id] = job.state
        self._orders.know(job)

    def _tell(self, job: Job) -> None:
        self._scenes.model.set_state(job.scene.identifier, job.state.value)
        before, self._states[job.id] = self._states.get(job.id), job.state
        order = self._panel.orders().get(job.order_id)
        begins_outage = self._outages.begins_with(job)
        end = self._orders.take(job)
        if order is None or before is job.state:
            return  # it was removed meanwhile, or nothing is new that the user has to know
        if begins_outage:
            self._messages.failed(NetworkError(job.message))
            self._notice.tell(job.message)
        if job.state is JobState.FAILED:
            self._tell_failure(job, order)
        if job.state is JobState.DONE and order.at_end.loads and self._is_loaded_by_itself(order):
            self._services.load([job])
        if end is not None:
            self._tell_end(end)

    def _is_loaded_by_itself(self, order: Order) -> bool:
        return self._orders.size(order.id) <= LOAD_AT_MOST and self._services.open_project.is_origin(order.origin)

    def _tell_failure(self, job: Job, order: Order) -> None:
        log(f"{job.scene.identifier}: {job.message}", warning=True)
        if job.trouble == CredentialsError.__name__:
            self._sign_ins.refused(order.settings.service, job.message)
        if job.trouble in TROUBLES_OF_MANY:  # told now: the end of the order may be hours away
            trouble, advice = TROUBLES_OF_MANY[job.trouble], self.tr("Resume in the queue goes on.")
            self._messages.failed(trouble(job.message, advice=advice), self._steps_after(job))
            self._notice.tell(job.message)

    def _steps_after(self, job: Job) -> Sequence[Act]:
        """What helps the job, as a button."""
        step = step_of([job])
        return [] if step is None else [(step_title(step), lambda: self._panel.step_asked.emit(step, [job]))]

    def _tell_end(self, end: OrderEnd) -> None:
        if not end.stopped:
            text = self.tr("All %n scene(s) are done.", "", end.done)
            self._messages.ended(text)
            self._notice.tell(text)
            return
        first = next((job for job in end.stopped if job.trouble not in TROUBLES_OF_MANY), None)
        if first is None:
            return  # told when it happened
        text = self.tr("{} of {} scenes stopped. {}: {}")
        count = len(end.stopped)
        sentence = text.format(count, count + end.done, first.scene.identifier, first.message)
        advice = self.tr("Resume in the queue tries again.")
        self._messages.failed(SceneQueueError(sentence, advice=advice), self._steps_after(first))
        self._notice.tell(sentence)
