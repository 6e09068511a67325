"""Searches a bucket or a folder of ``.SAFE`` trees by the products' names, and reads the metadata of what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...aoi import intersects
from ...errors import DiskError, ProductError
from ...feedback import Feedback
from ...product.metadata import ProductMetadata
from ...product.name import ProductName
from ...scene import Scene
from ...services.key_template import read_template
from ..at_once import at_once
from ..candidates import tile_outline
from ..catalogue import SearchResult
from ..few_names import few_of
from ..named_scene import scene_of_name
from ..raw_query import RawQuery
from ..refinement import refined
from ..scene_filters import passes, scene_tests
from ..scene_query import SceneQuery
from .tree import Tree
from .walk import Values, Walk, day_may_lie_in


@dataclass(frozen=True)
class _Found:
    """A product in the archive, by its name; and what could not be found out about it."""

    scene: Scene
    trouble: str = ""


class SafeTreesCatalogue:
    """A :class:`Catalogue` of a tree of products.

    A scene's ``uuid`` is the path of its folder in the tree: that is this service's own id. Its size is that of the
    files, ``published`` is the time of processing in its name.

    :param service: id of the profile; :param threads: files read at once.
    :param template: where products lie, see :func:`read_template`; empty: they are looked for everywhere.
    """

    def __init__(self, service: str, tree: Tree, threads: int, template: str = "") -> None:
        self._service = service
        self._tree = tree
        self._threads = threads
        self._template = template

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`."""
        raw = RawQuery.read(query.raw)
        names: list[str] = []
        walk = Walk(self._tree, lambda values: _may_hold(values, query), feedback)
        wanted = list(self._wanted(query, walk, names))
        found = self._described(wanted, feedback)
        notes = [*_note("Left out, since it is no name of today's form", names)]
        notes += _note("Not searched, since these folders cannot be read", walk.unreadable)
        notes += _note(
            "Known by name only, since its metadata or its files cannot be read", [one.trouble for one in found]
        )
        scenes = [one.scene for one in found if raw.takes(one.scene, {})]
        return refined(scenes, query, notes=notes)

    def _wanted(self, query: SceneQuery, walk: Walk, unreadable: list[str]) -> Iterator[Scene]:
        """The products that the query may take, as far as their names tell."""
        tests = scene_tests(query)
        for path in walk.along(read_template(self._template)) if self._template else walk.everywhere():
            try:
                scene = scene_of_name(ProductName.parse_compact(path.rpartition("/")[2]), self._service)
            except ValueError:
                unreadable.append(path)
                continue
            if passes(scene, tests) and _may_touch(query, scene.tile_id):
                yield replace(scene, uuid=path, online=True)

    def _described(self, scenes: list[Scene], feedback: Feedback) -> list[_Found]:
        """The scenes with what their metadata say, in the order given."""
        found: list[_Found | None] = [None] * len(scenes)
        calls = [_Description(self._tree, scene) for scene in scenes]
        for done, (place, one) in enumerate(at_once(calls, self._threads, feedback), start=1):
            found[place] = one
            feedback.progress(done / len(scenes), f"Metadata of {done:,} of {len(scenes):,} products read")
        return [one for one in found if one is not None]


@dataclass(frozen=True)
class _Description:
    """Reads what a product says about itself."""

    tree: Tree
    scene: Scene

    def __call__(self, feedback: Feedback) -> _Found:
        path = self.scene.uuid
        try:
            content = self.tree.read(f"{path}/MTD_MSI{self.scene.level.value}.xml", feedback)
            metadata = ProductMetadata.read(content)
            size_bytes = self.tree.size_bytes(path, feedback)
        except (ProductError, DiskError):
            return _Found(self.scene, trouble=self.scene.identifier)
        scene = replace(
            self.scene,
            footprint_wkt=metadata.footprint_wkt,
            cloud_cover_percent=metadata.cloud_cover_percent,
            size_bytes=size_bytes,
        )
        return _Found(scene)


def _may_hold(values: Values, query: SceneQuery) -> bool:
    if not day_may_lie_in(values, query.start, query.end):
        return False
    level = values.get("level", "")[:3]  # what was made again may lie apart: L1C_N0500
    if level and query.level.value not in (level, "best"):
        return False
    tile = (values.get("tile") or "").lstrip("T")
    if values.get("zone") and values.get("band") and values.get("square"):
        tile = f"{int(values['zone']):02d}{values['band']}{values['square']}"
    if not tile:
        return True
    return (not query.tiles or tile in query.tiles) and _may_touch(query, tile)


def _may_touch(query: SceneQuery, tile_id: str) -> bool:
    outline = tile_outline(tile_id)
    return query.area is None or not outline or intersects(query.area, outline)


def _note(what: str, names: Iterable[str]) -> list[str]:
    concerned = [name for name in names if name]
    return [f"{what}: {few_of(concerned)}."] if concerned else []
