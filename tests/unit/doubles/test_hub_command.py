"""The hub as a program of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES

PROGRAM = Path(__file__).resolve().parents[2] / "doubles" / "run_hub.py"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(PROGRAM), *arguments], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The program and its first line."""
    process = start("--profile", str(tmp_path / "services.json"), "--cache", str(tmp_path / "cache"), "--size", "6")
    assert process.stdout is not None
    yield process, json.loads(process.stdout.readline())
    process.kill()
    process.communicate()


def test_it_says_where_it_is_and_writes_the_profile(running: tuple[subprocess.Popen[str], dict[str, Any]]) -> None:
    _, ready = running
    assert set(ready) == {"catalogue_url", "download_url", "token_url", "dhus_url", "control_url", "profile"}
    profile, *_ = json.loads(Path(ready["profile"]).read_text(encoding="utf-8"))
    assert profile["catalogue_url"] == ready["catalogue_url"]


def test_it_serves_until_it_is_told_to_stop(running: tuple[subprocess.Popen[str], dict[str, Any]]) -> None:
    process, ready = running
    name = f"Name eq '{GUIDE_NAMES[0]}.SAFE'".replace(" ", "%20")
    with OPENER.open(f"{ready['catalogue_url']}/Products?$filter={name}", timeout=60) as response:
        (product,) = json.load(response)["value"]
    assert product["ContentLength"] > 10_000 and product["Checksum"][0]["Algorithm"] == "MD5"
    with OPENER.open(f"{ready['control_url']}/network_down", data=b"", timeout=60) as response:
        assert response.status == 200
    with pytest.raises(urllib.error.URLError):
        OPENER.open(f"{ready['catalogue_url']}/Products", timeout=60)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


def test_it_lists_as_many_scenes_as_asked_for(tmp_path: Path) -> None:
    process = start("--profile", str(tmp_path / "services.json"), "--listed", "120", "--page-size", "50")
    try:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        profiles = json.loads(Path(ready["profile"]).read_text(encoding="utf-8"))
        assert next(profile["page_size"] for profile in profiles if profile["id"] == "cdse") == 50
        with OPENER.open(f"{ready['catalogue_url']}/Products?$count=True", timeout=60) as response:
            assert json.load(response)["@odata.count"] == 120
    finally:
        process.kill()
        process.communicate()


def test_it_will_not_start_without_a_place_for_the_profile() -> None:
    process = start()
    process.communicate(timeout=60)
    assert process.returncode == 2
