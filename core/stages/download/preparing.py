"""What must be done on the main thread before products of a service are fetched in a task."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from ...errors import SettingsError
from ...services import AwsSentinelHubProfile, ServiceProfile


def prepare_sources(sources: Iterable[ServiceProfile], alternatives: Iterable[ServiceProfile] = ()) -> None:
    """Load what the sources of services must load on the main thread; for most services nothing.

    :param alternatives: may be tried next; one that cannot be used tells that itself, when its turn comes.
    :raises SettingsError: if one of the others cannot be used here; it says what is missing.
    """
    for profile in sources:
        _prepare(profile)
    for profile in alternatives:
        with suppress(SettingsError):
            _prepare(profile)


def _prepare(profile: ServiceProfile) -> None:
    if isinstance(profile, AwsSentinelHubProfile):
        from ...network.libraries.sentinelhub_aws import load_aws

        load_aws()
