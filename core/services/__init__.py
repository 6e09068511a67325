"""Service profiles: the addresses and limits of the services, as data."""

from .addresses import is_loopback, is_trusted, split_address
from .loading import find_profile, load_profiles, read_place
from .profile import (
    KINDS,
    SCHEMA,
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    FolderProfile,
    GcsProfile,
    S3Profile,
    SentinelHubProfile,
    ServiceProfile,
    StacProfile,
)
from .reading import ProfileWarning, parse_profile, read_profiles
from .stores import service_of, store_of

__all__ = [
    "KINDS",
    "SCHEMA",
    "AwsSentinelHubProfile",
    "CdseProfile",
    "DhusProfile",
    "FolderProfile",
    "GcsProfile",
    "ProfileWarning",
    "S3Profile",
    "SentinelHubProfile",
    "ServiceProfile",
    "StacProfile",
    "find_profile",
    "is_loopback",
    "is_trusted",
    "load_profiles",
    "parse_profile",
    "read_place",
    "read_profiles",
    "service_of",
    "split_address",
    "store_of",
]
