"""What an order has to know is looked up in tasks; what is queued comes back from the preparation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from scene_queue.core.errors import SceneQueueError, SettingsError
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order_draft import Work
from scene_queue.core.job_queue.order_summary import Known
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters import order_preparation
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.stages.sen2cor.installation import Installation

SCENES = [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[:2]]


@pytest.fixture
def services(hub: Hub, tmp_path: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    made.remember(replace(made.preferences, folder=str(tmp_path / "products")))
    yield made
    made.close()


def look(qtbot: Any, services: Services, work: Work = Work.CORRECT, listed: list[Scene] = SCENES) -> Known:
    found: list[Known] = []
    draft = replace(services.ordering.draft(), work=work)
    failed: list[SceneQueueError] = []
    services.ordering.look(draft, SCENES, listed, "", found.append, failed.append)
    qtbot.waitUntil(lambda: bool(found or failed), timeout=20_000)
    assert failed == []
    return found[0]


def test_disks_account_sen2cor_and_the_list_are_looked_at(
    qtbot: Any, services: Services, stand_in: Path, tmp_path: Path
) -> None:
    services.remember(replace(services.preferences, sen2cor=str(stand_in)))
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    done = tmp_path / "products" / "L1C" / SCENES[0].tile_id / "2018-08-09" / f"{SCENES[0].identifier}.SAFE"
    done.mkdir(parents=True)
    ready = replace(SCENES[1], identifier=SCENES[1].identifier.replace("MSIL1C", "MSIL2A"))
    ready = scene(ready.identifier)
    known = look(qtbot, services, listed=[*SCENES, ready])
    assert known.on_disk is not None
    assert known.on_disk.complete == {SCENES[0].identifier}
    assert known.on_disk.folder.free_bytes > 0
    source = known.sources["cdse"]
    assert (source.title, source.connections) == ("Embedded hub", services.profile("cdse").connections)
    assert source.volume is not None
    assert known.ready == {SCENES[1].identifier: ready}
    assert known.versions is not None
    assert set(known.versions) == {"02.06"}
    assert known.version_for_all == known.versions["02.06"] != ""
    assert known.corrections_at_once >= 1


def test_sen2cor_is_not_started_for_an_order_without_correction(
    qtbot: Any, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(services.stages.corrections, "installations", lambda *given: asked.append(given) or [])
    assert look(qtbot, services, Work.DOWNLOAD).versions is None
    assert asked == []
    assert look(qtbot, services).versions == {"02.06": ""}


def test_the_folder_is_touched_on_no_main_thread(
    qtbot: Any, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    make_folders = order_preparation.make_folders

    def watched(settings: Settings) -> None:
        threads.append(threading.current_thread())
        make_folders(settings)

    monkeypatch.setattr(order_preparation, "make_folders", watched)
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    draft = replace(services.ordering.draft("Oaxaca"), work=Work.DOWNLOAD)
    services.ordering.queue(draft, services.shares(SCENES))
    qtbot.waitUntil(lambda: len(services.queue.jobs()) == 2, timeout=20_000)
    assert len(threads) == 1
    assert threading.main_thread() not in threads


def test_a_folder_that_is_no_whole_path_is_refused_at_once(services: Services) -> None:
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    services.remember(replace(services.preferences, folder="products"))
    with pytest.raises(SettingsError, match="no whole path"):
        services.ordering.queue(services.ordering.draft(), services.shares(SCENES))


def test_products_without_a_sen2cor_are_not_queued(
    qtbot: Any, services: Services, product: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [])
    lies = product(GUIDE_NAMES[0], tmp_path / "old")
    failed: list[SceneQueueError] = []
    services.preparation.failed.connect(failed.append)
    draft = replace(services.ordering.draft(), products={GUIDE_NAMES[0]: lies})
    services.ordering.queue_products(draft, SCENES[:1])
    qtbot.waitUntil(lambda: bool(failed), timeout=10_000)
    assert "Sen2Cor" in failed[0].message
    assert services.queue.jobs() == []


def test_what_stages_took_here_is_the_pace_of_the_next_estimate(qtbot: Any, services: Services, tmp_path: Path) -> None:
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    draft = replace(services.ordering.draft(), work=Work.DOWNLOAD)
    services.ordering.queue(draft, services.shares(SCENES))

    def are_done() -> bool:
        return [job.state for job in services.queue.jobs()] == [JobState.DONE] * 2

    qtbot.waitUntil(are_done, timeout=40_000)
    qtbot.waitUntil(lambda: len(services.paces.past().downloads.get("cdse", ())) == 2, timeout=10_000)
    services.paces.close()
    assert (tmp_path / "profile" / "paces.json").is_file()


def test_what_no_sen2cor_takes_is_an_order_of_its_own_and_the_rest_is_corrected(
    qtbot: Any, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Installation(tmp_path, tmp_path / "L2A_Process", (2, 8, 0))
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [old])
    new = scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152")
    prepared: list[tuple[Any, ...]] = []
    services.preparation.prepared.connect(lambda *told: prepared.append(told))
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    services.ordering.queue(services.ordering.draft(), services.shares([*SCENES, new]))
    qtbot.waitUntil(lambda: len(prepared) == 2, timeout=10_000)
    (able, mine, nothing, _), (without, rest, missing, _) = prepared
    assert (able.stages, list(mine), nothing) == (tuple(StageName), SCENES, None)
    assert (without.stages, list(rest)) == ((StageName.DOWNLOAD, StageName.SAFE_CHECK), [new])
    assert "05.12" in missing.message


def test_ready_products_that_can_come_from_nowhere_are_refused_before_they_are_queued(
    qtbot: Any, services: Services
) -> None:
    services.profiles["google"] = replace(services.profile("google"), newest_date=date(2018, 1, 1))
    failed: list[SceneQueueError] = []
    done: list[None] = []
    services.ordering.require_sources(SCENES, "google", [], lambda: done.append(None), failed.append)
    qtbot.waitUntil(lambda: bool(failed), timeout=10_000)
    assert "nothing newer than 2018-01-01" in failed[0].message
    services.ordering.require_sources(SCENES, "google", ["cdse"], lambda: done.append(None), failed.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert len(failed) == 1
