"""Waiting for what another thread or process does."""

from __future__ import annotations

import time
from typing import Callable


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    """Come back as soon as something is so.

    :param seconds: after so many it is a failure; far more than even a loaded machine takes.
    """
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.002)
