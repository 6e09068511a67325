"""Small, true SAFE products: real pictures, metadata, masks and manifest, in a fraction of a second.

They differ from ESA's only in their size: the pictures show the tile's upper left corner at full resolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from .bands import BANDS
from .jp2 import encode
from .landscape import Landscape, draw
from .layout import Grid, Layout
from .manifest import esa_manifest
from .masks import masks
from .product_metadata import product_metadata
from .side_files import (
    DATASTRIP_REPORTS,
    datastrip_metadata,
    forecast,
    html_page,
    html_stylesheet,
    inspire_record,
    product_schema,
    quality_report,
)
from .surface import (
    cloud_probability,
    digital_numbers,
    resampled,
    shares,
    snow_probability,
    surface_pictures,
    true_colour,
)
from .tile_metadata import tile_metadata

_TILE_REPORTS = ("FORMAT_CORRECTNESS", "GENERAL_QUALITY", "GEOMETRIC_QUALITY")


def build_l1c(name: str, folder: Path, *, size: int = 60, seed: int | None = None, cloud_percent: float = 3.0) -> Path:
    """Write an L1C product and return its ``.SAFE`` folder.

    :param name: compact product name, with or without ``.SAFE``; its baseline decides masks, offset and checksums.
    :param folder: where the product's folder is made.
    :param size: rows and columns at 60 m; those at 10 m are six times as many.
    :param seed: another land for the same tile; the default depends on the tile, the clouds on the day.
    :raises ValueError: if the name is no compact L1C name.
    :raises FileExistsError: if the product is there already.
    """
    layout = _parsed(name, "L1C")
    grid = layout.grid(size)
    land = _land(layout, grid, cloud_percent, seed)
    files = _pictures_l1c(layout, grid, land)
    found = masks(layout, grid, *_sky(land))
    return _write(layout, grid, Path(folder), files, found, {}, cloud_percent)


def build_l2a(name: str, folder: Path, *, size: int = 60, seed: int | None = None, cloud_percent: float = 3.0) -> Path:
    """Write an L2A product as ESA ships it and return its ``.SAFE`` folder; it shows what its L1C shows.

    :raises ValueError: if the name is no compact L2A name of baseline 02.07 or newer (older ones were pilots with
        other names inside).
    :raises FileExistsError: if the product is there already.
    """
    layout = _parsed(name, "L2A")
    if layout.baseline < "0207":
        raise ValueError(f"L2A products of baseline {layout.dotted_baseline} were pilots with other names inside")
    grid = layout.grid(size)
    land = _land(layout, grid, cloud_percent, seed)
    seen = {10: land, 20: land.at(20), 60: land.at(60)}
    bands = {b.name: seen[b.resolution].bottom_of_atmosphere(b.number) for b in BANDS if b.name != "B10"}
    pictures = surface_pictures(bands, seen[60].top_of_atmosphere(10), layout.offset, layout.baseline)
    found = masks(layout, grid, *_sky(land)) | probability_masks(layout, grid, pictures["SCL_20m"])
    content = shares(pictures["SCL_20m"])
    files = encoded_pictures(layout, grid, pictures)
    return _write(layout, grid, Path(folder), files, found, content, cloud_percent)


def encoded_pictures(layout: Layout, grid: Grid, pictures: Mapping[str, np.ndarray]) -> dict[str, bytes]:
    """The files of an L2A's pictures, given by ``B02_10m``, ``SCL_20m`` ...; those that are not given are left out."""
    files = {}
    for image in layout.images:
        name = "_".join(image.split("_")[-2:])
        if name in pictures:
            files[f"{image}.jp2"] = encode(pictures[name], grid, int(name.rpartition("_")[2][:-1]))
    return files


def probability_masks(layout: Layout, grid: Grid, classes: np.ndarray) -> dict[str, bytes]:
    """The cloud and snow probabilities of an L2A product.

    :param classes: the scene classification at 20 m.
    """
    folder = f"{layout.granule_path}/QI_DATA"
    files = {}
    for kind, percent in (("CLDPRB", cloud_probability(classes)), ("SNWPRB", snow_probability(classes))):
        files[f"{folder}/MSK_{kind}_20m.jp2"] = encode(percent, grid, 20)
        coarse = np.rint(resampled(percent, 20, 60)).astype(np.uint8)
        files[f"{folder}/MSK_{kind}_60m.jp2"] = encode(coarse, grid, 60)
    return files


