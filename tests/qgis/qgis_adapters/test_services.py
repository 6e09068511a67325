"""What the window stands on, as a whole."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from qgis.core import QgsApplication, QgsProject
from scene_queue.core.errors import CredentialsError, SettingsError, StoreError
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.transfer_limits import LEDGER, TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.network.account_files import account_name
from scene_queue.core.network.volume import FLUSH_BYTES, VolumeLedger
from scene_queue.core.qgis_adapters import services as services_module
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.core.qgis_adapters.transfer_preferences import limits_of_settings
from scene_queue.core.scene import Scene

SCENES = [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[:2]]
TILES = sorted(scene.tile_id for scene in SCENES)
DEMO = Credentials("demo", "demo")


@pytest.fixture
def services(hub: Hub, tmp_path: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    made.remember(replace(made.preferences, folder=str(tmp_path / "products")))
    yield made
    made.close()


@pytest.fixture
def no_sen2cor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [])


def queue(services: Services, scenes: list[Scene], title: str = "") -> None:
    services.ordering.queue(services.ordering.draft(title), services.shares(scenes))


def ended(services: Services, count: int) -> bool:
    jobs = services.queue.jobs()
    return len(jobs) == count and {job.state for job in jobs} <= {JobState.DONE, JobState.FAILED}


def test_without_a_sign_in_nothing_is_queued(services: Services) -> None:
    with pytest.raises(CredentialsError, match="Embedded hub"):
        queue(services, SCENES)
    assert services.queue.jobs() == []


def test_an_unknown_service_is_said_with_those_that_are_known(services: Services) -> None:
    with pytest.raises(SettingsError, match="nowhere") as refused:
        services.profile("nowhere")
    assert "cdse" in refused.value.advice


def test_a_service_that_was_removed_since_is_said(services: Services) -> None:
    with pytest.raises(SettingsError, match="removed"):
        queue(services, [replace(scene, service="removed") for scene in SCENES])


@pytest.mark.parametrize("searched", ["dhus", "s3", "stac", "cdse"])
def test_the_cloud_over_the_area_is_asked_of_copernicus_whoever_delivers(services: Services, searched: str) -> None:
    services.sign_in_as("dhus", "demo", "demo", store=False)
    services.sign_in_as("s3", "key", "secret", store=False)
    assert services.cloud_service(searched) == "cdse"


def load(qtbot: Any, services: Services) -> list[str]:
    """Load all that the queue has; returns the names of the layers."""
    with qtbot.waitSignal(services.layers.loaded, timeout=20_000):
        services.load(services.queue.jobs())
    return sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())


def test_a_large_order_becomes_one_layer_a_date(
    qtbot: Any, services: Services, no_sen2cor: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services_module, "LOADED_ONE_BY_ONE", 1)
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    qtbot.waitUntil(lambda: ended(services, 2), timeout=30_000)
    assert load(qtbot, services) == ["2018-08-09 L1C true colour, 2 tiles"]


def test_the_whole_way_to_l2a_layers(qtbot: Any, services: Services, stand_in: Path) -> None:
    services.remember(replace(services.preferences, sen2cor=str(stand_in)))
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES, "Oaxaca")
    qtbot.waitUntil(lambda: ended(services, 2), timeout=60_000)
    jobs = services.queue.jobs()
    assert [(job.state, job.message) for job in jobs] == [(JobState.DONE, "")] * 2
    assert load(qtbot, services) == [f"{tile} 2018-08-09 L2A true colour" for tile in TILES]
    assert services.queue.order_of(jobs[0]).title == "Oaxaca"


def test_without_sen2cor_the_correction_is_left_out_and_that_is_said(
    qtbot: Any, services: Services, no_sen2cor: None
) -> None:
    said: list[Any] = []
    services.preparation.prepared.connect(lambda order, scenes, missing, products: said.append(missing))
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    qtbot.waitUntil(lambda: ended(services, 2), timeout=30_000)
    assert "Sen2Cor" in str(said[0])
    order = services.queue.order_of(services.queue.jobs()[0])
    assert order.stages == (StageName.DOWNLOAD, StageName.SAFE_CHECK)
    assert load(qtbot, services) == [f"{tile} 2018-08-09 L1C true colour" for tile in TILES]


def test_states_of_jobs_are_shown_on_the_map(qtbot: Any, services: Services, no_sen2cor: None) -> None:
    services.footprints.adopt(make_footprint_layer(SCENES, "Scenes"))
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    qtbot.waitUntil(lambda: ended(services, 2), timeout=30_000)

    def are_all_done() -> bool:
        services.footprints.flush()
        return {feature["state"] for feature in services.footprints.layer.getFeatures()} == {"done"}

    qtbot.waitUntil(are_all_done, timeout=10_000)


def test_a_wrong_password_fails_once_and_holds_the_rest(
    qtbot: Any, hub: Hub, services: Services, no_sen2cor: None
) -> None:
    services.sign_in("cdse", Credentials("demo", "wrong"), store=False)
    queue(services, [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES])
    settled = {JobState.FAILED, JobState.PAUSED}
    qtbot.waitUntil(
        lambda: len(services.queue.jobs()) == 6 and {job.state for job in services.queue.jobs()} <= settled,
        timeout=30_000,
    )
    states = [job.state for job in services.queue.jobs()]
    assert states.count(JobState.PAUSED) >= 2
    assert hub.accounts.logins_refused <= 4
    assert all("wrong" not in job.message.split() for job in services.queue.jobs())


def test_closing_ends_downloads_tasks_and_threads(qtbot: Any, hub: Hub, tmp_path: Path, no_sen2cor: None) -> None:
    hub.faults.throttle(5_000)
    services = Services(tmp_path / "profile")
    services.remember(replace(services.preferences, folder=str(tmp_path / "products")))
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    running = JobState.RUNNING
    qtbot.waitUntil(lambda: any(job.state is running for job in services.queue.jobs()), timeout=10_000)
    assert services.close()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().count() == 0, timeout=10_000)
    assert not [thread for thread in threading.enumerate() if "scene_queue" in thread.name]
    assert not list((tmp_path / "products").rglob("*.SAFE"))


def test_the_next_session_finds_the_queue(qtbot: Any, hub: Hub, tmp_path: Path, no_sen2cor: None) -> None:
    hub.faults.throttle(5_000)
    first = Services(tmp_path / "profile")
    first.remember(replace(first.preferences, folder=str(tmp_path / "products")))
    first.sign_in("cdse", DEMO, store=False)
    queue(first, SCENES)
    qtbot.waitUntil(lambda: len(first.queue.jobs()) == 2, timeout=10_000)
    first.close()
    second = Services(tmp_path / "profile")
    assert [job.state for job in second.queue.jobs()] == [JobState.PAUSED] * 2
    second.close()


def test_a_store_of_a_newer_version_is_said(hub: Hub, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "queue.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError):
        Services(tmp_path)


def test_a_broken_profile_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "services.json"
    file.write_text("{")
    monkeypatch.setenv("SCENE_QUEUE_SERVICES", str(file))
    with pytest.raises(SettingsError, match=r"services\.json"):
        Services(tmp_path / "profile")


def test_closing_during_the_preparation_queues_nothing(
    qtbot: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, services = threading.Event(), Services(tmp_path / "profile")

    def slow(_stages: Any, _scenes: Any, _settings: Any, feedback: Any) -> None:
        began.set()
        feedback.signal.wait(20)
        feedback.raise_if_cancelled()

    monkeypatch.setattr("scene_queue.core.job_queue.corrections.Corrections.require", slow)
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    qtbot.waitUntil(began.is_set)
    assert services.close()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().count() == 0, timeout=10_000)


def test_entering_a_new_code_goes_on_with_all_that_the_old_session_left(
    qtbot: Any, hub: Hub, services: Services, no_sen2cor: None
) -> None:
    hub.accounts.totp = "111111"
    services.sign_in("cdse", Credentials("demo", "demo", "111111"), store=False)
    queue(services, SCENES[:1])
    qtbot.waitUntil(lambda: ended(services, 1), timeout=30_000)
    hub.accounts.end_sessions()
    queue(services, [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[1:]])

    def all_stopped() -> bool:
        states = [job.state for job in services.queue.jobs()[1:]]
        return len(states) == 5 and set(states) <= {JobState.FAILED, JobState.PAUSED}

    qtbot.waitUntil(all_stopped, timeout=30_000)
    assert [job.state for job in services.queue.jobs()].count(JobState.FAILED) == 1
    qtbot.waitUntil(lambda: not services.is_signed_in("cdse"), timeout=10_000)
    hub.accounts.totp = "222222"
    services.sign_in("cdse", Credentials("demo", "demo", "222222"), store=False)
    qtbot.waitUntil(lambda: ended(services, 6), timeout=60_000)
    assert [(job.state, job.message) for job in services.queue.jobs()] == [(JobState.DONE, "")] * 6
    assert hub.accounts.logins_refused == 0


def test_going_on_slowly_puts_back_what_waits_for_volume(
    qtbot: Any, services: Services, no_sen2cor: None, tmp_path: Path
) -> None:
    full = replace(services.profile("cdse"), quota_bytes=1000)
    services.profiles["cdse"] = full
    VolumeLedger(tmp_path / LEDGER).add(account_name("cdse", DEMO), FLUSH_BYTES)
    services.stages.limits = TransferLimits(tmp_path)
    services.wait_for_volume(True)
    services.sign_in("cdse", DEMO, store=False)
    queue(services, SCENES)
    qtbot.waitUntil(lambda: [job.state for job in services.queue.jobs()] == [JobState.WAITING] * 2, timeout=30_000)
    assert "enough of it is free again" in services.queue.jobs()[-1].message
    assert [status.title for status in services.scarce_volumes()] == [full.title]
    services.wait_for_volume(False)
    qtbot.waitUntil(lambda: ended(services, 2), timeout=30_000)
    assert {job.state for job in services.queue.jobs()} == {JobState.DONE}


def test_limits_in_the_settings_hold_for_all_transfers_of_the_process(services: Services) -> None:
    assert services.stages.limits is limits_of_settings()
    services.remember(replace(services.preferences, bandwidth_bytes_per_second=500_000, disk_reserve_mb=300))
    assert services.stages.limits.bandwidth.bytes_per_second == 500_000
    assert services.stages.limits.rooms.reserve_bytes == 300_000_000
    services.remember(replace(services.preferences, disk_reserve_mb=-1))
    assert services.stages.limits.rooms.reserve_bytes is None
