"""What the stand-in makes: an L2A product from the bands of an L1C one, by subtracting the dark of each band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from builders.bands import BANDS, BY_NAME
from builders.jp2 import decode
from builders.layout import Grid, Layout
from builders.manifest import sen2cor_manifest
from builders.product_metadata import product_metadata
from builders.safe_product import encoded_pictures, preview, probability_masks, write_tree
from builders.side_files import datastrip_metadata, inspire_record, product_schema
from builders.surface import at, reflectance, shares, surface_pictures, true_colour
from builders.tile_metadata import tile_metadata

from .parameter_file import NAME
from .personalities import Personality
from .refused import NotCreatedError, RefusedError
from .run_log import Log

_SCRATCH = "database.h5"
_DARKEST_PERCENT = 0.5
_GREATEST_HAZE = 0.13
# Nothing on land is quite black: what the darkest pixels of a band still reflect.
_LEAST = {"B01": 0.016, "B02": 0.016, "B03": 0.024, "B04": 0.016}
_CLOUDS = ("MEDIUM_PROBA_CLOUDS", "HIGH_PROBA_CLOUDS", "THIN_CIRRUS")


@dataclass(frozen=True)
class ClassifiedLayout(Layout):
    """The names of a product that was classified only: it has no pictures but the scene classification."""

    @property
    def images(self) -> tuple[str, ...]:
        return tuple(image for image in super().images if "_SCL_" in image)


class Correction:
    """One run on one product; its steps are called in the order in which they stand here.

    :param l1c: the input product, which is only read.
    :param layout: the names of the new product.
    :param output: an existing folder.
    :param personality: of the version that runs.
    """

    def __init__(self, l1c: Path, layout: Layout, output: Path, personality: Personality) -> None:
        self._l1c = l1c
        self._personality = personality
        self._layout = layout
        self._root = output / layout.folder
        self._files: dict[str, bytes] = {}
        self._top: dict[str, np.ndarray] = {}
        self._pictures: dict[str, np.ndarray] = {}
        self._content: dict[str, float] = {}

    def has_all(self) -> bool:
        """Whether the product is there already with all its pictures, which only versions before 2.8 come to see."""
        return all((self._root / f"{image}.jp2").is_file() for image in self._layout.images)

    def create(self) -> None:
        """Make the product's folders, as Sen2Cor does before any work, and its scratch file.

        :raises NotCreatedError: if the input lacks a folder that is copied, or there is no room for the product.
        :raises RefusedError: if the input lacks a metadata file.
        """
        try:
            self._root.mkdir(exist_ok=self._personality.is_old)
        except OSError as error:
            raise self._not_created() from error
        granule = self._granule()
        if not (granule / "MTD_TL.xml").is_file():
            raise RefusedError("No metadata in tile.")
        wanted = [*(self._l1c / name for name in self._personality.needed_folders)]
        if not all(folder.is_dir() for folder in [*wanted, granule / "AUX_DATA", granule / "QI_DATA"]):
            raise self._not_created()
        place = self._layout.granule_path
        write_tree(
            self._root, {f"{place}/{_SCRATCH}": b"\x89HDF\r\n\x1a\n"}, ["AUX_DATA", "rep_info", f"{place}/QI_DATA"]
        )
        copied = {f"{place}/AUX_DATA/{path.name}": path for path in sorted((granule / "AUX_DATA").iterdir())}
        copied |= {f"{place}/QI_DATA/{path.name}": path for path in sorted((granule / "QI_DATA").glob("MSK_*"))}
        self._write({name: path.read_bytes() for name, path in copied.items()})

    def write_datastrip(self) -> None:
        """Write the datastrip's metadata; its reports are not kept.

        :raises RefusedError: if the input's datastrip is not complete; a NotCreatedError for its folder.
        """
        strips = sorted((self._l1c / "DATASTRIP").glob("*/"))
        if not strips:
            raise RefusedError("No datastrip found.")
        if not (strips[0] / "MTD_DS.xml").is_file():
            raise RefusedError("No metadata in datastrip.")
        if not (strips[0] / "QI_DATA").is_dir():
            raise self._not_created()
        place = self._layout.datastrip_path
        self._write({f"{place}/MTD_DS.xml": datastrip_metadata(self._layout)}, [f"{place}/QI_DATA"])

    def read(self) -> None:
        """Read the thirteen bands to their ends.

        :raises RefusedError: if one is missing.
        """
        granule = self._granule()
        found = {band.name: sorted((granule / "IMG_DATA").glob(f"*_{band.name}.jp2")) for band in BANDS}
        if not all(found.values()):
            raise RefusedError(f"insufficient nr. of bands in tile: {granule.name}\nimport of band list failed")
        try:
            self._top = {name: reflectance(decode(paths[0]), self._layout.offset) for name, paths in found.items()}
        except OSError as error:
            raise RefusedError(f"{error}\nimport of band list failed\nModule L2A_Tables failed") from error

    def correct(self) -> None:
        """Subtract the haze from each band and classify the scene."""
        ground = {name: _without_haze(name, band) for name, band in self._top.items() if name != "B10"}
        wet = float(np.mean(ground["B09"]))
        ground["B09"] = ground["B09"] * (float(np.mean(ground["B8A"])) / max(wet, 0.001))
        layout = self._layout
        self._pictures = surface_pictures(ground, self._top["B10"], layout.offset, layout.baseline)
        self._content = shares(self._pictures["SCL_20m"])

    def export(self, resolution: int) -> None:
        """Write the pictures of one resolution (m)."""
        suffix = f"_{resolution}m"
        chosen = {name: picture for name, picture in self._pictures.items() if name.endswith(suffix)}
        self._write(encoded_pictures(self._layout, self._grid(), chosen))

    def read_manifest(self) -> None:
        """Look at the input's manifest, late as Sen2Cor does.

        :raises TypeError: if there is none.
        """
        if not (self._l1c / "manifest.safe").is_file():
            raise TypeError("cannot parse from 'NoneType'")

    def finish(self, gipp: Mapping[str, str], log: Log) -> None:
        """Write metadata, masks, report and manifest.

        :param gipp: what the parameter file says; under the empty name its path.
        :raises RefusedError: without words if the input has no INSPIRE.xml.
        """
        if not (self._l1c / "INSPIRE.xml").is_file():
            raise RefusedError
        layout, grid, place = self._layout, self._grid(), self._layout.granule_path
        cloud = sum(self._content[name] for name in _CLOUDS)
        self._write(probability_masks(layout, grid, self._pictures["SCL_20m"]))
        self._write(preview(layout, grid, true_colour(at(self._top, 60), "L1C")))
        masks = [path for path in self._files if "/MSK_" in path]
        self._write(
            {
                "INSPIRE.xml": inspire_record(layout),
                layout.metadata_file: product_metadata(layout, cloud, self._content),
                f"{place}/MTD_TL.xml": tile_metadata(layout, grid, masks, cloud, self._content),
                **self._reports(gipp, log),
            }
        )
        self._write({"manifest.safe": sen2cor_manifest(layout, str(self._root), self._files)})

    def clean(self) -> None:
        """Remove the scratch file, after a failure too; only who is killed leaves it."""
        (self._root / self._layout.granule_path / _SCRATCH).unlink(missing_ok=True)

    def _reports(self, gipp: Mapping[str, str], log: Log) -> dict[str, bytes]:
        """What goes to ``rep_info``: the schema, and since 2.10 the report and the parameter file."""
        schema, schema_content = product_schema(self._layout)
        name = f"{self._layout.name}_{self._layout.stamp:%Y%m%dT%H%M%S}_report.xml"
        values = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in gipp.items() if key)
        report = f"<report>STAND-IN: not made by Sen2Cor{values}</report>\n"
        log.keep_report(name, report)
        files = {f"rep_info/{schema}": schema_content}
        if "sc_classic" in self._personality.flags:
            files |= {f"rep_info/{name}": report.encode(), f"rep_info/{NAME}": Path(gipp[""]).read_bytes()}
        return files

    def _not_created(self) -> NotCreatedError:
        words = "Error in creating L2A User Product"
        if self._personality.is_old:
            words = "\n".join(2 * [f"[CRITICAL]  L2A_Config: 3181   {words}"])
        return NotCreatedError(words)

    def _granule(self) -> Path:
        granules = sorted((self._l1c / "GRANULE").glob("*/"))
        if not granules:
            raise RefusedError("no tile in GRANULE folder found")
        return granules[0]

    def _grid(self) -> Grid:
        return self._layout.grid(self._top["B01"].shape[0])

    def _write(self, files: dict[str, bytes], folders: list[str] | None = None) -> None:
        write_tree(self._root, files, folders or [])
        self._files |= files


def _without_haze(name: str, band: np.ndarray) -> np.ndarray:
    """Reflectance near the ground: the band's darkest pixels tell how much the air alone scatters.

    Where nothing is dark, as in infrared without water, the law of scattering sets a limit.
    """
    limit = _GREATEST_HAZE * (BANDS[0].central / BY_NAME[name].central) ** 3
    haze = float(np.percentile(band, _DARKEST_PERCENT)) - _LEAST.get(name, 0.008)
    haze = min(max(haze, 0.0), limit)
    return np.asarray((band - haze) / (1 - 1.6 * haze))
