"""A search that is kept, to be run again as a whole or as *only what is new*.

New is a product whose name was not in any run before. Names are kept, not the time of the newest product: services
list some products days after others that are newer, and an old acquisition that was processed again is a new product.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timezone
from typing import Any

from ..aoi import AreaOfInterest
from ..aoi.geometry import area_geometry
from ..errors import SceneQueueError, SettingsError
from .catalogue import SearchResult
from .scene_query import LevelChoice, SceneQuery

SCHEMA = 1
_TUPLES = ("tiles", "platforms")


@dataclass(frozen=True)
class SavedSearch:
    """A search under a title.

    :param service: id of the service profile that is searched.
    :param goes_on: whether it always ends today, as a search whose last day was not over when it was saved.
    :param last_run: aware, UTC; ``None``: never.
    :param known: product names that earlier runs found.
    """

    title: str
    service: str
    query: SceneQuery
    goes_on: bool = False
    last_run: datetime | None = None
    known: frozenset[str] = frozenset()

    def query_on(self, today: date) -> SceneQuery:
        """Return what is asked on a day, UTC."""
        return replace(self.query, end=max(self.query.end, today)) if self.goes_on else self.query

    def after_run(self, result: SearchResult, now: datetime) -> SavedSearch:
        """Return it as it is after a run; what was known stays known.

        :param result: of the whole run, or what :func:`only_new` left of it.
        :param now: aware.
        """
        known = self.known | {scene.identifier for scene in result.scenes}
        return replace(self, last_run=now.astimezone(timezone.utc), known=known)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON's values; no secret is among them."""
        return {
            "schema": SCHEMA,
            "title": self.title,
            "service": self.service,
            "query": query_to_json(self.query),
            "goes_on": self.goes_on,
            "last_run": self.last_run.isoformat() if self.last_run else None,
            "known": sorted(self.known),
        }


def new_saved_search(title: str, service: str, query: SceneQuery, now: datetime) -> SavedSearch:
    """Make a search to be kept.

    :param now: aware; a search that ends on this day or later, the user's own or that of UTC, goes on.
    :raises SettingsError: without a title.
    """
    if not title.strip():
        raise SettingsError("The search has no title.", advice="Give it one.")
    today = min(now.date(), now.astimezone(timezone.utc).date())
    return SavedSearch(title.strip(), service, query, goes_on=query.end >= today)


def saved_search_from_json(content: Any) -> SavedSearch:
    """Read what :meth:`SavedSearch.to_json` made; keys that are not known are left out.

    :raises SettingsError: if it is something else, or was made by a newer version.
    """
    try:
        if int(content["schema"]) > SCHEMA:
            raise SettingsError(
                "A saved search was made by a newer version of Scene Queue.", advice="Update Scene Queue."
            )
        last_run = content.get("last_run")
        return SavedSearch(
            title=_text(content["title"]),
            service=_text(content["service"]),
            query=_query_from_json(content["query"]),
            goes_on=content.get("goes_on") is True,
            last_run=datetime.fromisoformat(last_run).astimezone(timezone.utc) if last_run else None,
            known=frozenset(_text(name) for name in content.get("known") or ()),
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        text = f"A saved search cannot be read ({type(error).__name__}: {error})."
        raise SettingsError(text, advice="Delete it and save the search anew.") from error


def only_new(result: SearchResult, saved: SavedSearch) -> SearchResult:
    """Return of a result what no run before found; all of it if there was none. What was known is told in a note."""
    if saved.last_run is None:
        return result
    scenes = tuple(scene for scene in result.scenes if scene.identifier not in saved.known)
    known = len(result.scenes) - len(scenes)
    since = f"{saved.last_run:%Y-%m-%d %H:%M} UTC"
    if scenes:
        note = f"{len(scenes):,} new since {since}; {known:,} were known and are left out."
    else:
        note = f"Nothing new since {since}; {known:,} were known. Run the whole search to see them."
    # what would find more is of no use where all was found before
    suggestions = () if known else result.suggestions
    return replace(result, scenes=scenes, notes=(*result.notes, note), suggestions=suggestions)


def query_to_json(query: SceneQuery) -> dict[str, Any]:
    """A query as JSON's values, as saved searches keep it; no secret is among them."""
    values = {field.name: getattr(query, field.name) for field in fields(query)}
    area = query.area
    return {
        **values,
        "area": None if area is None else {"wkt": area.wkt, "name": area.name},
        "start": query.start.isoformat(),
        "end": query.end.isoformat(),
        "level": query.level.value,
        **{name: list(values[name]) for name in _TUPLES},
    }


def _query_from_json(content: Mapping[str, Any]) -> SceneQuery:
    known = {field.name for field in fields(SceneQuery)}
    values = {name: value for name, value in content.items() if name in known}
    return SceneQuery(
        **{
            **values,
            "area": _area_from_json(content.get("area")),
            "start": date.fromisoformat(content["start"]),
            "end": date.fromisoformat(content["end"]),
            "level": LevelChoice(content.get("level", LevelChoice.L1C.value)),
            **{name: tuple(content.get(name) or ()) for name in _TUPLES},
        }
    )


def _area_from_json(content: Any) -> AreaOfInterest | None:
    if content is None:
        return None
    area = AreaOfInterest(wkt=_text(content["wkt"]), name=str(content.get("name") or ""))
    try:
        area_geometry(area.wkt)
    except SceneQueueError as error:
        raise ValueError(error.message) from error
    return area


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"no text: {value!r}")
    return value
