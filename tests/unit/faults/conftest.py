"""Two scenes in one queue at the embedded hub: one meets a fault, the other downloads beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub, HubScene
from doubles.hub.samples import sample_scene
from doubles.two_scenes import BESIDE, SIZE, STRUCK, NoWait, Pair
from scene_queue.core.job_queue import queue as queue_module
from scene_queue.core.job_queue.store import Store


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_module, "CancelSignal", NoWait)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archives of the samples, built once."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def make_pair(kept: Path, tmp_path: Path) -> Iterator[Callable[..., Pair]]:
    with ExitStack() as stack:

        def make(
            lanes: int = 4,
            profile: dict[str, Any] | None = None,
            struck: dict[str, Any] | None = None,
            scenes: Sequence[HubScene] | None = None,
            **hub: Any,
        ) -> Pair:
            both = scenes or [sample_scene(kept, STRUCK, SIZE, **(struck or {})), sample_scene(kept, BESIDE, SIZE)]
            running = stack.enter_context(Hub(both, connections=lanes, **hub))
            store = stack.enter_context(Store(tmp_path / "queue.sqlite"))
            pair = Pair(running, tmp_path / "desk", store, profile or {})
            stack.callback(pair.factory.close)
            stack.callback(lambda: pair.queue.close())
            return pair

        yield make
