"""What a source must load, it loads before a task begins."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading

import pytest
from conftest import TESTS
from scene_queue.core.errors import SettingsError
from scene_queue.core.network.libraries import sentinelhub_aws
from scene_queue.core.services import load_profiles
from scene_queue.core.stages.download import prepare_sources

PROFILES = load_profiles({})


def test_only_what_rebuilds_products_loads_something(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(sentinelhub_aws, "load_aws", lambda: loaded.append("sentinelhub"))
    prepare_sources([profile for profile in PROFILES.values() if profile.kind != "aws-sentinelhub"])
    assert loaded == []
    prepare_sources([PROFILES["aws"]])
    prepare_sources([PROFILES["cdse"]], [PROFILES["aws"]])
    assert loaded == ["sentinelhub"] * 2


def test_what_is_missing_is_told_before_a_task_begins_but_of_alternatives(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise SettingsError("There is no shapely.")

    monkeypatch.setattr(sentinelhub_aws, "load_aws", load)
    with pytest.raises(SettingsError, match="no shapely"):
        prepare_sources([PROFILES["aws"]])
    prepare_sources([PROFILES["cdse"]], [PROFILES["aws"]])


def told_in_a_task() -> str:
    said: list[str] = []

    def ask() -> None:
        try:
            sentinelhub_aws.load_aws()
        except SettingsError as error:
            said.append(str(error))

    task = threading.Thread(target=ask)
    task.start()
    task.join()
    return said[0]


def test_a_task_never_loads_it_and_hears_what_kept_the_main_thread_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = SettingsError("There is no shapely.", advice="Install it.")
    monkeypatch.setattr(sentinelhub_aws, "_loaded", functools.lru_cache(maxsize=1)(lambda: (None, missing)))
    assert "is not loaded" in told_in_a_task()
    with pytest.raises(SettingsError, match="no shapely"):
        sentinelhub_aws.load_aws()
    assert told_in_a_task() == "There is no shapely. Install it."


def test_nobody_else_pays_for_shapely_and_pyproj() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r}); import conftest;"
        "from scene_queue.core.stages.download import DownloadStage, open_source, prepare_sources;"
        "from scene_queue.core.stages.download.sources import aws_sentinelhub;"
        "assert not {'shapely', 'pyproj', 'sentinelhub', 'numpy', 'sentinelsat'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
