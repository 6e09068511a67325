from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import TESTS
from doubles.hub import Hub
from scene_queue.core.catalogue import preparing
from scene_queue.core.errors import SettingsError
from scene_queue.core.network.libraries import sentinelhub_loading as loading
from scene_queue.core.services import parse_profile


def test_only_a_sentinel_hub_loads_something(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(loading, "load", lambda: loaded.append("sentinelhub"))
    with Hub([]) as hub:
        for content in (hub.profile(), hub.stac.profile(), hub.dhus.profile()):
            preparing.prepare_catalogue(parse_profile(content, "test"))
        assert loaded == []
        preparing.prepare_catalogue(parse_profile(hub.sentinelhub.profile(), "test"))
    assert loaded == ["sentinelhub"]


def test_what_is_missing_is_told_before_a_task_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise SettingsError("There is no shapely.")

    monkeypatch.setattr(loading, "load", load)
    with Hub([]) as hub, pytest.raises(SettingsError, match="no shapely"):
        preparing.prepare_catalogue(parse_profile(hub.sentinelhub.profile(), "test"))


def test_nobody_else_pays_for_shapely_and_pyproj() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r}); import conftest;"
        "from scene_queue.core.catalogue import aoi_cloud, open_catalogue, preparing;"
        "from scene_queue.core.catalogue.aoi_cloud import scene_classification;"
        "assert not {'shapely', 'pyproj', 'sentinelhub', 'numpy'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
