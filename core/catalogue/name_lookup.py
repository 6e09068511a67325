"""Product names in, scenes out, as a service has them today; never by an old uuid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..feedback import Feedback
from ..footprints import superseded_names
from ..network import HttpSession, Retry, SignIn, retrying
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..services import CdseProfile, ServiceProfile
from .candidates import is_readable
from .odata.named_products import named_products
from .odata.pages import ODataPages
from .odata.scenes import scenes_of
from .opening import open_catalogue
from .scene_query import LevelChoice, SceneQuery

NO_NAME = (
    "It is no name of a Sentinel-2 product in the form S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152."
)
NOT_THERE = "{} has it in no baseline."


@dataclass(frozen=True)
class Replacement:
    """A product that is gone, and one that took its place.

    :param name: as it was asked for.
    :param scene: of the same platform, sensing time, tile and level, in the newest baseline that there is.
    """

    name: str
    scene: Scene


@dataclass(frozen=True)
class NameLookup:
    """What became of a list of names, each in the order of the list.

    :param found: under the very name.
    :param replaced: a name comes more than once if the two halves of a split tile took its place.
    :param missing: names as they were given.
    :param reasons: one sentence for each of the missing.
    """

    found: tuple[Scene, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    missing: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All scenes, found and in place of others, none twice."""
        all_of_them = (*self.found, *(one.scene for one in self.replaced))
        return tuple({scene.identifier: scene for scene in all_of_them}.values())


def find_names(
    profile: ServiceProfile,
    session: HttpSession,
    names: Iterable[str],
    feedback: Feedback,
    sign_in: SignIn | None = None,
    retry: Retry = retrying,
) -> NameLookup:
    """Look product names up at a service, thousands at once.

    At a service of the kind ``cdse`` by lists of names; elsewhere by a search for each day of sensing.

    :param names: with or without ``.SAFE`` or ``.zip``; those that are given twice count once.
    :param sign_in: for services that are not searched without one.
    :raises SettingsError: for a kind of service that cannot be searched.
    :raises SceneQueueError: of the network or the service, classified.
    :raises CancelledError: when cancelled.
    """
    wanted: dict[str, ProductName | None] = {name: _read(name) for name in dict.fromkeys(names) if name.strip()}
    products = list(dict.fromkeys(product for product in wanted.values() if product is not None))
    if not products:
        scenes: list[Scene] = []
    elif isinstance(profile, CdseProfile):
        pages = ODataPages(profile, session, feedback, retry)
        scenes, _ = scenes_of(named_products(pages, products), profile.id)
    else:
        scenes = list(_by_day(profile, session, products, feedback, sign_in))
    return _matched(wanted, scenes, profile.title)


def _read(name: str) -> ProductName | None:
    try:
        return ProductName.parse_compact(name)
    except ValueError:
        return None


def _by_day(
    profile: ServiceProfile,
    session: HttpSession,
    names: Sequence[ProductName],
    feedback: Feedback,
    sign_in: SignIn | None,
) -> Iterator[Scene]:
    """Search each day of sensing, and the next one: some services give the time of the tile, not of the datatake."""
    catalogue = open_catalogue(profile, session, sign_in)
    tiles: dict[tuple[date, ProcessingLevel], set[str]] = defaultdict(set)
    for name in names:
        tiles[name.sensing_time.date(), name.level].add(name.tile_id)
    quiet = Feedback(signal=feedback.signal)
    for done, ((day, level), of_day) in enumerate(tiles.items()):
        feedback.progress(done / len(tiles), f"{done:,} of {len(tiles):,} days looked through")
        query = SceneQuery(
            area=None,
            start=day,
            end=day if day == date.max else day + timedelta(days=1),
            level=LevelChoice(level.value),
            tiles=tuple(sorted(of_day)),
            name_pattern=f"S2?_MSI{level.value}_{day:%Y%m%d}T*",
        )
        yield from catalogue.search(query, quiet).scenes


def _matched(wanted: Mapping[str, ProductName | None], scenes: Iterable[Scene], title: str) -> NameLookup:
    by_name = {scene.identifier: scene for scene in scenes}
    by_acquisition: dict[object, list[Scene]] = defaultdict(list)
    for scene in by_name.values():
        by_acquisition[ProductName.parse(scene.identifier).acquisition].append(scene)
    found: dict[str, Scene] = {}
    replaced: list[Replacement] = []
    reasons: dict[str, str] = {}
    for given, name in wanted.items():
        others = by_acquisition.get(name.acquisition, []) if name else []
        if name and name.text in by_name:
            found[name.text] = by_name[name.text]
        elif others:
            replaced += [Replacement(given, scene) for scene in _newest(others)]
        else:
            reasons[given] = NOT_THERE.format(title) if name else NO_NAME
    return NameLookup(tuple(found.values()), tuple(replaced), tuple(reasons), reasons)


def _newest(scenes: Sequence[Scene]) -> list[Scene]:
    """The newest baseline; of a split tile both halves."""
    baseline = max(scene.baseline for scene in scenes)
    newest = [scene for scene in scenes if scene.baseline == baseline]
    footprints = {scene.identifier: scene.footprint_wkt for scene in newest if is_readable(scene.footprint_wkt)}
    replaced = superseded_names([scene.identifier for scene in newest], footprints)
    return [scene for scene in newest if scene.identifier not in replaced]
