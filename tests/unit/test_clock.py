"""The clock that goes on while the computer sleeps."""

from __future__ import annotations

import time

from scene_queue.core.clock import steady_seconds


def test_it_passes_as_quickly_as_python_s_own_while_the_computer_is_awake() -> None:
    before = time.monotonic(), steady_seconds()
    time.sleep(0.01)
    steady = steady_seconds() - before[1]
    assert 0.01 <= steady <= time.monotonic() - before[0] + 0.001
