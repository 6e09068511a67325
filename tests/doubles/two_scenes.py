"""Two scenes in one queue at the embedded hub: one meets a fault, the other downloads beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from builders.scenes import scene
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials, SignIn
from scene_queue.core.scene import Scene
from scene_queue.core.services import ServiceProfile, parse_profile
from scene_queue.core.settings import Settings

from .hub import Hub
from .hub.samples import SAMPLE_NAME

STRUCK, BESIDE = SAMPLE_NAME, SAMPLE_NAME.replace("T15PUT", "T15PVT")
SIZE = 4_200_000  # four requests of a megabyte: enough for four connections
WHOLE = {"manifest.safe", "AUX_DATA", "HTML", "rep_info"}


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return super().wait(min(seconds, 0.001))


class Pair:
    """A user with a queue, and a hub that holds two scenes.

    :param changes: keys of the hub's profile with other values.
    :param lanes: connections that the account may use; one: the scenes are fetched one after the other.
    """

    def __init__(self, hub: Hub, folder: Path, store: Store, changes: dict[str, Any]) -> None:
        self.hub, self.folder, self.store = hub, folder, store
        timeouts = {"connect_timeout_s": 5, "first_byte_timeout_s": 5, "read_timeout_s": 5}
        profile = parse_profile(hub.profile(**{**timeouts, **changes}), "the test")
        self.profiles: dict[str, ServiceProfile] = {profile.id: profile}
        self.sign_ins: dict[str, SignIn] = {profile.id: Credentials("demo", "demo")}
        self.factory = StageFactory(
            self.profiles, lambda one: self.sign_ins.get(one.id), limits=TransferLimits(folder / "books")
        )
        self.executor = ThreadExecutor()
        self.events: list[Event] = []
        self.changes: list[Job] = []
        self.queue = self.new_queue()

    def know(self, hub: Hub, service: str) -> None:
        """Another service, with an account of its own."""
        self.profiles[service] = parse_profile(hub.profile(id=service, title="Other hub"), "the test")
        self.sign_ins[service] = Credentials("demo", "demo")

    def new_queue(self, **options: Any) -> JobQueue:
        """A queue on what the store holds, as after a start."""
        return JobQueue(
            self.store,
            self.factory,
            self.executor,
            **{
                "patience": Patience(attempts=1),
                "on_event": lambda job, event: self.events.append(event),
                "on_jobs": self.changes.extend,
                **options,
            },
        )

    def started_anew(self) -> Pair:
        """The same user after another start of the program, whose queue's file was closed before."""
        self.store = Store(self.store.path)
        self.queue = self.new_queue()
        return self

    def queue_one(self, name: str, folder: str = "scenes", **settings: Any) -> Job:
        """An order of one scene."""
        [job] = self.queue.add(self.order(folder, **settings), [self.scene(name)])
        return job

    def id_of(self, name: str) -> str:
        """By what requests for a scene are known."""
        shelved = self.hub.shelf.by_name(name)
        assert shelved is not None
        return shelved.id

    def scene(self, name: str, **changes: Any) -> Scene:
        """A scene as the hub lists it."""
        shelved = self.hub.shelf.by_name(name)
        assert shelved is not None
        values: dict[str, Any] = {"uuid": shelved.id, "size_bytes": shelved.listed_size, "online": shelved.scene.online}
        if shelved.scene.checksum_listed and shelved.archive is not None:
            values["checksums"] = (("MD5", shelved.archive.md5),)
        return replace(scene(name), **{**values, **changes})

    def order(self, folder: str = "scenes", **settings: Any) -> Order:
        return Order(0, Settings(self.folder / folder, **settings), (StageName.DOWNLOAD,))

    def run(self, names: Sequence[str] = (STRUCK, BESIDE), **changes: Any) -> None:
        """Queue scenes and work until nothing goes on by itself."""
        self.queue.add(self.order(), [self.scene(name, **changes) for name in names])
        self.go_on()

    def go_on(self) -> None:
        self.queue.wait(Feedback())
        self.assert_nothing_broken()

    def job(self, name: str) -> Job:
        """The first job of a scene."""
        return next(job for job in self.queue.jobs() if job.scene.identifier == name)

    @property
    def notes(self) -> str:
        return " ".join(event.text for event in self.events if isinstance(event, Note))

    def assert_arrived(self, *names: str) -> None:
        """Whether each is done and whole under its final name, and nothing else is left of it."""
        for name in names:
            job = self.job(name)
            assert (job.state, job.message) == (JobState.DONE, ""), job.message
            [product] = self.products(name)
            assert not workspace_of(job, self.queue.order_of(job)).scratch.exists()
            assert_whole(product)

    def assert_told(self, name: str, cause: str, next_step: str, state: JobState = JobState.FAILED) -> None:
        """Whether a scene is reported with cause and next step, in whole sentences, and is not there."""
        job = self.job(name)
        assert job.state is state, f"{job.state}: {job.message}"
        assert cause in job.message, job.message
        assert next_step in job.message, job.message
        assert job.message[-1] == "."
        assert job.trouble or state is JobState.WAITING
        assert not self.products(name)

    def assert_nothing_broken(self) -> None:
        """Whether all that has a final name is whole."""
        for product in self.products():
            assert_whole(product)
        assert not [path for path in self.folder.rglob("*.zip") if ".scene_queue" not in path.parts]

    def products(self, name: str = "") -> list[Path]:
        """What is under a final name."""
        found = []
        for folder, folders, _ in os.walk(self.folder):  # unlike a glob it passes over what vanishes meanwhile
            folders[:] = [one for one in folders if one != ".scene_queue"]
            found += [Path(folder, one) for one in folders if one.endswith(f"{name}.SAFE")]
        return found


def assert_whole(product: Path) -> None:
    """Whether a sample is there to its last byte."""
    assert {path.name for path in product.iterdir()} >= WHOLE
    [image] = product.rglob("*.jp2")
    content = image.read_bytes()
    assert content == hashlib.shake_128(product.stem.encode()).digest(len(content))
    assert len(content) == SIZE
