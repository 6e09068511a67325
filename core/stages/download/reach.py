"""What a service can have at all, as far as its profile tells: said before anything is asked of it."""

from __future__ import annotations

from ...product.name import ProductName
from ...services import (
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    FolderProfile,
    GcsProfile,
    S3Profile,
    ServiceProfile,
)

_DELIVERERS = (CdseProfile, DhusProfile, S3Profile, FolderProfile, AwsSentinelHubProfile, GcsProfile)


def delivers(profile: ServiceProfile) -> bool:
    """Whether products are fetched from a service; others only list them."""
    return isinstance(profile, _DELIVERERS)


def delivers_files(profile: ServiceProfile) -> bool:
    """Whether a service delivers single files, so that some bands can be had; a Data Hub has archives only."""
    return delivers(profile) and not isinstance(profile, DhusProfile)


def why_not(profile: ServiceProfile, name: ProductName) -> str:
    """Why a product cannot come from a service, in a sentence; empty: it may be there."""
    if not delivers(profile):
        return f"{profile.title} only lists products."
    if isinstance(profile, GcsProfile) and profile.newest_date:
        for day, what in ((name.sensing_time.date(), "is of"), (name.stamp.date(), "was made on")):
            if day > profile.newest_date:
                return f"{profile.title} has nothing newer than {profile.newest_date}, and {name.text} {what} {day}."
    if isinstance(profile, (GcsProfile, AwsSentinelHubProfile)) and not name.tile_id:
        return f"{profile.title} keeps products by tile, and {name.text} may hold several."
    baseline = f"{name.baseline[:2]}.{name.baseline[2:]}"
    if isinstance(profile, AwsSentinelHubProfile) and baseline > profile.max_baseline:
        return (
            f"{name.text} cannot be rebuilt from {profile.title}: its processing baseline is {baseline}, and "
            f"sentinelhub knows those up to {profile.max_baseline}."
        )
    return ""
