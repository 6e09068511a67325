"""``scenequeue:pipeline``: search, download, check and correct in one; the stages of different scenes overlap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
)

from ...feedback import Feedback
from ...job_queue.order import Order
from ...job_queue.scheduler import Slots
from ...settings import Resolution, Settings
from ..headless import OrderResult, run_orders
from .base_algorithm import (
    SceneQueueAlgorithm,
    Values,
    find_credentials,
    network_settings,
    profiles,
)
from .footprint_sink import check_output, output_parameter, write_scenes
from .order_parameters import (
    add_all,
    connections_parameter,
    correction_parameters,
    folder_parameter,
    order_outputs,
    order_values,
    report_parameter,
)
from .search import NUMBERS
from .search_parameters import search_parameters

if TYPE_CHECKING:
    from ...catalogue import SearchResult


class PipelineAlgorithm(SceneQueueAlgorithm):
    """From an area to L2A products."""

    ID = "pipeline"
    TITLE = "From an area to L2A products"
    HELP = (
        "Searches scenes, downloads them several at once, checks each product and corrects L1C products with Sen2Cor "
        "while others download. FOLDER gets L1C/ and L2A/. The same call after an interruption goes on where it ended."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        parameters = [
            *search_parameters(),
            folder_parameter(),
            connections_parameter(),
            *correction_parameters(),
            QgsProcessingParameterBoolean("LOAD", "Load the products", defaultValue=False),
            output_parameter(),
            report_parameter(),
        ]
        outputs = [QgsProcessingOutputNumber(name, self.tr(title)) for name, title in NUMBERS]
        add_all(self, parameters, [*outputs, *order_outputs(), QgsProcessingOutputMultipleLayers("LAYERS", "Layers")])

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.stage_factory import StageFactory
        from ...stages.download.choice import source_of
        from .search_run import read_run

        check_output(parameters, context)
        known = profiles()
        self._search = read_run(self, parameters, context, known)
        searched = self._search.profile
        profile = source_of(searched.id, known)
        # AUTHCFG is the search's where that needs one; then the environment has the one for downloads
        authcfg = "" if searched.searches_signed_in else self.text(parameters, "AUTHCFG", context)
        credentials = find_credentials(profile, authcfg)
        self._stages = StageFactory(known, lambda _: credentials, network_settings())
        self._search = self._search.sharing(self._stages, profile)
        self._settings = Settings(
            self.folder(parameters, "FOLDER", context),
            service=profile.id,
            sen2cor=self.text(parameters, "SEN2COR", context),
            resolution=Resolution(self.text(parameters, "RESOLUTION", context)),
        )
        connections = self.number(parameters, "CONNECTIONS", context)
        parallel = self.number(parameters, "PARALLEL", context)
        self._slots = replace(Slots(), download=int(connections or profile.connections), correction=int(parallel or 1))
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Search, then work on what was found."""
        from .search_run import result_numbers, tell_area, tell_result

        tell_area(self._search.query, feedback)
        with self._stages:
            found = self.watched(self._search.result, feedback)
            tell_result(found, feedback)
            target = write_scenes(self, parameters, context, found.scenes)
            result = self.watched(lambda watch: self._run(found, watch), feedback)
        layers = self._load(result, context) if self.parameterAsBool(parameters, "LOAD", context) else []
        return {
            "OUTPUT": target,
            **result_numbers(found),
            **order_values(result, str(self._settings.folder), self._report),
            "LAYERS": layers,
        }

    def _run(self, found: SearchResult, watch: Feedback) -> OrderResult:
        scenes = [scene for scene in found.scenes if not scene.superseded]
        self._stages.require_sen2cor(scenes, self._settings, watch)
        report = Path(self._report) if self._report else None
        order = Order(0, self._settings, title="pipeline")
        return run_orders(
            self._settings.folder, [(order, scenes)], self._stages, watch, slots=self._slots, report=report
        )

    def _load(self, result: OrderResult, context: QgsProcessingContext) -> list[str]:
        from ...stages.visualisation import recipes_for
        from ..product_layers import make_layer

        order = Order(0, self._settings)
        loaded = []
        for job in result.done:
            for recipe in recipes_for(self._stages.result_of(job, order)):
                layer = make_layer(recipe)
                context.temporaryLayerStore().addMapLayer(layer)
                details = QgsProcessingContext.LayerDetails(recipe.title, context.project(), "LAYERS")
                context.addLayerToLoadOnCompletion(layer.id(), details)
                loaded.append(layer.id())
        return loaded
