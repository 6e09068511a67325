"""``scenequeue:pipeline``: search, download, check and correct in one; the stages of different scenes overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ...feedback import Feedback
from ...job_queue.job import StageName
from ...job_queue.order import Order
from ...job_queue.scheduler import Slots
from ...scene import Scene
from ...services import find_profile
from ...settings import RASTER_KINDS, Settings, read_bands
from ..settings_store import read_preferences
from .base_algorithm import (
    DEFAULT,
    SceneQueueAlgorithm,
    Values,
    network_settings,
    profiles,
)
from .correction_parameters import CORRECTION_HELP, READY_L2A, correction_parameters, read_correction
from .footprint_sink import check_output, output_parameter, write_scenes
from .order_parameters import (
    add_all,
    bands_parameter,
    connections_parameter,
    folder_parameter,
    order_outputs,
    order_values,
    product_parameters,
    read_end,
    read_product_options,
    report_parameter,
    source_parameters,
)
from .search import NUMBERS
from .search_parameters import search_parameters

if TYPE_CHECKING:
    from ...catalogue import SearchResult
    from ...services import ServiceProfile
    from ..headless import OrderResult


class PipelineAlgorithm(SceneQueueAlgorithm):
    """From an area to L2A products."""

    ID = "pipeline"
    TITLE = "From an area to L2A products"
    HELP = (
        "Searches scenes, downloads them several at once, checks each product and corrects L1C products with Sen2Cor "
        "while others download. FOLDER gets L1C/ and L2A/. The same call after an interruption goes on where it ended. "
        "What SERVICE lists comes from SOURCE, or from SERVICE itself if that delivers, else from cdse; where a scene "
        "cannot be had there, ALTERNATIVES are tried in their order, and the report names both. A SERVICE that only "
        "delivers is the source, and cdse is searched. With BANDS only the images of these bands are fetched; Sen2Cor "
        "cannot work with such products, so that goes with LEVEL=L2A. " + CORRECTION_HELP
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        parameters = [
            *search_parameters(),
            QgsProcessingParameterString("SOURCE", "Service to download from; empty: one that fits", optional=True),
            *source_parameters(),
            bands_parameter(),
            folder_parameter(),
            connections_parameter(),
            *correction_parameters(),
            *product_parameters(),
            QgsProcessingParameterBoolean("LOAD", "Load the products", defaultValue=False),
            QgsProcessingParameterEnum(
                "RECIPE", "Layers of each product", list(RASTER_KINDS), True, ["true_colour"], usesStaticStrings=True
            ),
            output_parameter(),
            report_parameter(),
        ]
        outputs = [QgsProcessingOutputNumber(name, self.tr(title)) for name, title in NUMBERS]
        add_all(self, parameters, [*outputs, *order_outputs(), QgsProcessingOutputMultipleLayers("LAYERS", "Layers")])

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.stage_factory import StageFactory
        from ..transfer_preferences import limits_of_settings
        from .order_sources import read_sources
        from .search_run import read_run
        from .sign_ins import authcfg_left

        check_output(parameters, context)
        known = profiles()
        searched, self._source = self._services(parameters, context, known)
        self._search = read_run(self, parameters, context, known, searched)
        configurations = (self.text(parameters, name, context) for name in ("AUTHCFG", "OAUTH_AUTHCFG", "S3_AUTHCFG"))
        authcfg = authcfg_left(searched, self._source, *configurations)
        self._sources = read_sources(self, parameters, context, known, [self._source], authcfg)
        connections = int(self.number(parameters, "CONNECTIONS", context) or self._sources.connections)
        self._stages = StageFactory(
            known, self._sources.sign_in_of, network_settings(), connections, limits=limits_of_settings()
        )
        self._search = self._search.sharing(self._stages, self._source)
        self._settings = Settings(
            self.folder(parameters, "FOLDER", context),
            **read_correction(self, parameters, context),
            bands=read_bands(self.text(parameters, "BANDS", context)),
            **read_product_options(self, parameters, context),
        )
        self._at_end = read_end(self, parameters, context)
        self._takes_ready = self.text(parameters, "NO_SEN2COR", context) == READY_L2A
        self._one_version = bool(self.parameterAsBool(parameters, "ONE_VERSION", context))
        self._corrections = int(self.number(parameters, "PARALLEL", context) or 0)
        self._slots, self._preferences = Slots().with_connections(connections), read_preferences()
        self._stages.corrections.folders = self._preferences.sen2cor_places
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)
        self._kinds = tuple(self.parameterAsEnumStrings(parameters, "RECIPE", context))

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
            **order_values(result, str(self._settings.folder), self._report, self._at_end),
            "LAYERS": layers,
        }

    def _services(
        self, parameters: Values, context: QgsProcessingContext, known: Mapping[str, ServiceProfile]
    ) -> tuple[ServiceProfile, ServiceProfile]:
        """Who is searched, and who delivers."""
        from ...stages.download.choice import source_of

        service, source = (self.text(parameters, name, context) for name in ("SERVICE", "SOURCE"))
        given = find_profile(known, service or DEFAULT)
        searched = given if given.is_searchable else find_profile(known, DEFAULT)
        return searched, source_of(source or given.id, known)

    def _run(self, found: SearchResult, watch: Feedback) -> OrderResult:
        from ...job_queue.sourcing import Share
        from ..call_conditions import CallConditions
        from ..headless import run_orders

        scenes = tuple(scene for scene in found.scenes if not scene.superseded)
        scenes, settings = self._planned(scenes, watch)
        orders = self._sources.orders(
            [Share(self._source, scenes)], settings, tuple(StageName), "pipeline", self._at_end
        )
        report = Path(self._report) if self._report else None
        with CallConditions(self._preferences, watch, self._corrections) as conditions:
            return run_orders(
                self._settings.folder,
                orders,
                self._stages,
                watch,
                slots=self._slots,
                report=report,
                upkeep=self._stages,
                budgets=self._stages.budgets,
                before_tick=conditions.renew,
            )

    def _planned(self, scenes: Sequence[Scene], watch: Feedback) -> tuple[tuple[Scene, ...], Settings]:
        """The scenes to work on: ready L2A products in the place of those that no Sen2Cor here takes, if so wanted.

        What is left of those fails before it is downloaded, with the version to install.

        :raises Sen2CorMissingError: if that would be all of them.
        """
        from ...catalogue.ready_l2a import with_ready
        from ...job_queue.correction_plan import plan_corrections

        plan = plan_corrections(scenes, self._settings, self._stages.corrections, watch, one_version=self._one_version)
        ready = self._search.ready_of(plan.lacking, watch) if self._takes_ready and plan.lacking else {}
        if plan.missing is not None and not plan.able and not ready:
            raise plan.missing
        mixture = plan.mixture(len(ready))
        if mixture:
            watch.note(mixture, warning=True)
        return tuple(with_ready([*plan.able, *plan.lacking], ready)), plan.settings

    def _load(self, result: OrderResult, context: QgsProcessingContext) -> list[str]:
        from ..layer_loader import open_products

        order = Order(0, self._settings)  # where products lie is the same for all sources
        products = [self._stages.result_of(job, order) for job in result.done]
        loaded = []
        query = self._search.query
        area = "" if query is None or query.area is None else query.area.wkt
        for recipe, layer in open_products(products, self._kinds, area):
            context.temporaryLayerStore().addMapLayer(layer)
            details = QgsProcessingContext.LayerDetails(recipe.title, context.project(), "LAYERS")
            context.addLayerToLoadOnCompletion(layer.id(), details)
            loaded.append(layer.id())
        return loaded
