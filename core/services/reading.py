"""From JSON to profiles: every key is checked, and a mistake is told with its file and key."""

from __future__ import annotations

import dataclasses
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from . import keys
from .profile import KINDS, SCHEMA, ServiceProfile

_ADVICE = "Correct the profile of the service, or remove it."


class ProfileWarning(UserWarning):
    """A profile has a key that means nothing, a slip of the pen perhaps."""


def read_profiles(file: Path) -> list[ServiceProfile]:
    """Read a file that holds one profile or a list of them.

    :raises SettingsError: if the file cannot be read, or a profile in it is wrong; it names file and key.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The service profiles in {file} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise SettingsError(f"The service profiles in {file} are not valid JSON ({error}).", advice=_ADVICE) from error
    return [parse_profile(one, str(file)) for one in (content if isinstance(content, list) else [content])]


def parse_profile(content: Any, where: str) -> ServiceProfile:
    """Make a profile of one JSON object.

    :param content: the object.
    :param where: the file or variable it comes from, for messages.
    :raises SettingsError: naming ``where`` and the key.
    """
    if not isinstance(content, Mapping):
        raise SettingsError(f"A service profile in {where} is not a JSON object.", advice=_ADVICE)
    profile_class = _class_of(content, where)
    fields = dataclasses.fields(profile_class)
    unknown = set(content) - {field.name for field in fields} - {"schema", "kind"}
    for name in sorted(unknown):
        warnings.warn(f"{_place(content, where)}: the key {name!r} is not known and is ignored.", ProfileWarning, 2)
    return profile_class(**{field.name: _value(field, content, where) for field in fields})


def _class_of(content: Mapping[str, Any], where: str) -> type[ServiceProfile]:
    for name in ("schema", "kind"):
        if name not in content:
            raise _missing(name, content, where)
    if content["schema"] != SCHEMA:
        raise _wrong("schema", f"must be {SCHEMA}, the one that this version knows", content, where)
    if content["kind"] not in KINDS:
        raise _wrong("kind", f"must be one of {', '.join(sorted(KINDS))}", content, where)
    return KINDS[content["kind"]]


def _value(field: dataclasses.Field[Any], content: Mapping[str, Any], where: str) -> Any:
    default = keys.default_of(field)
    if field.name not in content:
        if default is keys.REQUIRED:
            raise _missing(field.name, content, where)
        return default
    if default is not keys.REQUIRED and content[field.name] in ("", 0, None) and not default:
        return default
    try:
        return keys.read_value(field, content[field.name])
    except ValueError as error:
        raise _wrong(field.name, str(error), content, where) from error


def _place(content: Mapping[str, Any], where: str) -> str:
    return f"{where}, service profile {content.get('id', 'without id')!r}"


def _missing(name: str, content: Mapping[str, Any], where: str) -> SettingsError:
    return SettingsError(f"{_place(content, where)}: the key {name!r} is missing.", advice=_ADVICE)


def _wrong(name: str, why: str, content: Mapping[str, Any], where: str) -> SettingsError:
    return SettingsError(f"{_place(content, where)}: {name!r} {why}.", advice=_ADVICE)