def preview(layout: Layout, grid: Grid, true_colour_60m: np.ndarray) -> dict[str, bytes]:
    """The PVI: the true-colour picture at 60 m."""
    return {f"{layout.granule_path}/QI_DATA/{layout.stem}_PVI.jp2": encode(true_colour_60m, grid, 60)}


def write_tree(root: Path, files: Mapping[str, bytes], folders: Iterable[str] = ()) -> None:
    """Write files by their paths below a folder, and folders that may stay empty."""
    for path in folders:
        (root / path).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _parsed(name: str, level: str) -> Layout:
    layout = Layout.parse(name)
    if layout.level != level:
        raise ValueError(f"Not the name of an {level} product: {name!r}")
    return layout


def _land(layout: Layout, grid: Grid, cloud_percent: float, seed: int | None) -> Landscape:
    return draw(layout.tile_id, f"{layout.sensing:%Y%m%d}", grid.pixels(10), cloud_percent, seed)


def _sky(land: Landscape) -> tuple[np.ndarray, np.ndarray]:
    coarse = land.at(60)
    return coarse.cloud > 0.5, (coarse.cirrus > 0.3) & (coarse.cloud <= 0.5)


def _pictures_l1c(layout: Layout, grid: Grid, land: Landscape) -> dict[str, bytes]:
    seen = {10: land, 20: land.at(20), 60: land.at(60)}
    bands = {band.name: seen[band.resolution].top_of_atmosphere(band.number) for band in BANDS}
    files = {}
    for image in layout.images:
        name = image.rpartition("_")[2]
        resolution = 10 if name == "TCI" else next(band.resolution for band in BANDS if band.name == name)
        picture = true_colour(bands, "L1C") if name == "TCI" else digital_numbers(bands[name], layout.offset)
        files[f"{image}.jp2"] = encode(picture, grid, resolution)
    coarse = {name: seen[60].top_of_atmosphere(number) for number, name in ((1, "B02"), (2, "B03"), (3, "B04"))}
    return files | preview(layout, grid, true_colour(coarse, "L1C"))


def _write(
    layout: Layout,
    grid: Grid,
    folder: Path,
    pictures: dict[str, bytes],
    found: dict[str, bytes],
    content: Mapping[str, float],
    cloud_percent: float,
) -> Path:
    if layout.level == "L2A":
        coarse = [path for path in pictures if path.endswith("_TCI_60m.jp2")]
        pictures |= {f"{layout.granule_path}/QI_DATA/{layout.stem}_PVI.jp2": pictures[coarse[0]]}
    files = {
        layout.metadata_file: product_metadata(layout, cloud_percent, content),
        "INSPIRE.xml": inspire_record(layout),
        "HTML/UserProduct_index.html": html_page(layout),
        "HTML/UserProduct_index.xsl": html_stylesheet(),
        **_datastrip_files(layout),
        **pictures,
        f"{layout.granule_path}/MTD_TL.xml": tile_metadata(layout, grid, list(found), cloud_percent, content),
        **_granule_files(layout),
        **found,
    }
    root = folder / layout.folder
    root.mkdir(parents=True)
    schema, schema_content = product_schema(layout)
    extra = {"manifest.safe": esa_manifest(layout, files), f"rep_info/{schema}": schema_content}
    write_tree(root, files | extra, ["AUX_DATA"])
    return root


def _datastrip_files(layout: Layout) -> dict[str, bytes]:
    place = layout.datastrip_path
    reports = {
        f"{place}/QI_DATA/{check}.xml": quality_report(layout, check, layout.datastrip_id)
        for check in DATASTRIP_REPORTS
    }
    return {f"{place}/MTD_DS.xml": datastrip_metadata(layout), **reports}


def _granule_files(layout: Layout) -> dict[str, bytes]:
    checks = [*_TILE_REPORTS, "SENSOR_QUALITY"]
    if layout.level == "L2A":
        checks.append("L2A_QUALITY" if layout.masks_are_pictures else "RADIOMETRIC_QUALITY")
    place = layout.granule_path
    kinds = ["AUX_ECMWFT", *(["AUX_CAMSFO"] if layout.masks_are_pictures else [])]
    return {
        **{f"{place}/AUX_DATA/{kind}": forecast(kind) for kind in kinds},
        **{f"{place}/QI_DATA/{check}.xml": quality_report(layout, check, layout.granule_id) for check in checks},
    }
