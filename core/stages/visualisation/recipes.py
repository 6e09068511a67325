"""Which layers a product becomes, as data; the layers are made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ...errors import ProductError, SettingsError
from ...product.metadata import ProductMetadata
from ...product.name import ProcessingLevel, ProductName
from ...product.ordered_bands import OrderedBands
from ...product.safe import SafeProduct
from .scene_classes import SCENE_CLASSES, LegendClass

TRUE_COLOUR = "true_colour"
SCENE_CLASSIFICATION = "scene_classification"


@dataclass(frozen=True)
class LayerRecipe:
    """One layer, ready to be made.

    :param kind: :data:`TRUE_COLOUR` or :data:`SCENE_CLASSIFICATION`.
    :param title: ``15PUT 2018-08-09 L2A true colour``.
    :param uri: for QGIS's provider ``gdal``: an absolute path.
    :param group: name of the group that the layer goes to, ``2018-08-09 15PUT``.
    :param bands: for red, green and blue, or the one band; counted from 1.
    :param stretch: pixel values that become black and white; ``None``: values are shown as they are.
    :param nodata: the value of pixels that were not seen.
    :param classes: the legend of a classification; empty for others.
    :param sensing_time: aware, UTC.
    :param credits: the words that the legal notice of the Sentinel data asks for.
    """

    kind: str
    title: str
    uri: str
    group: str
    bands: tuple[int, ...]
    stretch: tuple[float, float] | None
    nodata: float
    classes: tuple[LegendClass, ...]
    sensing_time: datetime
    credits: str


@dataclass(frozen=True)
class _Kind:
    """A kind of layer that is one image of the product."""

    image: str
    words: str
    bands: tuple[int, ...]
    classes: tuple[LegendClass, ...] = ()
    levels: tuple[ProcessingLevel, ...] = (ProcessingLevel.L1C, ProcessingLevel.L2A)


_KINDS = {
    TRUE_COLOUR: _Kind("TCI", "true colour", (1, 2, 3)),
    SCENE_CLASSIFICATION: _Kind("SCL", "scene classification", (1,), SCENE_CLASSES, (ProcessingLevel.L2A,)),
}


def recipes_for(product: Path, kinds: Sequence[str] = (TRUE_COLOUR,)) -> tuple[LayerRecipe, ...]:
    """The layers of a product, in the order of ``kinds``, each from the finest image that there is.

    A kind that the product's level cannot have (a scene classification of L1C) is left out, and so is one whose image
    was not ordered. A scene that was classified only becomes its classification, whatever the kinds.

    :param product: the ``.SAFE`` folder, L1C or L2A.
    :raises ProductError: if there is no product, it has no product name, or an image is missing.
    :raises SettingsError: for a kind that is not known.
    """
    unknown = [kind for kind in kinds if kind not in _KINDS]
    if unknown:
        raise SettingsError(
            f"There is no kind of layer called {unknown[0]!r}.", advice=f"Choose from {', '.join(sorted(_KINDS))}."
        )
    opened = SafeProduct.open(product)
    name = _product_name(opened)
    ordered = OrderedBands.of(product)
    if opened.level is ProcessingLevel.L2A and {image.band for image in opened.images} == {"SCL"}:
        kinds = (SCENE_CLASSIFICATION,)
    there = [kind for kind in kinds if ordered is None or _KINDS[kind].image in ordered.names]
    return tuple(_recipe(opened, name, kind) for kind in there if opened.level in _KINDS[kind].levels)


def _recipe(product: SafeProduct, name: ProductName, kind: str) -> LayerRecipe:
    made_of = _KINDS[kind]
    image = product.image(made_of.image)
    if image is None:
        raise ProductError(
            f"{product.folder.name} has no image {made_of.image}, so there is no {made_of.words} to show.",
            advice="Check the product.",
        )
    day = name.sensing_time.strftime("%Y-%m-%d")
    return LayerRecipe(
        kind=kind,
        title=f"{name.tile_id} {day} {name.level.value} {made_of.words}".strip(),
        uri=str(image.absolute()),
        group=f"{day} {name.tile_id}".strip(),
        bands=made_of.bands,
        stretch=None,
        nodata=0,
        classes=made_of.classes,
        sensing_time=name.sensing_time,
        credits=f"Contains modified Copernicus Sentinel data {name.sensing_time.year}",
    )


def _product_name(product: SafeProduct) -> ProductName:
    """By the folder; by the metadata where the folder was renamed."""
    try:
        return ProductName.parse(product.folder.name)
    except ValueError:
        said = ProductMetadata.read(product.metadata_file).product_name
    try:
        return ProductName.parse(said)
    except ValueError as error:
        raise ProductError(
            f"{product.folder} has no product name that is known here: {said!r}.", advice="Check the product."
        ) from error
