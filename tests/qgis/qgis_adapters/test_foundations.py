"""What the window and the page in QGIS's options share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from scene_queue.core.errors import SettingsError
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.auth_store import SignInState
from scene_queue.core.qgis_adapters.foundations import Foundations
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.core.qgis_adapters.settings_store import read_preferences


@pytest.fixture
def shared(hub: Hub, qgis_app: Any) -> Foundations:
    return Foundations()


def test_what_is_chosen_before_the_window_is_there_holds_in_it(shared: Foundations, tmp_path: Path) -> None:
    shared.remember(replace(shared.preferences, folder="/data"))
    shared.sign_in("cdse", Credentials("demo", "demo"), store=False)
    services = Services(tmp_path / "profile", foundations=shared)
    assert services.preferences.folder == "/data"
    assert services.is_signed_in("cdse")
    assert services.close()


def test_what_is_chosen_beside_the_window_is_kept_to_at_once(shared: Foundations, tmp_path: Path) -> None:
    services = Services(tmp_path / "profile", foundations=shared)
    heard: list[object] = []
    shared.changed.connect(heard.append)
    chosen = replace(shared.preferences, wait_for_volume=True, sen2cor_folders="/opt/sen2cor", most_connections=2)
    shared.remember(chosen)
    assert heard == [chosen] == [read_preferences()]
    assert services.stages.waits_for_volume
    assert services.stages.corrections.folders == (Path("/opt/sen2cor"),)
    assert services.close()


def test_signing_out_leaves_nothing_and_is_told(shared: Foundations, tmp_path: Path) -> None:
    services = Services(tmp_path / "profile", foundations=shared)
    heard: list[str] = []
    shared.sign_in_changed.connect(heard.append)
    shared.sign_in_as("cdse", "demo", "demo", store=False)
    shared.sign_out("cdse")
    assert heard == ["cdse", "cdse"]
    assert shared.auth.state(shared.profile("cdse")) is SignInState.NONE
    assert services.stages.tokens_of(shared.profile("cdse")) is None  # type: ignore[arg-type]
    assert services.close()


def test_a_service_that_is_not_there_is_refused(shared: Foundations) -> None:
    with pytest.raises(SettingsError):
        shared.sign_out("nobody")
