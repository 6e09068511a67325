"""``scenequeue:layers``"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...errors import CancelledError, SettingsError
from ...feedback import Feedback
from ...settings import MOST_MARGIN_M, RASTER_KINDS, RasterFormat, RasterOptions
from .base_algorithm import SceneQueueAlgorithm, Values
from .order_parameters import add_all, order_outputs, report_parameter

if TYPE_CHECKING:
    from ...stages.visualisation.clipped_rasters import MadeRaster

_FORMATS = [RasterFormat.COG.value, RasterFormat.GTIFF.value]
_DOUBLE = QgsProcessingParameterNumber.Type.Double


class LayersAlgorithm(SceneQueueAlgorithm):
    """Products on disk as rasters of an area."""

    ID = "layers"
    TITLE = "Rasters of an area from products"
    HELP = (
        "Makes rasters of SAFE products, L1C and L2A of all baselines: one file a date and kind, cut to the exact AREA "
        "plus MARGIN metres. INPUT is a SAFE folder, a ZIP, or a folder with any number of them; without AREA whole "
        "scenes are taken. RECIPE names the kinds: true_colour (bytes, to look at), false_colour (B08, B04, B03), swir "
        "(B12, B8A, B04), ndvi, scene_classification, and bands, which go into one file together. All but true_colour "
        "and scene_classification are reflectance in Float32, with the offset of the product's metadata, and no data "
        "is NaN. Tiles of one date become one file in the UTM zone of most of the area, pixel on pixel; tiles of other "
        "zones are warped to it. MASK takes classes of the scene classification out: 3,8,9,10 are cloud shadows, "
        "clouds and thin cirrus. What was replaced by a newer version is left out, and so is L1C where there is L2A. "
        "The same call again leaves files as they are whose products are the same."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        kinds, formats = list(RASTER_KINDS), _FORMATS
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        parameters = [
            QgsProcessingParameterFile("INPUT", "Product (.SAFE or .zip), or a folder with several", folder),
            QgsProcessingParameterEnum("RECIPE", "Kinds", kinds, True, ["true_colour"], usesStaticStrings=True),
            QgsProcessingParameterFeatureSource(
                "AREA", "Area (polygons); empty: whole scenes", polygons, optional=True
            ),
            QgsProcessingParameterNumber("MARGIN", "Margin around the area (m)", _DOUBLE, 0, True, 0, MOST_MARGIN_M),
            QgsProcessingParameterString(
                "MASK", "Classes to leave out, such as 3,8,9,10 (shadows and clouds)", optional=True
            ),
            QgsProcessingParameterEnum("FORMAT", "Format", formats, defaultValue="COG", usesStaticStrings=True),
            QgsProcessingParameterFile("FOLDER", "Folder for the rasters", folder),
            QgsProcessingParameterBoolean("LOAD", "Load the rasters", defaultValue=False),
            report_parameter(),
        ]
        add_all(self, parameters, [*order_outputs(), QgsProcessingOutputMultipleLayers("LAYERS", "Rasters")])

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...stages.visualisation.clipped_rasters import ClippedRasters
        from .search_run import read_area

        self._input = Path(self.parameterAsFile(parameters, "INPUT", context)).absolute()
        options = RasterOptions(
            tuple(self.parameterAsEnumStrings(parameters, "RECIPE", context)),
            self.number(parameters, "MARGIN", context) or 0.0,
            _classes(self.text(parameters, "MASK", context)),
            RasterFormat(self.parameterAsEnumString(parameters, "FORMAT", context)),
        )
        area = read_area(self, parameters, context)
        self._told = area.repairs if area is not None else ()
        self._folder = self.folder(parameters, "FOLDER", context)
        self._rasters = ClippedRasters(self._folder, options, area.wkt if area is not None else "")
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Make the rasters."""
        for text in self._told:
            feedback.pushInfo(text)
        made = self.watched(self._run, feedback)
        done = [one for one in made if one.state == "done"]
        if self.parameterAsBool(parameters, "LOAD", context):
            for one in done:
                details = QgsProcessingContext.LayerDetails(one.identifier, context.project(), "LAYERS")
                context.addLayerToLoadOnCompletion(str(one.path), details)
        return {
            "FOLDER": str(self._folder),
            "DONE": len(done),
            "FAILED": len(made) - len(done),
            "LAYERS": [str(one.path) for one in done],
            "REPORT": self._report,
        }

    def _run(self, watch: Feedback) -> Sequence[MadeRaster]:
        from ...job_queue.report import require_writable, write_lines
        from ...product.found_products import products_at
        from ...stages.visualisation.clipped_rasters import COLUMNS, row_of

        report = Path(self._report) if self._report else None
        if report is not None:
            require_writable(report)
        products = products_at(self._input, watch)
        if not products:
            raise SettingsError(
                f"There is no Sentinel-2 product in {self._input}.",
                advice="Name a .SAFE folder, its ZIP, or a folder above.",
            )
        made = self._rasters.make(products, watch)
        if report is not None:
            write_lines(report, [one.report_line() for one in made], COLUMNS, row_of)
        if watch.is_cancelled():
            raise CancelledError()
        return made


def _classes(text: str) -> tuple[int, ...]:
    """The numbers between commas or blanks.

    :raises SettingsError: if one is none.
    """
    words = re.split(r"[,;\s]+", text) if text else []
    if not all(word.isascii() and word.isdigit() for word in words if word):
        raise SettingsError(f"MASK is no list of classes: {text[:60]!r}.", advice="Give numbers, such as 3,8,9,10.")
    return tuple(sorted({int(word) for word in words if word}))
