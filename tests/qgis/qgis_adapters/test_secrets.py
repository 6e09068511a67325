"""Nothing secret gets into QGIS's message log, its settings, its task bar or a file of the profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from doubles.secret_hunt import SecretHunt
from qgis.core import QgsApplication, QgsProject, QgsSettings
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters import message_log
from scene_queue.core.qgis_adapters.services import Services

PASSWORD, CODE = "hunter2-Zx9", "493817"


@pytest.mark.parametrize("is_right", [True, False])
def test_a_window_at_work_gives_nothing_away(
    qtbot: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_right: bool
) -> None:
    hub.accounts.password, hub.accounts.totp = PASSWORD, CODE
    hunt = SecretHunt(hub, PASSWORD, CODE, monkeypatch=monkeypatch)
    said: list[str] = []
    log, tasks = QgsApplication.messageLog(), QgsApplication.taskManager()

    def on_message(text: str, tag: str, level: Any) -> None:
        said.append(f"{tag} {text}")

    def on_task(number: int) -> None:
        task = tasks.task(number)
        said.append(task.description() if task else "")

    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [])
    services = Services(tmp_path / "profile")
    try:
        log.messageReceived.connect(on_message)
        message_log.log("The test listens.")
        tasks.taskAdded.connect(on_task)
        services.remember(replace(services.preferences, folder=str(tmp_path / "products")))
        services.sign_in("cdse", Credentials("demo", PASSWORD if is_right else f"{PASSWORD}0", CODE), store=False)
        scenes = [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[:2]]
        services.ordering.queue(services.ordering.draft(), services.shares(scenes))
        ends = {JobState.DONE} if is_right else {JobState.FAILED, JobState.PAUSED}
        qtbot.waitUntil(
            lambda: len(services.queue.jobs()) == 2 and {job.state for job in services.queue.jobs()} <= ends,
            timeout=40_000,
        )
        said += [repr(job) for job in services.queue.jobs()] + [repr(services.auth), repr(vars(services))]
    finally:
        log.messageReceived.disconnect(on_message)
        tasks.taskAdded.disconnect(on_task)
        services.close()
    assert any("The test listens." in one for one in said)
    QgsProject.instance().write(str(tmp_path / "project.qgs"))
    settings = QgsSettings()
    hunt.finds_nothing_in("QGIS's log or task bar", "\n".join(said))
    hunt.finds_nothing_in("the settings", repr({key: settings.value(key) for key in settings.allKeys()}))
    hunt.finds_nothing_asked_or_started()
    assert hunt.finds_nothing_below(tmp_path) > 2
