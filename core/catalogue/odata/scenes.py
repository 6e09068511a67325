"""From entries of the OData catalogue to scenes."""

from __future__ import annotations

from collections.abc import Iterable

from ...product.name import ProductName
from ...scene import Scene
from ..few_names import few_of
from ..named_scene import percent_of
from ..orbit_direction import orbit_direction
from .product import ODataProduct


def scenes_of(products: Iterable[ODataProduct], service: str) -> tuple[list[Scene], tuple[str, ...]]:
    """Return the scenes among some products, and what the user should know of the others.

    A product is no scene if its name is not one of Sentinel-2 in the compact form (in use since December 2016). The
    name says what the attributes say, too, so that entries without attributes are scenes, of unknown cloud.

    :param service: id of the profile.
    """
    scenes: list[Scene] = []
    unreadable: list[str] = []
    for product in products:
        try:
            name = ProductName.parse_compact(product.name)
        except ValueError:
            unreadable.append(product.identifier)
        else:
            scenes.append(_scene(product, name, service))
    if not unreadable:
        return scenes, ()
    return scenes, (f"Left out, since their names are none of Sentinel-2 products: {few_of(unreadable)}.",)


def _scene(product: ODataProduct, name: ProductName, service: str) -> Scene:
    return Scene(
        identifier=name.text,
        uuid=product.id,
        service=service,
        footprint_wkt=product.footprint_wkt,
        begin=product.begin,
        published=product.published,
        cloud_cover_percent=percent_of(product.attributes.get("cloudCover")),
        size_bytes=product.size_bytes,
        level=name.level,
        platform=f"Sentinel-{name.platform[1:]}",
        orbit_direction=_direction(product),
        relative_orbit=name.relative_orbit,
        tile_id=name.tile_id,
        baseline=f"{name.baseline[:2]}.{name.baseline[2:]}",
        online=product.online,
        checksums=product.checksums,
        quicklook_url=product.quicklook_url,
    )


def _direction(product: ODataProduct) -> str:
    """Derived, because the catalogue does not say it; empty without a footprint that can be read."""
    try:
        return orbit_direction(product.footprint_wkt, product.begin)
    except ValueError:
        return ""
