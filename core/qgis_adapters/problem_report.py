"""A text for who has to mend a problem: versions, choices, services, the queue, the last errors; nothing secret.

What is secret is not read at all: of sign-ins only where they are kept, of commands only that there are some. Addresses
lose their sign-ins, and the user's home becomes ``~``, since its path holds a name.
"""

from __future__ import annotations

import configparser
import importlib.metadata
import json
import platform
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QSysInfo, qVersion

from ..errors import SceneQueueError
from ..job_queue.failures import FailureGroup
from ..job_queue.job import Job
from ..product.images import gdal_version
from ..services import ServiceProfile
from ..stages.sen2cor.searching import Search
from .foundations import Foundations
from .network_settings import qgis_proxy_of
from .settings_store import Preferences

ROOT = Path(__file__).resolve().parents[2]
MOST_MESSAGES = 40
LONGEST = 600  # characters of one value or line
_PACKAGES = ("sentinelsat", "sentinelhub", "pystac-client", "requests", "urllib3", "numpy", "pyproj", "shapely")
_VENDORED = re.compile(r"^([\w.-]+) (\S+): ", re.MULTILINE)
_SIGN_IN_IN_ADDRESS = re.compile(r"://[^/\s@'\"]+@")
_QUERY = re.compile(r"(https?://[^\s?'\"]+)\?[^\s'\"]+")


@dataclass(frozen=True)
class Findings:
    """What is looked up for a report, beside what stands in the settings.

    :param jobs: of the queue; ``None``: it was not opened.
    :param is_owner: whether this QGIS works on it.
    :param causes: of failures in it.
    :param search: what there is of Sen2Cor; ``None``: not looked up.
    :param errors: the last warnings and errors of the message log; :param messages: its last lines.
    """

    jobs: Sequence[Job] | None = None
    is_owner: bool = True
    causes: Sequence[FailureGroup] = ()
    search: Search | None = None
    errors: Sequence[str] = ()
    messages: Sequence[str] = ()


def problem_report(foundations: Foundations, findings: Findings, now: datetime | None = None) -> str:
    """The report, as Markdown; main thread, some milliseconds.

    :param now: aware; the clock's where left out.
    """
    now = now or datetime.now(timezone.utc)
    parts = (
        ("Scene Queue for Sentinel-2: report of a problem", [f"Made {now:%Y-%m-%d %H:%M} UTC. What I did: …", ""]),
        ("Versions", _versions()),
        ("Choices", _choices(foundations.preferences)),
        ("Services", [_service(foundations, profile) for profile in foundations.profiles.values()]),
        ("Queue", _queue(findings)),
        ("Sen2Cor", _sen2cor(findings.search)),
        ("Last errors", findings.errors[-MOST_MESSAGES:] or ["none"]),
        ("Last messages", findings.messages[-MOST_MESSAGES:] or ["none"]),
    )
    lines = [line for title, told in parts for line in (f"## {title}", "", *map(_as_item, told), "")]
    return _without_secrets("\n".join(lines))


def plugin_metadata(key: str) -> str:
    """What ``metadata.txt`` says under a key, ``tracker`` say; empty: nothing."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser.get("general", key, fallback="")


def _as_item(line: str) -> str:
    short = " ".join(line.split("\n", 60)) if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return f"- {short}" if line else ""


def _versions() -> Iterator[str]:
    yield f"Scene Queue {plugin_metadata('version')}"
    yield f"QGIS {Qgis.QGIS_VERSION}, Qt {qVersion()}, PyQt {PYQT_VERSION_STR}"
    yield f"Python {platform.python_version()}, GDAL {gdal_version()}"
    yield f"{QSysInfo.prettyProductName()}, {platform.system()} {platform.release()}, {platform.machine()}"
    yield f"language {QgsApplication.locale()}"
    vendored = ROOT / "core" / "_vendor" / "vendor.txt"
    found = dict(_VENDORED.findall(vendored.read_text(encoding="utf-8"))) if vendored.is_file() else {}
    yield "packages inside: " + (", ".join(f"{name} {version}" for name, version in found.items()) or "none")
    yield "packages of QGIS: " + ", ".join(_installed(name) for name in _PACKAGES if name not in found)


def _installed(name: str) -> str:
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return f"{name} is not there"


def _choices(preferences: Preferences) -> Iterator[str]:
    """What is not as it was at first."""
    for field in fields(Preferences):
        value = getattr(preferences, field.name)
        if value != field.default:
            yield f"{field.name}: {_told(field.name, value)}"
    yield f"proxy: {'one is set' if qgis_proxy_of('https://example.org/') else 'none'}"


def _told(name: str, value: object) -> object:
    if name == "network_authcfg":
        return "one is set"
    if name in ("order_choices", "correction_options"):
        return _without_commands(str(value))
    return value


def _without_commands(text: str) -> str:
    """JSON of choices, without what is a command line or an address that a user wrote."""
    try:
        choices: Any = json.loads(text)
    except ValueError:
        return "not readable"
    hidden = ("command", "arguments", "dem_reference")
    return json.dumps({key: "…" if key in hidden and value else value for key, value in choices.items()})


def _service(foundations: Foundations, profile: ServiceProfile) -> str:
    try:
        state = foundations.auth.state(profile).value
    except SceneQueueError as error:
        state = error.message
    addresses = [getattr(profile, one.name) for one in fields(profile) if one.name.endswith("_url")]
    where = ", ".join(filter(None, addresses)) or str(getattr(profile, "path", ""))
    return f"{profile.id} ({profile.kind}): {where}; sign-in: {state}; {profile.connections} connections"


def _queue(findings: Findings) -> Iterator[str]:
    if findings.jobs is None:
        yield "not opened"
        return
    counts = Counter((job.stage.value, job.state.value) for job in findings.jobs)
    if not findings.is_owner:
        yield "another QGIS works on it"
    yield f"{len(findings.jobs)} jobs"
    for (stage, state), count in sorted(counts.items()):
        yield f"{stage}, {state}: {count}"
    for group in findings.causes:
        yield f"failed of {group.trouble or 'what is not known'}, {group.count} ×: {group.sentence}"


def _sen2cor(search: Search | None) -> Iterator[str]:
    if search is None:
        yield "not looked up"
        return
    for one in search.installations:
        yield f"{one.version_text} in {one.home}"
    for oddity in search.oddities:
        yield oddity.sentence
    if not search.installations:
        yield "none found"


def _without_secrets(text: str) -> str:
    text = _SIGN_IN_IN_ADDRESS.sub("://…@", text)
    text = _QUERY.sub(r"\1?…", text)
    return text.replace(str(Path.home()), "~")
