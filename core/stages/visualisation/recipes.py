"""Which layers a product becomes, as data; the layers are made elsewhere."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ...errors import DiskError, ProductError
from ...product.clip_source import Grid, Plane
from ...product.images import check_ends
from ...product.metadata import ProductMetadata
from ...product.name import ProcessingLevel, ProductName
from ...product.ordered_bands import OrderedBands
from ...product.product_files import files_of
from ...product.stretch import stretch_within
from ...product.virtual_raster import (
    PlacedRaster,
    grid_around,
    index_rasters,
    mosaic_raster,
    placed_image,
    reflectance_raster,
)
from .raster_kinds import CLASSES, RasterKind, kinds_of
from .raster_products import TileImages, product_name, read_tiles
from .scene_classes import SCENE_CLASSES, LegendClass

TRUE_COLOUR, FALSE_COLOUR, SWIR = "true_colour", "false_colour", "swir"
NDVI, SCENE_CLASSIFICATION = "ndvi", "scene_classification"
ENDING = ".layers"  # of the folder beside a product that holds what its layers are made of
_WORDS = {
    TRUE_COLOUR: "true colour",
    FALSE_COLOUR: "false colour",
    SWIR: "short-wave infrared",
    NDVI: "NDVI",
    SCENE_CLASSIFICATION: "scene classification",
}
Stretch = tuple[float, float]


@dataclass(frozen=True)
class LayerRecipe:
    """One layer, ready to be made once :func:`write_raster_of` was called.

    :param kind: one of ``settings.RASTER_KINDS``.
    :param title: ``15PUT 2018-08-09 L2A true colour``.
    :param raster: what is opened; its path is absolute, or one in an archive.
    :param day: ``2018-08-09``. :param tile: without the leading T; of a mosaic ``mosaic``.
    :param stretch: for each band that is shown the values that become black and white; empty: as they are.
    :param classes: the legend of a classification; empty for others.
    :param sensing_time: aware, UTC.
    :param files: texts of virtual rasters by the names of their files, all in one folder: that of the raster's path;
        empty: it is an image of the product.
    """

    kind: str
    title: str
    raster: PlacedRaster
    day: str
    tile: str
    level: ProcessingLevel
    sensing_time: datetime
    product: str
    stretch: tuple[Stretch, ...] = ()
    classes: tuple[LegendClass, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @property
    def words(self) -> str:
        """What it shows, in words."""
        return _WORDS.get(self.kind, self.kind)

    @property
    def credits(self) -> str:
        """The words that the legal notice of the Sentinel data asks for."""
        return f"Contains modified Copernicus Sentinel data {self.sensing_time.year}"


def recipes_for(product: Path, kinds: Sequence[str] = (TRUE_COLOUR,), area_wkt: str = "") -> tuple[LayerRecipe, ...]:
    """The layers of a product, in the order of ``kinds``, each from the finest images that there are.

    A kind that the product's level cannot have (a scene classification of L1C) is left out, and so is one whose images
    were not ordered. A scene that was classified only becomes its classification, whatever the kinds.

    :param product: the ``.SAFE`` folder or the ZIP, L1C or L2A.
    :param kinds: of ``settings.RASTER_KINDS``.
    :param area_wkt: ``AreaOfInterest.wkt``: what is seen of it decides the contrast; empty: the whole image does.
    :raises ProductError: if there is no product, it has no product name, or an image is missing or cut.
    :raises SettingsError: for a kind that is not known, or if this GDAL has no driver for JPEG 2000.
    """
    wanted = [kinds_of([kind])[0] for kind in kinds]
    with files_of(product.absolute()) as files:
        metadata, tiles = read_tiles(files)
        ordered = OrderedBands.of(files)
        name = product_name(files.name, metadata.product_name)
        maker = _Maker(files.name, metadata, name, ordered, product.absolute().parent, area_wkt)
        return tuple(recipe for tile in tiles for recipe in maker.recipes(tile, wanted))


def mosaics_of(recipes: Iterable[LayerRecipe], folder: Path) -> tuple[LayerRecipe, ...]:
    """One layer of each day, kind and zone in place of one a tile; a layer that has none to join stays as it is.

    :param folder: for the virtual rasters, absolute.
    """
    together: dict[tuple[object, ...], list[LayerRecipe]] = defaultdict(list)
    for recipe in recipes:
        together[recipe.day, recipe.kind, recipe.level, recipe.raster.grid.epsg].append(recipe)
    return tuple(_mosaic(members, folder) if len(members) > 1 else members[0] for members in together.values())


def write_raster_of(recipe: LayerRecipe) -> None:
    """Write the virtual rasters of a recipe, unless the same lie there already.

    :raises DiskError: if the folder cannot be written.
    """
    folder = Path(recipe.raster.path).parent
    try:
        for name, text in recipe.files.items():
            path = folder / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                folder.mkdir(parents=True, exist_ok=True)
                part = path.with_suffix(f".{os.getpid()}.part")
                part.write_text(text, encoding="utf-8")
                os.replace(part, path)
    except OSError as error:
        raise DiskError(
            f"{recipe.title}: what the layer is made of cannot be written beside the product ({error}).",
            advice="Make the folder of the product writable, or load the true colour only.",
        ) from error


@dataclass(frozen=True)
class _Maker:
    """What the layers of one product have in common.

    :param folder: that the product lies in.
    """

    product: str
    metadata: ProductMetadata
    name: ProductName
    ordered: OrderedBands | None
    folder: Path
    area_wkt: str

    def recipes(self, tile: TileImages, wanted: Sequence[RasterKind]) -> list[LayerRecipe]:
        """The layers of one tile."""
        if self.metadata.level is ProcessingLevel.L2A and {image for image, _ in tile.images} == {CLASSES}:
            wanted = kinds_of([SCENE_CLASSIFICATION])
        return [self._recipe(tile, kind) for kind in wanted if self._can_be(tile, kind)]

    def _can_be(self, tile: TileImages, kind: RasterKind) -> bool:
        """Whether a product of this level and order has such images at all.

        :raises ProductError: if it ought to have one that is not there.
        """
        is_l1c = self.metadata.level is ProcessingLevel.L1C
        of_level = not (is_l1c and CLASSES in kind.images) and not (not is_l1c and "B10" in kind.images)
        if not of_level or (self.ordered is not None and not self.ordered.names.issuperset(kind.images)):
            return False
        missing = [image for image in kind.images if tile.finest(image) is None]
        if missing:
            raise ProductError(
                f"{self.product} has no image {missing[0]}, so there is no {_WORDS.get(kind.name, kind.name)} to show.",
                advice="Check the product.",
            )
        return True

    def _recipe(self, tile: TileImages, kind: RasterKind) -> LayerRecipe:
        images = [(image, min(metres for name, metres in tile.images if name == image)) for image in kind.images]
        finest = min(metres for _, metres in images)
        for image in images:
            check_ends(tile.images[image])  # QGIS would call a layer of a cut image valid
        made = self._made_of_bands if kind.is_reflectance or kind.is_index else self._image
        raster, files, stretch = made(tile, kind, images, finest)
        day, level = self.name.sensing_time.strftime("%Y-%m-%d"), self.metadata.level
        return LayerRecipe(
            kind=kind.name,
            title=f"{tile.tile.tile_id} {day} {level.value} {_WORDS.get(kind.name, kind.name)}",
            raster=raster,
            day=day,
            tile=tile.tile.tile_id,
            level=level,
            sensing_time=self.name.sensing_time,
            product=self.product,
            stretch=stretch,
            classes=SCENE_CLASSES if kind.name == SCENE_CLASSIFICATION else (),
            files=files,
        )

    def _image(
        self, tile: TileImages, kind: RasterKind, images: Sequence[tuple[str, int]], metres: int
    ) -> tuple[PlacedRaster, Mapping[str, str], tuple[Stretch, ...]]:
        return placed_image(tile.images[images[0]], metres), {}, ()

    def _made_of_bands(
        self, tile: TileImages, kind: RasterKind, images: Sequence[tuple[str, int]], metres: int
    ) -> tuple[PlacedRaster, Mapping[str, str], tuple[Stretch, ...]]:
        grid = placed_image(tile.images[next(image for image in images if image[1] == metres)], metres).grid
        planes = [self._plane(tile, image) for image in images]
        folder = self.folder / f"{self.product.rpartition('.')[0]}{ENDING}"
        name = f"{tile.tile.tile_id}_{kind.name}.vrt"
        if kind.is_index:
            return _written(folder / name, grid, 1), index_rasters(grid, planes, folder, name), ()
        stretches = [self._stretch(plane) for plane in planes]
        known = tuple(stretch for stretch in stretches if stretch is not None)
        files = {name: reflectance_raster(grid, planes, folder)}
        return _written(folder / name, grid, len(planes)), files, known if len(known) == len(planes) else ()

    def _plane(self, tile: TileImages, image: tuple[str, int]) -> Plane:
        per_unit = self.metadata.quantification
        return Plane(tile.images[image], 1, 1 / per_unit, self.metadata.offsets.get(image[0], 0.0) / per_unit)

    def _stretch(self, plane: Plane) -> Stretch | None:
        found = stretch_within(plane.image, self.area_wkt)
        return None if found is None else (found[0] * plane.scale + plane.offset, found[1] * plane.scale + plane.offset)


def _written(path: Path, grid: Grid, bands: int) -> PlacedRaster:
    return PlacedRaster(str(path), grid, bands, "Float32", "nan")


def _mosaic(members: Sequence[LayerRecipe], folder: Path) -> LayerRecipe:
    first = members[0]
    zone = f"{first.raster.grid.epsg % 100:02d}{'N' if first.raster.grid.epsg < 32700 else 'S'}"
    path = folder / f"{first.day}_{first.level.value}_{zone}_{first.kind}.vrt"
    lows_and_highs = [one.stretch for one in members if one.stretch]
    bands = range(len(first.stretch)) if len(lows_and_highs) == len(members) else ()
    return replace(
        first,
        title=f"{first.day} {first.level.value} {first.words}, {len(members)} tiles",
        tile="mosaic",
        raster=replace(first.raster, path=str(path), grid=grid_around([one.raster.grid for one in members])),
        stretch=tuple(
            (min(one[band][0] for one in lows_and_highs), max(one[band][1] for one in lows_and_highs)) for band in bands
        ),
        files={path.name: mosaic_raster([one.raster for one in members], folder)},
    )
