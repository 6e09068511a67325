"""What the user asks of a catalogue, validated where it is made."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date

from ..aoi import AreaOfInterest
from ..errors import SettingsError

DIRECTIONS = ("ASCENDING", "DESCENDING")
_TILE = re.compile(r"T?(?P<tile>\d{2}[A-Z]{3})", re.IGNORECASE | re.ASCII)
_MONTHS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_PLATFORM = re.compile(r"(?:sentinel-|s)?(?P<unit>2[A-D])", re.IGNORECASE | re.ASCII)
_BASELINE = re.compile(r"(?P<one>\d\d\.\d\d)|(?P<first>\d\d\.\d\d)?-(?P<last>\d\d\.\d\d)?", re.ASCII)
_OLDEST_BASELINE, _NEWEST_BASELINE = "00.00", "99.98"  # 99.99 is what Sen2Cor writes at home, and tells no age


class LevelChoice(enum.Enum):
    """Which products; ``BEST``: L2A, and L1C only of acquisitions that have no L2A."""

    L1C = "L1C"
    L2A = "L2A"
    BEST = "best"


@dataclass(frozen=True)
class SceneQuery:
    """A search.

    :param area: the exact area; ``None``: anywhere, then tiles, a name or ``raw`` say where.
    :param start: first day, UTC; :param end: last day, UTC, included.
    :param months: months of each year, ``6-8`` or ``11-4`` or ``3,5-7``; empty: all.
    :param max_cloud_percent: of the scene; ``None``: any.
    :param max_aoi_cloud_percent: over the area; ``None``: any.
    :param orbit_direction: ``ASCENDING``, ``DESCENDING`` or ``None``: any.
    :param relative_orbit: 1 to 143.
    :param tiles: such as ``15PUT``, with or without a leading T; empty: all.
    :param raw: more conditions: ``key=value,key=value`` as the option ``-q`` of sentinelsat, or its query language.
    :param limit: scenes at most, applied last.
    :param platforms: such as ``2A`` (or ``S2A``, ``Sentinel-2A``); empty: all.
    :param baseline: ``05.10``, or a range: ``05.00-``, ``-02.14``, ``02.05-02.14``; empty: any.
    :param name_pattern: a product name with ``*`` and ``?``, case as it comes; empty: any.
    :param online_only: leave out what the service would have to fetch from its archive first.
    :raises SettingsError: for a value that makes no sense, and if none of area, tiles, name and ``raw`` is given.
    """

    area: AreaOfInterest | None
    start: date
    end: date
    months: str = ""
    level: LevelChoice = LevelChoice.L1C
    max_cloud_percent: float | None = None
    max_aoi_cloud_percent: float | None = None
    orbit_direction: str | None = None
    relative_orbit: int | None = None
    tiles: tuple[str, ...] = ()
    raw: str = ""
    limit: int | None = None
    platforms: tuple[str, ...] = ()
    baseline: str = ""
    name_pattern: str = ""
    online_only: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "tiles", tuple(_tile(name) for name in self.tiles))
        object.__setattr__(self, "platforms", tuple(_platform(name) for name in self.platforms))
        if self.area is None and not self.tiles and not self.raw.strip() and not self.name_pattern.strip():
            raise SettingsError("Nothing says where to search.", advice="Give an area, tiles, a name or a raw query.")
        if self.start > self.end:
            raise SettingsError(
                f"The search ends before it starts ({self.start} to {self.end}).", advice="Exchange the dates."
            )
        self._check_numbers()
        if self.orbit_direction not in (None, *DIRECTIONS):
            raise SettingsError(
                f"There is no orbit direction {self.orbit_direction!r}.", advice="Use ASCENDING or DESCENDING."
            )
        months_of(self.months)
        baselines_of(self.baseline)

    def _check_numbers(self) -> None:
        for percent in (self.max_cloud_percent, self.max_aoi_cloud_percent):
            if percent is not None and not 0 <= percent <= 100:
                raise SettingsError(f"{percent} is no percentage of cloud.", advice="Use 0 to 100.")
        if self.relative_orbit is not None and not 1 <= self.relative_orbit <= 143:
            raise SettingsError(f"There is no relative orbit {self.relative_orbit}.", advice="Use 1 to 143.")
        if self.limit is not None and self.limit < 1:
            raise SettingsError(f"A limit of {self.limit} scenes finds nothing.", advice="Use 1 or more, or none.")


def months_of(text: str) -> frozenset[int]:
    """Read months: ``11-4`` is a season across the new year; empty: all twelve.

    :raises SettingsError: if it is something else.
    """
    if not text.strip():
        return frozenset(range(1, 13))
    found: set[int] = set()
    for part in text.split(","):
        bounds = _MONTHS.fullmatch(re.sub(r"\s", "", part))
        first = int(bounds[1]) if bounds else 0
        last = int(bounds[2] or first) if bounds else 0
        if not (1 <= first <= 12 and 1 <= last <= 12):
            raise SettingsError(f"{text!r} are no months.", advice="Write them as 6-8, 11-4 or 3,5-7.")
        found.update((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))
    return frozenset(found)


def baselines_of(text: str) -> tuple[str, str]:
    """Read a baseline or a range of them: the first and the last, both included; empty: all.

    :raises SettingsError: if it is something else.
    """
    bare = re.sub(r"\s", "", text)
    if not bare:
        return _OLDEST_BASELINE, _NEWEST_BASELINE
    found = _BASELINE.fullmatch(bare)
    if not found or bare == "-":
        raise SettingsError(
            f"{text!r} is no baseline.", advice="Write it as 05.10, or a range as 05.00- or 02.05-02.14."
        )
    if found["one"]:
        return found["one"], found["one"]
    return found["first"] or _OLDEST_BASELINE, found["last"] or _NEWEST_BASELINE


def _platform(name: str) -> str:
    found = _PLATFORM.fullmatch(name.strip())
    if not found:
        raise SettingsError(f"{name!r} is no satellite of Sentinel-2.", advice="Write satellites as 2A.")
    return found["unit"].upper()


def _tile(name: str) -> str:
    found = _TILE.fullmatch(name.strip())
    if not found:
        raise SettingsError(f"{name!r} is no tile of Sentinel-2.", advice="Write tiles as 15PUT.")
    return found["tile"].upper()
