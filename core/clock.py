"""Seconds that never go back, and that pass while the computer sleeps."""

from __future__ import annotations

import sys
import time

if sys.platform == "linux":

    def steady_seconds() -> float:
        """Seconds since some moment. (Python's own ``monotonic`` stands still on Linux while the computer sleeps.)"""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def steady_seconds() -> float:
        """Seconds since some moment. (Python's own ``monotonic`` stands still on macOS while the computer sleeps.)"""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def steady_seconds() -> float:
        """Seconds since some moment; on Windows that of Python goes on while the computer sleeps."""
        return time.monotonic()
