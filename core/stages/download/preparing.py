"""What must be done on the main thread before products of a service are fetched in a task."""

from __future__ import annotations

from ...services import AwsSentinelHubProfile, ServiceProfile


def prepare_source(profile: ServiceProfile) -> None:
    """Load what the source of a service must load on the main thread; for most services nothing.

    :raises SettingsError: if it cannot be used here; it says what is missing.
    """
    if isinstance(profile, AwsSentinelHubProfile):
        from ...network.libraries.sentinelhub_aws import load_aws

        load_aws()
