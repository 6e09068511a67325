"""The user's limits for transfers, from QGIS's settings to those who keep them."""

from __future__ import annotations

from ..job_queue.transfer_limits import TransferLimits, limits_of_process
from .settings_store import Preferences, read_preferences


def apply_preferences(limits: TransferLimits, preferences: Preferences) -> None:
    """From now on keep to these, for transfers that run already too."""
    limits.bandwidth.allow(preferences.bandwidth_bytes_per_second)
    limits.rooms.reserve_bytes = None if preferences.disk_reserve_mb < 0 else preferences.disk_reserve_mb * 1_000_000


def limits_of_settings() -> TransferLimits:
    """The limits of this process, as the settings have them now."""
    limits = limits_of_process()
    apply_preferences(limits, read_preferences())
    return limits
