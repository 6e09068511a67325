"""What must be done on the main thread before a service is searched in a task."""

from __future__ import annotations

from ..services import SentinelHubProfile, ServiceProfile


def prepare_catalogue(profile: ServiceProfile) -> None:
    """Load what the catalogue of a service must load on the main thread; for most services nothing.

    :raises SettingsError: if it cannot be used here; it says what is missing.
    """
    if isinstance(profile, SentinelHubProfile):
        from ..network.libraries.sentinelhub_loading import load

        load()
