"""Which profiles there are: the shipped ones, the user's, and those of this process."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import SettingsError
from .profile import SCHEMA, DhusProfile, S3Profile, ServiceProfile
from .reading import parse_profile, read_profiles
from .stores import with_stores

SHIPPED = Path(__file__).resolve().parent
SERVICES_VARIABLE = "SCENE_QUEUE_SERVICES"
DHUS_VARIABLE = "DHUS_URL"
_STORE = "cdse-s3"


def load_profiles(environment: Mapping[str, str] = os.environ, extra: Iterable[Path] = ()) -> dict[str, ServiceProfile]:
    """All profiles by id; a later one replaces an earlier one of the same id.

    The order is: shipped, ``extra`` (the user's settings), ``DHUS_URL`` (a profile ``dhus``), and
    ``SCENE_QUEUE_SERVICES`` (a file or a folder of them). Services of the kind ``cdse`` bring their object stores.

    :param extra: files or folders.
    :raises SettingsError: for a file that is missing or wrong; it names file and key.
    """
    shipped = {profile.id: profile for profile in read_place(SHIPPED)}
    profiles = {**shipped, **{profile.id: profile for place in extra for profile in read_place(place)}}
    if environment.get(DHUS_VARIABLE):
        profiles["dhus"] = _dhus_profile(environment[DHUS_VARIABLE])
    if environment.get(SERVICES_VARIABLE):
        given = Path(environment[SERVICES_VARIABLE]).expanduser()
        profiles.update({profile.id: profile for profile in read_place(given)})
    model = shipped[_STORE]
    return with_stores(profiles, model) if isinstance(model, S3Profile) else profiles


def find_profile(profiles: Mapping[str, ServiceProfile], service: str) -> ServiceProfile:
    """A profile by its id.

    :raises SettingsError: if there is none, naming those that there are.
    """
    try:
        return profiles[service]
    except KeyError:
        known = ", ".join(sorted(profiles))
        raise SettingsError(f"There is no service {service!r}.", advice=f"Known services: {known}.") from None


def read_place(place: Path) -> list[ServiceProfile]:
    """All profiles of a file, or of the JSON files in a folder.

    :raises SettingsError: if it is missing, or a profile in it is wrong; it names file and key.
    """
    if not place.exists():
        raise SettingsError(
            f"There are no service profiles at {place}.",
            advice=f"Look at the settings, and at the variable {SERVICES_VARIABLE}.",
        )
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    return [profile for file in files for profile in read_profiles(file)]


def _dhus_profile(url: str) -> ServiceProfile:
    content = {"schema": SCHEMA, "kind": DhusProfile.kind, "id": "dhus", "title": "Data Hub (DHuS)", "api_url": url}
    return parse_profile(content, f"The variable {DHUS_VARIABLE}")
