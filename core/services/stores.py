"""The object stores of services that deliver archives too: the same products, file by file, for another sign-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .profile import CdseProfile, S3Profile, ServiceProfile


def with_stores(profiles: Mapping[str, ServiceProfile], model: S3Profile) -> dict[str, ServiceProfile]:
    """Give each service of the kind ``cdse`` a profile of the object store that it names, with ``-s3`` behind its id.

    So a mirror brings its own store with it. A profile that the user made under such an id stays.

    :param model: the shipped store, which lends what the profile of the service does not say.
    """
    made: dict[str, ServiceProfile] = {}
    for profile in profiles.values():
        store = f"{profile.id}-s3"
        is_ours = profiles.get(store, model) is model
        if isinstance(profile, CdseProfile) and profile.s3_url and profile.s3_bucket and is_ours:
            made[store] = replace(
                model,
                id=store,
                title=f"{profile.title} (S3)",
                connections=profile.connections,
                requests_per_minute=profile.requests_per_minute or model.requests_per_minute,
                connect_timeout_s=profile.connect_timeout_s,
                first_byte_timeout_s=profile.first_byte_timeout_s,
                read_timeout_s=profile.read_timeout_s,
                endpoint_url=profile.s3_url,
                bucket=profile.s3_bucket,
                region=profile.s3_region,
            )
    return {**profiles, **made}


def store_of(profile: ServiceProfile, profiles: Mapping[str, ServiceProfile]) -> S3Profile | None:
    """The object store of a service; ``None``: it has none."""
    if not isinstance(profile, CdseProfile):
        return None
    place = (profile.s3_url, profile.s3_bucket)
    stores = (one for one in profiles.values() if isinstance(one, S3Profile))
    return next((one for one in stores if (one.endpoint_url, one.bucket) == place), None)


def service_of(store: S3Profile, profiles: Mapping[str, ServiceProfile]) -> CdseProfile | None:
    """The service whose object store it is; ``None``: it is none's."""
    services = (one for one in profiles.values() if isinstance(one, CdseProfile))
    return next((one for one in services if (one.s3_url, one.s3_bucket) == (store.endpoint_url, store.bucket)), None)
