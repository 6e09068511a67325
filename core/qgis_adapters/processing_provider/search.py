"""``scenequeue:search``"""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...services import find_profile
from .base_algorithm import DEFAULT, SceneQueueAlgorithm, Values, profiles
from .footprint_sink import check_output, output_parameter, write_scenes
from .search_parameters import search_parameters

NUMBERS = (
    ("SCENE_COUNT", "Scenes"),
    ("TOTAL_BYTES", "Bytes in all"),
    ("AREA_VERTICES", "Vertices of the search area"),
    ("AREA_ADDED_PERCENT", "Area that the search area adds (%)"),
)


class SearchAlgorithm(SceneQueueAlgorithm):
    """Scenes of a service as a footprint layer."""

    ID = "search"
    TITLE = "Search scenes"
    HELP = (
        "Searches a service for Sentinel-2 scenes over an area and writes their footprints. The area is simplified "
        "automatically for the service, without losing any of it; what the service answers is filtered again with the "
        "exact area. Where little is found, the log says what would find more. Searching the Copernicus Data "
        "Space needs no account."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        for parameter in search_parameters():
            self.addParameter(parameter)
        self.addParameter(output_parameter())
        for name, title in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, self.tr(title)))

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from .search_run import read_run

        check_output(parameters, context)
        known = profiles()
        searched = find_profile(known, self.text(parameters, "SERVICE", context) or DEFAULT)
        self._search = read_run(self, parameters, context, known, searched)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Search and write."""
        from .search_run import result_numbers, tell_area, tell_result

        tell_area(self._search.query, feedback)
        result = self.watched(self._search.result, feedback)
        tell_result(result, feedback)
        target = write_scenes(self, parameters, context, result.scenes)
        return {"OUTPUT": target, **result_numbers(result)}
