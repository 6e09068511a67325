"""What a Data Hub is asked for a query, short enough that it takes it.

Only what loses no hits is asked of the hub: L2A and old L1C have no ``tileid`` there (recorded answers), so that
tiles are asked for by the product's name. What is not asked is applied to the scenes that come back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote_plus

from sentinelsat import SentinelAPI

from ...aoi import AreaOfInterest, SearchArea, cover
from ...errors import SettingsError
from ..query_language.area import MAX_VERTICES
from ..query_language.options import raw_query_of
from ..scene_query import LevelChoice, SceneQuery
from .complete_list import Span

TILES_A_QUESTION = 20
_L1C, _L2A = {"S2MSI1C"}, {"S2MSI2A", "S2MSI2Ap"}  # the last one: the pilot of 2017 and 2018
_PRODUCT_TYPES = {LevelChoice.L1C: _L1C, LevelChoice.L2A: _L2A, LevelChoice.BEST: _L1C | _L2A}
_NAME = re.compile(r"[A-Z0-9_*?]+")
_FEWEST_CHARS = 80  # that a cover can be made with
_OTHER_CLOUD = 10  # characters more for the limit of cloud, where it is asked for the other way round
_SAFE_END = re.compile(r"\.SAFE(\.zip)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """One query of the hub's, but for its time.

    :param keywords: as ``SentinelAPI.query`` takes them.
    :param raw: in the hub's own language.
    :param area: WKT; empty: anywhere.
    """

    keywords: Mapping[str, Any] = field(hash=False)
    raw: str = ""
    area: str = ""

    def text(self, spans: Sequence[Span]) -> str:
        """Write the query for some spans of sensing time.

        :raises SettingsError: for what the hub's language cannot say.
        """
        keywords = {**self.keywords, "beginposition": set(spans)}
        try:
            text: str = SentinelAPI.format_query(self.area or None, raw=self.raw or None, **keywords)
            text.encode("latin-1")
        except ValueError as error:
            raise SettingsError(
                f"The raw query cannot be used ({error}).",
                advice="Write key=value, several by comma, or the hub's own query language, in Latin letters.",
            ) from error
        return text


def questions_of(query: SceneQuery, spans: Sequence[Span], most: int) -> tuple[list[Question], SearchArea | None]:
    """Return what to ask, and the cover of the area that is in it; several questions only for many tiles.

    :param most: characters that a query may have, encoded, see :func:`effective_length`.
    :raises SettingsError: if the raw query cannot be read, or leaves no room for an area.
    """
    raw = raw_text_of(query.raw)
    keywords = _keywords(query)
    tiles = query.tiles
    groups = [tiles[first : first + TILES_A_QUESTION] for first in range(0, len(tiles), TILES_A_QUESTION)]
    questions = [Question({**keywords, **_of_tiles(group)}, raw) for group in groups or [()]]
    longest = max(effective_length(question.text(spans)) for question in questions) + _OTHER_CLOUD
    if longest >= most:
        raise _too_long(longest, most)
    if query.area is None:
        return questions, None
    search_area = _fitted(query.area, most - longest - effective_length(' footprint:"Intersects()"') - 1, most)
    return [replace(question, area=search_area.wkt) for question in questions], search_area


def looks_for_cloudier(query: SceneQuery) -> bool:
    """Tell whether L2A over the limit of cloud matter: with ``BEST``, their L1C are not wanted."""
    return query.level is LevelChoice.BEST and bool(_cloud_at_most(query))


def cloudier(question: Question, query: SceneQuery) -> Question:
    """Ask for the L2A over the limit of cloud instead."""
    above = (query.max_cloud_percent, 100)
    return replace(question, keywords={**question.keywords, "producttype": _L2A, "cloudcoverpercentage": above})


def raw_text_of(raw: str) -> str:
    """Return the raw query in the hub's language, in brackets, since it may have an OR.

    :raises SettingsError: for a value that sentinelsat refuses.
    """
    try:
        text = raw_query_of(raw)
    except ValueError as error:
        raise SettingsError(
            f"The raw query cannot be used: {str(error).rstrip('.')}.", advice="Write key=value, several by comma."
        ) from error
    return f"({text})" if text else ""


def effective_length(text: str) -> int:
    """Count characters as a hub does, which encodes them with Java's URLEncoder (sentinelsat, query length)."""
    return len(quote_plus(text, safe="-_.*").replace("~", "%7E"))


def _keywords(query: SceneQuery) -> dict[str, Any]:
    wanted = {
        "platformname": "Sentinel-2",
        "producttype": _PRODUCT_TYPES[query.level],
        "relativeorbitnumber": query.relative_orbit,
        "orbitdirection": query.orbit_direction,
        "platformserialidentifier": {f"Sentinel-{unit}" for unit in query.platforms},
        "filename": _file_name(query.name_pattern),
        **_cloud_at_most(query),
    }
    return {name: value for name, value in wanted.items() if value}


def _cloud_at_most(query: SceneQuery) -> dict[str, Any]:
    percent = query.max_cloud_percent
    return {} if percent is None or percent >= 100 else {"cloudcoverpercentage": (0, percent)}


def _of_tiles(tiles: Sequence[str]) -> dict[str, Any]:
    return {"identifier": {f"*_T{tile}_*" for tile in tiles}} if tiles else {}


def _file_name(pattern: str) -> str:
    """The pattern of the product's file; empty for one that the hub's language might take for something else."""
    bare = _SAFE_END.sub("", pattern.strip()).upper()
    return f"{bare.rstrip('*')}*" if _NAME.fullmatch(bare) else ""


def _fitted(area: AreaOfInterest, room: int, most: int) -> SearchArea:
    """Cover an area with what has room when it is encoded."""
    fits = effective_length(area.wkt) <= room
    # a corner in four decimals takes a tenth more when it is encoded
    chars = max(_FEWEST_CHARS, len(area.wkt)) if fits else int(room * 0.9)
    while chars >= _FEWEST_CHARS:
        found = cover(area, MAX_VERTICES, chars)
        length = effective_length(found.wkt)
        if length <= room:
            return found
        chars = min(chars - 1, chars * room // length)
    raise _too_long(most - room, most)


def _too_long(length: int, most: int) -> SettingsError:
    return SettingsError(
        f"The query leaves no room for the rest ({length:,} of the {most:,} characters that the hub takes).",
        advice="Shorten the raw query, or name fewer months.",
    )
