"""Where the queue of a profile lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.qgis_adapters.profile_folder import profile_folder, queue_folder

PROFILE = Path("/profiles/default/scene_queue")


def test_the_plugins_folder_is_in_the_profile() -> None:
    assert profile_folder().name == "scene_queue"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_where_profiles_are_local_the_queue_is_in_the_profile(platform: str) -> None:
    assert queue_folder(PROFILE, platform) == PROFILE


def test_on_windows_where_profiles_roam_the_queue_stays_on_the_computer() -> None:
    folder = queue_folder(PROFILE, "win32")
    assert PROFILE not in folder.parents
    assert folder.is_absolute()
    assert folder.name.startswith("default-")


def test_two_profiles_of_one_name_have_queues_of_their_own() -> None:
    other = Path("/usb/profiles/default/scene_queue")
    assert queue_folder(PROFILE, "win32") != queue_folder(other, "win32")
