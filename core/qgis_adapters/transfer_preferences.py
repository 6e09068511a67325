"""The user's limits for transfers, from QGIS's settings to those who keep them."""

from __future__ import annotations

from ..job_queue.transfer_limits import TransferLimits
from .settings_store import Preferences, read_preferences


def apply_preferences(limits: TransferLimits, preferences: Preferences) -> None:
    """From now on keep to these, for transfers that run already too."""
    limits.bandwidth.allow(preferences.bandwidth_bytes_per_second)
    limits.rooms.reserve_bytes = None if preferences.disk_reserve_mb < 0 else preferences.disk_reserve_mb * 1_000_000
    limits.waits_for_volume = preferences.wait_for_volume


def limits_of_settings() -> TransferLimits:
    """Limits for a run without a window: nobody is there to ask, so it never waits for a used-up volume."""
    limits = TransferLimits()
    apply_preferences(limits, read_preferences())
    limits.waits_for_volume = False
    return limits
