"""What to ask instead, where a search found little or nothing.

The catalogue is asked once more, without the filters; what each of them leaves is then counted here. Only where even
that finds nothing it is asked a second time, for a longer time. Both questions are kept small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Callable, NamedTuple

from ...errors import CancelledError, SceneQueueError
from ..candidates import Candidate, candidates_of, chosen
from ..catalogue import SearchResult, Suggestion
from ..scene_query import LevelChoice, SceneQuery
from .question_size import days_for, shortened
from .relaxations import Change, changes, filter_words, of_either_level, opened, set_filters, with_one_filter

FEW = 3  # fewer scenes than this get suggestions
FIRST_DAY = date(2015, 6, 27)  # Sentinel-2A's first pictures (European Space Agency)
MARGINS = (30, 183)  # days: a month more on both sides, a year more in all
_TELL_LEVELS_APART = (
    "baseline",
    "name_pattern",
    "online_only",
)  # they may differ between L1C and L2A of one acquisition
NOT_ASKED = "What other filters would find could not be asked: {}"
NOTHING = (
    "Nothing at all is listed here from {} to {}, whatever the filters. Check the place on the map and whether "
    "the service has scenes of it, or search another service."
)
NOTHING_IN_PART = (
    "The search found nothing from {} to {}. So large a place was asked for all scenes, whatever the filters, only "
    "from {} to {}: nothing is listed in these days. Make the area or the time smaller to learn more, check the place "
    "on the map, or search another service."
)
NO_PLACE = (
    "Check the name, the raw conditions and the dates, or give an area or tiles: then it can be said what to change."
)

Ask = Callable[[SceneQuery], SearchResult]


class _Advice(NamedTuple):
    """What the user should read, and what would find more."""

    notes: list[str]
    suggestions: list[Suggestion]


def is_enough(result: SearchResult, query: SceneQuery) -> bool:
    """Tell whether a search found as much as to need no suggestions."""
    return len(result.scenes) >= min(FEW, query.limit or FEW)


def with_suggestions(result: SearchResult, query: SceneQuery, ask: Ask, today: date | None = None) -> SearchResult:
    """Add to a result of few scenes what would find more, if anything; one of many is returned as it is.

    An extra question that fails costs the suggestions, not the result: a note says so.

    :param ask: searches the same catalogue with another query.
    :param today: the day, UTC; ``None``: now.
    :raises CancelledError: when cancelled.
    """
    if is_enough(result, query):
        return result
    try:
        advice = _advice(query, len(result.scenes), ask, today or datetime.now(timezone.utc).date())
    except CancelledError:
        raise
    except SceneQueueError as error:
        advice = _Advice([NOT_ASKED.format(error.message)], [])
    notes = tuple(dict.fromkeys([*result.notes, *advice.notes]))
    return replace(result, notes=notes, suggestions=(*result.suggestions, *advice.suggestions))


def _advice(query: SceneQuery, found: int, ask: Ask, today: date) -> _Advice:
    if query.end < FIRST_DAY:
        return _Advice([f"Sentinel-2 took its first pictures on {FIRST_DAY}: search later days."], [])
    if query.start > today:
        return _Advice([f"The search begins after today, {today}: search earlier days."], [])
    if query.area is None and not query.tiles:
        return _Advice([] if found else [NO_PLACE], [])
    if set_filters(query) or query.level is LevelChoice.L2A:
        advice = _looser(query, ask)
        if advice is not None:
            return advice
    return _Advice([], []) if found else _longer(query, ask, today)


def _looser(query: SceneQuery, ask: Ask) -> _Advice | None:
    """Count what loosened filters find at the same time and place; ``None``: there is nothing."""
    # L2A and best are counted among the best: they are all there; L1C that have an L2A are not
    level = LevelChoice.L1C if query.level is LevelChoice.L1C else LevelChoice.BEST
    wide = replace(opened(query), level=level)
    asked = shortened(wide, query.months)
    scenes = _listed(ask, asked, query)
    if not scenes:
        return None
    now, is_part = _count(scenes, query), asked is not wide
    found = list(_gains(scenes, query, now))
    if not found:
        found = [Change("without any of the filters", replace(wide, limit=query.limit))]
    suggestions = [_suggestion(scenes, change, is_part) for change in found if _count(scenes, change.query) > now]
    left = [
        f"{_count(scenes, with_one_filter(wide, query, name)):,} {filter_words(query, name)}"
        for name in set_filters(query)
    ]
    when = f" from {asked.start} to {asked.end}" if is_part else ""
    notes = (
        [f"{_scenes(_count(scenes, asked))}{when} without filters: {', '.join(left)}."] if suggestions and left else []
    )
    return _Advice(notes, suggestions)


def _listed(ask: Ask, asked: SceneQuery, query: SceneQuery) -> list[Candidate]:
    """Ask an extra question: once, but twice where the best would hide L1C that a filter lets through."""
    is_hiding = asked.level is LevelChoice.BEST and any(name in _TELL_LEVELS_APART for name in set_filters(query))
    levels = [LevelChoice.L1C, LevelChoice.L2A] if is_hiding else [asked.level]
    scenes = [scene for level in levels for scene in ask(replace(asked, level=level)).scenes]
    return candidates_of(scenes)[0]


def _gains(scenes: list[Candidate], query: SceneQuery, now: int) -> Iterator[Change]:
    """Yield each change that finds more than what is found now, and more than the step before it."""
    for steps in changes(query):
        yield from _more_each(steps, scenes, now)


def _longer(query: SceneQuery, ask: Ask, today: date) -> _Advice:
    """Count what a longer time finds, or the other level."""
    room = max(0, days_for(query) - (query.end - query.start).days - 1) // 2
    margins = [margin for margin in MARGINS if margin <= room] or [room]
    # L1C are told among the best, too, since their L2A hide them
    level = LevelChoice.BEST if query.level is LevelChoice.L1C else query.level
    either = [of_either_level(query)] if query.level is not LevelChoice.BEST else []
    spans = [_longer_by(replace(query, level=level), margin, today) for margin in margins]
    widest = replace(opened(spans[-1].query), level=LevelChoice.BEST)
    asked = shortened(widest, "")
    scenes = _listed(ask, asked, query)
    found = list(_more_each([*either, *spans], scenes))
    if not found:
        bare = [Change(f"{one.words} without filters", _bare(one.query)) for one in [*either, *spans]]
        found = list(_more_each(bare, scenes))
    notes = [] if found else [_nothing(query, asked, asked is not widest)]
    return _Advice(notes, [_suggestion(scenes, change, asked is not widest) for change in found])


def _nothing(query: SceneQuery, asked: SceneQuery, is_part: bool) -> str:
    """Say that nothing is listed, and of which days that is known."""
    if is_part:
        return NOTHING_IN_PART.format(query.start, query.end, asked.start, asked.end)
    return NOTHING.format(asked.start, asked.end)


def _bare(query: SceneQuery) -> SceneQuery:
    return replace(opened(query), level=LevelChoice.BEST, limit=query.limit)


def _more_each(possible: Iterable[Change], scenes: list[Candidate], best: int = 0) -> Iterator[Change]:
    """Yield each change that finds more than the best before it."""
    for change in possible:
        count = _count(scenes, change.query)
        if count > best:
            best = count
            yield change


def _longer_by(query: SceneQuery, days: int, today: date) -> Change:
    start = max(FIRST_DAY, max(query.start, FIRST_DAY) - timedelta(days=days))
    end = query.end if query.end >= today else min(today, query.end + timedelta(days=days))
    return Change(f"from {start} to {end}", replace(query, start=start, end=end))


def _suggestion(scenes: list[Candidate], change: Change, is_part: bool = False) -> Suggestion:
    count = min(_count(scenes, change.query), change.query.limit or len(scenes))
    return Suggestion(f"{'at least ' * is_part}{_scenes(count)} {change.words}", change.query, count)


def _count(scenes: list[Candidate], query: SceneQuery) -> int:
    return len(chosen(scenes, query))


def _scenes(count: int) -> str:
    return f"{count:,} scene{'s' * (count != 1)}"
