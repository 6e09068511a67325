"""The plugin under its one name, whatever the checkout's folder is called, and a world without the outside."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent

# What of the user's own would change a test, or be sent by one.
FOREIGN_VARIABLES = ("CDSE_", "DHUS_", "AWS_", "SH_CLIENT_", "SCENE_QUEUE_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
LOOPBACK = ("localhost", "127.", "::1", "0.0.0.0")  # noqa: S104 - compared with, nothing is bound to it

settings.register_profile("scene_queue", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("scene_queue")


def _register_package() -> None:
    spec = importlib.util.spec_from_file_location(
        "scene_queue", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scene_queue"] = module
    spec.loader.exec_module(module)


if "scene_queue" not in sys.modules:
    _register_package()
sys.path[:0] = [str(TESTS), str(ROOT / "scripts")]


def _is_live() -> bool:
    return os.environ.get("SCENE_QUEUE_LIVE") == "1"


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    if _is_live():
        return
    for item in items:
        if item.get_closest_marker("live"):
            item.add_marker(pytest.mark.skip(reason="asks the real services; SCENE_QUEUE_LIVE=1 runs it"))


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests see no account, mirror or proxy of whoever runs them."""
    if _is_live():
        return
    for name in list(os.environ):
        if name.upper().startswith(FOREIGN_VARIABLES):
            del os.environ[name]
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))  # else accounts' books would be the user's


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Any:
    """A test that reaches out of this machine fails where it does so."""
    if _is_live():
        yield
        return
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def is_loopback(host: Any) -> bool:
        name = host.decode() if isinstance(host, bytes) else host
        return name is None or name == "" or str(name).startswith(LOOPBACK)

    def look_up_loopback(host: Any, *rest: Any, **named: Any) -> Any:
        if not is_loopback(host):
            raise socket.gaierror(socket.EAI_NONAME, f"tests know only this machine, not {host}")
        return look_up(host, *rest, **named)

    def connect_loopback(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not is_loopback(address[0]):
            raise ConnectionRefusedError(f"tests reach only this machine, not {address[0]}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket, "getaddrinfo", look_up_loopback)
    patch.setattr(socket.socket, "connect", connect_loopback)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def recorded() -> Path:
    """The folder of recorded answers of the real services, kept outside the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("SKIPPED LOUDLY: the recorded answers of the real services are not on this machine")
    return folder
